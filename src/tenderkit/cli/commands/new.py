"""`tenderkit new`."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tenderkit.cli.options import CASE_FORMATS, OPTIONS, XLSX, YAML
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
@click.option("--form", type=click.Choice(CASE_FORMATS), default=YAML, help=text("help.option.new_form"))
@click.option("--placements", is_flag=True, help=text("help.option.new_placements"))
def command(folder: Path, kind: str | None, earlier: Path | None, **given: Any) -> None:  # noqa: ANN401 - what click parsed
    """Write a commented starter case, or one that begins with an earlier one; without `--kind` it has both requirements."""
    lots, form = given["lots"], given["form"]
    if given["placements"]:
        _begin_placements(folder, alone=earlier is None and kind is None and not lots and form == YAML)
        return
    if earlier is not None and (kind is not None or lots):
        raise click.UsageError(text("usage.new_from"))
    paths, carried = _begun(folder, kind, earlier, lots=lots, to_form=form == XLSX)
    for path in paths:
        click.echo(text("build.wrote", path=path))
    if carried is not None and earlier is not None:
        _tell(carried, earlier)
    click.echo(text("new.next", folder=folder, file=paths[0].name))
    if kind is None and carried is None:
        click.echo(text("new.kinds"))


def _begun(
    folder: Path, kind: str | None, earlier: Path | None, *, lots: bool, to_form: bool
) -> "tuple[tuple[Path, ...], CarriedCase | None]":
    """The files of the new case, and what it has of the earlier one, if it begins with one."""
    from tenderkit.model.case.choices import RequirementKind
    from tenderkit.workflows.case.new import case_from, new_case, new_form

    if earlier is not None:
        return case_from(folder, earlier, to_form=to_form)
    kinds = [each for each in RequirementKind if kind in (None, _BOTH, each.value)]
    return (new_form if to_form else new_case)(folder, kinds, lots=lots), None


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
