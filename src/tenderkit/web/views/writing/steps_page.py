"""A step in a clause's life, on a page of its own: what it does, which files it writes, whom it concerns, what can't be undone."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods
from msgspec.structs import replace

from tenderkit.messages import Message, text
from tenderkit.model.clauses.library import Publication, Version
from tenderkit.model.reading.understood import NotUnderstoodError
from tenderkit.problems import InvalidInputError, NotAllowedYetError, RefusedError, TenderkitError
from tenderkit.project.places import find_places
from tenderkit.readers.clauses.clause_test_reader import SUFFIX
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.rules.changes.who_must_act import Letter
from tenderkit.web.shown.fields import ShownProblem
from tenderkit.web.signed_in import cases_seen_by
from tenderkit.web.views.writing.editor import note_clause, writing_folder
from tenderkit.web.views.writing.sent_form import by_field, field_id, shown_message
from tenderkit.workflows.clause_drafts.clause_draft import FormFault, clause_as_it_stands
from tenderkit.workflows.clause_drafts.draft_checks import field_of_key
from tenderkit.workflows.clause_drafts.examples import TriedExample, tried_examples
from tenderkit.workflows.clause_drafts.new_clause import clauses_to_replace
from tenderkit.workflows.clause_drafts.section_places import (
    SectionPlace,
    SectionSlot,
    publish_in_section,
    put_in_section,
    section_slots,
)
from tenderkit.workflows.clause_drafts.steps import STEP_NAMES, StepBefore, before_step, open_steps
from tenderkit.workflows.clauses import lifecycle
from tenderkit.workflows.clauses.before_publishing import what_stops_publishing
from tenderkit.workflows.clauses.lint_library import newest_clauses
from tenderkit.workflows.drafts.answers import read_day

_NOTHING = "TK-L271"  # from the day after the last no version is in force
_LATER = "senare"  # the place is given in a step of its own
_DAYS = {"publish": ("dag", "oversyn"), "adopt": ("dag",), "retire": ("dag",)}
_WORDS = {"publish": ("agare",), "adopt": ("av", "beslut"), "hold": ("skal",), "place": ("plats",)}


@require_http_methods(["GET", "HEAD", "POST"])
def show_step(request: HttpRequest, clause: str, version: str, step: str) -> HttpResponse:
    """What will happen; taken when somebody says so and the library's own rules allow it."""
    if step not in STEP_NAMES:
        raise Http404
    folder, wanted = writing_folder(), Version(clause, version)
    try:
        before = before_step(folder, wanted, step, _folders_seen(request))
    except RefusedError:
        raise Http404 from None
    if request.method != "POST" or step not in before.steps or request.POST.get("gor") == "visa":
        return _page(request, wanted, step, before)
    faults: list[FormFault] = []
    days = _days(request, step, faults)
    asked = (*_WORDS.get(step, ()), *(("plats",) if step == "publish" and before.needs_place else ()))
    words = {name: _word(request, name) for name in asked}
    faults += (FormFault(name, Message("TK-L427")) for name, said in words.items() if not said)
    if request.POST.get("forstatt") != "ja":
        faults.append(FormFault("forstatt", Message("TK-L436")))
    if faults:
        return _page(request, wanted, step, before, faults=faults)
    if reasons := _refusals(wanted, step, days, words):
        return _page(request, wanted, step, before, reasons=reasons)
    note_clause(request, step, wanted)
    return _done(request, folder, wanted, step, before)


def _refusals(wanted: Version, step: str, days: Mapping[str, date], words: Mapping[str, str]) -> Sequence[Message]:
    """Take the step; or every reason why the library's own rules don't allow it."""
    try:
        _take(writing_folder(), wanted, step, days, words)
    except InvalidInputError as error:
        return [each.message for each in error.problems]
    except NotAllowedYetError as error:
        return error.reasons
    except TenderkitError as error:
        return [error.message]
    return ()


def _take(folder: Path, wanted: Version, step: str, days: Mapping[str, date], words: Mapping[str, str]) -> None:
    match step:
        case "review":
            lifecycle.review(folder, wanted)
        case "publish":
            where = _place(words["plats"]) if words.get("plats", _LATER) != _LATER else None
            publication = Publication(days["dag"], days["oversyn"], words["agare"])
            publish_in_section(folder, wanted, publication, where, localdate())
        case "adopt":
            lifecycle.adopt(folder, (wanted,), words["av"], days["dag"], words["beslut"])
        case "hold":
            lifecycle.hold(folder, wanted, words["skal"])
        case "release":
            lifecycle.release(folder, wanted)
        case "retire":
            lifecycle.retire(folder, wanted, days["dag"])
        case _:
            put_in_section(folder, _place(words["plats"]), wanted.clause, localdate())


def _place(sent: str) -> SectionPlace:
    slot, _, after = sent.partition("|")
    return SectionPlace(slot, after)


def _days(request: HttpRequest, step: str, faults: list[FormFault]) -> dict[str, date]:
    found = {}
    for name in _DAYS.get(step, ()):
        written = request.POST.get(name, "")
        try:
            day = read_day(written)
        except NotUnderstoodError:
            faults.append(FormFault(name, Message("TK-L435", {"value": written})))
            continue
        if day is None:
            faults.append(FormFault(name, Message("TK-L427")))
        else:
            found[name] = day
    return found


