"""Small PDF files for tests, tag by tag: sound, or with exactly the fault that a test is about."""

from collections.abc import Sequence
from io import BytesIO

import pikepdf
from msgspec import Struct
from pikepdf import Array, Dictionary, Name, String

_WIDTH, _HEIGHT = 595, 842


class Tag(Struct, frozen=True):
    """An element with its words on a page, or with other elements in it. `colour` and `ground` are parts from 0 to 1."""

    role: str
    words: str = ""
    inside: "tuple[Tag, ...]" = ()
    alternative: str | None = None
    page: int = 0
    scope: str = ""
    colour: tuple[float, float, float] = (0, 0, 0)
    ground: tuple[float, float, float] | None = None
    contents: str = ""  # of an annotation that a link points at


class Told(Struct, frozen=True):
    """What the file tells of itself."""

    title: str = "En titel"
    language: str = "sv-SE"
    shows_title: bool = True
    marked: bool = True
    author: str = ""


def pdf_file(
    tags: Sequence[Tag], told: Told | None = None, *, loose: str = "", artifact: str = "", pages: int = 1
) -> bytes:
    """The file; `loose` are words on the first page outside every tag, `artifact` words marked as decoration."""
    return _Writer(told or Told(), pages).written(tags, loose, artifact)


def locked_pdf() -> bytes:
    """A file that nobody opens without its password."""
    file = BytesIO()
    with pikepdf.open(BytesIO(pdf_file([Tag("P", "hemligt")]))) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(owner="ägare", user="läsare"))
    return file.getvalue()


def with_junk(source: bytes) -> bytes:
    """The file with things on its page, and in its form, that are none."""
    file = BytesIO()
    with pikepdf.open(BytesIO(source)) as pdf:
        nowhere = pdf.make_indirect(Dictionary(Subtype=Name.Widget, Rect=[1], F=String("a"), Parent=3, V=4))
        pdf.pages[0].obj["/Annots"] = Array([7, String("a"), nowhere])
        pdf.Root.AcroForm = Dictionary(Fields=Array([7, nowhere, Dictionary(FT=Name.Sig, T=3, Kids=[7])]))
        pdf.save(file, deterministic_id=True)
    return file.getvalue()


def with_field(source: bytes, said: str = "", width: int = 90) -> bytes:
    """The file with a field to sign in on its first page; one without width is met by nobody."""
    file = BytesIO()
    with pikepdf.open(BytesIO(source)) as pdf:
        field = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("a"), Rect=[9, 9, 9 + width, 40])
        if said:
            field.TU = String(said)
        pdf.pages[0].Annots = Array([pdf.make_indirect(field)])
        pdf.Root.AcroForm = Dictionary(Fields=Array(pdf.pages[0].Annots))
        pdf.save(file, deterministic_id=True)
    return file.getvalue()


class _Writer:
    def __init__(self, told: Told, pages: int) -> None:
        self.told = told
        self.pdf = pikepdf.new()
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        for number in range(pages):
            page = self.pdf.add_blank_page(page_size=(_WIDTH, _HEIGHT))
            page.obj["/Resources"] = Dictionary(Font=Dictionary(F1=font))
            page.obj["/StructParents"] = number
        self.drawn: list[list[bytes]] = [[] for _ in range(pages)]
        self.parents: list[list[pikepdf.Object]] = [[] for _ in range(pages)]
        self.line = 0

    def written(self, tags: Sequence[Tag], loose: str, artifact: str) -> bytes:
        root = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        whole = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
        whole["/K"] = Array([self._element(tag, whole) for tag in tags])
        root["/K"] = whole
        places = [each for number, held in enumerate(self.parents) for each in (number, Array(held))]
        root["/ParentTree"] = self.pdf.make_indirect(Dictionary(Nums=Array(places)))
        if loose:
            self._draw(0, loose, (0, 0, 0))
        if artifact:
            self.drawn[0].append(b"/Artifact BMC")
            self._draw(0, artifact, (0, 0, 0))
            self.drawn[0].append(b"EMC")
        for page, drawn in zip(self.pdf.pages, self.drawn, strict=True):
            page.Contents = self.pdf.make_stream(b"\n".join(drawn))
        self._tell(root)
        file = BytesIO()
        self.pdf.save(file, deterministic_id=True)
        return file.getvalue()

    def _tell(self, root: pikepdf.Object) -> None:
        catalog, told = self.pdf.Root, self.told
        if told.marked:
            catalog["/StructTreeRoot"] = root
            catalog["/MarkInfo"] = Dictionary(Marked=True)
        if told.language:
            catalog["/Lang"] = String(told.language)
        catalog["/ViewerPreferences"] = Dictionary(DisplayDocTitle=told.shows_title)
        for key, said in (("/Title", told.title), ("/Author", told.author)):
            if said:
                self.pdf.docinfo[key] = said

    def _element(self, tag: Tag, parent: pikepdf.Object) -> pikepdf.Object:
        made = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag.role}"), P=parent))
        if tag.alternative is not None:
            made["/Alt"] = String(tag.alternative)
        if tag.scope:
            made["/A"] = Dictionary(O=Name.Table, Scope=Name(f"/{tag.scope}"))
        kids: list[object] = []
        if tag.words:
            made["/Pg"] = self.pdf.pages[tag.page].obj
            kids.append(len(self.parents[tag.page]))
            self.parents[tag.page].append(made)
            self._tagged(tag, len(self.parents[tag.page]) - 1)
        if tag.contents:
            note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], Contents=String(tag.contents))
            kids.append(Dictionary(Type=Name.OBJR, Obj=self.pdf.make_indirect(note)))
        kids += [self._element(inner, made) for inner in tag.inside]
        made["/K"] = Array(kids)
        return made

    def _tagged(self, tag: Tag, number: int) -> None:
        if tag.ground is not None:
            red, green, blue = tag.ground
            box = f"/Artifact BMC {red} {green} {blue} rg 40 {self._height() - 4} 500 18 re f EMC"
            self.drawn[tag.page].append(box.encode())
        self.drawn[tag.page].append(f"/{tag.role} <</MCID {number}>> BDC".encode())
        self._draw(tag.page, tag.words, tag.colour)
        self.drawn[tag.page].append(b"EMC")

    def _draw(self, page: int, words: str, colour: tuple[float, float, float]) -> None:
        letters = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        paint = " ".join(map(str, colour)).encode()
        self.drawn[page].append(b"%b rg BT /F1 11 Tf 50 %d Td (%b) Tj ET" % (paint, self._height(), letters))
        self.line += 1

    def _height(self) -> int:
        return _HEIGHT - 60 - 22 * (self.line % 34)
