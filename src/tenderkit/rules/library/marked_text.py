"""A clause's text in lines for a page: words, values, references to other clauses and conditions are told apart, in one length of the text."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TypeVar, assert_never

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.clauses.clause import (
    BlockChoice,
    Body,
    Clause,
    ClauseReference,
    Directive,
    HeadingNode,
    Hole,
    InlineChoice,
    ListNode,
    Mark,
    Node,
    ParagraphNode,
    Piece,
    Pieces,
    TableNode,
    Words,
)
from tenderkit.model.clauses.walk import first_reading, marked_in
from tenderkit.model.conditions.condition import And, Condition, Truth, paths_of
from tenderkit.patterns import lazy_pattern
from tenderkit.rules.clauses.condition_words import condition_words
from tenderkit.rules.clauses.length_stretches import FULL, TEXT_LENGTH
from tenderkit.rules.clauses.readable_text import Titles
from tenderkit.rules.conditions.deciding import decide
from tenderkit.rules.conditions.given_facts import GivenFacts

_CELLS = " | "
_SENTENCE_END = lazy_pattern(r"(?<!\bkap)(?<!\bst)(?<!\bbl\.a)[.](?=\s|$)")
Inner = TypeVar("Inner")


class RunKind(StrEnum):
    """What some letters of a line are."""

    WORDS = "words"
    VALUE = "value"  # a value of the case is written there
    REFERENCE = "reference"  # the name of another clause
    WHEN = "when"  # the condition under which what follows is printed


class LineKind(StrEnum):
    """What a line is; a `when` says when the lines that stand deeper below it are printed."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    REQUIREMENT = "requirement"
    ITEM = "item"
    ROW = "row"
    WHEN = "when"


class Run(Struct, frozen=True):
    """Letters of one kind; `about` is the id of the clause that a reference names."""

    kind: RunKind
    text: str
    about: str = ""


class MarkedLine(Struct, frozen=True):
    """A line; `depth` is in how many alternatives it stands."""

    kind: LineKind
    depth: int
    runs: tuple[Run, ...]


def marked_text(clause: Clause, titles: Titles, length: str) -> tuple[MarkedLine, ...]:
    """The text as it is printed in that length; what the other length alone has isn't there."""
    return tuple(_Reader(clause, titles, GivenFacts({TEXT_LENGTH: length})).lines(clause.body, 0))


