"""Whether every clause can be found by what it does: its role, and the meanings of its marks, as `library.yaml` states them."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Status
from tenderkit.model.clauses.library import (
    ClauseLibrary,
    LibraryEntry,
    ListedLibrary,
    ListedVersions,
    replaced_clause,
)
from tenderkit.model.clauses.roles import MEANINGS, OF_THE_SECOND_EDITION, ONLY_SETTLED, ClauseRole, Meaning
from tenderkit.model.clauses.walk import marks_in
from tenderkit.problems import Fault, Key
from tenderkit.rules.clauses.settled import contradicted_in


def role_faults(file: ListedLibrary, library: ClauseLibrary) -> Iterator[Fault]:
    """Every fault of one `library.yaml`, at its address in the file; `library` is what all of them hold together."""
    for clause_id, listed in file.clauses.items():
        versions = library.clauses.get(clause_id, {})
        yield from _of_the_role(clause_id, listed, library)
        yield from _of_the_marks(clause_id, listed, versions, library)


def shared_roles(entries: Iterable[LibraryEntry]) -> Iterator[Message]:
    """Roles that several clauses of one document have: it would be chance which of them is found."""
    ids: dict[ClauseRole, list[str]] = {}
    for entry in entries:
        if entry.role is not None and not entry.role.may_stand_several_times:
            ids.setdefault(entry.role, []).append(entry.clause.id)
    for role, having in ids.items():
        if len(having) > 1:
            yield Message("TK-L241", {"role": role.value, "clauses": ", ".join(having)})


def _of_the_role(clause_id: str, listed: ListedVersions, library: ClauseLibrary) -> Iterator[Fault]:
    role = library.roles.get(clause_id)
    if role is None:
        yield Fault(("clauses", clause_id), Message("TK-L240", {"clause": clause_id}))
        return
    replaced = _replaced(clause_id, library)
    if listed.role is not None and replaced and library.roles.get(replaced, role) is not role:
        facts = {"role": role.value, "replaced": replaced, "other": library.roles[replaced].value}
        yield Fault(("clauses", clause_id, "role"), Message("TK-L242", facts))
    others = [other for other in _earlier(clause_id, role, library) if not _may_share(clause_id, other, library)]
    if others and not role.may_stand_several_times:
        key = ("clauses", clause_id, *(("role",) if listed.role is not None else ()))
        yield Fault(key, Message("TK-L241", {"role": role.value, "clauses": ", ".join((*others, clause_id))}))


def _earlier(clause_id: str, role: ClauseRole, library: ClauseLibrary) -> Iterator[str]:
    """The clauses of the role that are listed before this one."""
    listed = takewhile(lambda other: other != clause_id, library.roles)
    return (other for other in listed if library.roles[other] is role)


def _may_share(clause_id: str, other: str, library: ClauseLibrary) -> bool:
    """One stands in for the other, or they are alternatives of which a document holds one."""
    if clause_id == _replaced(other, library) or other == _replaced(clause_id, library):
        return True
    groups = {entry.clause.one_of for one in (clause_id, other) for entry in library.clauses.get(one, {}).values()}
    return len(groups) == 1 and "" not in groups


def _replaced(clause_id: str, library: ClauseLibrary) -> str:
    return replaced_clause(library.clauses.get(clause_id, {}))


def _of_the_marks(
    clause_id: str, listed: ListedVersions, versions: Mapping[str, LibraryEntry], library: ClauseLibrary
) -> Iterator[Fault]:
    for version, marks in listed.marks.items():
        key = ("clauses", clause_id, "marks", version)
        if version not in listed.states:
            yield Fault(key, Message("TK-L243", {"version": f"{clause_id}@{version}"}))
        elif version in versions:
            yield from (
                Fault((*key, meaning.value), message) for meaning, message in _of_a_version(versions[version], marks)
            )
            yield from _of_what_it_settles(key, versions[version], library)
    for version, entry in versions.items():
        meanings = MEANINGS.get(entry.role) if entry.role is not None else None
        wanted = (meanings or frozenset()) - OF_THE_SECOND_EDITION - ONLY_SETTLED
        lacks = wanted and entry.role is not ClauseRole.ADDITION and not entry.marks and not entry.inherited
        if lacks and version in listed.states and entry.state.status is not Status.RETIRED:
            facts = {"version": f"{clause_id}@{version}", "meanings": _named(meanings or ())}
            yield Fault(("clauses", clause_id, "versions", version), Message("TK-L246", facts))


def _of_what_it_settles(key: Key, entry: LibraryEntry, library: ClauseLibrary) -> Iterator[Fault]:
    """A condition of the municipality's own that says otherwise what a vetted clause has settled."""
    for meaning, mark in entry.marks.items() if entry.role is ClauseRole.ADDITION else ():
        yield from (Fault((*key, meaning.value), told) for told in contradicted_in(library, entry, meaning, mark))


def _of_a_version(entry: LibraryEntry, marks: Mapping[Meaning, str]) -> Iterator[tuple[Meaning, Message]]:
    standing = set(marks_in(entry.clause.body))
    known = MEANINGS.get(entry.role, frozenset()) if entry.role is not None else frozenset()
    for meaning, mark in marks.items():
        version = f"{entry.clause.id}@{entry.clause.version}"
        if meaning not in known:
            facts = {
                "meaning": meaning.value,
                "role": entry.role.value if entry.role else "–",
                "meanings": _named(known),
            }
            yield meaning, Message("TK-L244", facts)
        elif mark not in standing:
            yield meaning, Message("TK-L245", {"mark": mark, "version": version})


def _named(meanings: Iterable[Meaning]) -> str:
    return ", ".join(sorted(meaning.value for meaning in meanings)) or "–"
