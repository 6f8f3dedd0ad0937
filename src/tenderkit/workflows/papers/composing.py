"""A sound case and a kind -> the documents that the kind gives: one for the whole, one per lot with a requirement of its own."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from tenderkit.assembly.blocks import PART
from tenderkit.assembly.compose import compose
from tenderkit.assembly.job import Job, Layout, Wording
from tenderkit.messages import Message, document_text
from tenderkit.model.case.case import Lot, Procurement, Requirement, Supplier
from tenderkit.model.clauses.clause import ClauseState, Status
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry, newest_in_force
from tenderkit.model.clauses.walk import conditions_in
from tenderkit.model.papers.document import ClauseText, Heading, Numbering, Text
from tenderkit.problems import InvalidInputError, NotAllowedYetError, Problem
from tenderkit.readers.clauses.library_reader import Needs, read_library
from tenderkit.readers.papers.kind_reader import forbidden_paths
from tenderkit.rules.conditions.facts import Facts, shape_of
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.contract.party_words import party_words
from tenderkit.rules.law.legal_basis import LegalBasis
from tenderkit.workflows.case.sound_case import SoundCase
from tenderkit.workflows.papers.documents_to_be import DocumentToBe
from tenderkit.workflows.papers.kind_facts import day_of_document, letterhead_of, title_of, what_is_ready
from tenderkit.workflows.papers.order import Instance, Order, load_kind

QUOTED_KIND = "kravavsnitt"


def compose_instances(order: Order) -> tuple[Instance, ...]:
    """Compose every document of the kind.

    Raises `NotAllowedYetError` when the case hasn't come that far, `InvalidInputError` when a value or the set of clauses is impossible.
    """
    ready = what_is_ready(order)
    if ready.unmet:
        raise NotAllowedYetError(ready.unmet)
    days = {day_of_document(order.kind, facts, order.sound.day) for _, facts in ready.items}
    library, quoted = read_needed_clauses(order, days), _quoted(order)
    instances = tuple(
        _instance(order, library, item, facts, _of_item(order, item, quoted)) for item, facts in ready.items
    )
    problems = [problem for instance in instances for problem in _problems(order, instance)]
    if problems:
        raise InvalidInputError(tuple(dict.fromkeys(problems)))
    return instances


def _quoted(order: Order) -> tuple[Instance, ...]:
    """The requirements section, and those of lots, in the versions of the lock; nothing while it hasn't been built."""
    if not order.kind.parts.quotes or not any(map(_is_quoted, order.locked)):
        return ()
    kind = load_kind(order.sound, QUOTED_KIND)
    source = replace(order, kind=kind, layout=order.quoted_layout, marks="none", remarks=(), guided=False)
    return compose_instances(source)


def _of_item(order: Order, item: DocumentToBe, sections: tuple[Instance, ...]) -> tuple[ClauseText | Heading, ...]:
    """The clauses that the document's supplier or lot has to follow, below the title of each section if they are several."""
    case = order.sound.case
    wanted = _followed(case, item)
    found = [each for each in sections if ((each.lot.requirement if each.lot else None) or case.requirement) in wanted]
    return tuple(block for section in found for block in _clauses_of(section, titled=len(found) > 1))


def _followed(case: Procurement, item: DocumentToBe) -> tuple[Requirement, ...]:
    """The lot's own requirement, the one that was breached, or those of the supplier."""
    if item.lot is not None and item.lot.requirement is not None:
        return (item.lot.requirement,)
    if "breach" in item.about:
        return (_breached(case, item),)
    supplier = item.about.get("supplier")
    found = each_requirement(case, supplier if isinstance(supplier, Supplier) else None)
    return tuple(each.requirement for each in found)


def _breached(case: Procurement, item: DocumentToBe) -> Requirement:
    """Imported for the few kinds that are about a breach."""
    from tenderkit.model.matching.matching import Breach, Matching
    from tenderkit.rules.breach.terms import terms_of_breach

    matching, breach = item.about.get("matching"), item.about["breach"]
    if not isinstance(matching, Matching) or not isinstance(breach, Breach):
        return case.requirement
    return terms_of_breach(case, matching, breach).requirement


def _clauses_of(section: Instance, *, titled: bool) -> Iterator[ClauseText | Heading]:
    document = section.composition.document
    if titled:
        yield Heading(PART, "", (Text(document.title),))
    yield from (block for block in document.blocks if isinstance(block, ClauseText))


def _is_quoted(document: str) -> bool:
    return document == QUOTED_KIND or document.startswith(f"{QUOTED_KIND}-")


