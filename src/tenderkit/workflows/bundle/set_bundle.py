"""Our own documents set in one run, other files put among them, and all of it read again: nothing else is written."""

from collections.abc import Callable, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.model.finished.page_words import PageNumbers
from tenderkit.problems import Problem, RefusedError
from tenderkit.readers.pdf.appended_pdf import AppendedPdf
from tenderkit.readers.pdf.pdf_text import PdfText, UnreadablePdfError, read_pdf_text
from tenderkit.rules.finished.same_words import first_page_that_differs, how_many_pages, letters_alone
from tenderkit.workflows.reports.pdf_rendering import told_of_letters
from tenderkit.writers.pdf.joined_pdf import JoinedPart, joined_pdf
from tenderkit.writers.pdf.pdf_promises import AttachedFile, Promises
from tenderkit.writers.pdf.pdf_writer import SetPdf, write_pdf
from tenderkit.writers.pdf.values import Pages
from tenderkit.writers.pdf.words_in_order import words_in_order


class BundlePart(Struct, frozen=True):
    """One of our documents, the title of its bookmark, and the file whose pages come after it."""

    pages: Pages
    title: str
    added: AppendedPdf | None = None


class WholeBundle(Struct, frozen=True):
    """What every part of it has in common: the day that it is dated on, and the files that lie in it. `file` is its name."""

    file: str
    title: str
    day: date
    attached: tuple[AttachedFile, ...] = ()


class MadeBundle(Struct, frozen=True):
    """The finished bytes, what they say, and where each part stands."""

    data: bytes
    said: PdfText
    numbers: tuple[PageNumbers, ...]
    promises: Promises
    told: tuple[Problem, ...] = ()

    def said_by(self, place: int) -> tuple[str, ...]:
        """The words of the part's own pages."""
        numbers = self.numbers[place]
        return self.said.pages[numbers.first - 1 : numbers.first - 1 + numbers.count]


Numbers = tuple[PageNumbers, ...]
PartsOf = Callable[[Numbers | None], Sequence[BundlePart]]


def set_bundle(parts_of: PartsOf, whole: WholeBundle) -> MadeBundle:
    """Set once to see how many pages each part has, and once more with their numbers.

    `parts_of` gives the same parts whether the numbers are known or not. Raises `RefusedError` where the pages don't say what the
    documents, or the files that were added, do.
    """
    numbers = _counted(parts_of(None), whole)
    parts = parts_of(numbers)
    parts = [
        BundlePart(replace(part.pages, numbers=own), part.title, part.added)
        for part, own in zip(parts, numbers, strict=True)
    ]
    made = write_pdf([part.pages for part in parts], whole.title, whole.day)
    promises = _promises(parts, carries=bool(whole.attached))
    joined = [_joined(place, part) for place, part in enumerate(parts)]
    data = joined_pdf(made.data, joined, promises, whole.attached, whole.day)
    found = MadeBundle(data, _read(data, whole), numbers, promises, _told(parts, made, whole.file))
    _refuse_other_words(parts, made, found, whole)
    return found


def _counted(parts: Sequence[BundlePart], whole: WholeBundle) -> Numbers:
    """Each part says below its first page how many it has."""
    made = write_pdf([part.pages for part in parts], whole.title, whole.day)
    said, at, counts = _read(made.data, whole).pages, 0, []
    for part in parts:
        count = how_many_pages(words_in_order(part.pages, made.replaced), said[at]) if at < len(said) else 0
        if not count:
            raise RefusedError("TK-X004", {"file": whole.file, "page": at + 1})
        counts.append(count)
        at += count
    added = [part.added.pages if part.added is not None else 0 for part in parts]
    total, first, numbers = sum(counts) + sum(added), 1, []
    for own, others in zip(counts, added, strict=True):
        numbers.append(PageNumbers(first, own, total))
        first += own + others
    return tuple(numbers)


def _joined(place: int, part: BundlePart) -> JoinedPart:
    added, numbers = part.added, part.pages.numbers
    count = numbers.count if numbers is not None else 0
    if added is None:
        return JoinedPart(part.title, count)
    return JoinedPart(part.title, count, added.data, added.tagged, f"b{place}-")


def _promises(parts: Sequence[BundlePart], *, carries: bool) -> Promises:
    """No more than each of the files says of itself."""
    letters = {part.added.archival for part in parts if part.added is not None}
    accessible = all(part.added.accessible for part in parts if part.added is not None)
    archival = "" if "" in letters else "A" if letters <= {"A"} else "B"
    return Promises(archival, accessible, carries)


def _read(data: bytes, whole: WholeBundle) -> PdfText:
    try:
        return read_pdf_text(data)
    except UnreadablePdfError:
        raise RefusedError("TK-X004", {"file": whole.file, "page": 1}) from None


def _told(parts: Sequence[BundlePart], made: SetPdf, file: str) -> tuple[Problem, ...]:
    fonts = tuple(dict.fromkeys(font for part in parts for font in part.pages.looks.heading_fonts))
    return told_of_letters(made, fonts, file)


def _refuse_other_words(parts: Sequence[BundlePart], made: SetPdf, found: MadeBundle, whole: WholeBundle) -> None:
    """Ours against their blocks, the others against their own files: to the letter, each where it should stand."""
    total = found.numbers[0].total
    if len(found.said.pages) != total:
        raise RefusedError("TK-X004", {"file": whole.file, "page": len(found.said.pages)})
    for place, part in enumerate(parts):
        numbers = found.numbers[place]
        differs = first_page_that_differs([words_in_order(part.pages, made.replaced)], found.said_by(place))
        if differs is not None:
            raise RefusedError("TK-X004", {"file": whole.file, "page": numbers.first - 1 + differs})
        if part.added is not None:
            after = numbers.first - 1 + numbers.count
            there = found.said.pages[after : after + part.added.pages]
            _refuse_other_pages(part.added, there, after, whole)


def _refuse_other_pages(added: AppendedPdf, there: Sequence[str], after: int, whole: WholeBundle) -> None:
    own = _read(added.data, whole).pages
    for number, (said, meant) in enumerate(zip(there, own, strict=True), 1):
        if letters_alone(said) != letters_alone(meant):
            raise RefusedError("TK-X004", {"file": whole.file, "page": after + number})
