"""`tenderkit note`."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tenderkit.cli.completion import offer_events, offer_targets
from tenderkit.cli.options import OPTIONS, Function, case_argument
from tenderkit.messages import text
from tenderkit.model.journal.event import Event
from tenderkit.problems import TenderkitError

if TYPE_CHECKING:
    from tenderkit.readers.yaml.yaml_events import Tree
    from tenderkit.workflows.matching.note import Noted

_OF_ITS_OWN = ("date", "event", "of", "shares", "decided_by")


def _keys() -> Callable[[Function], Function]:
    """An option for every key of an event that holds one value."""

    def with_options(function: Function) -> Function:
        for name, field in reversed(Event.model_fields.items()):
            if name in _OF_ITS_OWN:
                continue
            example = "ja" if field.examples == [True] else str((field.examples or ("",))[0])
            told = text("help.option.note_key", title=field.title, example=example)
            option = f"--{name.replace('_', '-')}"
            function = click.option(option, name, metavar=text("metavar.value"), help=told)(function)
        return function

    return with_options


@click.command(
    "note",
    help=text("help.note"),
    options_metavar=OPTIONS,
    context_settings={"token_normalize_func": lambda token: token.replace("_", "-")},
)
@case_argument
@click.argument("event", metavar=text("metavar.event"), shell_complete=offer_events)
@click.argument("target", required=False, metavar="[P-01|B-1|H-1]", shell_complete=offer_targets)
@click.option("--date", metavar="ÅÅÅÅ-MM-DD", required=True, help=text("help.option.note_date"))
@_keys()
@click.option("--of", multiple=True, metavar="P-01", help=text("help.option.note_of"))
@click.option("--shares", multiple=True, metavar="NAMN=PROCENT", help=text("help.option.note_shares"))
@click.option("--decided-by", metavar="TITEL", help=text("help.option.note_decided_by"))
@click.option("--dry-run", is_flag=True, help=text("help.option.dry_run_note"))
def command(case: Path, target: str | None, *, dry_run: bool, **told: Any) -> None:  # noqa: ANN401 - a value of any option
    """Add an event, or with a dry run only say whether it can be added."""
    from tenderkit.workflows.matching.note import key_of_target, note

    try:
        stated = _as_told(told) | (key_of_target(target) if target is not None else {})
    except TenderkitError as error:
        raise click.UsageError(str(error)) from None
    noted = note(case, stated, write=not dry_run)
    click.echo(text("note.would_write" if dry_run else "note.wrote", path=noted.path, line=noted.line))
    click.echo(f"    {_shown(noted)}")
    for remark in noted.remarks:
        click.echo(str(remark), err=True)


def _as_told(told: dict[str, Any]) -> "dict[str, Tree]":
    """The options that were given, as the journal has them."""
    stated: dict[str, Tree] = {name: value for name, value in told.items() if isinstance(value, str)}
    if told["of"]:
        stated["of"] = list(told["of"])
    if told["shares"]:
        stated["shares"] = [
            dict(zip(("authority", "percent"), each.rpartition("=")[::2], strict=True)) for each in told["shares"]
        ]
    if told["decided_by"]:
        stated["decided_by"] = {"title": told["decided_by"]}
    return stated


def _shown(noted: "Noted") -> str:
    return ", ".join(f"{name}: {value}" for name, value in noted.event.items() if isinstance(value, str))