def read_needed_clauses(order: Order, days: Collection[date]) -> ClauseLibrary:
    """The clauses of the kind's slots: for each the versions in force on the documents' days, the locked ones, and those on hold."""
    wanted = {clause_id for clause_ids in order.kind.slots.values() for clause_id in clause_ids}
    return read_library(order.sound.places.clause_folders, only_needed(wanted, days, tuple(order.locked.values())))


def only_needed(wanted: Collection[str], days: Collection[date], locks: tuple[Mapping[str, str], ...]) -> Needs:
    """Of the wanted clauses: what is in force on any of the days, what the locks name, and what is on hold.

    A clause of the municipality's own may stand in for a wanted one, so those are all read.
    """

    def needs(clause_id: str, states: Mapping[str, ClauseState], own: bool) -> set[str]:  # noqa: FBT001 - the shape of Needs
        if clause_id not in wanted and not own:
            return set()
        in_force = {newest_in_force(states, day) for day in days}
        versions = in_force | {locked.get(clause_id) for locked in locks}
        held = {version for version, state in states.items() if state.status is Status.HOLD}
        return held | {version for version in versions if version is not None and version in states}

    return needs


def _instance(
    order: Order, library: ClauseLibrary, item: DocumentToBe, facts: Facts, quoted: tuple[ClauseText | Heading, ...]
) -> Instance:
    kind = order.kind
    title = title_of(kind, item, facts)
    layout = _layout(order)
    day = day_of_document(kind, facts, order.sound.day)
    job = Job(
        kind=kind,
        title=title,
        facts=facts,
        parties=party_words(order.sound.case),
        letterhead=letterhead_of(kind, facts, title),
        library=library,
        day=day,
        wording=_wording(order.sound.legal),
        layout=layout,
        locked=order.locked.get(item.name),
        issued=order.issued,
        guided=order.guided,
        versions_inline=order.marks == "inline",
        remarks=order.remarks,
        quoted=quoted,
    )
    return Instance(item.name, item.lot, item.about, compose(job), library, layout, day)


def _layout(order: Order) -> Layout:
    """As the officer has asked for, where the kind leaves it to the officer."""
    match order.kind.headings:
        case "numbered":
            return order.layout
        case "plain":
            return Layout(Numbering.NONE)
        case "clauses":
            return Layout(own_headings=False)


def _wording(legal: LegalBasis) -> Wording:
    def question_for(path: str) -> str:
        if path.startswith("computed.") and legal.question is not None:
            return legal.question.message.in_document
        shape = shape_of(path)
        return document_text("document.question.fact", title=f"{shape.title if shape else path} ({path})")

    def reference(number: str, title: str) -> str:
        key = "document.reference.numbered" if number else "document.reference.unnumbered"
        return document_text(key, number=number, title=title)

    def status(entry: LibraryEntry) -> str:
        if entry.adoption is not None and entry.state.status is Status.PUBLISHED:
            adoption = entry.adoption
            return document_text("document.status.adopted", by=adoption.by, decision=adoption.decision)
        adapted = document_text("document.status.adapted") if entry.adapted else ""
        return document_text(f"document.status.{entry.state.status.value}") + adapted

    return Wording(
        questions_title=document_text("document.questions_title"),
        clauses_caption=document_text("document.clauses_caption"),
        clauses_header=(
            document_text("document.clauses_header.title"),
            document_text("document.clauses_header.version"),
            document_text("document.clauses_header.status"),
        ),
        reference=reference,
        question_for=question_for,
        undecided=lambda title: document_text("document.undecided", title=title),
        status=status,
    )


def _problems(order: Order, instance: Instance) -> Iterator[Problem]:
    for path, message in instance.composition.faults:
        yield order.sound.problem(_path_in_lot(order.sound, path, instance.lot), message)
    for chosen in instance.composition.selection.included:
        clause = chosen.entry.clause
        conditions = (*conditions_in(clause.body), *((clause.applies_if,) if clause.applies_if else ()))
        for path in forbidden_paths(order.kind, clause.parameters.values(), conditions):
            facts = {"clause": clause.id, "kind": order.kind.id, "path": path}
            yield order.sound.problem("", Message("TK-T043", facts))


def _path_in_lot(sound: SoundCase, path: str, lot: Lot | None) -> str:
    """A lot's own requirement stands at the lot in the file."""
    if lot is None or not path.startswith("requirement"):
        return path
    return f"contract.lots.{sound.case.lots.index(lot)}.{path}"
