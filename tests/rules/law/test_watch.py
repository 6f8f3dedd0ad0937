from datetime import date

import pytest

from given.clauses_in_text import clause
from given.law_in_text import small_law_table
from tenderkit.rules.law.law_index import law_index
from tenderkit.rules.law.watch import law_findings, law_of, unchecked_rows

INDEX = law_index(small_law_table())
DAY = date(2026, 12, 1)
ABOVE = "when: law == LOU and computed.regime == above"


def found(body: str, *references: str, parameters: str = "{}") -> list[str]:
    front = f"parameters: {parameters}\nlaw_refs: [{', '.join(references)}]\n"
    law = law_of(clause(body, front), INDEX)
    return [f"{message.code} {message.what}" for message in law_findings(law, INDEX, DAY)]


@pytest.mark.parametrize(
    ("reference", "finding"),
    [
        pytest.param(
            f"{{act: LOU, provision: bilaga 2, {ABOVE}}}",
            "TK-L122 hänvisningen bilaga 2 LOU går inte att läsa som ett lagrum",
            id="no provision",
        ),
        pytest.param(
            f"{{act: LOU, provision: 99 kap. 1 §, {ABOVE}}}",
            "TK-L123 99 kap. 1 § LOU finns inte i laws.yaml",
            id="unknown",
        ),
        pytest.param(
            "{act: skadeståndslagen (1972:207), provision: 2 kap. 1 §}",
            "TK-L123 2 kap. 1 § skadeståndslagen (1972:207) finns inte i laws.yaml",
            id="an unknown act",
        ),
        pytest.param(
            "{act: LOU, provision: 19 kap. 5 §, when: law == LOU and computed.regime == below}",
            "TK-L124 19 kap. 5 § LOU gäller inte den 2026-12-01",
            id="no longer in force",
        ),
        pytest.param(
            "{act: LOU, provision: 17 kap. 1 §, when: computed.regime == above}",
            "TK-L125 hänvisningen 17 kap. 1 § LOU gäller enligt sitt villkor även upphandlingar enligt LUF, LUK",
            id="too many acts",
        ),
        pytest.param(
            "{act: LOU, provision: 17 kap. 1 §, when: law == LOU}",
            "TK-L126 hänvisningen 17 kap. 1 § LOU gäller enligt sitt villkor även reglerna under tröskelvärdet, "
            "reglerna om direktupphandling, där laws.yaml inte har lagrummet",
            id="too many regimes",
        ),
    ],
)
def test_a_reference_that_does_not_hold_is_named(reference: str, finding: str) -> None:
    assert found("Text.", reference)[0] == finding


def test_a_reference_without_when_applies_to_everything() -> None:
    codes = [finding[:7] for finding in found("Enligt 17 kap. 1 § LOU.", "{act: LOU, provision: 17 kap. 1 §}")]

    assert codes == ["TK-L125", "TK-L126"]


