"""The entries of the recruiter's two files: persons, places, profiles, agreements, start meetings, the retention decision.

No address, title or trail has the name of anybody: an entry is called by its number.
"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from msgspec import Struct

from tenderkit.messages import text
from tenderkit.problems import InvalidInputError
from tenderkit.web.reading import library_at_hand
from tenderkit.web.shelf import case_on_the_shelf
from tenderkit.web.shown.entry_form import (
    SentEntry,
    at_fields,
    judged_entry,
    one_or_several,
    sent_words,
    shown_groups,
)
from tenderkit.web.shown.frame import case_frame
from tenderkit.web.shown.problems import shown_problem
from tenderkit.web.trail import note_trail
from tenderkit.web.views.case.file_page import file_to_mend
from tenderkit.workflows.case.new import new_placements
from tenderkit.workflows.case.sound_case import load_sound_case
from tenderkit.workflows.drafts.draft_case import DraftCase, read_draft
from tenderkit.workflows.drafts.known_numbers import known_numbers
from tenderkit.workflows.drafts.recruiters_entries import (
    ENTRY_SORTS,
    PERSONS_SORT,
    EntryFile,
    EntryRefusedError,
    EntrySort,
    entries_in,
    entry_groups,
    next_id,
    read_entry,
    read_entry_file,
    remove_entry,
    save_entry,
)
from tenderkit.workflows.drafts.recruiters_lists import RecruitersLists, recruiters_lists
from tenderkit.writers.refusals import ChangedMeanwhileError

_NEW = "ny"


class _Place(Struct, frozen=True):
    """Which entry of which file the page is about; a new one has no number."""

    case: str
    draft: DraftCase
    sort: EntrySort
    file: EntryFile
    number: int | None


@require_http_methods(["GET", "HEAD", "POST"])
def list_entries(request: HttpRequest, case: str) -> HttpResponse:
    """Places, profiles, agreements, meetings and the retention decision; where nothing is kept yet, a button begins it."""
    return _listed(request, case, "page/recruiter/entries.html", "entries")


@require_http_methods(["GET", "HEAD", "POST"])
def list_persons(request: HttpRequest, case: str) -> HttpResponse:
    """Who has a place, and until when that may be kept."""
    return _listed(request, case, "page/recruiter/persons.html", "persons")


@require_http_methods(["GET", "HEAD", "POST"])
def edit_person(request: HttpRequest, case: str, entry: str) -> HttpResponse:
    """One person's form, by the number of the place."""
    return _edited(request, case, PERSONS_SORT, entry)


@require_http_methods(["GET", "HEAD", "POST"])
def edit_entry(request: HttpRequest, case: str, sort: str, entry: str) -> HttpResponse:
    """One entry's form, by its number."""
    found = ENTRY_SORTS.get(sort)
    if found is None or found.of_persons:
        raise Http404
    return _edited(request, case, found, entry)


def _listed(request: HttpRequest, case: str, template: str, address: str) -> HttpResponse:
    file = case_on_the_shelf(case)
    draft = read_draft(file)
    if draft.is_form or draft.source.problems:
        return file_to_mend(request, case, draft)
    with library_at_hand(file.parent):
        if request.method == "POST":
            new_placements(file)
            note_trail(request, file, "save", "platser")
            return HttpResponseRedirect(reverse(address, args=(case,)))
        found: RecruitersLists | None = None
        faults = []
        try:
            found = recruiters_lists(file)
        except InvalidInputError as error:
            faults = [shown_problem(each, case) for each in error.problems]
    saved = next((name for name in ("sparat", "borttaget") if name in request.GET), "")
    context = {"frame": case_frame(draft), "found": found, "faults": faults, "saved": saved}
    return render(request, template, context, status=200)


def _edited(request: HttpRequest, case: str, sort: EntrySort, entry: str) -> HttpResponse:
    case_file = case_on_the_shelf(case)
    draft = read_draft(case_file)
    if draft.is_form or draft.source.problems:
        return file_to_mend(request, case, draft)
    with library_at_hand(case_file.parent):
        file = read_entry_file(case_file, sort)
        at = _Place(case, draft, sort, file, _number(file, sort, entry))
        if request.method == "POST":
            return _sent(request, at)
        return _page(request, at)


def _number(file: EntryFile, sort: EntrySort, entry: str) -> int | None:
    """The entry that the address names; by its id, else by where it stands in the list."""
    if entry == _NEW:
        return None
    for at, each in enumerate(entries_in(file, sort)):
        if entry in (str(each.get(sort.id_key, "")).lower(), "" if sort.id_key else str(at + 1)):
            return at
    raise Http404


def _sent(request: HttpRequest, at: _Place) -> HttpResponse:
    typed = sent_words(request)
    said = _said(at)
    sent = judged_entry(
        request, typed, read_entry(at.sort, said, {key: one_or_several(words) for key, words in typed.items()})
    )
    if request.POST.get("gjord_av") != at.file.digest:
        return _page(request, at, sent, changed=True)
    taken_away = at.number is not None and "ta_bort" in request.POST
    if not taken_away and not sent.is_good:
        return _page(request, at, sent)
    try:
        if taken_away and at.number is not None:
            remove_entry(at.draft.path, at.sort, at.file, at.number)
        else:
            save_entry(at.draft.path, at.sort, at.file, sent.answers, at.number)
    except EntryRefusedError as refused:
        return _page(request, at, SentEntry(typed, sent.answers, refused.reasons))
    except ChangedMeanwhileError:
        return _page(request, at, sent, changed=True)
    note_trail(request, at.draft.path, "save", at.sort.name)
    address = reverse("persons" if at.sort.of_persons else "entries", args=(at.case,))
    return HttpResponseRedirect(f"{address}?{'borttaget' if taken_away else 'sparat'}")


def _said(at: _Place) -> dict[str, object]:
    if at.number is not None:
        return dict(entries_in(at.file, at.sort)[at.number])
    own = next_id(at.file, at.sort)
    return {"id": own} if own else {}


def _page(request: HttpRequest, at: _Place, sent: SentEntry | None = None, *, changed: bool = False) -> HttpResponse:
    numbers = dict(known_numbers(load_sound_case(at.draft.path)))
    if at.sort.of_persons:
        numbers = {"place": numbers.get("place", ())}
    said = _said(at)
    if at.number is None and sent is None and request.GET.get("plats"):
        said |= {"place": request.GET["plats"]}
    groups = shown_groups(entry_groups(at.sort, said), numbers, sent)
    faulty = at_fields(groups)
    placed = {fault.code for _, fault in faulty}
    wrong = [told for key, told in (sent.reasons if sent else ()) if not key or told.code not in placed]
    own = str(said.get(at.sort.id_key, "")) if at.sort.id_key else ""
    context = {
        "frame": case_frame(at.draft),
        "title": text(f"page.entry.{at.sort.name}"),
        "own": own if at.number is not None else "",
        "is_new": at.number is None,
        "digest": at.file.digest,
        "open": [each for each in groups if each.shown],
        "folded": [each for each in groups if not each.shown],
        "faults": faulty,
        "wrong": wrong,
        "unseen": _unseen(groups) if sent is not None and sent.unseen and not faulty else [],
        "changed": changed,
        "back": reverse("persons" if at.sort.of_persons else "entries", args=(at.case,)),
        "of_persons": at.sort.of_persons,
    }
    return render(request, "page/recruiter/entry.html", context, status=409 if changed else 200)


def _unseen(groups: object) -> list[object]:
    return [field for group in groups for field in (*group.shown, *group.more) if field.read_as]  # type: ignore[attr-defined]
