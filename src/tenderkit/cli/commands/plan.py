"""`tenderkit plan`."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tenderkit.cli.options import OPTIONS, day_of, day_option
from tenderkit.cli.printing import print_report
from tenderkit.messages import text

if TYPE_CHECKING:
    from tenderkit.workflows.plan.plan import AssessedPlan

_MOST_MONTHS = 60


@click.command("plan", help=text("help.plan"), options_metavar=OPTIONS)
@click.argument("plan", type=click.Path(path_type=Path), metavar=text("metavar.plan"))
@click.option("--to", type=click.Path(path_type=Path), metavar="FIL", help=text("help.option.plan_to"))
@click.option("--sheet", metavar=text("metavar.sheet"), help=text("help.option.plan_sheet"))
@click.option(
    "--within",
    type=click.IntRange(1, _MOST_MONTHS),
    metavar=text("metavar.months"),
    help=text("help.option.plan_within"),
)
@click.option("--new", "folder", type=click.Path(path_type=Path), metavar="MAPP", help=text("help.option.plan_new"))
@click.option("--rows", metavar="3,7", help=text("help.option.plan_rows"))
@day_option(key="help.option.plan_date")
def command(plan: Path, **given: object) -> None:
    """Ask the policy of every row; then the report, the sheet back, or case folders of chosen rows."""
    from tenderkit.workflows.plan.plan import assess

    folder, rows = given["folder"], given["rows"]
    if (folder is None) != (rows is None):
        raise click.UsageError(text("usage.plan_new"))
    day, sheet, within = given["day"], given["sheet"], given["within"]
    found = assess(
        plan,
        sheet=str(sheet) if sheet is not None else None,
        branch_months=within if isinstance(within, int) else None,
        day=day_of(day) if isinstance(day, datetime) else None,
    )
    to = given["to"]
    if isinstance(folder, Path):
        _begin_cases(found, folder, _numbers(str(rows)))
    elif to is None:
        from tenderkit.workflows.plan.plan import plan_report

        print_report(plan_report(found))
    if isinstance(to, Path):
        _deliver(found, to)
    for problem in found.problems:
        click.echo(str(problem), err=True)


def _numbers(rows: str) -> tuple[int, ...]:
    """The numbers between commas, each once."""
    parts = [part.strip() for part in rows.split(",") if part.strip()]
    if not parts or not all(part.isascii() and part.isdigit() for part in parts):
        raise click.UsageError(text("usage.plan_rows", rows=rows))
    return tuple(dict.fromkeys(map(int, parts)))


def _begin_cases(found: "AssessedPlan", folder: Path, rows: tuple[int, ...]) -> None:
    from tenderkit.project.places import CASE_FILE
    from tenderkit.workflows.plan.cases_from_plan import cases_from_plan

    for case, paths in cases_from_plan(found, folder, rows):
        for path in paths:
            click.echo(text("build.wrote", path=path))
        click.echo(text("new.next", folder=case, file=CASE_FILE))


def _deliver(found: "AssessedPlan", to: Path) -> None:
    from tenderkit.workflows.plan.plan import deliver_plan

    left = deliver_plan(found, to)
    click.echo(text("build.wrote", path=to))
    for problem in left:
        click.echo(str(problem), err=True)
