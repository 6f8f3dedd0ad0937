"""A sound case and a kind -> the documents that the kind gives: one for the whole, one per lot with a requirement of its own."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.assembly.answers import ANSWERS, standard_answers
from tenderkit.assembly.blocks import PART
from tenderkit.assembly.choose import Selection
from tenderkit.assembly.compose import compose
from tenderkit.assembly.plan import Composition, DocumentPlan, Layout, Presentation
from tenderkit.assembly.quote import headed
from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement, Requirement, Supplier
from tenderkit.model.clauses.library import ClauseLibrary
from tenderkit.model.clauses.walk import conditions_of, directives_in
from tenderkit.model.papers.document import ClauseMarks, ClauseText, Heading, Numbering, Text
from tenderkit.model.papers.kind import Kind
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.project.one_run import latest_in_a_run, latest_of_the_library, once_in_a_run
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.clauses.needs import only_needed
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.conditions.own_values import own_value_faults
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.contract.party_words import party_words
from tenderkit.rules.contract.requirement_brief import lot_words
from tenderkit.rules.papers.issued_terms import QUOTED_KIND, states_terms
from tenderkit.rules.papers.untold_terms import PathsRead, paths_read, untold_terms
from tenderkit.rules.privacy.forbidden_paths import forbidden_paths
from tenderkit.workflows.papers.documents_to_be import DocumentToBe
from tenderkit.workflows.papers.fact_places import FactPlaces
from tenderkit.workflows.papers.kind_facts import day_of_document, letterhead_of, ready_documents
from tenderkit.workflows.papers.kind_of_case import ComposedDocument, KindOfCase, load_kind


class PlannedDocument(Struct, frozen=True):
    """A document to compose, and the kind as it is asked for with the terms of the document's day."""

    asked: KindOfCase
    to_be: DocumentToBe
    plan: DocumentPlan

    def composed(self, composition: Composition) -> ComposedDocument:
        """With what came of it."""
        return ComposedDocument(self.to_be, self.plan, composition)


def compose_documents(asked: KindOfCase, only: Collection[str] = ()) -> tuple[ComposedDocument, ...]:
    """Compose every document of the kind, or those named in `only`, each with the terms that hold on its day.

    Raises `NotAllowedYetError` when the case hasn't come that far, `InvalidInputError` when a value or the set of clauses is impossible.
    """
    return _composed(asked, planned_documents(asked, only))


def planned_documents(
    asked: KindOfCase, only: Collection[str] = (), among: Collection[DocumentToBe] | None = None
) -> tuple[PlannedDocument, ...]:
    """Every document of the kind or of `among`, or those of them named in `only`; raises `NotAllowedYetError` when the case hasn't come that far."""
    if not asked.sound.case.changes:
        return _planned(asked, only, among)
    days = {to_be.name: _day_of_terms(asked, to_be, facts) for to_be, facts in ready_documents(asked, among, only)}
    by_day = {day: [name for name, own in days.items() if own == day] for day in days.values()}
    found = {each.to_be.name: each for day, names in by_day.items() for each in _planned(_on(asked, day), names, among)}
    return tuple(found[name] for name in days)


def _composed(asked: KindOfCase, planned: Sequence[PlannedDocument]) -> tuple[ComposedDocument, ...]:
    composed = tuple(each.composed(compose(each.plan)) for each in planned)
    places = FactPlaces(asked.sound, asked.matching)
    problems = [
        problem
        for each, document in zip(planned, composed, strict=True)
        for problem in problems_of(each.asked, document, places)
    ]
    if problems:
        raise InvalidInputError(tuple(dict.fromkeys(problems)))
    return composed


def _day_of_terms(asked: KindOfCase, to_be: DocumentToBe, facts: Facts) -> date | None:
    """The day whose terms a document is about: of a breach its request, which a later change doesn't reach; `None` is now."""
    sent = facts.lookup("breach.request.sent") if "breach" in to_be.about else None
    days = (sent, *(facts.lookup(path) for path in asked.kind.dated))
    return next((day for day in days if isinstance(day, date)), None)


