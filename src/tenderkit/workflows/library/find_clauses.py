"""Finding clauses: by words in all that they say, by state, owner, day of review and kind of document, in the order asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from tenderkit.messages.swedish_order import swedish_order
from tenderkit.model.clauses.clause import Clause, Standing
from tenderkit.model.clauses.library import LibraryEntry
from tenderkit.project.one_run import once_in_a_run, one_run
from tenderkit.project.places import ProjectPlaces, find_places
from tenderkit.rules.clauses.clause_guidance import guidance_words
from tenderkit.rules.clauses.library_status import ClauseStatus, library_status
from tenderkit.rules.clauses.life import Taken
from tenderkit.rules.clauses.readable_text import readable_body
from tenderkit.rules.library.text_search import (
    Excerpt,
    SearchedText,
    excerpt_of,
    holds_all,
    searched_text,
    words_looked_for,
)
from tenderkit.workflows.library.whole_library import (
    KindWithClauses,
    kinds_with_clauses,
    parents_in,
    titles_in,
    whole_library,
)

NOT_ADOPTED, OTHER_INSTEAD = "not_adopted", "other_instead"
STATES = (
    Standing.IN_FORCE.value,
    NOT_ADOPTED,
    Standing.DRAFT.value,
    Standing.REVIEW.value,
    Standing.NOT_YET.value,
    Standing.ON_HOLD.value,
    OTHER_INSTEAD,
    Standing.ENDED.value,
)
ORDERS: Mapping[str, Callable[["FoundClause"], Any]] = {  # beside that of the library itself
    "title": lambda each: swedish_order(each.status.current.clause.title),
    "review": lambda each: each.status.current.state.review_by or date.max,
    "owner": lambda each: (not _owner(each), swedish_order(_owner(each))),
    "state": lambda each: STATES.index(each.states[0]) if each.states else len(STATES),
}


class ClauseQuery(Struct, frozen=True):
    """What is asked for; '' asks for nothing. `review_within` are days to the review, 0 for those whose day has passed."""

    words: str = ""
    state: str = ""
    owner: str = ""
    kind: str = ""
    review_within: int | None = None
    order: str = ""


class FoundClause(Struct, frozen=True):
    """A clause on the day: its state, the states that it is found by, the kinds that hold it, and where the words stand."""

    status: ClauseStatus
    states: tuple[str, ...]
    kinds: tuple[KindWithClauses, ...]
    excerpt: Excerpt | None = None


class FoundClauses(Struct, frozen=True):
    """What was found, and of the whole library: how many clauses there are by state, the owners, and the kinds with clauses."""

    clauses: tuple[FoundClause, ...]
    total: int
    by_state: Mapping[str, int]
    overdue: int
    owners: tuple[str, ...]
    kinds: tuple[KindWithClauses, ...]


def find_clauses(start: Path, day: date, query: ClauseQuery) -> FoundClauses:
    """The library on the day; raises `InvalidInputError` for a library with faults."""
    with one_run():  # the library is read once, however many its clauses
        return _found(find_places(start.resolve()), day, query)


def _found(places: ProjectPlaces, day: date, query: ClauseQuery) -> FoundClauses:
    folders = places.clause_folders
    kinds = tuple(kind for kind in kinds_with_clauses(places) if kind.clauses)
    statuses = library_status(whole_library(folders), day, parents_in(places), {})
    every = [FoundClause(status, tuple(_states(status)), tuple(_kinds_of(status, kinds))) for status in statuses]
    words, texts = words_looked_for(query.words), _texts(folders)
    found = [each for each in every if _is_asked_for(each, query) and _says(each, words, texts)]
    if query.order in ORDERS:
        found.sort(key=ORDERS[query.order])
    return FoundClauses(
        clauses=tuple(found),
        total=len(every),
        by_state={state: count for state in STATES if (count := sum(state in each.states for each in every))},
        overdue=sum(each.status.overdue for each in every),
        owners=tuple(sorted({_owner(each) for each in every} - {""}, key=swedish_order)),
        kinds=kinds,
    )


def with_excerpts(start: Path, clauses: Sequence[FoundClause], typed: str) -> tuple[FoundClause, ...]:
    """Those that are shown, each with where the words stand; asked for of a page at a time."""
    words = words_looked_for(typed)
    if not words:
        return tuple(clauses)
    with one_run():
        texts = _texts(find_places(start.resolve()).clause_folders)
    return tuple(_with_excerpt(each, words, texts) for each in clauses)


@once_in_a_run
def _texts(folders: tuple[Path, ...]) -> Mapping[tuple[str, str], SearchedText]:
    """What is searched of each version."""
    entries = whole_library(folders).entries()
    return {(each.clause.id, each.clause.version): _text(each.clause, folders) for each in entries}


def _text(clause: Clause, folders: tuple[Path, ...]) -> SearchedText:
    body = " ".join(readable_body(clause, titles_in(clause, folders)))
    said = ("motive", clause.motive), ("evidence", clause.evidence), ("follow_up", clause.follow_up)
    named = ("name", f"{clause.title} ({clause.id})")
    return searched_text((("text", body), ("guidance", guidance_words(clause)), *said, named))


def _states(status: ClauseStatus) -> Iterator[str]:
    """How it stands first, then what is on its way."""
    standing = status.life.standing
    if status.life.cell.new is Taken.OTHER and standing is Standing.IN_FORCE:
        yield OTHER_INSTEAD
    elif standing not in (Standing.DRAFT, Standing.REVIEW, Standing.NOT_YET):
        yield standing.value
    if status.in_force and status.current.adoption is None:
        yield NOT_ADOPTED
    yield from dict.fromkeys(entry.state.standing(status.life.day).value for entry in status.waiting)


def _kinds_of(status: ClauseStatus, kinds: Sequence[KindWithClauses]) -> Iterator[KindWithClauses]:
    """A clause that replaces another stands where that one has a place."""
    clause = status.current.clause
    return (kind for kind in kinds if not kind.clauses.isdisjoint((clause.id, clause.replaces)))


def _is_asked_for(each: FoundClause, query: ClauseQuery) -> bool:
    days, within = each.status.days_left, query.review_within
    return (
        query.state in ("", *each.states)
        and query.owner in ("", _owner(each))
        and (not query.kind or any(kind.id == query.kind for kind in each.kinds))
        and (within is None or (days is not None and (days < 0 if within == 0 else days <= within)))
    )


def _owner(each: FoundClause) -> str:
    return each.status.current.state.owner


def _versions(each: FoundClause) -> tuple[LibraryEntry, ...]:
    """What is searched: the version that decides, and those on their way."""
    return (each.status.current, *(entry for entry in each.status.waiting if entry is not each.status.current))


def _key(entry: LibraryEntry) -> tuple[str, str]:
    return entry.clause.id, entry.clause.version


def _says(each: FoundClause, words: Sequence[str], texts: Mapping[tuple[str, str], SearchedText]) -> bool:
    return not words or any(holds_all(texts[_key(entry)], words) for entry in _versions(each))


def _with_excerpt(
    each: FoundClause, words: Sequence[str], texts: Mapping[tuple[str, str], SearchedText]
) -> FoundClause:
    holding = next(entry for entry in _versions(each) if holds_all(texts[_key(entry)], words))
    return FoundClause(each.status, each.states, each.kinds, excerpt_of(texts[_key(holding)], words))
