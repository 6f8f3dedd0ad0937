"""The questions of one part: asked, understood, shown back, saved; nothing that was typed is lost on the way."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods
from msgspec import Struct
from msgspec.structs import replace

from tenderkit.model.case.own_values import OWN_VALUES
from tenderkit.model.form.form_keys import ITEM, Pattern, read_key
from tenderkit.model.form.form_parts import BY_CHOICE, MAIN_PARTS, PARTS, FormPart, part_named
from tenderkit.problems import Key
from tenderkit.web.entries import Entries, entries_of, with_entries
from tenderkit.web.reading import library_at_hand
from tenderkit.web.shelf import case_on_the_shelf
from tenderkit.web.shown.fields import key_name, key_of_name, title_of_key, words_of_answer
from tenderkit.web.shown.frame import case_frame
from tenderkit.web.shown.own_values import own_values_group
from tenderkit.web.shown.parts import ShownPartPage, shown_part
from tenderkit.web.shown.problems import of_part
from tenderkit.web.shown.text import text_of_preview
from tenderkit.web.signed_in import may_see_case
from tenderkit.web.trail import note_opened, note_trail
from tenderkit.web.views.case.file_page import file_to_mend
from tenderkit.workflows.drafts.answers import begun_block, edits_of, removal
from tenderkit.workflows.drafts.asked_by_clauses import asked_by_clauses
from tenderkit.workflows.drafts.draft_case import DraftCase, read_draft, save_draft
from tenderkit.workflows.drafts.draft_problems import draft_problems
from tenderkit.workflows.drafts.preview import Preview, preview
from tenderkit.workflows.drafts.questions import pattern_at
from tenderkit.writers.form.form_values import said_at
from tenderkit.writers.refusals import ChangedMeanwhileError

_SAVED = "sparat"
_NEW, _GOES, _SURE = "ny", "ta_bort", "sakert"


@require_http_methods(["GET", "HEAD", "POST"])
def show_part(request: HttpRequest, case: str, part: str) -> HttpResponse:
    """The part's page, or what comes of what was sent from it."""
    file, found = case_on_the_shelf(case), part_named(part)
    if found is None:
        raise Http404
    draft = read_draft(file)
    if draft.is_form or draft.source.problems:
        return file_to_mend(request, case, draft)
    with library_at_hand(file.parent):
        if request.method == "POST":
            return _sent(request, case, found, draft)
        if (gone := _to_go(request.GET.get(_GOES, ""), found, draft)) is not None:
            return _ask_before_it_goes(request, case, found, draft, gone)
        new_items = _lists_of(request.GET.get(_NEW, ""), found)
        others = note_opened(request, file, part)
        told = _Told(new_items=new_items, saved=_SAVED in request.GET, others=others)
        return _page(request, case, found, draft, told)


def _sent(request: HttpRequest, case: str, part: FormPart, draft: DraftCase) -> HttpResponse:
    entries = entries_of(request)
    if request.POST.get("gjord_av") != draft.digest:
        return _somebody_else(request, case, part, draft, entries)
    edits = [*edits_of(draft.source.data, entries.good)]
    try:
        after = save_draft(draft, edits)
        after = _put_and_taken_away(request, part, after)
    except ChangedMeanwhileError:
        return _somebody_else(request, case, part, read_draft(draft.path), entries)
    if after.data != draft.data:
        note_trail(request, draft.path, "save", part.name)
    if not may_see_case(request, draft.path):  # it belongs to a unit that they don't work for, as they were told
        return HttpResponseRedirect(reverse("cases"))
    goes = _to_go(request.POST.get(_GOES, ""), part, after)
    left = [each for each in entries.read if each not in entries.good and not _is_inside(each.key, goes)]
    if left:
        return _page(request, case, part, after, _Told(entries, saved=after.data != draft.data))
    if goes is not None and _SURE not in request.POST:
        here = reverse("part", args=(case, part.name))
        return HttpResponseRedirect(f"{here}?{urlencode({_GOES: key_name(goes)})}")
    return HttpResponseRedirect(_next(request, case, part))


def _put_and_taken_away(request: HttpRequest, part: FormPart, draft: DraftCase) -> DraftCase:
    """What the buttons ask for besides the answers: a block that applies or doesn't, an item to take away."""
    said = draft.source.data
    for path in BY_CHOICE:
        name = key_name(path)
        if f"finns:{name}" not in request.POST:
            continue
        wanted, there = request.POST.get(f"valt:{name}") == "ja", bool(_at(said, path))
        if wanted != there:
            draft = save_draft(draft, begun_block(said, path) if wanted else removal(said, path))
            said = draft.source.data
    key = _to_go(request.POST.get(_GOES, ""), part, draft)
    if key is not None and _SURE in request.POST:
        draft = save_draft(draft, removal(said, key))
    return draft


def _to_go(name: str, part: FormPart, draft: DraftCase) -> Key | None:
    """What a button asks to take away; `None` where nothing is to go, or nothing of it is there."""
    key = key_of_name(name)
    if key is None or not _may_go(key) or said_at(draft.source.data, key) is None:
        return None
    asks = (*part.holds, *part.lists)
    return key if any(pattern_at(key)[: len(held)] == held for held in asks) else None


