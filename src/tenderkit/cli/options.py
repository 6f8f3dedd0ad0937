"""Arguments and options that several commands share: one name for one thing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from tenderkit.messages import text

Function = TypeVar("Function", bound=Callable[..., Any])

OPTIONS = text("metavar.options")  # what usage lines call them; click has no translation for it
COMMANDS = text("metavar.commands")

case_argument = click.argument("case", type=click.Path(path_type=Path), metavar=text("metavar.case"))


def kind_option() -> Callable[[Function], Function]:
    """`--kind`, the document kind; may be repeated."""
    return click.option("--kind", "kinds", multiple=True, metavar="TYP", help=text("help.option.kind"))


def format_option() -> Callable[[Function], Function]:
    """`--format`, for people or for machines."""
    return click.option(
        "--format", "form", type=click.Choice(["text", "json"]), default="text", help=text("help.option.format")
    )
