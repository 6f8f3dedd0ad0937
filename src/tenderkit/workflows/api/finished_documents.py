"""A kind of document of a case -> its finished documents as bytes, held against the allow-list: the one way for scripts and batches."""

from collections.abc import Collection, Iterator

from msgspec import Struct

from tenderkit.workflows.papers.build_run import FORMATS, load_template
from tenderkit.workflows.papers.composing import compose_documents
from tenderkit.workflows.papers.documents_to_be import DocumentToBe
from tenderkit.workflows.papers.kept_out import refuse_what_may_not_stand, words_of_files
from tenderkit.workflows.papers.kind_of_case import KindOfCase
from tenderkit.workflows.reports.rendering import render_document
from tenderkit.writers.output import digest_of


class BuiltDocument(Struct, frozen=True):
    """A finished file: the document's `name`, `suffix` with its point, the bytes, and their SHA-256 in hexadecimal."""

    name: str
    suffix: str
    data: bytes
    digest: str


def finished_documents(
    asked: KindOfCase,
    formats: Collection[str] = (".docx",),
    only: Collection[str] = (),
    among: Collection[DocumentToBe] | None = None,
) -> Iterator[BuiltDocument]:
    """Every document of the kind in each of the formats, or those named in `only`; `among` are others than the case itself gives.

    Raises `NotAllowedYetError` when the case hasn't come that far, and `InvalidInputError` for a value that can't be written or a
    fact that may not stand there.
    """
    template = load_template(asked.sound, asked.kind)
    for composed in compose_documents(asked, among):
        if only and composed.name not in only:
            continue
        document = composed.composition.document
        files = {suffix: render_document(document, suffix, lambda: template, FORMATS) for suffix in formats}
        named = {f"{composed.name}{suffix}": data for suffix, data in files.items()}
        refuse_what_may_not_stand(asked, composed, words_of_files(named, template.parts.values()))
        for suffix, data in files.items():
            yield BuiltDocument(composed.name, suffix, data, digest_of(data))
