"""`--start`, `--numbering` and `--ama-code`, shared by the commands that write numbered documents."""

import re

import click

from tenderkit.assembly.plan import Layout
from tenderkit.cli.options import Function
from tenderkit.messages import text
from tenderkit.model.papers.document import Numbering

_NUMBERINGS = [numbering.value for numbering in Numbering]
_START = re.compile(r"[1-9][0-9]{0,2}(\.[1-9][0-9]{0,2}){0,2}")  # our own two levels come below these three


class Start(click.ParamType[tuple[int, ...]]):
    """`5.3` -> (5, 3)."""

    name = "start"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        if isinstance(value, tuple):
            return value
        if not _START.fullmatch(str(value)):
            self.fail(text("usage.start", value=value), param, ctx)
        return tuple(map(int, str(value).split(".")))


def layout_options(function: Function) -> Function:
    """Without any of them a document is numbered as it was last time."""
    options = (
        click.option("--start", type=Start(), metavar="NR", help=text("help.option.start")),
        click.option("--numbering", type=click.Choice(_NUMBERINGS), help=text("help.option.numbering")),
        click.option("--ama-code", metavar="KOD", default="", help=text("help.option.ama_code")),
    )
    for option in reversed(options):
        function = option(function)
    return function


def chosen_layout(start: object, numbering: object, ama_code: object) -> Layout | None:
    """The layout that the options ask for; `None` when they ask for nothing."""
    if (numbering == Numbering.AMA_AF) != bool(ama_code):
        raise click.UsageError(text("usage.ama_code"))
    if start is None and numbering is None:
        return None
    from_one = start if isinstance(start, tuple) else (1,)
    return Layout(Numbering(str(numbering or Numbering.DECIMAL)), from_one, str(ama_code))
