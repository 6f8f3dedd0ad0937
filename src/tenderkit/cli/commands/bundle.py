"""`tenderkit bundle`."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tenderkit.cli.completion import offer_kinds
from tenderkit.cli.options import OPTIONS, day_of, day_option
from tenderkit.messages import counted, text

if TYPE_CHECKING:
    from tenderkit.workflows.bundle.bundle import BundleResult


@click.command("bundle", help=text("help.bundle"), options_metavar=OPTIONS)
@click.argument("paths", type=click.Path(path_type=Path), nargs=-1, required=True, metavar=text("metavar.bundle"))
@click.option(
    "--to", type=click.Path(path_type=Path), metavar="FIL.pdf", required=True, help=text("help.option.bundle_to")
)
@click.option("--for", "receiver", default="", metavar="MOTTAGARE", help=text("help.option.bundle_for"))
@click.option(
    "--kind", "kinds", multiple=True, metavar="TYP", shell_complete=offer_kinds, help=text("help.option.bundle_kind")
)
@click.option("--attach", is_flag=True, help=text("help.option.attach"))
@day_option(key="help.option.bundle_date")
@click.option("--force", is_flag=True, help=text("help.option.bundle_force"))
def command(paths: tuple[Path, ...], to: Path, receiver: str, day: datetime | None, **given: Any) -> None:  # noqa: ANN401 - what click parsed
    """Bundle, and say what the file holds, what it promises and what was left out."""
    from tenderkit.workflows.bundle.bundle import BundleOptions, bundle

    options = BundleOptions(
        to=to,
        receiver=receiver,
        kinds=given["kinds"],
        attach=given["attach"],
        day=day_of(day) if day else None,
        force=given["force"],
    )
    _tell(bundle(paths, options))


def _tell(result: "BundleResult") -> None:
    held = {what: counted(f"bundle.{what}", getattr(result, what)) for what in ("documents", "pages")}
    click.echo(text("bundle.wrote", path=result.file, **held))
    standards = [*([result.archival] if result.archival else []), *(["PDF/UA-1"] if result.accessible else [])]
    said = text("bundle.promises", standards=", ".join(standards)) if standards else text("bundle.promises_nothing")
    click.echo(said)
    for message in result.left_out:
        click.echo(text("bundle.left_out", what=message.what))
    for problem in result.told:
        click.echo(str(problem), err=True)
