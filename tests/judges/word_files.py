"""Small Word files for tests: by hand where each byte matters, by python-docx where Word's own shape does."""

import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import PurePath
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument

from tenderkit.problems import InvalidInputError, TenderkitError

FILE = PurePath("mall.docx")
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN = _TYPE + "document.main+xml"
_NAMESPACES = (
    f'xmlns:w="{WORD}" xmlns:r="{OFFICE}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def word_file(
    body: str = "<w:p/>",
    *,
    stories: Mapping[str, str] | None = None,
    extra: Mapping[str, bytes] | None = None,
    relations: Iterable[str] = (),
    main_type: str = _MAIN,
) -> bytes:
    """A minimal document. `stories` are whole roots by name (`header1`, `footnotes`); `relations` are the main part's."""
    stories = stories or {}
    parts: dict[str, bytes] = {
        "[Content_Types].xml": _content_types(stories, main_type),
        "_rels/.rels": _relationships([relationship("officeDocument", "word/document.xml")]),
        "word/document.xml": _xml("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": _relationships(
            [*relations, *(relationship(name.rstrip("0123456789"), f"{name}.xml", name) for name in stories)]
        ),
        **{f"word/{name}.xml": _xml(_ROOTS[name.rstrip("0123456789")], inner) for name, inner in stories.items()},
    }
    return zipped({**parts, **(extra or {})})


def zipped(parts: Mapping[str, bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def unzipped(source: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(source)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def relationship(kind: str, target: str, relation_id: str = "x1", mode: str = "") -> str:
    mode = f' TargetMode="{mode}"' if mode else ""
    return f'<Relationship Id="{relation_id}" Type="{OFFICE}/{kind}" Target="{escape(target)}"{mode}/>'


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph whose words Word has split over the given runs."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(map(run, runs))}</w:p>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def table(*rows: Sequence[str]) -> str:
    """A table; each cell holds one paragraph with the text."""
    grid = '<w:gridCol w:w="1000"/>' * max(map(len, rows))
    cells = ("".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in row) for row in rows)
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def text_box(inner: str) -> str:
    """A run with a text box as Word writes it: once for new Word and once for old."""
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing>"
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def saved(fill: Callable[[WordDocument], object]) -> bytes:
    """A document as python-docx saves it, with all the parts of its standard template."""
    document = Document()
    fill(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def codes_of(error: TenderkitError) -> list[str]:
    """The codes of what was raised, whether it carries problems or one message."""
    if isinstance(error, InvalidInputError):
        return [problem.message.code for problem in error.problems]
    return [error.message.code]


_ROOTS = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments",
          "styles": "styles"}  # fmt: skip


def _xml(root: str, inner: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {_NAMESPACES}>{inner}</w:{root}>'.encode()


def _content_types(stories: Mapping[str, str], main_type: str) -> bytes:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}{name.rstrip("0123456789")}+xml"/>'
        for name in stories
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/>{overrides}</Types>'
    ).encode()


def _relationships(relations: Iterable[str]) -> bytes:
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{"".join(relations)}</Relationships>'.encode()