def _on(asked: KindOfCase, day: date | None) -> KindOfCase:
    return replace(asked, sound=replace(asked.sound, case=asked.sound.in_force.on(day)))


def _planned(
    asked: KindOfCase, only: Collection[str] = (), among: Collection[DocumentToBe] | None = None
) -> tuple[PlannedDocument, ...]:
    ready = ready_documents(asked, among, only)
    days = {day_of_document(asked.kind, facts, asked.sound.day) for _, facts in ready}
    library, sections = _needed_clauses(asked, days), _quoted_sections(asked)
    return tuple(
        PlannedDocument(asked, to_be, _plan(asked, to_be, facts, library, _quoted(asked, to_be, sections)))
        for to_be, facts in ready
    )


def _needed_clauses(asked: KindOfCase, days: Collection[date]) -> ClauseLibrary:
    """The clauses of the kind's slots: for each the versions in force on the documents' days, the locked ones, and those on hold.

    Read once for all documents of the same days; a kind without clauses asks for none on any.
    """
    wanted = _clauses_of_slots(asked.kind)
    if _answers_questions(asked.kind):
        wanted = wanted.union(standard_answers(asked.kind, Facts(asked.sound.case)))
    locked = tuple(tuple(versions.items()) for versions in asked.locked.values())
    asked_days = frozenset(days) if wanted else frozenset()
    return _read_needed(asked.sound.places.clause_folders, wanted, asked_days, locked)


@latest_of_the_library
def _answers_questions(kind: Kind) -> bool:
    return any(each.name == ANSWERS for each in directives_in(kind.text))


@latest_of_the_library
def _clauses_of_slots(kind: Kind) -> frozenset[str]:
    return frozenset(clause_id for clause_ids in kind.slots.values() for clause_id in clause_ids)


@once_in_a_run
def _read_needed(
    folders: tuple[Path, ...],
    wanted: frozenset[str],
    days: frozenset[date],
    locked: tuple[tuple[tuple[str, str], ...], ...],
) -> ClauseLibrary:
    """One library for all cases and kinds of a run that need the same of it."""
    return read_library(folders, only_needed(wanted, days, tuple(map(dict, locked))))


def _plan(
    asked: KindOfCase,
    to_be: DocumentToBe,
    facts: Facts,
    library: ClauseLibrary,
    quoted: tuple[ClauseText | Heading, ...],
) -> DocumentPlan:
    question = asked.sound.legal.question
    return DocumentPlan(
        kind=asked.kind,
        facts=facts,
        parties=party_words(asked.sound.case.contract.subject, asked.sound.legal.act),
        letterhead=letterhead_of(asked.kind, to_be, facts),
        library=library,
        day=day_of_document(asked.kind, facts, asked.sound.day),
        presentation=replace(asked.presentation, layout=_layout(asked, to_be.name)),
        locked=asked.locked.get(to_be.name, {}),
        quoted=quoted,
        legal_question=question.message.in_document if question is not None else "",
        lot=to_be.lot.id if to_be.lot is not None else "",
    )


def _layout(asked: KindOfCase, document: str) -> Layout:
    """As the officer has asked for, where the kind leaves it to the officer."""
    match asked.kind.headings:
        case "numbered":
            return asked.layouts.get(document, asked.presentation.layout)
        case "plain":
            return Layout(Numbering.NONE)
        case "clauses":
            return Layout(own_headings=False)


def _quoted_sections(asked: KindOfCase) -> tuple[ComposedDocument, ...]:
    """The requirements section, and those of lots, in the versions of the lock; nothing while it hasn't been built."""
    if not asked.kind.parts.quotes or not any(map(states_terms, asked.locked)):
        return ()
    kind, layouts = load_kind(asked.sound, QUOTED_KIND), asked.quoted_layouts
    presentation = Presentation(marks=ClauseMarks.NONE, issued=asked.presentation.issued)
    section = replace(asked, kind=kind, presentation=presentation, layouts=layouts)
    return _composed(section, _planned(section))


