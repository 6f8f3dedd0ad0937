"""`tenderkit schema`."""

import click

from tenderkit.cli.options import OPTIONS
from tenderkit.messages import text


@click.command("schema", help=text("help.schema"), options_metavar=OPTIONS)
@click.argument("what", type=click.Choice(["upphandling"]))
def command(what: str) -> None:
    """Print the JSON Schema, so that an editor can complete and check the case file."""
    del what  # one schema so far; the argument names it for the day there are two
    from tenderkit.workflows.new import schema_text

    click.echo(schema_text(), nl=False)
