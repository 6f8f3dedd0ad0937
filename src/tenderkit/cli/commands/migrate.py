"""`tenderkit migrate`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tenderkit.cli.options import OPTIONS, case_argument
from tenderkit.messages import text

if TYPE_CHECKING:
    from tenderkit.workflows.case.migrate import CaseMigration
    from tenderkit.workflows.matching.migrate import RecordMigration


@click.command("migrate", help=text("help.migrate"), options_metavar=OPTIONS)
@case_argument
@click.option("--dry-run", is_flag=True, help=text("help.option.dry_run_migrate"))
def command(case: Path, *, dry_run: bool) -> None:
    """Show the change, and without a dry run make it."""
    from tenderkit.workflows.matching.migrate import migrate

    done = migrate(case, write=not dry_run)
    _print_case(done.case, dry_run=dry_run)
    if done.record is not None:
        _print_record(done.record, dry_run=dry_run)


def _print_case(done: "CaseMigration", *, dry_run: bool) -> None:
    from tenderkit.model.case.values import NEWEST_FORMAT

    if not done.changes:
        click.echo(text("migrate.nothing", path=done.path, format=NEWEST_FORMAT))
        return
    click.echo(text("migrate.title", path=done.path, before=done.case.format, after=NEWEST_FORMAT))
    for line in done.changes:
        click.echo(f"    {line}".rstrip())
    for path in done.unknown:
        click.echo(text("migrate.unknown", path=path))
    click.echo(text("migrate.would_keep" if dry_run else "migrate.kept", kept=done.kept))


def _print_record(done: "RecordMigration", *, dry_run: bool) -> None:
    """What becomes of each entry, and then what can't be known; never a name."""
    if not done.outputs:
        click.echo(text("migrate.nothing", path=done.path, format=2))
        return
    click.echo(text("migrate.title", path=done.path, before=1, after=2))
    for entry in done.entries:
        events = "; ".join(text("migrate.event", what=title, day=day) for title, day in entry.events)
        click.echo(text(f"migrate.entry.{entry.of[0]}", id=entry.id, events=events))
    click.echo(text("migrate.entry.rest"))
    for problem in done.remarks:
        click.echo(str(problem))
    click.echo(text("migrate.persons", path=done.persons))
    click.echo(text("migrate.would_keep" if dry_run else "migrate.kept", kept=done.kept))
