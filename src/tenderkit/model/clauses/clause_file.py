"""The shapes of the files that a coordinator keeps: a clause's front matter, `library.yaml` and `document.yaml`."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from tenderkit.model.clauses.clause import ClauseKind, Level, ParameterType, Status
from tenderkit.model.clauses.clause_names import (
    ClauseId,
    FactPath,
    MarkId,
    ParameterName,
    Sentence,
    SubjectName,
    Version,
)
from tenderkit.model.clauses.roles import ClauseRole, Meaning


def _alone_or_several(value: object) -> object:
    """One mark may be written without its list."""
    return (value,) if isinstance(value, str) else value


Marks = Annotated[tuple[MarkId, ...], BeforeValidator(_alone_or_several), Field(min_length=1)]


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class ParameterEntry(_File):
    """A typed hole as the front matter declares it."""

    source: FactPath = Field(alias="from")
    type: ParameterType
    one: str = ""
    many: str = ""
    words: dict[str, str] | None = None
    join: Literal["och", "eller"] = "och"
    min: Decimal | None = None
    max: Decimal | None = None
    max_length: int = 2000
    ask: str = ""
    title: Annotated[str, StringConstraints(max_length=100)] = ""


class LawReferenceEntry(_File):
    """A provision; `when` is a condition for which procurements it applies."""

    act: str
    provision: str
    when: str | None = None


class AlignmentEntry(_File):
    """An element of the alignment table: the mark that says it, or why it is left out."""

    element: Annotated[int, Field(ge=1)]
    says: str | None = None
    left_out: str | None = None


class ChangeEntry(_File):
    """What the version changes."""

    clause_class: Literal["edition", "update", "correction"] = Field(alias="class")
    theme: str
    note: Sentence


class ClauseFile(_File):
    """The front matter of `clauses/<id>/<version>.md`.

    `short_leaves` gives, for each mark that only the full text has, what it follows from instead; `says_always` the marks
    of what neither length may leave out: several where the text has alternatives.
    """

    format: Literal["1"]
    id: ClauseId
    version: Version
    title: Sentence
    kind: ClauseKind
    level: Level = Level.COMMON
    applies_if: str | None = None
    requires: tuple[ClauseId, ...] = ()
    conflicts: tuple[ClauseId, ...] = ()
    one_of: ClauseId | None = None
    replaces: ClauseId | None = None
    only_used: bool = False
    parameters: dict[ParameterName, ParameterEntry] = {}
    law_refs: tuple[LawReferenceEntry, ...] = ()
    aligned_with: tuple[AlignmentEntry, ...] = ()
    short_leaves: dict[MarkId, Sentence] = {}
    says_always: dict[SubjectName, Marks] = {}
    regulates: dict[MarkId, tuple[FactPath, ...]] = {}
    rests_on: tuple[MarkId, ...] = ()
    motive: Sentence
    evidence: Sentence
    follow_up: Sentence
    sanction: Sentence | None = None
    guidance: Sentence
    change: ChangeEntry


class StateEntry(_File):
    """The state of one version."""

    status: Status
    valid_from: date | None = None
    valid_to: date | None = None
    review_by: date | None = None
    owner: str = ""
    digest: str | None = None
    hold_reason: str | None = None


class VersionsEntry(_File):
    """What one clause does, by version what its marks mean, and the state of every version."""

    role: ClauseRole | None = None
    marks: dict[Version, dict[Meaning, MarkId]] = {}
    versions: dict[Version, StateEntry]


class LibraryFile(_File):
    """`library.yaml`: the order of the clauses and the state of every version."""

    format: Literal["1"]
    note: str | None = None
    order: tuple[ClauseId, ...]
    clauses: dict[ClauseId, VersionsEntry]


class AdoptionEntry(_File):
    """The decision to use a version of a clause; `digest` ties it to the very words."""

    clause: ClauseId
    version: Version
    by: Sentence
    date: date
    decision: Sentence
    digest: str


class AdoptedFile(_File):
    """`adopted.yaml` in a municipality's folder of clauses."""

    format: Literal["1"]
    note: str | None = None
    adopted: tuple[AdoptionEntry, ...]
