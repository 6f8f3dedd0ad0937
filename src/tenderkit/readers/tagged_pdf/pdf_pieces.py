"""What stands on the pages of a PDF: each piece of text with its place, its tag and its colours."""

import ctypes
from collections.abc import Iterable, Iterator
from typing import Any

import pypdfium2
from msgspec import Struct
from pypdfium2 import raw

UNTAGGED, ARTIFACT = -1, -2
_PAPER = "FFFFFF"
_DEEPEST = 15  # forms inside forms
_SAME_LINE = 3.0  # points up or down: a raised figure is still on the line
_A_BLANK = 0.2  # of the size of the letters: a gap that no letter fills
_BROKEN_AT = ("-", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}", "\N{EN DASH}")  # a line may end there inside a word
_LINE_ENDS_HERE = "\x02"  # what pypdfium2 makes of a hyphen at the end of a line
_OPAQUE = 255


class Piece(Struct, frozen=True):
    """Letters that are drawn at once. `tag` is the number of the marked content they stand in, or one of the two above.

    `colour` and `ground` are six hexadecimal digits, '' where a pattern or a picture decides.
    """

    text: str
    page: int
    tag: int
    box: tuple[float, float, float, float]
    colour: str
    ground: str
    size: float
    bold: bool


def pieces_of_pdf(document: pypdfium2.PdfDocument) -> Iterator[Piece]:
    """Every piece of text, page after page, in the order in which they are drawn."""
    for number in range(len(document)):
        page = document[number]
        try:
            yield from _pieces_on(page, number)
        finally:
            page.close()


def joined(pieces: Iterable[Piece]) -> str:
    """Their words as they are read: a blank where a line ends or a gap stands between two."""
    said = ""
    before: Piece | None = None
    for piece in pieces:
        if before is not None and said[-1:].strip() and piece.text[:1].strip() and _is_apart(before, piece):
            said += " "
        said += piece.text
        before = piece
    return said


def _is_apart(before: Piece, after: Piece) -> bool:
    if before.page != after.page or abs(before.box[1] - after.box[1]) > _SAME_LINE:
        return not before.text.endswith(_BROKEN_AT)
    return after.box[0] - before.box[2] > _A_BLANK * after.size


def _pieces_on(page: Any, number: int) -> Iterator[Piece]:  # noqa: ANN401 - pypdfium2 has no types
    words = page.get_textpage()
    grounds: list[tuple[tuple[float, float, float, float], str]] = []
    for item in page.get_objects(max_depth=_DEEPEST):
        if item.type == raw.FPDF_PAGEOBJ_TEXT:
            if text := _text(item.raw, words.raw):
                box = _box(item.raw)
                yield Piece(
                    text=text,
                    page=number,
                    tag=_tag(item.raw),
                    box=box,
                    colour=_colour(item.raw),
                    ground=_ground_under(box, grounds),
                    size=_size(item.raw),
                    bold=_is_bold(item.raw),
                )
        elif item.type == raw.FPDF_PAGEOBJ_PATH and _is_filled(item.raw):
            grounds.append((_box(item.raw), _colour(item.raw)))
        elif item.type in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_SHADING):
            grounds.append((_box(item.raw), ""))


def _text(item: Any, words: Any) -> str:  # noqa: ANN401
    size = raw.FPDFTextObj_GetText(item, words, None, 0)
    held = ctypes.create_string_buffer(size)
    raw.FPDFTextObj_GetText(item, words, ctypes.cast(held, ctypes.POINTER(raw.FPDF_WCHAR)), size)
    return held.raw[: size - 2].decode("utf-16-le", "replace").replace(_LINE_ENDS_HERE, "-")


def _tag(item: Any) -> int:  # noqa: ANN401
    number = int(raw.FPDFPageObj_GetMarkedContentID(item))
    if number >= 0:
        return number
    for place in range(raw.FPDFPageObj_CountMarks(item)):
        if _name_of(raw.FPDFPageObj_GetMark(item, place)) == "Artifact":
            return ARTIFACT
    return UNTAGGED


def _name_of(mark: Any) -> str:  # noqa: ANN401
    held, size = ctypes.create_string_buffer(64), ctypes.c_ulong()
    words = ctypes.cast(held, ctypes.POINTER(raw.FPDF_WCHAR))
    raw.FPDFPageObjMark_GetName(mark, words, 64, ctypes.byref(size))
    return held.raw[: max(size.value - 2, 0)].decode("utf-16-le", "replace")


def _box(item: Any) -> tuple[float, float, float, float]:  # noqa: ANN401
    sides = [ctypes.c_float() for _ in range(4)]
    raw.FPDFPageObj_GetBounds(item, *(ctypes.byref(side) for side in sides))
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _colour(item: Any) -> str:  # noqa: ANN401
    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFPageObj_GetFillColor(item, *(ctypes.byref(part) for part in parts)):
        return ""
    red, green, blue, alpha = (part.value for part in parts)
    return f"{red:02X}{green:02X}{blue:02X}" if alpha == _OPAQUE else ""


def _is_filled(item: Any) -> bool:  # noqa: ANN401
    how, stroked = ctypes.c_int(), ctypes.c_int()
    return bool(raw.FPDFPath_GetDrawMode(item, ctypes.byref(how), ctypes.byref(stroked)) and how.value)


def _ground_under(
    box: tuple[float, float, float, float], grounds: list[tuple[tuple[float, float, float, float], str]]
) -> str:
    """What was drawn last under the middle of the box; nothing was: the paper."""
    across, up = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    for (left, bottom, right, top), colour in reversed(grounds):
        if left <= across <= right and bottom <= up <= top:
            return colour
    return _PAPER


def _size(item: Any) -> float:  # noqa: ANN401
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(item, ctypes.byref(size))
    return float(size.value)


def _is_bold(item: Any) -> bool:  # noqa: ANN401
    font = raw.FPDFTextObj_GetFont(item)
    return bool(font) and int(raw.FPDFFont_GetWeight(font)) >= 600  # noqa: PLR2004 - semi-bold and above
