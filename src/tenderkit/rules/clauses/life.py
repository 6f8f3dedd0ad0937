"""What may be done with a version of a clause on a day: one table, asked by build, issue, upgrade, check and status.

Two things decide: where the version stands by its own status and dates (`Standing`), and what else stands in its place in
a document (`Beside`): a newer version, an older one, or a clause that replaces it or that it replaces.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Standing
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry, version_key

NOT_ADOPTED = "TK-L093"
EVERYTHING = "--all"  # what `clauses adopt` is told to take: every version that a new document takes


class Beside(StrEnum):
    """What decides in the version's place on the day, other than the version itself."""

    NOTHING = "nothing"
    IN_FORCE = "in_force"
    ON_HOLD = "on_hold"


class Taken(StrEnum):
    """What a new document takes."""

    ITSELF = "itself"
    OTHER = "other"
    NEITHER = "neither"


class Cell(Struct, frozen=True):
    """One answer: what a new document takes, and with which code it is refused when that is neither.

    `locked` is the code with which a document that already holds the version is not issued; '' when it may leave, provided
    that the municipality has adopted the version. It is built all the same: a rebuild takes what its lock names.
    """

    new: Taken
    refused: str
    locked: str


_ITSELF, _OTHER = Cell(Taken.ITSELF, "", ""), Taken.OTHER
_HELD, _KEPT_OUT = "TK-L035", "TK-L265"

LIFE: Mapping[tuple[Standing, Beside], Cell] = {
    (Standing.DRAFT, Beside.NOTHING): Cell(Taken.NEITHER, "TK-L030", "TK-L092"),
    (Standing.DRAFT, Beside.IN_FORCE): Cell(_OTHER, "", "TK-L261"),
    (Standing.DRAFT, Beside.ON_HOLD): Cell(Taken.NEITHER, _HELD, "TK-L264"),
    (Standing.REVIEW, Beside.NOTHING): Cell(Taken.NEITHER, "TK-L030", "TK-L092"),
    (Standing.REVIEW, Beside.IN_FORCE): Cell(_OTHER, "", "TK-L261"),
    (Standing.REVIEW, Beside.ON_HOLD): Cell(Taken.NEITHER, _HELD, "TK-L264"),
    (Standing.NOT_YET, Beside.NOTHING): Cell(Taken.NEITHER, "TK-L268", "TK-L262"),
    (Standing.NOT_YET, Beside.IN_FORCE): Cell(_OTHER, "", "TK-L261"),
    (Standing.NOT_YET, Beside.ON_HOLD): Cell(Taken.NEITHER, _HELD, "TK-L264"),
    (Standing.IN_FORCE, Beside.NOTHING): _ITSELF,
    (Standing.IN_FORCE, Beside.IN_FORCE): Cell(_OTHER, "", ""),
    (Standing.IN_FORCE, Beside.ON_HOLD): Cell(Taken.NEITHER, _KEPT_OUT, ""),
    (Standing.ON_HOLD, Beside.NOTHING): Cell(Taken.NEITHER, _HELD, "TK-L091"),
    (Standing.ON_HOLD, Beside.IN_FORCE): Cell(_OTHER, "", "TK-L260"),
    (Standing.ON_HOLD, Beside.ON_HOLD): Cell(Taken.NEITHER, _HELD, "TK-L091"),
    (Standing.ENDED, Beside.NOTHING): Cell(Taken.NEITHER, "TK-L030", "TK-L092"),
    (Standing.ENDED, Beside.IN_FORCE): Cell(_OTHER, "", "TK-L261"),
    (Standing.ENDED, Beside.ON_HOLD): Cell(Taken.NEITHER, _HELD, "TK-L264"),
}


