"""What a step in a clause's life means for others: what is used instead, what is missing, and who requires it."""

from collections.abc import Iterator
from datetime import date, timedelta

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Standing, Status
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry, version_key
from tenderkit.rules.clauses.life import in_force_without, named

_DAY = timedelta(days=1)
_NOBODY = "–"


def aftermath(entry: LibraryEntry, library: ClauseLibrary) -> Iterator[Message]:
    """What the coordinator should know of the version's state as it is now; nothing for a draft or one in review."""
    state = entry.state
    if state.status is Status.HOLD:
        yield from _of_a_hold(entry, library)
    elif state.valid_to is not None and state.valid_to < date.max:
        yield from _of_an_end(entry, library, state.valid_to + _DAY)
    elif state.status is Status.PUBLISHED and state.valid_from is not None:
        yield from _of_a_beginning(entry, library, state.valid_from)


def left_for_later(library: ClauseLibrary, day: date) -> Iterator[Message]:
    """What isn't among the versions in force on the day, and would be missed when it is: not yet begun, or on hold."""
    for entry in library.entries():
        facts = {"version": named(entry), "wanted": named(entry), "date": day.isoformat()}
        if entry.adoption is not None:
            continue
        if entry.state.standing(day) is Standing.NOT_YET:
            yield Message("TK-L274", facts)
        elif entry.state.standing(day) is Standing.ON_HOLD:
            yield Message("TK-L275", facts)


def _of_a_hold(entry: LibraryEntry, library: ClauseLibrary) -> Iterator[Message]:
    """Asked of the far future, when whatever is published has begun: a newer version may have made the hold harmless."""
    if library.at(library.place_of(entry.clause.id), entry.state.valid_to or date.max) is entry:
        yield Message("TK-L272", {"version": named(entry), "clause": entry.clause.id})


def _of_an_end(entry: LibraryEntry, library: ClauseLibrary, after: date) -> Iterator[Message]:
    place = library.place_of(entry.clause.id)
    other = library.at(place, after)
    facts = {"date": after.isoformat(), "version": named(entry), "clause": entry.clause.id}
    if other is None:
        requiring = sorted(_requiring({entry.clause.id, place}, library, after))
        yield Message("TK-L271", {**facts, "requiring": ", ".join(requiring) or _NOBODY})
    elif other.state.in_force(after):
        yield Message("TK-L270", {**facts, "other": named(other)})
    else:
        yield Message("TK-L272", {"version": named(other), "clause": other.clause.id})


def _of_a_beginning(entry: LibraryEntry, library: ClauseLibrary, first: date) -> Iterator[Message]:
    """From the first day on it is used instead of another; before that there may be days with nothing in force."""
    before = first - _DAY
    if (other := in_force_without(entry, library, first)) is not None:
        yield Message("TK-L270", {"date": first.isoformat(), "version": named(other), "other": named(entry)})
    ended = [
        each for each in library.clauses[entry.clause.id].values() if each.state.standing(before) is Standing.ENDED
    ]
    if ended and library.at(library.place_of(entry.clause.id), before) is None:
        last = max(ended, key=lambda each: version_key(each.clause.version))
        facts = {"clause": entry.clause.id, "version": named(last), "last": before.isoformat()}
        yield Message("TK-L273", facts)


def _requiring(wanted: set[str], library: ClauseLibrary, day: date) -> Iterator[str]:
    in_force = (library.in_force(clause_id, day) for clause_id in library.clauses)
    return (entry.clause.id for entry in in_force if entry is not None and not wanted.isdisjoint(entry.clause.requires))
