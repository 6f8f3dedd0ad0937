"""`--start`, `--numbering`, `--level`, `--ama-code` and `--marks`, shared by the commands that write numbered documents."""

from collections.abc import Mapping

import click

from tenderkit.assembly.plan import WantedLayout
from tenderkit.cli.options import Function
from tenderkit.messages import text
from tenderkit.model.papers.document import DEEPEST_LEVEL, ClauseMarks, Numbering
from tenderkit.patterns import lazy_pattern

_NUMBERINGS = [numbering.value for numbering in Numbering]
_NUMBER = lazy_pattern(r"[1-9][0-9]{0,2}(\.[1-9][0-9]{0,2}){0,2}")  # our own two levels come below these three
_TABLE_BEFORE = "end"
Start = tuple[int, ...]


class Starts(click.ParamType[Mapping[str, Start]]):
    """`5.3` -> {"": (5, 3)}; `A=5.3,B=5.4` by the id of the lot as it was written."""

    name = "start"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Mapping[str, Start]:
        if isinstance(value, Mapping):
            return value
        starts: dict[str, Start] = {}
        for part in str(value).split(","):
            lot, equals, number = (piece.strip() for piece in part.rpartition("="))
            if not _NUMBER.fullmatch(number) or (equals and not lot):
                self.fail(text("usage.start", value=value), param, ctx)
            if lot.casefold() in map(str.casefold, starts):
                self.fail(text("usage.start_twice", which=lot or text("usage.start_plain")), param, ctx)
            starts[lot] = tuple(map(int, number.split(".")))
        return starts


class MarksChoice(click.Choice[str]):
    """One of the places for the versions; the word that the table had before is told its new one."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value == _TABLE_BEFORE:
            self.fail(text("usage.marks_end"), param, ctx)
        return super().convert(value, param, ctx)


def layout_options(function: Function) -> Function:
    """Without any of them a document is numbered as it was last time."""
    options = (
        click.option("--start", type=Starts(), metavar="NR", help=text("help.option.start")),
        click.option("--numbering", type=click.Choice(_NUMBERINGS), help=text("help.option.numbering")),
        click.option("--level", type=click.IntRange(1, DEEPEST_LEVEL), metavar="N", help=text("help.option.level")),
        click.option("--ama-code", metavar="KOD", default="", help=text("help.option.ama_code")),
    )
    for option in reversed(options):
        function = option(function)
    return function


def marks_option(function: Function) -> Function:
    """Without it the versions stand in the file's own data."""
    places = MarksChoice([marks.value for marks in ClauseMarks])
    option = click.option("--marks", type=places, default=ClauseMarks.LINE.value, help=text("help.option.marks"))
    return option(function)


def chosen_marks(given: Mapping[str, object]) -> ClauseMarks:
    """Where the officer wants the versions."""
    return ClauseMarks(str(given["marks"]))


def chosen_layout(given: Mapping[str, object]) -> WantedLayout:
    """What the options ask for; raises `click.UsageError` for an AMA code that doesn't go with the numbering."""
    numbering, code, level = given["numbering"], str(given["ama_code"]), given["level"]
    if (numbering == Numbering.AMA_AF) != bool(code):
        raise click.UsageError(text("usage.ama_code"))
    starts: Mapping[str, Start] = given["start"] if isinstance(given["start"], Mapping) else {}
    return WantedLayout(
        numbering=Numbering(str(numbering)) if numbering is not None else None,
        start=starts.get(""),
        lot_starts=tuple((lot, start) for lot, start in starts.items() if lot),
        ama_code=code,
        level=level if isinstance(level, int) else None,
    )
