"""Blocks as values: one small function per kind of block."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, assert_never

from tenderkit.messages import document_text
from tenderkit.model.papers.document import (
    Block,
    BulletList,
    Chart,
    ClauseText,
    CrossReference,
    Document,
    FieldType,
    Form,
    FormField,
    Heading,
    Inline,
    Inlines,
    Lanes,
    Notice,
    OpenQuestion,
    Paragraph,
    RequirementText,
    Signatures,
    Table,
    Text,
)
from tenderkit.model.papers.words import inline_words, plain
from tenderkit.writers.form_words import choices_of, is_ticked, shown_value
from tenderkit.writers.lines import flatten
from tenderkit.writers.pdf.long_words import breakable
from tenderkit.writers.pdf.looks import PdfLooks
from tenderkit.writers.pdf.pictures import pictures_of
from tenderkit.writers.pdf.signature_fields import SIGN_HERE
from tenderkit.writers.pdf.signing_places import signing_places
from tenderkit.writers.word.wide_tables import fitting_widths, is_wide, lies_down

TICKED_BOX, EMPTY_BOX = "\N{BALLOT BOX WITH X}", "\N{BALLOT BOX}"
_DEEPEST_TAG = 6
_LONGEST_TITLE = 2000  # letters; the format has no room for many more
_COLUMN, _STEP = 62.4, 17.1  # of numbers, and of each level of a list, in points
_UPRIGHT, _LYING = 459.0, 705.0  # the width of the text
_BODY, _SMALL = 11.0, 10.0
_CELL_MARGINS = 11.4
_FORM_WIDTHS = (38, 62)
# A row that would take more than half a page may be torn apart; any other stands whole.
_MOST_OF_A_ROW, _LINE = 340.0, 12.8

Values = dict[str, Any]


class BlockValues:
    """Turns the blocks of one document into values, each with whether its page lies."""

    def __init__(
        self,
        document: Document,
        looks: PdfLooks,
        numbers: Iterator[int] | None = None,
        elsewhere: Mapping[str, int] | None = None,
    ) -> None:
        """`numbers` are those of the fields to sign in, in the order of the file; `None` where it is to have none.

        `elsewhere`: the place of the document that begins at each anchor which this one doesn't hold.
        """
        self._numbers = numbers
        self._document = document
        self._elsewhere = elsewhere or {}
        self._fonts = looks.fonts
        self._margin = 0.0 if document.plain_headings else _COLUMN
        headings = (block for block in flatten(document.blocks) if isinstance(block, Heading))
        anchors = dict.fromkeys(heading.anchor for heading in headings if heading.anchor and _is_a_title(heading))
        self._anchors = frozenset(anchors) if document.traced else frozenset()
        self._waiting = set(self._anchors)
        self._depth = 0
        self._room = _LYING if lies_down(document) else _UPRIGHT

    def of(self, blocks: Iterable[Block]) -> Iterator[tuple[bool, Values]]:
        """Every block, whatever clause it stands in, in the order of the text."""
        flat = tuple(flatten(blocks))
        whole = self._room
        for block, following in zip_longest(flat, flat[1:]):
            lies = is_wide(block) or (isinstance(block, Heading) and is_wide(following))
            self._room = _LYING if lies else whole
            yield lies, self._block(block, following)

    def _block(self, block: Block, following: Block | None) -> Values:  # noqa: C901  # one case per kind of block
        # Words that introduce a list stay on its page, and so do the last ones above a signature.
        sticky = isinstance(following, BulletList | Signatures)
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph(inlines):
                return {"kind": "paragraph", "words": self._body(inlines), "sticky": sticky}
            case RequirementText(_, number, inlines):
                return {"kind": "requirement", "number": number, "words": self._body(inlines), "sticky": sticky}
            case BulletList():
                return self._list(block, 1)
            case Table():
                return self._table(block)
            case Chart(title=title, alternative_text=said) | Lanes(title=title, alternative_text=said):
                svgs = [picture.svg for picture in pictures_of(block, self._fonts)]
                return {"kind": "picture", "title": title, "alt": said, "pictures": svgs}
            case Notice(title, lines):
                words = [self._words(line, self._room - 2 * _CELL_MARGINS, _SMALL) for line in lines]
                return {"kind": "notice", "title": title, "lines": words}
            case Signatures():
                return self._signatures(block)
            case Form():
                return self._form(block)
            case ClauseText():
                raise AssertionError  # flattened
            case _:
                assert_never(block)

    def _heading(self, heading: Heading) -> Values:
        """No level of its tag is skipped, whatever it looks like; only the first by an anchor is a target.

        One without a word, or of pages, is none to those who jump from heading to heading.
        """
        if not _is_a_title(heading):
            return {
                "kind": "requirement",
                "number": heading.number,
                "words": self._body(heading.inlines),
                "sticky": False,
            }
        self._depth = min(heading.level, self._depth + 1, _DEEPEST_TAG)
        anchor = heading.anchor if heading.anchor in self._waiting else ""
        self._waiting.discard(anchor)
        return {
            "kind": "heading",
            "level": self._depth,
            "look": heading.level,
            "number": heading.number,
            "words": self._words(heading.inlines, self._room - self._margin, 16.0),
            "anchor": anchor,
            "new-page": heading.new_page,
        }

    def _list(self, block: BulletList, depth: int) -> Values:
        room = self._room - self._margin - depth * _STEP
        items = [[self._item(part, depth, room) for part in item] for item in block.items]
        return {"kind": "list", "ordered": block.ordered, "items": items}

    def _item(self, part: Paragraph | BulletList, depth: int, room: float) -> Values:
        if isinstance(part, BulletList):
            return self._list(part, depth + 1)
        return {"kind": "paragraph", "words": self._words(part.inlines, room, _BODY)}

    def _table(self, table: Table) -> Values:
        widths = fitting_widths(table)
        rooms = [self._room * width / 100 - _CELL_MARGINS for width in widths]
        return {
            "kind": "table",
            "caption": table.caption,
            "widths": widths,
            "header": self._cells(table.header, rooms),
            "rows": [
                {"cells": self._cells(row, rooms), "breaks": torn}
                for row, torn in zip(table.rows, torn_rows(table), strict=True)
            ],
        }

    def _cells(self, cells: Sequence[Inlines], rooms: Sequence[float]) -> list[list[list[str]]]:
        return [self._words(cell, room, _SMALL) for cell, room in zip(cells, rooms, strict=True)]

    def _form(self, form: Form) -> Values:
        label, answer = (self._room * width / 100 - _CELL_MARGINS for width in _FORM_WIDTHS)
        return {
            "kind": "form",
            "caption": form.caption,
            "header": form_header(),
            "fields": [
                {
                    "label": breakable(field.label, label, _SMALL),
                    "help": breakable(field.help, label, _SMALL),
                    "answer": breakable(answer_shown(field), answer, _SMALL),
                    "choices": breakable(offered(field), answer, _SMALL),
                    "blank": not field.value and field.type is not FieldType.CHECKBOX,
                    "long": field.type is FieldType.LONG_TEXT,
                }
                for field in form.fields
            ],
        }

    def _signatures(self, block: Signatures) -> Values:
        """`field` is the address of a mark where a field is to be, '' where none is."""
        room = self._room / 2 - 15
        numbers = self._numbers
        places = signing_places(block) if numbers is not None else {}
        marks = {place: f"{SIGN_HERE}{number}" for place, number in zip(places, numbers or (), strict=False)}
        parties = [
            {
                "name": self._words(name, room, _SMALL),
                "lines": [
                    {
                        "label": breakable(line.label, room, _SMALL),
                        "value": breakable(line.value, room, _BODY),
                        "field": marks.get((party, at), ""),
                    }
                    for at, line in enumerate(lines)
                ],
            }
            for party, (name, lines) in enumerate(block.parties)
        ]
        return {"kind": "signatures", "parties": parties}

    def _body(self, inlines: Inlines) -> list[list[str]]:
        return self._words(inlines, self._room - self._margin, _BODY)

    def _words(self, inlines: Inlines, room: float, size: float) -> list[list[str]]:
        return [self._inline(inline, room, size) for inline in inlines]

    def _inline(self, inline: Inline, room: float, size: float) -> list[str]:
        words = breakable(inline_words(inline), room, size)
        match inline:
            case Text(strong=strong, emphasis=emphasis):
                return [
                    "both" if strong and emphasis else "strong" if strong else "emph" if emphasis else "text",
                    words,
                ]
            case OpenQuestion():
                return ["open", words]
            case CrossReference(anchor=anchor) if anchor in self._elsewhere:
                return ["begins", words, str(self._elsewhere[anchor])]
            case CrossReference(anchor=anchor):
                return ["to", words, anchor] if anchor in self._anchors else ["text", words]
            case _:
                assert_never(inline)


def _is_a_title(heading: Heading) -> bool:
    return 0 < len(plain(heading.inlines).strip()) <= _LONGEST_TITLE


def torn_rows(table: Table) -> tuple[bool, ...]:
    """Which rows may be torn apart, being longer than a page has room for beside anything else."""
    rooms = [_UPRIGHT * width / 100 - _CELL_MARGINS for width in fitting_widths(table)]
    return tuple(any(map(_is_tall, row, rooms)) for row in table.rows)


def _is_tall(cell: Inlines, room: float) -> bool:
    return len(plain(cell)) * _SMALL / 2 / max(room, 1) * _LINE > _MOST_OF_A_ROW


def form_header() -> tuple[str, str]:
    return document_text("form.header.label"), document_text("form.header.answer")


def answer_shown(field: FormField) -> str:
    """What stands in the field: a box, what is known already, or what is to be written."""
    if field.type is FieldType.CHECKBOX:
        return TICKED_BOX if is_ticked(field) else EMPTY_BOX
    return shown_value(field) if field.value else document_text("form.blank")


def offered(field: FormField) -> str:
    """The choices of a list that nothing has been chosen of."""
    return choices_of(field) if field.choices and not field.value else ""
