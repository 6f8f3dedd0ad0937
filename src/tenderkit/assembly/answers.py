"""Suppliers' questions and their answers, in the order in which they were asked, and the standard answers among them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from tenderkit.assembly.choose import Chosen, Selection
from tenderkit.assembly.fill import Findings
from tenderkit.assembly.plan import DocumentPlan
from tenderkit.messages import Message, document_text
from tenderkit.model.case.near_words import nearest
from tenderkit.model.case.records import TenderQuestion
from tenderkit.model.clauses.library import ClauseLibrary
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.clauses.walk import directives_in
from tenderkit.model.papers.document import Block, ClauseText, Heading, Inline, Paragraph, Text
from tenderkit.model.papers.kind import Kind
from tenderkit.rules.conditions.deciding import FactSource
from tenderkit.rules.language.wording import write_date

ANSWERS = "answers"  # the directive
QUESTIONS = "tender_questions"
LAST_DAY = "computed.tender_answers.last_day"
DEADLINE = "procedure.tender_deadline"
_QUESTION_LEVEL = 2


def standard_answers(kind: Kind, facts: FactSource) -> tuple[str, ...]:
    """The ids of the clauses that a kind with `::answers` names, each once, in the order of the questions."""
    if all(directive.name != ANSWERS for directive in directives_in(kind.text)):
        return ()
    named = (question.standard for _, question in asked_in_order(facts))
    return tuple(dict.fromkeys(filter(None, named)))


def answers_to_take(plan: DocumentPlan) -> tuple[str, ...]:
    """Those of them that are answers; anything else is told of at its question."""
    roles = plan.library.roles
    return tuple(name for name in standard_answers(plan.kind, plan.facts) if roles.get(name) is ClauseRole.ANSWER)


def asked_in_order(facts: FactSource) -> tuple[tuple[int, TenderQuestion], ...]:
    """The questions by the day they came in, each with its place in the file."""
    found = facts.lookup(QUESTIONS)
    questions = [each for each in found if isinstance(each, TenderQuestion)] if isinstance(found, tuple) else []
    return tuple(sorted(enumerate(questions), key=lambda one: one[1].received))


def standard_faults(
    facts: FactSource, library: ClauseLibrary, chosen: Iterable[Chosen]
) -> Iterator[tuple[str, Message]]:
    """A standard answer that there isn't, that is none, or that doesn't hold for the case, at the question that names it."""
    by_place = {each.place: each for each in chosen}
    bank = tuple(name for name, role in library.roles.items() if role is ClauseRole.ANSWER)
    for at, question in asked_in_order(facts):
        if question.standard is not None and (fault := _fault(question.standard, by_place, library, bank)) is not None:
            yield f"{QUESTIONS}.{at}.standard", fault


def _fault(named: str, by_place: Mapping[str, Chosen], library: ClauseLibrary, bank: Collection[str]) -> Message | None:
    if named not in library.roles:
        known, guess = {"clause": named, "known": ", ".join(bank)}, nearest(named, bank)
        return Message("TK-K097", known) if guess is None else Message("TK-N040", known | {"guess": guess})
    if named not in bank:
        return Message("TK-K098", {"clause": named})
    chosen = by_place.get(named)  # one that isn't in force is told of with the set of clauses
    if chosen is None or chosen.included:
        return None
    return Message("TK-K093", {"clause": named, "title": chosen.entry.clause.title})


def answers_in_terms(chosen: Iterable[Chosen], named: Collection[str]) -> Iterator[tuple[str, Message]]:
    """An answer to suppliers that a kind has a place for as if it were a condition."""
    for each in chosen:
        if each.entry.role is ClauseRole.ANSWER and each.place not in named:
            yield "", Message("TK-K099", {"clause": each.entry.clause.id})


class AnswerWriter(Struct, frozen=True):
    """Writes every question with its answer; faults and open questions go to the `findings`."""

    plan: DocumentPlan
    selection: Selection
    findings: Findings

    def written(self, standard: Callable[[Chosen, tuple[Heading, ...]], ClauseText]) -> Iterator[Block]:
        """In the order asked. `standard` writes a clause; one that stands there already is pointed to."""
        facts = self.plan.facts
        self.findings.faults += standard_faults(facts, self.plan.library, self.selection.choices)
        by_place = {chosen.place: chosen for chosen in self.selection.included}
        first: dict[str, int] = {}
        for number, (at, question) in enumerate(asked_in_order(facts), 1):
            words = document_text("answers.question", number=number, received=write_date(question.received))
            yield Heading(_QUESTION_LEVEL, "", (Text(words),))
            yield from self._before_the_answer(question)
            chosen = by_place.get(question.standard or "")
            if question.answered is not None and chosen is not None and chosen.place not in first:
                first[chosen.place] = number
                yield standard(chosen, ())
            elif question.answered is not None:
                yield from _own_answer(question, first.get(question.standard or ""))
            yield from self._after_the_answer(at, question)

    def _before_the_answer(self, question: TenderQuestion) -> Iterator[Paragraph]:
        """The question, and when it was answered or will be."""
        yield from _paragraphs(question.question)
        last = self.plan.facts.lookup(LAST_DAY)
        if question.answered is not None:
            words = document_text("answers.answer", answered=write_date(question.answered))
        elif isinstance(last, date):
            words = document_text("answers.to_come", last=write_date(last))
        else:
            words = document_text("answers.to_come_undated")
        yield Paragraph((Text(words, strong=question.answered is not None),))

    def _after_the_answer(self, at: int, question: TenderQuestion) -> Iterator[Paragraph]:
        """That it changes a term: when the corrected documents were given out, and what became of the tender time."""
        if not question.changes_terms or question.answered is None:
            return
        corrected = self._dated(question.corrected, "corrected", at)
        reviewed = self._dated(question.time_reviewed, "time_reviewed", at)
        space, changes = Text(" "), Text(document_text("answers.changes"), strong=True)
        deadline = self.plan.facts.lookup(DEADLINE)
        ends = document_text("answers.deadline", deadline=write_date(deadline)) if isinstance(deadline, date) else ""
        yield Paragraph((changes, space, corrected, space, reviewed, *((space, Text(ends)) if ends else ())))

    def _dated(self, day: date | None, name: str, at: int) -> Inline:
        if day is not None:
            return Text(document_text(f"answers.{name}", day=write_date(day)))
        return self.findings.ask(document_text(f"answers.{name}.ask"), f"{QUESTIONS}.{at}.{name}")


def _own_answer(question: TenderQuestion, earlier: int | None) -> Iterator[Paragraph]:
    """The officer's own words, or the number of the question that has the same answer."""
    if earlier is not None:
        yield Paragraph((Text(document_text("answers.same", number=earlier)),))
    yield from _paragraphs(question.answer or "")


def _paragraphs(words: str) -> Iterator[Paragraph]:
    """What somebody wrote in several lines."""
    return (Paragraph((Text(line.strip()),)) for line in words.split("\n") if line.strip())
