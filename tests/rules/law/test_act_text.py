from datetime import date

import pytest

from given.saved_law import SAVED
from tenderkit.rules.law.act_text import Fate, LawText, parse_law_text
from tenderkit.rules.law.provisions import parse_places


def marks(text: LawText) -> list[tuple[str, str, date | None]]:
    return [(str(marked.place), marked.fate.value, marked.day) for marked in text.marked]


def test_the_head_tells_which_act_and_how_far_it_is_amended() -> None:
    text = parse_law_text(SAVED)

    assert (text.number, text.amended_to) == ("2016:1145", "2025:900")


@pytest.mark.parametrize(
    ("head", "number", "amended_to"),
    [
        pytest.param("SFS nr: 1982:80\nÄndring införd: t.o.m. SFS 2022:836", "1982:80", "2022:836", id="a label"),
        pytest.param("SFS-nummer · 1970:988 · Visa fulltext", "1970:988", "", id="the search page"),
        pytest.param(
            "Lag (2009:1079) om tjänster\nÄndring införd\nSFS 2009:1079 i lydelse enligt SFS 2019:939",
            "2009:1079",
            "2019:939",
            id="another publisher",
        ),
        pytest.param("beteckning: 2008:567\nrubrik: Diskrimineringslag", "2008:567", "", id="a list of facts"),
        pytest.param("Någonting annat", "", "", id="nothing"),
    ],
)
def test_a_head_is_read_in_the_forms_that_it_comes_in(head: str, number: str, amended_to: str) -> None:
    text = parse_law_text(f"{head}\n\n1 § Text.\n")

    assert (text.number, text.amended_to) == (number, amended_to)


def test_a_page_that_binds_its_references_together_reads_the_same() -> None:
    bound = SAVED.replace(" kap.", "\u00a0kap.").replace(" §", "\u00a0§")

    assert bound != SAVED
    assert parse_law_text(bound) == parse_law_text(SAVED)


def test_marks_belong_to_the_provision_that_they_stand_beside() -> None:
    assert marks(parse_law_text(SAVED)) == [
        ("17 kap. 1 §", "ceasing", date(2027, 1, 1)),
        ("4 kap. 3 §", "ceasing", date(2027, 3, 1)),
        ("4 kap. 3 §", "coming", date(2027, 3, 1)),
        ("19 kap.", "ceasing", date(2027, 5, 1)),
        ("19 kap.", "coming", date(2027, 5, 1)),
        ("16 kap. 2 §", "coming", None),
        ("17 kap. 10 §", "repealed", None),
        ("18 kap.", "repealed", None),
    ]


@pytest.mark.parametrize(
    ("place", "there"),
    [
        pytest.param("4 kap. 1 §", True, id="a section"),
        pytest.param("16 kap. 2 § andra stycket", True, id="a paragraph of it"),
        pytest.param("7 kap.", True, id="a chapter"),
        pytest.param("19 a kap. 8 §", True, id="a chapter with a letter"),
        pytest.param("4 kap. 5 §", False, id="a wrapped line begins no section"),
        pytest.param("17 kap. 2 §", False, id="a wrapped line begins no chapter"),
        pytest.param("17 kap. 10 §", False, id="repealed"),
        pytest.param("19 a kap. 99 §", False, id="in the transitional provisions"),
    ],
)
def test_the_text_knows_which_provisions_it_holds(place: str, *, there: bool) -> None:
    assert parse_law_text(SAVED).has(parse_places(place)[0]) is there


def test_an_act_without_chapters_is_read_too() -> None:
    text = parse_law_text("(1982:80)\n\n25 § Om företrädesrätt.\n\n25 a § /Upphör att gälla U:2027-07-01/ Om mer.\n")

    assert {str(place) for place in text.places} == {"25 §", "25 a §"}
    assert marks(text) == [("25 a §", "ceasing", date(2027, 7, 1))]


def test_a_mark_right_below_a_number_belongs_to_it() -> None:
    text = parse_law_text("1 §\n/Träder i kraft I:2027-01-01/\n2 § /Träder i kraft I:2027-02-01/ Text.\n")

    assert marks(text) == [("1 §", "coming", date(2027, 1, 1)), ("2 §", "coming", date(2027, 2, 1))]


def test_marks_before_any_provision_and_impossible_days_do_no_harm() -> None:
    text = parse_law_text("/Upphör att gälla U:2027-01-01/\nEn inledning.\n\n1 § /Träder i kraft I:2027-13-45/ Text.\n")

    assert [(marked.fate, marked.day) for marked in text.marked] == [(Fate.COMING, None)]


def test_markdown_headings_are_read_as_headings() -> None:
    text = parse_law_text("# Lag (2016:1145)\n\n## 4 kap. Principer\n\n#### 1 §\n\nText.\n")

    assert {str(place) for place in text.places} == {"4 kap.", "4 kap. 1 §"}


def test_a_large_text_is_read_in_one_pass() -> None:
    sections = "".join(f"{number} § /Träder i kraft I:2027-01-01/\nText.\n\n" for number in range(1, 5001))

    assert len(parse_law_text(sections).places) == 5000