@pytest.mark.parametrize(
    ("body", "reference"),
    [
        pytest.param("Enligt 17 kap. 10 § LOU.", f"{{act: LOU, provision: 17 kap. 10 §, {ABOVE}}}", id="within a run"),
        pytest.param(
            "Enligt 25 § lagen (1982:80).",
            "{act: lagen (1982:80) om anställningsskydd, provision: 25 §}",
            id="other act",
        ),
        pytest.param("Enligt 7 kap. 3 § LOU.", f"{{act: LOU, provision: 7 kap. 3 §, {ABOVE}}}", id="no use of its own"),
        pytest.param("Enligt 25 §.", "{act: lagen (1982:80), provision: 25 §}", id="an act that goes without saying"),
        pytest.param("Enligt LOU.", f"{{act: LOU, provision: 17 kap. 1 §, {ABOVE}}}", id="only the act"),
    ],
)
def test_words_and_reference_that_agree_are_no_error(body: str, reference: str) -> None:
    assert [finding[:7] for finding in found(body, reference) if not finding.startswith("TK-L128")] == []


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        pytest.param(
            "Enligt 17 kap. 1 § LOU.", "TK-L127 texten nämner 17 kap. 1 § LOU utan hänvisning i law_refs", id="LOU"
        ),
        pytest.param(
            "Enligt 25 § lagen (1982:80).",
            "TK-L127 texten nämner 25 § lagen om anställningsskydd utan hänvisning i law_refs",
            id="an act that the table knows",
        ),
        pytest.param(
            "Enligt lagen (1900:1).",
            "TK-L127 texten nämner 1900:1 utan hänvisning i law_refs",
            id="an act without place",
        ),
        pytest.param("Enligt 36 §.", "TK-L127 texten nämner 36 § utan hänvisning i law_refs", id="no act"),
        pytest.param(
            "Enligt 17 kap. 1 § {{ act }}.",
            "TK-L127 texten nämner 17 kap. 1 § utan hänvisning i law_refs",
            id="the act is a hole",
        ),
    ],
)
def test_words_without_a_reference_are_named_once(body: str, finding: str) -> None:
    parameters = "{act: {from: computed.act, type: text}}" if "act }}" in body else "{}"

    assert found(body, parameters=parameters) == [finding]


def test_a_hole_for_the_act_is_covered_by_a_reference_to_any_procurement_act() -> None:
    reference = f"{{act: LOU, provision: 17 kap. 1 §, {ABOVE}}}"

    assert found("Enligt 17 kap. 1 § {{ act }}.", reference, parameters="{act: {from: computed.act, type: text}}") == []


def test_references_that_the_reader_does_not_see_are_one_note() -> None:
    references = (
        f"{{act: LOU, provision: 17 kap. 1 §, {ABOVE}}}",
        "{act: lagen (1982:80) om anställningsskydd, provision: 25 a §}",
    )

    assert found("Text.", *references) == [
        "TK-L128 texten nämner inte 17 kap. 1 § LOU; 25 a § lagen (1982:80) om anställningsskydd"
    ]


def test_a_hole_that_fetches_the_provision_shows_it() -> None:
    parameters = "{basis: {from: computed.condition_basis, type: text}}"
    reference = f"{{act: LOU, provision: 17 kap. 1 §, {ABOVE}}}"

    assert found("Enligt {{ basis }}.", reference, parameters=parameters) == []


def test_everything_holds_references_words_guidance_and_what_holes_fetch() -> None:
    front = (
        "parameters: {basis: {from: computed.condition_basis, type: text}}\n"
        "law_refs: [{act: lagen (1982:80), provision: 25 §}]\n"
    )
    source = clause("Enligt {{ basis }} och 12 § skadeståndslagen.", front)

    places = [(mention.number, str(mention.place)) for mention in law_of(source, INDEX).everything]

    assert places == [
        ("1982:80", "25 §"),
        ("skadeståndslagen", "12 §"),
        ("2016:1145", "17 kap. 1 §"),
        ("2016:1145", "19 kap. 5 §"),
    ]


def test_a_row_is_to_be_checked_again_after_a_year() -> None:
    def names(day: date) -> set[str]:
        return {row.text for row in unchecked_rows(INDEX, day)}

    assert names(date(2026, 5, 31)) == {"artikel 5.1 c"}
    assert names(date(2026, 6, 1)) == {"artikel 5.1 c", "25 §", "25 a §"}
    assert "17 kap. 1 §" in names(date(2027, 6, 1))
    assert "19 kap. 5 §" not in names(date(2027, 6, 1))


def test_the_facts_of_an_act_are_to_be_checked_again_after_a_year() -> None:
    def acts_with(place: str, day: date) -> list[str]:
        return [row.act for row in unchecked_rows(INDEX, day) if row.text == place]

    assert acts_with("20 kap. 8–10 §§", date(2027, 5, 31)) == []
    assert acts_with("20 kap. 8–10 §§", date(2027, 6, 1)) == ["LOU", "LUF", "LUK"]
