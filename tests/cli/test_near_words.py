"""What was mistyped at the keyboard is named as it was meant, or not at all."""

from pathlib import Path

import click
import pytest

from given.cases import case_folder
from judges.as_a_user import user_runs
from tenderkit.cli.near_words import with_near_words


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["bulid"], "'bulid'. Menade du build?", id="a command"),
        pytest.param(["clauses", "pubish"], "'pubish'. Menade du publish?", id="a command within another"),
        pytest.param(["clauses", "lixt"], "'lixt'. Menade du lint eller list?", id="two that are as near"),
        pytest.param(["build", "--knid", "x"], "'--knid'. Menade du --kind?", id="an option"),
        pytest.param(
            ["clauses", "status", "--foramt", "json"], "'--foramt'. Menade du --format?", id="a shared option"
        ),
        pytest.param(["--versoin"], "'--versoin'. Menade du --version?", id="an option before the command"),
        pytest.param(["clauses", "delete"], "'delete'.", id="a word of another meaning"),
        pytest.param(["build", "--no-force", "x"], "'--no-force'.", id="the opposite of an option"),
        pytest.param(["build", "-q", "x"], "'-q'.", id="a letter"),
        pytest.param(["check"], "", id="another fault of use"),
    ],
)
def test_the_word_that_was_meant_is_named(arguments: list[str], said: str) -> None:
    seen = user_runs(*arguments)

    assert seen.code == 2
    assert seen.err.rstrip().endswith(said)
    assert ("Menade" in seen.err) == ("Menade" in said)


@pytest.mark.parametrize("error", [click.NoSuchCommand("bulid"), click.NoSuchOption("--knid")])
def test_without_a_command_there_is_nothing_to_name(error: click.ClickException) -> None:
    assert "Menade" not in with_near_words(error).format_message()


@pytest.mark.parametrize("command", ["build", "check", "explain", "issue"])
def test_a_kind_that_was_mistyped_is_named(tmp_path: Path, command: str) -> None:
    seen = user_runs(command, case_folder(tmp_path), "--kind", "kravavsnit")

    assert seen.code == 3
    assert "TK-S080" in seen.err
    assert "menade du kravavsnitt?" in seen.err


def test_a_file_is_as_near_as_a_kind_where_both_are_asked_for() -> None:
    assert "menade du upphandling?" in user_runs("schema", "uphandling").err
    assert "menade du kravprofil?" in user_runs("schema", "kravprofl").err


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "vit"],
        ["show", "viite@1.0.0"],
        ["used-by", "viet"],
        ["test", "vitee"],
        ["diff", "vitte@1.0.0", "vite@1.0.0"],
    ],
)
def test_a_clause_that_was_mistyped_is_named(arguments: list[str]) -> None:
    seen = user_runs("clauses", *arguments)

    assert seen.code == 3
    assert "TK-S081" in seen.err
    assert "menade du vite?" in seen.err


def test_a_version_that_is_not_there_is_no_misspelt_clause() -> None:
    assert "TK-S081" not in user_runs("clauses", "show", "vite@9.0.0").err
