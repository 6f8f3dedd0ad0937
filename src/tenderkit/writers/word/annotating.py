"""Findings as comments in a copy of somebody's Word file: it is opened and saved by python-docx, as another program than the one that wrote it."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, cast
from zipfile import ZipFile

from tenderkit.writers.word.package import zip_parts
from tenderkit.writers.word.xml_text import W

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.paragraph import CT_P
    from docx.oxml.text.run import CT_R

AUTHOR = "tenderkit"
_INITIALS = "tk"
_P, _R, _BOX = f"{{{W}}}p", f"{{{W}}}r", f"{{{W}}}txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_VAL = f"{{{W}}}val"
_COMMENT_STYLES = {f"{{{W}}}pStyle": {"CommentText"}, f"{{{W}}}rStyle": {"CommentReference"}}
_DATE = f"{{{W}}}date"


class UnannotatedError(Exception):
    """python-docx can't open the file, or not save it again."""


def annotated(source: bytes, notes: Sequence[tuple[int, str]]) -> bytes:
    """The file with each note as a comment at a paragraph of the body, counted from 1; at the first one for 0.

    Word has comments in the body alone, so one about a text box stands where the box is anchored. The comments carry no day,
    so that the same findings give the same bytes.
    """
    import docx
    from docx.exceptions import PythonDocxError

    try:
        document = docx.Document(BytesIO(source))
        paragraphs = list(_counted(document))
        for number, words in notes:
            _comment(document, paragraphs[number - 1] if 0 < number <= len(paragraphs) else None, words)
        _drop_undefined_styles(document)
        document.save(stream := BytesIO())
    except (
        PythonDocxError,
        KeyError,
        ValueError,
        AttributeError,
        TypeError,
    ) as error:  # what an odd file makes it raise
        raise UnannotatedError from error
    with ZipFile(BytesIO(stream.getvalue())) as archive:
        return zip_parts({name: archive.read(name) for name in archive.namelist()})


def _counted(document: "Document") -> "Iterator[CT_P]":
    """The paragraphs as the check counts them: a box's copy for old Word has its neighbour's number."""
    body = document.element.body
    copies = {copy for fallback in body.iter(_FALLBACK) for copy in fallback.iter(_P)}
    return (paragraph for paragraph in cast("Iterator[CT_P]", body.iter(_P)) if paragraph not in copies)


def _comment(document: "Document", paragraph: "CT_P | None", words: str) -> None:
    from docx.text.run import Run

    anchor = paragraph if paragraph is not None else next(_counted(document), None)
    if anchor is None:
        anchor = document.add_paragraph()._p  # noqa: SLF001  # python-docx has no other way to its element
    boxes = list(anchor.iterancestors(_BOX))
    if boxes:
        anchor = cast("CT_P", next(boxes[-1].iterancestors(_P)))
    runs = [Run(run, document) for run in _runs(anchor)] or [Run(anchor.add_r(), document)]
    comment = document.add_comment(runs, words, AUTHOR, _INITIALS)
    del comment._comment_elm.attrib[_DATE]  # noqa: SLF001  # it takes the clock


def _drop_undefined_styles(document: "Document") -> None:
    """python-docx dresses a comment in Word's own styles, also where the template doesn't have them."""
    defined = {style.style_id for style in document.styles}
    comments = (comment._comment_elm for comment in document.comments)  # noqa: SLF001  # no other way to its element
    for root in (document.element.body, *comments):
        for worn in list(root.iter(*_COMMENT_STYLES)):
            above = worn.getparent()
            if above is not None and worn.get(_VAL) in _COMMENT_STYLES[worn.tag] - defined:
                above.remove(worn)


def _runs(paragraph: "CT_P") -> "list[CT_R]":
    """Those of the paragraph itself; marks around a run inside a box would be refused by Word."""
    return [run for run in cast("Iterator[CT_R]", paragraph.iter(_R)) if next(run.iterancestors(_P)) is paragraph]
