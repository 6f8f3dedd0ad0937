"""`tenderkit due`."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tenderkit.cli.options import OPTIONS, day_option, day_or_today, format_option
from tenderkit.cli.printing import print_data, print_report, print_unread
from tenderkit.cli.progress import Progress
from tenderkit.cli.roles import RoleType
from tenderkit.messages import text
from tenderkit.problems import ExitCode

if TYPE_CHECKING:
    from tenderkit.model.case.choices import Role


@click.command("due", help=text("help.due"), options_metavar=OPTIONS)
@click.argument("folder", type=click.Path(path_type=Path), metavar=text("metavar.cases"))
@day_option(key="help.option.report_day")
@click.option("--role", type=RoleType(), metavar="ROLL", help=text("help.option.due_role"))
@click.option("--ics", type=click.Path(path_type=Path), metavar="FIL", help=text("help.option.ics"))
@click.option("--force", is_flag=True, help=text("help.option.force_list"))
@format_option()
def command(folder: Path, day: datetime | None, *, role: "Role | None", **given: Any) -> int:  # noqa: ANN401 - what click parsed
    """Exit code 1 when a case couldn't be read; the rest is told, and written, all the same."""
    from tenderkit.workflows.due.due_report import deliver_calendar, due_as_data, due_report
    from tenderkit.workflows.due.read_due import read_due

    ics: Path | None = given["ics"]
    if ics is not None and day is None:
        raise click.UsageError(text("usage.ics_date"))
    progress = Progress()
    found = read_due(folder, day_or_today(day), role, progress.show)
    progress.end()
    print_unread(found.problems, found.refusals)
    if given["form"] == "json":
        print_data(due_as_data(found))
    else:
        print_report(due_report(found))
    if ics is not None:
        deliver_calendar(found, ics, force=given["force"])
        click.echo(text("build.wrote", path=ics), err=given["form"] == "json")
    return ExitCode.CHANGE_THE_FILE if found.unread else ExitCode.DONE
