"""One run of `build`: kind after kind is composed, rendered and held against its allow-list; nothing touches the disk."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct, field

from tenderkit.assembly.plan import Presentation, WantedLayout
from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.papers.document import ClauseMarks, CopyUnit, Document
from tenderkit.model.papers.kind import AboutWhat, Kind, Per
from tenderkit.model.papers.lock import Lock, LockedDocument
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.problems import InvalidInputError, NotAllowedYetError, Problem, RefusedError
from tenderkit.readers.papers.about_reader import kinds_about
from tenderkit.rules.contract.each_requirement import common_requirement
from tenderkit.rules.contract.requirement_brief import lot_words
from tenderkit.rules.finished.written_words import IDENTITY_NUMBER
from tenderkit.rules.papers.issued_terms import QUOTED_KIND
from tenderkit.workflows.case.sound_case import SoundCase
from tenderkit.workflows.matching.recruiters_file import matching_for, read_sound_matching
from tenderkit.workflows.papers.composing import compose_documents
from tenderkit.workflows.papers.documents_to_be import documents_to_be
from tenderkit.workflows.papers.kept_out import (
    names_not_searched,
    refuse_on_the_index,
    refuse_what_may_not_stand,
    words_of_files,
)
from tenderkit.workflows.papers.kind_of_case import ComposedDocument, KindOfCase, load_kind, load_template, versions_for
from tenderkit.workflows.papers.layouts import in_layouts, layout_to_lock
from tenderkit.workflows.papers.lengths import in_lengths, length_remarks, length_to_lock
from tenderkit.workflows.papers.what_leaves import holds_a_number, number_in_file, told_of_what_leaves
from tenderkit.workflows.papers.written_in_case import WrittenRemark, written_remarks
from tenderkit.workflows.reports.pdf_files import PDF, PdfFile, begin_pdf, names_a_pdf
from tenderkit.workflows.reports.rendering import render_document
from tenderkit.writers.output import digest_of

DEFAULT_KIND = QUOTED_KIND
FORMATS = (".docx", ".html", ".txt")
INDEX = "index.html"
SHEET = ".xlsx"
DATA = ".json"
SHEET_NAME = "kravlista"


class BuildOptions(Struct, frozen=True):
    """What the user asked for. `to` is a folder, or a file whose suffix decides the format.

    `everything` builds every kind that the case has come far enough for. What `layout` doesn't ask for is as it was last
    time; a document that is built for the first time is numbered from 1. A `correction` shows the requirements section with
    the case's own terms although others have been issued. `paste` writes blocks to copy instead of documents. `of_persons` takes only the kinds whose papers tell of a person, or only the others, and `named` only the documents by those
    names, where a kind has several.
    With `pdf` each document is a PDF too, by the program that `via` names where it names one: then of each Word file. `progress` is told how many of how many kinds are done. `row` and `year` say which one is meant where the papers are about
    a row of the plan or a year.
    """

    kinds: tuple[str, ...] = (DEFAULT_KIND,)
    everything: bool = False
    to: Path | None = None
    day: date | None = None
    force: bool = False
    dry_run: bool = False
    paste: CopyUnit | None = None
    working_copy: bool = False
    marks: ClauseMarks = ClauseMarks.LINE
    layout: WantedLayout | None = None
    correction: bool = False
    of_persons: bool | None = None
    named: frozenset[str] = frozenset()
    progress: Callable[[int, int], None] | None = None
    row: int | None = None
    year: int | None = None
    pdf: bool = False
    via: str = ""

    @property
    def wants_pdf(self) -> bool:
        return (self.pdf or names_a_pdf(self.to)) and not self.via

    def begin(self) -> None:
        """What is started before anything is composed; raises `RefusedError` where the options don't go together."""
        if self.via:
            from tenderkit.workflows.office.pdfs_of_build import begin_office

            begin_office()
        elif self.wants_pdf:
            begin_pdf(pastes=self.paste is not None, works=self.working_copy)


