"""Where clauses are used: what a search of the library and of folders finds."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import PurePath

from msgspec import Struct, field

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import ClauseState


def path_words(path: PurePath) -> str:
    """A path as a report may print it: a name on disk can hold letters that no text can."""
    return "".join(letter if letter.isprintable() else "?" for letter in path.as_posix())


class UseKind(StrEnum):
    """What uses the clause; the order is the order of reports."""

    KIND = "kind"  # a document kind takes the version in force
    LOCK = "lock"  # a case whose lock holds the clause
    ISSUED = "issued"  # a copy that has left the house, by the lock
    DOCUMENT = "document"  # a Word file, by its manifest


class Use(Struct, frozen=True):
    """One use of one clause. `version` is empty for a kind. `document` is the slot, the name in the lock, or the manifest's kind.

    `as_written`: whether the files still are what the lock says; `None` where nothing could be compared. One that was changed
    proves nothing about its clauses. `role` is the role of the kind's sender (`procurement_officer`), empty when the kind isn't known here.
    """

    clause: str
    kind: UseKind
    where: PurePath
    version: str = ""
    document: str = ""
    role: str = ""
    day: date | None = None
    as_written: bool | None = None

    @property
    def is_unproved(self) -> bool:
        """Whether the file has been changed since, so that nobody knows that it still holds the clause."""
        return self.as_written is False


class Skipped(Struct, frozen=True):
    """A file or folder that couldn't be read, and why."""

    path: PurePath
    message: Message


class Uses(Struct, frozen=True):
    """Everything found. `unlocked` are cases without a lock: they take the version in force when they are built.

    `states` are those of the clause's versions that were asked about, as the library has them.
    """

    uses: tuple[Use, ...]
    unlocked: tuple[PurePath, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    states: Mapping[str, ClauseState] = field(default_factory=dict)

    def of(self, clause: str, version: str = "") -> "Uses":
        """The uses of one clause, or of one version of it; a kind uses whichever version is in force."""
        found = (use for use in self.uses if use.clause == clause and version in ("", use.version or version))
        return Uses(tuple(found), self.unlocked, self.skipped)
