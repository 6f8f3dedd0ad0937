"""Arguments and options that several commands share: one name for one thing."""

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

import click

from tenderkit.cli.completion import offer_kinds
from tenderkit.messages import Message, text

Function = TypeVar("Function", bound=Callable[..., Any])

OPTIONS = text("metavar.options")  # what usage lines call them; click has no translation for it
COMMANDS = text("metavar.commands")
YAML, XLSX = CASE_FORMATS = ("yaml", "xlsx")  # of a case file

case_argument = click.argument("case", type=click.Path(path_type=Path), metavar=text("metavar.case"))


library_option = click.option(
    "--library",
    "start",
    type=click.Path(path_type=Path, exists=True),
    default=".",
    metavar="MAPP",
    help=text("help.option.library"),
)


pdf_option = click.option("--pdf", is_flag=True, help=text("help.option.pdf"))
report_option = click.option("--to", type=click.Path(path_type=Path), metavar="FIL", help=text("help.option.report_to"))


class DayType(click.ParamType[datetime]):
    """A day as a case file has it, in any of the ways that people write one."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The day at its midnight, or a usage error with the question to ask."""
        from tenderkit.model.case.understanding import understand
        from tenderkit.model.case.values import IsoDate
        from tenderkit.model.reading.understood import NotUnderstoodError

        if isinstance(value, datetime):
            return value
        try:
            return datetime.combine(understand(IsoDate, str(value)).value, time())
        except NotUnderstoodError as asked:
            said = Message(asked.code, {**asked.facts, "key": text("reading.the_day"), "written": str(value)})
            self.fail(f"{said.what}. {said.remedy}", param, ctx)


DAY = DayType()


def day_option(*, required: bool = False, key: str = "help.option.day") -> Callable[[Function], Function]:
    """`--date`; what is written takes it from here, never from the clock."""
    return click.option(
        "--date",
        "day",
        type=DAY,
        metavar="ÅÅÅÅ-MM-DD",
        required=required,
        help=text(key),
    )


def day_of(moment: datetime) -> date:
    """The day that click read."""
    return moment.date()


def day_or_today(moment: datetime | None) -> date:
    """A command that only tells may ask the clock, since it says which day it is about."""
    return day_of(moment) if moment else datetime.now().astimezone().date()


def kind_option() -> Callable[[Function], Function]:
    """`--kind`, the document kind; may be repeated."""
    return click.option(
        "--kind", "kinds", multiple=True, metavar="TYP", shell_complete=offer_kinds, help=text("help.option.kind")
    )


def format_option() -> Callable[[Function], Function]:
    """`--format`, for people or for machines."""
    return click.option(
        "--format", "form", type=click.Choice(["text", "json"]), default="text", help=text("help.option.format")
    )
