"""`tenderkit convert`."""

from pathlib import Path

import click

from tenderkit.cli.options import CASE_FORMATS, OPTIONS, XLSX, case_argument
from tenderkit.messages import text


@click.command("convert", help=text("help.convert"), options_metavar=OPTIONS)
@case_argument
@click.option("--form", type=click.Choice(CASE_FORMATS), required=True, help=text("help.option.convert_form"))
@click.option("--dry-run", is_flag=True, help=text("help.option.dry_run_convert"))
def command(case: Path, form: str, *, dry_run: bool) -> None:
    """Make a form of a case file, or a case file of a form; the old file is kept."""
    from tenderkit.workflows.case.convert import convert

    done = convert(case, to_form=form == XLSX, write=not dry_run)
    if not done.outputs:
        click.echo(text("convert.nothing", path=done.path))
        return
    facts = {"path": done.path, "new": done.new, "kept": done.kept}
    click.echo(text("convert.would" if dry_run else "convert.did", **facts))
    click.echo(text("convert.comments", **facts))
