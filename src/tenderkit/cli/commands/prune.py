"""`tenderkit prune`."""

from datetime import date, datetime
from pathlib import Path

import click

from tenderkit.cli.options import OPTIONS, case_argument, day_of, day_option
from tenderkit.messages import Message, text
from tenderkit.model.matching.matching import Retention
from tenderkit.problems import RefusedError
from tenderkit.project.places import OLD_MATCHING_FILE
from tenderkit.workflows.privacy.prune_persons import PersonsPruned, prune_persons


@click.command("prune", help=text("help.prune"), options_metavar=OPTIONS)
@case_argument
@day_option(required=True, key="help.option.prune_day")
@click.option("--dry-run", is_flag=True, help=text("help.option.prune_dry_run"))
@click.option("--yes", "beforehand", is_flag=True, help=text("help.option.prune_yes"))
def command(case: Path, day: datetime, *, dry_run: bool, beforehand: bool) -> None:
    """List or remove; never print a name."""
    if not dry_run and not beforehand and day_of(day) > date.today():  # noqa: DTZ011 - the day where the reader is
        raise RefusedError("TK-M262", {"day": day_of(day)})
    _print(prune_persons(case, day_of(day), remove=not dry_run), day, removed=not dry_run)


def _print(result: PersonsPruned, day: datetime, *, removed: bool) -> None:
    click.echo(text("prune.title_day", day=day_of(day)))
    _print_decision(result.retention)
    for item in result.items:
        click.echo(text("prune.would_go", id=item.id, ended=item.ended, fields=", ".join(item.fields)))
    if result.older:
        click.echo(text("prune.older", file=OLD_MATCHING_FILE, ids=", ".join(result.older)))
    if not result.items and not result.older:
        click.echo(text("prune.nothing"))
    if result.not_ended:
        click.echo(text("prune.not_ended", ids=", ".join(result.not_ended)))
    if result.files:
        click.echo(text("prune.by_hand", files=", ".join(result.files)))
    _print_end(result, removed=removed)


def _print_decision(retention: Retention | None) -> None:
    if retention is None:
        click.echo(str(Message("TK-M055")), err=True)
        return
    click.echo(text("prune.decision", decision=retention.decision, months=retention.remove_after_months))


def _print_end(result: PersonsPruned, *, removed: bool) -> None:
    if result.items or result.older:
        count = len(dict.fromkeys((*(item.id for item in result.items), *result.older)))
        changed = result.path if result.items else result.path.with_name(OLD_MATCHING_FILE)
        done = text("prune.done_persons", count=count, path=changed)
        click.echo(done if removed else text("prune.run_without_dry_run"))
    for path in dict.fromkeys(path for path, _ in result.left_over):
        lines = ", ".join(str(line) for other, line in result.left_over if other == path)
        click.echo(text("prune.left_over", lines=lines, path=path), err=True)
