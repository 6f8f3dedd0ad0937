"""PDF files that somebody wants among others: sound ones, and each with what keeps it out."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from given.pdf_files import Tag, locked_pdf, pdf_file

WORDS = "En ritning av platsen"
PLAIN = pdf_file([Tag("H1", "Ritning"), Tag("P", WORDS)])


def _with(change: Callable[[pikepdf.Pdf], None], source: bytes = PLAIN) -> bytes:
    file = BytesIO()
    with pikepdf.open(BytesIO(source)) as pdf:
        change(pdf)
        pdf.save(file, deterministic_id=True)
    return file.getvalue()


def _note(pdf: pikepdf.Pdf, **facts: Any) -> None:  # noqa: ANN401 - what the format has
    note = Dictionary(Type=Name.Annot, Rect=Array([10, 10, 90, 30]), **facts)
    pdf.pages[0].obj["/Annots"] = Array([pdf.make_indirect(note)])


def _form(pdf: pikepdf.Pdf, **facts: Any) -> None:  # noqa: ANN401 - as above
    field = pdf.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, T=String("namn"), Rect=Array([10, 10, 90, 30]), **facts)
    )
    pdf.pages[0].obj["/Annots"] = Array([field])
    pdf.Root["/AcroForm"] = Dictionary(Fields=Array([field]))


def _signed(pdf: pikepdf.Pdf) -> None:
    _form(pdf, FT=Name.Sig, V=pdf.make_indirect(Dictionary(Type=Name.Sig, Contents=String("00"))))


def _script(pdf: pikepdf.Pdf) -> None:
    pdf.Root["/OpenAction"] = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def _launches(pdf: pikepdf.Pdf) -> None:
    _note(pdf, Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String("prov.exe")))


def _file_within(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["hemligt.txt"] = b"hemligt"


def _layers(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("dolt")))
    pdf.Root["/OCProperties"] = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))


def _restricted() -> bytes:
    file = BytesIO()
    with pikepdf.open(BytesIO(PLAIN)) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(owner="ägare", user=""))
    return file.getvalue()


def _empty() -> bytes:
    file = BytesIO()
    pikepdf.new().save(file)
    return file.getvalue()


def many_pages(count: int) -> bytes:
    """A file of so many empty pages."""
    file = BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(count):
            pdf.add_blank_page()
        pdf.save(file)
    return file.getvalue()


KEPT_OUT: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "locked": (locked_pdf, "TK-A042"),
    "restricted": (_restricted, "TK-X051"),
    "signed": (lambda: _with(_signed), "TK-X052"),
    "form": (lambda: _with(lambda pdf: _form(pdf, FT=Name.Tx)), "TK-X053"),
    "script": (lambda: _with(_script), "TK-X054"),
    "launches": (lambda: _with(_launches), "TK-X054"),
    "file-within": (lambda: _with(_file_within), "TK-X054"),
    "layers": (lambda: _with(_layers), "TK-X055"),
    "comment": (lambda: _with(lambda pdf: _note(pdf, Subtype=Name.Text, Contents=String("obs"))), "TK-X056"),
    "broken": (lambda: PLAIN[: len(PLAIN) // 2], "TK-A043"),
    "empty": (_empty, "TK-A043"),
    "no-pdf": (lambda: b"inte en pdf", "TK-A041"),
    "ten-thousand-pages": (lambda: many_pages(10_000), "TK-A044"),
}
"""What keeps a file out, by a name for it, with the code that says so."""


def rotated() -> bytes:
    """A page that lies, and says so in what its pages have in common."""

    def turn(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Pages["/Rotate"] = 90

    return _with(turn)


def untagged() -> bytes:
    """Without any tag."""

    def strip(pdf: pikepdf.Pdf) -> None:
        del pdf.Root["/StructTreeRoot"]

    return _with(strip)


def linked_by_name() -> bytes:
    """Its first page leads to the second by a name, and a bookmark does too."""

    def link(pdf: pikepdf.Pdf) -> None:
        there = Array([pdf.pages[1].obj, Name.Fit])
        pdf.Root["/Names"] = Dictionary(Dests=Dictionary(Names=Array([String("sida2"), there])))
        _note(pdf, Subtype=Name.Link, Dest=String("sida2"))
        with pdf.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Andra sidan", 1))

    return _with(link, pdf_file([Tag("P", "Ett"), Tag("P", "Två", page=1)], pages=2))


def told_of() -> bytes:
    """Its metadata, and what its pages carry unseen, tell of who made it."""

    def tell(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/Author"] = "Greta Tystlåten"
        pdf.pages[0].obj["/PieceInfo"] = Dictionary(Prog=Dictionary(Private=String("Greta Tystlåten")))
        pdf.pages[0].obj["/Metadata"] = pdf.make_stream(b"<x>Greta Tystl\xc3\xa5ten</x>")

    return _with(tell)


def with_identity_number() -> bytes:
    """A page with the number of somebody who isn't there."""
    return pdf_file([Tag("P", "Personnummer 19121212-1212")])


def as_draft() -> bytes:
    """A page with a question that nobody has answered."""
    return pdf_file([Tag("P", "[BEKRÄFTA: antalet platser]")])