def _is_inside(key: Key, around: Key | None) -> bool:
    return around is not None and key[: len(around)] == around


def _ask_before_it_goes(request: HttpRequest, case: str, part: FormPart, draft: DraftCase, key: Key) -> HttpResponse:
    """What it says, and whether it is to go: nothing has been taken away yet."""
    fields = shown_part(part, draft.source.data, case).fields()
    context = {
        "frame": case_frame(draft, part.name),
        "part": part,
        "name": key_name(key),
        "title": title_of_key(key),
        "number": key[-1] + 1 if isinstance(key[-1], int) else "",
        "answers": [
            (each.label, words_of_answer(each))
            for each in fields
            if each.value and _is_inside(key_of_name(each.name) or (), key)
        ],
    }
    return render(request, "page/removal.html", context)


def _at(said: Mapping[str, Any], path: Pattern) -> object:
    found: Any = said
    for step in path:
        found = found.get(step) if isinstance(found, dict) else None
    return found


def _may_go(key: Key) -> bool:
    """An item of a list, or a block that a case can do without."""
    from tenderkit.model.form.form_fields import form_blocks

    block = form_blocks().get(pattern_at(key))
    return block is not None and (isinstance(key[-1], int) or not block.required)


def _next(request: HttpRequest, case: str, part: FormPart) -> str:
    here = reverse("part", args=(case, part.name))
    if adds := request.POST.get("lagg_till"):
        return f"{here}?{_NEW}={adds}#{_NEW}" if _lists_of(adds, part) else here
    if "fortsatt" in request.POST:
        names = [each.name for each in PARTS]
        after = names[names.index(part.name) + 1 :]
        following = next((name for name in after if name in MAIN_PARTS), "")
        return reverse("part", args=(case, following)) if following else reverse("review", args=(case,))
    return f"{here}?{_SAVED}"


def _lists_of(name: str, part: FormPart) -> tuple[Pattern, ...]:
    key = read_key(name)
    pattern = tuple(map(str, key)) if key is not None else ()
    return (pattern,) if pattern[-1:] == (ITEM,) and any(pattern[: len(of)] == of for of in part.lists) else ()


def _somebody_else(request: HttpRequest, case: str, part: FormPart, draft: DraftCase, entries: Entries) -> HttpResponse:
    """The file isn't what the page showed: both versions are shown, and nothing has been written."""
    return _page(request, case, part, draft, _Told(entries, status=409, changed=True))


class _Told(Struct, frozen=True):
    """What a page of a part is told besides the file: what was typed, which lists get an item more, and what became of a save."""

    entries: Entries | None = None
    new_items: tuple[Pattern, ...] = ()
    status: int = 200
    saved: bool = False
    changed: bool = False
    others: int = 0


def _page(request: HttpRequest, case: str, part: FormPart, draft: DraftCase, told: _Told) -> HttpResponse:
    entries, new_items = told.entries, told.new_items
    problems = of_part(draft_problems(draft), part.name)
    if entries is not None:
        new_items = (*new_items, *dict.fromkeys(_new_lists(draft, entries)))
    found = preview(draft.source, draft.path.parent)
    shown = _with_own_values(shown_part(part, draft.source.data, case, problems, new_items), found, draft)
    kept = with_entries(shown, entries, changed=told.changed) if entries is not None else shown
    frame = case_frame(draft, part.name)
    faults = [(field, fault) for field in kept.fields() for fault in field.faults] if entries is not None else []
    given = {
        "frame": frame,
        "part": part,
        "shown": kept,
        "title": next(each.title for each in (*frame.parts, *frame.more) if each.name == part.name),
        "text": text_of_preview(request, found, case),
        "faults": faults,
        "unseen": [field for field in kept.fields() if field.read_as] if entries is not None else [],
        "theirs": [field for field in kept.fields() if field.theirs] if told.changed else [],
        "new_item": new_items,
        "saved": told.saved,
        "changed": told.changed,
        "others": told.others,
    }
    return render(request, "page/part.html", given, status=told.status)


def _with_own_values(shown: ShownPartPage, found: Preview, draft: DraftCase) -> ShownPartPage:
    """Beside the requirement: what the municipality's own clauses ask for, where there is anything."""
    if (OWN_VALUES,) not in shown.asked.part.holds:
        return shown
    asked = asked_by_clauses(draft.source.data, (each.selection for each in found.sections))
    return replace(shown, groups=(*shown.groups, own_values_group(asked))) if asked else shown


def _new_lists(draft: DraftCase, entries: Entries) -> Iterator[Pattern]:
    """Lists that an item is being added to, so that its fields come back."""
    for key in entries.typed:
        for at, step in enumerate(key):
            if isinstance(step, int):
                items = _at(draft.source.data, tuple(map(str, key[:at])))
                if step >= (len(items) if isinstance(items, list) else 0):
                    yield pattern_at(key[: at + 1])
