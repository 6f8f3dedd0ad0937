"""A sound case and a kind -> the documents that the kind gives: one for the whole, one per lot with a requirement of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tenderkit.assembly.compose import compose
from tenderkit.assembly.job import Composition, Job, Layout, Wording
from tenderkit.messages import Message, document_text
from tenderkit.model.case import Lot
from tenderkit.model.clause import Status, conditions_in
from tenderkit.model.kind import Kind
from tenderkit.problems import InvalidInputError, Problem, RefusedError
from tenderkit.readers.kind_reader import forbidden_paths, read_kind
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


def load_kind(sound: SoundCase, kind_id: str) -> Kind:
    """The kind's text and rules; raises `RefusedError` when there is none by that id."""
    folder = sound.places.kind_folder(kind_id)
    if folder is None:
        raise RefusedError("TK-S002", {"kind": kind_id, "kinds": ", ".join(sound.places.kinds())})
    return read_kind(folder)


def compose_instances(
    sound: SoundCase, kind: Kind, layout: Layout, locked: Mapping[str, Mapping[str, str]], marks: str = "end"
) -> tuple[Instance, ...]:
    """Compose every document of the kind; raises `InvalidInputError` when a value or the set of clauses is impossible."""
    instances = tuple(_instances(sound, kind, layout, locked, marks))
    problems = [problem for instance in instances for problem in _problems(sound, kind, instance)]
    if problems:
        raise InvalidInputError(tuple(dict.fromkeys(problems)))
    return instances


def _instances(
    sound: SoundCase, kind: Kind, layout: Layout, locked: Mapping[str, Mapping[str, str]], marks: str
) -> Iterator[Instance]:
    lots = sound.case.lots
    own = [lot for lot in lots if lot.requirement is not None]
    if len(own) < len(lots):
        yield Instance(kind.id, None, compose(_job(sound, kind, layout, None, marks, locked.get(kind.id))))
    for lot in own:
        name = f"{kind.id}-{lot.id.lower()}"
        yield Instance(name, lot, compose(_job(sound, kind, layout, lot, marks, locked.get(name))))


def _job(  # noqa: PLR0913, PLR0917 - the parts of one job, named at the only two calls
    sound: SoundCase, kind: Kind, layout: Layout, lot: Lot | None, marks: str, locked: Mapping[str, str] | None
) -> Job:
    case = sound.case
    title = kind.title
    computed = computed_facts(sound.legal, case, lot) | {"marks": marks}
    if lot is not None:
        title = document_text("document.lot_title", title=title, id=lot.id)
    return Job(
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
        library=sound.library,
        day=sound.day,
        wording=_wording(sound.legal),
        layout=layout,
        locked=locked,
    )


def _wording(legal: LegalBasis) -> Wording:
    def question_for(path: str) -> str:
        if path.startswith("computed.") and legal.question is not None:
            return legal.question.message.in_document
        shape = shape_of(path)
        return document_text("document.question.fact", title=f"{shape.title if shape else path} ({path})")

    def reference(number: str, title: str) -> str:
        key = "document.reference.numbered" if number else "document.reference.unnumbered"
        return document_text(key, number=number, title=title)

    def status(state: Status) -> str:
        return document_text(f"document.status.{state.value}")

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


def _problems(sound: SoundCase, kind: Kind, instance: Instance) -> Iterator[Problem]:
    for path, message in instance.composition.faults:
        yield sound.problem(_path_in_lot(sound, path, instance.lot), message)
    for chosen in instance.composition.selection.included:
        clause = chosen.entry.clause
        conditions = (*conditions_in(clause.body), *((clause.applies_if,) if clause.applies_if else ()))
        for path in forbidden_paths(kind, clause.parameters.values(), conditions):
            facts = {"clause": clause.id, "kind": kind.id, "path": path}
            yield sound.problem("", Message("TK-T043", facts))


def _path_in_lot(sound: SoundCase, path: str, lot: Lot | None) -> str:
    """A lot's own requirement stands at the lot in the file."""
    if lot is None or not path.startswith("requirement"):
        return path
    return f"contract.lots.{sound.case.lots.index(lot)}.{path}"
