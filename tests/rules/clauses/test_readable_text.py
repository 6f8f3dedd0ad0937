"""A clause as those read it who don't write clauses: no names, no marks, no conditions as they are written."""

import re

import pytest

from given.clauses_in_text import clause
from judges.checkout import ROOT
from tenderkit.model.clauses.clause import ParameterType
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.rules.clauses.clause_text import body_lines
from tenderkit.rules.clauses.readable_text import (
    STEP,
    Titles,
    is_opening,
    readable_body,
    readable_front,
    readable_lines,
    titles_of,
    without_signs,
)

PARAMETERS = """\
parameters:
  amount: {from: requirement.penalty.amount, type: money, min: 1000, max: 9000, ask: "Hur stort?"}
  remedy: {from: requirement.penalty.remedy_days, type: days, min: 7, max: 90}
  dialogue_remedy: {from: requirement.dialogue.remedy_days, type: days, min: 7, max: 90}
  places: {from: requirement.places.count, type: count, one: plats, many: platser, min: 1, max: 9}
  kinds: {from: requirement.places.kinds, type: choice_list, words: {internship: praktik}}
"""
BODY = """\
{#k1} {{ supplier }} ska betala {{ amount }} inom {{ remedy }} enligt [[brist]].

::short

{#s1} Kort.

::full

{% if requirement.penalty.per == missing_place %}

{#s2} Långt om {{ places }}.

- Ett led.

{% elif requirement.penalty.per == started_week %}

| Rubrik |
|---|
| {{ kinds }} |

{% else %}

Annat.

{% endif %}

::close

{{ authority }} får svara{% if law == LOU %} enligt LOU{% elif law == LUF %}, enligt LUF{% else %} ändå{% endif %}.
"""
LAST = (
    "«myndigheten» får svara [när lagen om offentlig upphandling gäller: enligt LOU | annars, när lagen om "
    "upphandling inom försörjningssektorerna gäller: , enligt LUF | annars: ändå]."
)
CLAUSE = clause(BODY, PARAMETERS)
TITLES = titles_of([CLAUSE], {"brist": "Brister"})


def test_a_clause_reads_without_code() -> None:
    assert list(readable_lines(CLAUSE, TITLES)) == [
        "Antal",
        "Krav: «leverantören» ska betala «Vitesbelopp» inom «Vite, Rättelse inom» enligt ”Brister”.",
        "Den korta texten:",
        f"{STEP}Kort.",
        "Den fullständiga texten:",
        f"{STEP}När vitet räknas per plats som saknas:",
        f"{STEP}{STEP}Långt om «Antal platser».",
        f"{STEP}{STEP}– Ett led.",
        f"{STEP}Annars, när vitet räknas per påbörjad vecka:",
        f"{STEP}{STEP}Rubrik",
        f"{STEP}{STEP}«Former»",
        f"{STEP}I annat fall:",
        f"{STEP}{STEP}Annat.",
        LAST,
    ]
    assert list(readable_body(CLAUSE, TITLES)) == list(readable_lines(CLAUSE, TITLES))[1:]


def test_the_same_lines_can_be_shown_as_they_are_written() -> None:
    assert "[annars om requirement.penalty.per == started_week]" in list(body_lines(CLAUSE.body))
    assert "(k1) ⟦supplier⟧ ska betala ⟦amount⟧ inom ⟦remedy⟧ enligt [[brist]]." in list(body_lines(CLAUSE.body))


def test_a_length_within_a_paragraph_is_said_there() -> None:
    within = clause("Svara{% if computed.text == short %} nu{% elif computed.text == full %} genast{% endif %}.")

    assert list(readable_body(within, TITLES)) == [
        "Svara [i den korta texten: nu | i den fullständiga texten: genast]."
    ]


def test_two_facts_with_one_title_are_told_apart_by_their_blocks() -> None:
    assert TITLES.facts["requirement.penalty.amount"] == "Vitesbelopp"
    assert TITLES.facts["requirement.penalty.remedy_days"] == "Vite, Rättelse inom"
    assert TITLES.facts["requirement.dialogue.remedy_days"] == "Sysselsättningsdialog, Rättelse inom"


def test_what_has_no_title_keeps_its_name() -> None:
    nothing = Titles({}, {})

    assert nothing.clause("brist") == "brist"
    assert nothing.hole(CLAUSE, "amount") == "amount"
    assert nothing.hole(CLAUSE, "okänd") == "okänd"


def test_holes_have_their_types_by_their_titles() -> None:
    types = TITLES.types([CLAUSE])

    assert types["vitesbelopp"] is ParameterType.MONEY
    assert types["leverantörens"] is ParameterType.PARTY


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        pytest.param("[om A]", "När A:", id="a line that begins an alternative"),
        pytest.param(f"{STEP}[annars om B]", f"{STEP}Annars, när B:", id="a line that goes on with it, moved"),
        pytest.param("[slut]", "", id="a line that ends it"),
        pytest.param("⟦x⟧", "«x»", id="a hole alone"),
        pytest.param("[[Brist]]", "”Brist”", id="a clause alone"),
        pytest.param("Text.", "Text.", id="words"),
    ],
)
def test_signs_are_taken_away(line: str, seen: str) -> None:
    assert without_signs(line) == seen
    assert is_opening(line) is ("[" in line and "[[" not in line)


def test_the_front_matter_reads_without_code() -> None:
    front = """\
applies_if: law == LOU
requires: [brist]
conflicts: [bonus]
replaces: gammal
law_refs: [{act: LOU, provision: 17 kap. 1 §, when: law == LOU}, {act: LAS, provision: 25 §}]
aligned_with: [{element: 5, says: k1}, {element: 6, left_out: Skäl.}]
"""
    written = clause(BODY, PARAMETERS + front)

    assert list(readable_front(written, titles_of([written], {"brist": "Brister"}))) == [
        "Slag: krav",
        "Nivå: gemensam",
        "Är med när: lagen om offentlig upphandling gäller",
        "Kräver: Brister",
        "Utesluter: bonus",
        "Ersätter: gammal",
        "«Vitesbelopp»: kronor; 1000–9000; Hur stort?",
        "«Vite, Rättelse inom»: dagar; 7–90",
        "«Sysselsättningsdialog, Rättelse inom»: dagar; 7–90",
        "«Antal platser»: antal; 1–9; plats / platser",
        "«Former»: flera val; praktik",
        "Lagrum: 17 kap. 1 § LOU, när lagen om offentlig upphandling gäller",
        "Lagrum: 25 § LAS",
        "Element 5: sägs i texten",
        "Element 6: utelämnas. Skäl.",
    ]


def test_no_code_is_left_in_any_clause_of_the_library() -> None:
    library = read_library((ROOT / "clauses",))
    names = {name: next(iter(versions.values())).clause.title for name, versions in library.clauses.items()}
    code = re.compile(r"⟦|\[\[|\[slut|\b(?:requirement|computed|contract|agreement|matching_unit)\.\w|==|\w_\w|\{\{")

    left = [
        f"{entry.clause.id} {entry.clause.version}: {line}"
        for entry in library.entries()
        for titles in [titles_of([entry.clause], names)]
        for line in (*readable_lines(entry.clause, titles), *readable_front(entry.clause, titles))
        if code.search(line)
    ]

    assert left == []
