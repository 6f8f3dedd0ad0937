"""Which clauses a document holds: each one in or out, with the comparisons that decided it."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry
from tenderkit.model.conditions.condition import Truth
from tenderkit.rules.clauses.life import why_nothing_is_taken
from tenderkit.rules.clauses.relation_rules import circles_among
from tenderkit.rules.clauses.role_rules import shared_roles
from tenderkit.rules.clauses.settled import settled_twice
from tenderkit.rules.conditions.deciding import ALWAYS, Decider, FactSource, Verdict, decide
from tenderkit.rules.conditions.own_values import with_own_values


class Chosen(Struct, frozen=True):
    """A clause with its verdict: yes is in, no is out, unknown is in as an open question.

    `place` is the id that the document has a place for; a clause of the municipality's own may stand there instead.
    """

    place: str
    entry: LibraryEntry
    verdict: Verdict

    @property
    def included(self) -> bool:
        return self.verdict.truth is not Truth.NO


class Selection(Struct, frozen=True):
    """Every clause that the kind has a place for, and what makes the set impossible."""

    choices: tuple[Chosen, ...]
    faults: tuple[Message, ...]

    @property
    def included(self) -> tuple[Chosen, ...]:
        return tuple(choice for choice in self.choices if choice.included)


class VersionsOnADay(Struct, frozen=True):
    """Which version of a clause is taken: the one in force on the day, or that of `locked` (id -> version) from an earlier build."""

    library: ClauseLibrary
    day: date
    locked: Mapping[str, str]


def choose(wanted: Iterable[str], versions: VersionsOnADay, facts: FactSource, decide: Decider = decide) -> Selection:
    """Decide each wanted clause."""
    library, day, locked = versions.library, versions.day, versions.locked
    wanted = tuple(wanted)
    found: list[tuple[str, LibraryEntry]] = []
    faults: list[Message] = _gone(library, locked) if wanted else []
    missing: set[str] = set()
    stand_ins = library.stand_ins(day)
    in_place = {library.place_of(clause_id): clause_id for clause_id in locked}
    for place in wanted:
        clause_id = place if place in locked else in_place.get(place, "")
        entry = library.version(clause_id, locked[clause_id]) if clause_id else library.at(place, day, stand_ins)
        if entry is None or not (clause_id or entry.state.in_force(day)):
            gone = _not_in_library(clause_id, locked[clause_id]) if clause_id else None
            faults.append(gone or why_nothing_is_taken(place, library, day))
            missing.add(place)
            continue
        found.append((place, entry))
    facts = with_own_values(facts, (entry.clause for _, entry in found))
    choices = [Chosen(place, entry, _verdict(entry, facts, decide)) for place, entry in found]
    included = [choice for choice in choices if choice.included]
    of_the_set = faults_of_the_set([choice.entry for choice in included], {choice.place for choice in included})
    faults += (fault for fault in of_the_set if fault.facts.get("required") not in missing)
    return Selection(tuple(choices), tuple(dict.fromkeys(faults)))


def _verdict(entry: LibraryEntry, facts: FactSource, decide: Decider) -> Verdict:
    condition = entry.clause.applies_if
    return ALWAYS if condition is None else decide(condition, facts)


def _gone(library: ClauseLibrary, locked: Mapping[str, str]) -> list[Message]:
    """Locked clauses that no library lists any more: nobody can tell any longer in whose place they stood."""
    return [_not_in_library(*item) for item in locked.items() if item[0] not in library.clauses]


def _not_in_library(clause_id: str, version: str) -> Message:
    return Message("TK-L036", {"version": f"{clause_id}@{version}"})


def faults_of_the_set(entries: Iterable[LibraryEntry], places: Collection[str] = ()) -> list[Message]:
    """A set of clauses that can't stand together: something required is missing, or two exclude each other."""
    entries = tuple(entries)
    clauses = [entry.clause for entry in entries]
    present = {name for clause in clauses for name in (clause.id, clause.replaces) if name}.union(places)
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
    faults += settled_twice(entries)
    faults += circles_among({clause.id: clause for clause in clauses})
    groups: dict[str, list[str]] = {}
    for clause in clauses:
        if clause.one_of:
            groups.setdefault(clause.one_of, []).append(clause.id)
    faults += [
        Message("TK-L033", {"group": group, "clauses": ", ".join(ids)}) for group, ids in groups.items() if len(ids) > 1
    ]
    return faults
