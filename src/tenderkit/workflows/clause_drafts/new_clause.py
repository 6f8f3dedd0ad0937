"""A new clause, or a new version of one: the same files as a coordinator writes by hand, in the municipality's own folder."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from tenderkit.model.clauses.clause import ClauseState, Status
from tenderkit.model.clauses.library import ClauseLibrary, Version, version_key
from tenderkit.problems import RefusedError
from tenderkit.project.places import ProjectPlaces, find_places
from tenderkit.readers.clauses.clause_parser import MOST_BYTES
from tenderkit.readers.clauses.clause_reader import parse_clause
from tenderkit.readers.clauses.library_reader import LIBRARY_FILE, read_library
from tenderkit.readers.file_bytes import bytes_of_file
from tenderkit.readers.yaml.yaml_changes import Edit, Put
from tenderkit.readers.yaml.yaml_editor import edited
from tenderkit.workflows.clause_drafts.clause_draft import own_clauses
from tenderkit.workflows.clauses.clause_paths import clause_path
from tenderkit.workflows.clauses.library_edits import with_state
from tenderkit.writers.output import Output, digest_of, place
from tenderkit.writers.slugs import slug_of

if TYPE_CHECKING:
    from tenderkit.readers.yaml.yaml_events import Tree

_LONGEST_ID = 24
_FIRST = "1.0.0"
_STEPS = ("edition", "update", "correction")
_BLANK = """\
---
format: 1
id: {id}
version: 1.0.0
title: TITLE
kind: requirement
level: common
motive: MOTIVE
evidence: EVIDENCE
follow_up: FOLLOW
guidance: GUIDANCE
change: {{class: edition, theme: egen klausul, note: Första utgåvan.}}
---
{{#k1}} {{{{ supplier }}}} ska …
"""


class NewClause(Struct, frozen=True):
    """What a new clause begins with: `replaces` is the clause in whose place it stands, '' for one that is added to the others.

    One that is added gets its place in the section when it is in force: a draft there would stop every case from being built.
    """

    title: str
    replaces: str = ""
    purposes: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        return slug_of(self.title, _LONGEST_ID)


def begin_clause(start: Path, new: NewClause) -> Version:
    """Write the first draft: of the clause that it replaces, or of a blank one; raises `RefusedError` for an id that is taken."""
    places = find_places(start.resolve())
    library = read_library(places.clause_folders)
    own = own_clauses(places)
    if not new.id or new.id in library.clauses or (own / new.id).exists():
        raise RefusedError("TK-L428", {"title": new.title, "id": new.id or "–"})
    wanted = Version(new.id, _FIRST)
    path = own / new.id / f"{_FIRST}.md"
    data = _standing_in(places, library, new, path) if new.replaces else _blank(new, path)
    parse_clause(data, path)
    _write(own, wanted, [Output(path, data)], role=None if new.replaces else "addition")
    return wanted


def begin_version(start: Path, before: Version, step: str, theme: str, note: str) -> Version:
    """Write the draft of the next version with the words of the one before; the number follows from what the change is (`edition` …)."""
    places = find_places(start.resolve())
    library = read_library(places.clause_folders)
    entry = library.version(before.clause, before.version)
    if entry is None:
        raise RefusedError("TK-L080", {"version": before})
    old, own = clause_path(places, before.clause, before.version), own_clauses(places)
    if not old.is_relative_to(own):
        raise RefusedError("TK-L429", {"clause": entry.clause.title})
    wanted = Version(before.clause, next_version(library, before.clause, step))
    path = own / wanted.clause / f"{wanted.version}.md"
    edits: list[Edit] = [
        Put(("version",), wanted.version),
        Put(("change",), {"class": step, "theme": theme, "note": note}),
    ]
    data = _with_front(bytes_of_file(old, MOST_BYTES), path, edits)
    parse_clause(data, path)
    _write(own, wanted, [Output(path, data)])
    return wanted


def next_version(library: ClauseLibrary, clause: str, step: str) -> str:
    """The number after the highest one, by which of its three parts the change raises."""
    numbers = list(version_key(max(library.clauses[clause], key=version_key)))
    at = _STEPS.index(step)
    return ".".join(map(str, [*numbers[:at], numbers[at] + 1, *[0] * (2 - at)]))


def clauses_to_replace(library: ClauseLibrary) -> Iterator[tuple[str, str]]:
    """The central clauses that a clause may stand in for, in the order of reading: their ids and titles."""
    replaced = {entry.clause.replaces for entry in library.entries()}
    for clause_id in dict.fromkeys((*library.order, *library.clauses)):
        versions = library.clauses.get(clause_id, {})
        newest = max(versions, key=version_key, default="")
        if newest and clause_id not in replaced and not versions[newest].clause.replaces:
            yield clause_id, versions[newest].clause.title


def _blank(new: NewClause, path: Path) -> bytes:
    """The words of the form are put in as values, so that none of them can be anything but words."""
    front, _, body = _BLANK.format(id=new.id).partition("\n---\n")
    said: dict[str, Any] = {"title": new.title, **new.purposes}
    edits: list[Edit] = [Put((name,), words) for name, words in said.items()]
    return _with_front(f"{front}\n---\n{body}".encode(), path, edits)


def _standing_in(places: ProjectPlaces, library: ClauseLibrary, new: NewClause, path: Path) -> bytes:
    """The clause that it replaces in its newest version, under the new id."""
    if new.replaces not in dict(clauses_to_replace(library)):
        raise RefusedError("TK-L080", {"version": new.replaces})
    newest = max(library.clauses[new.replaces], key=version_key)
    data = bytes_of_file(clause_path(places, new.replaces, newest), MOST_BYTES)
    told = {"id": new.id, "version": _FIRST, "title": new.title, "replaces": new.replaces}
    change: Tree = {"class": "edition", "theme": "egen klausul", "note": "Kommunens egna ord."}
    edits: list[Edit] = [Put((name,), words) for name, words in told.items()]
    return _with_front(data, path, [*edits, Put(("change",), change)])


def _with_front(data: bytes, path: Path, edits: list[Edit]) -> bytes:
    text = data.decode("utf-8-sig").replace("\r\n", "\n")
    front, _, body = text.partition("\n---\n")
    changed = edited(front.removeprefix("---\n").encode(), path, edits).decode()
    return f"---\n{changed}\n---\n{body}".encode()


def _write(own: Path, wanted: Version, outputs: list[Output], role: str | None = None) -> None:
    listed = own / LIBRARY_FILE
    standing = listed.read_bytes() if listed.is_file() else b""
    data = with_state(standing, listed, wanted, ClauseState(Status.DRAFT))
    if role is not None:
        data = edited(data, listed, [Put(("clauses", wanted.clause, "role"), role)])
    made_of = digest_of(standing) if standing else ""
    place([*outputs, Output(listed, data, made_of=made_of)])
