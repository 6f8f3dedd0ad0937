"""The PDF beside a document's other files, where one is asked for: nothing of it is imported by a run that asks for none."""

from pathlib import Path

from msgspec import Struct

from tenderkit.messages import text
from tenderkit.problems import Problem, RefusedError
from tenderkit.project.places import ProjectPlaces
from tenderkit.workflows.papers.kind_of_case import ComposedDocument
from tenderkit.workflows.papers.what_leaves import words_of_document

PDF = ".pdf"


class PdfFile(Struct, frozen=True):
    """The file by its name, its words besides those that its bytes are read for, and what deserves a look in it."""

    files: dict[str, bytes]
    words: tuple[str, ...] = ()
    told: tuple[Problem, ...] = ()


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


def pdf_file(composed: ComposedDocument, places: ProjectPlaces, only: str = "") -> PdfFile:
    """The document as PDF, proved to say what it says; `only` is the name of the one file that the user wants."""
    from tenderkit.workflows.reports.pdf_looks import pdf_looks
    from tenderkit.workflows.reports.pdf_rendering import render_pdf

    name = f"{Path(only).stem if only else composed.name}{PDF}"
    looks = pdf_looks(places, composed.plan.kind.letterhead)
    made = render_pdf(composed.composition.document, looks, composed.plan.day, name)
    # A word may be parted where a line ends; the pages are known to say these, letter by letter.
    return PdfFile({name: made.data}, (words_of_document(composed),), made.told)
