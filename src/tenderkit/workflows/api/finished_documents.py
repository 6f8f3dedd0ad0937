"""A kind of document of a case -> its finished documents as bytes, held against the allow-list: the one way for scripts and batches."""

from collections.abc import Collection, Iterator

from msgspec import Struct

from tenderkit.assembly.compose import compose
from tenderkit.messages import Message
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.problems import InvalidInputError
from tenderkit.workflows.papers.build_run import FORMATS
from tenderkit.workflows.papers.composing import PlannedDocument, planned_documents, problems_of, problems_of_terms
from tenderkit.workflows.papers.documents_to_be import DocumentToBe
from tenderkit.workflows.papers.fact_places import FactPlaces
from tenderkit.workflows.papers.kept_out import refuse_what_may_not_stand, words_of_files
from tenderkit.workflows.papers.kind_of_case import KindOfCase, load_template
from tenderkit.workflows.quick.kept_out_of_open import refuse_in_open
from tenderkit.workflows.quick.quick_writer import QuickWriter
from tenderkit.workflows.reports.pdf_files import PDF, begin_pdf
from tenderkit.workflows.reports.rendering import render_document
from tenderkit.writers.output import digest_of

_WORD = ".docx"


class BuiltDocument(Struct, frozen=True):
    """A finished file: the document's `name`, `suffix` with its point, the bytes, and their SHA-256 in hexadecimal.

    `told` is what deserves a look in it, such as a letter that no font has.
    """

    name: str
    suffix: str
    data: bytes
    digest: str
    told: tuple[Message, ...] = ()


def finished_documents(
    asked: KindOfCase,
    writer: QuickWriter,
    formats: Collection[str] = (_WORD,),
    only: Collection[str] = (),
    among: Collection[DocumentToBe] | None = None,
) -> Iterator[BuiltDocument]:
    """Every document of the kind in each of the formats, or those named in `only`; `writer` keeps what they have in common.

    `among` are others than the case itself gives.

    Raises `NotAllowedYetError` when the case hasn't come that far, and `InvalidInputError` for a value that can't be written or a
    fact that may not stand there.
    """
    if PDF in formats:
        begin_pdf()
    template = load_template(asked.sound, asked.kind)
    for planned in planned_documents(asked, only, among):
        files = _word_file(planned, template, writer) if _WORD in formats else {}
        told: dict[str, tuple[Message, ...]] = {}
        if others := [suffix for suffix in formats if suffix != _WORD]:
            files |= _files(planned, template, others, told)
        for suffix in formats:
            data = files[suffix]
            yield BuiltDocument(planned.to_be.name, suffix, data, digest_of(data), told.get(suffix, ()))


def _word_file(planned: PlannedDocument, template: CompiledTemplate, writer: QuickWriter) -> dict[str, bytes]:
    quick = writer.write(planned.plan, template)
    document = planned.composed(quick.composition)
    places = FactPlaces(planned.asked.sound, planned.asked.matching)
    ask = problems_of if quick.made_as is None else problems_of_terms  # what it was made as had none
    if problems := tuple(ask(planned.asked, document, places)):
        raise InvalidInputError(tuple(dict.fromkeys(problems)))
    file = f"{document.name}{_WORD}"
    if quick.made_as is None:
        words = words_of_files({file: quick.short or quick.data}, template.parts.values())
        refuse_what_may_not_stand(planned.asked, document, (*words, *quick.long))
    else:
        refuse_in_open(planned.asked, document, file, quick.made_as, quick.texts)
    return {_WORD: quick.data}


def _files(
    planned: PlannedDocument, template: CompiledTemplate, formats: Collection[str], told: dict[str, tuple[Message, ...]]
) -> dict[str, bytes]:
    """The document in other formats; `told` gets what deserves a look, by format."""
    composed = planned.composed(compose(planned.plan))
    places = FactPlaces(planned.asked.sound, planned.asked.matching)
    if problems := tuple(problems_of(planned.asked, composed, places)):
        raise InvalidInputError(tuple(dict.fromkeys(problems)))
    document = composed.composition.document
    files = {
        suffix: render_document(document, suffix, lambda: template, FORMATS, (PDF,))
        for suffix in formats
        if suffix != PDF
    }
    words: tuple[str, ...] = ()
    if PDF in formats:
        pdf = composed.as_pdf(planned.asked.sound.places)
        (files[PDF],), words = pdf.files.values(), pdf.words
        told[PDF] = tuple(problem.message for problem in pdf.told)
    named = {f"{composed.name}{suffix}": data for suffix, data in files.items()}
    refuse_what_may_not_stand(planned.asked, composed, (*words_of_files(named, template.parts.values()), *words))
    return files
