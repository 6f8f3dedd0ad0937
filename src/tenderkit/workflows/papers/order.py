"""What is to be composed, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from tenderkit.assembly.job import Composition, Layout
from tenderkit.model.case.case import Lot
from tenderkit.model.clauses.library import ClauseLibrary
from tenderkit.model.papers.kind import Kind
from tenderkit.problems import RefusedError
from tenderkit.readers.papers.kind_reader import read_kind
from tenderkit.workflows.case.sound_case import SoundCase

if TYPE_CHECKING:
    from tenderkit.model.matching.matching import Matching

MARKS = ("end", "inline", "none")


@dataclass(frozen=True, slots=True)
class Order:
    """What to compose: `locked` holds, by document and clause id, the versions that an earlier build used.

    `quoted_layout` is how the requirements section is numbered, for those that quote it.
    """

    sound: SoundCase
    kind: Kind
    layout: Layout = field(default_factory=Layout)
    locked: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    marks: str = "end"
    issued: bool = False
    guided: bool = False
    remarks: tuple[str, ...] = ()
    matching: "Matching | None" = None
    quoted_layout: Layout = field(default_factory=Layout)


@dataclass(frozen=True, slots=True)
class Instance:
    """One document of a kind: `name` is the file's stem, `lot` is set when a lot has its own requirement, `day` dates it."""

    name: str
    lot: Lot | None
    about: Mapping[str, object | None]
    composition: Composition
    library: ClauseLibrary
    layout: Layout
    day: date


def load_kind(sound: SoundCase, kind_id: str) -> Kind:
    """The kind's text and rules; raises `RefusedError` when there is none by that id."""
    folder = sound.places.kind_folder(kind_id)
    if folder is None:
        raise RefusedError("TK-S002", {"kind": kind_id, "kinds": ", ".join(sound.places.kinds())})
    return read_kind(folder, sound.places.letterheads())