class BuildRun(Struct):
    """What has been made so far: the files by name, those that tell of a person, the lock's entries, and the kinds that wait.

    `told` is what deserves a look in the words that were printed, of all the `remarks` on the case; `kept_back` are the
    documents that were refused, by name, and `refused` the kinds of which no document is left.
    """

    sound: SoundCase
    lock: Lock
    options: BuildOptions
    only: str
    locked: dict[str, Mapping[str, str]]
    written: dict[str, bytes] = field(default_factory=dict)
    private: set[str] = field(default_factory=set)
    documents: dict[str, LockedDocument] = field(default_factory=dict)
    composed: list[ComposedDocument] = field(default_factory=list)
    built: list[tuple[Kind, tuple[str, ...]]] = field(default_factory=list)
    waiting: list[tuple[Kind, tuple[Message, ...]]] = field(default_factory=list)
    told: list[Problem] = field(default_factory=list)
    kept_back: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    refused: list[tuple[Kind, tuple[Message, ...]]] = field(default_factory=list)
    remarks: tuple[WrittenRemark, ...] = ()

    def build(self) -> None:
        """Every kind that was asked for.

        With `everything`, one that isn't ready yet waits, and one that is refused is kept back, instead of stopping the rest;
        a fault that leaves nothing to build is raised all the same.
        """
        kinds = self._kinds()
        self.remarks = written_remarks(self.sound, kinds)
        for done, kind in enumerate(kinds, 1):
            try:
                self._build_kind(kind)
            except NotAllowedYetError as error:
                if not self.options.everything:
                    raise
                self.waiting.append((kind, error.reasons))
            except InvalidInputError as error:
                self._keep_back(kind.id, error)
                self.refused.append((kind, tuple(problem.message for problem in error.problems)))
            if self.options.progress is not None:
                self.options.progress(done, len(kinds))
        self._add_pdfs()
        if self.kept_back and not self.written:
            problems = (problem for each in self.kept_back.values() for problem in each)
            raise InvalidInputError(tuple(dict.fromkeys(problems)))

    def _add_pdfs(self) -> None:
        if not self.options.via:
            return
        from tenderkit.workflows.office.pdfs_of_build import add_pdfs, with_pdfs

        pdfs = add_pdfs(self)
        for name, problems in pdfs.faults.items():
            self._keep_back(name, InvalidInputError(problems))
        self.private |= set(with_pdfs(tuple(self.private), pdfs))
        self.built = [(kind, with_pdfs(names, pdfs)) for kind, names in self.built]

    def _keep_back(self, name: str, error: InvalidInputError) -> None:
        if not self.options.everything:
            raise error
        self.kept_back[name] = error.problems

    def add_index(self) -> None:
        """The page that shows phase by phase what there is, and what is missing for the rest."""
        from tenderkit.writers.index_writer import write_index

        self.written[INDEX] = page = write_index(self.sound.case, self.built, (*self.waiting, *self.refused))
        try:
            matching, _ = read_sound_matching(self.sound)
        except InvalidInputError:  # no page names what it says; its faults are told where its documents are kept back
            matching = None
        kinds = (kind for kind, _ in (*self.built, *self.waiting, *self.refused))
        refuse_on_the_index(self.sound, matching, kinds, {INDEX: page})

    def new_lock(self) -> Lock:
        """The lock with what this run made; what it doesn't name stays as it was."""
        index = digest_of(self.written[INDEX]) if INDEX in self.written else self.lock.index
        return self.lock.model_copy(update={"documents": {**self.lock.documents, **self.documents}, "index": index})

    def _kinds(self) -> tuple[Kind, ...]:
        """The requirements section comes first: others quote it."""
        names = kinds_about(self.sound.places, AboutWhat.CASE) if self.options.everything else self.options.kinds
        kinds = [load_kind(self.sound, name) for name in names]
        if self.options.of_persons is not None:
            kinds = [kind for kind in kinds if kind.tells_of_a_person is self.options.of_persons]
        return tuple(sorted(kinds, key=lambda kind: (kind.id != QUOTED_KIND, kind.order)))

    def _build_kind(self, kind: Kind) -> None:
        template = load_template(self.sound, kind)
        asked = self._as_before(kind)
        names: list[str] = []
        refused: list[Message] = []
        documents = compose_documents(asked)
        sections = {_for_which_lots(asked.sound.case, each): each.composition.document for each in documents}
        for document in (each for each in documents if not self.options.named or each.name in self.options.named):
            pdf = document.as_pdf(self.sound.places, self.only) if self.options.wants_pdf else PdfFile({})
            files = dict(render_files(document, template, self.options, self.only, sections)) | pdf.files
            words = (*words_of_files(files, template.parts.values()), *pdf.words)
            if found := self._refused(asked, document, words):
                refused += found
                continue
            self._read(asked, document, words, min(files))
            self.told += pdf.told
            if clash := self.written.keys() & files.keys():
                raise RefusedError("TK-S011", {"file": min(clash)})
            self._write(files, private=kind.tells_of_a_person)
            self.documents[document.name] = self._locked_document(asked, document, template, files)
            self.locked[document.name] = {ref.id: ref.version for ref in document.composition.document.clauses}
            self.composed.append(document)
            names += files
        if names or not refused:
            self.built.append((kind, tuple(names)))
        else:
            self.refused.append((kind, tuple(refused)))

    def _write(self, files: Mapping[str, bytes], *, private: bool) -> None:
        self.written |= files
        self.private |= files.keys() if private else set()

    def _as_before(self, kind: Kind) -> KindOfCase:
        """The kind with what its documents keep from their last build."""
        self._take_over_older_names(kind)
        options, lock = self.options, self.new_lock()
        found = KindOfCase(
            self.sound,
            kind,
            Presentation(marks=options.marks, working_copy=options.working_copy),
            versions_for(self.sound, kind, self.locked),
            matching_for(self.sound, kind),
        )
        return in_layouts(in_lengths(found, lock, correction=options.correction), lock, options.layout)

    def _take_over_older_names(self, kind: Kind) -> None:
        """A document whose name has changed keeps its entry in the lock, and the reader is told which files are left behind."""
        documents = documents_to_be(self.sound.case, None, kind) if kind.per is Per.SUPPLIER else ()
        names = {to_be.name for to_be in documents}
        for to_be in documents:
            entry = self.lock.documents.get(to_be.earlier)
            if entry is None or to_be.earlier in names or to_be.name in self.lock.documents:
                continue
            others = {name: other for name, other in self.lock.documents.items() if name != to_be.earlier}
            self.lock = self.lock.model_copy(update={"documents": {**others, to_be.name: entry}})
            self.locked[to_be.name] = self.locked.pop(to_be.earlier, {})
            facts = {"before": to_be.earlier, "now": to_be.name, "files": ", ".join(sorted(entry.outputs))}
            self.told.append(self.sound.problem("suppliers", Message("TK-K022", facts)))

    def _refused(self, asked: KindOfCase, document: ComposedDocument, words: Collection[str]) -> tuple[Message, ...]:
        """Why the document is kept back; without others to build it is raised instead."""
        try:
            refuse_what_may_not_stand(asked, document, words)
        except InvalidInputError as error:
            self._keep_back(document.name, error)
            return tuple(problem.message for problem in error.problems)
        return ()

    def _read(self, asked: KindOfCase, document: ComposedDocument, words: Collection[str], file: str) -> None:
        """What the document is about to tell; a number that no text of the case holds came with the letterhead or a clause."""
        told = told_of_what_leaves(self.remarks, asked, (document,))
        if not any(problem.message.code == IDENTITY_NUMBER for problem in told) and holds_a_number(words):
            told = (*told, number_in_file(file))
        told = (*told, *length_remarks(asked, (document,)), *names_not_searched(asked))
        self.told += (problem for problem in told if problem not in self.told)

    def _locked_document(
        self, asked: KindOfCase, document: ComposedDocument, template: CompiledTemplate, files: Mapping[str, bytes]
    ) -> LockedDocument:
        """The entry of the lock; files of other formats that an earlier build wrote stay known as ours."""
        earlier = self.lock.documents.get(document.name)
        return LockedDocument(
            date=document.plan.day,
            layout=layout_to_lock(document.plan.presentation.layout),
            text=length_to_lock(asked, document),
            template=template.digest,
            clauses=document.clauses_to_lock,
            outputs={**(earlier.outputs if earlier else {}), **{name: digest_of(data) for name, data in files.items()}},
        )


