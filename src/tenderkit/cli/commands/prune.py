"""`tenderkit prune`."""

from datetime import datetime
from pathlib import Path

import click

from tenderkit.cli.options import DAY, OPTIONS, case_argument, day_of
from tenderkit.messages import Message, text
from tenderkit.workflows.privacy.prune import PruneResult, prune


@click.command("prune", help=text("help.prune"), options_metavar=OPTIONS)
@case_argument
@click.option(
    "--before",
    type=DAY,
    metavar="ÅÅÅÅ-MM-DD",
    required=True,
    help=text("help.option.prune_before"),
)
@click.option("--yes", "remove", is_flag=True, help=text("help.option.prune_yes"))
def command(case: Path, before: datetime, *, remove: bool) -> None:
    """List or remove; never print a name."""
    day = day_of(before)
    result = prune(case, day, remove=remove)
    click.echo(text("prune.title", day=day))
    _print_decision(result)
    for item in result.items:
        click.echo(text("prune.would_go", id=item.id, ended=item.ended, fields=", ".join(item.fields)))
    if not result.items:
        click.echo(text("prune.nothing"))
    if result.not_ended:
        click.echo(text("prune.not_ended", ids=", ".join(result.not_ended)))
    if result.files:
        click.echo(text("prune.by_hand", files=", ".join(result.files)))
    if result.items:
        _print_end(result, removed=remove)


def _print_decision(result: PruneResult) -> None:
    retention = result.retention
    if retention is None:
        click.echo(str(Message("TK-M055")), err=True)
        return
    click.echo(text("prune.decision", decision=retention.decision, months=retention.remove_after_months))


def _print_end(result: PruneResult, *, removed: bool) -> None:
    if not removed:
        click.echo(text("prune.run_with_yes"))
        return
    click.echo(text("prune.done", count=len(result.items), path=result.path))
    if result.left_over:
        lines = ", ".join(map(str, result.left_over))
        click.echo(text("prune.left_over", lines=lines, path=result.path), err=True)
