"""An event that is made of an entry of an older file: the letters to write, and the entry that it comes from."""

from datetime import date
from typing import Any

from msgspec import Struct

from tenderkit.model.journal.choices import EventKind
from tenderkit.problems import Key

Letters = dict[str, Any]  # a block of a YAML file, each value as it was typed


class Retold(Struct, frozen=True):
    """`of` is the key of the old entry."""

    of: Key
    date: date
    kind: EventKind
    letters: Letters


def event(entry: Key, day: date, kind: EventKind, /, **told: Any) -> Retold:  # noqa: ANN401 - letters, or a block of them
    """The event with its keys in the order in which they are written."""
    return Retold(entry, day, kind, {"date": day.isoformat(), "event": kind.value, **told})
