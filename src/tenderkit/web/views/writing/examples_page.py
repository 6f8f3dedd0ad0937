"""A clause's tests by example: what the text is to say with certain values, and whether it does."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from tenderkit.model.clauses.library import Version
from tenderkit.problems import RefusedError
from tenderkit.web.reading import library_at_hand
from tenderkit.web.views.writing.editor import note_clause, writing_folder
from tenderkit.web.views.writing.sent_form import by_field, lines_of, shown_message
from tenderkit.workflows.clause_drafts.clause_draft import ClauseDraft, FormFault, UnclearFormError, clause_as_it_stands
from tenderkit.workflows.clause_drafts.examples import (
    Example,
    add_example,
    drop_example,
    example_labels,
    fact_label,
    tried_examples,
)

_ROWS = 6


@require_http_methods(["GET", "HEAD", "POST"])
def show_examples(request: HttpRequest, clause: str, version: str) -> HttpResponse:
    """Every example with its outcome, and a form for one more."""
    folder, wanted = writing_folder(), Version(clause, version)
    faults: tuple[FormFault, ...] = ()
    with library_at_hand(folder):
        try:
            draft = clause_as_it_stands(folder, wanted)
        except RefusedError:
            raise Http404 from None
        if request.method == "POST":
            if not draft.is_own:
                raise RefusedError("TK-L429", {"clause": draft.clause.title})
            try:
                _sent(request, draft)
            except UnclearFormError as error:
                faults = error.faults
            except RefusedError as error:
                faults = (FormFault("name", error.message),)
            else:
                note_clause(request, "example", wanted)
                return HttpResponseRedirect(reverse("clause-examples", args=(clause, version)))
        return render(request, "page/writing/examples.html", _context(request, draft, faults))


def _sent(request: HttpRequest, draft: ClauseDraft) -> None:
    sent = request.POST
    if "ta-bort" in sent:
        file, _, rest = sent["ta-bort"].partition("|")
        number, _, name = rest.partition("|")
        drop_example(draft, file, int(number) if number.isdecimal() else -1, name)
        return
    add_example(
        draft,
        Example(
            name=" ".join(sent.get("name", "").split()),
            given=_rows(request),
            must=lines_of(sent.get("must", "")),
            must_not=lines_of(sent.get("must_not", "")),
            questions=lines_of(sent.get("questions", "")),
            applies=sent.get("med") != "nej",
        ),
    )


def _rows(request: HttpRequest) -> list[tuple[str, str]]:
    return [(request.POST.get(f"uppgift-{at}", ""), request.POST.get(f"varde-{at}", "")) for at in range(_ROWS)]


def _context(request: HttpRequest, draft: ClauseDraft, faults: tuple[FormFault, ...]) -> dict[str, object]:
    shown = by_field(faults)
    rows = _rows(request) if faults else [("", "")] * _ROWS
    return {
        "draft": draft,
        "tried": [(each, [shown_message(found) for found in each.differs]) for each in tried_examples(draft)],
        "labels": [fact_label("computed.text"), *sorted(example_labels())],
        "rows": [(at, label, value, shown.get(f"given-{at}", ())) for at, (label, value) in enumerate(rows)],
        "name": request.POST.get("name", "") if faults else "",
        "must": request.POST.get("must", "") if faults else "",
        "must_not": request.POST.get("must_not", "") if faults else "",
        "questions": request.POST.get("questions", "") if faults else "",
        "is_out": bool(faults) and request.POST.get("med") == "nej",
        "name_faults": shown.get("name", ()),
        "must_faults": shown.get("must", ()),
        "faults": [(each.field, shown_message(each.message)) for each in faults],
    }
