"""What a copy of the lock's first format still tells of its terms: the values that its clauses printed, read back."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date

from tenderkit.model.clauses.clause import Clause
from tenderkit.model.conditions.fact_path import is_within
from tenderkit.model.papers.lock import FrozenTerms, IssuedDocument, TermValue
from tenderkit.rules.language.wording import WordingError, read
from tenderkit.rules.papers.term_paths import LOTS, OWN_REQUIREMENT, term_roots

ClauseVersions = Mapping[tuple[str, str], Clause]


def with_lifted_terms(copy: IssuedDocument, clauses: ClauseVersions, lots: Mapping[str, str]) -> IssuedDocument:
    """The copy with the terms that can be read back, marked as a part of them; the same copy when there are none.

    `lots` gives the id of each lot by the name of its document.
    """
    if copy.terms is not None:
        return copy
    lot = lots.get(copy.document, "")
    facts = {_of_lot(path, lot): value for path, value in _values(copy, clauses) if is_within(path, *term_roots())}
    return copy.model_copy(update={"terms": FrozenTerms(case_format=1, facts=facts, partial=True)}) if facts else copy


def _of_lot(path: str, lot: str) -> str:
    return f"{LOTS}.{lot}.{path}" if lot and is_within(path, OWN_REQUIREMENT) else path


def _values(copy: IssuedDocument, clauses: ClauseVersions) -> Iterator[tuple[str, TermValue]]:
    """What was written otherwise than we write now, or by a clause that is gone, can't be compared and is left out."""
    for locked in copy.clauses:
        clause = clauses.get((locked.id, locked.version))
        parameters = clause.parameters if clause is not None else {}
        for name in sorted(locked.values.keys() & parameters.keys()):
            with suppress(WordingError):
                yield parameters[name].source, _as_stated(read(parameters[name], locked.values[name]))


def _as_stated(value: object) -> TermValue:
    if isinstance(value, tuple):
        return tuple(map(str, value))
    return value.isoformat() if isinstance(value, date) else str(value)
