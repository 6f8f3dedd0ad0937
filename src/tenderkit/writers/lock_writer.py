"""Lock -> YAML: the same lock gives the same bytes, and a person can read it."""

import json
from collections.abc import Iterator

from tenderkit.model.lock import Lock, LockedClause, LockedDocument

_HEAD = (
    "# Skrivs av tenderkit. Visar vilka klausulversioner och filer som bygget gav.\n"
    "# Ändra inte för hand; `tenderkit build` behåller versionerna här.\n"
)


def write_lock(lock: Lock) -> bytes:
    """The lock as UTF-8 YAML."""
    return (_HEAD + "\n".join(_lines(lock)) + "\n").encode()


def _lines(lock: Lock) -> Iterator[str]:
    yield f"format: {lock.format}"
    yield "documents:" if lock.documents else "documents: {}"
    for name, document in sorted(lock.documents.items()):
        yield f"  {name}:"
        yield from _document_lines(document)


def _document_lines(document: LockedDocument) -> Iterator[str]:
    yield f"    date: {document.date.isoformat()}"
    yield f"    template: {document.template}"
    yield "    clauses:" if document.clauses else "    clauses: []"
    for clause in document.clauses:
        yield from _clause_lines(clause)
    yield "    outputs:" if document.outputs else "    outputs: {}"
    for name, digest in sorted(document.outputs.items()):
        yield f"      {_quoted(name)}: {digest}"


def _clause_lines(clause: LockedClause) -> Iterator[str]:
    yield f"      - id: {clause.id}"
    yield f"        version: {clause.version}"
    yield f"        digest: {clause.digest}"
    if clause.values:
        yield "        values:"
        yield from (f"          {name}: {_quoted(value)}" for name, value in sorted(clause.values.items()))


def _quoted(text: str) -> str:
    """A JSON string is a YAML double-quoted scalar."""
    return json.dumps(text, ensure_ascii=False)
