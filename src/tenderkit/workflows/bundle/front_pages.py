"""The pages of a bundle that no case gives: the cover, the contents, and a sheet before each file that was added."""

from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from msgspec import Struct

from tenderkit.messages import document_text
from tenderkit.model.finished.page_words import PageNumbers
from tenderkit.model.papers.document import CrossReference, Document, Heading, Inlines, Paragraph, Table, Text

KIND = "bundle"
_NOT_YET = 0


class BundleFacts(Struct, frozen=True):
    """What the cover says of the whole; what is empty isn't said."""

    authority: str = ""
    unit: str = ""
    registration_number: str = ""
    case_title: str = ""
    receiver: str = ""
    day: date | None = None

    @property
    def letterhead(self) -> dict[str, str]:
        return {
            "authority_name": self.authority,
            "unit": self.unit,
            "registration_number": self.registration_number,
            "document_title": document_text("bundle.title"),
            "case_title": self.case_title,
        }


class ContentsRow(Struct, frozen=True):
    """What the contents say of one of the parts: its title, what state it is in, and its pages, when they are known."""

    title: str
    state: str
    numbers: PageNumbers | None = None


class AddedFacts(Struct, frozen=True):
    """What the sheet says of an added file. `pages` is how many it has; `tagged` whether it can be read aloud."""

    name: PurePath
    number: int
    pages: int
    from_word: bool
    tagged: bool

    @property
    def title(self) -> str:
        return document_text("bundle.appendix", number=self.number, name=self.name.stem)


def cover(facts: BundleFacts, rows: Sequence[ContentsRow], total: int) -> Document:
    """The first page, and the contents on the next; each row points to where its part begins."""
    said = (
        ("number", facts.registration_number),
        ("case", facts.case_title),
        ("authority", ", ".join(filter(None, (facts.authority, facts.unit)))),
        ("receiver", facts.receiver or document_text("bundle.in_house")),
        ("day", facts.day.isoformat() if facts.day is not None else ""),
        ("documents", str(len(rows))),
        ("pages", _number(total)),
    )
    listed = tuple(
        (
            _plain(str(place)),
            (CrossReference(anchor_of(place), row.title),),
            _plain(row.state),
            _plain(_number(row.numbers.first if row.numbers is not None else _NOT_YET)),
        )
        for place, row in enumerate(rows, 1)
    )
    blocks = (
        Heading(1, "", _plain(document_text("bundle.title"))),
        _facts("bundle.cover.caption", [(document_text(f"bundle.cover.{key}"), words) for key, words in said if words]),
        Heading(2, "", _plain(document_text("bundle.contents")), new_page=True),
        Table(
            document_text("bundle.contents.caption"),
            tuple(_plain(document_text(f"bundle.contents.{key}")) for key in ("place", "title", "state", "page")),
            listed,
            (8, 54, 26, 12),
        ),
    )
    title = " · ".join(filter(None, (document_text("bundle.title"), facts.case_title)))
    return _document(title, facts, blocks)


def sheet(facts: BundleFacts, added: AddedFacts, numbers: PageNumbers | None) -> Document:
    """The page before an added file: which it is, where its pages are, and what has become of its tags."""
    first = numbers.first + numbers.count if numbers is not None else _NOT_YET
    last = first + added.pages - 1 if numbers is not None else _NOT_YET
    pages = _number(first) if added.pages == 1 else f"{_number(first)}–{_number(last)}"
    rows = (
        ("file", str(added.name)),
        ("pages", pages),
        ("made", document_text("bundle.sheet.word" if added.from_word else "bundle.sheet.pdf")),
        ("tags", document_text("bundle.sheet.tagged" if added.tagged else "bundle.sheet.untagged")),
    )
    blocks = (
        Heading(1, "", _plain(added.title)),
        _facts("bundle.sheet.caption", [(document_text(f"bundle.sheet.{key}"), words) for key, words in rows]),
        Paragraph(_plain(document_text("bundle.sheet.unchanged"))),
    )
    return _document(added.title, facts, blocks)


def anchor_of(place: int) -> str:
    """Of the part with that place in the contents, counted from 1; no document of a case has such a one."""
    return f"bundle:{place}"


def _document(title: str, facts: BundleFacts, blocks: tuple[Heading | Paragraph | Table, ...]) -> Document:
    return Document(
        kind=KIND,
        title=title,
        facts=facts.letterhead,
        blocks=blocks,
        clauses=(),
        requirements=(),
        questions=(),
        plain_headings=True,
    )


def _facts(caption: str, rows: Sequence[tuple[str, str]]) -> Table:
    header = tuple(_plain(document_text(f"bundle.facts.{key}")) for key in ("what", "said"))
    return Table(document_text(caption), header, tuple((_plain(what), _plain(words)) for what, words in rows), (32, 68))


def _plain(words: str) -> Inlines:
    return (Text(words),)


def _number(page: int) -> str:
    """Before the pages are known as wide as they can be."""
    return str(page) if page else "0000"
