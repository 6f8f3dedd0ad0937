"""Templates for the other engines, made of our own finished documents, so that all print the same text in the same styles.

Given documents of one kind about different cases, the words that differ are the holes. A hole stands in a template as `⟦h7⟧`;
each engine's own way of writing it is put in its place. What only we write (bookmarks, properties, data for reading back) is
left out of the templates: the others have less to carry, never more.
"""

import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
OURS = (RT.CUSTOM_PROPERTIES, RT.CUSTOM_XML)
WORD = re.compile(r"\w+|\s+|[^\w\s]")
MARK = re.compile(r"⟦(\w+)⟧")

Values = Mapping[str, str]


class Holes:
    """What varies among documents: the first one's runs of text with marks, and each document's values."""

    def __init__(self, documents: Sequence[bytes]) -> None:
        texts = [list(_texts(document)) for document in documents]
        if len({len(each) for each in texts}) != 1:
            raise ValueError("the documents differ in more than words: " + str(sorted({len(each) for each in texts})))
        self.values: list[dict[str, str]] = [{} for _ in documents]
        self.places = 0
        self._names: dict[tuple[str, ...], str] = {}
        self._marked = [self._mark(run) for run in zip(*texts, strict=True)]
        self._source = documents[0]

    def template(self, written: Callable[[str], str]) -> bytes:
        """The first document with each hole as `written` says it."""
        return _rewritten(self._source, lambda root: self._write(root, written), self._marked)

    def merge_fields(self) -> bytes:
        """The same with the fields of Word's own mail merge, which stand between runs and not in them."""
        return _rewritten(self._source, _split_at_marks, self._marked)

    def values_in(self, document: bytes) -> dict[str, str]:
        """The values of one more document of the kind. Raises `ValueError` where its words don't fit the template."""
        values: dict[str, str] = {}
        for marked, text in zip(self._marked, _texts(document), strict=True):
            names = MARK.findall(marked)
            found = re.fullmatch("(.+?)".join(map(re.escape, MARK.split(marked)[::2])), text, re.DOTALL)
            if found is None:
                raise ValueError(f"{text!r} doesn't fit {marked!r}")
            values |= dict(zip(names, found.groups(), strict=True))
        return values

    def _write(self, root: Any, written: Callable[[str], str]) -> None:
        for text in root.iter(f"{W}t"):
            text.text = MARK.sub(lambda found: written(found[1]), text.text or "")

    def _mark(self, run: Sequence[str]) -> str:
        """The text of one run in all documents, with marks for what differs."""
        if len(set(run)) == 1:
            return run[0]
        parts = list(_apart(run))
        pattern = re.compile("(.+?)".join(re.escape(part) for part in parts), re.DOTALL)
        found = [pattern.fullmatch(text) for text in run]
        columns = list(zip(*(each.groups() for each in found if each), strict=True))
        marks = [f"⟦{self._name(column)}⟧" for column in columns]
        self.places += len(marks)
        return "".join(part + mark for part, mark in zip(parts, [*marks, ""], strict=True))

    def _name(self, column: tuple[str, ...]) -> str:
        """One name for one value, wherever it is printed."""
        name = self._names.setdefault(column, f"h{len(self._names) + 1}")
        for values, value in zip(self.values, column, strict=True):
            values[name] = value
        return name


def _apart(run: Sequence[str]) -> Iterator[str]:
    """The parts that all texts share, in order; the holes are what stands between them."""
    first = WORD.findall(run[0])
    shared = [True] * len(first)
    for other in set(run[1:]):
        _keep_shared(first, WORD.findall(other), shared)
    part, open_hole = "", False
    for word, is_shared in zip(first, shared, strict=True):
        if is_shared:
            part, open_hole = part + word, False
        elif not open_hole:
            yield part
            part, open_hole = "", True
    yield part


