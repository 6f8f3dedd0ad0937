from datetime import date
from pathlib import Path

import pytest

from given.law_in_text import law_text
from given.own_library import own_library
from given.saved_law import SAVED
from tenderkit.problems import RefusedError
from tenderkit.workflows.law.law_watch import LawReport, law_report, watch_law
from tenderkit.workflows.reports.reporting import deliver_report

DAY = date(2026, 12, 1)
LOCAL = {
    "grund": {"1.0.0": ("status: published", "Enligt 17 kap. 1 § LOU.")},
    "dod": {"1.0.0": ("status: published", "Text."), "1.1.0": ("status: draft", "Enligt 99 § lagen (1900:1).")},
    "gammal": {"1.0.0": ("status: retired", "Enligt 36 §.")},
}
FRONTS = {
    "grund": "law_refs: [{act: LOU, provision: 17 kap. 1 §, when: law == LOU and computed.regime == above}]\n",
    "dod": "law_refs: [{act: LOU, provision: 19 kap. 5 §, when: law == LOU and computed.regime == below}]\n",
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A municipality with its own clauses and its own law table."""
    folder = own_library(tmp_path, LOCAL, FRONTS)
    (folder / "laws.yaml").write_text(law_text(), "utf-8")
    return tmp_path


def codes(found: LawReport, clause_id: str) -> list[tuple[str, str]]:
    return [
        (item.clause, item.problem.message.code) for item in found.findings if item.clause.startswith(f"{clause_id}@")
    ]


def test_versions_in_force_and_on_their_way_are_watched(home: Path) -> None:
    found = watch_law(home, DAY)

    assert codes(found, "grund") == []
    assert codes(found, "dod") == [
        ("dod@1.0.0", "TK-L124"),
        ("dod@1.0.0", "TK-L128"),
        ("dod@1.1.0", "TK-L124"),
        ("dod@1.1.0", "TK-L127"),
        ("dod@1.1.0", "TK-L128"),
    ]
    assert codes(found, "gammal") == []
    assert found.wrong
    path = home / "bibliotek" / "clauses" / "dod" / "1.0.0.md"
    assert path in {item.problem.file for item in found.findings}


def test_the_report_names_the_day_first_and_says_that_nothing_was_fetched(home: Path) -> None:
    text = deliver_report(law_report(watch_law(home, DAY)), None)

    assert text.startswith("Lagbevakning den 2026-12-01\n")
    assert "Lagtabellen känner lydelser till och med 2025-07-01" in text
    assert "Ingenting har hämtats." in text
    assert "Klausul: dod@1.0.0; Kod: TK-L124; Vad: 19 kap. 5 § LOU gäller inte den 2026-12-01" in text
    assert "Lag: dataskyddsförordningen; Lagrum: artikel 5.1 c; Jämförd: aldrig;" in text
    assert "Lag: lagen om anställningsskydd; Lagrum: 25 §; Jämförd: 2025-06-01; Klausuler: arbetsratt@1.0.0" in text
    assert "dod@1.0.0: 19 kap. 5 § LOU" in text


@pytest.mark.parametrize(
    ("day", "works"),
    [
        pytest.param(date(2025, 6, 1), "Tröskelvärde: 59 880 179 kronor; Källa: SFS 2024:30", id="in kronor"),
        pytest.param(
            date(2026, 12, 1),
            "Tröskelvärde: 5 404 000 euro; frågas när värdet är 54 040 000–67 550 000 kronor; Källa: förordning (EU) 2025/2152",
            id="in euro",
        ),
        pytest.param(date(2028, 1, 1), "Tröskelvärde: inte känt; frågas alltid; Källa: –", id="not known"),
    ],
)
def test_the_report_shows_the_thresholds_of_the_day(tmp_path: Path, day: date, works: str) -> None:
    text = deliver_report(law_report(watch_law(tmp_path, day)), None).replace("\u00a0", " ")

    assert f"Lag: LOU; Vad som köps: byggentreprenader; {works}" in text
    assert ("Bandet går 7 procent nedåt" in text) is (day.year == 2026)


def test_a_saved_text_is_held_against_table_and_clauses(home: Path) -> None:
    (home / "lou.txt").write_text(SAVED, "utf-8")

    text = deliver_report(law_report(watch_law(home, DAY, home / "lou.txt")), None)

    assert "Den sparade texten: LOU, ändringar t.o.m. SFS 2025:900" in text
    assert "TK-L132 texten är ändrad t.o.m. SFS 2025:900" in text
    assert "Lagrum: 17 kap. 1 §; Märkning: upphör att gälla; Dag: 2027-01-01; I laws.yaml: ja; Klausuler: " in text
    assert "Lagrum: 16 kap. 2 §; Märkning: träder i kraft; Dag: den dag regeringen bestämmer; I laws.yaml: nej" in text
    assert "grund@1.0.0" in text.split("Klausuler att se över före den dag")[1]


def test_a_text_without_marks_says_so(home: Path) -> None:
    (home / "las.txt").write_text(
        "Lag (1982:80) om anställningsskydd\n\n6 b § Text.\n\n7 § Text.\n\n25 § Text.\n\n25 a § Text.\n", "utf-8"
    )

    text = deliver_report(law_report(watch_law(home, DAY, home / "las.txt")), None)

    assert "Inget lagrum i texten är märkt" in text
    assert "TK-L134 " in text
    assert "Klausuler att se över före den dag som står vid lagrummet: –" in text


@pytest.mark.parametrize("saved", ["Lag (1900:1) om annat\n\n1 § Text.\n", "Ingen lag alls.\n"])
def test_a_text_of_an_act_that_the_table_lacks_is_refused(saved: str, home: Path) -> None:
    (home / "annat.txt").write_text(saved, "utf-8")

    with pytest.raises(RefusedError) as refused:
        watch_law(home, DAY, home / "annat.txt")

    assert refused.value.message.code == "TK-L131"
    assert "LOU (2016:1145)" in str(refused.value)


def test_an_empty_table_knows_no_wording(home: Path) -> None:
    (home / "bibliotek" / "clauses" / "laws.yaml").write_text(law_text(rows="  []\n", other=""), "utf-8")

    found = watch_law(home, DAY)

    assert found.known_to is None
    assert "till och med –" in deliver_report(law_report(found), None)


def test_the_shipped_clauses_rest_on_provisions_that_the_table_knows(tmp_path: Path) -> None:
    found = watch_law(tmp_path, DAY)

    assert [(item.clause, str(item.problem.message)) for item in found.findings if item.problem.gravity != "note"] == []
