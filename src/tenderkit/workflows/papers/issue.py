"""The final copy: refused while anything is unsettled, proved clean, locked, entered in the lock, never replaced."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.assembly.plan import Presentation, WantedLayout
from tenderkit.messages import Message, document_text
from tenderkit.model.papers.document import ClauseMarks
from tenderkit.model.papers.lock import Lock, Override
from tenderkit.problems import NotAllowedYetError, Problem, RefusedError
from tenderkit.project.one_run import one_run
from tenderkit.project.places import ISSUED_FOLDER, OUTPUT_FOLDER
from tenderkit.readers.law.law_table_reader import read_law_table
from tenderkit.rules.conditions.facts import Facts
from tenderkit.rules.finished.issuing import grouped, reasons_not_to_issue
from tenderkit.rules.law.law_index import law_index
from tenderkit.rules.law.legal_basis import computed_facts
from tenderkit.rules.papers.issued_terms import states_terms
from tenderkit.workflows.case.sound_case import SoundCase, load_sound_case, settle_case
from tenderkit.workflows.matching.recruiters_file import matching_for, stop_at_format_one
from tenderkit.workflows.papers.build import lives_of, refuse_among_the_cases, remarks_on
from tenderkit.workflows.papers.build_run import DEFAULT_KIND
from tenderkit.workflows.papers.composing import compose_documents
from tenderkit.workflows.papers.corrections import refuse_correction, refuse_its_day, refuse_unasked
from tenderkit.workflows.papers.issued_copy import IssuedCopy, Issuing, issued_copies
from tenderkit.workflows.papers.kept_out import refuse_what_may_not_stand, words_of_files
from tenderkit.workflows.papers.kind_of_case import (
    ComposedDocument,
    KindOfCase,
    load_kind,
    load_template,
    versions_for,
)
from tenderkit.workflows.papers.layouts import in_layouts
from tenderkit.workflows.papers.lengths import in_lengths, length_remarks
from tenderkit.workflows.papers.what_leaves import (
    NEVER_OVERRIDDEN,
    reasons_to_stay,
    refuse_numbers,
    told_of_what_leaves,
)
from tenderkit.workflows.papers.written_in_case import written_remarks
from tenderkit.workflows.reports.pdf_files import begin_pdf
from tenderkit.writers.lock_writer import write_lock
from tenderkit.writers.output import Output, place
from tenderkit.writers.refusals import once_more

OPEN_QUESTION = "TK-L090"
# Nobody can answer for these: the words are not there yet, or must go.
_NEVER_OVERRIDDEN = NEVER_OVERRIDDEN | {OPEN_QUESTION}


class IssueOptions(Struct, frozen=True):
    """`override` lets a document out in spite of the rules: the reason, and `by`, who answers for it.

    An open question, a gap and an identity number can't be overridden. What `layout` doesn't ask for is as it was built. A
    `correction` issues the requirements section anew with other terms, before the award. With `pdf` each copy is a PDF too; one that
    was issued without gets it. A `dry_run` only tells what would be written.
    """

    kinds: tuple[str, ...] = (DEFAULT_KIND,)
    to: Path | None = None
    day: date | None = None
    layout: WantedLayout | None = None
    override: str = ""
    by: str = ""
    correction: bool = False
    marks: ClauseMarks = ClauseMarks.LINE
    pdf: bool = False
    dry_run: bool = False


class IssueResult(Struct, frozen=True):
    """The files of the issued copies, which rules were overridden, and what deserves a look all the same.

    `corrected` are the documents of a corrected issue, which everyone who has the earlier one must get.
    `warnings` are about what was issued, `case_warnings` what `check` says of the case.
    """

    files: tuple[Path, ...]
    overridden: tuple[Message, ...]
    warnings: tuple[Problem, ...]
    corrected: tuple[str, ...] = ()
    case_warnings: tuple[Problem, ...] = ()


@once_more
@one_run()
def issue(case_path: Path, options: IssueOptions) -> IssueResult:
    """Issue every document of the kinds; raises `NotAllowedYetError` with every reason at once."""
    if options.pdf:
        begin_pdf()
    settle_case(case_path, touch=not options.dry_run)
    sound = load_sound_case(case_path, as_written=options.correction, day=options.day)
    if sound.folder is None or sound.lock_file is None:
        raise RefusedError("TK-L095")
    stop_at_format_one(sound)
    _stop_at_other_terms(sound, options)
    at_home, away = sound.among_its_persons(), sound.persons_out_of_reach
    apart = at_home is not None or away is not None
    private = tuple(kind for kind in options.kinds if apart and load_kind(sound, kind).tells_of_a_person)
    if not private:
        return _issue(sound, options)
    if at_home is None:
        raise RefusedError("TK-M261", {"folder": away})
    refuse_among_the_cases(sound, options.to)
    others = tuple(kind for kind in options.kinds if kind not in private)
    issued = _issue(at_home, replace(options, kinds=private))
    return _both(_issue(sound, replace(options, kinds=others)), issued) if others else issued


def _both(others: IssueResult, of_persons: IssueResult) -> IssueResult:
    return replace(
        others,
        files=(*others.files, *of_persons.files),
        overridden=(*others.overridden, *of_persons.overridden),
        warnings=tuple(dict.fromkeys((*others.warnings, *of_persons.warnings))),
        corrected=(*others.corrected, *of_persons.corrected),
    )


def _issue(sound: SoundCase, options: IssueOptions) -> IssueResult:
    """The copies beside the case, or among its persons, with the lock there."""
    lock_file, papers = sound.lock_file, sound.papers_folder
    if lock_file is None or papers is None:
        raise RefusedError("TK-L095")
    folder, lock = _folder(papers, options), sound.papers_lock.lock
    prepared = [_prepare(sound, kind_id, lock, options) for kind_id in options.kinds]
    copies = [copy for kind in prepared for copy in kind.copies]
    _settle_corrections(sound, copies, options)
    entries = {(copy.entry.document, copy.entry.number): copy.entry for copy in copies}
    standing = tuple(entries.pop((entry.document, entry.number), entry) for entry in lock.issued)
    outputs = [
        Output(folder / name, data, private=kind.private)
        for kind in prepared
        for copy in kind.copies
        for name, data in copy.files.items()
    ]
    new_lock = lock.model_copy(update={"issued": (*standing, *entries.values())})
    written = Output(lock_file, write_lock(new_lock), made_of=sound.papers_lock.digest)
    documents = [document for kind in prepared for document in kind.documents]
    result = IssueResult(
        files=tuple(output.path for output in outputs),
        overridden=tuple(reason for kind in prepared for reason in kind.reasons),
        warnings=(
            *sound.on_terms,
            *remarks_on(sound, documents),
            *(each for kind in prepared for each in kind.told),
        ),
        case_warnings=sound.of_the_case,
        corrected=tuple(copy.entry.document for copy in copies if copy.corrects),
    )
    if options.dry_run:
        return result
    place([*outputs, written])  # no file is known as ours: a copy that went out is never replaced
    return result


def _folder(case_folder: Path, options: IssueOptions) -> Path:
    """Where the copies go: not where builds are replaced."""
    folder = options.to or case_folder / ISSUED_FOLDER
    if folder.resolve() == (case_folder / OUTPUT_FOLDER).resolve():
        raise RefusedError("TK-L297", {"folder": OUTPUT_FOLDER, "issued": ISSUED_FOLDER})
    return folder


def _stop_at_other_terms(sound: SoundCase, options: IssueOptions) -> None:
    """Before anything is composed: terms that can't be read, a correction that may not be made, or that nobody asked for."""
    sound.stop_if_terms_are_lost()
    if options.correction:
        refuse_correction(sound, options.kinds)
    else:
        refuse_unasked(sound, options.kinds)


