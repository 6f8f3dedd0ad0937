"""No word of a table is broken: columns take what their words need, and one too wide for an upright page gets a page that lies."""

import re
from collections.abc import Iterable, Iterator

from tenderkit.model.papers.document import Block, Document, Lanes, Table
from tenderkit.model.papers.plain_rows import PlainRows
from tenderkit.model.papers.words import plain

WIDE_BEGINS, WIDE_ENDS = "<?tk-wide?>", "<?tk-upright?>"
"""Where the pages turn; gone when `turned` has read them."""

_MOST_COLUMNS = 6  # more can't be read across an upright page, however short their words are
_UPRIGHT, _LYING = 9184, 14116  # the letterhead's text width on either page, in twentieths of a point
_CELL_MARGINS = 228  # likewise
_LETTER = 105  # of the table's text, likewise: in a bold heading somewhat more than the mean of Swedish words
# An address may end its line at a sign; a day may not.
_BREAKING_SIGNS = "\u00ad/@._–"
_BREAKING_HYPHEN = re.compile(r"-(?<=[^\W\d]-)")
_ALL = 100
_SECTION = re.compile(r"<w:sectPr\b[^>]*>(?:(?!</w:sectPr>).)*</w:sectPr>", re.DOTALL)
_FIRST_PAGE = re.compile(r"<w:titlePg\b[^>]*/>")
_LETTERHEAD = re.compile(r"<w:(?:header|footer)Reference\b[^>]*/>")
_SIZE = re.compile(r'<w:pgSz w:w="(\d+)" w:h="(\d+)"/>')
# So low that it asks for no line of its own.
_BREAK = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr>'
    "{section}</w:pPr></w:p>"
)


def is_wide(block: Block | None) -> bool:
    """Whether a table has too many columns for an upright page, or words that don't all find room on it; a chart of lanes lies."""
    if isinstance(block, Lanes):
        return True
    return isinstance(block, Table) and _is_wide(longest_words(block))


def fitting_widths(table: Table) -> tuple[int, ...]:
    """The table's own widths, per cent; where one would break a word, what it needs is taken from the widest to spare."""
    return widths_for(table.widths, longest_words(table))


def widths_for(own: tuple[int, ...], longest: tuple[int, ...]) -> tuple[int, ...]:
    """The same for columns of which the longest words are known, in letters."""
    needs = _needs(longest, _LYING if _is_wide(longest) else _UPRIGHT)
    if sum(needs) > _ALL:
        return own
    widths = [max(pair) for pair in zip(own, needs, strict=True)]
    while sum(widths) > _ALL:
        spare = [width - need for width, need in zip(widths, needs, strict=True)]
        widths[spare.index(max(spare))] -= 1
    return tuple(widths)


def longest_words(table: Table) -> tuple[int, ...]:
    """Of each column the letters of the longest word."""
    heads = (letters_of_longest([plain(cell)]) for cell in table.header)
    columns = table.rows.columns if isinstance(table.rows, PlainRows) else _columns(table)
    return tuple(map(max, heads, map(letters_of_longest, columns)))


def _columns(table: Table) -> Iterator[list[str]]:
    return (list(map(plain, cells[1:])) for cells in zip(table.header, *table.rows, strict=True))


def letters_of_longest(texts: Iterable[str]) -> int:
    """Its letters; an address may be broken at its signs. All texts are looked through at once."""
    words = "\n".join(texts)
    for sign in _BREAKING_SIGNS:
        words = words.replace(sign, " ")
    return max(map(len, _BREAKING_HYPHEN.sub(" ", words).split()), default=0)


def _is_wide(longest: tuple[int, ...]) -> bool:
    return len(longest) > _MOST_COLUMNS or sum(_needs(longest, _UPRIGHT)) > _ALL


def _needs(longest: tuple[int, ...], room: int) -> tuple[int, ...]:
    """Per cent of the room that the longest word of each column takes."""
    return tuple(-(-(letters * _LETTER + _CELL_MARGINS) * _ALL // room) for letters in longest)


def lies_down(document: Document) -> bool:
    """A report of ours is tables above all: where one of them is wide, all of it lies; so does what there is a chart of lanes in."""
    has_lanes = any(isinstance(block, Lanes) for block in document.blocks)
    return has_lanes or (document.kind == "rapport" and any(map(is_wide, document.blocks)))


def turned(xml: str, *, whole: bool) -> str:
    """The main part with its pages turned where a wide table begins and ends, or the `whole` of it.

    A section takes header and footer from the one before; only the first has a first page of its own.
    """
    sections = list(_SECTION.finditer(xml))
    if not sections or not (whole or WIDE_BEGINS in xml):
        return xml.replace(WIDE_BEGINS, "").replace(WIDE_ENDS, "")
    last = sections[-1]
    own, before, after = last[0], xml[: last.start()], xml[last.end() :]
    if whole:
        return before.replace(WIDE_BEGINS, "").replace(WIDE_ENDS, "") + _lying(own) + after
    following = _FIRST_PAGE.sub("", _LETTERHEAD.sub("", own))
    before = before.replace(WIDE_BEGINS, _BREAK.format(section=own), 1)
    before = before.replace(WIDE_BEGINS, _BREAK.format(section=following))
    before = before.replace(WIDE_ENDS, _BREAK.format(section=_lying(following)))
    return before + _FIRST_PAGE.sub("", own) + after


def _lying(section: str) -> str:
    return _SIZE.sub(r'<w:pgSz w:w="\2" w:h="\1" w:orient="landscape"/>', section)
