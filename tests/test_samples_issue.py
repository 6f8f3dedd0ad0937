"""Every sample can be built and issued in a copy of the whole folder, where the (invented) adoption of the clauses stands."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
from lock_samples import LOCKED
from msgspec import Struct

from judges import checkout
from judges.programs import open_xml_findings
from judges.shown_words import html_read_aloud, text_lines
from tenderkit.project.places import LOCK_FILE
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.papers.issue import IssueOptions, issue

NAMES = sorted(file.parent.name for file in (checkout.ROOT / "samples").glob("*/upphandling.yaml"))
WORKING_MARKS = ("[BEKRÄFTA", "ej fastställd", "Öppna frågor", "<w:ins ", "<w:del ", "<w:commentReference")
each_sample = pytest.mark.parametrize("name", NAMES)


class Issued(Struct, frozen=True):
    """A sample's case folder, and the files of its issued copies."""

    case: Path
    files: tuple[Path, ...]

    def of_type(self, suffix: str) -> tuple[Path, ...]:
        return tuple(file for file in self.files if file.suffix == suffix)


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Issued]:
    """Issue a sample once; the samples themselves stay untouched."""
    samples = tmp_path_factory.mktemp("samples")
    checkout.copy_folder(Path("samples"), samples)

    @cache
    def issue_once(name: str) -> Issued:
        case = samples / name
        build(case, BuildOptions())
        return Issued(case, issue(case, IssueOptions()).files)

    return issue_once


@each_sample
def test_a_sample_can_be_issued(name: str, issued: Callable[[str], Issued]) -> None:
    copies = read_lock(issued(name).case / "upphandling.lock.yaml").issued

    assert {file.name for file in issued(name).files} == {file for copy in copies for file in copy.outputs}
    assert [copy.override for copy in copies if copy.override] == []


@each_sample
def test_no_working_mark_is_left_in_an_issued_sample(name: str, issued: Callable[[str], Issued]) -> None:
    texts = [file.read_text("utf-8") for suffix in (".txt", ".html") for file in issued(name).of_type(suffix)]
    for file in issued(name).of_type(".docx"):
        with ZipFile(file) as package:
            assert [part for part in package.namelist() if "comments" in part] == []
            texts.append(package.read("word/document.xml").decode())

    assert [mark for text in texts for mark in WORKING_MARKS if mark in text] == []


@each_sample
def test_an_issued_sample_says_who_adopted_its_clauses(name: str, issued: Callable[[str], Issued]) -> None:
    copies = read_lock(issued(name).case / "upphandling.lock.yaml").issued

    for copy, file in zip(copies, issued(name).of_type(".txt"), strict=True):
        adopted = r"fastställd av Kommunstyrelsen \(påhittat exempel\), KS 202[57]/1 \(påhittat\)"
        assert len(re.findall(adopted, file.read_text("utf-8"))) == len(copy.clauses)


@each_sample
def test_the_page_of_an_issued_sample_says_the_same_as_its_text(name: str, issued: Callable[[str], Issued]) -> None:
    for text in issued(name).of_type(".txt"):
        assert html_read_aloud(text.with_suffix(".html")) == text_lines(text)


@each_sample
def test_the_open_xml_sdk_finds_nothing_in_an_issued_sample(name: str, issued: Callable[[str], Issued]) -> None:
    for file in issued(name).of_type(".docx"):
        assert open_xml_findings(file) == []


def test_no_document_stands_among_the_samples_and_only_the_locks_that_belong_there() -> None:
    kept = {file for file in checkout.files() if file.is_relative_to("samples")}
    locks = {file for file in kept if file.name == LOCK_FILE}

    assert locks == {Path("samples") / name / LOCK_FILE for name in LOCKED}
    assert {file.name for file in kept - locks} == {
        "upphandling.yaml",
        "placeringar.yaml",
        "personer.yaml",
        "tenderkit.toml",
        "adopted.yaml",
        "policy.yaml",
        "kommun.yaml",
        "plan-2027.xlsx",
        "intyg.xlsx",
    }
