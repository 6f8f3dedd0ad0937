"""What LibreOffice has made, mended, opened and held against the Word file."""

from tenderkit.problems import InvalidInputError, NoPdfExtraError, Problem, RefusedError
from tenderkit.readers.tagged_pdf.open_pdf import opened_pdf
from tenderkit.readers.word.package import Package
from tenderkit.workflows.office.drawn_in_word import properties_of_word
from tenderkit.workflows.office.words_compared import differing_words, said_in_word


def need_the_extra() -> None:
    """Raises `NoPdfExtraError` where the extra `pdf` isn't installed."""
    try:
        import pikepdf
        import pypdfium2
    except ImportError:
        raise NoPdfExtraError from None
    del pikepdf, pypdfium2


def checked_pdf(made: bytes, package: Package) -> bytes:
    """The finished PDF. Raises `RefusedError` for one that can't be opened, `InvalidInputError` for one that says something else."""
    import pikepdf

    from tenderkit.readers.tagged_pdf.pdf_pieces import pieces_of_pdf
    from tenderkit.readers.tagged_pdf.structure_tree import blocks_in, structure_tree
    from tenderkit.workflows.office.mended_pdf import mended_pdf

    try:
        mended = mended_pdf(made, properties_of_word(package))
    except pikepdf.PdfError:
        raise RefusedError("TK-W003", {"file": package.name}) from None
    with opened_pdf(mended, package.name) as (tags, letters):
        tree = structure_tree(tags, pieces_of_pdf(letters), package.name)
        said = [block.words for block in blocks_in(tree) if not block.in_picture] if tree is not None else []
    if (difference := differing_words(said_in_word(package), said)) is not None:
        raise InvalidInputError([Problem(package.name, 0, 0, difference)])
    return mended
