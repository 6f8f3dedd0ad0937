"""A municipality's `troskelvarden.yaml`: what it may say, what is refused and where, and what its rows lead to.

The amounts are invented.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE, case_folder
from given.law_rows import confirmed, law_case, shipped_table
from judges import checkout
from judges.pages import code_blocks
from tenderkit.messages import language
from tenderkit.model.law.laws import LawTable, Regime
from tenderkit.problems import InvalidInputError
from tenderkit.readers.law.threshold_reader import read_own_thresholds
from tenderkit.rules.law.legal_basis import LegalBasis, legal_basis
from tenderkit.workflows.case.sound_case import load_sound_case

HEAD = "format: 1\nthresholds:\n"
CHECKED = "source: påhittad, checked_by: upphandlingschefen, checked_on: 2025-12-18"
ROW = f"  - {{law: LOU, group: works, from: 2026-01-01, to: 2027-12-31, amount: 58 000 000, {CHECKED}}}\n"
LATER = ROW.replace("2026-01-01", "2028-01-01").replace("2027-12-31", "2029-12-31").replace("2025-12-18", "2027-12-18")
WORKS_2024 = ROW.replace("2026-01-01", "2024-01-01").replace("2027-12-31", "2025-12-31").replace("2025-12", "2024-01")

_NEAR_THE_THRESHOLD = WITH_DIALOGUE.replace("begins: 2025-03-01", "begins: 2026-03-01").replace("5000000", "2400000")


@pytest.fixture(autouse=True)
def _swedish() -> Iterator[None]:
    token = language.set("sv")
    yield
    language.reset(token)


def _table(folder: Path, rows: str) -> LawTable:
    (folder / "troskelvarden.yaml").write_text(HEAD + rows, "utf-8")
    return read_own_thresholds((folder,), shipped_table())


def _basis(
    table: LawTable, value: str, procedure: str = "kind: open, begins: 2026-11-01", answer: str = ""
) -> LegalBasis:
    contract = f"subject: works, estimated_value: {value}"
    return legal_basis(law_case("LOU", procedure, contract, confirmed(answer) if answer else ""), table)


def _reasons(basis: LegalBasis) -> str:
    return " ".join(map(str, basis.reasons)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "regime", "reason"),
    [
        pytest.param("57 999 999.99", Regime.BELOW, "57 999 999,99 kronor är lägre än", id="just below"),
        pytest.param("58 000 000", Regime.ABOVE, "58 000 000 kronor når upp till", id="exactly at"),
        pytest.param("65 000 000", Regime.ABOVE, "65 000 000 kronor når upp till", id="above"),
    ],
)
def test_a_row_decides_and_is_told_by_who_checked_it_and_when(
    tmp_path: Path, value: str, regime: Regime, reason: str
) -> None:
    basis = _basis(_table(tmp_path, ROW), value)

    assert (basis.regime, basis.question) == (regime, None)
    assert _reasons(basis) == (
        f"Värdet {reason} tröskelvärdet 58 000 000 kronor den 2026-11-01 (påhittad; 1 kap. 4 § LOU). "
        "Tröskelvärdet är kommunens egen uppgift, kontrollerad av upphandlingschefen den 2025-12-18."
    )


def test_without_a_file_and_outside_its_days_the_question_stays_open(tmp_path: Path) -> None:
    assert read_own_thresholds((tmp_path,), shipped_table()) == shipped_table()
    assert _basis(_table(tmp_path, ROW), "65 000 000", "kind: open, begins: 2028-01-01").question is not None


def test_the_shipped_rows_still_decide_their_days(tmp_path: Path) -> None:
    basis = _basis(_table(tmp_path, ROW), "65 000 000", "kind: open, begins: 2025-03-01")

    assert "(SFS 2024:30; 1 kap. 4 § LOU)" in _reasons(basis)
    assert "kommunens egen uppgift" not in _reasons(basis)


def test_a_confirmation_against_the_row_is_pointed_out(tmp_path: Path) -> None:
    basis = _basis(_table(tmp_path, ROW), "65 000 000", answer="nej")

    assert [fault.message.code for fault in basis.faults] == ["TK-R105", "TK-R110"]


def test_a_row_that_agrees_with_the_table_may_stand(tmp_path: Path) -> None:
    """A later release of the table must not stop a municipality that was right."""
    row = WORKS_2024.replace("58 000 000", "59 880 179")

    assert "SFS 2024:30" in _reasons(_basis(_table(tmp_path, row), "65 000 000", "kind: open, begins: 2025-03-01"))


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(ROW + LATER, [], id="rows that follow each other"),
        pytest.param("  []\n", [], id="no row at all"),
        pytest.param(ROW + ROW.replace("works", "goods_services").replace("58 000", "2 300"), [], id="two groups"),
        pytest.param(ROW.replace("law: LOU", "law: LOV"), ["3:6 TK-C032"], id="an act that isn't handled"),
        pytest.param(ROW.replace("law: LOU", "law: LUO"), ["3:6 TK-C031"], id="an act that doesn't exist"),
        pytest.param(ROW.replace("group: works", "group: bygg"), ["3:16 TK-C030"], id="an unknown group"),
        pytest.param(ROW.replace("group: works, ", ""), ["3:5 TK-C001"], id="no group"),
        pytest.param(ROW.replace("to: 2027-12-31, ", ""), ["3:5 TK-C001"], id="no last day"),
        pytest.param(ROW.replace("checked_by: upphandlingschefen, ", ""), ["3:5 TK-C001"], id="checked by nobody"),
        pytest.param(ROW.replace("2027-12-31", "2025-12-31"), ["3:5 TK-R121"], id="ends before it begins"),
        pytest.param(ROW.replace("58 000 000", "0"), ["3:64 TK-C037"], id="nothing"),
        pytest.param(ROW.replace("58 000 000", "58 000 000.50"), ["3:64 TK-L220"], id="with öre"),
        pytest.param(ROW.replace("58 000 000", '"58 000 000,50"'), ["3:64 TK-L220"], id="with öre after a comma"),
        pytest.param(ROW.replace("58 000 000", "5 404 000 euro"), ["3:64 TK-C068"], id="in euro, and it says so"),
        pytest.param(ROW.replace("58 000 000", "5 404 000"), ["3:64 TK-L224"], id="in euro, and it doesn't"),
        pytest.param(ROW.replace("58 000 000", "580 000 000"), ["3:64 TK-L224"], id="a nought too many"),
        pytest.param(ROW.replace("58 000 000", "54 040 000"), [], id="the lowest that the euro allows"),
        pytest.param(ROW.replace("58 000 000", "54 039 999"), ["3:64 TK-L362"], id="lower than the euro allows"),
        pytest.param(ROW.replace("58 000 000", "67 550 001"), ["3:64 TK-L362"], id="higher than the euro allows"),
        pytest.param(ROW + LATER.replace("58 000 000", "70 000 000"), [], id="no euro is known of later years"),
        pytest.param(ROW.replace("2025-12-18", "2025-06-30"), ["3:5 TK-L221"], id="checked too early"),
        pytest.param(ROW.replace("2025-12-18", "2026-11-01"), [], id="checked while it holds"),
        pytest.param(WORKS_2024, ["3:64 TK-L223"], id="against the table"),
        pytest.param(ROW.replace("2026-01-01", "2025-12-31"), ["3:64 TK-L223"], id="against the table for a day"),
        pytest.param(ROW.replace("2026-01-01", "2026-01-02"), ["3:30 TK-L225"], id="a day after the table's last"),
        pytest.param(ROW + LATER.replace("2028-01-01", "2027-12-31"), ["4:30 TK-L222"], id="two rows on one day"),
        pytest.param(ROW + ROW, ["4:30 TK-L222"], id="a row twice"),
        pytest.param(ROW + LATER.replace("2028-01-01", "2028-02-01"), ["4:30 TK-L225"], id="a month between"),
        pytest.param(
            ROW.replace("2026-01-01", "2021-01-01").replace("2027-12-31", "2022-12-31").replace("2025-12", "2021-01"),
            ["3:48 TK-L225"],
            id="a year before the table's first",
        ),
        pytest.param(ROW.replace("amount:", "belopp: 1, amount:"), ["3:64 TK-C003"], id="an unknown key"),
    ],
)
def test_a_fault_is_found_at_its_row(tmp_path: Path, rows: str, expected: list[str]) -> None:
    found: list[str] = []
    try:
        _table(tmp_path, rows)
    except InvalidInputError as error:
        found = [f"{problem.line}:{problem.column} {problem.message.code}" for problem in error.problems]

    assert found == expected


def test_a_gap_says_which_days_have_no_threshold(tmp_path: Path) -> None:
    with pytest.raises(InvalidInputError) as caught:
        _table(tmp_path, ROW + LATER.replace("2028-01-01", "2028-02-01"))

    (problem,) = caught.value.problems
    assert problem.message.what == "inget tröskelvärde gäller för LOU och works från 2028-01-01 till 2028-01-31"


def test_the_file_stands_in_the_municipalitys_folder_of_clauses(tmp_path: Path) -> None:
    clauses = tmp_path / "bibliotek" / "clauses"
    clauses.mkdir(parents=True)
    (tmp_path / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")
    case = case_folder(tmp_path, _NEAR_THE_THRESHOLD)
    assert load_sound_case(case).legal.question is not None

    row = ROW.replace("works", "goods_services").replace("58 000 000", "2 300 000")
    (clauses / "troskelvarden.yaml").write_text(HEAD + row, "utf-8")
    legal = load_sound_case(case).legal

    assert legal.regime is Regime.ABOVE
    assert "kontrollerad av upphandlingschefen" in _reasons(legal)


def test_a_fault_in_the_file_stops_the_case_with_the_files_own_address(tmp_path: Path) -> None:
    clauses = tmp_path / "bibliotek" / "clauses"
    clauses.mkdir(parents=True)
    (tmp_path / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")
    (clauses / "troskelvarden.yaml").write_text(HEAD + ROW.replace("58 000 000", "0"), "utf-8")

    with pytest.raises(InvalidInputError) as caught:
        load_sound_case(case_folder(tmp_path))

    assert [problem.file.name for problem in caught.value.problems] == ["troskelvarden.yaml"]


def test_the_example_in_the_guide_is_a_file_that_can_be_used(tmp_path: Path) -> None:
    guide = (checkout.ROOT / "docs" / "anvandarguide.md").read_text("utf-8")
    (example,) = (block for block in code_blocks(guide, "yaml") if "thresholds:" in block)
    (tmp_path / "troskelvarden.yaml").write_text("\n".join(example), "utf-8")

    added = read_own_thresholds((tmp_path,), shipped_table()).thresholds[-1]

    assert (added.act, added.group, added.checked_by) == ("LOU", "goods_services", "upphandlingschefen")
