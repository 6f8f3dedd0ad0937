"""A point of a list that speaks of a block, written once for each block that the case states."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.assembly.fill import Filler
from tenderkit.model.clauses.clause import Body, Hole, ParameterType
from tenderkit.model.clauses.walk import pieces_in
from tenderkit.model.papers.document import Inlines, Text
from tenderkit.rules.conditions.deciding import FactSource
from tenderkit.rules.conditions.fact_domain import list_above
from tenderkit.rules.conditions.facts import value_at

_OF_SEVERAL = (ParameterType.TEXT_LIST, ParameterType.CHOICE_LIST)


class _InOneBlock(Struct, frozen=True):
    """The facts where a text speaks of one block of the list at `path`: what lies below is that block's own."""

    facts: FactSource
    path: str
    block: object

    def lookup(self, path: str) -> object | None:
        if path.startswith(f"{self.path}."):
            return value_at(self.block, path.removeprefix(f"{self.path}.").split("."))
        return self.facts.lookup(path)


def each_block(item: Body, filler: Filler) -> Iterator[Filler] | None:
    """What fills the point, once for each block of the list that its holes go through; `None` when they go through none."""
    path = next(filter(None, map(list_above, _sources(item, filler))), "")
    if not path:
        return None
    blocks = filler.facts.lookup(path)
    return (
        replace(filler, facts=_InOneBlock(filler.facts, path, block))
        for block in (blocks if isinstance(blocks, tuple) else ())
    )


def capitalised(inlines: Inlines) -> Inlines:
    """A point begins with a capital, whatever word its value begins with."""
    first = inlines[0] if inlines else None
    if not isinstance(first, Text):
        return inlines
    return (replace(first, text=first.text[:1].upper() + first.text[1:]), *inlines[1:])


def _sources(item: Body, filler: Filler) -> Iterator[str]:
    parameters = filler.parameters
    holes = (
        parameters[piece.name] for piece in pieces_in(item) if isinstance(piece, Hole) and piece.name in parameters
    )
    return (parameter.source for parameter in holes if parameter.type not in _OF_SEVERAL)
