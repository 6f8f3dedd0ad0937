import os
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from click.testing import CliRunner

from tenderkit import messages
from tenderkit.messages import words

CATALOGUE = Path(words.__file__).parent / "locale" / "sv" / "LC_MESSAGES" / "messages.po"
NEVER_TRANSLATED = {"{number_type}", "{param_type}"}  # click fills these with English nouns


@pytest.fixture(autouse=True)
def _language_is_restored(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LANGUAGE", os.environ.get("LANGUAGE", "en"))
    token = messages.language.set("sv")
    yield
    messages.language.reset(token)


def _command() -> click.Command:
    @click.command()
    @click.argument("case", type=click.Path(exists=True))
    @click.option("--months", type=click.IntRange(1, 240), help="Antal månader.", required=True)
    @click.version_option("1.0", prog_name="prov")
    def build(case: str, months: int) -> None:
        """Bygg dokument."""
        click.echo(f"{case} {months}")

    return build


def test_help_is_in_swedish() -> None:
    words.speak("sv")

    shown = CliRunner().invoke(_command(), ["--help"]).output

    assert shown.startswith("Användning: ")
    assert "Flaggor:" in shown
    assert "obligatorisk" in shown
    assert "Visa versionen och avsluta." in shown
    assert "Visa den här hjälpen och avsluta." in shown


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        pytest.param(["--months", "3"], "Fel: Ange argumentet 'CASE'.", id="no argument"),
        pytest.param(["."], "Fel: Ange flaggan '--months'.", id="no option"),
        pytest.param(
            ["borta", "--months", "3"],
            "Fel: Ogiltigt värde för 'CASE': Sökväg 'borta' finns inte.",
            id="no such path",
        ),
        pytest.param(
            [".", "--months", "300"],
            "Fel: Ogiltigt värde för '--months': 300 ligger utanför intervallet 1<=x<=240.",
            id="out of range",
        ),
        pytest.param(
            [".", "--months", "tre"],
            "Fel: Ogiltigt värde för '--months': 'tre' är inte ett giltigt tal.",
            id="not a number",
        ),
        pytest.param(
            [".", "--month", "3"],
            "Fel: Det finns ingen flagga '--month'. Menade du '--months'?",
            id="misspelt option",
        ),
        pytest.param([".", "x", "--months", "3"], "Fel: Ett argument för mycket (x)", id="one argument too many"),
        pytest.param([".", "x", "y", "--months", "3"], "Fel: För många argument (x y)", id="two arguments too many"),
    ],
)
def test_a_usage_error_is_in_swedish(arguments: list[str], sentence: str) -> None:
    words.speak("sv")

    result = CliRunner().invoke(_command(), arguments)

    assert result.exit_code == 2
    assert sentence in result.stderr.splitlines()
    assert "Skriv 'build --help' för hjälp." in result.stderr


def test_english_is_one_call_away() -> None:
    words.speak("sv")
    words.speak("en")

    shown = CliRunner().invoke(_command(), ["--help"]).output

    assert shown.startswith("Usage: ")
    assert "Show the version and exit." in shown
    assert messages.language.get() == "en"


def test_our_own_catalogue_follows() -> None:
    words.speak("en")
    words.speak("sv")

    assert messages.language.get() == "sv"


def test_every_word_of_the_installed_click_is_translated() -> None:
    catalogue = _read_catalogue()

    missing = [message for message in _words_of_click() if not _translations(catalogue, message)]

    assert missing == []


def test_the_catalogue_holds_no_word_that_click_does_not_say() -> None:
    singular = {message if isinstance(message, str) else message[0] for message in _words_of_click()}

    left_over = [message.id for message in _read_catalogue() if message.id and _first(message.id) not in singular]

    assert left_over == []


def test_a_translation_has_the_places_of_its_original() -> None:
    catalogue = _read_catalogue()

    wrong = [
        (original, translation)
        for message in _words_of_click()
        for original, translation in zip(_forms(message), _translations(catalogue, message), strict=True)
        if _places(original) - NEVER_TRANSLATED != _places(translation) - NEVER_TRANSLATED
    ]

    assert wrong == []


def test_the_compiled_catalogue_is_what_babel_makes_of_the_text() -> None:
    compiled = BytesIO()
    write_mo(compiled, _read_catalogue())

    assert CATALOGUE.with_suffix(".mo").read_bytes() == compiled.getvalue(), (
        "run: pybabel compile -d src/tenderkit/messages/locale"
    )


def _read_catalogue() -> Catalog:
    with CATALOGUE.open("rb") as source:
        return read_po(source, locale="sv")


def _words_of_click() -> list[str | tuple[str, ...]]:
    found = extract_from_dir(Path(click.__file__).parent, keywords={"_": None, "ngettext": (1, 2)})
    return [message for _file, _line, message, _comments, _context in found]


def _translations(catalogue: Catalog, message: str | tuple[str, ...]) -> tuple[str, ...]:
    entry = catalogue.get(_first(message))
    if entry is None or not entry.string:
        return ()
    return tuple(filter(None, _forms(entry.string)))


def _first(message: str | list[str] | tuple[str, ...]) -> str:
    return _forms(message)[0]


def _forms(message: str | list[str] | tuple[str, ...]) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message)


def _places(words: str) -> set[str]:
    return set(re.findall(r"\{\w+(?:!r)?\}|%\(\w+\)s", words))
