"""What is composed, and what comes of it."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from tenderkit.assembly.choose import Selection
from tenderkit.assembly.fill import Items, as_written
from tenderkit.messages import Message
from tenderkit.model.clauses.library import ClauseLibrary
from tenderkit.model.papers.document import DEEPEST_LEVEL, ClauseMarks, ClauseText, Document, Heading, Numbering
from tenderkit.model.papers.kind import Kind
from tenderkit.rules.conditions.deciding import Decider, FactSource, decide
from tenderkit.rules.language.wording import Wording, write


class Layout(Struct, frozen=True):
    """How the document is numbered: from `start`, e.g. (5, 3), or under an AMA code that the officer gives.

    `level` is the heading level of the section in Word, 0 for as deep as its number goes. Without `own_headings` the clauses
    alone are numbered.
    """

    numbering: Numbering = Numbering.DECIMAL
    start: tuple[int, ...] = (1,)
    ama_code: str = ""
    level: int = 0
    own_headings: bool = True

    @property
    def heading_level(self) -> int:
        """5.3 stands below 5, and so on level 2; Word has no more than nine."""
        return self.level or min(len(self.start), DEEPEST_LEVEL)


class WantedLayout(Struct, frozen=True):
    """What the officer asks for this time; what isn't stated is as it was last time.

    `start` is for a section that isn't a lot's own, `lot_starts` the numbers given with the id of a lot.
    """

    numbering: Numbering | None = None
    start: tuple[int, ...] | None = None
    lot_starts: tuple[tuple[str, tuple[int, ...]], ...] = ()
    ama_code: str = ""
    level: int | None = None


class Presentation(Struct, frozen=True):
    """How documents are to look, whatever they say.

    `marks` is where the versions of the clauses stand. A `working_copy` carries the drafter's guidance, an `issued` one leaves the house. `remarks` stand under the list of
    clauses, such as on what grounds an issued copy departs from the rules. A `correction` says on the first page what it
    replaces, and then each thing that has changed.
    """

    layout: Layout = field(default_factory=Layout)
    marks: ClauseMarks = ClauseMarks.LINE
    working_copy: bool = False
    issued: bool = False
    remarks: tuple[str, ...] = ()
    correction: tuple[str, ...] = ()


class DocumentPlan(Struct, frozen=True):
    """One document to compose, on its `day`. `locked` (clause id -> version) keeps the versions of an earlier build.

    `quoted` is what the requirements section says, clause by clause; where lots have their own, each is below its title.
    `legal_question` is asked where the legal basis of the procurement can't be told. `lot` is the id of the lot whose own
    requirement the document is about. `decide`, `write` and `items` are exchanged by whoever leaves values open.
    """

    kind: Kind
    facts: FactSource
    parties: Mapping[str, str]
    letterhead: Mapping[str, str]
    library: ClauseLibrary
    day: date
    presentation: Presentation = field(default_factory=Presentation)
    locked: Mapping[str, str] = field(default_factory=dict)
    quoted: tuple[ClauseText | Heading, ...] = ()
    legal_question: str = ""
    lot: str = ""
    decide: Decider = decide
    write: Wording = write
    items: Items = as_written

    @property
    def title(self) -> str:
        """What the document is called, in its header as in its heading."""
        return self.letterhead["document_title"]


class Composition(Struct, frozen=True):
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
