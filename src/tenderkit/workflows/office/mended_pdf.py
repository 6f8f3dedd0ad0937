"""What LibreOffice leaves undone in a PDF for archives and for everybody: metadata, lines without a tag, pictures in pieces."""

import struct
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import pikepdf
from lxml import etree
from pikepdf import Array, Dictionary, Name

from tenderkit.workflows.office.drawn_in_word import PropertiesOfWord

_XMP = """\
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default"/></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li/></rdf:Bag></dc:language>
<pdf:Producer/><xmp:CreatorTool/>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
"""
_PACKET = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>\n%b\n<?xpacket end="w"?>'
_KEPT_FACTS = {
    "/Producer": "{*}Producer",
    "/Creator": "{*}CreatorTool",
}  # of the program; nothing of who sat at it, or when
_PATH_BEGINS = frozenset({"m", "re"})
_PATH_ENDS = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"})
_TAG_BEGINS = frozenset({"BMC", "BDC"})
_DEEPEST = 200
_MADE_AT = slice(24, 36)  # of a colour profile: year, month, day, hour, minute and second (ICC.1:2022, 7.2.8)
_SOME_TIME = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)


def mended_pdf(source: bytes, word: PropertiesOfWord) -> bytes:
    """The same pages as PDF/A-2b and PDF/UA-1, without dates and names; the same bytes for the same input.

    Raises `pikepdf.PdfError` for what is no PDF.
    """
    with pikepdf.open(BytesIO(source)) as pdf:
        _tell_of_itself(pdf, word)
        for page in pdf.pages:
            page.obj["/Tabs"] = Name.S
            _take_lines_out_of_reading(pdf, page)
        _say_what_pictures_show(pdf, word.alternatives)
        _forget_the_hour(pdf)
        file = BytesIO()
        pdf.save(file, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


def _tell_of_itself(pdf: pikepdf.Pdf, word: PropertiesOfWord) -> None:
    root = etree.fromstring(_XMP)
    facts = {key: str(pdf.docinfo[key]) for key in _KEPT_FACTS if key in pdf.docinfo}
    for key, path in _KEPT_FACTS.items():
        _put(root, path, facts.get(key, ""))
    _put(root, "{*}title/{*}Alt/{*}li", word.title)
    language = str(pdf.Root.get("/Lang", "")) or word.language
    _put(root, "{*}language/{*}Bag/{*}li", language)
    if language:
        pdf.Root["/Lang"] = pikepdf.String(language)
    pdf.Root["/Metadata"] = pdf.make_stream(
        _PACKET % etree.tostring(root, encoding="utf-8"), {"/Type": Name.Metadata, "/Subtype": Name.XML}
    )
    told = facts | ({"/Title": word.title} if word.title else {})
    pdf.trailer["/Info"] = pdf.make_indirect(Dictionary({key: pikepdf.String(said) for key, said in told.items()}))


def _forget_the_hour(pdf: pikepdf.Pdf) -> None:
    """The colour profile has the time of day in it, and the trailer two digests of it."""
    for key in ("/ID", "/DocChecksum"):
        if key in pdf.trailer:
            del pdf.trailer[key]
    for intent in pdf.Root.get("/OutputIntents", []):
        profile = intent.get("/DestOutputProfile")
        if isinstance(profile, pikepdf.Stream):
            data = profile.read_bytes()
            profile.write(data[: _MADE_AT.start] + _SOME_TIME + data[_MADE_AT.stop :])


def _put(root: etree._Element, path: str, said: str) -> None:
    element = root.find(f"{{*}}RDF/{{*}}Description/{path}")
    if element is not None:
        element.text = said
        if not said:
            _cut_off(element)


def _cut_off(element: etree._Element) -> None:
    """The fact itself, not only the list that it stands in."""
    while (above := element.getparent()) is not None and not above.tag.endswith("Description"):
        element = above
    if above is not None:
        above.remove(element)


def _take_lines_out_of_reading(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """A rule that is drawn outside every tag is decoration, and must say so."""
    steps = list(_with_marked_lines(pikepdf.parse_content_stream(page)))
    if any(is_new for _, is_new in steps):
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream([step for step, _ in steps]))


def _with_marked_lines(steps: Sequence[Any]) -> Iterator[tuple[Any, bool]]:
    depth, is_open = 0, False
    for step in steps:
        operator = str(step.operator)
        if operator in _PATH_BEGINS and not depth and not is_open:
            is_open = True
            yield pikepdf.ContentStreamInstruction([Name.Artifact], pikepdf.Operator("BMC")), True
        yield step, False
        if operator in _PATH_ENDS and is_open:
            is_open = False
            yield pikepdf.ContentStreamInstruction([], pikepdf.Operator("EMC")), True
        depth += (operator in _TAG_BEGINS) - (operator == "EMC")


def _say_what_pictures_show(pdf: pikepdf.Pdf, alternatives: Sequence[str]) -> None:
    """A drawing of several shapes comes as a row of figures without words: they become one with those that Word had.

    Where it can't be told which words are whose, everything stays: `check` then names the picture.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if root is None or "/K" not in root:
        return
    said, rows = _figures(root)
    wanted = [words for words in alternatives if words not in said]
    if not rows or len(rows) != len(wanted):
        return
    for (parent, figures), words in zip(rows, wanted, strict=True):
        if len(figures) == 1:
            figures[0]["/Alt"] = pikepdf.String(words)
        else:
            _put_together(pdf, parent, figures, words)


_Row = tuple[Any, list[Any]]


def _figures(root: Any) -> tuple[set[str], list[_Row]]:  # noqa: ANN401 - pikepdf's own objects
    """The words that figures have already, and each row of figures without any, with what they stand in."""
    said: set[str] = set()
    rows: list[_Row] = []
    for parent in _elements(root):
        row: list[Any] = []
        for kid in _kids(parent):
            is_figure = isinstance(kid, Dictionary) and kid.get("/S") == Name.Figure
            if is_figure and "/Alt" in kid:
                said.add(str(kid["/Alt"]))
            if is_figure and "/Alt" not in kid:
                row.append(kid)
            elif row:
                rows.append((parent, row))
                row = []
        if row:
            rows.append((parent, row))
    return said, rows


def _elements(node: Any, depth: int = 0) -> Iterator[Any]:  # noqa: ANN401
    if depth > _DEEPEST:
        return
    yield node
    for kid in _kids(node):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield from _elements(kid, depth + 1)


def _kids(node: Any) -> list[Any]:  # noqa: ANN401
    kids = node.get("/K")
    if kids is None:
        return []
    return list(kids.as_list()) if isinstance(kids, Array) else [kids]


def _put_together(pdf: pikepdf.Pdf, parent: Any, figures: list[Any], words: str) -> None:  # noqa: ANN401
    whole = pdf.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name.Figure,
            P=parent,
            Alt=pikepdf.String(words),
            Pg=figures[0]["/Pg"],
            K=Array(figures),
        )
    )
    for figure in figures:
        figure["/S"], figure["/P"] = Name.NonStruct, whole
    places = {figure.objgen for figure in figures}
    kids = [kid for kid in _kids(parent) if not (isinstance(kid, Dictionary) and kid.objgen in places)]
    at = next(place for place, kid in enumerate(_kids(parent)) if isinstance(kid, Dictionary) and kid.objgen in places)
    parent["/K"] = Array([*kids[:at], whole, *kids[at:]])
