"""Every word and rule of the shipped `language.yaml` is proved by its own example and counterexample."""

from datetime import date

import pytest
from msgspec.structs import replace

from given.clauses_in_text import clause
from given.language_file import shipped_file, shipped_language
from tenderkit.messages import Gravity, Message, catalogue
from tenderkit.model.clauses.clause import ClauseKind
from tenderkit.model.language.language_file import RuleEntry, WordEntry
from tenderkit.rules.clauses.library_rules import lint_clause, surroundings_of, text_findings
from tenderkit.rules.language.language import WORD_CODES, Language, LanguageLimits, LaterStandard, word_rule
from tenderkit.rules.language.passages import Passage
from tenderkit.rules.language.readability import lix, sentences
from tenderkit.workflows.language.language_proof import codes_of

STRUCTURAL = {
    "TK-L060": Gravity.ERROR,
    "TK-L061": Gravity.ERROR,
    "TK-L141": Gravity.ERROR,
    "TK-L142": Gravity.WARNING,
    "TK-L143": Gravity.ERROR,
    "TK-L144": Gravity.ERROR,
    "TK-L145": Gravity.WARNING,
    "TK-L146": Gravity.WARNING,
    "TK-L147": Gravity.WARNING,
    "TK-L148": Gravity.WARNING,
}
WORDS = {
    "TK-L062": Gravity.ERROR,
    "TK-L140": Gravity.WARNING,
    "TK-L149": Gravity.ERROR,
    "TK-L150": Gravity.ERROR,
    "TK-L151": Gravity.ERROR,
    "TK-L152": Gravity.ERROR,
    "TK-L153": Gravity.WARNING,
    "TK-L247": Gravity.ERROR,
}


def found(body: str, front: str = "", language: Language | None = None) -> list[Message]:
    read = clause(body, front)
    around = surroundings_of([read.id], [read], language or shipped_language())
    return [finding.message for finding in lint_clause(read, around)]


def codes(body: str, front: str = "", language: Language | None = None) -> list[str]:
    return [message.code for message in found(body, front, language)]


@pytest.mark.parametrize("entry", shipped_file().words, ids=lambda entry: entry.word)
def test_the_example_of_a_word_is_found_and_its_counterexample_is_not(entry: WordEntry) -> None:
    rule = word_rule(entry.word, entry.say, entry.unless, entry.near, entry.rule)

    assert entry.example is not None
    assert entry.counterexample is not None
    assert any(map(rule.found_in, sentences(entry.example)))
    assert not any(map(rule.found_in, sentences(entry.counterexample)))


@pytest.mark.parametrize("entry", shipped_file().words, ids=lambda entry: entry.word)
def test_the_example_of_a_word_is_found_in_a_clause(entry: WordEntry) -> None:
    assert WORD_CODES[entry.rule] in codes(entry.example or "")
    assert WORD_CODES[entry.rule] not in codes(entry.counterexample or "")


@pytest.mark.parametrize("entry", shipped_file().rules, ids=lambda entry: entry.code)
def test_the_example_of_a_rule_is_found_and_its_counterexample_is_not(entry: RuleEntry) -> None:
    assert entry.code in codes_of(entry.example, entry.example_front, shipped_language())
    assert entry.code not in codes_of(entry.counterexample, entry.counterexample_front, shipped_language())


def test_every_rule_has_its_examples() -> None:
    assert {entry.code for entry in shipped_file().rules} == STRUCTURAL.keys()
    assert set(WORD_CODES.values()) == WORDS.keys()


def test_every_rule_speaks_both_languages_and_has_a_severity() -> None:
    for code, gravity in (STRUCTURAL | WORDS).items():
        assert Message(code).gravity is gravity
        assert {"sv", "sv_remedy", "en", "en_remedy"} <= catalogue()[code].keys()


def test_every_kind_of_word_is_in_the_list() -> None:
    assert {entry.rule for entry in shipped_file().words} == WORD_CODES.keys()


def test_every_excuse_is_for_a_word_of_the_list() -> None:
    words = {entry.word for entry in shipped_file().words if entry.rule == "vague"}

    assert {entry.word for entry in shipped_file().excuses} <= words


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("{{ supplier }} ska svara snarast, senast inom 10 dagar.", id="a figure in the sentence"),
        pytest.param(
            "En plats är lämplig om den finns i arbetet.\n\nEn lämplig plats räknas.", id="defined in the clause"
        ),
        pytest.param(
            "Med **lämplig plats** avses en plats i arbetet. En lämplig plats räknas.", id="defined by a term"
        ),
    ],
)
def test_a_vague_word_with_a_measure_is_left_alone(body: str) -> None:
    assert "TK-L140" not in codes(body)


def test_a_vague_word_defined_in_a_clause_that_is_referred_to_is_left_alone() -> None:
    definer = clause("En kandidat är lämplig om personen kan utföra arbetet.", clause_id="uppfyllelse")
    user = clause("Ingen lämplig kandidat finns enligt [[uppfyllelse]].")
    stranger = clause("Ingen lämplig kandidat finns.")
    around = surroundings_of(["antal", "uppfyllelse"], [definer, user], shipped_language())

    assert [finding.message.code for finding in lint_clause(user, around)] == []
    assert [finding.message.code for finding in lint_clause(stranger, around)] == ["TK-L140"]


def test_a_vague_word_of_the_definitions_is_defined_everywhere() -> None:
    definer = replace(clause("Med **lämplig plats** avses praktik.", clause_id="ord"), kind=ClauseKind.DEFINITION)
    user = clause("En lämplig plats räknas.")
    around = surroundings_of(["antal", "ord"], [definer, user], shipped_language())

    assert list(lint_clause(user, around)) == []


