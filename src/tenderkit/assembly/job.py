"""What is composed, and what comes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from tenderkit.assembly.choose import Selection
from tenderkit.messages import Message
from tenderkit.model.clauses.library import ClauseLibrary, LibraryEntry
from tenderkit.model.papers.document import ClauseText, Document, Heading, Numbering
from tenderkit.model.papers.kind import Kind
from tenderkit.rules.conditions.deciding import FactSource


@dataclass(frozen=True, slots=True)
class Wording:
    """The few words that the machine itself puts into a document; they come from the catalogue."""

    questions_title: str
    clauses_caption: str
    clauses_header: tuple[str, str, str]
    reference: Callable[[str, str], str]  # number and title -> "avsnitt 5.3.9 Vite"
    question_for: Callable[[str], str]  # path -> "Ange antal platser (requirement.places.count)"
    undecided: Callable[[str], str]  # a clause's title -> "Det kan inte avgöras om … ska vara med."
    status: Callable[[LibraryEntry], str]  # -> "fastställd av …" or "publicerad, ej fastställd"


@dataclass(frozen=True, slots=True)
class Layout:
    """How the document is numbered: from `start`, e.g. (5, 3), or under an AMA code that the officer gives.

    Without `own_headings` the clauses alone are numbered.
    """

    numbering: Numbering = Numbering.DECIMAL
    start: tuple[int, ...] = (1,)
    ama_code: str = ""
    own_headings: bool = True


@dataclass(frozen=True, slots=True)
class Job:
    """One document to compose. `locked` (clause id -> version) keeps the versions of an earlier build.

    With `versions_inline` each clause ends with its id and version;
    a `guided` document carries the drafter's guidance. `quoted` is what the requirements section says, clause by clause; where lots have their own, each is below its title. `remarks` stand under the list of clauses, such as on what grounds an issued copy departs from the rules.
    """

    kind: Kind
    title: str
    facts: FactSource
    parties: Mapping[str, str]
    letterhead: Mapping[str, str]
    library: ClauseLibrary
    day: date
    wording: Wording
    layout: Layout = Layout()
    locked: Mapping[str, str] | None = None
    issued: bool = False
    versions_inline: bool = False
    guided: bool = False
    remarks: tuple[str, ...] = ()
    quoted: tuple[ClauseText | Heading, ...] = ()


@dataclass(frozen=True, slots=True)
class Composition:
    """The document, and everything that explains it.

    `faults` carry the path of the fact at fault ('' for the set of clauses). `values` are the written values by
    clause and parameter, without free text, so that they may stand in a lock. `questions` are the open ones with the
    path of the fact that each asks for.
    """

    document: Document
    selection: Selection
    faults: tuple[tuple[str, Message], ...]
    values: Mapping[str, Mapping[str, str]]
    questions: Mapping[str, str]
