"""What can be settled only when the whole document is written: which words it uses, and where it has pointed before."""

from collections.abc import Collection, Iterable, Iterator

from msgspec.structs import replace

from tenderkit.assembly.rewording import reworded
from tenderkit.model.papers.document import (
    Block,
    BulletList,
    ClauseText,
    CrossReference,
    Heading,
    Inlines,
    Paragraph,
    RequirementText,
    Table,
    Text,
)
from tenderkit.model.papers.words import plain
from tenderkit.rules.language.word_stems import TextStems, says

_Item = tuple[Paragraph | BulletList, ...]


def titled_once(blocks: Iterable[Block]) -> Iterator[Block]:
    """A reference has the title of its heading the first time, and afterwards its number alone, where it has one."""
    pointed: set[str] = set()

    def words(inlines: Inlines) -> Inlines:
        return tuple(_pointed(inline) if isinstance(inline, CrossReference) else inline for inline in inlines)

    def _pointed(reference: CrossReference) -> CrossReference:
        if reference.again and reference.anchor in pointed:
            return replace(reference, text=reference.again)
        pointed.add(reference.anchor)
        return reference

    return (reworded(block, words) for block in blocks)


def requirement_words(blocks: Iterable[Block]) -> dict[str, str]:
    """The words of every numbered requirement by its id, as they have come to stand."""
    found: dict[str, str] = {}
    for block in blocks:
        if isinstance(block, ClauseText):
            found |= requirement_words(block.blocks)
        elif isinstance(block, RequirementText):
            found[block.id] = plain(block.inlines)
    return found


def only_used(blocks: tuple[Block, ...], defining: Collection[str], always: Collection[str]) -> tuple[Block, ...]:
    """The document without the definitions of words that it doesn't use.

    `defining` are the ids of the clauses whose lists define words, in bold; `always` are words whose definitions stay. A
    definition that only a left-out one uses is left out too.
    """
    definitions = [item for block in blocks for item in _definitions(block, defining)]
    waiting = [item for item in definitions if not _stays(item, always)]
    standing = (text for item in definitions if item not in waiting for text in _texts_of(item))
    said = TextStems((*_texts(blocks, defining), *standing))
    while used := [item for item in waiting if any(says(said, term) for term in _terms(item))]:
        said.add(text for item in used for text in _texts_of(item))
        waiting = [item for item in waiting if item not in used]
    return tuple(_without(block, defining, waiting) for block in blocks) if waiting else blocks


def _definitions(block: Block, defining: Collection[str]) -> Iterator[_Item]:
    if isinstance(block, ClauseText) and block.clause.id in defining:
        for inner in block.blocks:
            if isinstance(inner, BulletList):
                yield from inner.items


def _stays(item: _Item, always: Collection[str]) -> bool:
    """An item that defines nothing, or one of the parties, or that somebody may cite."""
    terms = _terms(item)
    cited = any(isinstance(part, Paragraph) and part.mark for part in item)
    return not terms or cited or any(word in term.casefold() for term in terms for word in always)


def _terms(item: _Item) -> tuple[str, ...]:
    """The words in bold of its first paragraph."""
    first = item[0]
    inlines = first.inlines if isinstance(first, Paragraph) else ()
    return tuple(inline.text for inline in inlines if isinstance(inline, Text) and inline.strong)


def _texts(blocks: Iterable[Block], defining: Collection[str]) -> Iterator[str]:
    """Every text but the items of the lists that define."""
    for block in blocks:
        if isinstance(block, ClauseText):
            defines = block.clause.id in defining
            inner = (each for each in block.blocks if not (defines and isinstance(each, BulletList)))
            yield from _texts(inner, defining)
        else:
            yield from _texts_in(block)


def _texts_in(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph() | RequirementText():
            yield plain(block.inlines)
        case BulletList():
            yield from (text for item in block.items for text in _texts_of(item))
        case Table():
            yield from (plain(cell) for row in block.rows for cell in row)
        case _:
            return  # forms and signatures stand in other papers than the section


def _texts_of(item: _Item) -> Iterator[str]:
    for part in item:
        yield from _texts_in(part)


def _without(block: Block, defining: Collection[str], left_out: Collection[_Item]) -> Block:
    if not (isinstance(block, ClauseText) and block.clause.id in defining):
        return block
    kept = (
        replace(each, items=tuple(item for item in each.items if item not in left_out))
        if isinstance(each, BulletList)
        else each
        for each in block.blocks
    )
    return replace(block, blocks=tuple(each for each in kept if not (isinstance(each, BulletList) and not each.items)))