def test_an_example_that_cannot_be_read_shows_nothing() -> None:
    assert codes_of("{% for x in y %}", {}, shipped_language()) == {"TK-L013"}


def test_a_vague_word_with_a_reason_in_the_data_is_left_alone() -> None:
    language = Language((word_rule("skälig*", "ett antal", rule="vague"),), excuses=frozenset({("antal", "skälig*")}))

    assert codes("Inom skälig tid.", language=language) == []


def test_a_sentence_with_alternatives_is_counted_once_for_each() -> None:
    long = "ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton"
    body = f"Det är {{% if law == LOU %}}{long}{{% else %}}{long}{{% endif %}} och {long}."
    apart = f"Det är {{% if law == LOU %}}{long}{{% else %}}{long}{{% endif %}}."

    assert codes(body) == ["TK-L147"]
    assert codes(apart) == []


def test_the_limits_are_the_librarys_own() -> None:
    strict = Language(limits=LanguageLimits(sentence_words=4))

    assert codes("Det här är fem ord.", language=strict) == ["TK-L147"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("{#k1} Handledaren ska hjälpa personen.", ["TK-L141"], id="nobody of the contract is named"),
        pytest.param("Man ska rapportera.", ["TK-L141"], id="man"),
        pytest.param("Rapporten ska lämnas av {{ supplier }}.", [], id="a passive with its agent"),
        pytest.param("{{ supplier }} ska företrädas av en chef.", [], id="a passive by somebody"),
        pytest.param("{#k1} {{ supplier }} får välja form.", [], id="a right is a requirement too"),
        pytest.param("Vem ska lämna rapporten?", [], id="a question"),
        pytest.param("Intyget är kort. Det ska vara undertecknat.", [], id="det stands for something"),
    ],
)
def test_who_is_obliged_has_to_be_said(body: str, expected: list[str]) -> None:
    assert codes(body) == expected


@pytest.mark.parametrize("key", ["evidence", "follow_up"])
def test_only_a_numbered_obligation_needs_evidence_and_follow_up(key: str) -> None:
    nothing = {key: "Ingen redovisning krävs."}

    assert "TK-L143" in codes_of("{#k1} {{ supplier }} ska svara.", nothing, shipped_language())
    assert "TK-L143" not in codes_of("{#k1} {{ supplier }} får svara.", nothing, shipped_language())
    assert "TK-L143" not in codes_of("{{ supplier }} ska svara.", nothing, shipped_language())


def test_words_of_the_front_matter_are_read_too() -> None:
    assert codes("Text.", "sanction: Landstinget skall besluta.\n") == ["TK-L062", "TK-L062"]


def test_a_reference_is_no_word_of_the_text() -> None:
    """`[[dialog]]` is an id, not the word dialog."""
    assert "TK-L062" not in codes("Se [[dialog]].")


# LIX 44: too hard for a letter to a person, right for a supplier.
LETTER = "Arbetsplatsen har en handledare. Handledaren hjälper personen varje vecka. Personen får ett bra intyg. " * 6


@pytest.mark.parametrize(("reader", "expected"), [("individual", ["TK-L148"]), ("supplier", []), ("clause", [])])
def test_how_hard_a_text_may_be_depends_on_its_reader(reader: str, expected: list[str]) -> None:
    passages = (Passage(sentences(LETTER), 1),)

    assert 40 < lix(LETTER).value < 50
    assert [finding.message.code for finding in text_findings(passages, shipped_language(), reader)] == expected


def test_a_document_around_the_clauses_is_held_to_the_same_words() -> None:
    passages = (Passage(("Det skall gå.", f"{'ord ' * 30}till."), 3),)

    found = list(text_findings(passages, shipped_language(), "supplier"))

    assert [(finding.message.code, finding.line) for finding in found] == [("TK-L062", 3), ("TK-L147", 3)]


LATER = LaterStandard(date(2027, 1, 1), 8, 40, frozenset({"lämnas"}), (("får", "veta"),))
HIDDEN = "{#k1} {{ supplier }} ska svara. Svaret lämnas i tid."


@pytest.mark.parametrize(
    ("begins", "found"),
    [
        pytest.param(None, True, id="a draft"),
        pytest.param(date(2027, 1, 1), True, id="on the day"),
        pytest.param(date(2026, 12, 31), False, id="before it"),
    ],
)
def test_a_later_clause_is_held_to_more(begins: date | None, *, found: bool) -> None:
    language = Language(later=LATER).of_what_begins(begins)

    assert ("TK-L142" in codes(HIDDEN, language=language)) is found


def test_without_a_later_standard_nothing_more_is_asked() -> None:
    assert "TK-L142" not in codes(HIDDEN, language=Language().of_what_begins(None))
    assert "TK-L142" not in codes(HIDDEN, language=Language(is_later=True))


def test_a_duty_outside_a_numbered_requirement_may_be_told_without_shall() -> None:
    language = Language(later=LATER).of_what_begins(None)

    assert "TK-L142" not in codes("{#s1} Svaret lämnas i tid.", language=language)


def test_of_a_later_clause_the_built_sentence_is_counted() -> None:
    front = (
        "parameters: {p: {from: requirement.places.count, type: count, one: plats, many: platser, min: 1, max: 9}}\n"
    )
    body = "{#k1} {{ supplier }} ska ge {{ p }} i god tid."

    assert "TK-L147" not in codes(body, front, Language(later=LATER).of_what_begins(None))
    assert "TK-L147" in codes(body.replace("god", "mycket god"), front, Language(later=LATER).of_what_begins(None))
