"""`tenderkit new`."""

from pathlib import Path

import click

from tenderkit.cli.options import OPTIONS
from tenderkit.messages import text


@click.command("new", help=text("help.new"), options_metavar=OPTIONS)
@click.argument("folder", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Write a commented starter case."""
    from tenderkit.workflows.case.new import new_case

    for path in new_case(folder):
        click.echo(text("build.wrote", path=path))
    click.echo(text("new.next", folder=folder))
