"""What later documents will ask for is told from the start, and is what they ask for when they are built."""

from pathlib import Path

import pytest

from given.cases import WITH_DIALOGUE, WITH_PLACES, case_folder
from judges import checkout
from judges.as_a_user import user_runs
from tenderkit.messages import Gravity
from tenderkit.model.case.case import Assessment
from tenderkit.workflows.check.check import check
from tenderkit.workflows.papers.build import DEFAULT_KIND

AWARDED = "suppliers: [{name: Exempel AB, organisation_number: 556000-0001}]\nhandover: {planning: I juni.}\n"
SAMPLES = sorted(path.parent for path in (checkout.ROOT / "samples").glob("*/upphandling.yaml"))


def told(folder: Path, *kinds: str) -> list[str]:
    return [problem.message.what for problem in check(folder, kinds or (DEFAULT_KIND,)).to_come]


def test_a_new_case_hears_of_each_later_document_in_the_order_of_their_time(tmp_path: Path) -> None:
    assert told(case_folder(tmp_path)) == [
        f"Bedömning av sysselsättningskrav behöver assessment ({', '.join(Assessment.model_fields)})",
        "Överlämning behöver handover, procedure (awarded), suppliers",
        "Startmöte behöver suppliers, procedure (awarded)",
        "Överenskommelse om platser behöver requirement.dialogue (agreement), procedure (awarded, contract_signed)",
    ]


def test_a_document_that_is_asked_for_asks_for_itself(tmp_path: Path) -> None:
    assert [line.split()[0] for line in told(case_folder(tmp_path), "bedomning", "startmote")] == [
        "Överlämning",
        "Överenskommelse",
    ]


def test_an_agreement_is_told_of_while_the_requirement_may_still_allow_it(tmp_path: Path) -> None:
    awarded = WITH_DIALOGUE.replace("begins: 2025-03-01", "begins: 2025-03-01, awarded: 2025-06-01")

    assert "Överenskommelse" not in " ".join(told(case_folder(tmp_path, awarded + AWARDED, "tilldelad")))
    assert "Överenskommelse" not in " ".join(told(case_folder(tmp_path, WITH_PLACES, "platser")))


def test_what_is_told_is_no_finding(tmp_path: Path) -> None:
    result = check(case_folder(tmp_path), (DEFAULT_KIND,))

    assert result.problems == ()
    assert {(each.message.code, each.gravity) for each in result.to_come} == {("TK-K020", Gravity.NOTE)}
    assert not result.worst_at_least(Gravity.NOTE)


def test_a_case_with_faults_hears_of_them_first(tmp_path: Path) -> None:
    assert told(case_folder(tmp_path, WITH_DIALOGUE.replace("months: 24", "months: 24\n  special_reasons: x"))) == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_the_assessment_asks_for_just_what_was_foretold(sample: Path) -> None:
    lines = [line for line in told(sample) if line.startswith("Bedömning")]

    questions = [problem.message.facts.get("path", "") for problem in check(sample, ("bedomning",)).problems]

    asked = [path.removeprefix("assessment.") for path in questions if path.startswith("assessment.")]
    assert lines == ([f"Bedömning av sysselsättningskrav behöver assessment ({', '.join(asked)})"] if asked else [])


def test_a_kind_with_a_fault_is_told_of_when_it_is_asked_for(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)
    own = tmp_path / "bibliotek" / "templates" / "brev"
    own.mkdir(parents=True)
    (own / "document.yaml").write_text("format: 1\nto_come: {ask: [title]}\n", "utf-8")
    (tmp_path / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")

    assert len(told(folder)) == 4


def test_a_single_case_is_told_on_lines_of_their_own_and_a_program_gets_findings_alone(tmp_path: Path) -> None:
    folder = case_folder(tmp_path)
    case_folder(tmp_path, name="annat")

    lines = user_runs("check", folder).out.splitlines()

    assert lines[:2] == [
        f"{folder}: inga fel, varningar eller öppna frågor",
        "Längre fram (docs/arendefilen.md förklarar uppgifterna):",
    ]
    assert len(lines) == 6
    assert "Längre fram" not in user_runs("check", tmp_path).out
    assert user_runs("check", folder, "--format", "json").out.strip() == "[]"
