"""What was read in another way than the format's is said back, once for each value, and never what may be a person's own."""

from pathlib import PurePath

import pytest

from given.cases import problems_of
from given.whole_case import WHOLE_CASE
from tenderkit.messages import Gravity, language
from tenderkit.model.case.case import Procurement
from tenderkit.model.matching.matching import Matching
from tenderkit.readers.yaml.shown_back import shown_back
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.language.wording import NBSP

NAME = PurePath("upphandling.yaml")
CHANGE = """\
changes:
  - date: 1/9 2027
    decision: TF 2027/33
    support: avtalets ändringsklausul
    authority_agreed: 2027-08-20
    supplier_agreed: 2027-08-25
    terms: [{fact: requirement.penalty.amount, value: 40 tkr}, {fact: requirement.places.kinds, value: [praktik]}]
"""
PLACEMENT = """\
format: 1
placements:
  - id: P-01
    kind: praktik
    birth_date: 4 mars 1998
    recruitment: own
    starts: 1/6 2027
    planned_end: 2027-12-01
    workplace: Depån
"""


def said(text: str) -> list[str]:
    told = shown_back(Procurement, parse_yaml(text, NAME))
    lines = (f"{each.line}:{each.column} {each.message.code} {each.message.what}" for each in told)
    return [line.replace(NBSP, " ") for line in lines]


def spelt(old: str, new: str) -> list[str]:
    text = WHOLE_CASE.replace(f"\n{old}\n", f"\n{new}\n")
    assert text != WHOLE_CASE
    assert problems_of(text) == []
    return said(text)


def test_nothing_is_said_of_what_is_written_in_the_formats_way() -> None:
    assert said(WHOLE_CASE) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("  starts: 2027-03-01", "  starts: 1/3 2027", "29:3 TK-C082 starts: ”1/3 2027” läses som den 1 mars 2027", id="a day"),
        pytest.param("  starts: 2027-03-01", "  starts: 20270301", "29:3 TK-C083 starts läses som den 1 mars 2027", id="so many digits are not repeated"),
        pytest.param("  estimated_value: 65 000 000", "  estimated_value: 65 mkr", "27:3 TK-C082 estimated_value: ”65 mkr” läses som 65 000 000 kronor", id="millions"),
        pytest.param("  months: 30", "  months: 2 år", "30:3 TK-C082 months: ”2 år” läses som 24 månader", id="years"),
        pytest.param("  supplier_count: 1", "  supplier_count: en leverantör", "26:3 TK-C082 supplier_count: ”en leverantör” läses som 1 leverantör", id="one"),
        pytest.param("    extent_percent: 75", "    extent_percent: heltid", "60:5 TK-C082 extent_percent: ”heltid” läses som 100 procent av heltid", id="full time"),
        pytest.param("    cap: {percent: 5, of: called_off_value}", "    cap: {percent: 0.5 %, of: called_off_value}", "71:11 TK-C082 percent: ”0.5 %” läses som 0,5 procent", id="a share"),
        pytest.param("law: LOU", "law: lou", "12:1 TK-C082 law: ”lou” läses som LOU (lagen om offentlig upphandling)", id="a word"),
        pytest.param("    set_off: nej", "    set_off: n", "75:5 TK-C082 set_off: ”n” läses som nej", id="no"),
        pytest.param("  follow_up_feasible: ja", "  follow_up_feasible: x", "35:3 TK-C082 follow_up_feasible: ”x” läses som ja", id="yes"),
        pytest.param("    kinds: [employment, internship]", "    kinds: anställning och praktik", "57:5 TK-C082 kinds: ”anställning och praktik” läses som employment (anställning) och internship (praktik)", id="a list in a text"),
        pytest.param("    kinds: [employment, internship]", "    kinds: [employment, praktik]", "57:25 TK-C082 kinds: ”praktik” läses som internship (praktik)", id="an item"),
        pytest.param("  cpv: 45233000-9", "  cpv: 45 233 000", "36:3 TK-C082 cpv: ”45 233 000” läses som 45233000-9", id="a check digit"),
        pytest.param("  organisation_number: 212000-2528", "  organisation_number: SE212000252801", "7:3 TK-C083 organisation_number läses som 212000-2528", id="an organisation"),
        pytest.param("  email: kommunen@exempel.se", "  email: <kommunen@exempel.se>", "8:3 TK-C084 email är läst utan det som står omkring; värdet visas inte här", id="an address is not repeated"),
    ],
)  # fmt: skip
def test_a_value_is_said_back_at_its_key(old: str, new: str, expected: str) -> None:
    assert spelt(old, new) == [expected]


def test_a_sole_traders_number_is_never_said_back() -> None:
    trader = "  - {name: A, sole_trader: ja, organisation_number: 640823 3234}\n"

    (told,) = said(f"{WHOLE_CASE}{trader}")

    assert told.split()[1] == "TK-C084"
    assert not any(digits in told for digits in ("640823", "3234"))


def test_a_changed_term_is_said_back_as_what_it_changes() -> None:
    assert [told.split(" ", 1)[1] for told in said(WHOLE_CASE + CHANGE)] == [
        "TK-C082 date: ”1/9 2027” läses som den 1 september 2027",
        "TK-C082 value: ”40 tkr” läses som 40 000 kronor",
        "TK-C082 value: ”praktik” läses som internship (praktik)",
    ]


def test_a_persons_day_of_birth_is_never_said_back() -> None:
    told = [*shown_back(Matching, parse_yaml(PLACEMENT, PurePath("placeringar.yaml")))]

    assert [f"{each.line} {each.message.code}" for each in told] == ["4 TK-C082", "5 TK-C084", "7 TK-C082"]
    assert told[1].message.what == "birth_date är läst med dagen först, sedan månaden och året; värdet visas inte här"


def test_what_is_refused_is_not_said_back() -> None:
    assert said(WHOLE_CASE.replace("  months: 30", "  months: 6 veckor").replace("title: ", "titel: ")) == []


def test_it_is_a_note_in_both_languages() -> None:
    source = parse_yaml(WHOLE_CASE.replace("  starts: 2027-03-01", "  starts: 1/3 2027"), NAME)
    (told,) = shown_back(Procurement, source)
    assert told.gravity is Gravity.NOTE

    token = language.set("en")
    try:
        (told,) = shown_back(Procurement, source)
        assert told.message.what == "starts: “1/3 2027” is read as 2027-03-01"
    finally:
        language.reset(token)
