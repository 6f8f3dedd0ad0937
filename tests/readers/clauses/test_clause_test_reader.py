from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tenderkit.model.case.choices import Law, PlacementKind
from tenderkit.problems import InvalidInputError
from tenderkit.readers.clauses.clause_test_reader import read_clause_test


def written(folder: Path, cases: str, clause: str = "antal") -> Path:
    path = folder / "antal" / "antal.test.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"format: 1\nclause: {clause}\ncases:\n{cases}", "utf-8")
    return path


def given(folder: Path, *facts: str) -> dict[str, object]:
    lines = "".join(f"      {fact}\n" for fact in facts)
    test, _ = read_clause_test(written(folder, f"  - name: ett\n    given:\n{lines}"))
    return dict(test.cases[0].given)


def problems(path: Path) -> list[tuple[int, str]]:
    with pytest.raises(InvalidInputError) as refused:
        read_clause_test(path)
    assert all(problem.message.what and problem.message.remedy for problem in refused.value.problems)
    return [(problem.line, problem.message.code) for problem in refused.value.problems]


@pytest.mark.parametrize(
    ("fact", "path", "value"),
    [
        pytest.param("requirement.penalty.amount: 50 000", "requirement.penalty.amount", Decimal(50000), id="money"),
        pytest.param("contract.starts: 2027-03-01", "contract.starts", date(2027, 3, 1), id="a date"),
        pytest.param("requirement.places.count: 4", "requirement.places.count", 4, id="a count"),
        pytest.param("law: LUF", "law", Law.LUF, id="a word of a list"),
        pytest.param(
            "requirement.places.kinds: [internship]",
            "requirement.places.kinds",
            (PlacementKind.INTERNSHIP,),
            id="a list",
        ),
        pytest.param("requirement.penalty.set_off: ja", "requirement.penalty.set_off", True, id="yes or no"),
        pytest.param("computed.regime: above", "computed.regime", "above", id="a computed word"),
        pytest.param("computed.act: lagen (2016:1145)", "computed.act", "lagen (2016:1145)", id="a computed text"),
    ],
)
def test_a_fact_is_typed_as_in_a_case(tmp_path: Path, fact: str, path: str, value: object) -> None:
    assert given(tmp_path, fact) == {path: value}


def test_a_fact_without_a_value_is_not_stated(tmp_path: Path) -> None:
    assert given(tmp_path, "law: LOU", "requirement.places.count:") == {"law": Law.LOU}


def test_a_golden_text_that_waits_to_be_written_is_not_the_same_as_none(tmp_path: Path) -> None:
    test, _ = read_clause_test(written(tmp_path, "  - {name: a}\n  - name: b\n    golden:\n"))

    assert [case.golden for case in test.cases] == [None, ""]


@pytest.mark.parametrize(
    ("cases", "expected"),
    [
        pytest.param("  - name: a\n    given: {no.such: 1}\n", (5, "TK-L050"), id="a fact that does not exist"),
        pytest.param("  - name: a\n    given: {computed.magic: 1}\n", (5, "TK-L050"), id="nothing that is computed"),
        pytest.param("  - name: a\n    given: {contract.starts: i morgon}\n", (5, "TK-C040"), id="no date"),
        pytest.param(
            "  - name: a\n    given: {requirement.penalty.amount: -1}\n", (5, "TK-C036"), id="less than nothing"
        ),
        pytest.param("  - name: a\n    given: {law: LOV}\n", (5, None), id="a law that is not ours"),
        pytest.param("  - name: a\n    given: {computed.regime: over}\n", (5, "TK-C030"), id="no such regime"),
        pytest.param("  - name: a\n  - name: a\n", (5, "TK-L163"), id="two cases of one name"),
        pytest.param("  - name: a\n    måste: [x]\n", (5, None), id="a key that we don't know"),
        pytest.param("  - name: a\n    codes: [R050]\n", (5, None), id="no code"),
        pytest.param("  - given: {law: LOU}\n", (4, "TK-C001"), id="no name"),
        pytest.param("  []\n", (3, None), id="no cases"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, cases: str, expected: tuple[int, str | None]) -> None:
    (found,) = problems(written(tmp_path, cases))

    assert found[0] == expected[0]
    assert expected[1] in (None, found[1])


def test_the_faults_of_every_case_come_in_one_run(tmp_path: Path) -> None:
    cases = "  - name: a\n    given: {law: X}\n  - name: b\n    given: {requirement.places.count: 0}\n"

    assert [line for line, _ in problems(written(tmp_path, cases))] == [5, 7]


def test_the_file_lies_in_the_folder_of_its_clause(tmp_path: Path) -> None:
    assert problems(written(tmp_path, "  - name: a\n", clause="annan")) == [(2, "TK-L002")]
