"""`tenderkit migrate`."""

from pathlib import Path

import click

from tenderkit.cli.options import OPTIONS, case_argument
from tenderkit.messages import text


@click.command("migrate", help=text("help.migrate"), options_metavar=OPTIONS)
@case_argument
@click.option("--dry-run", is_flag=True, help=text("help.option.dry_run_migrate"))
def command(case: Path, *, dry_run: bool) -> None:
    """Show the change, and without a dry run make it."""
    from tenderkit.model.case.values import NEWEST_FORMAT
    from tenderkit.workflows.case.migrate import migrate

    done = migrate(case, write=not dry_run)
    if not done.changes:
        click.echo(text("migrate.nothing", path=done.path, format=NEWEST_FORMAT))
        return
    click.echo(text("migrate.title", path=done.path, before=done.before, after=NEWEST_FORMAT))
    for line in done.changes:
        click.echo(f"    {line}".rstrip())
    for path in done.unknown:
        click.echo(text("migrate.unknown", path=path))
    click.echo(text("migrate.would_keep" if dry_run else "migrate.kept", kept=done.kept))