def _settle_corrections(sound: SoundCase, copies: Sequence[IssuedCopy], options: IssueOptions) -> None:
    """What was issued is changed by a correction that is asked for, and by nothing else."""
    corrected = [copy for copy in copies if copy.corrects]
    if not options.correction:
        reasons = (Message("TK-L280", _correction_facts(copy)) for copy in corrected)
        if refused := tuple(reasons):
            raise NotAllowedYetError(refused)
    elif not corrected:
        raise NotAllowedYetError((Message("TK-L284"),))
    else:
        refuse_its_day(sound, options.day, sound.in_force.copies)


def _correction_facts(copy: IssuedCopy) -> dict[str, str]:
    date_of_earlier = copy.corrects.date.isoformat() if copy.corrects is not None else ""
    return {"document": copy.entry.document, "date": date_of_earlier, "what": " ".join(copy.differing)}


class _Prepared(Struct, frozen=True):
    """One kind, ready to be written; `reasons` are the ones that were overridden. `private` papers tell of a person."""

    copies: tuple[IssuedCopy, ...]
    documents: tuple[ComposedDocument, ...]
    reasons: tuple[Message, ...]
    told: tuple[Problem, ...]
    private: bool


def _prepare(sound: SoundCase, kind_id: str, lock: Lock, options: IssueOptions) -> _Prepared:
    kind = load_kind(sound, kind_id)
    if options.day is None and states_terms(kind.id) and sound.in_force.copies:
        sound = replace(sound, day=sound.in_force.copies[-1].date)
    template = load_template(sound, kind)
    presentation = Presentation(marks=options.marks, issued=True)
    versions = versions_for(sound, kind, sound.locked_versions)
    found = KindOfCase(sound, kind, presentation, versions, matching_for(sound, kind))
    asked = in_layouts(in_lengths(found, lock, correction=options.correction), lock, options.layout)
    documents = compose_documents(asked)
    told = (
        *told_of_what_leaves(written_remarks(sound, [kind]), asked, documents),
        *length_remarks(asked, documents),
    )
    reasons = (*_reasons(sound, documents), *reasons_to_stay(told))
    if reasons and (not options.override or any(reason.code in _NEVER_OVERRIDDEN for reason in reasons)):
        raise NotAllowedYetError(reasons)
    override = _override(options, reasons)
    if override is not None:
        remarked = replace(presentation, remarks=(remark_of(override),))
        asked = replace(asked, presentation=remarked)
        documents = compose_documents(asked)
    copies = tuple(issued_copies(asked, documents, Issuing(lock, override, template, options.pdf)))
    for copy in copies:
        words = (*words_of_files(copy.files, template.parts.values()), *copy.words)
        refuse_what_may_not_stand(asked, copy.composed, words)
        refuse_numbers(copy.composed.name, words)
    rest = [each for each in told if each.message not in reasons]
    rest += (each for copy in copies for each in copy.told)
    composed = tuple(copy.composed for copy in copies)
    return _Prepared(copies, composed, reasons, tuple(rest), kind.tells_of_a_person)


def _reasons(sound: SoundCase, documents: tuple[ComposedDocument, ...]) -> tuple[Message, ...]:
    index = law_index(read_law_table(sound.places.clause_folders))
    reasons: dict[Message, None] = {}
    for document in documents:
        lot = document.to_be.lot
        facts = Facts(sound.case, computed_facts(sound.legal, sound.case, lot), lot.requirement if lot else None)
        questions = document.composition.document.questions
        reasons |= dict.fromkeys(reasons_not_to_issue(lives_of(document), questions, facts, index))
    return grouped(reasons)


def remark_of(override: Override) -> str:
    """What the copy itself says of who let it out, and why."""
    codes = ", ".join(override.codes)
    return document_text("document.override", reason=override.reason, by=override.by, codes=codes)


def _override(options: IssueOptions, reasons: tuple[Message, ...]) -> Override | None:
    codes = tuple(dict.fromkeys(reason.code for reason in reasons))
    return Override(reason=options.override, by=options.by, codes=codes) if reasons else None
