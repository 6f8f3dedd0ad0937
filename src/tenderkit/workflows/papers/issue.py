"""The final copy: refused while anything is unsettled, proved clean, locked, entered in the lock, never replaced."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePath

from tenderkit.assembly.plan import Layout, Presentation
from tenderkit.messages import Message, document_text
from tenderkit.model.papers.lock import IssuedDocument, Lock, Override
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.problems import NotAllowedYetError, Problem, RefusedError
from tenderkit.project.one_run import one_run
from tenderkit.project.places import ISSUED_FOLDER
from tenderkit.readers.law.law_table_reader import read_law_table
from tenderkit.readers.papers.lock_reader import read_standing_lock
from tenderkit.readers.word.document_text import walk
from tenderkit.readers.word.package import Package, read_package
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.finished.issuing import reasons_not_to_issue
from tenderkit.rules.law.law_index import law_index
from tenderkit.rules.law.legal_basis import computed_facts
from tenderkit.workflows.case.sound_case import SoundCase, load_sound_case, settle_case
from tenderkit.workflows.matching.recruiters_file import matching_for
from tenderkit.workflows.papers.build import remarks_on
from tenderkit.workflows.papers.build_run import DEFAULT_KIND, FORMATS, load_template, locked_clauses
from tenderkit.workflows.papers.composing import QUOTED_KIND, compose_documents
from tenderkit.workflows.papers.kept_out import refuse_what_may_not_stand
from tenderkit.workflows.papers.kind_of_case import ComposedDocument, KindOfCase, load_kind
from tenderkit.workflows.papers.layouts import layout_to_lock, remembered_layout
from tenderkit.workflows.reports.rendering import render_document
from tenderkit.writers.lock_writer import write_lock
from tenderkit.writers.output import Output, digest_of, place
from tenderkit.writers.refusals import once_more

OPEN_QUESTION = "TK-L090"  # the one reason that nobody can override: the words are not there yet
_WORKING_MARK = "[BEKRÄFTA"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


@dataclass(frozen=True, slots=True)
class IssueOptions:
    """`override` lets a document out in spite of the rules: the reason, and `by`, who answers for it.

    An open question can't be overridden. Without a `layout` the copy is numbered as it was built.
    """

    kinds: tuple[str, ...] = (DEFAULT_KIND,)
    to: Path | None = None
    day: date | None = None
    layout: Layout | None = None
    override: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class IssueResult:
    """The files of the issued copies, which rules were overridden, and what deserves a look all the same."""

    files: tuple[Path, ...]
    overridden: tuple[Message, ...]
    warnings: tuple[Problem, ...]


@once_more
@one_run()
def issue(case_path: Path, options: IssueOptions) -> IssueResult:
    """Issue every document of the kinds; raises `NotAllowedYetError` with every reason at once."""
    settle_case(case_path)
    sound = load_sound_case(case_path)
    if sound.folder is None or sound.lock_file is None:
        raise RefusedError("TK-L095")
    lock_file, folder = sound.lock_file, options.to or sound.folder / ISSUED_FOLDER
    if options.day is not None:
        sound = replace(sound, day=options.day)
    standing = read_standing_lock(lock_file)
    lock = standing.lock
    prepared = [_prepare(sound, kind_id, lock, options) for kind_id in options.kinds]
    copies = [copy for kind in prepared for copy in kind.copies]
    new = tuple(copy.entry for copy in copies if copy.entry not in lock.issued)
    outputs = [
        Output(folder / name, data, private=kind.private)
        for kind in prepared
        for copy in kind.copies
        for name, data in copy.files.items()
    ]
    new_lock = lock.model_copy(update={"issued": (*lock.issued, *new)})
    written = Output(lock_file, write_lock(new_lock), made_of=standing.digest)
    documents = [document for kind in prepared for document in kind.documents]
    result = IssueResult(
        files=tuple(output.path for output in outputs),
        overridden=tuple(reason for kind in prepared for reason in kind.reasons),
        warnings=(*sound.warnings, *remarks_on(sound, documents)),
    )
    place([*outputs, written])  # no file is known as ours: a copy that went out is never replaced
    return result


@dataclass(frozen=True, slots=True)
class _Copy:
    """An issued copy and its files by name."""

    entry: IssuedDocument
    files: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class _Prepared:
    """One kind, ready to be written; `reasons` are the ones that were overridden. `private` papers tell of a person."""

    copies: tuple[_Copy, ...]
    documents: tuple[ComposedDocument, ...]
    reasons: tuple[Message, ...]
    private: bool


def _prepare(sound: SoundCase, kind_id: str, lock: Lock, options: IssueOptions) -> _Prepared:
    kind = load_kind(sound, kind_id)
    template = load_template(sound, kind)
    layout = options.layout or remembered_layout(lock, kind.id)
    matching = matching_for(sound, kind)
    quoted = remembered_layout(lock, QUOTED_KIND)
    presentation = Presentation(layout, issued=True)
    asked = KindOfCase(sound, kind, presentation, lock.all_versions(), matching, quoted)
    documents = compose_documents(asked)
    reasons = _reasons(sound, documents)
    if reasons and (not options.override or any(reason.code == OPEN_QUESTION for reason in reasons)):
        raise NotAllowedYetError(reasons)
    override = _override(options, reasons)
    if override is not None:
        remarked = replace(presentation, remarks=(_remark(override),))
        documents = compose_documents(replace(asked, presentation=remarked))
    copies = tuple(_copy(document, template, lock, override) for document in documents)
    for document, copy in zip(documents, copies, strict=True):
        refuse_what_may_not_stand(asked, document, copy.files, template.parts.values())
    return _Prepared(copies, documents, reasons, kind.tells_of_a_person)


def _reasons(sound: SoundCase, documents: tuple[ComposedDocument, ...]) -> tuple[Message, ...]:
    index = law_index(read_law_table(sound.places.clause_folders))
    reasons: dict[Message, None] = {}
    for document in documents:
        lot = document.to_be.lot
        facts = Facts(sound.case, computed_facts(sound.legal, sound.case, lot), lot.requirement if lot else None)
        entries = (chosen.entry for chosen in document.composition.selection.included)
        questions = document.composition.document.questions
        reasons |= dict.fromkeys(reasons_not_to_issue(entries, questions, facts, index, sound.day))
    return tuple(reasons)


def _remark(override: Override) -> str:
    codes = ", ".join(override.codes)
    return document_text("document.override", reason=override.reason, by=override.by, codes=codes)


def _override(options: IssueOptions, reasons: tuple[Message, ...]) -> Override | None:
    codes = tuple(dict.fromkeys(reason.code for reason in reasons))
    return Override(reason=options.override, by=options.by, codes=codes) if reasons else None


def _copy(composed: ComposedDocument, template: CompiledTemplate, lock: Lock, override: Override | None) -> _Copy:
    """The copy that stands already when nothing has changed, else the next number."""
    document = composed.composition.document
    contents = {suffix: render_document(document, suffix, lambda: template, FORMATS) for suffix in FORMATS}
    prove_clean(contents[".docx"])
    earlier = [copy for copy in lock.issued if copy.document == composed.name]
    digests = {digest_of(data) for data in contents.values()}
    same = next((copy for copy in earlier if digests == set(copy.outputs.values())), None)
    number = same.number if same else len(earlier) + 1
    stem = composed.name if number == 1 else f"{composed.name}-{number}"
    files = {f"{stem}{suffix}": data for suffix, data in contents.items()}
    copy = IssuedDocument(
        document=composed.name,
        number=number,
        date=composed.plan.day,
        layout=layout_to_lock(composed.plan.presentation.layout),
        template=template.digest,
        clauses=locked_clauses(composed),
        outputs={name: digest_of(data) for name, data in files.items()},
        override=override,
    )
    return _Copy(same or copy, files)


def prove_clean(docx: bytes) -> None:
    """Look at the finished file, not at what we meant to write: no working mark, comment or tracked change is left.

    Raises `RefusedError`. A value may hold the letters of a tag; a question mark of ours it may not.
    """
    if found := tuple(_leftovers(read_package(docx, PurePath("utfardat.docx")))):
        raise RefusedError("TK-L096", {"what": ", ".join(found)})


def _leftovers(package: Package) -> Iterator[str]:
    yield from package.parts_of_type(_COMMENTS)
    for block in walk(package):
        if _WORKING_MARK in block.text:
            yield _WORKING_MARK
        if block.deleted:
            yield block.text
