"""The allow-list held against finished files: what somebody wrote is found, what our own clauses say is no leak."""

from collections.abc import Callable, Collection, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from msgspec.structs import replace

from given.cases import PLACES, WITH_DIALOGUE, case_folder
from given.own_kind import HEAD, own_kind
from given.pictures import PIXEL
from judges import checkout
from judges.as_a_user import standing, user_runs
from judges.checkout import ROOT
from tenderkit.model.papers.document import CopyUnit
from tenderkit.problems import InvalidInputError
from tenderkit.readers.finished.every_word import texts_of
from tenderkit.workflows.papers import build_run, kept_out
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.papers.issue import IssueOptions, issue
from tenderkit.workflows.penalty.simulate import simulate
from tenderkit.workflows.penalty.simulation_report import deliver_simulation

SAME_AS_THE_KIND = "handover: {agreed_dates: [{date: 2025-06-30, what: Rättas bristen i tid följer ingen påföljd}]}\n"
WRITTEN_TWICE = (
    "handover: {notes: Rättas bristen i tid följer ingen påföljd. Ring., "
    "agreed_dates: [{date: 2025-06-30, what: Rättas bristen i tid följer ingen påföljd}]}\n"
)
NOTES = "allow: [handover.notes]\nparameters: {notes: {from: handover.notes, type: text}}\n"
LEAK = (
    "suppliers: [{name: Exempel Anläggning AB, organisation_number: 556000-0001, contact: {name: Greta Tystlåten}}]\n"
)
PER_SUPPLIER = HEAD.replace("per: case", "per: supplier")
SETTLED = WITH_DIALOGUE + PLACES.replace("    offer_open_weeks", "    existing_staff: none\n    offer_open_weeks")
NOT_ADOPTED = IssueOptions(override="prov av utfärdandet", by="Provaren")
WITH_THE_TITLE = [
    pytest.param(lambda case: build(case, BuildOptions(everything=True)), id="everything, with the index"),
    pytest.param(lambda case: build(case, BuildOptions(paste=CopyUnit.CLAUSE)), id="paste blocks"),
    pytest.param(lambda case: build(case, BuildOptions(working_copy=True)), id="the working copy"),
    pytest.param(lambda case: build(case, BuildOptions(to=case / "eget.html")), id="a file by name"),
    pytest.param(lambda case: build(case, BuildOptions(to=case / "eget.pdf")), id="a PDF by name"),
    pytest.param(lambda case: build(case, BuildOptions(pdf=True)), id="a PDF beside the others"),
    pytest.param(lambda case: issue(case, replace(NOT_ADOPTED, pdf=True)), id="the final copy as PDF too"),
    pytest.param(lambda case: issue(case, NOT_ADOPTED), id="the final copy"),
    pytest.param(lambda case: deliver_simulation(simulate(case), case / "vite.txt"), id="a simulation as text"),
    pytest.param(lambda case: deliver_simulation(simulate(case), case / "vite.html"), id="a simulation as a page"),
    pytest.param(lambda case: deliver_simulation(simulate(case), case / "vite.docx"), id="a simulation in Word"),
]
WITHOUT_IT = [
    pytest.param(lambda case: deliver_simulation(simulate(case), case / "vite.csv"), id="the table of a simulation"),
    pytest.param(lambda case: deliver_simulation(simulate(case), case / "vite.svg"), id="the chart of a simulation"),
]


def test_a_fact_that_is_worded_as_the_documents_own_text_is_no_leak(tmp_path: Path) -> None:
    home = own_kind(tmp_path, "Rättas bristen i tid följer ingen påföljd.", "allow: []\n")

    build(case_folder(home, WITH_DIALOGUE + SAME_AS_THE_KIND), BuildOptions(kinds=("prov",)))

    assert "Rättas bristen i tid följer ingen påföljd" in (tmp_path / "arende" / "dokument" / "prov.txt").read_text(
        "utf-8"
    )


def test_a_fact_that_is_worded_as_a_clause_is_no_leak(tmp_path: Path) -> None:
    build(case_folder(tmp_path, WITH_DIALOGUE + SAME_AS_THE_KIND), BuildOptions())

    assert (tmp_path / "arende" / "dokument" / "kravavsnitt.docx").is_file()


def test_the_same_words_in_a_text_of_the_case_are_found(tmp_path: Path) -> None:
    home = own_kind(tmp_path, "{{ notes }}", NOTES)

    with pytest.raises(InvalidInputError) as refused:
        build(case_folder(home, WITH_DIALOGUE + WRITTEN_TWICE), BuildOptions(kinds=("prov",)))

    (problem,) = refused.value.problems
    assert problem.message.facts["path"] == "handover.agreed_dates.what"
    assert problem.message.facts["suspect"] == "handover.notes"


def test_a_leak_in_the_recruiters_file_is_shown_at_its_line(tmp_path: Path) -> None:
    samples = tmp_path / "samples"
    checkout.copy_folder(Path("samples"), samples)
    file = samples / "vaghyveln" / "personer.yaml"
    text = file.read_text("utf-8").replace("satte ut och tog in vägmärken", "skrev till avtal@anlaggning.example.se", 1)
    file.write_text(text, "utf-8")

    with pytest.raises(InvalidInputError) as refused:
        build(samples / "vaghyveln", BuildOptions(kinds=("intyg",)))

    (problem,) = refused.value.problems
    assert (problem.file.name, problem.message.facts["path"]) == ("personer.yaml", "suppliers.contact.email")
    assert "avtal@anlaggning" in text.split("\n")[problem.line - 1]
    assert "avtal@anlaggning" not in str(problem)


