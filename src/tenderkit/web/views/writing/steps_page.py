"""A step in a clause's life, on a page of its own: what it does, which files it writes, whom it concerns, what can't be undone."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from tenderkit.messages import Message, text
from tenderkit.model.clauses.library import Publication, Version
from tenderkit.model.reading.understood import NotUnderstoodError
from tenderkit.problems import InvalidInputError, NotAllowedYetError, RefusedError, TenderkitError
from tenderkit.project.places import find_places
from tenderkit.rules.changes.who_must_act import Letter
from tenderkit.web.signed_in import cases_seen_by
from tenderkit.web.views.writing.editor import note_clause, writing_folder
from tenderkit.web.views.writing.sent_form import by_field, shown_message
from tenderkit.workflows.clause_drafts.clause_draft import FormFault, clause_as_it_stands
from tenderkit.workflows.clause_drafts.examples import tried_examples
from tenderkit.workflows.clause_drafts.section_places import SectionPlace, put_in_section, section_slots
from tenderkit.workflows.clause_drafts.steps import STEP_NAMES, StepBefore, before_step, open_steps
from tenderkit.workflows.clauses import lifecycle
from tenderkit.workflows.drafts.answers import read_day

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
    if request.method != "POST" or step not in before.steps:
        return _page(request, wanted, step, before)
    faults: list[FormFault] = []
    days = _days(request, step, faults)
    words = {name: _word(request, name) for name in _WORDS.get(step, ())}
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
            lifecycle.publish(folder, wanted, Publication(days["dag"], days["oversyn"], words["agare"]))
        case "adopt":
            lifecycle.adopt(folder, (wanted,), words["av"], days["dag"], words["beslut"])
        case "hold":
            lifecycle.hold(folder, wanted, words["skal"])
        case "release":
            lifecycle.release(folder, wanted)
        case "retire":
            lifecycle.retire(folder, wanted, days["dag"])
        case _:
            slot, _, after = words["plats"].partition("|")
            put_in_section(folder, SectionPlace(slot, after), wanted.clause)


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
        "slots": section_slots(find_places(writing_folder())) if step == "place" else (),
        "examples": _examples(wanted) if step == "publish" else None,
        "owner": before.state.owner,
        "review_by": before.state.review_by,
    }
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


def _examples(wanted: Version) -> tuple[int, int]:
    """How many examples there are, and how many of them don't hold."""
    tried = tried_examples(clause_as_it_stands(writing_folder(), wanted))
    return len(tried), sum(not each.holds for each in tried)
