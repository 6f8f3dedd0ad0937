"""The rows of the requirements list: every requirement, and every sentence and definition that it is read together with."""

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.messages import document_text
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.papers.document import (
    Block,
    BulletList,
    ClauseRef,
    ClauseText,
    Document,
    Heading,
    Paragraph,
    RequirementRow,
    RequirementText,
)
from tenderkit.model.papers.words import numbered, plain
from tenderkit.writers.lines import block_lines

MOST_LETTERS = 1500  # more than a row can show; a longer list stands in rows of its own


class SheetRow(Struct, frozen=True):
    """A row; only a requirement has a number, and the reason, proof and follow-up of its clause.

    `sort` is the key of what it is: `requirement`, `provision` or `definition`. `clause` is the heading that it stands below.
    """

    number: str
    id: str
    text: str
    motive: str
    evidence: str
    follow_up: str
    answer: str
    sort: str
    clause: str


def sheet_rows(document: Document) -> tuple[SheetRow, ...]:
    """In the order of the document; a list stands with the sentence that opens it, definitions one by one."""
    stated = {row.id: row for row in document.requirements}
    rows: list[SheetRow] = []
    shared = ""  # the heading of several clauses, in a short text
    for block in document.blocks:
        if isinstance(block, Heading):
            shared = numbered(block.number, block.inlines)
        elif isinstance(block, ClauseText):
            rows += _clause_rows(block, stated, shared)
    standing = {row.id for row in rows}
    rows += [_requirement(row, "") for row in document.requirements if row.id not in standing]
    return tuple(rows)


def _clause_rows(text: ClauseText, stated: Mapping[str, RequirementRow], shared: str) -> Iterator[SheetRow]:
    own = any(isinstance(block, Heading) and block.anchor == text.clause.id for block in text.blocks[:1])
    title = heading = "" if own else shared
    waiting: SheetRow | None = None
    for at, block in enumerate(text.blocks):
        if waiting is not None and isinstance(block, BulletList) and (joined := _joined(waiting, block, text.clause)):
            waiting = joined
            continue
        if waiting is not None:
            yield waiting
            waiting = None
        if isinstance(block, Heading):
            words = numbered(block.number, block.inlines)
            title, heading = (title, f"{title}: {words}") if title else (words, words)
            continue
        *first, waiting = _rows_of(block, text.clause, at, heading, stated)
        yield from first
    if waiting is not None:
        yield waiting


def _rows_of(
    block: Block, clause: ClauseRef, at: int, heading: str, stated: Mapping[str, RequirementRow]
) -> Iterator[SheetRow]:
    if isinstance(block, RequirementText):
        words = RequirementRow(block.id, block.number, plain(block.inlines), "", "", "", "acceptance")
        yield _requirement(stated.get(block.id, words), heading)
        return
    mark = block.mark if isinstance(block, Paragraph) else ""
    named, lines, answer = f"{clause.id}.{mark or at}", block_lines(block), document_text("sheet-answer-acceptance")
    if not _defines(clause, block):
        yield SheetRow("", named, "\n".join(lines), "", "", "", answer, "provision", heading)
        return
    for turn, line in enumerate(lines, 1):
        yield SheetRow("", f"{named}.{turn}", line.removeprefix("- "), "", "", "", answer, "definition", heading)


def _defines(clause: ClauseRef, block: Block) -> bool:
    return clause.role is ClauseRole.DEFINITIONS and isinstance(block, BulletList)


def _requirement(row: RequirementRow, heading: str) -> SheetRow:
    answer = document_text(f"sheet-answer-{row.answer_type}")
    return SheetRow(
        row.number, row.id, row.text, row.motive, row.evidence, row.follow_up, answer, "requirement", heading
    )


def _joined(row: SheetRow, items: BulletList, clause: ClauseRef) -> SheetRow | None:
    """The sentence with the list that it opens; `None` where the list belongs in rows of its own."""
    text = "\n".join((row.text, *block_lines(items)))
    return None if _defines(clause, items) or len(text) > MOST_LETTERS else replace(row, text=text)
