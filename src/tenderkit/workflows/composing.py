"""A sound case and a kind -> the documents that the kind gives: one for the whole, one per lot with a requirement of its own."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from tenderkit.assembly.compose import compose
from tenderkit.assembly.job import Composition, Job, Layout, Wording
from tenderkit.messages import Message, document_text
from tenderkit.model.case import Lot
from tenderkit.model.clause import ClauseState, Status
from tenderkit.model.clause_walk import conditions_in
from tenderkit.model.kind import Kind
from tenderkit.model.library import ClauseLibrary, LibraryEntry, newest_in_force
from tenderkit.problems import InvalidInputError, Problem, RefusedError
from tenderkit.readers.kind_reader import forbidden_paths, read_kind
from tenderkit.readers.library_reader import Needs, read_library
from tenderkit.rules.facts import Facts, shape_of
from tenderkit.rules.legal_basis import LegalBasis, computed_facts
from tenderkit.rules.parties import party_words
from tenderkit.workflows.sound_case import SoundCase

MARKS = ("end", "inline", "none")


@dataclass(frozen=True, slots=True)
class Instance:
    """One document of a kind: `name` is the file's stem, `lot` is set when a lot has its own requirement."""

    name: str
    lot: Lot | None
    composition: Composition
    library: ClauseLibrary
    layout: Layout


def load_kind(sound: SoundCase, kind_id: str) -> Kind:
    """The kind's text and rules; raises `RefusedError` when there is none by that id."""
    folder = sound.places.kind_folder(kind_id)
    if folder is None:
        raise RefusedError("TK-S002", {"kind": kind_id, "kinds": ", ".join(sound.places.kinds())})
    return read_kind(folder)


@dataclass(frozen=True, slots=True)
class Order:
    """What to compose: `locked` holds, by document and clause id, the versions that an earlier build used."""

    sound: SoundCase
    kind: Kind
    layout: Layout = field(default_factory=Layout)
    locked: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    marks: str = "end"
    issued: bool = False
    guided: bool = False
    remarks: tuple[str, ...] = ()


def compose_instances(order: Order) -> tuple[Instance, ...]:
    """Compose every document of the kind; raises `InvalidInputError` when a value or the set of clauses is impossible."""
    instances = tuple(_instances(order, read_needed_clauses(order)))
    problems = [problem for instance in instances for problem in _problems(order, instance)]
    if problems:
        raise InvalidInputError(tuple(dict.fromkeys(problems)))
    return instances


def read_needed_clauses(order: Order) -> ClauseLibrary:
    """The clauses of the kind's slots: for each the version in force on the day, the locked ones, and those on hold."""
    wanted = {clause_id for clause_ids in order.kind.slots.values() for clause_id in clause_ids}
    return read_library(
        order.sound.places.clause_folders, only_needed(wanted, order.sound.day, tuple(order.locked.values()))
    )


def only_needed(wanted: Collection[str], day: date, locks: tuple[Mapping[str, str], ...]) -> Needs:
    """Of the wanted clauses: what is in force on the day, what the locks name, and what is on hold.

    A clause of the municipality's own may stand in for a wanted one, so those are all read.
    """

    def needs(clause_id: str, states: Mapping[str, ClauseState], own: bool) -> set[str]:  # noqa: FBT001 - the shape of Needs
        if clause_id not in wanted and not own:
            return set()
        versions = {newest_in_force(states, day), *(locked.get(clause_id) for locked in locks)}
        held = {version for version, state in states.items() if state.status is Status.HOLD}
        return held | {version for version in versions if version is not None and version in states}

    return needs


def _instances(order: Order, library: ClauseLibrary) -> Iterator[Instance]:
    lots = order.sound.case.lots
    own = [lot for lot in lots if lot.requirement is not None]
    if len(own) < len(lots):
        yield _instance(order, library, order.kind.id, None)
    for lot in own:
        yield _instance(order, library, f"{order.kind.id}-{lot.id.lower()}", lot)


def _instance(order: Order, library: ClauseLibrary, name: str, lot: Lot | None) -> Instance:
    case, kind = order.sound.case, order.kind
    computed = computed_facts(order.sound.legal, case, lot) | {"marks": order.marks}
    title = kind.title if lot is None else document_text("document.lot_title", title=kind.title, id=lot.id)
    job = Job(
        kind=kind,
        title=title,
        facts=Facts(case, computed, lot.requirement if lot else None),
        parties=party_words(case),
        letterhead={
            "authority_name": case.authority.name,
            "unit": case.authority.unit or "",
            "registration_number": case.registry.procurement,
            "document_title": title,
            "case_title": case.title,
        },
        library=library,
        day=order.sound.day,
        wording=_wording(order.sound.legal),
        layout=order.layout,
        locked=order.locked.get(name),
        issued=order.issued,
        guided=order.guided,
        versions_inline=order.marks == "inline",
        remarks=order.remarks,
    )
    return Instance(name, lot, compose(job), library, order.layout)


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
