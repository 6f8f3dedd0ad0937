"""The titles that readers are shown instead of the names in a clause."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tenderkit.messages import LANGUAGES, language
from tenderkit.model.clauses.clause import Clause, ClauseReference
from tenderkit.model.clauses.library import ClauseLibrary, version_key
from tenderkit.model.clauses.walk import pieces_in
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.clauses.needs import every_version_of
from tenderkit.rules.clauses.readable_text import Titles, titles_of


def titles_for(clauses: Sequence[Clause], folders: Sequence[Path]) -> Titles | None:
    """`None` in English: facts have Swedish titles only, so there a clause is shown as it is written."""
    return titles_of(clauses, named_titles(clauses, folders)) if reads_titles() else None


def reads_titles() -> bool:
    """Whether the language in use has titles for facts."""
    return language.get() == LANGUAGES[0]


def named_titles(clauses: Iterable[Clause], folders: Sequence[Path]) -> Mapping[str, str]:
    """The titles of every clause that these name, by id."""
    named = frozenset(name for clause in clauses for name in _named(clause))
    return _newest_titles(read_library(tuple(folders), every_version_of(named)))


def titles_by_id(clauses: Iterable[str], folders: Sequence[Path]) -> Mapping[str, str]:
    """What each clause is called in its newest version."""
    return _newest_titles(read_library(tuple(folders), every_version_of(frozenset(clauses))))


def _named(clause: Clause) -> Iterator[str]:
    """Every clause that the text or the front matter names."""
    yield from (*clause.requires, *clause.conflicts, *filter(None, (clause.replaces,)))
    yield from (piece.clause for piece in pieces_in(clause.body) if isinstance(piece, ClauseReference))


def _newest_titles(library: ClauseLibrary) -> Mapping[str, str]:
    return {
        clause_id: max(versions.values(), key=lambda entry: version_key(entry.clause.version)).clause.title
        for clause_id, versions in library.clauses.items()
        if versions
    }
