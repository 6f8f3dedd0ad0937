"""`tenderkit schema`."""

from pathlib import Path

import click

from tenderkit.cli.completion import offer_schemas
from tenderkit.cli.options import OPTIONS, library_option
from tenderkit.cli.printing import print_for_programs
from tenderkit.messages import text


@click.command("schema", help=text("help.schema"), options_metavar=OPTIONS)
@click.argument(
    "what", metavar="upphandling|placeringar|personer|kommun|arsuppgifter|TYP", shell_complete=offer_schemas
)
@library_option
def command(what: str, start: Path) -> None:
    """Print the JSON Schema of a file for editors, or of what a document kind needs from the files."""
    from tenderkit.workflows.case.new import SCHEMAS, schema_text

    if what in SCHEMAS:
        print_for_programs(schema_text(what))
        return
    from tenderkit.workflows.papers.kind_schema import kind_schema_text

    print_for_programs(kind_schema_text(what, start))