def _keep_shared(first: list[str], other: list[str], shared: list[bool]) -> None:
    """Take out of `shared` what `other` lacks, and the word before something that `other` has in between."""
    for what, start, end, other_start, other_end in SequenceMatcher(None, first, other, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        for index in range(start, end):
            shared[index] = False
        if start == end and other_end > other_start:
            shared[max(0, start - 1)] = False


def visible_text(document: bytes) -> tuple[tuple[str, ...], ...]:
    """The paragraphs of the body, then of each distinct header and footer, as a reader sees them."""
    return tuple(tuple(_paragraphs(root)) for root in _roots(Document(io.BytesIO(document))))


def _paragraphs(root: Any) -> Iterator[str]:
    for paragraph in root.iter(f"{W}p"):
        yield "".join(_of_run(piece) for piece in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br"))


def _of_run(piece: Any) -> str:
    return piece.text or "" if piece.tag == f"{W}t" else " "


def _texts(document: bytes) -> Iterator[str]:
    for root in _roots(Document(io.BytesIO(document))):
        for text in root.iter(f"{W}t"):
            yield text.text or ""


def _roots(document: Any) -> list[Any]:
    """The body, then the headers and footers in the order of their parts' names."""
    related = {rel.target_part.partname: rel.target_part for rel in document.part.rels.values() if _is_beside(rel)}
    return [document.element.body, *(related[name].element for name in sorted(related))]


def _is_beside(rel: Any) -> bool:
    return rel.reltype in {RT.HEADER, RT.FOOTER}


def _rewritten(source: bytes, change: Callable[[Any], None], texts: Iterable[str]) -> bytes:
    document = Document(io.BytesIO(source))
    _leave_out_ours(document)
    following = iter(texts)
    for root in _roots(document):
        for text in root.iter(f"{W}t"):
            text.text = next(following)
        change(root)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _leave_out_ours(document: Any) -> None:
    for rels in (document.part.package.rels, document.part.rels):
        for key in [key for key, rel in rels.items() if rel.reltype in OURS]:
            del rels[key]
    for root in _roots(document):
        for bookmark in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            bookmark.getparent().remove(bookmark)


def _split_at_marks(root: Any) -> None:
    for run in list(root.iter(f"{W}r")):
        text = run.find(f"{W}t")
        if text is not None and MARK.search(text.text or ""):
            for piece in _pieces(run, text.text):
                run.addprevious(piece)
            run.getparent().remove(run)


def _pieces(run: Any, text: str) -> Iterator[Any]:
    """The run as several, with a merge field for each mark."""
    for index, piece in enumerate(MARK.split(text)):
        new = etree.fromstring(etree.tostring(run))
        for child in new.findall(f"{W}t"):
            child.text = f"«{piece}»" if index % 2 else piece
            child.set(XML_SPACE, "preserve")
        if index % 2:
            field = etree.Element(f"{W}fldSimple", {f"{W}instr": f" MERGEFIELD {piece} "})
            field.append(new)
            yield field
        elif piece:
            yield new


def rows_template(document: bytes, before: str, after: str, cells: Sequence[str], rows: int) -> bytes:
    """A document with a table of `rows` equal-looking rows: the first one's cells as `cells`, the rest gone.

    `before` and `after`, where not empty, stand in rows of their own around it, as docxtpl wants its loops.
    """
    opened = Document(io.BytesIO(document))
    _leave_out_ours(opened)
    table = max(opened.element.body.iter(f"{W}tbl"), key=len)
    first, *others = table.findall(f"{W}tr")[-rows:]
    for row in others:
        table.remove(row)
    if before:
        first.addprevious(_row_that_says(first, [before]))
        first.addnext(_row_that_says(first, [after]))
    elif after:
        first.addnext(_row_that_says(first, [after]))
    _say(first, cells)
    saved = io.BytesIO()
    opened.save(saved)
    return saved.getvalue()


def _row_that_says(row: Any, cells: Sequence[str]) -> Any:
    copy = etree.fromstring(etree.tostring(row))
    _say(copy, cells)
    return copy


def _say(row: Any, cells: Sequence[str]) -> None:
    texts = [next(cell.iter(f"{W}t")) for cell in row.findall(f"{W}tc")]
    for text, words in zip(texts, [*cells, *[""] * len(texts)], strict=False):
        text.text = words


def write_template(path: Path, template: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(template)
