"""Text in the clause language -> a tree of blocks. Markdown is parsed by markdown-it; only a small subset is accepted."""

from collections.abc import Iterator
from functools import cache
from itertools import dropwhile

from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import Struct, field

from tenderkit.messages import Message, text
from tenderkit.model.clauses.clause import (
    BlockChoice,
    Body,
    ClauseReference,
    Directive,
    HeadingNode,
    Hole,
    ListNode,
    Mark,
    Node,
    ParagraphNode,
    Piece,
    Pieces,
    TableNode,
    Words,
)
from tenderkit.model.conditions.condition import Condition
from tenderkit.patterns import lazy_pattern
from tenderkit.readers.clauses.inline_choices import (
    LINE_BREAK,
    FlatPieces,
    deepest_condition,
    fold_choices,
    without_tag_lines,
)
from tenderkit.readers.clauses.lost_words import find_lost_words
from tenderkit.readers.clauses.tags import ClauseTag, Tagged, TagKind, TextFault, lift_tags

_DIRECTIVE = lazy_pattern(r"::([a-z][a-z-]*)(?:\{([a-z][a-z0-9-]*)\})?")
_MOST_LEVELS = 10  # of conditions within conditions: more can't be followed, and hundreds exhaust the stack
_MOST_LISTS = 3  # lists within lists that a reader can follow
_BRANCHING = frozenset({TagKind.IF, TagKind.ELIF, TagKind.ELSE, TagKind.ENDIF})


@cache
def _markdown() -> MarkdownIt:
    """The parser keeps nothing of a text, so one does for all."""
    return MarkdownIt("commonmark").enable("table")


class BodySyntaxError(ValueError):
    """The text can't be read; carries every fault with its line, counted from 0."""

    def __init__(self, faults: list[TextFault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))


def parse_body(text: str, *, directives: bool = False, first_line: int = 1) -> Body:
    """Read a clause's body, or a kind's `text.md` when `directives` may stand in it; raises `BodySyntaxError`.

    `first_line` is where the text begins in its file.
    """
    tagged = lift_tags(text)
    parser = _Parser(tagged, directives=directives, faults=list(tagged.faults), first_line=first_line)
    body = parser.parse()
    if parser.faults:
        raise BodySyntaxError(parser.faults)
    return body


class _OpenChoice(Struct):
    """An `{% if %}` whose `{% endif %}` has not come yet."""

    line: int
    branches: list[tuple[Condition | None, list[Node]]]


