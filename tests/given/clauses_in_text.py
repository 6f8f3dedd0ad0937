"""Small clauses and libraries written as a coordinator would write them, for tests."""

from datetime import date
from pathlib import PurePath

from tenderkit.model.clauses.clause import Clause, ClauseState, Status
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry
from tenderkit.readers.clauses.clause_reader import parse_clause

FRONT = """\
format: 1
id: {id}
version: {version}
title: {title}
kind: requirement
motive: Motivet.
evidence: Beviset.
follow_up: Uppföljningen.
guidance: Vägledningen.
change: {{class: edition, theme: ny, note: Ny.}}
"""


def clause_text(body: str, front: str = "", clause_id: str = "antal", version: str = "1.0.0") -> str:
    head = FRONT.format(id=clause_id, version=version, title=clause_id.capitalize())
    return f"---\n{head}{front}---\n{body}\n"


def clause(body: str = "Text.", front: str = "", clause_id: str = "antal", version: str = "1.0.0") -> Clause:
    name = PurePath(clause_id, f"{version}.md")
    return parse_clause(clause_text(body, front, clause_id, version).encode(), name)


def library(*clauses: Clause, state: ClauseState | None = None) -> ClauseLibrary:
    """All published from 2025 on, unless another state is given for all."""
    state = state or ClauseState(Status.PUBLISHED, valid_from=date(2025, 1, 1))
    entries: dict[str, dict[str, LibraryEntry]] = {}
    for item in clauses:
        entries.setdefault(item.id, {})[item.version] = LibraryEntry(item, state)
    return ClauseLibrary(tuple(entries), entries)


class FactTable:
    """Facts by path, without a case."""

    def __init__(self, **facts: object) -> None:
        self.facts = {name.replace("__", "."): value for name, value in facts.items()}

    def lookup(self, path: str) -> object | None:
        return self.facts.get(path)
