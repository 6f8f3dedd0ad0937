"""The lock: which clause versions and which bytes an earlier build gave. It holds no personal values."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from tenderkit.model.case.choices import TextLength
from tenderkit.model.clauses.clause_names import ClauseId, Version
from tenderkit.model.papers.document import DEEPEST_LEVEL, Numbering

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class FileState(StrEnum):
    """How a finished file stands to the lock; `UNKNOWN` is one that the lock doesn't name."""

    AS_WRITTEN = "as_written"
    CHANGED_AFTER_BUILD = "changed_after_build"
    CHANGED_AFTER_ISSUE = "changed_after_issue"
    UNKNOWN = "unknown"

    @property
    def is_changed(self) -> bool:
        return self in (FileState.CHANGED_AFTER_BUILD, FileState.CHANGED_AFTER_ISSUE)


class LockedClause(BaseModel):
    """One clause as it was used; `values` are the parameters as written, without free text."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: ClauseId
    version: Version
    digest: Digest
    values: Mapping[str, str] = {}


class LockedLayout(BaseModel):
    """How the document was numbered, so that the next build and the issued copy are numbered alike.

    `level` is the heading level of the section in Word, 0 for as deep as its number goes.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    numbering: Numbering = Numbering.DECIMAL
    start: Annotated[str, StringConstraints(pattern=r"^[1-9]\d*(\.[1-9]\d*)*$")] = "1"
    ama_code: str = ""
    level: Annotated[int, Field(ge=0, le=DEEPEST_LEVEL)] = 0


class LockedDocument(BaseModel):
    """One document (kind and instance): its date, its clauses, and the SHA-256 of each file written.

    `text` is the length of its clauses; `None` where none of them has two, as in the first edition.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    date: date
    layout: LockedLayout = LockedLayout.model_construct()
    text: TextLength | None = None
    template: Digest
    clauses: tuple[LockedClause, ...]
    outputs: Mapping[str, Digest]


class Override(BaseModel):
    """Who let a document out though a rule said no, and why; the codes are the rules that said no."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    reason: str
    by: str
    codes: tuple[str, ...]


TermValue = str | tuple[str, ...]
"""A value as the case's own format writes it; the model at its path gives the type back."""


class FrozenText(BaseModel):
    """A free text as it was issued: its SHA-256 and its number of letters, enough to find it in the issued file."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    digest: Digest
    letters: Annotated[int, Field(ge=1)]


class FrozenTerms(BaseModel):
    """What an issue bound: the facts by path in the format of the case, free texts by digest, each requirement's number.

    A lot has its id where a list has a place: `contract.lots.A.value`. `sections` are the documents issued together.
    `partial` terms are read back from the clauses of the lock's first format, and are never written.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    case_format: Annotated[int, Field(ge=1)]
    facts: Mapping[str, TermValue]
    texts: Mapping[str, FrozenText] = {}
    requirements: Mapping[str, str] = {}
    sections: tuple[str, ...] = ()
    partial: bool = False


class RestedOn(BaseModel):
    """The events of the journal that an issued paper told from, by digest; `of` is the place or the deficiency, '' for all."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    of: str = ""
    events: tuple[Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{12}$")], ...] = ()


class IssuedDocument(BaseModel):
    """One issued copy: never replaced. `number` counts the copies of the same document.

    `terms` is `None` in an entry of the lock's first format, and for a document that states no terms. `corrects` is the
    number of the copy that this one was issued to correct. `journal` is `None` for one that tells nothing of it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    document: str
    number: int
    date: date
    layout: LockedLayout = LockedLayout.model_construct()
    text: TextLength | None = None
    template: Digest
    clauses: tuple[LockedClause, ...]
    outputs: Mapping[str, Digest]
    override: Override | None = None
    terms: FrozenTerms | None = None
    corrects: int | None = None
    journal: RestedOn | None = None


def locked_length(entry: LockedDocument | IssuedDocument) -> TextLength:
    """The length that the document has: the full one, where its clauses have no other."""
    return entry.text or TextLength.FULL


class Lock(BaseModel):
    """`upphandling.lock.yaml`: one entry per document kind and instance; `index` is the page that lists them.

    The second format adds the `terms` of an issued copy; a lock of the first is read on, and the next to be written is of the second.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    format: Literal["1", "2"] = "2"
    documents: Mapping[str, LockedDocument] = {}
    issued: tuple[IssuedDocument, ...] = ()
    index: Digest | None = None

    def versions(self, document: str) -> dict[str, str]:
        """The locked version of each clause of the document."""
        entry = self.documents.get(document)
        return {clause.id: clause.version for clause in entry.clauses} if entry else {}

    def all_versions(self) -> dict[str, dict[str, str]]:
        """The locked version of each clause, by document."""
        return {name: self.versions(name) for name in self.documents}

    def issued_digests(self) -> frozenset[str]:
        """The bytes of every issued copy: a file with these is never replaced."""
        return frozenset(digest for entry in self.issued for digest in entry.outputs.values())

    def state_of(self, name: str, digest: str, *, issued_folder: bool) -> FileState:
        """How a file of this name with these bytes stands to what was written.

        In the folder of issued copies only the bytes of an issued copy count: a built one there is no issued copy.
        """
        issued = {entry.outputs[name] for entry in self.issued if name in entry.outputs}
        built = {entry.outputs[name] for entry in self.documents.values() if name in entry.outputs}
        if not issued | built:
            known = digest in self.known_digests() | self.issued_digests()
            return FileState.AS_WRITTEN if known else FileState.UNKNOWN
        if digest in (issued if issued and issued_folder else issued | built):
            return FileState.AS_WRITTEN
        return (
            FileState.CHANGED_AFTER_ISSUE if issued and (issued_folder or not built) else FileState.CHANGED_AFTER_BUILD
        )

    def known_digests(self) -> frozenset[str]:
        """The bytes that we wrote: a file with these is ours and untouched."""
        documents = (digest for entry in self.documents.values() for digest in entry.outputs.values())
        return frozenset((*documents, *((self.index,) if self.index else ())))


class StandingLock(Struct, frozen=True):
    """A lock as it was read; `digest` is the SHA-256 of its file, '' where none stood."""

    lock: Lock
    digest: str
