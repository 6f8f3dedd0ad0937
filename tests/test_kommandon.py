import subprocess
import sys
from pathlib import Path

import click
import pytest
import write_kommandon

from judges.standing_by import text_of_program
from tenderkit.cli.group import group

ROOT = Path(__file__).parent.parent


def test_the_page_of_commands_is_what_the_commands_say() -> None:
    compared = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "write_kommandon.py"), "--check"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert compared.returncode == 0, compared.stderr


def test_every_command_and_every_option_has_help() -> None:
    without = [
        f"{context.command_path} {parameter.name if parameter else '(the command)'}"
        for context in write_kommandon.commands_of(group, "tenderkit")
        for parameter in (None, *context.command.params)
        if not (context.command.help if parameter is None else getattr(parameter, "help", None))
        and not isinstance(parameter, click.Argument)
    ]

    assert without == []


@pytest.mark.parametrize(("language", "first_word"), [("sv", "Användning:"), ("en", "Usage:")])
def test_every_command_shows_its_help_in_both_languages(language: str, first_word: str) -> None:
    paths = [context.command_path.split()[1:] for context in write_kommandon.commands_of(group, "tenderkit")]

    shown = [_run("--lang", language, *path, "--help") for path in paths]

    assert [text.split(" ", 1)[0] for text in shown] == [first_word] * len(paths)


def test_inner_groups_are_written_and_hidden_commands_are_not() -> None:
    page = write_kommandon.page_of(_small_group(), "prov")

    assert [line for line in page.splitlines() if line.startswith("## ")] == [
        "## prov",
        "## prov mallar",
        "## prov mallar visa",
    ]
    assert "Visa en mall." in page


def _small_group() -> click.Group:
    show = click.Command("visa", help="Visa en mall.")
    hidden = click.Command("hemlig", help="Syns inte.", hidden=True)
    return click.Group(
        "prov", help="Ett prov.", commands=[click.Group("mallar", help="Mallar.", commands=[show, hidden])]
    )


def _run(*arguments: str) -> str:
    done = text_of_program(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout
