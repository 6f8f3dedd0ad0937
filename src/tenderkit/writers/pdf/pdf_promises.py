"""What a PDF says that it follows, and the files that it carries for the archive."""

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct

from tenderkit.patterns import lazy_pattern

if TYPE_CHECKING:
    import pikepdf

_PACKET = lazy_pattern(
    rb"\A(?P<begins><\?xpacket[^>]*\?>\s*)(?P<said>.*?)(?P<ends>\s*<\?xpacket[^>]*\?>\s*)\Z", re.DOTALL
)


class Promises(Struct, frozen=True):
    """`archival`: the letter of its PDF/A, '' for none; `accessible`: PDF/UA-1. `carries`: it holds files, which only PDF/A-3 may."""

    archival: str
    accessible: bool
    carries: bool = False


class AttachedFile(Struct, frozen=True):
    """A file in the file: what it is, and how it stands to the pages (`Source`: they were made of it)."""

    name: str
    data: bytes
    description: str
    relationship: str
    media_type: str


def promise(pdf: "pikepdf.Pdf", promises: Promises) -> None:
    """Write in the metadata what holds for all of the pages, and how many they are."""
    import pikepdf

    found = _PACKET.match(pdf.Root.Metadata.read_bytes())
    if found is None:
        return
    root = etree.fromstring(found["said"])
    _put(root, "NPages", str(len(pdf.pages)))
    archival = promises.archival
    _put(root, "part", ("3" if promises.carries else "2") if archival else "", "pdfa")
    _put(root, "conformance", archival, "pdfa")
    _put(root, "part", "1" if promises.accessible else "", "pdfua")
    said = found["begins"] + etree.tostring(root, encoding="utf-8") + found["ends"]
    pdf.Root["/Metadata"] = pdf.make_stream(said, {"/Type": pikepdf.Name.Metadata, "/Subtype": pikepdf.Name.XML})


def _put(root: etree._Element, name: str, said: str, standard: str = "") -> None:
    """In the one fact of that name, of those that speak of the `standard`; one that says nothing goes."""
    for element in root.findall(f".//{{*}}Description/{{*}}{name}"):
        space = etree.QName(element).namespace or ""
        above = element.getparent()
        if standard and f"/{standard}/ns/id/" not in space:
            continue
        if said:
            element.text = said
        elif above is not None:
            above.remove(element)


def attach(pdf: "pikepdf.Pdf", files: Sequence[AttachedFile], day: date) -> None:
    """Put the files in, dated on the day: nothing tells when they were saved."""
    import pikepdf

    if not files:
        return
    specs = []
    for file in files:
        stream = pdf.make_stream(
            file.data,
            {
                "/Type": pikepdf.Name.EmbeddedFile,
                "/Subtype": pikepdf.Name(f"/{file.media_type}"),
                "/Params": pikepdf.Dictionary(Size=len(file.data), ModDate=pikepdf.String(f"D:{day:%Y%m%d}120000Z")),
            },
        )
        specs.append(
            pdf.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Filespec,
                    F=pikepdf.String(file.name),
                    UF=pikepdf.String(file.name),
                    Desc=pikepdf.String(file.description),
                    AFRelationship=pikepdf.Name(f"/{file.relationship}"),
                    EF=pikepdf.Dictionary(F=stream, UF=stream),
                )
            )
        )
    in_order = sorted(zip(files, specs, strict=True), key=lambda each: each[0].name)
    names = [each for file, spec in in_order for each in (pikepdf.String(file.name), spec)]
    if "/Names" not in pdf.Root:
        pdf.Root["/Names"] = pikepdf.Dictionary()
    pdf.Root.Names["/EmbeddedFiles"] = pikepdf.Dictionary(Names=pikepdf.Array(names))
    pdf.Root["/AF"] = pikepdf.Array(specs)
