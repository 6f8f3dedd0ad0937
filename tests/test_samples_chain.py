"""Every document of the chain that a sample has come far enough for: built with --all, read back, judged by real programs."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from lxml import html
from msgspec import Struct

from given.first_weeks_case import first_weeks_folder
from judges import checkout
from judges.golden_files import GOLDEN_FOLDER, Golden
from judges.programs import open_xml_findings
from judges.shown_words import html_lines, html_read_aloud, libreoffice_lines, text_lines, without_prompts, word_lines
from judges.word_pieces import given_twice, holding_every_piece
from tenderkit.messages import Gravity
from tenderkit.model.case.case import Assessment
from tenderkit.model.fulfilment.fulfilment import FulfilmentStatus
from tenderkit.model.papers.kind import AboutWhat
from tenderkit.project.one_run import one_run
from tenderkit.project.places import OUTPUT_FOLDER, ProjectPlaces
from tenderkit.readers.papers.about_reader import kinds_about
from tenderkit.rules.contract.each_requirement import common_requirement
from tenderkit.rules.fulfilment.fulfilment import fulfilment
from tenderkit.rules.language.wording import read_date
from tenderkit.workflows.case.sound_case import load_sound_case
from tenderkit.workflows.check.check import check
from tenderkit.workflows.finished.check_document import check_document
from tenderkit.workflows.matching.recruiters_file import read_sound_matching
from tenderkit.workflows.papers.build import BuildOptions, build

NAMES = sorted(file.parent.name for file in (checkout.ROOT / "samples").glob("*/upphandling.yaml"))
KINDS = kinds_about(ProjectPlaces((checkout.ROOT,)), AboutWhat.CASE)
NOT_YET = frozenset({"TK-K010", "TK-K011"})  # a paper that waits for what hasn't happened is no fault
GOLDEN = "chain"
WITHOUT_ASSESSMENT = "stadsfesten"
NUMBERED_BY_WORD = {"kravavsnitt", "overenskommelse"}  # in the others a quoted clause has its number as letters
AT_LEAST = 50  # documents whose every piece the Open XML SDK reads
WORKING_MARKS = ("[BEKRÄFTA", "Öppna frågor", "{{", "{%")

BEFORE_THE_AWARD = {"kravavsnitt", "bedomning", "rekommendation", "annonstexter", "processkarta"}
AWARDED = {*BEFORE_THE_AWARD, "overlamning", "startmote", "utvardering"}
BEGUN = {*AWARDED, "kravprofil", "intyg", "intygsbehov", "referens", "lagesrapport", "avslutad-placering", "kallelse"}
IN_THE_FIRST_WEEKS = {"kallelse", "kandidatforslag", "introduktion", "problemnotering", "avslutad-placering"}
BEFORE_THE_PUBLICATION = {"branschdialog"}  # which all samples have behind them
WHILE_SOMETHING_IS_MISSING = {"kompletteringslista"}  # the samples' handovers lack nothing
WHEN_SOMETHING_IS_SENT_OUT = {"registreringsunderlag"}  # the samples are built, and nothing of them is issued
WITH_QUESTIONS = {"fragor-och-svar"}
WHILE_A_PLACE_RUNS = {"avstamning-arbetsgivare", "avstamning-individ"}
# What each sample that is awarded has come far enough for; the others have only what is written before the award.
REACHED: Mapping[str, set[str]] = {
    "vaghyveln": {*BEGUN, *WITH_QUESTIONS, "rekommendation-individ", "avbrott", "rattelse", "avstaende"}
    | {"slutrapport", "egenrapport"},
    "vinterparken": {*BEGUN, "overenskommelse"},
    "korttidshyra-fordon": {*BEGUN, *WHILE_A_PLACE_RUNS, "egenrapport", "avbrott", "rattelse", "vitesansprak"}
    - {"kravprofil", "referens"},
    "campingstugor": {*AWARDED, *WITH_QUESTIONS},
    "stadtjanster-tre-kommuner": {*BEGUN, *WHILE_A_PLACE_RUNS, "egenrapport", "rattelse", "vitesansprak"}
    - {"referens"},
}
APPROVED = {
    "vaghyveln": REACHED["vaghyveln"],
    "vinterparken": {"overenskommelse"},
    "korttidshyra-fordon": {"vitesansprak"},
}


class Built(Struct, frozen=True):
    """A sample's case folder, and what a build of everything wrote."""

    case: Path
    files: tuple[Path, ...]

    @property
    def folder(self) -> Path:
        return self.case / OUTPUT_FOLDER

    def of_type(self, suffix: str) -> tuple[Path, ...]:
        """The documents of a type, without the page that lists them."""
        return tuple(file for file in self.files if file.suffix == suffix and file.name != "index.html")


