"""Numbers for headings and requirements, counted from where the officer's document has come."""

from dataclasses import dataclass, field

from tenderkit.model.papers.document import Numbering

AMA_REQUIREMENT = "K"


@dataclass(slots=True)
class Numberer:
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
    section: str = field(init=False)

    def __post_init__(self) -> None:
        decimal = ".".join(map(str, self.start))
        section = {Numbering.AMA_AF: self.ama_code, Numbering.NONE: ""}.get(self.numbering, decimal)
        self.section = section if self.own_headings else ""

    def next_own_part(self) -> str:
        """The number of the next heading of level 2 in the text around the clauses."""
        return self.next_part() if self.own_headings else ""

    def next_part(self) -> str:
        """The number of the next heading of level 2."""
        self.part += 1
        if self.numbering in (Numbering.AMA_AF, Numbering.NONE):
            return ""
        self.requirement = 0
        return self._below(self.part)

    def next_requirement(self) -> str:
        """The number of the next requirement under the latest heading."""
        self.requirement += 1
        if self.numbering is Numbering.NONE:
            return ""
        if self.numbering is Numbering.AMA_AF:
            return f"{AMA_REQUIREMENT}{self.requirement}"
        return self._below(self.part, self.requirement) if self.part else self._below(self.requirement)

    def _below(self, *numbers: int) -> str:
        return ".".join(filter(None, (self.section, *map(str, numbers))))
