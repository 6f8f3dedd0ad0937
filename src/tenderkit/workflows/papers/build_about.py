"""From what a paper is about, where that is no case, to its files and the lock beside them: as `build` does for a case."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field

from tenderkit.assembly.compose import compose
from tenderkit.assembly.plan import DocumentPlan, Layout, Presentation
from tenderkit.messages import Message
from tenderkit.model.clauses.library import ClauseLibrary
from tenderkit.model.papers.document import Numbering
from tenderkit.model.papers.kind import Kind
from tenderkit.model.papers.lock import Lock, LockedDocument
from tenderkit.problems import InvalidInputError, NotAllowedYetError, Problem, RefusedError
from tenderkit.project.places import CASE_FILE, FORM_FILE, MATCHING_FILE, OUTPUT_FOLDER, PERSONS_FILE
from tenderkit.readers.papers.kind_reader import read_kind
from tenderkit.readers.papers.lock_reader import read_standing_lock
from tenderkit.rules.conditions.about_facts import AboutFacts
from tenderkit.rules.contract.party_words import WORDS_IN_GENERAL
from tenderkit.rules.papers.figures_about import KnownAbout, figures_about
from tenderkit.rules.privacy.distinctive_index import DistinctiveIndex, ForbiddenFacts
from tenderkit.workflows.papers.build import BuildResult, lock_can_be_written, write_papers
from tenderkit.workflows.papers.build_run import BuildOptions, render_files
from tenderkit.workflows.papers.documents_to_be import DocumentToBe
from tenderkit.workflows.papers.kept_out import words_of_files
from tenderkit.workflows.papers.kind_facts import day_of_document, ready_among, title_of
from tenderkit.workflows.papers.kind_of_case import ComposedDocument
from tenderkit.workflows.papers.matter import Matter, roles_of_kinds
from tenderkit.workflows.papers.what_leaves import holds_a_number, number_in_file
from tenderkit.workflows.privacy.our_words import OurWords, words_beside
from tenderkit.workflows.reports.pdf_files import PdfFile
from tenderkit.workflows.reports.rendering import read_letterhead
from tenderkit.writers.lock_writer import write_lock
from tenderkit.writers.moves.recovery import is_interrupted, settle
from tenderkit.writers.output import Output, Rights, digest_of

_NO_CLAUSES = ClauseLibrary((), {})
_FILES_OF_A_CASE = (CASE_FILE, FORM_FILE, MATCHING_FILE, PERSONS_FILE)


def build_about(matter: Matter, options: BuildOptions) -> BuildResult:
    """Compose, write beside, verify, move into place; then the lock.

    With `everything` a kind that isn't ready waits instead of stopping the rest. Raises `RefusedError` for a folder of a case.
    """
    if options.correction:
        raise NotAllowedYetError(tuple(Message("TK-L289", {"kind": kind}) for kind in options.kinds))
    options.begin()
    _settle(matter.home, touch=not options.dry_run)
    folder, only = _target(matter, options)
    if options.everything and only:
        raise RefusedError("TK-S012", {"file": only})
    _refuse_a_case_folder(folder)
    standing = read_standing_lock(matter.lock_file)
    run = _Run(matter, options, only, standing.lock)
    run.build()
    outputs = [Output(folder / name, data) for name, data in run.written.items()]
    locked = lock_can_be_written(matter.home)
    if locked:
        outputs.append(Output(matter.lock_file, write_lock(run.new_lock()), made_of=standing.digest))
    write_papers(outputs, Rights(standing.lock.known_digests(), force=options.force), dry_run=options.dry_run)
    return BuildResult(
        files=tuple(folder / name for name in run.written),
        questions=tuple(dict.fromkeys(q for each in run.composed for q in each.composition.document.questions)),
        warnings=tuple(dict.fromkeys(run.told)),
        newer=(),
        locked=locked,
        waiting={kind.title: messages for kind, messages in run.waiting},
        unread=matter.unread,
    )


def made_about(matter: Matter, options: BuildOptions) -> tuple[ComposedDocument, ...]:
    """The documents of the kinds that are asked for, composed; nothing is rendered and nothing written."""
    run = _Run(matter, options, "", read_standing_lock(matter.lock_file).lock)
    return tuple(each for kind in options.kinds for each in _composed(matter, run.kind(kind), options))


def files_about(matter: Matter, options: BuildOptions) -> dict[str, bytes]:
    """What `build_about` would write into a folder, by name; nothing is written. Raises as that does."""
    options.begin()
    only = options.to.name if options.to is not None else ""
    run = _Run(matter, options, only, read_standing_lock(matter.lock_file).lock)
    run.build()
    return run.written


def _settle(home: Path, *, touch: bool) -> None:
    if touch:
        settle(home)
    elif is_interrupted(home):
        raise RefusedError("TK-F021", {"folder": home})


def _target(matter: Matter, options: BuildOptions) -> tuple[Path, str]:
    """The folder to write in, and the file's name when only one file is wanted."""
    if options.to is None:
        return matter.home / OUTPUT_FOLDER, ""
    if options.to.suffix and not options.to.is_dir():
        return options.to.parent, options.to.name
    return options.to, ""


def _refuse_a_case_folder(folder: Path) -> None:
    """What is about no case belongs to none: the matching unit's own form would else lie where suppliers' papers do."""
    above = (folder.resolve(), *folder.resolve().parents)
    found = (each for each in above for name in _FILES_OF_A_CASE if (each / name).is_file())
    if (case := next(found, None)) is not None:
        raise RefusedError("TK-K083", {"folder": case})


