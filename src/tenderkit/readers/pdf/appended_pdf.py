"""A PDF that somebody wants to have among others: what keeps it out, and what it promises of itself."""

from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.readers.tagged_pdf.open_pdf import opened_pdf

if TYPE_CHECKING:
    import pikepdf

_LINK = "/Link"
_WIDGET = "/Widget"
_DOES_SOMETHING = frozenset({"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/Rendition", "/Movie", "/Sound"})
_SAYS = ("/Alt", "/ActualText", "/E")
_COLOURS = 3
_MOST_ELEMENTS = 500_000


class AppendedPdf(Struct, frozen=True):
    """Its pages can be taken in. `archival` is the letter of the PDF/A that it says that it follows, '' where it says nothing.

    `tagged` and `accessible`: it has tags that can be taken over, and says that it follows PDF/UA-1. `hidden` is what its tags say
    instead of what is seen.
    """

    name: PurePath
    data: bytes
    pages: int
    tagged: bool
    accessible: bool
    archival: str
    hidden: tuple[str, ...] = ()


def read_appended_pdf(data: bytes, name: PurePath) -> AppendedPdf:
    """The file, looked through. Raises `InvalidInputError` with every reason why it can't be one of several in a file.

    Raises `RefusedError` for one that can't be read at all.
    """
    with opened_pdf(data, name) as (pdf, _):
        if codes := tuple(dict.fromkeys(_reasons(pdf))):
            raise InvalidInputError([Problem(name, 1, 1, Message(code, {"file": str(name)})) for code in codes])
        root = pdf.Root.get("/StructTreeRoot")
        tagged = root is not None and "/K" in root and "/ParentTree" in root and "/Namespaces" not in root
        archival, accessible = _promises(pdf)
        hidden = tuple(_hidden(root)) if tagged else ()
        return AppendedPdf(name, data, len(pdf.pages), tagged, tagged and accessible, archival, hidden)


def _reasons(pdf: "pikepdf.Pdf") -> Iterator[str]:
    """The codes of what keeps it out, in the order in which a reader would meet them."""
    if pdf.is_encrypted:
        yield "TK-X051"
    if pdf.get_warnings():
        yield "TK-A043"
    form = pdf.Root.get("/AcroForm")
    fields = list(_fields(form))
    if any(field.get("/FT") == "/Sig" and "/V" in field for field in fields) or "/Perms" in pdf.Root:
        yield "TK-X052"
    elif fields or (form is not None and "/XFA" in form):
        yield "TK-X053"
    if "/OCProperties" in pdf.Root:
        yield "TK-X055"
    if _does(pdf.Root.get("/OpenAction")) or "/AA" in pdf.Root or _holds_files(pdf):
        yield "TK-X054"
    for page in pdf.pages:
        yield from _reasons_of_page(page, in_a_form=bool(fields))


def _reasons_of_page(page: "pikepdf.Page", *, in_a_form: bool) -> Iterator[str]:
    if "/AA" in page.obj:
        yield "TK-X054"
    for note in page.obj.get("/Annots", []):
        kind = str(note.get("/Subtype", ""))
        if kind == _LINK and (_does(note.get("/A")) or "/AA" in note):
            yield "TK-X054"
        elif kind == _WIDGET and not in_a_form:
            yield "TK-X053"
        elif kind not in (_LINK, _WIDGET):
            yield "TK-X056"


def _fields(form: Any) -> Iterator[Any]:  # noqa: ANN401 - pikepdf's own objects
    """Every field of a form and those below it, each once."""
    waiting = list(form.get("/Fields", [])) if form is not None else []
    seen: set[tuple[int, int]] = set()
    while waiting and len(seen) < _MOST_ELEMENTS:
        field = waiting.pop()
        if field.objgen in seen and field.objgen != (0, 0):
            continue
        seen.add(field.objgen)
        yield field
        waiting += list(field.get("/Kids", []))


def _does(action: Any) -> bool:  # noqa: ANN401
    """Whether it is more than a jump or an address; of a row of actions only the first is looked at, and a second is one too many."""
    import pikepdf

    if not isinstance(action, pikepdf.Dictionary):
        return False
    return str(action.get("/S", "")) in _DOES_SOMETHING or "/Next" in action


def _holds_files(pdf: "pikepdf.Pdf") -> bool:
    names = pdf.Root.get("/Names")
    return len(pdf.attachments) > 0 or (names is not None and "/JavaScript" in names) or "/AF" in pdf.Root


def _promises(pdf: "pikepdf.Pdf") -> tuple[str, bool]:
    """The letter of its PDF/A, where its colours are of the kind that ours are, and whether it says that it is PDF/UA-1."""
    try:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
            archival, accessible = said.pdfa_status, str(said.get("pdfuaid:part", "")) == "1"
    except Exception:  # noqa: BLE001  # whatever a parser says of metadata that are none: then nothing is promised
        return "", False
    ours = all(_is_of_our_colours(intent) for intent in pdf.Root.get("/OutputIntents", []))
    return (archival[1:2].upper() if archival[:1] in {"1", "2", "3"} and ours else ""), accessible


def _is_of_our_colours(intent: Any) -> bool:  # noqa: ANN401
    profile = intent.get("/DestOutputProfile")
    return profile is None or profile.get("/N") == _COLOURS


def _hidden(root: Any) -> Iterator[str]:  # noqa: ANN401
    import pikepdf

    waiting, seen = [root["/K"]], 0
    while waiting and seen < _MOST_ELEMENTS:
        node = waiting.pop()
        seen += 1
        if isinstance(node, pikepdf.Array):
            waiting += node.as_list()
        elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
            yield from (str(node[key]) for key in _SAYS if key in node)
            waiting += [node["/K"]] if "/K" in node else []
