from msgspec.structs import replace

from given.clauses_in_text import clause
from tenderkit.model.clauses.clause import Alignment, LawReference
from tenderkit.rules.changes.comparison import compare_clauses, front_lines
from tenderkit.rules.changes.reasons import Why
from tenderkit.rules.conditions.parser import parse_condition

PARAMETERS = """\
applies_if: law == LOU
requires: [vite, brist]
conflicts: [bonus]
one_of: grupp
replaces: gammal
parameters:
  places: {from: requirement.places.count, type: count, one: plats, many: platser, min: 1, max: 9, ask: "Fler?"}
  kinds: {from: requirement.places.kinds, type: choice_list, join: eller, words: {internship: praktik}}
  why: {from: requirement.purpose, type: text, max_length: 90}
law_refs: [{act: LOU, provision: 17 kap. 1 §, when: law == LOU}, {act: LAS, provision: 1 §}]
aligned_with: [{element: 5, says: k1}, {element: 6, left_out: Skäl.}]
short_leaves: {s7: avtalsvillkoren}
says_always: {number: [k1, s2]}
regulates: {s2: [agreement.places, agreement.kinds], s3: []}
rests_on: [s2, s3]
"""


def test_the_front_matter_is_a_line_per_key() -> None:
    assert list(front_lines(clause(front=PARAMETERS))) == [
        "kind: requirement",
        "level: common",
        "applies_if: law == LOU",
        "requires: vite, brist",
        "conflicts: bonus",
        "one_of: grupp",
        "replaces: gammal",
        "parameters.places: type count; from requirement.places.count; min 1; max 9; one plats; many platser; ask Fler?",
        "parameters.kinds: type choice_list; from requirement.places.kinds; words internship: praktik; join eller",
        "parameters.why: type text; from requirement.purpose; max_length 90",
        "law_refs: LOU 17 kap. 1 § (law == LOU)",
        "law_refs: LAS 1 §",
        "aligned_with: 5 k1",
        "aligned_with: 6 Skäl.",
        "short_leaves: s7 avtalsvillkoren",
        "says_always: number k1, s2",
        "regulates: s2 agreement.places, agreement.kinds",
        "regulates: s3",
        "rests_on: s2, s3",
    ]


def test_only_parts_that_differ_stand_beside_the_text() -> None:
    before = clause()
    after = replace(before, motive="Ett annat skäl.", law_refs=(LawReference("LOU", "1 §"),))

    parts = {part.name: part.diff for part in compare_clauses(before, after).parts}

    assert list(parts) == ["text", "motive", "front"]
    assert [line.after for line in parts["front"]] == ["law_refs: LOU 1 §"]


def test_the_newer_version_is_the_one_with_the_higher_number() -> None:
    first, tenth = clause(version="1.9.0"), clause(version="1.10.0")

    assert compare_clauses(first, tenth).newer is tenth
    assert compare_clauses(tenth, first).newer is tenth
    assert compare_clauses(clause(version="9.0.0", clause_id="vite"), first).newer is first


def test_other_reasons_are_those_of_the_class_that_no_highlight_tells() -> None:
    before = clause("Hon ska svara inom 5 dagar.")
    after = replace(
        clause("Hon ska svara inom 6 dagar, tror vi."),
        applies_if=parse_condition("law == LOU"),
        aligned_with=(Alignment(5, left_out="Skäl."),),
    )

    comparison = compare_clauses(before, after)

    assert [found.after for found in comparison.highlights] == ["6"]
    assert [reason.why for reason in comparison.other_reasons] == [Why.CONDITION]


def test_two_clauses_have_no_class_and_no_highlights() -> None:
    comparison = compare_clauses(clause("Hon ska svara."), clause("Hon får svara.", clause_id="vite"))

    assert (comparison.verdict, comparison.highlights, comparison.other_reasons) == (None, (), ())
