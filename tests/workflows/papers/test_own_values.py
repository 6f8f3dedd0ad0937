"""Values that a municipality's own clauses ask for: read by the clause's type, told in the summary, frozen at the issue."""

from pathlib import Path

import pytest

from given.bonus_library import OWN, bonus_case, bonus_library, replacing_library
from tenderkit.workflows.check.check import check
from tenderkit.workflows.check.explain import explain
from tenderkit.workflows.papers.build import BuildOptions, build

BONUS = "Bonusen är 10 000 kronor per månad för praktik och 20 000 kronor per månad för anställning."
MOST = "ska betala bonus till entreprenören för varje plats utöver antalet, dock för högst 3 platser."
FILE = "upphandling.yaml"


def _said(case: Path) -> str:
    result = build(case, BuildOptions(kinds=("kravavsnitt",)))
    (text,) = (path for path in result.files if path.name == "kravavsnitt.txt")
    return text.read_text("utf-8").replace("\N{NO-BREAK SPACE}", " ")


def _told(case: Path) -> list[str]:
    found = check(case, ("kravavsnitt",))
    assert found.refusals == ()
    return [f"{each.line}:{each.column}: {each.message.code} {each.message.what}" for each in found.problems]


def _of(case: Path, start: str) -> list[str]:
    return [line for line in _told(case) if start in line]


@pytest.mark.parametrize("text", ["short", "full"])
def test_an_own_clause_in_the_place_of_the_vetted_one_says_its_bonus(text: str, tmp_path: Path) -> None:
    replacing_library(tmp_path)
    said = _said(bonus_case(tmp_path, text=text))

    assert MOST in said
    assert BONUS in said
    assert "ingen särskild betalning" not in said


@pytest.mark.parametrize("text", ["short", "full"])
def test_the_vetted_clause_gives_way_to_an_own_one_beside_it(text: str, tmp_path: Path) -> None:
    bonus_library(tmp_path)
    said = _said(bonus_case(tmp_path, text=text))

    assert BONUS in said
    assert "ingen särskild betalning" not in said


def test_the_summary_says_the_same_as_the_text(tmp_path: Path) -> None:
    bonus_library(tmp_path)
    said = _said(bonus_case(tmp_path))

    for row in ("för praktik: 10 000 kronor", "för anställning: 20 000 kronor"):
        assert f"Bonus per månad {row}" in said
    assert "Platser med bonus: 3 platser" in said


def test_a_missing_own_value_is_asked_for_by_its_title(tmp_path: Path) -> None:
    bonus_library(tmp_path)
    said = _said(bonus_case(tmp_path, "own: {bonus_internship: 10 000, bonus_places: 1}\n"))

    assert "[BEKRÄFTA: ange Bonus per månad för anställning (own.bonus_employment)]" in said
    assert "dock för en enda plats" in said
    assert "Bonus per månad för anställning: " not in said


def test_a_value_that_no_clause_asks_for_is_told_at_its_key(tmp_path: Path) -> None:
    bonus_library(tmp_path)
    case = bonus_case(tmp_path, OWN.replace("}", ", colour: blå, bonus_internshp: 5}"))

    (colour,) = _of(case, "TK-R420")
    (near,) = _of(case, "TK-R423")
    assert colour == "6:76: TK-R420 ingen klausul i kravavsnittet frågar efter det egna värdet colour"
    assert near.endswith("bonus_internshp; menade du bonus_internship?")


def test_without_own_clauses_every_own_value_is_one_too_many(tmp_path: Path) -> None:
    (line,) = _of(bonus_case(tmp_path, "own: {bonus: 5}\n"), "TK-R420")

    assert line == "6:7: TK-R420 ingen klausul i kravavsnittet frågar efter det egna värdet bonus"


@pytest.mark.parametrize("typed", ["mycket", "10 000–20 000", "500", "60 000", "1 000 000 000 000 000"])
def test_a_value_of_another_type_or_out_of_bounds_says_what_is_wanted(typed: str, tmp_path: Path) -> None:
    bonus_library(tmp_path)
    case = bonus_case(tmp_path, OWN.replace("10 000", f'"{typed}"'))
    found = check(case, ("kravavsnitt",))
    (problem,) = (each for each in found.problems if each.message.code == "TK-R421")

    assert (problem.line, problem.column) == (6, 7)
    assert problem.message.what == f"Bonus per månad för praktik (bonus_internship) kan inte läsas: ”{typed}”"
    assert problem.message.remedy.replace("\N{NO-BREAK SPACE}", " ") == (
        "Klausulen vill ha ett belopp i kronor, 1 000–50 000."
    )


@pytest.mark.parametrize("person", ["Kim Lind 19800101-0019", "Anna, som får försörjningsstöd"])
def test_a_person_in_an_own_value_is_found(person: str, tmp_path: Path) -> None:
    bonus_library(tmp_path)
    told = _of(bonus_case(tmp_path, OWN.replace("}", f', contact: "{person}"}}')), "own.contact")

    assert [line.split()[1] for line in told] in (["TK-R250"], ["TK-R254"])


@pytest.mark.parametrize("home", ["bonus", "nothing"])
def test_a_bonus_beside_no_payment_is_found(home: str, tmp_path: Path) -> None:
    bonus_library(tmp_path / home, gives_way=False)
    told = _of(bonus_case(tmp_path / home), "TK-L374")

    assert [line.partition(" ")[2] for line in told] == [
        "TK-L374 bonus-fler-platser.k1 och platser-antal.s5 bestämmer båda payment_for_places, och de säger inte samma sak"
    ]


def test_explain_tells_of_a_case_with_own_values(tmp_path: Path) -> None:
    bonus_library(tmp_path)
    found = explain(bonus_case(tmp_path), "kravavsnitt")

    assert "bonus-fler-platser" in [each.clause for each in found.clauses]
