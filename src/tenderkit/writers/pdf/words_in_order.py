"""The words of a document in the order in which its pages say them: told from its blocks, not from what the pages were made of."""

from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from tenderkit.model.finished.page_words import DocumentWords, PageWords
from tenderkit.model.papers.document import (
    Block,
    BulletList,
    Chart,
    ClauseText,
    Form,
    Heading,
    Lanes,
    Notice,
    Paragraph,
    RequirementText,
    Signatures,
    Table,
)
from tenderkit.model.papers.words import numbered, plain
from tenderkit.writers.lines import flatten
from tenderkit.writers.pdf.block_values import answer_shown, form_header, offered, torn_rows
from tenderkit.writers.pdf.head import head_of
from tenderkit.writers.pdf.pictures import pictures_of, words_in_picture
from tenderkit.writers.pdf.values import Pages, page_words

_MARKS = ("•", "–", "•")


def words_in_order(pages: Pages, replaced: Sequence[tuple[str, str]] = ()) -> DocumentWords:
    """What the pages have to say, with what stands in place of each letter that no font has."""
    head = head_of(pages.document, of_authority=pages.looks.of_authority)
    letters = {ord(letter): words for letter, words in replaced}
    above, foot = " ".join(head.following).translate(letters), head.foot.translate(letters)
    told = ((PageWords(words) for _, words in (*head.left, *head.right)), _blocks(flatten(pages.document.blocks)))
    parts = (_printed(part, letters) for some in told for part in some)
    return DocumentWords(tuple(parts), above, foot, page_words(), pages.numbers)


def _printed(part: PageWords, letters: dict[int, str]) -> PageWords:
    return PageWords(part.words.translate(letters), part.in_order, part.head.translate(letters))


def _blocks(blocks: Iterable[Block]) -> Iterator[PageWords]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[PageWords]:  # noqa: C901  # one case per kind of block
    match block:
        case Heading(number=number, inlines=inlines) | RequirementText(number=number, inlines=inlines):
            yield PageWords(numbered(number, inlines))
        case Paragraph(inlines):
            yield PageWords(plain(inlines))
        case BulletList():
            yield from map(PageWords, _list(block, 0))
        case Table():
            yield from _table(block)
        case Chart(title=title) | Lanes(title=title):
            yield PageWords(title)
            yield from (PageWords(words) for picture in pictures_of(block, ()) for words in words_in_picture(picture))
        case Notice(title=title, lines=said):
            yield from map(PageWords, (title, *map(plain, said)))
        case Signatures():
            for name, lines in block.parties:
                yield PageWords(plain(name))
                yield from (PageWords(words) for line in lines for words in (line.value, line.label))
        case Form():
            yield from _form(block)
        case ClauseText(blocks=inside):
            yield from _blocks(inside)
        case _:
            assert_never(block)


def _list(block: BulletList, bullets: int) -> Iterator[str]:
    """`bullets` are the lists without numbers that this one stands in."""
    deeper = bullets if block.ordered else bullets + 1
    for number, item in enumerate(block.items, 1):
        yield f"{number}." if block.ordered else _MARKS[bullets % len(_MARKS)]
        for part in item:
            if isinstance(part, Paragraph):
                yield plain(part.inlines)
            else:
                yield from _list(part, deeper)


def _table(table: Table) -> Iterator[PageWords]:
    """A row that is torn apart goes on in each of its cells on the next page."""
    head = " ".join(map(plain, table.header))
    yield from (PageWords(table.caption), PageWords(head))
    for row, torn in zip(table.rows, torn_rows(table), strict=True):
        yield PageWords(" ".join(map(plain, row)), in_order=not torn, head=head)


def _form(form: Form) -> Iterator[PageWords]:
    head = " ".join(form_header())
    yield from (PageWords(form.caption), PageWords(head))
    for field in form.fields:
        said = (field.label, field.help, answer_shown(field), offered(field))
        yield PageWords(" ".join(said), in_order=False, head=head)