def _word(request: HttpRequest, name: str) -> str:
    return " ".join(request.POST.get(name, "").split())


def _page(  # noqa: PLR0913 - what a page can be told besides the step
    request: HttpRequest,
    wanted: Version,
    step: str,
    before: StepBefore,
    *,
    faults: Iterable[FormFault] = (),
    reasons: Iterable[Message] = (),
) -> HttpResponse:
    faults = tuple(faults)
    context = {
        "wanted": wanted,
        "step": step,
        "title": text(f"writing.step.{step}"),
        "before": before,
        "may": step in before.steps,
        "faulty": by_field(faults),
        "faults": [(each.field, shown_message(each.message)) for each in faults],
        "reasons": [shown_message(each) for each in reasons],
        "sent": {
            name: request.POST.get(name, "") for name in ("dag", "oversyn", "agare", "av", "beslut", "skal", "plats")
        },
        "asks_place": step == "place" or (step == "publish" and before.needs_place),
        "later": _LATER,
        "owner": before.state.owner,
        "review_by": before.state.review_by,
    }
    if context["asks_place"] and before.steps:
        context["slots"] = _named_slots()
    if step == "publish" and context["may"]:
        context |= {"stops": _stops(wanted), "examples": len(_tried(wanted))}
    if step == "retire" and context["may"]:
        context |= _after(request, wanted)
    return render(request, "page/writing/step.html", context)


def _done(request: HttpRequest, folder: Path, wanted: Version, step: str, before: StepBefore) -> HttpResponse:
    follows = lifecycle.what_follows(folder, wanted) if step in ("publish", "hold", "retire") else ()
    context = {
        "wanted": wanted,
        "title": text(f"writing.step.{step}"),
        "before": before,
        "steps": [(each, text(f"writing.step.{each}")) for each in open_steps(folder, wanted)],
        "follows": [shown_message(each) for each in follows],
        "letters": [str(each).replace(f"{folder}/", "") for each in _letters(request, wanted)]
        if step == "publish"
        else [],
    }
    return render(request, "page/writing/step_done.html", context)


def _letters(request: HttpRequest, wanted: Version) -> tuple[Letter, ...]:
    """The version is published all the same where nobody can be told."""
    try:
        return lifecycle.letters_about(writing_folder(), wanted, _folders_seen(request))
    except (OSError, TenderkitError):
        return ()


def _folders_seen(request: HttpRequest) -> tuple[Path, ...]:
    """The cases that the person may see: of others nothing is told, not even that they are there."""
    return tuple(file.parent for file in cases_seen_by(request).values())


def _tried(wanted: Version) -> tuple[TriedExample, ...]:
    try:
        return tried_examples(clause_as_it_stands(writing_folder(), wanted))
    except InvalidInputError:  # of a test file that can't be read: it is among what stops the step
        return ()


def _stops(wanted: Version) -> list[ShownProblem]:
    """Everything that stops publication, whatever the days, with a way to where it is mended."""
    found = what_stops_publishing(writing_folder(), wanted)
    if not found:
        return []
    draft, tried = clause_as_it_stands(writing_folder(), wanted), _tried(wanted)
    numbers = {(each.file, each.number): at for at, each in enumerate(tried, 1)}
    address = reverse("write-clause", args=(wanted.clause, wanted.version))
    examples = reverse("clause-examples", args=(wanted.clause, wanted.version))
    shown = []
    for problem in found:
        if problem.file.name.endswith(SUFFIX):
            at = numbers.get((problem.file.name, int(problem.key[1]))) if len(problem.key) > 1 else None
            way = f"{examples}#exempel-{at}" if at else examples
        else:
            way = f"{address}#{field_id(field_of_key(problem.key), draft.form.stretches)}"
        shown.append(replace(shown_message(problem.message), href=way))
    return shown


def _after(request: HttpRequest, wanted: Version) -> dict[str, object]:
    """What would come instead, if the last day were the one that is written, or today."""
    folder = writing_folder()
    try:
        day = read_day(request.POST.get("dag", "")) or localdate()
        after = lifecycle.after_the_end(folder, wanted, day)
    except NotUnderstoodError:
        asked = shown_message(Message("TK-L435", {"value": request.POST.get("dag", "")}))
        return {"faulty": {"dag": (asked,)}, "faults": [("dag", asked)]}
    except RefusedError as error:
        return {"follows": [shown_message(error.message)]}
    places = find_places(folder)
    library = read_library(places.clause_folders)
    has_place = any(wanted.clause in slot.clauses for slot in section_slots(places))
    return {
        "stops_sections": has_place and any(each.code == _NOTHING for each in after.follows),
        "after": after,
        "follows": [shown_message(each) for each in after.follows],
        "held": shown_message(after.held) if after.held is not None else None,
        "can_replace": wanted.clause in dict(clauses_to_replace(library)),
    }


def _named_slots() -> list[tuple[SectionSlot, list[tuple[str, str]]]]:
    """The parts of the section, and in each the clauses by id and by what they are called."""
    places = find_places(writing_folder())
    newest = newest_clauses(read_library(places.clause_folders))
    return [
        (slot, [(each, newest[each].title if each in newest else each) for each in slot.clauses])
        for slot in section_slots(places)
    ]
