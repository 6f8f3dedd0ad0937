"""`tenderkit note` as people type it."""

from pathlib import Path

import pytest

from given import journal_in_text
from judges.as_a_user import user_runs


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return journal_in_text.written_to(tmp_path / "arende")


def test_an_event_is_noted_and_shown(case: Path) -> None:
    ran = user_runs("note", case, "slutade", "P-03", "--date", "16 februari 2028", "--ended_by", "personen")

    assert ran.code == 0
    assert ran.out.splitlines()[0].startswith("Antecknat på rad 45 i ")
    assert ran.out.splitlines()[1] == "    id: H-27, date: 2028-02-16, event: ended, place: P-03, ended_by: individual"


def test_a_dry_run_only_tries(case: Path) -> None:
    ran = user_runs(
        "note",
        case,
        "omfattning ändrad",
        "P-03",
        "--date",
        "2027-09-01",
        "--at-request-of",
        "individual",
        "--hours-per-week",
        "20",
        "--dry-run",
    )

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Händelsen kan antecknas på rad 45")
    assert (case / "placeringar.yaml").read_text("utf-8") == journal_in_text.RECORD


def test_what_is_wrong_is_told_by_its_key(case: Path) -> None:
    ran = user_runs("note", case, "ended", "P-01", "--date", "2027-12-24", "--ground", "resigned", "--where", "Depån")

    assert ran.code == 1
    assert {line.partition(" ")[0] for line in ran.err.splitlines() if ": TK-" in line} == {"where:", "ended_by:"}
    assert (case / "placeringar.yaml").read_text("utf-8") == journal_in_text.RECORD


def test_a_remark_stands_on_the_error_stream(case: Path) -> None:
    ran = user_runs("note", case, "decision_given", "P-03", "--date", "2027-08-20")

    assert ran.code == 0
    assert "TK-M228" in ran.err


def test_a_word_that_is_no_id_is_a_fault_of_usage(case: Path) -> None:
    ran = user_runs("note", case, "ended", "Kim", "--date", "2028-01-01")

    assert ran.code == 2
    assert "TK-M222" in ran.err


def test_places_shares_and_the_one_who_decided_are_told_by_options(case: Path) -> None:
    found = user_runs(
        *("note", case, "deficiency_found", "B-2", "--date", "2027-10-02", "--clause", "uppfoljning"),
        *("--facts", "Två rapporter saknades.", "--of", "P-02", "--of", "P-03"),
    )
    waived = user_runs(
        *("note", case, "assessed", "P-03", "--date", "2027-10-20", "--reasons", "Platsen är rätt."),
        *("--matter", "form_and_content", "--holds", "ja"),
        *("--decided-by", "upphandlingschef"),
    )
    claimed = user_runs(
        *("note", case, "claimed", "B-1", "--date", "2027-11-20", "--shares", "Krokoms kommun=25"),
    )

    assert (found.code, waived.code) == (0, 0)
    text = (case / "placeringar.yaml").read_text("utf-8")
    assert "of: [P-02, P-03]}" in text
    assert "decided_by: {title: upphandlingschef}}" in text
    assert claimed.code == 1
    assert "TK-" in claimed.err
