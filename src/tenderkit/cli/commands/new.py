"""`tenderkit new`."""

from pathlib import Path

import click

from tenderkit.cli.options import OPTIONS
from tenderkit.messages import text

_BOTH = "both"
_KINDS = ("dialogue", "places", _BOTH)


@click.command("new", help=text("help.new"), options_metavar=OPTIONS)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(_KINDS), help=text("help.option.new_kind"))
@click.option("--lots", is_flag=True, help=text("help.option.new_lots"))
def command(folder: Path, kind: str | None, *, lots: bool) -> None:
    """Write a commented starter case; without `--kind` it has both requirements, for the officer to choose from."""
    from tenderkit.model.case.choices import RequirementKind
    from tenderkit.workflows.case.new import new_case

    kinds = tuple(each for each in RequirementKind if kind in (None, _BOTH, each.value))
    for path in new_case(folder, kinds, lots=lots):
        click.echo(text("build.wrote", path=path))
    click.echo(text("new.next", folder=folder))
    if kind is None:
        click.echo(text("new.kinds"))
