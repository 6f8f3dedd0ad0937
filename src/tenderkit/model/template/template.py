"""A Word template after compilation: literal XML with holes. Nothing in it can be executed."""

from collections.abc import Mapping

from msgspec import Struct


class Literal(Struct, frozen=True, tag=True):
    """XML that is copied as it stands."""

    xml: str


class Value(Struct, frozen=True, tag=True):
    """`{{ name }}`: a hole in a text node; the value is escaped and never parsed."""

    name: str


class Content(Struct, frozen=True, tag=True):
    """`{{p name}}`: the place of a declared slot, filled with whole paragraphs and tables."""

    name: str


class If(Struct, frozen=True, tag=True):
    """Branches in order; a test is a name that is true when stated and not empty; `None` is `else`."""

    branches: tuple[tuple[str | None, "Program"], ...]


Node = Literal | Value | Content | If
Program = tuple[Node, ...]


class CompiledTemplate(Struct, frozen=True):
    """`programs` are the parts that hold tags; `parts` are all others, copied byte for byte, in package order.

    `order` lists every part name as the package holds it; `digest` is the SHA-256 of the template file.
    """

    order: tuple[str, ...]
    parts: Mapping[str, bytes]
    programs: Mapping[str, Program]
    digest: str