def render_files(
    composed: ComposedDocument,
    template: CompiledTemplate,
    options: BuildOptions,
    only: str,
    sections: Mapping[str, Document],
) -> Iterator[tuple[str, bytes]]:
    """The document's files by name; `only` is the one file that the user named. `sections` are the kind's documents by their lots."""
    document = composed.composition.document

    def written(suffix: str) -> bytes:
        return render_document(document, suffix, lambda: template, (*FORMATS, SHEET), (PDF,))

    if options.paste:
        from tenderkit.writers.paste_writer import write_paste, write_paste_text

        yield f"{composed.name}-klistra.html", write_paste(document, options.paste)
        yield f"{composed.name}-klistra.txt", write_paste_text(document, options.paste)
        return
    if options.working_copy:
        yield f"{composed.name}-arbetskopia.docx", written(".docx")
        return
    for suffix in _suffixes(only):
        yield only or f"{composed.name}{suffix}", written(suffix)
    if not only and composed.plan.kind.sheet:
        yield f"{composed.name}{SHEET}", written(SHEET)
    if not only and composed.plan.kind.data:
        from tenderkit.writers.record_json import write_record

        yield f"{composed.name}{DATA}", write_record(composed.plan.facts.lookup(f"computed.{composed.plan.kind.data}"))
    if not only and document.kind == QUOTED_KIND and document.requirements:
        from tenderkit.writers.sheet.requirement_sheet import write_sheet

        yield f"{SHEET_NAME}{composed.name.removeprefix(document.kind)}{SHEET}", write_sheet(document, sections)


def _suffixes(only: str) -> tuple[str, ...]:
    """A PDF is made beside, by whoever proves it."""
    suffix = Path(only).suffix
    return FORMATS if not only else () if suffix.lower() == PDF else (suffix,)


def _for_which_lots(case: Procurement, composed: ComposedDocument) -> str:
    """`anbudsområdena A och C`; nothing where the procurement isn't divided."""
    if not case.contract.lots:
        return ""
    lots = (composed.to_be.lot,) if composed.to_be.lot is not None else common_requirement(case).lots
    return lot_words(tuple(lot.id for lot in lots))
