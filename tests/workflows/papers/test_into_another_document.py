"""The sections of two lots in the officer's own document, whose styles number what wears them."""

import re
from collections import Counter
from pathlib import Path

import pytest
from docx import Document

from given.cases import case_folder
from given.lots import lots_case
from given.officers_document import officers_document
from judges.inserting import soffice_inserted
from judges.programs import soffice_text
from judges.word_reading import W
from tenderkit.assembly.plan import WantedLayout
from tenderkit.model.papers.document import Numbering
from tenderkit.workflows.papers.build import BuildOptions, build

STARTS = (("A", (5, 3)), ("B", (5, 4)))
NUMBERS = {"kravavsnitt": "5.3", "kravavsnitt-b": "5.4"}
_NUMBERED_LINE = re.compile(r"^\s*(5\.[34][0-9.]*)[ \t]", re.MULTILINE)
_POINTED_AT = re.compile(r"avsnitt (5\.[34][0-9.]*) \(([^)]+)\)")


@pytest.fixture(scope="module", params=[Numbering.DECIMAL, Numbering.TEXT])
def inserted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The folder with both sections, and the officer's document with both in it, one after the other."""
    home = tmp_path_factory.mktemp("lots")
    layout = WantedLayout(request.param, lot_starts=STARTS)
    build(case_folder(home, lots_case()), BuildOptions(to=home / "ut", layout=layout))
    host = home / "upphandling.docx"
    host.write_bytes(officers_document())
    return home / "ut", soffice_inserted(host, *(home / "ut" / f"{name}.docx" for name in NUMBERS))


def test_every_number_is_the_one_that_the_section_was_built_with(inserted: tuple[Path, Path]) -> None:
    folder, document = inserted
    built = [number for name in NUMBERS for number in _numbers((folder / f"{name}.txt").read_text("utf-8"))]

    assert _numbers(soffice_text(document)) == built
    assert {f"{section}.1" for section in NUMBERS.values()} < set(built)


def test_the_headings_stand_below_the_chapter(inserted: tuple[Path, Path]) -> None:
    _, document = inserted
    styles = Counter(paragraph.style.name for paragraph in Document(str(document)).paragraphs if paragraph.style)

    assert styles["Heading 1"] == 5
    assert styles["Heading 2"] == 5 * 2 + len(NUMBERS)
    assert styles["Heading 3"] > 20


def test_no_bookmark_stands_twice(inserted: tuple[Path, Path]) -> None:
    body = Document(str(inserted[1])).element.body
    names = [mark.get(f"{W}name", "").casefold() for mark in body.iter(f"{W}bookmarkStart")]

    ours = [name for name in names if name.startswith(("_tk_", "_ref_", "_num_"))]
    assert {"_ref_definitioner", "_ref_definitioner_lot_b"} < set(ours)
    assert {name for name in ours if name.startswith("_ref_")} == set(_once(ours, "_ref_"))
    assert {name for name in ours if name.startswith("_num_")} == set(_once(ours, "_num_"))


def test_a_reference_that_is_brought_up_to_date_points_into_its_own_section(inserted: tuple[Path, Path]) -> None:
    folder, document = inserted
    built = [found for name in NUMBERS for found in _POINTED_AT.findall((folder / f"{name}.txt").read_text("utf-8"))]

    assert _POINTED_AT.findall(soffice_text(document)) == built
    assert {number[:3] for number, _ in built} == set(NUMBERS.values())


def _once(names: list[str], start: str) -> list[str]:
    return [name for name, times in Counter(names).items() if name.startswith(start) and times == 1]


def _numbers(text: str) -> list[str]:
    return _NUMBERED_LINE.findall(text)
