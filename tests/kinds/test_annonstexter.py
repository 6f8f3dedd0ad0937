"""The texts of the notice: what the officer fills in, as a paper, as blocks to copy and as data."""

import json
import shutil
from pathlib import Path

import pytest

from judges import checkout
from judges.golden_files import Golden
from judges.programs import open_xml_findings
from tenderkit.model.papers.document import CopyUnit
from tenderkit.problems import NotAllowedYetError
from tenderkit.workflows.finished.check_document import check_document
from tenderkit.workflows.papers.build import BuildOptions, build

KIND = "annonstexter"


def sample(home: Path, name: str = "vaghyveln", *changes: tuple[str, str]) -> Path:
    folder = home / name
    shutil.copytree(checkout.ROOT / "samples" / name, folder, ignore=lambda *_: ["placeringar.yaml", "personer.yaml"])
    file = folder / "upphandling.yaml"
    text = file.read_text("utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    file.write_text(text, "utf-8")
    return folder


def text_of(folder: Path) -> str:
    build(folder, BuildOptions(kinds=(KIND,)))
    return (folder / "dokument" / f"{KIND}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", ["vaghyveln", "campingstugor"], ids=["above", "below"])
def test_the_paper_says_what_was_approved(name: str, tmp_path: Path, golden: Golden) -> None:
    folder = sample(tmp_path, name)
    golden(f"kinds/{KIND}-{name}.txt", text_of(folder))

    word = folder / "dokument" / f"{KIND}.docx"
    assert check_document(word) == ()
    assert open_xml_findings(word) == []


def test_the_data_says_the_same_and_never_that_anything_is_reserved(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    text = text_of(folder)
    file = folder / "dokument" / f"{KIND}.json"
    fields = {field["id"]: field for field in json.loads(file.read_bytes())["fields"]}

    assert {name: field["code"] for name, field in fields.items() if "code" in field} == {
        "BT-06-Lot": "soc-obj",
        "BT-775-Lot": "opp",
        "BT-736-Lot": "no",
        "BT-71-Lot": "none",
    }
    assert fields["BT-70-Lot"]["text"].replace("\n", "\n\n") in text
    assert "res-ws" not in file.read_text("utf-8")


def test_the_same_case_gives_the_same_data(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    text_of(folder)
    first = (folder / "dokument" / f"{KIND}.json").read_bytes()
    build(folder, BuildOptions(kinds=(KIND,)))

    assert (folder / "dokument" / f"{KIND}.json").read_bytes() == first


def test_each_text_is_a_block_to_copy(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    result = build(folder, BuildOptions(kinds=(KIND,), paste=CopyUnit.CLAUSE))

    (page,) = (file for file in result.files if file.suffix == ".html")
    blocks = page.read_text("utf-8").split('<section class="group"')
    terms = next(block for block in blocks if "BT-70: villkor för genomförandet</h2>" in block)
    assert 'data-plain="Särskilt villkor för hur avtalet fullgörs: ' in terms


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        pytest.param((("kind: open", "kind: reserved"),), "reserverad", id="reserved"),
        pytest.param(
            (("kind: open", "kind: call_off"), ("  published: 2027-11-22\n", ""), ("  tender_deadline: 2027-12-23\n", "")),
            "annonseras inte",
            id="a call-off",
        ),
    ],
)  # fmt: skip
def test_a_procurement_without_such_a_notice_gets_no_texts(
    changes: tuple[tuple[str, str], ...], says: str, tmp_path: Path
) -> None:
    questions = "tender_questions:\n  - received: 2027-12-01\n    question: Får en underleverantör ordna en av platserna?\n    answer: Ja. Leverantören ansvarar för att platsen blir av.\n    answered: 2027-12-06\n"
    with pytest.raises(NotAllowedYetError, match=says):
        build(sample(tmp_path, "vaghyveln", *changes, (questions, "")), BuildOptions(kinds=(KIND,)))
