"""The list of cases, and a new case: from nothing, or from last year's."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from msgspec import Struct

from tenderkit.messages import text
from tenderkit.messages.swedish_order import swedish_order
from tenderkit.model.case.choices import RequirementKind
from tenderkit.problems import InvalidInputError, TenderkitError
from tenderkit.project.places import holds_a_case
from tenderkit.web.case_rows import ListedCase
from tenderkit.web.shelf import cases_on_the_shelf, name_of_case
from tenderkit.web.signed_in import cases_seen_by, listed_seen_by, person_of
from tenderkit.web.trail import note_trail
from tenderkit.workflows.case.new import case_from, new_case
from tenderkit.workflows.drafts.answers import edits_of, read_answer
from tenderkit.workflows.drafts.draft_case import read_draft, save_draft
from tenderkit.workflows.drafts.house_answers import house_answers
from tenderkit.writers.slugs import slug_of

_ON_A_PAGE, _LONGEST = 100, 60
_PHASE_ORDER = ("draft", "before_notice", "tendering", "awarded", "closed", "unread")
_ORDERS: dict[str, Callable[[ListedCase], Any]] = {  # beside that of their titles
    "enhet": lambda each: swedish_order(each.line.unit),
    "krav": lambda each: swedish_order(each.line.kind),
    "fas": lambda each: _PHASE_ORDER.index(each.line.stage) if each.line.stage in _PHASE_ORDER else len(_PHASE_ORDER),
    "datum": lambda each: (each.line.next_day is None, each.line.next_day),
    "fragor": lambda each: -(each.line.questions + each.line.faults + each.line.missing),
}
_COLUMNS = ("upphandling", "enhet", "krav", "fas", "datum", "fragor")
_BACKWARDS = "-"
_OF_THE_REGISTER = ("before_notice", "tendering", "awarded")


class ShownCase(Struct, frozen=True):
    """A row of the list."""

    listed: ListedCase
    stage_word: str
    href: str


class ShownColumn(Struct, frozen=True):
    """A heading that is clicked to sort by its column: the way there, and how it is sorted now, as `aria-sort` has it."""

    title: str
    href: str
    sorted: str


@require_safe
def list_cases(request: HttpRequest) -> HttpResponse:
    """The cases that are asked for, in the order that is asked for, a hundred at a time."""
    everything = listed_seen_by(request)
    words, stage, unit = (request.GET.get(name, "").strip() for name in ("sok", "fas", "enhet"))
    order = request.GET.get("ordna", "upphandling")
    found = [each for each in everything if _is_wanted(each, words, stage, unit)]
    backwards, column = order.startswith(_BACKWARDS), order.removeprefix(_BACKWARDS)
    found.sort(key=lambda each: swedish_order(each.line.title), reverse=backwards and column not in _ORDERS)
    if column in _ORDERS:
        found.sort(key=_ORDERS[column], reverse=backwards)
    if column == "datum":  # what has no day has none in either direction
        found.sort(key=lambda each: each.line.next_day is None)
    page = Paginator(found, _ON_A_PAGE).get_page(request.GET.get("sida"))
    context = {
        "cases": [_shown(each) for each in page.object_list],
        "page": page,
        "total": len(everything),
        "found": len(found),
        "unread": sum(each.line.stage == "unread" for each in everything),
        "words": words,
        "stage": stage,
        "unit": unit,
        "order": order,
        "column": column,
        "columns": tuple(_columns(request.GET, order)),
        "stages": [
            (name, stage_word(name)) for name in _PHASE_ORDER if any(each.line.stage == name for each in everything)
        ],
        "units": sorted({each.line.unit for each in everything if each.line.unit}, key=swedish_order),
    }
    return render(request, "page/cases.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_one(request: HttpRequest) -> HttpResponse:
    """What the new case is called and begins with; then straight to its first questions."""
    if request.method != "POST":
        return _ask(request, {"kinds": []})
    title, number = request.POST.get("titel", "").strip(), request.POST.get("diarienummer", "").strip()
    earlier = request.POST.get("fran", "")
    kinds = request.POST.getlist("krav")
    given: dict[str, object] = {
        "title": title,
        "number": number,
        "earlier": earlier,
        "kinds": kinds,
        "lots": request.POST.get("omraden", ""),
    }
    faults = _faults(title, kinds, earlier)
    if faults:
        return _ask(request, given, faults)
    try:
        folder = _free_folder(title)
        _begin(request, folder, given)
        file = read_draft(folder).path
        answers = [read_answer(("title",), title), read_answer(("registry", "procurement"), number)]
        units = person_of(request).units
        if "" not in units:  # else whoever began it wouldn't see it
            answers.append(read_answer(("authority", "unit"), min(units)))
        draft = read_draft(folder)
        save_draft(draft, edits_of(draft.source.data, [each for each in answers if each.value is not None]))
    except InvalidInputError:
        raise
    except TenderkitError as error:
        return _ask(request, given, {"titel": f"{error.message.what}. {error.message.remedy}"})
    cases_on_the_shelf(fresh=True)
    note_trail(request, file, "new", "from" if earlier else "")
    return HttpResponseRedirect(reverse("part", args=(name_of_case(file), "grunduppgifter")))


def stage_word(stage: str) -> str:
    """How far a case has come, in words."""
    return text(f"register.stage.{stage}") if stage in _OF_THE_REGISTER else text(f"page.stage.{stage}")


def _is_wanted(each: ListedCase, words: str, stage: str, unit: str) -> bool:
    line = each.line
    told = f"{line.title} {line.number} {line.unit} {line.kind} {each.name}".casefold()
    return (
        all(word in told for word in words.casefold().split()) and stage in ("", line.stage) and unit in ("", line.unit)
    )


def _columns(asked: QueryDict, order: str) -> Iterator[ShownColumn]:
    """A column that is sorted already is turned round by its heading; what is searched for stays."""
    for name in _COLUMNS:
        kept = asked.copy()
        kept.pop("sida", None)
        kept["ordna"] = f"{_BACKWARDS}{name}" if order == name else name
        turned = "descending" if order == f"{_BACKWARDS}{name}" else ""
        yield ShownColumn(text(f"page.column.{name}"), f"?{kept.urlencode()}", "ascending" if order == name else turned)


def _shown(each: ListedCase) -> ShownCase:
    return ShownCase(each, stage_word(each.line.stage), reverse("case", args=(each.name,)))


def _ask(request: HttpRequest, given: dict[str, object], faults: dict[str, str] | None = None) -> HttpResponse:
    earlier = [(each.name, each.line.title, each.line.number) for each in listed_seen_by(request)]
    context = {
        "given": given,
        "faults": faults or {},
        "cases": sorted(earlier, key=lambda each: swedish_order(each[1])),
    }
    return render(request, "page/new.html", context)


def _faults(title: str, kinds: Sequence[str], earlier: str) -> dict[str, str]:
    faults = {}
    if not title:
        faults["titel"] = text("page.new.title_missing")
    if not earlier and not any(kind in {each.value for each in RequirementKind} for kind in kinds):
        faults["krav"] = text("page.new.kind_missing")
    return faults


def _free_folder(title: str) -> Path:
    """A folder by the case's name that nothing stands in; of two cases by one name the second is numbered."""
    slug = slug_of(title, _LONGEST) or "arende"
    folder = Path(settings.TENDERKIT_FOLDER)
    names = (slug, *(f"{slug}-{number}" for number in range(2, 1000)))
    return next(folder / name for name in names if not (folder / name).exists() and not holds_a_case(folder / name))


def _begin(request: HttpRequest, folder: Path, given: dict[str, object]) -> None:
    seen = cases_seen_by(request)
    earlier = seen.get(str(given["earlier"]))
    if earlier is not None:
        case_from(folder, earlier)
        return
    wanted = given["kinds"]
    kinds = [kind for kind in RequirementKind if isinstance(wanted, list) and kind.value in wanted]
    known = house_answers(seen.values())
    new_case(folder, kinds, known, lots=bool(given["lots"]))
