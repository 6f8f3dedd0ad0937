"""One copy that leaves the house: its number, what it binds, what it corrects, and the proof that nothing of ours is left."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.model.matching.agreement import Agreement
from tenderkit.model.matching.matching import Breach, Placement
from tenderkit.model.papers.kind import Per
from tenderkit.model.papers.lock import FrozenTerms, IssuedDocument, Lock, Override
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.problems import Problem, RefusedError
from tenderkit.readers.word.document_text import walk
from tenderkit.readers.word.package import Package, read_package
from tenderkit.rules.papers.agreed_terms import AGREEMENT, agreed_terms
from tenderkit.rules.papers.issued_terms import frozen_terms, states_terms
from tenderkit.workflows.matching.recruiters_file import journal_beside, rests_on_matching
from tenderkit.workflows.papers.build_run import FORMATS
from tenderkit.workflows.papers.composing import compose_documents
from tenderkit.workflows.papers.corrections import correction_remarks, what_differs
from tenderkit.workflows.papers.kind_of_case import ComposedDocument, KindOfCase
from tenderkit.workflows.papers.layouts import layout_to_lock
from tenderkit.workflows.papers.lengths import length_to_lock
from tenderkit.workflows.reports.pdf_files import PDF, PdfFile
from tenderkit.workflows.reports.rendering import render_document
from tenderkit.writers.output import digest_of

WORKING_MARK = "[BEKRÄFTA"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class IssuedCopy(Struct, frozen=True):
    """An issued copy and its files by name; the earlier copy that it `corrects`, if it does, and in what.

    `words` are those of its PDF besides what its bytes are read for, `told` what deserves a look in that.
    """

    entry: IssuedDocument
    files: dict[str, bytes]
    composed: ComposedDocument
    corrects: IssuedDocument | None = None
    differing: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    told: tuple[Problem, ...] = ()


class Issuing(Struct, frozen=True):
    """The lock as it stands, what is overridden, the letterhead, and whether each copy is a PDF too."""

    lock: Lock
    override: Override | None
    template: CompiledTemplate
    pdf: bool = False


def issued_copies(asked: KindOfCase, documents: tuple[ComposedDocument, ...], issuing: Issuing) -> Iterator[IssuedCopy]:
    """Of each document the copy that stands already when nothing has changed, else the next number."""
    sections = tuple(document.name for document in documents)
    journal = journal_beside(asked.sound) if rests_on_matching(asked.kind) else None
    for document in documents:
        names = {document.name, document.to_be.earlier}
        earlier = [copy for copy in issuing.lock.issued if copy.document in names]
        entry = IssuedDocument(
            document=document.name,
            number=len(earlier) + 1,
            date=document.plan.day,
            layout=layout_to_lock(document.plan.presentation.layout),
            text=length_to_lock(asked, document),
            template=issuing.template.digest,
            clauses=document.clauses_to_lock,
            outputs={},
            override=issuing.override,
            terms=_terms(asked, document, sections),
            journal=journal.rested_on(_told_of(document), document.plan.day) if journal is not None else None,
        )
        yield _copy(asked, document, issuing, earlier, entry)


def _told_of(document: ComposedDocument) -> str:
    """The place or the deficiency that the document is about; '' for one about them all."""
    about = (document.to_be.about.get(per.value) for per in (Per.PLACEMENT, Per.BREACH))
    return next((str(item.id) for item in about if isinstance(item, Placement | Breach)), "")


def _terms(asked: KindOfCase, document: ComposedDocument, sections: tuple[str, ...]) -> FrozenTerms | None:
    """A requirements section states terms of the case, an agreement its own; every other paper takes them from those."""
    agreement = document.to_be.about.get(AGREEMENT)
    if asked.kind.per is Per.AGREEMENT and isinstance(agreement, Agreement):
        return agreed_terms(agreement, asked.sound.case.format)
    if not states_terms(asked.kind.id):
        return None
    rows = document.composition.document.requirements
    numbers = {name: row.number for row in rows for name in (row.id, *row.also)}
    return frozen_terms(asked.sound.case, document.to_be.lot, numbers, sections)


def _copy(
    asked: KindOfCase,
    composed: ComposedDocument,
    issuing: Issuing,
    earlier: list[IssuedDocument],
    entry: IssuedDocument,
) -> IssuedCopy:
    bound = next((copy for copy in asked.sound.in_force.copies if copy.document == composed.name), None)
    differing = what_differs(entry, bound) if bound is not None else ()
    corrects = bound if differing else None
    if bound is not None and (differing or bound.corrects is not None):
        composed = _remarked(asked, composed, earlier, entry if differing else bound)
    document = composed.composition.document
    contents = {suffix: render_document(document, suffix, lambda: issuing.template, FORMATS) for suffix in FORMATS}
    prove_clean(contents[".docx"])
    pdf = composed.as_pdf(asked.sound.places) if issuing.pdf else PdfFile({})
    contents |= dict.fromkeys((PDF,) if pdf.files else (), next(iter(pdf.files.values()), b""))
    digests = {suffix: digest_of(data) for suffix, data in contents.items()}
    same = next((copy for copy in earlier if _holds(copy, digests) and not differing), None)
    number = same.number if same else entry.number
    stem = composed.name if number == 1 else f"{composed.name}-{number}"
    files = {f"{stem}{suffix}": data for suffix, data in contents.items()}
    outputs = {f"{stem}{suffix}": digest for suffix, digest in digests.items()}
    if same is not None:
        new = same if outputs.items() <= same.outputs.items() else _with_files(same, outputs)
    else:
        new = entry.model_copy(update={"outputs": outputs, "corrects": corrects.number if corrects else None})
    return IssuedCopy(new, files, composed, corrects, differing, pdf.words, pdf.told)


def _holds(copy: IssuedDocument, digests: Mapping[str, str]) -> bool:
    """Whether the copy is of these files; a PDF may be made of it later, when it had none."""
    standing = {PurePath(name).suffix: digest for name, digest in copy.outputs.items()}
    return all(standing.get(suffix, digest if suffix == PDF else "") == digest for suffix, digest in digests.items())


def _with_files(copy: IssuedDocument, outputs: Mapping[str, str]) -> IssuedDocument:
    return copy.model_copy(update={"outputs": {**copy.outputs, **outputs}})


def _remarked(
    asked: KindOfCase, composed: ComposedDocument, earlier: list[IssuedDocument], copy: IssuedDocument
) -> ComposedDocument:
    """The document with what it corrects written in it: a copy is issued again with the same words."""
    before = next(each for each in reversed(earlier) if copy.corrects in (None, each.number))
    remarks = correction_remarks(copy.number, before, what_differs(copy, before))
    presentation = replace(asked.presentation, correction=remarks)
    documents = compose_documents(replace(asked, presentation=presentation))
    return next(each for each in documents if each.name == composed.name)


def prove_clean(docx: bytes) -> None:
    """Look at the finished file, not at what we meant to write: no working mark, comment or tracked change is left.

    Raises `RefusedError`. A value may hold the letters of a tag; a question mark of ours it may not.
    """
    if found := tuple(_leftovers(read_package(docx, PurePath("utfardat.docx")))):
        raise RefusedError("TK-L096", {"what": ", ".join(found)})


def _leftovers(package: Package) -> Iterator[str]:
    yield from package.parts_of_type(_COMMENTS)
    for block in walk(package):
        if WORKING_MARK in block.text:
            yield WORKING_MARK
        if block.deleted:
            yield block.text