def _quoted(
    asked: KindOfCase, to_be: DocumentToBe, sections: tuple[ComposedDocument, ...]
) -> tuple[ClauseText | Heading, ...]:
    """The clauses that the document's supplier or lot has to follow, below the title of each section if they are several."""
    if not sections:
        return ()
    common, wanted = asked.sound.case.requirement, _followed(asked, to_be)
    found = [
        each for each in sections if ((each.to_be.lot.requirement if each.to_be.lot else None) or common) in wanted
    ]
    return tuple(block for section in found for block in _clauses_of(section, one_of_several=len(found) > 1))


def _followed(asked: KindOfCase, to_be: DocumentToBe) -> tuple[Requirement, ...]:
    """The lot's own requirement, the one that was breached, or those of the supplier."""
    if to_be.lot is not None and to_be.lot.requirement is not None:
        return (to_be.lot.requirement,)
    if "breach" in to_be.about:
        return (_breached(asked, to_be),)
    supplier = to_be.about.get("supplier")
    found = each_requirement(asked.sound.case, supplier if isinstance(supplier, Supplier) else None)
    return tuple(each.requirement for each in found)


def _breached(asked: KindOfCase, to_be: DocumentToBe) -> Requirement:
    """Imported for the few kinds that are about a breach."""
    from tenderkit.model.matching.matching import Breach
    from tenderkit.rules.breach.terms import BreachedContract, terms_of_breach

    case, breach = asked.sound.case, to_be.about["breach"]
    if asked.matching is None or not isinstance(breach, Breach):
        return case.requirement
    contract = BreachedContract(case, asked.matching, asked.locked_clauses.library)
    return terms_of_breach(contract, breach).requirement


def _clauses_of(section: ComposedDocument, *, one_of_several: bool) -> Iterator[ClauseText | Heading]:
    """One of several sections has its title above, and each of its headings says which lots it is for."""
    document = section.composition.document
    clauses = (
        block
        for block in document.blocks  # with the headings that several clauses of a short text stand below
        if isinstance(block, ClauseText) or (isinstance(block, Heading) and block.anchor)
    )
    if not one_of_several:
        yield from clauses
        return
    yield Heading(PART, "", (Text(document.title),))
    yield from (headed(clause, f" ({lot_words(section.to_be.lots)})") for clause in clauses)


def problems_of(asked: KindOfCase, document: ComposedDocument, places: FactPlaces) -> Iterator[Problem]:
    """Why a document can't be: what its composition found, and what its clauses and the case don't agree on."""
    for path, message in document.composition.faults:
        yield places.problem(document.to_be, path, message)
    yield from problems_of_terms(asked, document, places)
    for chosen in document.composition.selection.included:
        clause = chosen.entry.clause
        for path in forbidden_paths(asked.kind, clause.parameters.values(), conditions_of(clause)):
            facts = {"clause": clause.id, "kind": asked.kind.id, "path": path}
            yield asked.sound.problem("", Message("TK-T043", facts))


def problems_of_terms(asked: KindOfCase, document: ComposedDocument, places: FactPlaces) -> Iterator[Problem]:
    """What the case states that no clause of a requirements section says or can read."""
    if not states_terms(document.to_be.name):
        return
    lot, case, selection = document.to_be.lot, asked.sound.case, document.composition.selection
    requirement = lot.requirement if lot is not None and lot.requirement is not None else case.requirement
    for path, message in _told_by_no_clause(case, requirement, selection):
        yield places.problem(document.to_be, path, message)


@latest_of_the_library
def _paths_read(selection: Selection) -> PathsRead:
    return paths_read(chosen.entry.clause for chosen in selection.included)


@latest_in_a_run
def _told_by_no_clause(
    case: Procurement, requirement: Requirement, selection: Selection
) -> tuple[tuple[str, Message], ...]:
    """By path; found once for all documents of a case that are made of the same selection of clauses."""
    clauses = [chosen.entry.clause for chosen in selection.choices]
    untold = untold_terms(case, requirement, _paths_read(selection))
    return (
        *own_value_faults(case.own.stated, clauses),
        *((path, Message("TK-R341", {"key": path.rpartition(".")[2]})) for path in untold),
    )
