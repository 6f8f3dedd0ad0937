"""Numbers for headings and requirements, counted from where the officer's document has come."""

from typing import assert_never

from msgspec import Struct

from tenderkit.model.papers.document import Numbering

AMA_REQUIREMENT = "K"


class Numberer(Struct):
    """Counts forward. `start` (5, 3) makes the section 5.3, its parts 5.3.1 and their requirements 5.3.1.1.

    With `ama_af` the section carries the AMA code, its parts no number, and requirements K1, K2 … With `none` nothing is numbered.
    Without `own_headings` only the clauses are numbered, 1, 2 …, and their requirements 1.1, 1.2 …
    """

    numbering: Numbering
    start: tuple[int, ...]
    ama_code: str = ""
    own_headings: bool = True
    part: int = 0
    requirement: int = 0
    section: str = ""

    def __post_init__(self) -> None:
        self.section = self._first() if self.own_headings else ""

    def _first(self) -> str:
        match self.numbering:
            case Numbering.DECIMAL | Numbering.TEXT:
                return ".".join(map(str, self.start))
            case Numbering.AMA_AF:
                return self.ama_code
            case Numbering.NONE:
                return ""
            case _:
                assert_never(self.numbering)

    def next_own_part(self) -> str:
        """The number of the next heading of level 2 in the text around the clauses."""
        return self.next_part() if self.own_headings else ""

    def next_part(self) -> str:
        """The number of the next heading of level 2."""
        self.part += 1
        match self.numbering:
            case Numbering.DECIMAL | Numbering.TEXT:
                self.requirement = 0
                return self._below(self.part)
            case Numbering.AMA_AF | Numbering.NONE:
                return ""
            case _:
                assert_never(self.numbering)

    def next_requirement(self) -> str:
        """The number of the next requirement under the latest heading."""
        self.requirement += 1
        match self.numbering:
            case Numbering.DECIMAL | Numbering.TEXT:
                return self._below(self.part, self.requirement) if self.part else self._below(self.requirement)
            case Numbering.AMA_AF:
                return f"{AMA_REQUIREMENT}{self.requirement}"
            case Numbering.NONE:
                return ""
            case _:
                assert_never(self.numbering)

    def _below(self, *numbers: int) -> str:
        return ".".join(filter(None, (self.section, *map(str, numbers))))
