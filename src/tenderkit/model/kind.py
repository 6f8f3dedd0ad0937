"""A document kind: the words around the clauses, which facts it may hold, and where the clauses go."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tenderkit.model.clause import Body, Parameter, Pieces
from tenderkit.model.condition import Condition

LETTERHEAD = ("authority_name", "unit", "registration_number", "document_title", "case_title")
CONTENT_SLOT = "content"


@dataclass(frozen=True, slots=True)
class FactRow:
    """One row of a table of facts."""

    label: Pieces
    value: Pieces
    when: Condition | None


@dataclass(frozen=True, slots=True)
class FactTable:
    """A table of facts from the case, e.g. the conditions in brief."""

    caption: str
    header: tuple[str, str]
    rows: tuple[FactRow, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """`allow` lists the facts, as path prefixes, that this document may hold; everything else is kept out."""

    id: str
    title: str
    from_role: str
    to_role: str
    phase: str
    audience: Literal["supplier", "authority", "individual"]
    allow: tuple[str, ...]
    parameters: Mapping[str, Parameter]
    facts: Mapping[str, FactTable]
    slots: Mapping[str, tuple[str, ...]]
    text: Body

    def allows(self, path: str) -> bool:
        """Whether the document may hold the fact at the path."""
        return any(path == allowed or path.startswith(f"{allowed}.") for allowed in self.allow)
