"""The days on which somebody has to look at the library again: each clause in force, and each row of the law table."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from tenderkit.messages import document_text
from tenderkit.model.clauses.library import LibraryEntry
from tenderkit.rules.due.matter import DueKind, DueMatter
from tenderkit.rules.law.law_index import LawIndex
from tenderkit.rules.law.watch import CHECK_EVERY


def clause_reviews(in_force: Iterable[LibraryEntry]) -> Iterator[DueMatter]:
    """The day of review of each version; of one without such a day that there is none."""
    basis = document_text("due.basis.library")
    for entry in in_force:
        clause, again = entry.clause, entry.state.review_by
        words = document_text("due.what.clause_review", clause=clause.id, version=clause.version)
        note = "" if again is not None else document_text("due.note.clause_review")
        yield DueMatter(DueKind.CLAUSE_REVIEW, again, words, basis, of=f"{clause.id}@{clause.version}", note=note)


def law_reviews(index: LawIndex, day: date) -> Iterator[DueMatter]:
    """By act the first day on which a row that holds hasn't been looked at for a year, and how many rows that day is of."""
    found: defaultdict[str, Counter[date | None]] = defaultdict(Counter)
    for row in (row for rows in (*index.rows.values(), index.facts) for row in rows if row.in_force(day)):
        found[row.act][row.checked_on + CHECK_EVERY if row.checked_on is not None else None] += 1
    basis = document_text("due.basis.law")
    for act, by_day in found.items():
        days = [again for again in by_day if again is not None]
        for again in (*sorted(days)[:1], *([None] if None in by_day else [])):
            words = document_text("due.what.law_review", act=act, count=by_day[again])
            note = document_text("due.note.law_review") if again is None else ""
            yield DueMatter(DueKind.LAW_REVIEW, again, words, basis, of=act, note=note)
