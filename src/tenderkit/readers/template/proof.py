"""Proves that whatever a compiled template is given, what comes out is well-formed.

The proof follows the stack of open elements through the program. Text enters only where a `w:t` is open (and is escaped
when written), a slot only where paragraphs stand, and each branch leaves the stack as it found it. So any choice of
branches gives the same stack at each point, and every start meets its end.
A branch may close and reopen the run it stands in, since Word splits runs at will; nothing above the run.
What stands inside a single start tag (attributes, prefixes) is left to a parser: the compiler parses the `skeleton`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct, field

from tenderkit.model.template.template import Content, If, Literal, Node, Program, Value
from tenderkit.patterns import lazy_pattern

_TOKEN = lazy_pattern(r"<(?P<end>/?)(?P<name>[\w.:-]+)(?P<attributes>(?:\s[^<>]*?)?)(?P<empty>/?)>|(?P<text>[^<>]+)")
_BODY = frozenset({"w:document", "w:body", "w:sdt", "w:sdtContent"})
_PAIRED = lazy_pattern(r'<w:(\w+?)(Start|End)\b[^<>]*?\bw:id="([^"]*)"')
_FIELD_MARK = lazy_pattern(r'<w:fldChar\b[^<>]*?\bw:fldCharType="(begin|end)"')
# Word calls a file corrupt when one of these does not end in what it must end in.
_MUST_END_IN = {
    "w:tc": "w:p",
    "w:txbxContent": "w:p",
    "w:hdr": "w:p",
    "w:ftr": "w:p",
    "w:footnote": "w:p",
    "w:tbl": "w:tr",
}
_SPEAK_FOR_THEIR_CONTENT = frozenset({"w:sdt", "w:customXml"})


class Flaw(NamedTuple):
    """What the proof ran into. `block` counts the template's `if` from 0; None is the part itself."""

    code: str
    block: int | None = None


class _Open(NamedTuple):
    """An open element. `namespaces` are its own declarations; `ended` says that it now ends in what it must end in."""

    name: str
    namespaces: str
    ended: bool


_Stack = tuple[_Open, ...]


class _UnbalancedError(Exception):
    """A literal closes what it may not close, or is not a row of tags and text."""


def prove(program: Program) -> list[Flaw]:
    """The flaws of one part's program; none means that its output is well-formed by construction."""
    proof = _Proof({id(block): number for number, block in enumerate(blocks_of(program))})
    try:
        left_open = bool(proof.run(program, (), 0))
    except _UnbalancedError:
        left_open = True
    # Behind a block that leaves other elements open than it found, nothing can be told any more.
    return proof.flaws or ([Flaw("TK-T021")] if left_open else [])


def blocks_of(program: Program) -> Iterator[If]:
    """Every `if`, in the order in which the template's author opened them."""
    for node in program:
        if isinstance(node, If):
            yield node
            for _, body in node.branches:
                yield from blocks_of(body)


def skeleton(program: Program) -> str:
    """Every literal once: all branches one after the other, holes empty."""
    return "".join(_skeleton(program))


def _skeleton(program: Program) -> Iterator[str]:
    for node in program:
        match node:
            case Literal(xml):
                yield xml
            case If(branches):
                for _, body in branches:
                    yield from _skeleton(body)


class _Proof(Struct):
    numbers: dict[int, int]
    flaws: list[Flaw] = field(default_factory=list)
    latest: int | None = None  # the block last passed: the likely reason why something is left empty

    def run(self, program: Program, stack: _Stack, floor: int) -> _Stack:
        """The stack after the program. Elements below `floor` must stay open throughout."""
        for node in program:
            stack = self._step(node, stack, floor)
        return stack

    def _step(self, node: Node, stack: _Stack, floor: int) -> _Stack:
        match node:
            case Literal(xml):
                return self._read(xml, stack, floor)
            case Value():
                if not stack or stack[-1].name != "w:t":
                    self.flaws.append(Flaw("TK-T014"))
                return stack
            case Content():
                if any(element.name not in _BODY for element in stack):
                    self.flaws.append(Flaw("TK-T016"))
                return stack
            case If():
                return self._choose(node, stack)

    def _choose(self, node: If, stack: _Stack) -> _Stack:
        """All ways through must leave the same elements open; what they end in is what the poorest way leaves."""
        number = self.numbers[id(node)]
        floor = len(stack) - 2 if [element.name for element in stack[-2:]] == ["w:r", "w:t"] else len(stack)
        bodies = tuple(body for _, body in node.branches)
        if node.branches[-1][0] is not None:
            bodies = (*bodies, ())  # without an `else` the way through is empty
        try:
            ends = [self.run(body, stack, floor) for body in bodies]
        except _UnbalancedError:
            ends = []
        if not ends or any(_shape(end) != _shape(stack) for end in ends):
            self.flaws.append(Flaw("TK-T018", number))
            return stack
        self.latest = number
        if any(_splits_a_pair(skeleton(body)) for body in bodies):
            self.flaws.append(Flaw("TK-T023", number))
        return tuple(
            element._replace(ended=all(end[level].ended for end in ends)) for level, element in enumerate(ends[0])
        )

    def _read(self, xml: str, stack: _Stack, floor: int) -> _Stack:
        position = 0
        while position < len(xml):
            token = _TOKEN.match(xml, position)
            if token is None:
                raise _UnbalancedError
            position = token.end()
            if token["text"] is None:
                stack = self._follow(token, stack, floor)
        return stack

    def _follow(self, token: re.Match[str], stack: _Stack, floor: int) -> _Stack:
        if token["end"]:
            return self._close(token["name"], stack, floor)
        namespaces = token["attributes"] if "xmlns" in token["attributes"] else ""
        opened = (*stack, _Open(token["name"], namespaces, token["name"] not in _MUST_END_IN))
        return self._close(token["name"], opened, floor) if token["empty"] else opened

    def _close(self, name: str, stack: _Stack, floor: int) -> _Stack:
        if len(stack) <= floor or stack[-1].name != name:
            raise _UnbalancedError
        if not stack[-1].ended:
            self.flaws.append(Flaw("TK-T022", self.latest))
        if len(stack) == 1:
            return ()
        above = stack[-2]
        return (*stack[:-2], above._replace(ended=_ends_well(above, name)))


def _ends_well(element: _Open, last: str) -> bool:
    """Whether the element still, or now, ends in what it must end in, after its child `last` was closed."""
    needed = _MUST_END_IN.get(element.name)
    if needed is None or last == needed or last in _SPEAK_FOR_THEIR_CONTENT:
        return True
    return element.ended and last != "w:tbl"


def _shape(stack: _Stack) -> list[tuple[str, str]]:
    return [(element.name, element.namespaces) for element in stack]


def _splits_a_pair(body: str) -> bool:
    """Whether a branch holds half of a bookmark or a field."""
    pairs: Sequence[tuple[str, str, str]] = _PAIRED.findall(body)
    starts = Counter((kind, mark) for kind, edge, mark in pairs if edge == "Start")
    ends = Counter((kind, mark) for kind, edge, mark in pairs if edge == "End")
    fields = Counter(_FIELD_MARK.findall(body))
    return starts != ends or fields["begin"] != fields["end"]