class _Reader(Struct, frozen=True):
    clause: Clause
    titles: Titles
    length: GivenFacts

    def lines(self, nodes: Body, depth: int) -> Iterator[MarkedLine]:
        for node in nodes:
            yield from self._of_node(node, depth)

    def _of_node(self, node: Node, depth: int) -> Iterator[MarkedLine]:
        match node:
            case ParagraphNode(pieces, mark):
                kind = LineKind.REQUIREMENT if mark.startswith("k") else LineKind.PARAGRAPH
                yield self._line(kind, depth, pieces)
            case HeadingNode(_, pieces):
                yield self._line(LineKind.HEADING, depth, pieces)
            case ListNode(items):
                yield from (line for item in items for line in self._item(item, depth))
            case TableNode(header, rows):
                yield from (MarkedLine(LineKind.ROW, depth, tuple(self._cells(row))) for row in (header, *rows))
            case BlockChoice(branches):
                yield from self._choice(branches, depth)
            case Directive():
                return
            case _:
                assert_never(node)

    def _line(self, kind: LineKind, depth: int, pieces: Pieces) -> MarkedLine:
        return MarkedLine(kind, depth, tuple(self.runs(pieces)))

    def _item(self, item: Body, depth: int) -> Iterator[MarkedLine]:
        for line in self.lines(item, depth):
            kind = LineKind.ITEM if line.kind is LineKind.PARAGRAPH else line.kind
            yield MarkedLine(kind, line.depth, line.runs)

    def _cells(self, row: tuple[Pieces, ...]) -> Iterator[Run]:
        for number, cell in enumerate(row):
            if number:
                yield Run(RunKind.WORDS, _CELLS)
            yield from self.runs(cell)

    def _choice(self, branches: tuple[tuple[Condition | None, Body], ...], depth: int) -> Iterator[MarkedLine]:
        for word, condition, inner in self._open(branches):
            if word is None:
                yield from self.lines(inner, depth)
            else:
                said = _heading(word, condition)
                yield MarkedLine(LineKind.WHEN, depth, (Run(RunKind.WHEN, said),))
                yield from self.lines(inner, depth + 1)

    def runs(self, pieces: Pieces) -> Iterator[Run]:
        for piece in pieces:
            yield from self._of_piece(piece)

    def _of_piece(self, piece: Piece) -> Iterator[Run]:
        match piece:
            case Words(text):
                yield Run(RunKind.WORDS, text)
            case Hole(name):
                yield Run(RunKind.VALUE, self.titles.hole(self.clause, name))
            case ClauseReference(clause):
                yield Run(RunKind.REFERENCE, self.titles.clause(clause), clause)
            case Mark():
                return
            case InlineChoice(branches):
                yield from self._inline(branches)
            case _:
                assert_never(piece)

    def _inline(self, branches: tuple[tuple[Condition | None, Pieces], ...]) -> Iterator[Run]:
        opened = False
        for word, condition, inner in self._open(branches):
            runs = list(self.runs(inner))
            if word is None:
                yield from runs
                continue
            gap = " " if runs and runs[0].text.startswith(" ") and not opened else ""
            yield Run(RunKind.WHEN, f"{' | ' if opened else f'{gap}['}{_sign(word, condition)}: ")
            yield from _without_first_space(runs)
            opened = True
        if opened:
            yield Run(RunKind.WHEN, "]")

    def _open(
        self, branches: tuple[tuple[Condition | None, Inner], ...]
    ) -> Iterator[tuple[str | None, Condition | None, Inner]]:
        """The branches that the length leaves; the word is `None` where one is printed whatever else holds."""
        told = 0
        for condition, inner in branches:
            truth = Truth.UNKNOWN if condition is None else self._by_length(condition)
            if truth is Truth.NO:
                continue
            if truth is Truth.YES or (condition is None and not told):
                yield None, None, inner
                return
            word = "annars" if condition is None else "annars_om" if told else "om"
            yield word, None if condition is None else self._beside_length(condition), inner
            told += 1

    def _by_length(self, condition: Condition) -> Truth:
        """What the length alone decides."""
        if TEXT_LENGTH not in paths_of(condition):
            return Truth.UNKNOWN
        return decide(condition, self.length).truth

    def _beside_length(self, condition: Condition) -> Condition:
        """What is asked besides the length, which is known here."""
        if not isinstance(condition, And):
            return condition
        parts = tuple(part for part in condition.parts if self._by_length(part) is not Truth.YES)
        return parts[0] if len(parts) == 1 else And(parts)


def _heading(word: str, condition: Condition | None) -> str:
    return document_text(f"readable.heading.{word}", condition=_said(condition))


def _sign(word: str, condition: Condition | None) -> str:
    said = _said(condition)
    return " ".join(filter(None, (document_text(f"readable.sign.{word}"), said)))


def _said(condition: Condition | None) -> str:
    return "" if condition is None else condition_words(condition)


def _without_first_space(runs: Sequence[Run]) -> Iterator[Run]:
    for number, run in enumerate(runs):
        yield Run(run.kind, run.text.lstrip(), run.about) if number == 0 else run


def first_sentences(clause: Clause, titles: Titles) -> Iterator[tuple[Run, ...]]:
    """Of each numbered requirement the first sentence, each once."""
    marks = [mark for mark, _ in marked_in(clause.body) if mark.startswith("k")]
    sentences = (sentence_runs(clause, titles, mark) for mark in dict.fromkeys(marks))
    yield from dict.fromkeys(filter(None, sentences))


def sentence_runs(clause: Clause, titles: Titles, mark: str) -> tuple[Run, ...]:
    """The sentence that the mark stands before, as it reads where the first of all alternatives holds; empty without such a mark."""
    pieces = next((pieces for name, pieces in marked_in(clause.body) if name == mark), ())
    reader = _Reader(clause, titles, GivenFacts({TEXT_LENGTH: FULL}))
    return tuple(_first_sentence(reader.runs(first_reading(pieces))))


def _first_sentence(runs: Iterator[Run]) -> Iterator[Run]:
    for run in runs:
        end = _SENTENCE_END.search(run.text) if run.kind is RunKind.WORDS else None
        if end is not None:
            yield Run(run.kind, run.text[: end.end()])
            return
        yield run
