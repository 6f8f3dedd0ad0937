"""The case's file itself, where its form can't be read or somebody wants to write in it: every fault with its line."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from msgspec import Struct, structs

from tenderkit.problems import InvalidInputError, Problem, TenderkitError
from tenderkit.project.places import case_file, is_form
from tenderkit.readers.file_bytes import bytes_of_file
from tenderkit.readers.yaml.yaml_reader import MOST_BYTES, parse_yaml
from tenderkit.web.entries import UNIT
from tenderkit.web.shelf import case_on_the_shelf
from tenderkit.web.shown.frame import case_frame
from tenderkit.web.signed_in import may_see_case, works_for
from tenderkit.web.trail import note_trail
from tenderkit.workflows.case.convert import convert
from tenderkit.workflows.drafts.draft_case import DraftCase, read_draft, replace_text
from tenderkit.workflows.drafts.draft_problems import draft_problems
from tenderkit.writers.form.form_values import said_at
from tenderkit.writers.output import digest_of
from tenderkit.writers.refusals import ChangedMeanwhileError


def file_to_mend(request: HttpRequest, case: str, draft: DraftCase) -> HttpResponse:
    """The way on where no question can be put: a workbook that has its own cells, or a file with faults of form."""
    if draft.is_form:
        context = {
            "frame": case_frame(draft),
            "file": draft.path.name,
            "problems": draft.source.problems or draft_problems(draft),
        }
        return render(request, "page/workbook.html", context)
    return _page(request, case, _Shown(_letters(draft.data), draft.digest, draft.source.problems))


@require_http_methods(["GET", "HEAD", "POST"])
def mend_file(request: HttpRequest, case: str) -> HttpResponse:
    """The file's letters to write in; what can't be read isn't written, and comes back with its faults."""
    file = case_file(case_on_the_shelf(case).parent)
    if is_form(file):
        return _workbook(request, case)
    data = bytes_of_file(file, MOST_BYTES)
    if request.method != "POST":
        return _page(request, case, _Shown(_letters(data), digest_of(data), _faults(data, file)))
    text = request.POST.get("text", "")
    if request.POST.get("gjord_av") != digest_of(data):
        return _page(request, case, _Shown(text, digest_of(data), theirs=_letters(data)))
    if "flytta" not in request.POST and (unit := _unit_of_others(request, text, file)) is not None:
        return _page(request, case, _Shown(text, digest_of(data), unit=unit))
    try:
        replace_text(file, text, made_of=digest_of(data))
    except InvalidInputError as error:
        return _page(request, case, _Shown(text, digest_of(data), error.problems))
    except ChangedMeanwhileError:
        data = bytes_of_file(file, MOST_BYTES)
        return _page(request, case, _Shown(text, digest_of(data), theirs=_letters(data)))
    note_trail(request, file, "save", "fil")
    return HttpResponseRedirect(reverse("case", args=(case,)) if may_see_case(request, file) else reverse("cases"))


def _unit_of_others(request: HttpRequest, text: str, file: Path) -> str | None:
    """The unit that the text gives the case to, where the person doesn't see its cases; a text with faults is told of those."""
    try:
        said = said_at(parse_yaml(text.encode(), file).data, UNIT)
    except TenderkitError:
        return None
    unit = said if isinstance(said, str) else ""
    return None if works_for(request, unit) else unit


def _workbook(request: HttpRequest, case: str) -> HttpResponse:
    file = case_file(case_on_the_shelf(case).parent)
    if request.method == "POST":
        convert(file.parent, to_form=False, write=True)
        note_trail(request, file, "convert")
        return HttpResponseRedirect(reverse("case", args=(case,)))
    return file_to_mend(request, case, read_draft(file))


class _Shown(Struct, frozen=True):
    """The letters in the field, the digest of the file, its faults, what it says now where somebody else wrote it, and a unit that isn't one's own."""

    letters: str
    digest: str
    problems: tuple[Problem, ...] = ()
    theirs: str | None = None
    unit: str | None = None


def _page(request: HttpRequest, case: str, shown: _Shown) -> HttpResponse:
    context = {"case": case, **structs.asdict(shown)}
    status = 409 if shown.problems or shown.theirs is not None or shown.unit is not None else 200
    return render(request, "page/file.html", context, status=status)


def _letters(data: bytes) -> str:
    return data.decode("utf-8-sig", "replace")


def _faults(data: bytes, file: Path) -> tuple[Problem, ...]:
    try:
        return parse_yaml(data, file).problems
    except InvalidInputError as error:
        return error.problems
    except TenderkitError:
        return ()
