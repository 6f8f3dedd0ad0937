"""A Word template after compilation: literal XML with holes. Nothing in it can be executed."""

from collections.abc import Mapping
from dataclasses import dataclass

Name = tuple[str, ...]  # a dotted name: `authority_name` or `item.title`


@dataclass(frozen=True, slots=True)
class Literal:
    """XML that is copied as it stands."""

    xml: str


@dataclass(frozen=True, slots=True)
class Value:
    """A hole in a text node; the value is escaped and never parsed. `filters` are from a fixed set."""

    name: Name
    filters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """`{{p name}}`: the place of a declared slot, filled with whole paragraphs and tables."""

    name: str


@dataclass(frozen=True, slots=True)
class If:
    """Branches in order; a test is a name that is true when stated and not empty; `None` is `else`."""

    branches: tuple[tuple[Name | None, "Program"], ...]


@dataclass(frozen=True, slots=True)
class For:
    """A loop over a given list; each turn binds `variable`."""

    variable: str
    over: Name
    body: "Program"


Node = Literal | Value | Content | If | For
Program = tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class CompiledTemplate:
    """`programs` are the parts that hold tags; `parts` are all others, copied byte for byte, in package order.

    `order` lists every part name as the package holds it; `digest` is the SHA-256 of the template file.
    """

    order: tuple[str, ...]
    parts: Mapping[str, bytes]
    programs: Mapping[str, Program]
    digest: str
