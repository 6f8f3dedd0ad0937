from msgspec.structs import replace

from given.clauses_in_text import clause
from tenderkit.model.clauses.clause import Directive
from tenderkit.rules.clauses.length_stretches import FULL, SHORT, has_two_lengths, stretches

BOTH = "::short\n\n{#k1 #k2} Kort.\n\n::full\n\n{#k1} Lång. {#s1} Mening.\n\n::close"


def told(body: str, length: str = FULL) -> list[tuple[str, str, str]]:
    found = stretches(clause(body, "parameters: {x: {from: requirement.purpose, type: text}}\n"), length)
    return [(" ".join(stretch.marks), stretch.words, stretch.kind) for stretch in found]


def test_each_length_has_its_own_stretches_from_mark_to_mark() -> None:
    assert told(BOTH, SHORT) == [("k1 k2", "Kort.", "paragraph")]
    assert told(BOTH) == [("k1", "Lång.", "paragraph"), ("s1", "Mening.", "paragraph")]


def test_a_stretch_knows_its_sort_of_block_and_its_parameters() -> None:
    body = "### Rubrik\n\nText {{ x }} se [[vite]].\n\n- {#s2} punkt\n\n| A |\n|---|\n| B |"

    assert told(body) == [
        ("", "Rubrik", "heading"),
        ("", "Text ⟦x⟧ se .", "paragraph"),
        ("s2", "punkt", "item"),
        ("", "A", "cell"),
        ("", "B", "cell"),
    ]


def test_the_words_after_an_alternative_belong_to_the_mark_before_it() -> None:
    body = "{#k1} Före.{% if law == LOU %} {#s1} Inne.{% else %} Annars.{% endif %} Efter."

    assert told(body) == [
        ("k1", "Före.", "paragraph"),
        ("s1", "Inne.", "paragraph"),
        ("k1", "Annars. Efter.", "paragraph"),
    ]


def test_words_of_the_other_length_and_what_is_no_text_are_left_out() -> None:
    assert told("{#k1} A.{% if computed.text == full %} B.{% endif %}", SHORT) == [("k1", "A.", "paragraph")]
    assert told("{% if computed.text == full %}B.{% endif %}", SHORT) == []
    assert stretches(replace(clause(), body=(Directive("slot"),)), FULL) == ()


def test_a_clause_has_two_lengths_when_a_condition_asks_for_one() -> None:
    assert has_two_lengths(clause(BOTH))
    assert has_two_lengths(clause("{% if computed.text == full and law == LOU %}A.{% endif %}"))
    assert not has_two_lengths(clause("{% if law == LOU %}A.{% endif %}"))
