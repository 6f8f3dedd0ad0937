"""Which clauses a document holds: each one in or out, with the comparisons that decided it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Status
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry
from tenderkit.model.conditions.condition import Truth
from tenderkit.rules.clauses.relation_rules import circles_among
from tenderkit.rules.clauses.role_rules import shared_roles
from tenderkit.rules.conditions.deciding import ALWAYS, FactSource, Verdict, decide


@dataclass(frozen=True, slots=True)
class Chosen:
    """A clause with its verdict: yes is in, no is out, unknown is in as an open question.

    `place` is the id that the document has a place for; a clause of the municipality's own may stand there instead.
    """

    place: str
    entry: LibraryEntry
    verdict: Verdict

    @property
    def included(self) -> bool:
        return self.verdict.truth is not Truth.NO


@dataclass(frozen=True, slots=True)
class Selection:
    """Every clause that the kind has a place for, and what makes the set impossible."""

    choices: tuple[Chosen, ...]
    faults: tuple[Message, ...]

    @property
    def included(self) -> tuple[Chosen, ...]:
        return tuple(choice for choice in self.choices if choice.included)


def choose(
    wanted: Iterable[str], library: ClauseLibrary, facts: FactSource, day: date, locked: Mapping[str, str]
) -> Selection:
    """Decide each wanted clause; `locked` (id -> version) keeps the versions of an earlier build."""
    choices: list[Chosen] = []
    faults: list[Message] = []
    stand_ins = library.stand_ins(day)
    for place in wanted:
        clause_id = _clause_for(place, library, stand_ins, locked)
        version = locked.get(clause_id)
        entry = library.version(clause_id, version) if version else library.in_force(clause_id, day)
        if entry is None:
            faults.append(_not_to_be_had(library, clause_id, day, version))
            continue
        condition = entry.clause.applies_if
        choices.append(Chosen(place, entry, ALWAYS if condition is None else decide(condition, facts)))
    faults += faults_of_the_set([choice.entry for choice in choices if choice.included])
    return Selection(tuple(choices), tuple(faults))


def _clause_for(place: str, library: ClauseLibrary, stand_ins: Mapping[str, str], locked: Mapping[str, str]) -> str:
    """The clause itself or the one that stands in for it; a running procurement keeps whichever its lock names."""
    for clause_id, version in locked.items():
        entry = library.version(clause_id, version)
        if entry is not None and place in (clause_id, entry.clause.replaces):
            return clause_id
    return place if place in locked else stand_ins.get(place, place)


def faults_of_the_set(entries: Iterable[LibraryEntry]) -> list[Message]:
    """A set of clauses that can't stand together: something required is missing, or two exclude each other."""
    entries = tuple(entries)
    clauses = [entry.clause for entry in entries]
    present = {name for clause in clauses for name in (clause.id, clause.replaces) if name}
    faults = [
        Message("TK-L031", {"clause": clause.id, "required": required})
        for clause in clauses
        for required in clause.requires
        if required not in present
    ]
    faults += [
        Message("TK-L032", {"clause": clause.id, "other": other})
        for clause in clauses
        for other in clause.conflicts
        if other in present
    ]
    faults += shared_roles(entries)
    faults += circles_among({clause.id: clause for clause in clauses})
    groups: dict[str, list[str]] = {}
    for clause in clauses:
        if clause.one_of:
            groups.setdefault(clause.one_of, []).append(clause.id)
    faults += [
        Message("TK-L033", {"group": group, "clauses": ", ".join(ids)}) for group, ids in groups.items() if len(ids) > 1
    ]
    return faults


def _not_to_be_had(library: ClauseLibrary, clause_id: str, day: date, locked: str | None) -> Message:
    if locked:
        return Message("TK-L036", {"version": f"{clause_id}@{locked}"})
    held = [entry for entry in library.clauses.get(clause_id, {}).values() if entry.state.status is Status.HOLD]
    if held:
        return Message("TK-L035", {"clause": clause_id, "reason": held[-1].state.hold_reason})
    return Message("TK-L030", {"clause": clause_id, "date": day.isoformat()})