class _Parser(Struct):
    tagged: Tagged
    directives: bool
    faults: list[TextFault]
    first_line: int = 1
    line: int = 0
    _open: list[_OpenChoice] = field(default_factory=list)
    _blocks: list[Node] = field(default_factory=list)

    def parse(self) -> Body:
        parsed = _markdown().parse(self.tagged.markdown)
        tokens = iter(parsed)
        for token in tokens:
            self._note_line(token)
            for node in self._block(token, tokens):
                self._add(node)
        for choice in self._open:
            self._fault("TK-L020", line=choice.line)
        if not self.faults:
            self.faults += find_lost_words(self.tagged.markdown, parsed)
        return tuple(self._blocks)

    def _block(self, token: Token, tokens: Iterator[Token]) -> Iterator[Node]:
        match token.type:
            case "paragraph_open":
                yield from self._paragraph(_inline(tokens))
                next(tokens)
            case "heading_open":
                yield HeadingNode(int(token.tag[1:]), self._pieces(_inline(tokens)), self._line_in_file)
                next(tokens)
            case "bullet_list_open" | "ordered_list_open":
                yield self._list(token, tokens)
            case "table_open":
                yield self._table(tokens)
            case _:
                self._refuse(token)

    def _paragraph(self, inline: Token) -> Iterator[Node]:
        content = inline.content.strip()
        tag = self.tagged.tags.get(content)
        directive = _DIRECTIVE.fullmatch(content)
        if tag is not None and tag.kind in _BRANCHING:
            self._branch(tag)
        elif directive and self.directives:
            yield Directive(directive[1], directive[2] or "")
        else:
            yield self._marked(self._pieces(inline))

    def _marked(self, pieces: Pieces) -> ParagraphNode:
        first = pieces[0] if pieces else None
        if isinstance(first, Mark) and first.id.startswith("k"):
            return ParagraphNode(pieces[1:], first.id, self._line_in_file)
        return ParagraphNode(pieces, line=self._line_in_file)

    def _branch(self, tag: ClauseTag) -> None:
        if tag.kind is TagKind.IF:
            if len(self._open) == _MOST_LEVELS:
                self._fault("TK-L026", most=str(_MOST_LEVELS))
            self._open.append(_OpenChoice(self.line, [(tag.condition, [])]))
        elif not self._open:
            self._fault("TK-L022", tag=tag.kind.value)
        elif tag.kind is TagKind.ENDIF:
            choice = self._open.pop()
            self._add(BlockChoice(tuple((condition, tuple(nodes)) for condition, nodes in choice.branches)))
        elif self._open[-1].branches[-1][0] is None:
            self._fault("TK-L023", tag=tag.kind.value)
        else:
            self._open[-1].branches.append((tag.condition, []))

    def _add(self, node: Node) -> None:
        (self._open[-1].branches[-1][1] if self._open else self._blocks).append(node)

    def _list(self, opening: Token, tokens: Iterator[Token]) -> ListNode:
        items: list[tuple[ParagraphNode | ListNode, ...]] = []
        closing = opening.type.replace("_open", "_close")
        if opening.level == 2 * _MOST_LISTS:  # a list and its item are a level each
            self._fault("TK-L160", most=str(_MOST_LISTS))
        for token in tokens:
            self._note_line(token)
            if token.type == closing:
                break
            if token.type == "list_item_open":
                items.append(self._item(tokens))
        return ListNode(tuple(items), ordered=opening.type == "ordered_list_open")

    def _item(self, tokens: Iterator[Token]) -> tuple[ParagraphNode | ListNode, ...]:
        content: list[ParagraphNode | ListNode] = []
        for token in tokens:
            self._note_line(token)
            if token.type == "list_item_close":
                break
            for node in self._block(token, tokens):
                if isinstance(node, ParagraphNode | ListNode):
                    content.append(node)
                else:
                    self._fault("TK-L024")
        return tuple(content)

    def _table(self, tokens: Iterator[Token]) -> TableNode:
        rows: list[list[Pieces]] = []
        line = self._line_in_file
        for token in tokens:
            self._note_line(token)
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(self._pieces(token))
        header, *body = rows
        return TableNode(tuple(header), tuple(tuple(row) for row in body), line)

    def _pieces(self, inline: Token) -> Pieces:
        flat = without_tag_lines(tuple(self._flat_pieces(inline)))
        if deepest_condition(flat) > _MOST_LEVELS:
            self._fault("TK-L026", most=str(_MOST_LEVELS))
            return ()
        pieces, rest = fold_choices(flat)
        if rest:
            self._fault("TK-L025")
        if not _is_requirement(flat) and any(map(_is_requirement_mark, dropwhile(_is_mark, flat))):
            self._fault("TK-L017")
        return pieces

    def _flat_pieces(self, inline: Token) -> Iterator["Piece | ClauseTag"]:
        strong = emphasis = False
        for token in inline.children or ():
            match token.type:
                case "text" if token.content:
                    yield from self._split(token.content, strong=strong, emphasis=emphasis)
                case "text":
                    pass
                case "softbreak":
                    yield LINE_BREAK
                case "strong_open" | "strong_close":
                    strong = token.type == "strong_open"
                case "em_open" | "em_close":
                    emphasis = token.type == "em_open"
                case _:
                    self._refuse(token)

    def _split(self, text: str, *, strong: bool, emphasis: bool) -> Iterator["Piece | ClauseTag"]:
        start = 0
        for position, letter in enumerate(text):
            tag = self.tagged.tags.get(letter)
            if tag is None:
                continue
            if position > start:
                yield Words(text[start:position], strong, emphasis)
            start = position + 1
            if tag.kind is TagKind.MARK and text[start : start + 1] == " ":
                start += 1  # the mark prints nothing, nor does the space that keeps it readable
            yield from _pieces_of(tag, strong=strong, emphasis=emphasis)
        if start < len(text):
            yield Words(text[start:], strong, emphasis)

    @property
    def _line_in_file(self) -> int:
        return self.first_line + self.line

    def _note_line(self, token: Token) -> None:
        if token.map:
            self.line = token.map[0]

    def _refuse(self, token: Token) -> None:
        if not token.type.endswith("_close"):
            self._fault("TK-L021", what=text(f"markdown.{token.type.removesuffix('_open')}"))

    def _fault(self, code: str, *, line: int | None = None, **facts: str) -> None:
        fault = TextFault(self.line if line is None else line, Message(code, facts))
        if fault not in self.faults:
            self.faults.append(fault)


def _inline(tokens: Iterator[Token]) -> Token:
    return next(tokens)


def _pieces_of(tag: ClauseTag, *, strong: bool, emphasis: bool) -> Iterator["Piece | ClauseTag"]:
    match tag.kind:
        case TagKind.HOLE:
            yield Hole(tag.name, strong, emphasis)
        case TagKind.REFERENCE:
            yield ClauseReference(tag.name)
        case TagKind.MARK:
            yield from map(Mark, tag.name.split(" #"))
        case _:
            yield tag


def _is_requirement(flat: FlatPieces) -> bool:
    """A paragraph that begins with a requirement's mark is numbered, and may name the others that it holds where they stand."""
    return bool(flat) and _is_requirement_mark(flat[0])


def _is_requirement_mark(piece: "Piece | ClauseTag") -> bool:
    return isinstance(piece, Mark) and piece.id.startswith("k")


def _is_mark(piece: "Piece | ClauseTag") -> bool:
    return isinstance(piece, Mark)
