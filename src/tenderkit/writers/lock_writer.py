"""Lock -> YAML: the same lock gives the same bytes, and a person can read it."""

import json
from collections.abc import Iterator

from tenderkit.model.papers.lock import FrozenTerms, IssuedDocument, Lock, LockedClause, LockedDocument, Override

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
    if lock.issued:
        yield "issued:"
    for copy in lock.issued:
        yield from _copy_lines(copy)
    if lock.index is not None:
        yield f"index: {lock.index}"


def _copy_lines(copy: IssuedDocument) -> Iterator[str]:
    yield f"  - document: {copy.document}"
    yield f"    number: {copy.number}"
    yield from _document_lines(copy)
    if copy.override is not None:
        yield from _override_lines(copy.override)
    if copy.corrects is not None:
        yield f"    corrects: {copy.corrects}"
    if copy.journal is not None:
        yield f"    journal: {{of: {_quoted(copy.journal.of)}, events: [{', '.join(map(_quoted, copy.journal.events))}]}}"
    if copy.terms is not None:
        yield from _terms_lines(copy.terms)


def _override_lines(override: Override) -> Iterator[str]:
    yield "    override:"
    yield f"      reason: {_quoted(override.reason)}"
    yield f"      by: {_quoted(override.by)}"
    yield f"      codes: [{', '.join(override.codes)}]"


def _terms_lines(terms: FrozenTerms) -> Iterator[str]:
    """Facts as the case's format writes them, a list in brackets."""
    yield "    terms:"
    yield f"      case_format: {terms.case_format}"
    yield "      facts:"
    for path, value in terms.facts.items():
        written = _quoted(value) if isinstance(value, str) else f"[{', '.join(map(_quoted, value))}]"
        yield f"        {path}: {written}"
    if terms.texts:
        yield "      texts:"
    for path, text in terms.texts.items():
        yield f"        {path}: {{digest: {text.digest}, letters: {text.letters}}}"
    if terms.requirements:
        yield "      requirements:"
    for mark, number in terms.requirements.items():
        yield f"        {mark}: {_quoted(number)}"
    yield f"      sections: [{', '.join(map(_quoted, terms.sections))}]"


def _document_lines(document: LockedDocument | IssuedDocument) -> Iterator[str]:
    yield f"    date: {document.date.isoformat()}"
    layout = document.layout
    level = f", level: {layout.level}" if layout.level else ""
    yield (
        f"    layout: {{numbering: {layout.numbering.value}, start: {_quoted(layout.start)}, "
        f"ama_code: {_quoted(layout.ama_code)}{level}}}"
    )
    if document.text is not None:
        yield f"    text: {document.text.value}"
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
