"""The message catalogue as a whole: closed, complete in both languages, worded alike, and every code met by a test."""

import re
from pathlib import Path
from string import Formatter

import pytest

from tenderkit.messages import Gravity, catalogue

TESTS = Path(__file__).parent
SOURCE = TESTS.parent / "src" / "tenderkit"
CODE = re.compile(r"TK-[A-Z][0-9]{3}")
CODED = sorted(key for key in catalogue() if CODE.fullmatch(key))
SCREEN = sorted(key for key in catalogue() if not CODE.fullmatch(key))


def _python(folder: Path) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.rglob("*.py")) if path != Path(__file__))


IN_SOURCE = _python(SOURCE)
IN_TESTS = _python(TESTS)


def test_every_code_in_the_source_is_in_the_catalogue() -> None:
    assert set(CODE.findall(IN_SOURCE)) - set(CODED) == set()


def test_every_code_of_the_catalogue_is_in_the_source() -> None:
    assert set(CODED) - set(CODE.findall(IN_SOURCE)) == set()


def test_every_code_of_the_catalogue_is_in_a_test() -> None:
    assert set(CODED) - set(CODE.findall(IN_TESTS)) == set()


def test_no_code_stands_in_two_files() -> None:
    files = [path.read_text("utf-8") for path in sorted((SOURCE / "messages").glob("*.toml"))]
    headings = [heading for text in files for heading in re.findall(r'^\["?([^"\]]+)"?\]$', text, re.MULTILINE)]

    assert sorted(headings) == sorted(set(headings))
    assert set(headings) == set(catalogue())


@pytest.mark.parametrize("code", CODED)
def test_a_message_says_what_is_wrong_and_what_to_do_in_both_languages(code: str) -> None:
    entry = catalogue()[code]

    assert set(entry) - {"gravity"} == {"sv", "sv_remedy", "en", "en_remedy"}
    assert Gravity(entry.get("gravity", "error"))
    for language in ("sv", "en"):
        what, remedy = entry[language], entry[f"{language}_remedy"]
        assert "\n" not in what + remedy
        assert what == what.strip()
        assert not what.endswith("."), what
        assert what.endswith("?") or not what[0].isupper() or what.split()[0].isupper(), what
        assert remedy.endswith("."), remedy
        assert remedy[0].isupper() or remedy.startswith("{") or remedy.split()[0] in ("else",), remedy


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_both_languages_tell_the_same_facts(key: str) -> None:
    entry = catalogue()[key]

    assert entry["sv"]
    assert _facts(entry["sv"] + entry.get("sv_remedy", "")) == _facts(entry["en"] + entry.get("en_remedy", ""))


def test_every_screen_text_is_used() -> None:
    begun = tuple(re.findall(r'f"([a-z][a-z.-]+[.-])\{', IN_SOURCE))

    assert [key for key in SCREEN if f'"{key}"' not in IN_SOURCE and not key.startswith(begun)] == []


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_swedish_is_plain_and_current(key: str) -> None:
    words = " ".join(catalogue()[key][name] for name in ("sv", "sv_remedy") if name in catalogue()[key])

    assert not re.search(r"\b(skall|förfrågningsunderlag|erhålla|tillse|ifrån att|nedan(?:stående)?)\b", words), words
    assert not re.search(r"\b(error|failed|invalid|null)\b", words), words


def _facts(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
