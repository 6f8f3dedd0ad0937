"""Which clauses a document is made of, in which version and by whose decision: told in its words or in its own data."""

from collections.abc import Sequence
from datetime import date

from tenderkit.assembly.own_words import status_words
from tenderkit.messages import document_text
from tenderkit.model.clauses.library import LibraryEntry
from tenderkit.model.papers.document import Inlines, Paragraph, Table, Text

_WIDTHS = (40, 30, 30)


def clause_table(entries: Sequence[LibraryEntry], day: date) -> Table:
    """A row for each clause: title, version, status."""
    rows = tuple(_cells(entry.clause.title, _version(entry), status_words(entry, day)) for entry in entries)
    header = (document_text(f"document.clauses_header.{name}") for name in ("title", "version", "status"))
    return Table(document_text("document.clauses_caption"), _cells(*header), rows, _WIDTHS)


def clause_line(entries: Sequence[LibraryEntry], day: date) -> Paragraph:
    """Where the versions are told; and that somebody has yet to adopt some of them, where that is so."""
    adopted = [entry.adoption is not None and entry.state.in_force(day) for entry in entries]
    lacking = "" if all(adopted) else document_text(f"document.clauses_line.{'some' if any(adopted) else 'none'}")
    return Paragraph((Text(" ".join(filter(None, (document_text("document.clauses_line"), lacking)))),))


def clause_data(entries: Sequence[LibraryEntry], day: date) -> tuple[tuple[str, str], ...]:
    """For each clause its title, and its version with the status: what the file says beside its words."""
    return tuple((entry.clause.title, version_words(entry, day)) for entry in entries)


def version_words(entry: LibraryEntry, day: date) -> str:
    """`vite 1.1.0, publicerad, ej fastställd`."""
    return f"{_version(entry)}, {status_words(entry, day)}"


def _version(entry: LibraryEntry) -> str:
    return f"{entry.clause.id} {entry.clause.version}"


def _cells(*words: str) -> tuple[Inlines, ...]:
    return tuple((Text(word),) for word in words)
