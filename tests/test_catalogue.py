"""The message catalogue as a whole: closed, complete in both languages, worded alike, and every code met by a test."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from tenderkit.messages import LANGUAGES, Gravity, catalogue
from tenderkit.rules.language.language import WORD_CODES

TESTS = Path(__file__).parent
SOURCE = TESTS.parent / "src" / "tenderkit"
CODE = re.compile(r"TK-[A-Z][0-9]{3}")
CODED = {key: entry for key, entry in sorted(catalogue().items()) if CODE.fullmatch(key)}
SCREEN = {key: entry for key, entry in sorted(catalogue().items()) if key not in CODED}
# A title in Swedish that English leaves out, or says by the key's own word.
SWEDISH_ONLY = {"annex", "group", "title", "written_day"}
ENGLISH_ONLY = {"word", "day"}
RULE = ("TK-R", "TK-D")  # a rule over a case or over a finished document
OF_A_RULE = {"source", "triggers", "passes"}
HEADING = re.compile(r'^\["?([^"\]]+)"?\]$', re.MULTILINE)
OUTDATED = re.compile(r"\b(skall|förfrågningsunderlag|erhålla|tillse|ifrån att|nedanstående)\b", re.IGNORECASE)


def _python(folder: Path) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.rglob("*.py")) if path != Path(__file__))


IN_SOURCE = _python(SOURCE)
IN_TESTS = _python(TESTS)
# Rules about words and sentences stand in a file with an example each, which `clauses lint` proves in a test of its own.
PROVED = (TESTS.parent / "clauses" / "language.yaml").read_text("utf-8")


def test_every_code_in_the_source_is_in_the_catalogue() -> None:
    assert sorted(set(CODE.findall(IN_SOURCE)) - CODED.keys()) == []


def test_every_code_of_the_catalogue_is_in_the_source() -> None:
    assert sorted(CODED.keys() - set(CODE.findall(IN_SOURCE))) == []


def test_every_code_of_the_catalogue_is_in_a_test() -> None:
    proved = {code for rule, code in WORD_CODES.items() if f"rule: {rule}," in PROVED} | set(CODE.findall(PROVED))

    shown = {
        code for code in CODED if code.startswith(RULE)
    }  # tests/rules/case/test_rule_examples.py tries their examples

    assert sorted(CODED.keys() - set(CODE.findall(IN_TESTS)) - proved - shown) == []


def test_no_code_and_no_key_stands_twice() -> None:
    files = [path.read_text("utf-8") for path in sorted((SOURCE / "messages").glob("*.toml"))]
    headings = sorted(heading for text in files for heading in HEADING.findall(text))

    assert headings == sorted(set(headings))
    assert set(headings) == set(catalogue())


def test_a_message_has_what_and_remedy_in_both_languages() -> None:
    wanted = {language + part for language in LANGUAGES for part in ("", "_remedy")}

    assert [code for code, entry in CODED.items() if set(entry) - {"gravity", *OF_A_RULE} != wanted] == []
    assert [code for code, entry in CODED.items() if not all(str(entry[name]).strip() for name in wanted)] == []


def test_a_rule_says_where_it_comes_from_and_what_triggers_it() -> None:
    stated = {code: OF_A_RULE & entry.keys() for code, entry in CODED.items()}

    assert [code for code in CODED if code.startswith(RULE) and stated[code] != OF_A_RULE] == []
    assert [code for code in CODED if stated[code] not in (set(), {"source"}, OF_A_RULE)] == []
    assert [code for code, keys in stated.items() if keys and not _is_a_source(CODED[code]["source"])] == []


def test_every_gravity_is_known() -> None:
    stated = {entry["gravity"] for entry in CODED.values() if "gravity" in entry}

    assert stated <= set(Gravity)


def test_a_screen_text_has_both_languages() -> None:
    assert [key for key, entry in SCREEN.items() if set(entry) != set(LANGUAGES)] == []


def test_what_is_wrong_is_one_clause_without_a_full_stop() -> None:
    """It stands behind the code on one line; only a question is a sentence of its own."""
    assert [f"{code}: {what}" for code, what in _each("") if not _is_a_clause(what)] == []


def test_a_remedy_is_made_of_whole_sentences() -> None:
    assert [f"{code}: {remedy}" for code, remedy in _each("_remedy") if not _is_sentences(remedy)] == []


def test_both_languages_tell_the_same_facts() -> None:
    assert [key for key, entry in catalogue().items() if not _tells_the_same(entry)] == []


def test_no_message_is_written_in_outdated_swedish() -> None:
    texts = [(key, str(entry["sv"]) + str(entry.get("sv_remedy", ""))) for key, entry in catalogue().items()]

    assert [f"{key}: {found[0]}" for key, text in texts if (found := OUTDATED.search(text))] == []


def test_every_screen_text_is_used() -> None:
    begun = tuple(re.findall(r'f"([a-z][a-z_.-]+[._-])\{', IN_SOURCE))
    named = set(re.findall(r"""["']([a-z][a-z_.-]+)["']""", IN_SOURCE))

    assert [key for key in SCREEN if key not in named and not key.startswith(begun)] == []


def _each(part: str) -> Iterator[tuple[str, str]]:
    return ((code, str(entry[language + part])) for code, entry in CODED.items() for language in LANGUAGES)


def _is_a_clause(what: str) -> bool:
    if what != what.strip() or "\n" in what or what.endswith((".", "!", ":")):
        return False
    abbreviation = re.match(r"[A-Z]{2}", what) is not None
    return what.endswith("?") or abbreviation or not what[0].isupper()


def _is_a_source(source: str) -> bool:
    """A statute, a line of the report, or whose own demand it is: never nothing, and never a sentence."""
    return source == source.strip() != "" and not source.endswith((".", ":"))


def _is_sentences(remedy: str) -> bool:
    begins = remedy[0].isupper() or remedy.startswith("{")
    return begins and remedy == remedy.strip() and "\n" not in remedy and remedy.endswith((".", "…"))


def _tells_the_same(entry: dict[str, object]) -> bool:
    swedish, english = (_facts(f"{entry[name]}{entry.get(f'{name}_remedy', '')}") for name in LANGUAGES)
    return swedish - english <= SWEDISH_ONLY and english - swedish <= ENGLISH_ONLY


def _facts(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
