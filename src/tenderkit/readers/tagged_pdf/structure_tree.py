"""The tags of a PDF as a tree of elements with their words, in the order in which they are read aloud."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from tenderkit.problems import RefusedError
from tenderkit.readers.tagged_pdf.pdf_pieces import Piece, joined

if TYPE_CHECKING:
    import pikepdf

_DEEPEST = 200  # a table in a cell of a table is three levels
_MOST_ELEMENTS = 200_000
_STANDARD = frozenset({
    "Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI", "Index", "NonStruct", "Private", "P",
    "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody",
    "TFoot", "Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Figure", "Formula", "Form",
})  # fmt: skip
_PICTURE = "Figure"
_INLINE = frozenset({"Span", "Quote", "Link", "Reference", "Code", "Annot", "Lbl", "BibEntry"})
TagPlace = tuple[int, int]  # the page and the number of the marked content


class TaggedElement(Struct, frozen=True):
    """`role` is the standard type that the tag's own name stands for. `page` is the first that it stands on, from 0.

    `holds` are pieces of text and other elements, in order. `alternative` is None where none is given.
    """

    role: str
    page: int
    alternative: str | None
    scope: str
    holds: "tuple[TaggedElement | Piece, ...]"
    described: str = ""  # what the annotation that it points at says of itself

    @property
    def pieces(self) -> Iterator[Piece]:
        """Every piece in it, also in the elements below."""
        for each in self.holds:
            if isinstance(each, Piece):
                yield each
            else:
                yield from each.pieces

    @property
    def words(self) -> str:
        return " ".join(joined(self.pieces).split())

    @property
    def below(self) -> "Iterator[TaggedElement]":
        """Itself and all elements in it, in reading order."""
        yield self
        for each in self.holds:
            if isinstance(each, TaggedElement):
                yield from each.below


class TaggedBlock(Struct, frozen=True):
    """A paragraph: what is read without a stop, with the role of the element that it stands in."""

    role: str
    pieces: tuple[Piece, ...]
    in_picture: bool

    @property
    def words(self) -> str:
        return joined(self.pieces)

    @property
    def page(self) -> int:
        return self.pieces[0].page


def blocks_in(element: TaggedElement, *, in_picture: bool = False) -> Iterator[TaggedBlock]:
    """The paragraphs in the element, in reading order; an element inside a line, such as a link, goes with the line."""
    in_picture = in_picture or element.role == _PICTURE
    run: list[Piece] = []
    for each in element.holds:
        if isinstance(each, Piece):
            run.append(each)
        elif each.role in _INLINE:
            run += each.pieces
        else:
            if run:
                yield TaggedBlock(element.role, tuple(run), in_picture)
            run = []
            yield from blocks_in(each, in_picture=in_picture)
    if run:
        yield TaggedBlock(element.role, tuple(run), in_picture)


class _Walk(Struct):
    by_place: Mapping[TagPlace, list[Piece]]
    pages: Mapping[tuple[int, int], int]
    roles: Mapping[str, str]
    name: PurePath
    seen: set[tuple[int, int]] = field(default_factory=set)
    count: int = 0

    def elements(self, node: Any, page: int, depth: int) -> "Iterator[TaggedElement | Piece]":  # noqa: ANN401
        import pikepdf

        self._stop_at_limits(depth)
        if isinstance(node, int):
            yield from self.by_place.get((page, node), ())
        elif isinstance(node, pikepdf.Array):  # none may hold another
            for each in node.as_list():
                yield from () if isinstance(each, pikepdf.Array) else self.elements(each, page, depth)
        elif isinstance(node, pikepdf.Dictionary):
            yield from self._element(node, self._page_of(node, page), depth)

    def _stop_at_limits(self, depth: int) -> None:
        self.count += 1
        if depth > _DEEPEST or self.count > _MOST_ELEMENTS:
            raise RefusedError("TK-A045", {"file": self.name})

    def _element(self, node: Any, page: int, depth: int) -> "Iterator[TaggedElement | Piece]":  # noqa: ANN401
        if "/S" not in node:
            number = node.get("/MCID")
            yield from self.by_place.get((page, number), ()) if isinstance(number, int) else ()
            return
        if node.is_indirect:
            if node.objgen in self.seen:
                return
            self.seen.add(node.objgen)
        holds = tuple(self.elements(node["/K"], page, depth + 1)) if "/K" in node else ()
        yield TaggedElement(
            role=self._role(str(node["/S"])[1:]),
            page=next((each.page for each in holds if each.page >= 0), page),
            alternative=_alternative(node),
            scope=_scope(node.get("/A")),
            holds=holds,
            described=next(_descriptions(node.get("/K")), ""),
        )

    def _page_of(self, node: Any, page: int) -> int:  # noqa: ANN401
        own = node.get("/Pg")
        return self.pages.get(own.objgen, page) if own is not None else page

    def _role(self, own: str) -> str:
        """What the file's own name stands for; a circle of names stands for nothing."""
        passed: list[str] = []
        while own not in _STANDARD and own in self.roles and own not in passed:
            passed.append(own)
            own = self.roles[own]
        return own


def structure_tree(tags: "pikepdf.Pdf", pieces: Iterable[Piece], name: PurePath) -> TaggedElement | None:
    """The whole tree under one element; None where the file isn't tagged. Raises `RefusedError` for one without end."""
    root = tags.Root.get("/StructTreeRoot")
    if root is None or "/K" not in root:
        return None
    by_place: dict[TagPlace, list[Piece]] = {}
    for piece in pieces:
        by_place.setdefault((piece.page, piece.tag), []).append(piece)
    roles = root.get("/RoleMap")
    walk = _Walk(
        by_place=by_place,
        pages={page.obj.objgen: number for number, page in enumerate(tags.pages)},
        roles={str(own)[1:]: str(meant)[1:] for own, meant in roles.items()} if roles is not None else {},
        name=name,
    )
    return TaggedElement("Document", 0, None, "", tuple(walk.elements(root["/K"], 0, 0)))


def _alternative(node: Any) -> str | None:  # noqa: ANN401 - pikepdf's own objects
    for key in ("/Alt", "/ActualText"):
        if key in node:
            return str(node[key])
    return None


def _scope(attributes: Any) -> str:  # noqa: ANN401
    import pikepdf

    for each in attributes.as_list() if isinstance(attributes, pikepdf.Array) else [attributes]:
        if isinstance(each, pikepdf.Dictionary) and "/Scope" in each:
            return str(each["/Scope"])[1:]
    return ""


def _descriptions(kids: Any) -> Iterator[str]:  # noqa: ANN401
    import pikepdf

    for each in kids.as_list() if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(each, pikepdf.Dictionary) and each.get("/Type") == pikepdf.Name.OBJR and "/Obj" in each:
            yield str(each["/Obj"].get("/Contents", ""))
