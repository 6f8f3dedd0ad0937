"""The PDF beside a document's other files, where one is asked for: nothing of it is imported by a run that asks for none."""

from datetime import date
from importlib.util import find_spec
from pathlib import Path, PurePath

from msgspec import Struct

from tenderkit.messages import text
from tenderkit.model.papers.document import Document
from tenderkit.problems import Problem, RefusedError
from tenderkit.project.places import ProjectPlaces
from tenderkit.writers.text_writer import write_text

PDF = ".pdf"


class PdfFile(Struct, frozen=True):
    """The file by its name, its words besides those that its bytes are read for, and what deserves a look in it."""

    files: dict[str, bytes]
    words: tuple[str, ...] = ()
    told: tuple[Problem, ...] = ()


def pdf_can_be_made() -> bool:
    """Whether the extra `pdf` is installed."""
    return all(find_spec(module) is not None for module in ("typst", "pypdfium2", "pikepdf"))


def names_a_pdf(to: Path | None) -> bool:
    """Whether one file is asked for, and that a PDF."""
    return to is not None and to.suffix.lower() == PDF and not to.is_dir()


def begin_pdf(*, pastes: bool = False, works: bool = False) -> None:
    """Before anything is composed: raises `RefusedError` for what no PDF is made of, and an error with exit code 5 without the extra."""
    for is_so, what, option in ((pastes, "paste", "--for paste"), (works, "working_copy", "--working-copy")):
        if is_so:
            raise RefusedError("TK-X009", {"what": text(f"pdf.none_of.{what}"), "option": option})
    from tenderkit.writers.pdf.typesetter import TYPESETTER

    TYPESETTER.begin()


def pdf_file(document: Document, day: date, file: str, letterhead: str, places: ProjectPlaces) -> PdfFile:
    """The document as `file`, whatever its suffix, with the letterhead of that name; proved to say what it says."""
    from tenderkit.workflows.reports.pdf_looks import pdf_looks
    from tenderkit.workflows.reports.pdf_rendering import render_pdf

    name = f"{PurePath(file).stem if PurePath(file).suffix else file}{PDF}"
    made = render_pdf(document, pdf_looks(places, letterhead), day, name)
    # A word may be parted where a line ends; the pages are known to say these, letter by letter.
    return PdfFile({name: made.data}, (every_word_of(document),), made.told)


def every_word_of(document: Document) -> str:
    """What the reader reads in every format, the letterhead with it."""
    return "\n".join((document.title, *map(str, document.facts.values()), write_text(document).decode()))