@pytest.mark.parametrize("route", [*WITH_THE_TITLE, *WITHOUT_IT])
def test_every_file_about_a_case_is_read_before_it_is_written(
    route: Callable[[Path], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = case_folder(tmp_path, SETTLED)
    read: dict[str, bytes] = {}

    def noting(name: str, data: bytes, *more: Collection[bytes]) -> Iterator[str]:
        read[name] = data
        return texts_of(name, data, *more)

    monkeypatch.setattr(kept_out, "texts_of", noting)

    route(case)

    written = {path.name: path.read_bytes() for path in case.rglob("*") if path.is_file() and path.suffix != ".yaml"}
    assert written
    assert read == written


@pytest.mark.parametrize("route", WITH_THE_TITLE)
def test_a_name_in_the_title_stops_every_route_that_prints_it(route: Callable[[Path], object], tmp_path: Path) -> None:
    case = case_folder(tmp_path, SETTLED.replace("title: Provet", "title: Väg för GRETA\u00a0tystlåten") + LEAK)
    before = standing(case)

    with pytest.raises(InvalidInputError) as refused:
        route(case)

    (problem, *_) = refused.value.problems
    assert (problem.message.code, problem.message.facts["path"]) == ("TK-T063", "suppliers.contact.name")
    assert problem.message.facts["suspect"] == "title"
    assert standing(case) == before


def test_what_a_kind_waits_for_names_no_person_on_the_page_of_everything(tmp_path: Path) -> None:
    needs = (
        "allow: []\nneeds: [{holds: procedure.awarded is stated, says: vi väntar på, remedy: Vänta, names: NAMED}]\n"
    )
    home = own_kind(tmp_path, "Text.", needs.replace("NAMED", "roles.recruiter.name"), HEAD)
    case = case_folder(home, WITH_DIALOGUE + "roles: {recruiter: {name: Greta Tystlåten}}\n")

    with pytest.raises(InvalidInputError) as refused:
        build(case, BuildOptions(everything=True))

    (problem,) = refused.value.problems
    assert problem.message.facts["document"] == "index.html"
    assert problem.message.facts["path"] == "roles.recruiter.name"
    assert not (case / "dokument").exists()


def test_a_name_that_is_the_programs_own_word_for_a_role_is_no_leak(tmp_path: Path) -> None:
    case = case_folder(tmp_path, SETTLED + "roles: {recruiter: {name: Rekryterare}, requester: {name: Leverantören}}\n")

    build(case, BuildOptions(everything=True))
    deliver_simulation(simulate(case), case / "vite.html")

    assert "rekryterare" in (case / "dokument" / "index.html").read_text("utf-8")
    assert "leverantören" in (case / "vite.html").read_text("utf-8")


def test_a_need_that_is_worded_as_a_fact_is_no_leak_on_the_page_of_everything(tmp_path: Path) -> None:
    needs = "allow: []\nneeds: [{holds: procedure.awarded is stated, says: Greta Tystlåten saknas, remedy: Vänta}]\n"
    case = case_folder(own_kind(tmp_path, "Text.", needs), WITH_DIALOGUE + LEAK)

    assert build(case, BuildOptions(everything=True)).files


def test_a_sum_that_happens_to_be_an_amount_of_the_agreements_stops_no_simulation(tmp_path: Path) -> None:
    agreement = "agreement: {maximum_places: 1, kinds: [internship], maximum_months: 3, maximum_sanction: 100000}"
    case = case_folder(tmp_path, SETTLED.replace("    sanction: none\n", f"    sanction: none\n    {agreement}\n"))

    deliver_simulation(simulate(case), case / "vite.txt")

    assert "100\u00a0000" in (case / "vite.txt").read_text("utf-8")


def test_a_leak_in_what_the_document_is_about_is_shown_where_the_fact_stands(tmp_path: Path) -> None:
    yaml = "allow: [supplier.contact.title]\nparameters: {title: {from: supplier.contact.title, type: text}}\n"
    leaked = LEAK.replace("Greta Tystlåten}", "Greta Tystlåten, title: vikarie för Greta Tystlåten}")
    case = case_folder(own_kind(tmp_path, "{{ title }}", yaml, PER_SUPPLIER), f"{WITH_DIALOGUE}{leaked}")

    with pytest.raises(InvalidInputError) as refused:
        build(case, BuildOptions(kinds=("prov",)))

    (problem,) = refused.value.problems
    assert problem.message.facts["suspect"] == "supplier.contact.title"
    assert (problem.file.name, problem.line) == ("upphandling.yaml", len(f"{WITH_DIALOGUE}{leaked}".splitlines()))


def test_a_file_that_cannot_be_read_stops_the_command_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = case_folder(tmp_path)
    before = standing(case)
    monkeypatch.setattr(build_run, "render_document", lambda *_: b"%PDF-1.7 \xe2\xe3")

    seen = user_runs("build", case)

    assert (seen.code, seen.findings) == (3, ["TK-T068"])
    assert seen.reads_well()
    assert standing(case) == before


def test_the_logotype_of_a_letterhead_stops_nothing(tmp_path: Path) -> None:
    home = own_kind(tmp_path, "Text.", "allow: []\n")
    template = home / "bibliotek" / "templates" / "letterheads" / "myndighet" / "template.docx"
    template.parent.mkdir(parents=True)
    letterhead = Document(str(ROOT / "templates" / "letterheads" / "myndighet" / "template.docx"))
    letterhead.sections[0].header.add_paragraph().add_run().add_picture(BytesIO(PIXEL))
    letterhead.save(str(template))
    case = case_folder(home)

    build(case, BuildOptions(kinds=("prov",)))

    assert len(Document(str(case / "dokument" / "prov.docx")).sections[0].header.part.related_parts) == 1
