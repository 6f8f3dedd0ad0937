"""A document as PDF that has been read again: it says every word of the document, and nothing else, or there is none."""

from collections.abc import Sequence
from datetime import date
from pathlib import PurePath

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.papers.document import Document
from tenderkit.problems import Problem, RefusedError
from tenderkit.readers.pdf.pdf_text import UnreadablePdfError, read_pdf_text
from tenderkit.rules.finished.same_words import first_page_that_differs
from tenderkit.workflows.reports.pdf_looks import FoundLooks
from tenderkit.writers.pdf.pdf_writer import SetPdf, write_pdf
from tenderkit.writers.pdf.values import Pages
from tenderkit.writers.pdf.words_in_order import words_in_order


class ProvedPdf(Struct, frozen=True):
    """The finished bytes, and what deserves a look in them."""

    data: bytes
    told: tuple[Problem, ...] = ()


def render_pdf(document: Document, found: FoundLooks, day: date, file: str) -> ProvedPdf:
    """The document as `file`, dated on the day, with fields where it is signed. Raises `RefusedError` when the pages don't say what it says."""
    pages = Pages(document, found.looks, to_sign=True)
    made = write_pdf([pages], document.title, day)
    refuse_other_words([pages], made, file)
    return ProvedPdf(made.data, (*found.told, *told_of_letters(made, found.looks.heading_fonts, file)))


def refuse_other_words(several: Sequence[Pages], made: SetPdf, file: str) -> None:
    """Read the finished bytes; raises `RefusedError` when they don't say the documents' words, one after the other, to the letter."""
    try:
        said = read_pdf_text(made.data).pages
    except UnreadablePdfError:
        raise RefusedError("TK-X004", {"file": file, "page": 1}) from None
    page = first_page_that_differs([words_in_order(pages, made.replaced) for pages in several], said)
    if page is not None:
        raise RefusedError("TK-X004", {"file": file, "page": page})


def told_of_letters(made: SetPdf, fonts: Sequence[str], file: str) -> tuple[Problem, ...]:
    """What stands in another font, or as something else, than somebody meant; `fonts` are the families in their order."""
    there = [font for font in fonts if font not in made.missing_fonts]
    messages = [Message("TK-X007", {"font": font, "instead": there[0]}) for font in made.missing_fonts]
    if made.replaced:
        told = ", ".join(f"{letter} ({instead})" for letter, instead in made.replaced)
        messages.append(Message("TK-X005", {"letters": told, "fonts": ", ".join(there)}))
    return tuple(Problem(PurePath(file), 1, 1, message) for message in messages)
