"""The decision memo: four decisions, two alternatives, the municipality's own costs, and figures that others have printed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from given.own_municipality import FEWEST, municipality_folder
from judges import checkout
from judges.golden_files import Golden
from judges.programs import open_xml_findings
from tenderkit.model.finished.finished_document import Audience
from tenderkit.workflows.building.build_papers import build_papers
from tenderkit.workflows.finished.check_document import check_document
from tenderkit.workflows.papers.build_run import BuildOptions

PROJECT = checkout.ROOT / "samples" / "ostersund-2019" / "kommun.yaml"
KIND = "beslutsunderlag"


@pytest.fixture
def memo(tmp_path: Path) -> Callable[[str], str]:
    """The words of the memo of a municipality."""

    def build(text: str) -> str:
        folder = municipality_folder(tmp_path, text)
        build_papers(folder, BuildOptions(kinds=(KIND,)))
        return (folder / "dokument" / f"{KIND}.txt").read_text("utf-8").replace("\u00a0", " ")

    return build


def test_the_memo_of_the_project_says_what_was_approved(tmp_path: Path, golden: Golden) -> None:
    folder = municipality_folder(tmp_path, PROJECT.read_text("utf-8"))

    result = build_papers(folder, BuildOptions(kinds=(KIND,)))

    assert len(result.questions) == 2
    golden(f"kinds/{KIND}-ostersund.txt", (folder / "dokument" / f"{KIND}.txt").read_bytes().decode("utf-8"))
    findings = check_document(folder / "dokument" / f"{KIND}.docx", Audience.AUTHORITY)
    assert all("BEKRÄFTA" in str(each) for each in findings)
    assert open_xml_findings(folder / "dokument" / f"{KIND}.docx") == []


def test_the_projects_budget_stands_in_its_own_memo_as_printed_with_its_gap(memo: Callable[[str], str]) -> None:
    text = memo(PROJECT.read_text("utf-8"))

    for amount in ("1 620 000", "1 261 758", "126 034", "169 208", "22 %", "358 242"):
        assert f": {amount}\n" in text
    assert "Skillnaden är 63 000 kronor. Källan förklarar den inte, och den är inte rättad här." in text


def test_no_other_municipality_is_given_the_projects_budget_or_staffing(memo: Callable[[str], str]) -> None:
    text = memo(FEWEST)

    assert "1 620 000" not in text
    assert "63 000" not in text
    assert "Innanförskapsakademin" not in text
    assert "Rekryterare; Alternativ 1: 100 %: inte angett; Alternativ 2: 50 %: inte angett" in text


def test_what_others_counted_is_told_as_they_told_it(memo: Callable[[str], str]) -> None:
    text = memo(FEWEST)

    assert "Försörjningsstöd enligt norm: ca 175 000 kronor om året" in text
    assert "Aktivitetsstöd från Arbetsförmedlingen: ca 43 000 kronor om året" in text
    assert "Källa: Payoff AB:s utvärdering, så som projektets rapport från 2019 återger den." in text


def test_the_budget_stands_in_one_sample_alone() -> None:
    having = [
        path.parent.name
        for path in (checkout.ROOT / "samples").glob("*/kommun.yaml")
        if "1 620 000" in path.read_text("utf-8")
    ]

    assert having == ["ostersund-2019"]
