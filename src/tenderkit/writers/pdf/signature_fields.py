"""Fields to sign in, put into a PDF where its program has marked the lines: services for electronic signatures find them there.

The typesetter makes links and no fields. Each mark is a link to an address of our own, with its place on the page and in the
order of reading; here it becomes a field.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from tenderkit.problems import NoPdfExtraError

if TYPE_CHECKING:
    import pikepdf

SIGN_HERE = "tenderkit:signature/"
"""How the address of a mark begins; its number follows, from 1."""
_NAME = "underskrift_{number}"
_PRINTED = 4
_FIELDS_EXIST = 1


def with_signature_fields(data: bytes, signers: Sequence[str]) -> bytes:
    """The same pages with a field in place of each mark; each says aloud who signs there. The same file gives the same bytes.

    Raises `NoPdfExtraError` where a part of the extra is missing.
    """
    try:
        import pikepdf
    except ImportError:
        raise NoPdfExtraError from None
    with pikepdf.open(BytesIO(data)) as pdf:
        fields = []
        for number, mark, page in _marks(pdf):
            _make_a_field(pdf, mark, page, number, signers[number - 1])
            fields.append(mark)
        tags = {mark.StructParent: mark for mark in fields}
        _tag_as_form(pdf.Root.StructTreeRoot.ParentTree, frozenset(map(int, tags)))
        pdf.Root.AcroForm = pdf.make_indirect(pikepdf.Dictionary(Fields=pikepdf.Array(fields), SigFlags=_FIELDS_EXIST))
        made = BytesIO()
        pdf.save(made, deterministic_id=True)
        return made.getvalue()


def _marks(pdf: "pikepdf.Pdf") -> Iterator[tuple[int, Any, Any]]:
    """Each mark with its number and its page."""
    for page in pdf.pages:
        for note in page.obj.get("/Annots", []):
            action = note.get("/A")
            address = str(action.get("/URI", "")) if action is not None else ""
            if address.startswith(SIGN_HERE):
                yield int(address.removeprefix(SIGN_HERE)), note, page.obj


def _make_a_field(pdf: "pikepdf.Pdf", mark: Any, page: Any, number: int, signer: str) -> None:  # noqa: ANN401 - pikepdf's own objects
    """Nothing is drawn in it until somebody signs: the line and its label are on the page already."""
    from pikepdf import Array, Dictionary, Name, Stream, String

    left, bottom, right, top = (float(side) for side in mark.Rect)
    empty = Stream(pdf, b"q Q", Type=Name.XObject, Subtype=Name.Form, Resources=Dictionary())
    empty.BBox = Array([0, 0, round(right - left, 3), round(top - bottom, 3)])
    for key in ("/A", "/Border", "/Contents"):
        if key in mark:
            del mark[key]
    mark.Subtype = Name.Widget
    mark.FT = Name.Sig
    mark.T = String(_NAME.format(number=number))
    mark.TU = String(signer)
    mark.F = _PRINTED
    mark.P = page
    mark.AP = Dictionary(N=pdf.make_indirect(empty))


def _tag_as_form(tree: Any, parents: frozenset[int]) -> None:  # noqa: ANN401
    """The elements that the tree of numbers leads to; the tree may have branches."""
    from pikepdf import Name

    for branch in tree.get("/Kids", []):
        _tag_as_form(branch, parents)
    numbers = list(tree.get("/Nums", []))
    for number, element in zip(numbers[::2], numbers[1::2], strict=True):
        if int(number) in parents:
            element.S = Name.Form
            if len(held := element.K) == 1:  # a program that looks for changes knows the way to a field only so
                element.K = held[0]
