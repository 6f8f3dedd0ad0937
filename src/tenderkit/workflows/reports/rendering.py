"""A document in the format of a suffix; each writer is imported when it is needed."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

from tenderkit.model.papers.document import Document
from tenderkit.model.papers.kind import CONTENT_SLOT, LETTERHEAD_FACTS
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.prepared import prepared
from tenderkit.problems import RefusedError
from tenderkit.project.one_run import once_in_a_run
from tenderkit.project.places import PREPARED_FILE, TEMPLATE_FILE


def render_document(
    document: Document,
    suffix: str,
    template: Callable[[], CompiledTemplate],
    suffixes: Sequence[str],
    others: Sequence[str] = (),
) -> bytes:
    """The finished bytes; raises `RefusedError` for a suffix that isn't among `suffixes`. Only Word asks for the template.

    `others` are suffixes that somebody else writes.
    """
    if suffix not in suffixes:
        raise RefusedError("TK-S003", {"suffix": suffix, "suffixes": ", ".join((*suffixes, *others))})
    if suffix == ".docx":
        from tenderkit.writers.word import write_word

        return write_word(document, template())
    if suffix == ".html":
        from tenderkit.writers.html_writer import write_html

        return write_html(document)
    if suffix == ".xlsx" and document.left_out and not document.requirements:
        from tenderkit.writers.sheet.document_tables import write_document_tables

        return write_document_tables(document)
    if suffix == ".xlsx":
        from tenderkit.writers.sheet.requirement_sheet import write_sheet

        return write_sheet(document)
    from tenderkit.writers.text_writer import write_text

    return write_text(document)


@once_in_a_run
def read_letterhead(folder: Path) -> CompiledTemplate:
    """The letterhead in the folder, compiled; a shipped one comes half-way, so that docxtpl is never asked."""
    path, ready = folder / TEMPLATE_FILE, folder / PREPARED_FILE
    source = path.read_bytes()

    def compiled() -> CompiledTemplate:
        from tenderkit.readers.template.prepared import read_prepared
        from tenderkit.readers.template.template_reader import read_template

        parts = read_prepared(ready, sha256(source).hexdigest())
        return read_template(source, path, LETTERHEAD_FACTS, (CONTENT_SLOT,), parts)

    return prepared("letterheads", CompiledTemplate, (source, ready.read_bytes() if ready.is_file() else b""), compiled)
