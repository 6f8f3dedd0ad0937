"""One run of `build`: kind after kind is composed, rendered and held against its allow-list; nothing touches the disk."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tenderkit.assembly.plan import Layout, Presentation
from tenderkit.messages import Message
from tenderkit.model.papers.kind import Kind
from tenderkit.model.papers.lock import Lock, LockedClause, LockedDocument
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.problems import NotAllowedYetError, RefusedError
from tenderkit.workflows.case.sound_case import SoundCase
from tenderkit.workflows.matching.recruiters_file import matching_for, read_sound_matching
from tenderkit.workflows.papers.composing import QUOTED_KIND, compose_documents
from tenderkit.workflows.papers.kept_out import refuse_on_the_index, refuse_what_may_not_stand
from tenderkit.workflows.papers.kind_of_case import ComposedDocument, KindOfCase, load_kind
from tenderkit.workflows.papers.layouts import layout_to_lock, remembered_layout
from tenderkit.workflows.reports.rendering import read_letterhead, render_document
from tenderkit.writers.output import digest_of

DEFAULT_KIND = QUOTED_KIND
FORMATS = (".docx", ".html", ".txt")
INDEX = "index.html"
SHEET = ".xlsx"
SHEET_NAME = "kravlista"


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What the user asked for. `to` is a folder, or a file whose suffix decides the format.

    `everything` builds every kind that the case has come far enough for. Without a `layout` a document is numbered as it
    was last time, or from 1. `progress` is told how many of how many kinds are done.
    """

    kinds: tuple[str, ...] = (DEFAULT_KIND,)
    everything: bool = False
    to: Path | None = None
    day: date | None = None
    force: bool = False
    dry_run: bool = False
    paste: bool = False
    working_copy: bool = False
    marks: str = "end"
    layout: Layout | None = None
    progress: Callable[[int, int], None] | None = None


@dataclass(slots=True)
class BuildRun:
    """What has been made so far: the files by name, those that tell of a person, the lock's entries, and the kinds that wait."""

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

    def build(self) -> None:
        """Every kind that was asked for; with `everything`, one that isn't ready yet waits instead of stopping the rest."""
        kinds = self._kinds()
        for done, kind in enumerate(kinds, 1):
            try:
                self._build_kind(kind)
            except NotAllowedYetError as error:
                if not self.options.everything:
                    raise
                self.waiting.append((kind, error.reasons))
            if self.options.progress is not None:
                self.options.progress(done, len(kinds))

    def add_index(self) -> None:
        """The page that shows phase by phase what there is, and what is missing for the rest."""
        from tenderkit.writers.index_writer import write_index

        self.written[INDEX] = page = write_index(self.sound.case, self.built, self.waiting)
        matching, _ = read_sound_matching(self.sound)
        kinds = (kind for kind, _ in (*self.built, *self.waiting))
        refuse_on_the_index(self.sound, matching, kinds, {INDEX: page})

    def new_lock(self) -> Lock:
        """The lock with what this run made; what it doesn't name stays as it was."""
        index = digest_of(self.written[INDEX]) if INDEX in self.written else self.lock.index
        return self.lock.model_copy(update={"documents": {**self.lock.documents, **self.documents}, "index": index})

    def _kinds(self) -> tuple[Kind, ...]:
        """The requirements section comes first: others quote it."""
        names = self.sound.places.kinds() if self.options.everything else self.options.kinds
        kinds = [load_kind(self.sound, name) for name in names]
        return tuple(sorted(kinds, key=lambda kind: (kind.id != QUOTED_KIND, kind.order)))

    def _build_kind(self, kind: Kind) -> None:
        options = self.options
        template = load_template(self.sound, kind)
        layout = options.layout or remembered_layout(self.lock, kind.id)
        asked = KindOfCase(
            self.sound,
            kind,
            Presentation(layout, options.marks, options.working_copy),
            self.locked,
            matching_for(self.sound, kind),
            remembered_layout(self.new_lock(), QUOTED_KIND),
        )
        names: list[str] = []
        for document in compose_documents(asked):
            files = dict(render_files(document, template, options, self.only))
            refuse_what_may_not_stand(asked, document, files, template.parts.values())
            if clash := self.written.keys() & files.keys():
                raise RefusedError("TK-S011", {"file": min(clash)})
            self.written |= files
            self.private |= files.keys() if kind.tells_of_a_person else set()
            self.documents[document.name] = self._locked_document(document, template, files)
            self.locked[document.name] = {ref.id: ref.version for ref in document.composition.document.clauses}
            self.composed.append(document)
            names += files
        self.built.append((kind, tuple(names)))

    def _locked_document(
        self, document: ComposedDocument, template: CompiledTemplate, files: Mapping[str, bytes]
    ) -> LockedDocument:
        """The entry of the lock; files of other formats that an earlier build wrote stay known as ours."""
        earlier = self.lock.documents.get(document.name)
        return LockedDocument(
            date=document.plan.day,
            layout=layout_to_lock(document.plan.presentation.layout),
            template=template.digest,
            clauses=locked_clauses(document),
            outputs={**(earlier.outputs if earlier else {}), **{name: digest_of(data) for name, data in files.items()}},
        )


def locked_clauses(document: ComposedDocument) -> tuple[LockedClause, ...]:
    """The clauses of a document as the lock keeps them."""
    composition = document.composition
    return tuple(
        LockedClause(
            id=clause.id,
            version=clause.version,
            digest=clause.digest,
            values=composition.values.get(clause.id, {}),
        )
        for clause in composition.document.clauses
    )


def load_template(sound: SoundCase, kind: Kind) -> CompiledTemplate:
    """The letterhead that the kind names, compiled."""
    return read_letterhead(sound.places.letterhead_folder(kind.letterhead))


def render_files(
    composed: ComposedDocument, template: CompiledTemplate, options: BuildOptions, only: str
) -> Iterator[tuple[str, bytes]]:
    """The document's files by name; `only` is the one file that the user named."""
    document = composed.composition.document

    def written(suffix: str) -> bytes:
        return render_document(document, suffix, lambda: template, (*FORMATS, SHEET))

    if options.paste:
        from tenderkit.writers.paste_writer import write_paste, write_paste_text

        yield f"{composed.name}-klistra.html", write_paste(document)
        yield f"{composed.name}-klistra.txt", write_paste_text(document)
        return
    if options.working_copy:
        yield f"{composed.name}-arbetskopia.docx", written(".docx")
        return
    for suffix in (Path(only).suffix,) if only else FORMATS:
        yield only or f"{composed.name}{suffix}", written(suffix)
    if not only and document.kind == QUOTED_KIND and document.requirements:
        yield f"{SHEET_NAME}{composed.name.removeprefix(document.kind)}{SHEET}", written(SHEET)