class _Run(Struct):
    """What has been made so far: the files by name, the lock's entries, and the kinds that wait."""

    matter: Matter
    options: BuildOptions
    only: str
    lock: Lock
    written: dict[str, bytes] = field(default_factory=dict)
    documents: dict[str, LockedDocument] = field(default_factory=dict)
    composed: list[ComposedDocument] = field(default_factory=list)
    waiting: list[tuple[Kind, tuple[Message, ...]]] = field(default_factory=list)
    told: list[Problem] = field(default_factory=list)

    def build(self) -> None:
        """Every kind that was asked for, in the order of the chain."""
        found = sorted(map(self.kind, self.options.kinds), key=lambda kind: kind.order)
        for done, kind in enumerate(found, 1):
            try:
                self._build_kind(kind)
            except NotAllowedYetError as error:
                if not self.options.everything:
                    raise
                self.waiting.append((kind, error.reasons))
            if self.options.progress is not None:
                self.options.progress(done, len(found))
        if self.options.via:
            self._add_pdfs()

    def _add_pdfs(self) -> None:
        from tenderkit.workflows.office.pdfs_of_build import add_pdfs

        if faults := tuple(problem for each in add_pdfs(self).faults.values() for problem in each):
            raise InvalidInputError(faults)

    def new_lock(self) -> Lock:
        """The lock with what this run made; what it doesn't name stays as it was."""
        return self.lock.model_copy(update={"documents": {**self.lock.documents, **self.documents}})

    def kind(self, kind_id: str) -> Kind:
        """The kind by its id, with its letterhead."""
        places = self.matter.places
        folder = places.kind_folder(kind_id)
        if folder is None:
            raise RefusedError("TK-S002", {"kind": kind_id, "kinds": ", ".join(places.kinds())})
        return read_kind(folder, places.letterheads())

    def _build_kind(self, kind: Kind) -> None:
        template = read_letterhead(self.matter.places.letterhead_folder(kind.letterhead))
        forbidden, ours = DistinctiveIndex(self.matter.roots).forbidden(kind.allows), words_beside(kind)
        for composed in _composed(self.matter, kind, self.options):
            files = dict(render_files(composed, template, self.options, self.only, {}))
            pdf = composed.as_pdf(self.matter.places, self.only) if self.options.wants_pdf else PdfFile({})
            files |= pdf.files
            words = (*words_of_files(files, template.parts.values()), *pdf.words)
            self.told += pdf.told
            _refuse_what_may_not_stand(self.matter, forbidden, ours, composed, words)
            if holds_a_number(words):
                self.told.append(number_in_file(min(files)))
            if clash := self.written.keys() & files.keys():
                raise RefusedError("TK-S011", {"file": min(clash)})
            self.written |= files
            self.documents[composed.name] = self._locked(composed, template.digest, files)
            self.composed.append(composed)

    def _locked(self, composed: ComposedDocument, template: str, files: Mapping[str, bytes]) -> LockedDocument:
        earlier = self.lock.documents.get(composed.name)
        outputs = {**(earlier.outputs if earlier else {}), **{name: digest_of(data) for name, data in files.items()}}
        return LockedDocument(date=composed.plan.day, template=template, clauses=(), outputs=outputs)


def _composed(matter: Matter, kind: Kind, options: BuildOptions) -> Iterator[ComposedDocument]:
    """Every document of the kind; raises `InvalidInputError` with each value that can't be written."""
    ready = ready_among(kind, _with_facts(matter, kind), lambda _, need: need.names)
    problems: list[Problem] = []
    found = [_one(matter, kind, options, each) for each in ready]
    for composed in found:
        problems += (matter.problem(path, message) for path, message in composed.composition.faults)
    if problems:
        raise InvalidInputError(tuple(dict.fromkeys(problems)))
    yield from found


def _with_facts(matter: Matter, kind: Kind) -> Iterator[tuple[DocumentToBe, AboutFacts]]:
    roles = roles_of_kinds(matter.places) if kind.figures else ()
    for to_be in matter.papers(kind):
        facts = AboutFacts(to_be.about)
        known = KnownAbout(facts, matter.day, roles, matter.policy, policy_is_chosen=matter.policy_is_chosen)
        computed = figures_about(matter.what, kind.figures, known)
        yield to_be, AboutFacts(to_be.about, computed)


def _one(matter: Matter, kind: Kind, options: BuildOptions, ready: tuple[DocumentToBe, AboutFacts]) -> ComposedDocument:
    to_be, facts = ready
    plan = DocumentPlan(
        kind=kind,
        facts=facts,
        parties=WORDS_IN_GENERAL,
        letterhead=matter.letterhead(kind, title_of(kind, to_be, facts)),
        library=_NO_CLAUSES,
        day=day_of_document(kind, facts, matter.day),
        presentation=Presentation(
            layout=Layout(Numbering.NONE), marks=options.marks, working_copy=options.working_copy
        ),
    )
    return ComposedDocument(to_be, plan, compose(plan))


def _refuse_what_may_not_stand(
    matter: Matter, forbidden: ForbiddenFacts, ours: OurWords, composed: ComposedDocument, words: Sequence[str]
) -> None:
    """Raise `InvalidInputError` with every fact that a file holds though its kind doesn't allow it."""
    found = forbidden.found_in(words, composed.to_be.about)
    problems = [
        matter.problem(
            (fact.suspects or (fact.path,))[0],
            Message("TK-T063", {"document": composed.name, "path": fact.path, "suspect": ", ".join(fact.suspects)}),
        )
        for fact in ours.without(found)
    ]
    if problems:
        raise InvalidInputError(problems)
