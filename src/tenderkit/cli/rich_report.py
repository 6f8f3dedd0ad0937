"""A report for a terminal: headings, wrapped paragraphs, tables with columns."""

from collections.abc import Iterator

from rich import box
from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table as Grid
from rich.text import Text as Styled

from tenderkit.model.papers.document import Block, BulletList, Chart, Document, Heading, Inlines, Paragraph, Table
from tenderkit.model.papers.words import plain
from tenderkit.patterns import lazy_pattern
from tenderkit.writers.lines import block_lines

_HOLE = lazy_pattern(r"⟦[^⟧]+⟧")
_CONDITION = lazy_pattern(r"\[(?:om|annars|slut)[^\]]*\]")


def renderables(document: Document) -> Iterator[RenderableType]:
    """What rich prints, block by block; words are never read as markup."""
    for block in document.blocks:
        yield from _renderable(block)


def _renderable(block: Block) -> Iterator[RenderableType]:
    match block:
        case Heading(1, _, inlines):
            yield Rule(Styled(plain(inlines), "bold"))
        case Heading(_, _, inlines):
            yield Styled(f"\n{plain(inlines)}", "bold")
        case Paragraph(inlines):
            yield Padding(_words(inlines), (0, 0, 0, 2))
        case Table():
            yield _grid(block)
        case Chart() | BulletList():
            yield Padding(Styled("\n".join(block_lines(block))), (0, 0, 0, 2))
        case _:
            pass  # reports hold nothing else


def _grid(table: Table) -> Grid:
    """Wide text wraps, even inside a word: a narrow terminal must not hide the end of a version or a date."""
    grid = Grid(
        title=Styled(table.caption, "bold"),
        title_justify="left",
        box=box.SIMPLE_HEAD,
        expand=True,
        pad_edge=False,
        collapse_padding=True,
    )
    for cell, width in zip(table.header, table.widths, strict=True):
        grid.add_column(_words(cell), ratio=width, overflow="fold")
    for row in table.rows:
        grid.add_row(*map(_words, row))
    return grid


def _words(inlines: Inlines) -> Styled:
    styled = Styled(plain(inlines), overflow="fold")
    styled.highlight_regex(_HOLE, "cyan")
    styled.highlight_regex(_CONDITION, "dim")
    return styled
