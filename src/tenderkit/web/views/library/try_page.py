"""A clause tried with the values of an example or of a case, and with others in their place; nothing is stored."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods
from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import text
from tenderkit.messages.swedish_order import swedish_order
from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.case.understanding import written_form
from tenderkit.model.clauses.clause import Clause
from tenderkit.model.conditions.condition import Truth
from tenderkit.model.form.form_fields import Ask, form_fields
from tenderkit.model.form.form_words import field_title
from tenderkit.problems import TenderkitError
from tenderkit.rules.conditions.deciding import FactSource
from tenderkit.rules.conditions.given_facts import GivenFacts
from tenderkit.web.case_rows import listed_cases
from tenderkit.web.reading import library_at_hand
from tenderkit.web.shown.clauses import ComparedRow, clause_head, clause_that_is_there, compared_rows, library_folder
from tenderkit.web.shown.fields import FIELD, ShownField, ShownProblem, in_reading_words, shown_field, with_entry
from tenderkit.web.shown.question_words import choice_in_swedish, in_page_language
from tenderkit.web.signed_in import cases_seen_by
from tenderkit.workflows.drafts.questions import PartQuestion, pattern_at
from tenderkit.workflows.library.tried_clause import (
    ClauseExample,
    SectionFacts,
    TriedAlternative,
    TriedClause,
    TriedCondition,
    alternatives_of,
    clause_tried_with,
    examples_of,
    facts_of_case_sections,
    facts_to_try,
    key_of_path,
    read_value,
)

_SEVERAL = (Ask.CHOICES, Ask.LINES, Ask.LISTED)


class ShownCondition(Struct, frozen=True):
    """A condition with the word for whether it holds."""

    condition: TriedCondition
    word: str
    look: str


class ShownTrial(Struct, frozen=True):
    """How the clause comes out for one section; the texts are paragraph by paragraph."""

    lot: str
    tried: TriedClause
    full: tuple[str, ...]
    short: tuple[str, ...]
    taken: ShownCondition | None
    conditions: tuple[ShownCondition, ...]
    questions: tuple[str, ...]


class ShownAlternative(Struct, frozen=True):
    """A question with another answer, and how the text would differ."""

    question: str
    answer: str
    rows: tuple[ComparedRow, ...]


class ShownExample(Struct, frozen=True):
    """An example of the tests, its number in the form, and how it came out."""

    number: int
    name: str
    faults: tuple[tuple[str, str], ...]


@require_http_methods(["GET", "HEAD", "POST"])
def try_a_clause(request: HttpRequest, clause: str) -> HttpResponse:
    """What is sent is values to try, which are kept nowhere, not even in the address."""
    folder, version = library_folder(), request.GET.get("version", "")
    with library_at_hand(folder):
        page = clause_that_is_there(clause, localdate(), version)
        shown = page.entry.clause
        examples, problems = examples_of(folder, clause, shown.version)
        name, stated, why_not = _stated(request, examples)
        given: dict[str, object | None] = {}
        fields = tuple(_fields(request, shown, stated[0].facts, given)) if stated else ()
        trials = tuple(_trial(each, clause_tried_with(folder, shown, each.facts, given)) for each in stated)
        others = alternatives_of(folder, shown, stated[0].facts, given) if stated else ()
    context = {
        "head": clause_head(page, "clause-try"),
        "versions": [life.entry.clause.version for life in page.history],
        "examples": [_example(number, each) for number, each in enumerate(examples)],
        "held": sum(not each.faults for each in examples),
        "problems": problems,
        "cases": sorted(_cases(request), key=lambda each: swedish_order(each[1])),
        "chosen": name,
        "why_not": why_not,
        "fields": fields,
        "faulty": [field for field in fields if field.faults],
        "trials": trials,
        "alternatives": [_alternative(each) for each in others],
        "is_tried": request.method == "POST",
    }
    return render(request, "page/library/try.html", context)


def _cases(request: HttpRequest) -> Iterator[tuple[str, str, str]]:
    seen = cases_seen_by(request)
    return ((each.name, each.line.title, each.line.number) for each in listed_cases() if each.name in seen)


def _stated(
    request: HttpRequest, examples: Sequence[ClauseExample]
) -> tuple[str, tuple[SectionFacts, ...], tuple[str, ...]]:
    """What is tried with: a case, an example, or nothing where the clause has no examples."""
    case, typed = request.GET.get("arende", ""), request.GET.get("exempel", "0")
    if case:
        file = cases_seen_by(request).get(case)
        if file is None:
            raise Http404
        try:
            with library_at_hand(file.parent):
                return case, facts_of_case_sections(file), ()
        except TenderkitError as error:
            return case, (), tuple(map(in_reading_words, _reasons(error)))
    at = int(typed) if typed.isdecimal() and int(typed) < len(examples) else 0
    given: Mapping[str, object] = examples[at].case.given if examples else {}
    return str(at), (SectionFacts("", GivenFacts(given)),), ()


def _reasons(error: TenderkitError) -> Iterator[str]:
    problems = getattr(error, "problems", ())
    yield from (each.message.what for each in problems) if problems else (str(error.message.what),)


def _fields(
    request: HttpRequest, clause: Clause, facts: FactSource, given: dict[str, object | None]
) -> Iterator[ShownField]:
    """A field for each fact that decides or is written; what has been changed in one is tried, and stands in `given`."""
    for path in facts_to_try(clause):
        key = key_of_path(path)
        asked = form_fields()[pattern_at(key)]
        shown = shown_field(PartQuestion(asked, key, _written(facts.lookup(path)), needed=False, first=True))
        typed = request.POST.getlist(FIELD + shown.name)
        if request.method != "POST" or "\n".join(typed) == _was(shown, asked.ask):
            yield shown
            continue
        found = read_value(path, tuple(typed) if asked.ask in _SEVERAL else (typed[0] if typed else ""))
        if found.refusal is None:
            given[path] = found.value
            yield with_entry(shown, typed)
        else:
            fault = ShownProblem("error", in_reading_words(found.refusal.what), in_reading_words(found.refusal.remedy))
            yield replace(with_entry(shown, typed), problems=(fault,))


def _written(value: object | None) -> object | None:
    return None if value is None else written_form(value)


def _was(shown: ShownField, ask: Ask) -> str:
    """What the form sends when nobody has touched the field."""
    if ask in (Ask.CHOICE, Ask.YES_NO, Ask.CHOICES):
        return "\n".join(choice.value for choice in shown.choices if choice.chosen)
    return shown.value


def _trial(section: SectionFacts, tried: TriedClause) -> ShownTrial:
    questions: dict[str, Any] = dict.fromkeys((*tried.full.questions, *(tried.short.questions if tried.short else ())))
    return ShownTrial(
        lot=section.lot,
        tried=tried,
        full=_paragraphs(tried.full.text),
        short=_paragraphs(tried.short.text) if tried.short else (),
        taken=_condition(tried.taken) if tried.taken is not None else None,
        conditions=tuple(map(_condition, tried.conditions)),
        questions=tuple(map(in_reading_words, questions)),
    )


def _paragraphs(words: str) -> tuple[str, ...]:
    return tuple(each for each in words.split("\n\n") if each)


def _condition(tried: TriedCondition) -> ShownCondition:
    look = {Truth.YES: "yes", Truth.NO: "", Truth.UNKNOWN: "unknown"}[tried.truth]
    return ShownCondition(tried, text(f"page.holds.{tried.truth.value}"), look)


def _example(number: int, example: ClauseExample) -> ShownExample:
    faults = tuple((str(fault.what), str(fault.remedy)) for fault in example.faults)
    return ShownExample(number, example.case.name, faults)


def _alternative(tried: TriedAlternative) -> ShownAlternative:
    field, choice = form_fields()[pattern_at(key_of_path(tried.path))], tried.choice
    titles = {True: text("page.yes"), False: text("page.no"), None: text("page.not_stated")}
    words = in_page_language(choice_in_swedish(choice.title_sv)) if isinstance(choice, TitledChoice) else titles[choice]
    return ShownAlternative(in_page_language(field_title(field)), words, tuple(compared_rows(tried.diff)))
