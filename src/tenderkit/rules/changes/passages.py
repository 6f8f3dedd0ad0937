"""A clause's text as passages to compare: each paragraph, heading, list item and cell with the conditions it stands under."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby
from typing import TypeVar

from msgspec import Struct

from tenderkit.model.clauses.clause import (
    BlockChoice,
    Body,
    Clause,
    HeadingNode,
    InlineChoice,
    ListNode,
    ParagraphNode,
    ParameterType,
    Pieces,
    TableNode,
)
from tenderkit.model.clauses.walk import first_reading
from tenderkit.model.conditions.condition import Condition
from tenderkit.rules.changes.zones import Zone, obligations, zones
from tenderkit.rules.clauses.clause_text import condition_text, text_of
from tenderkit.rules.language.binding_words import Binding, Word, bindings, words_in

Under = tuple[str, ...]
"""Conditions, outermost first; `else` is told by all the conditions before it."""

Inner = TypeVar("Inner")
Holes = Mapping[str, ParameterType]
_QUOTED_WORDS = 6


class BoundWord(Struct, frozen=True):
    """A word of a passage with what it does there."""

    text: str
    key: str
    under: Under
    binding: Binding | None
    zone: Zone | None


class ComparedPassage(Struct, frozen=True):
    """`place` is where a reader finds it: the requirement's mark, the front matter's key, or the opening words."""

    place: str
    mark: str
    under: Under
    words: tuple[BoundWord, ...]
    obligations: int

    @property
    def keys(self) -> tuple[tuple[Under, str], ...]:
        """What is compared: the words and the alternative that each stands in."""
        return tuple((word.under, word.key) for word in self.words)


def body_passages(clause: Clause) -> tuple[ComparedPassage, ...]:
    """The passages of the text in reading order."""
    holes = {name: parameter.type for name, parameter in clause.parameters.items()}
    return tuple(_passage(mark, under, pieces, holes) for under, mark, pieces in _blocks(clause.body, ()))


def plain_passage(place: str, text: str) -> ComparedPassage:
    """A text of the front matter, or the wording of a parameter."""
    words = words_in(text)
    return ComparedPassage(place, "", (), _bound(words, [()] * len(words), {}), obligations(words))


def _blocks(body: Body, under: Under) -> Iterator[tuple[Under, str, Pieces]]:
    for node in body:
        match node:
            case ParagraphNode(pieces, mark):
                yield under, mark, pieces
            case HeadingNode(_, pieces):
                yield under, "", pieces
            case ListNode(items):
                yield from _blocks(tuple(chain.from_iterable(items)), under)
            case TableNode(header, rows):
                yield from ((under, "", cell) for row in (header, *rows) for cell in row)
            case BlockChoice(branches):
                for inner_under, inner in _branches(branches, under):
                    yield from _blocks(inner, inner_under)
            case _:
                pass  # directives stand in the texts of document kinds, never in a clause


def _branches(branches: tuple[tuple[Condition | None, Inner], ...], under: Under) -> Iterator[tuple[Under, Inner]]:
    told: list[str] = []
    for condition, inner in branches:
        told.append("else" if condition is None else condition_text(condition))
        yield (*under, " / ".join(told)), inner


def _passage(mark: str, under: Under, pieces: Pieces, holes: Holes) -> ComparedPassage:
    words: list[Word] = []
    inner: list[Under] = []
    for run_under, run in groupby(_runs(pieces, ()), key=lambda part: part[0]):
        found = words_in("".join(text for _, text in run))
        words += found
        inner += [run_under] * len(found)
    opening = " ".join(text_of(first_reading(pieces)).split()[:_QUOTED_WORDS])
    return ComparedPassage(mark or f"”{opening}”", mark, under, _bound(words, inner, holes), obligations(words))


def _runs(pieces: Pieces, under: Under) -> Iterator[tuple[Under, str]]:
    for piece in pieces:
        if isinstance(piece, InlineChoice):
            for inner_under, inner in _branches(piece.branches, under):
                yield from _runs(inner, inner_under)
        else:
            yield under, text_of((piece,))


def _bound(words: Sequence[Word], under: Sequence[Under], holes: Holes) -> tuple[BoundWord, ...]:
    """Signs part sentences, and that done they are not compared."""
    binding = bindings(words, holes)
    return tuple(
        BoundWord(word.text, word.key, inner, bound, zone)
        for word, inner, bound, zone in zip(words, under, binding, zones(words, binding), strict=True)
        if not word.is_sign
    )