Build = Callable[[str], Built]
each_sample = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Build everything of a sample once, in a copy of the whole folder, where the samples' policy and library stand."""
    samples = tmp_path_factory.mktemp("samples")
    checkout.copy_folder(Path("samples"), samples)

    @cache
    def build_once(name: str) -> Built:
        case = samples / name
        return Built(case, build(case, BuildOptions(everything=True)).files)

    return build_once


@each_sample
def test_a_sample_has_the_documents_of_its_state(name: str, built: Build) -> None:
    kinds = {_kind_of(file) for file in built(name).of_type(".docx")}

    assert kinds == REACHED.get(name, BEFORE_THE_AWARD)


def test_the_samples_show_every_kind_of_document() -> None:
    shown = {kind for kinds in REACHED.values() for kind in kinds}

    shown_elsewhere = IN_THE_FIRST_WEEKS | WHILE_SOMETHING_IS_MISSING | BEFORE_THE_PUBLICATION
    assert shown | shown_elsewhere | WHEN_SOMETHING_IS_SENT_OUT == set(KINDS)


def test_a_journal_and_its_persons_give_the_papers_of_the_first_weeks(tmp_path: Path) -> None:
    result = build(first_weeks_folder(tmp_path), BuildOptions(everything=True))

    words = [file for file in result.files if file.suffix == ".docx"]
    assert {_kind_of(file) for file in words} >= IN_THE_FIRST_WEEKS | WHILE_SOMETHING_IS_MISSING
    for word in words:
        page, text = word.with_suffix(".html"), word.with_suffix(".txt")
        assert html_read_aloud(page) == text_lines(text), text.name
        said = html_lines(page, numbers=_kind_of(text) not in NUMBERED_BY_WORD)
        assert without_prompts(word_lines(word)) == without_prompts(said), text.name
        assert (
            re.findall(r"(?m)\S[ \u00a0]{2,}|\s[.,;:](?!\w)|\.\.|,,|\( | \)|[{}]|[ \t]$", text.read_text("utf-8")) == []
        )


@each_sample
def test_no_document_of_a_sample_has_a_finding(name: str, built: Build) -> None:
    with one_run():
        found = [problem for file in built(name).of_type(".docx") for problem in check_document(file)]

    open_questions = "TK-D020" if name == WITHOUT_ASSESSMENT else None
    assert [str(problem) for problem in found if problem.message.code != open_questions] == []


def test_one_sample_shows_an_assessment_that_nobody_has_written(built: Build) -> None:
    (assessment,) = (file for file in built(WITHOUT_ASSESSMENT).of_type(".txt") if _kind_of(file) == "bedomning")

    assert {f"assessment.{field}" for field in Assessment.model_fields} <= {
        *re.findall(r"assessment\.\w+", assessment.read_text("utf-8"))
    }


@each_sample
def test_no_sample_leaves_a_hole_or_a_stray_space_in_its_documents(name: str, built: Build) -> None:
    for path in built(name).of_type(".txt"):
        text = path.read_text("utf-8")

        assert re.findall(r"(?m)\S[ \u00a0]{2,}|\s[.,;:](?!\w)|\.\.|,,|\( | \)|[{}]|[ \t]$", text) == [], path.name
        assert re.findall(r"[a-zåäö][.?!][A-ZÅÄÖ][a-zåäö]", text) == [], path.name
        if name != WITHOUT_ASSESSMENT:
            assert [mark for mark in WORKING_MARKS if mark in text] == [], path.name


@each_sample
def test_page_word_and_text_of_every_document_say_the_same(name: str, built: Build) -> None:
    for text in built(name).of_type(".txt"):
        page, word = text.with_suffix(".html"), text.with_suffix(".docx")

        assert html_read_aloud(page) == text_lines(text), text.name
        said = html_lines(page, numbers=_kind_of(text) not in NUMBERED_BY_WORD)
        assert without_prompts(word_lines(word)) == without_prompts(said), text.name


@pytest.mark.parametrize("kind", sorted(REACHED["vaghyveln"] - BEFORE_THE_AWARD))
def test_libreoffice_reads_the_words_of_every_kind(kind: str, built: Build) -> None:
    first = next(file for file in built("vaghyveln").of_type(".docx") if _kind_of(file) == kind)

    assert without_prompts(libreoffice_lines(first)) == without_prompts(html_lines(first.with_suffix(".html")))


