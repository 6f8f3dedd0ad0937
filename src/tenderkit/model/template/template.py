"""A Word template after compilation: literal XML with holes. Nothing in it can be executed."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Literal:
    """XML that is copied as it stands."""

    xml: str


@dataclass(frozen=True, slots=True)
class Value:
    """`{{ name }}`: a hole in a text node; the value is escaped and never parsed."""

    name: str


@dataclass(frozen=True, slots=True)
class Content:
    """`{{p name}}`: the place of a declared slot, filled with whole paragraphs and tables."""

    name: str


@dataclass(frozen=True, slots=True)
class If:
    """Branches in order; a test is a name that is true when stated and not empty; `None` is `else`."""

    branches: tuple[tuple[str | None, "Program"], ...]


Node = Literal | Value | Content | If
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
