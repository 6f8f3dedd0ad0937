"""The papers of a case: what is ready, what waits and for what; downloaded, copied, written to the folder, issued."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe
from msgspec import Struct

from tenderkit.messages import text
from tenderkit.model.papers.document import CopyUnit
from tenderkit.problems import InvalidInputError
from tenderkit.rules.papers.issued_terms import QUOTED_KIND
from tenderkit.web.downloads import as_download
from tenderkit.web.reading import library_at_hand
from tenderkit.web.shelf import case_on_the_shelf, name_of_case
from tenderkit.web.shown.frame import case_frame
from tenderkit.web.shown.page_language import said_here
from tenderkit.web.shown.problems import shown_problem
from tenderkit.web.trail import note_trail
from tenderkit.web.views.case.file_page import file_to_mend
from tenderkit.web.views.case.issuing import stop_at_a_person
from tenderkit.workflows.api.build_documents import build_documents
from tenderkit.workflows.api.open_library import open_library
from tenderkit.workflows.api.read_case import Case, read_case
from tenderkit.workflows.case.sound_case import load_sound_case
from tenderkit.workflows.drafts.case_text import documents_of_kind
from tenderkit.workflows.drafts.draft_case import read_draft
from tenderkit.workflows.drafts.papers_of_case import PaperOfCase, papers_of_case
from tenderkit.workflows.papers.build import build
from tenderkit.workflows.papers.build_run import BuildOptions
from tenderkit.workflows.reports.pdf_files import pdf_can_be_made
from tenderkit.writers.paste_blocks import copy_groups, notices

FORMATS = {  # the one place where the page's formats stand: a format more is a row more
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    **({"pdf": "application/pdf"} if pdf_can_be_made() else {}),
    "html": "text/html; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_OPEN_QUESTION = "TK-L090"


class ShownPaper(Struct, frozen=True):
    """A kind of paper with the ways to have it, or why it waits."""

    paper: PaperOfCase
    roles: str
    can_be_issued: bool
    waits: tuple[str, ...]


class ShownPhase(Struct, frozen=True):
    """The papers of a phase."""

    title: str
    papers: tuple[ShownPaper, ...]


@require_http_methods(["GET", "HEAD", "POST"])
def show_papers(request: HttpRequest, case: str) -> HttpResponse:
    """The list, phase by phase; a button writes them to the case's folder, with the lock."""
    file = case_on_the_shelf(case)
    draft = read_draft(file)
    if draft.source.problems:
        return file_to_mend(request, case, draft)
    frame = case_frame(draft)
    with library_at_hand(file.parent):
        try:
            sound = load_sound_case(file)
        except InvalidInputError as error:
            waits = [shown_problem(each, case) for each in error.problems]
            return render(request, "page/papers.html", {"frame": frame, "waits": waits})
        kind = request.POST.get("typ") or QUOTED_KIND
        if request.method == "POST" and not is_none_chosen(request):
            stop_at_a_person(file, kind)
            return papers_written(request, file, kind)
        phases = [
            ShownPhase(text(f"phase.{each.phase.value}"), tuple(map(_shown, each.papers)))
            for each in papers_of_case(sound)
        ]
    context = {
        "frame": frame,
        "phases": phases,
        "formats": list(FORMATS),
        "written": request.GET.get("skrivna"),
        "none_chosen": kind if is_none_chosen(request) else "",
    }
    return render(request, "page/papers.html", context)


@require_safe
def one_paper(request: HttpRequest, case: str, kind: str, paper: str, suffix: str) -> HttpResponse:
    """One paper in one format, made anew; nothing is written to the folder."""
    file = case_on_the_shelf(case)
    if suffix not in FORMATS:
        raise Http404
    stop_at_a_person(file, kind)
    return download_paper(request, file, kind, f"{paper}.{suffix}")


@require_safe
def all_papers(request: HttpRequest, case: str) -> HttpResponse:
    """Every paper that is ready, in every format, as one archive; the same case gives the same bytes."""
    file = case_on_the_shelf(case)
    with library_at_hand(file.parent):
        ready = [paper for phase in papers_of_case(load_sound_case(file)) for paper in phase.papers if paper.names]
    archive, opened = BytesIO(), _opened(file)
    with ZipFile(archive, "w", ZIP_DEFLATED) as packed:
        for paper in ready:
            for built in build_documents(opened, paper.kind.id, formats=tuple(f".{each}" for each in FORMATS)):
                packed.writestr(ZipInfo(f"{built.name}{built.suffix}", _ZIP_TIME), built.data, ZIP_DEFLATED)
    note_trail(request, file, "download", "alla")
    return as_download(archive.getvalue(), f"{name_of_case(file)}.zip", "application/zip")


@require_safe
def copy_paper(request: HttpRequest, case: str, kind: str, paper: str) -> HttpResponse:
    """The paper in pieces for the fields of an e-tendering system: a button a piece, one for all, and a tick that stays."""
    file = case_on_the_shelf(case)
    stop_at_a_person(file, kind)
    unit = CopyUnit.REQUIREMENT if request.GET.get("delar") == CopyUnit.REQUIREMENT.value else CopyUnit.CLAUSE
    with library_at_hand(file.parent):
        sound = load_sound_case(file)
        document = next(
            (each.composition.document for each in documents_of_kind(sound, kind) if each.name == paper), None
        )
    if document is None:
        raise Http404
    context = {
        "frame": case_frame(read_draft(file)),
        "document": document,
        "groups": copy_groups(document, unit),
        "notices": notices(document),
        "unit": unit.value,
        "paper": paper,
        "kind": kind,
    }
    return render(request, "page/copy.html", context)


def is_none_chosen(request: HttpRequest) -> bool:
    """Whether there were papers to choose among, and none of them was."""
    return "valda" in request.POST and not request.POST.getlist("dokument")


def papers_written(request: HttpRequest, file: Path, kind: str) -> HttpResponse:
    """Write those of the kind that were chosen to the case's folder, all where there was nothing to choose, and go back to say how many."""
    result = build(file, BuildOptions(kinds=(kind,), named=frozenset(request.POST.getlist("dokument"))))
    if not result.files:  # none of them is a paper of the kind
        raise Http404
    note_trail(request, file, "build", kind)
    return HttpResponseRedirect(f"{request.path}?skrivna={len(result.files)}")


def _shown(paper: PaperOfCase) -> ShownPaper:
    kind = paper.kind
    to = ", ".join(text(f"role.{role}") for role in kind.to_role)
    roles = f"{text(f'role.{kind.from_role}')} → {to}"
    waits = tuple(said_here(why) if why in paper.in_swedish else why for why in paper.waits)
    return ShownPaper(paper, roles, can_be_issued=bool(paper.names), waits=waits)


def _opened(file: Path) -> Case:
    return read_case(file, open_library(file.parent))


def download_paper(request: HttpRequest, file: Path, kind: str, name: str) -> HttpResponse:
    """The paper of the case in the format that its name ends with, made anew; one that there isn't is not found."""
    paper, _, suffix = name.rpartition(".")
    built = next(
        (
            each
            for each in build_documents(_opened(file), kind, formats=(f".{suffix}",), only=(paper,))
            if each.name == paper
        ),
        None,
    )
    if built is None:
        raise Http404
    note_trail(request, file, "download", name)
    return as_download(built.data, name, FORMATS[suffix])