class Life(Struct, frozen=True):
    """A version on a day: where it stands, what decides in its place instead (`other`), and what follows from both."""

    entry: LibraryEntry
    day: date
    standing: Standing
    beside: Beside
    other: LibraryEntry | None

    @property
    def cell(self) -> Cell:
        return LIFE[self.standing, self.beside]

    @property
    def stopped(self) -> Message | None:
        """Why a document that holds the version is not issued, whether the municipality has adopted it or not."""
        return self._message(self.cell.locked) if self.cell.locked else None

    @property
    def not_to_issue(self) -> Message | None:
        """Why a document that holds the version may not leave, with the way on; `None` when it may."""
        if self.stopped is not None or self.entry.adoption is not None:
            return self.stopped
        wanted = EVERYTHING if self.beside is Beside.NOTHING else named(self.entry)
        return Message(NOT_ADOPTED, {"version": named(self.entry), "wanted": wanted})

    @property
    def refused(self) -> Message | None:
        """Why a new document can take neither the version nor another in its place."""
        return self._message(self.cell.refused) if self.cell.refused else None

    def _message(self, code: str) -> Message:
        state, other = self.entry.state, self.other
        held = self.entry if self.standing is Standing.ON_HOLD or other is None else other
        shown = held if code == _HELD else self.entry
        return Message(
            code,
            {
                "clause": shown.clause.id,
                "version": named(shown),
                "date": self.day.isoformat(),
                "from": _iso(state.valid_from),
                "last": _iso(state.valid_to),
                "reason": held.state.hold_reason or "–",
                "other": named(other) if other is not None else "–",
            },
        )


def named(entry: LibraryEntry) -> str:
    """`vite@1.1.0`."""
    return f"{entry.clause.id}@{entry.clause.version}"


def lives(entries: Iterable[LibraryEntry], library: ClauseLibrary, day: date) -> tuple[Life, ...]:
    """The life of each version among all that the library holds; who stands in for whom is asked once."""
    stand_ins = library.stand_ins(day)
    return tuple(life_of(entry, library, day, stand_ins) for entry in entries)


def life_of(entry: LibraryEntry, library: ClauseLibrary, day: date, stand_ins: Mapping[str, str] | None = None) -> Life:
    """The life of one version among all that the library holds."""
    other = library.at(library.place_of(entry.clause.id), day, stand_ins)
    standing = entry.state.standing(day)
    if other is None or named(other) == named(entry):
        return Life(entry, day, standing, Beside.NOTHING, None)
    beside = Beside.IN_FORCE if other.state.in_force(day) else Beside.ON_HOLD
    return Life(entry, day, standing, beside, other)


def why_nothing_is_taken(place: str, library: ClauseLibrary, day: date) -> Message:
    """What to tell of a document's place in which no version is in force on the day."""
    decides = library.at(place, day)
    instead = in_force_without(decides, library, day) if decides is not None else None
    shown = instead or decides or _nearest(library.clauses.get(place, {}).values(), day)
    refused = life_of(shown, library, day).refused if shown is not None else None
    return refused or Message("TK-L030", {"clause": place, "date": day.isoformat()})


def in_force_without(entry: LibraryEntry, library: ClauseLibrary, day: date) -> LibraryEntry | None:
    """What would be in force if this one didn't exist: the newest of its other versions, else the clause that it replaces."""
    line = (entry.clause.id, *library.replaced_by(entry.clause.id))
    entries = (each for one in line for each in _by_version(library.clauses.get(one, {}).values()))
    return next((each for each in entries if each is not entry and each.state.in_force(day)), None)


def _nearest(entries: Iterable[LibraryEntry], day: date) -> LibraryEntry | None:
    """What a reader would expect to find: a version that is yet to begin, else one that has ended, else what there is."""
    found = _by_version(entries)
    order = (Standing.NOT_YET, Standing.ENDED)
    wanted = (entry for standing in order for entry in found if entry.state.standing(day) is standing)
    return next(wanted, found[0] if found else None)


def _by_version(entries: Iterable[LibraryEntry]) -> list[LibraryEntry]:
    """The newest first."""
    return sorted(entries, key=lambda entry: version_key(entry.clause.version), reverse=True)


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else "–"
