"""`tenderkit new`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tenderkit.cli.options import OPTIONS
from tenderkit.messages import text

if TYPE_CHECKING:
    from tenderkit.problems import Key
    from tenderkit.workflows.case.carried_case import CarriedCase

_BOTH = "both"
_KINDS = ("dialogue", "places", _BOTH)


@click.command("new", help=text("help.new"), options_metavar=OPTIONS)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(_KINDS), help=text("help.option.new_kind"))
@click.option("--lots", is_flag=True, help=text("help.option.new_lots"))
@click.option(
    "--from",
    "earlier",
    type=click.Path(path_type=Path),
    metavar=text("metavar.case"),
    help=text("help.option.new_from"),
)
@click.option("--placements", is_flag=True, help=text("help.option.new_placements"))
def command(folder: Path, kind: str | None, earlier: Path | None, *, lots: bool, placements: bool) -> None:
    """Write a commented starter case, or one that begins with an earlier one; without `--kind` it has both requirements."""
    from tenderkit.model.case.choices import RequirementKind
    from tenderkit.workflows.case.new import case_from, new_case

    if placements:
        _begin_placements(folder, alone=earlier is None and kind is None and not lots)
        return
    if earlier is not None and (kind is not None or lots):
        raise click.UsageError(text("usage.new_from"))
    carried = None
    if earlier is not None:
        paths, carried = case_from(folder, earlier)
    else:
        paths = new_case(folder, [each for each in RequirementKind if kind in (None, _BOTH, each.value)], lots=lots)
    for path in paths:
        click.echo(text("build.wrote", path=path))
    if carried is not None and earlier is not None:
        _tell(carried, earlier)
    click.echo(text("new.next", folder=folder))
    if kind is None and carried is None:
        click.echo(text("new.kinds"))


def _begin_placements(case: Path, *, alone: bool) -> None:
    """The recruiter's files beside the case that there is."""
    from tenderkit.workflows.case.new import new_placements

    if not alone:
        raise click.UsageError(text("usage.new_placements"))
    for path in new_placements(case):
        click.echo(text("build.wrote", path=path))
    click.echo(text("new.next_placements", case=case))


def _tell(result: "CarriedCase", earlier: Path) -> None:
    """What the new file holds of the earlier one, by block, what was taken away, and what now is the officer's to write."""
    carried = result.carried
    click.echo(text("new.carried", case=earlier))
    for block, names in carried.kept.items():
        click.echo(f"  {block}: {', '.join(names)}" if block else f"  {', '.join(names)}")
    click.echo(text("new.emptied", names=_listed(*carried.emptied, *carried.dropped)))
    if carried.to_read_again:
        click.echo(text("new.read_again", names=", ".join(carried.to_read_again)))
    click.echo(text("new.to_fill", names=_listed(*carried.to_fill)))
    click.echo(text("new.not_carried"))
    for remark in result.remarks:
        click.echo(str(remark), err=True)


def _listed(*keys: "Key") -> str:
    """The paths, each once; `–` for none."""
    paths = dict.fromkeys(".".join(step for step in key if isinstance(step, str)) for key in keys)
    return ", ".join(paths) or "–"