def test_the_open_xml_sdk_finds_nothing_in_the_chain(built: Build) -> None:
    documents = [file for name in REACHED for file in built(name).of_type(".docx")]

    assert len(documents) >= AT_LEAST
    assert [twice for file in documents for twice in given_twice(file)] == []
    assert [finding for file in holding_every_piece(documents) for finding in open_xml_findings(file)] == []


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name, kinds in APPROVED.items() for kind in sorted(kinds)])
def test_the_documents_of_the_chain_say_what_was_approved(name: str, kind: str, built: Build, golden: Golden) -> None:
    for path in built(name).of_type(".txt"):
        if _kind_of(path) == kind and not _is_the_section(path):
            golden(f"{GOLDEN}/{name}/{path.name}", path.read_bytes().decode("utf-8"))


def test_no_approved_text_of_the_chain_is_left_without_a_document(built: Build) -> None:
    approved = {(file.parent.name, file.name) for file in (GOLDEN_FOLDER / GOLDEN).glob("*/*.txt")}

    written = {(name, file.name) for name in APPROVED for file in built(name).of_type(".txt")}
    assert approved <= written


def test_a_second_build_of_everything_gives_the_same_bytes(built: Build) -> None:
    before = {file: file.read_bytes() for file in built("vaghyveln").files}

    build(built("vaghyveln").case, BuildOptions(everything=True))

    assert {file: file.read_bytes() for file in before} == before


@each_sample
def test_the_page_of_everything_links_to_every_file_and_says_what_is_missing(name: str, built: Build) -> None:
    sample = built(name)
    page = html.fromstring((sample.folder / "index.html").read_bytes())

    assert {link.get("href") for link in page.iter("a")} == {file.name for file in sample.files} - {"index.html"}
    rows = [row for body in page.iter("tbody") for row in body]
    assert len(rows) == len(KINDS)
    waiting = [row for row in rows if row.find(".//a") is None]
    assert len(waiting) == len(KINDS) - len(REACHED.get(name, BEFORE_THE_AWARD))
    assert all("".join(map(str, row[-1].itertext())) for row in waiting)


@pytest.mark.parametrize("name", [name for name in REACHED if name != "campingstugor"])
def test_the_recruiters_files_are_sound_and_say_what_is_invented(name: str) -> None:
    files = [checkout.ROOT / "samples" / name / each for each in ("placeringar.yaml", "personer.yaml")]

    for file in files:
        assert file.read_text("utf-8").startswith("# Exempel. Allt i filen är påhittat: personerna")
    problems = check(files[0].parent, KINDS).problems
    told = (problem for problem in problems if problem.file in files and problem.gravity is not Gravity.NOTE)
    assert [str(problem) for problem in told if problem.message.code not in NOT_YET] == []


def test_the_people_of_the_samples_are_invented() -> None:
    """Every surname begins with the word for example or for invented, and every number is the same."""
    for file in (checkout.ROOT / "samples").glob("*/personer.yaml"):
        text = file.read_text("utf-8")

        surnames = re.findall(r"name: \w+ (\w+)[,}\n]", text)
        assert surnames
        assert [name for name in surnames if not name.startswith(("Exempel", "Påhitt", "Anläggning", "Mark"))] == []
        assert set(re.findall(r"phone: ([\d -]+)", text)) <= {"063-00 00 00"}
        assert re.findall(r"\S+@\S+", text) == []


@pytest.mark.parametrize("name", ["vaghyveln", "korttidshyra-fordon"])
def test_a_request_tells_only_what_was_known_when_it_was_sent(name: str) -> None:
    matching, _ = read_sound_matching(load_sound_case(checkout.ROOT / "samples" / name))

    assert matching is not None
    assert matching.breaches
    for breach in matching.breaches:
        told = [read_date(day) for day in re.findall(r"\b\d+ [a-z]+ 20\d\d\b", breach.facts)]
        assert breach.request is not None
        assert told
        assert max(told) <= breach.request.sent, breach.id


def test_vaghyveln_ends_with_its_requirement_met(built: Build) -> None:
    sound = load_sound_case(built("vaghyveln").case)
    matching, remarks = read_sound_matching(sound)

    assert matching is not None
    assert remarks == ()
    result = fulfilment(common_requirement(sound.case), matching, None, date(2029, 9, 1))
    assert (result.status, result.persons_completed, result.placements_ended_early) == (FulfilmentStatus.MET, 4, 1)


def _kind_of(file: Path) -> str:
    """The longest name that fits: `rekommendation-individ-p-01` is no `rekommendation`."""
    return max((kind for kind in KINDS if file.stem == kind or file.stem.startswith(f"{kind}-")), key=len)


def _is_the_section(file: Path) -> bool:
    """Its approved texts are those of every sample, in `golden/samples`."""
    return _kind_of(file) == "kravavsnitt"
