"""Writes docs/kommandon.md from the commands themselves: `python tools/write_kommandon.py` (`--check` only compares)."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

PAGE = Path(__file__).resolve().parent.parent / "docs" / "kommandon.md"
WIDTH = 100
COMMAND_TO_WRITE = "python tools/write_kommandon.py"

INTRODUCTION = """\
# Kommandon

Den här sidan skrivs av programmet självt: det som står här är vad `tenderkit KOMMANDO --help` visar.
"""


def main(arguments: list[str]) -> int:
    page = page_of_tenderkit()
    if arguments == ["--check"]:
        return 0 if PAGE.read_text("utf-8") == page else _tell_how_to_mend()
    PAGE.write_text(page, "utf-8", newline="\n")
    return 0


def page_of_tenderkit() -> str:
    """The page in Swedish: help texts are read when a command is imported, so the language is set first."""
    from tenderkit.messages.words import speak

    speak("sv")
    from tenderkit.cli.group import group

    return page_of(group, "tenderkit")


def page_of(group: click.Group, name: str) -> str:
    """One section per command, nested groups included, with the help that the screen shows."""
    sections = [f"## {path}\n\n```text\n{shown}\n```\n" for path, shown in _helps(group, name)]
    return "\n".join([INTRODUCTION, *sections])


def commands_of(group: click.Group, name: str, parent: click.Context | None = None) -> Iterator[click.Context]:
    """A context for the group itself, for each command, and for the commands of its inner groups, in the order of help."""
    context = _context(group, name, parent)
    yield context
    for inner_name in group.list_commands(context):
        inner = group.get_command(context, inner_name)
        if isinstance(inner, click.Group):
            yield from commands_of(inner, inner_name, context)
        elif inner is not None and not inner.hidden:
            yield _context(inner, inner_name, context)


def _context(command: click.Command, name: str, parent: click.Context | None) -> click.Context:
    settings = {**command.context_settings, "terminal_width": WIDTH, "color": False}
    return click.Context(command, info_name=name, parent=parent, **settings)


def _helps(group: click.Group, name: str) -> Iterator[tuple[str, str]]:
    for context in commands_of(group, name):
        lines = context.command.get_help(context).splitlines()
        yield context.command_path, "\n".join(line.rstrip() for line in lines)


def _tell_how_to_mend() -> int:
    print(f"{PAGE.name} is not what the commands say; run: {COMMAND_TO_WRITE}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
