"""Why the text says what it says: the policy's verdict, the provisions, the proportion, the penalty, and each clause in or out."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe
from msgspec import Struct

from tenderkit.messages import text
from tenderkit.model.form.form_fields import asked_value
from tenderkit.model.penalty.assumed import Assumptions
from tenderkit.problems import InvalidInputError
from tenderkit.project.places import find_places
from tenderkit.readers.case.assumptions_reader import read_assumptions
from tenderkit.rules.papers.issued_terms import QUOTED_KIND
from tenderkit.web.reading import library_at_hand
from tenderkit.web.shelf import case_on_the_shelf
from tenderkit.web.shown.clauses import versions_with_a_page
from tenderkit.web.shown.fields import FIELD, ShownField, ShownProblem, in_reading_words, shown_field
from tenderkit.web.shown.frame import case_frame
from tenderkit.web.shown.page_language import with_days_in_words, with_own_words_marked, with_swedish
from tenderkit.web.shown.problems import shown_problem
from tenderkit.web.views.case.file_page import file_to_mend
from tenderkit.workflows.check.explain import ExplainedCase, explain
from tenderkit.workflows.drafts.draft_case import read_draft
from tenderkit.workflows.drafts.questions import PartQuestion
from tenderkit.workflows.penalty.simulate import UnclearAssumptionError, simulate
from tenderkit.workflows.penalty.simulation_report import simulation_report
from tenderkit.workflows.reports.clause_titles import titles_by_id
from tenderkit.writers.html_writer import documents_html

_UNDER = 2


class ShownClause(Struct, frozen=True):
    """A clause, whether it is in, and its reasons."""

    id: str
    title: str
    version: str
    truth: str
    truth_word: str
    reasons: tuple[str, ...]
    document: str
    has_a_page: bool


@require_safe
def show_reasons(request: HttpRequest, case: str) -> HttpResponse:
    """Everything that decided; of a case that isn't finished, what must be answered first."""
    file = case_on_the_shelf(case)
    draft = read_draft(file)
    if draft.source.problems:
        return file_to_mend(request, case, draft)
    frame = case_frame(draft)
    with library_at_hand(file.parent):
        try:
            found = explain(file, QUOTED_KIND)
        except InvalidInputError as error:
            waits = [shown_problem(each, case) for each in error.problems]
            return render(request, "page/reasons.html", {"frame": frame, "waits": waits})
        tried = _tried(request)
        context = {
            "frame": frame,
            "found": found,
            "clauses": tuple(_clauses(found, file)),
            "penalty": _penalty(file, tried),
            "tried": tried,
            "legal_basis": [_with_the_law(line, found) for line in found.legal_basis],
            "verdict": [_told(line, found) for line in found.policy.lines],
            "proportion": [_told(line, found) for each in found.proportionality for line in each.lines],
        }
    return render(request, "page/reasons.html", context)


def _told(line: str, found: ExplainedCase) -> str:
    """Without the file's own names, and with what is Swedish marked where the page isn't; its days as people write them."""
    told = with_days_in_words(in_reading_words(line.strip()))
    return with_own_words_marked(f"{told[:1].upper()}{told[1:]}", map(with_days_in_words, found.own_words))


def _with_the_law(line: str, found: ExplainedCase) -> str:
    """What the law itself says stays as it is, and is marked where the page isn't in Swedish."""
    quoted = next((each for each in found.law_says if line.endswith(each)), "")
    return with_swedish(line, quoted) if quoted else _told(line, found)


def _clauses(found: ExplainedCase, file: Path) -> Iterator[ShownClause]:
    titles = titles_by_id((each.clause for each in found.clauses), find_places(file.parent.resolve()).clause_folders)
    pages = versions_with_a_page(file.parent)
    for each in found.clauses:
        yield ShownClause(
            id=each.clause,
            title=titles.get(each.clause, each.clause),
            version=each.version,
            truth=each.truth.value,
            truth_word=text(f"explain.{each.truth.value}"),
            reasons=tuple(map(in_reading_words, each.reasons)) or (text("explain.always"),),
            document=each.document,
            has_a_page=(each.clause, each.version) in pages,
        )


class TriedAmount(Struct, frozen=True):
    """An amount that somebody tries instead of what the case says: the field as it was filled in, and what it was read as."""

    field: ShownField
    assumed: Assumptions


def _tried(request: HttpRequest) -> tuple[TriedAmount, ...]:
    """A field for each amount that may be tried; one that isn't understood counts nothing and says so."""
    return tuple(_tried_amount(name, request.GET.get(FIELD + name, "").strip()) for name in Assumptions.model_fields)


def _tried_amount(name: str, written: str) -> TriedAmount:
    info = Assumptions.model_fields[name]
    question = PartQuestion(asked_value(name, info), (name,), written or None, needed=False, first=True)
    try:
        assumed = read_assumptions((f"{name}={written}",)) if written else Assumptions()
    except InvalidInputError as error:
        faults = [ShownProblem("error", each.message.what, each.message.remedy) for each in error.problems]
        return TriedAmount(shown_field(question, faults), Assumptions())
    return TriedAmount(shown_field(question), assumed)


def _penalty(file: Path, tried: Iterable[TriedAmount]) -> SafeString:
    """The simulation's own report: the figures, the chart, and the table that says the same; with what is tried, where that is clear."""
    amounts = {name: f"{amount:f}" for each in tried for name, amount in each.assumed.stated.items()}
    try:
        found = simulate(file, assumed=Assumptions.model_validate(amounts))
    except UnclearAssumptionError:  # a called-off value that could be of several lots
        found = simulate(file)
    return mark_safe(documents_html([(simulation_report(found), None)], below=_UNDER))  # noqa: S308 - written by the writer of documents
