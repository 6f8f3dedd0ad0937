"""From a case to its documents on disk, with the lock that proves what they hold."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tenderkit.assembly.job import Layout
from tenderkit.model.kind import Kind
from tenderkit.model.lock import Lock, LockedClause, LockedDocument
from tenderkit.model.template import CompiledTemplate
from tenderkit.problems import Problem, RefusedError
from tenderkit.project.places import OUTPUT_FOLDER
from tenderkit.readers.adaptations import lost_adaptations
from tenderkit.readers.lock_reader import read_lock
from tenderkit.workflows.composing import Instance, Order, compose_instances, load_kind
from tenderkit.workflows.layouts import layout_to_lock, remembered_layout
from tenderkit.workflows.overdue import overdue_problems
from tenderkit.workflows.rendering import read_letterhead, render
from tenderkit.workflows.sound_case import SoundCase, load_sound_case
from tenderkit.writers.lock_writer import write_lock
from tenderkit.writers.output import Output, Rights, digest_of, place, refusals
from tenderkit.writers.refusals import refuse

DEFAULT_KIND = "kravavsnitt"
FORMATS = (".docx", ".html", ".txt")
SHEET = ".xlsx"
SHEET_NAME = "kravlista"


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What the user asked for. `to` is a folder, or a file whose suffix decides the format.

    Without a `layout` a document is numbered as it was last time, or from 1.
    """

    kinds: tuple[str, ...] = (DEFAULT_KIND,)
    to: Path | None = None
    day: date | None = None
    force: bool = False
    dry_run: bool = False
    paste: bool = False
    working_copy: bool = False
    marks: str = "end"
    layout: Layout | None = None


@dataclass(frozen=True, slots=True)
class NewerClause:
    """A clause that the lock holds back: `upgrade` moves it."""

    id: str
    locked: str
    newest: str


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What was written, and what the user should know."""

    files: tuple[Path, ...]
    questions: tuple[str, ...]
    warnings: tuple[Problem, ...]
    newer: tuple[NewerClause, ...]
    locked: bool


def build(case_path: Path, options: BuildOptions) -> BuildResult:
    """Compose, write beside, verify, move into place; then the lock."""
    sound = load_sound_case(case_path)
    lock = read_lock(sound.lock_file) if sound.lock_file else Lock()
    return build_with(sound, lock, options, lock.all_versions())


def build_with(
    sound: SoundCase, lock: Lock, options: BuildOptions, locked: Mapping[str, Mapping[str, str]]
) -> BuildResult:
    """Build a case that has been read with its lock, in the clause versions of `locked` (by document and clause id)."""
    if options.day is not None:
        sound = replace(sound, day=options.day)
    folder, only = _target(sound, options)
    written: dict[str, bytes] = {}
    documents: dict[str, LockedDocument] = {}
    instances: list[Instance] = []
    for kind_id in options.kinds:
        kind = load_kind(sound, kind_id)
        template = load_template(sound, kind)
        layout = options.layout or remembered_layout(lock, kind_id)
        for instance in compose_instances(
            Order(sound, kind, layout, locked, options.marks, guided=options.working_copy)
        ):
            files = dict(_render(instance, template, options, only))
            if clash := written.keys() & files.keys():
                raise RefusedError("TK-S011", {"file": min(clash)})
            written |= files
            documents[instance.name] = _locked_document(sound, instance, template, files, lock)
            instances.append(instance)
    issued = lock.issued_digests()
    outputs = [Output(folder / name, data, issued=_is_issued(folder / name, issued)) for name, data in written.items()]
    lock_file = _lock_to_write(sound)
    if lock_file is not None:
        outputs.append(
            Output(lock_file, write_lock(lock.model_copy(update={"documents": {**lock.documents, **documents}})))
        )
    _write(outputs, Rights(known_digests(sound, lock), force=options.force), dry_run=options.dry_run)
    return BuildResult(
        files=tuple(folder / name for name in written),
        questions=tuple(dict.fromkeys(q for i in instances for q in i.composition.document.questions)),
        warnings=(*sound.warnings, *remarks_on(sound, instances)),
        newer=tuple(dict.fromkeys(newer for instance in instances for newer in _newer(sound, instance))),
        locked=lock_file is not None,
    )


def remarks_on(sound: SoundCase, instances: Sequence[Instance]) -> tuple[Problem, ...]:
    """What the clauses that were used deserve to have said: a review that is overdue, own words that were lost."""
    chosen = (chosen.entry for instance in instances for chosen in instance.composition.selection.included)
    used = {(entry.clause.id, entry.clause.version): entry for entry in chosen}.values()
    lost = lost_adaptations(used, sound.places.clause_folders)
    return (*overdue_problems(sound.places, used, sound.day), *lost)


def _lock_to_write(sound: SoundCase) -> Path | None:
    """A case folder that only may be read gets no lock; documents can still go elsewhere."""
    return sound.lock_file if sound.folder is not None and os.access(sound.folder, os.W_OK) else None


def load_template(sound: SoundCase, kind: Kind) -> CompiledTemplate:
    """The kind's letterhead, compiled; a shipped one comes prepared."""
    folder = sound.places.kind_folder(kind.id)
    if folder is None:
        raise RefusedError("TK-S002", {"kind": kind.id, "kinds": ", ".join(sound.places.kinds())})
    return read_letterhead(folder)


def _render(
    instance: Instance, template: CompiledTemplate, options: BuildOptions, only: str
) -> Iterator[tuple[str, bytes]]:
    document = instance.composition.document

    def written(suffix: str) -> bytes:
        return render(document, suffix, lambda: template, (*FORMATS, SHEET))

    if options.paste:
        from tenderkit.writers.paste_writer import write_paste, write_paste_text

        yield f"{instance.name}-klistra.html", write_paste(document)
        yield f"{instance.name}-klistra.txt", write_paste_text(document)
        return
    if options.working_copy:
        yield f"{instance.name}-arbetskopia.docx", written(".docx")
        return
    for suffix in (Path(only).suffix,) if only else FORMATS:
        yield only or f"{instance.name}{suffix}", written(suffix)
    if not only and document.requirements:
        yield f"{SHEET_NAME}{instance.name.removeprefix(document.kind)}{SHEET}", written(SHEET)


def _target(sound: SoundCase, options: BuildOptions) -> tuple[Path, str]:
    """The folder to write in, and the file's name when only one file is wanted."""
    if options.to is None:
        if sound.folder is None:
            raise RefusedError("TK-S004")
        return sound.folder / OUTPUT_FOLDER, ""
    if options.to.suffix and not options.to.is_dir():
        return options.to.parent, options.to.name
    return options.to, ""


def _locked_document(
    sound: SoundCase, instance: Instance, template: CompiledTemplate, files: Mapping[str, bytes], lock: Lock
) -> LockedDocument:
    """The entry of the lock; files of other formats that an earlier build wrote stay known as ours."""
    earlier = lock.documents.get(instance.name)
    return LockedDocument(
        date=sound.day,
        layout=layout_to_lock(instance.layout),
        template=template.digest,
        clauses=locked_clauses(instance),
        outputs={**(earlier.outputs if earlier else {}), **{name: digest_of(data) for name, data in files.items()}},
    )


def locked_clauses(instance: Instance) -> tuple[LockedClause, ...]:
    """The clauses of a document as the lock keeps them."""
    composition = instance.composition
    return tuple(
        LockedClause(
            id=clause.id,
            version=clause.version,
            digest=clause.digest,
            values=composition.values.get(clause.id, {}),
        )
        for clause in composition.document.clauses
    )


def _newer(sound: SoundCase, instance: Instance) -> Iterator[NewerClause]:
    for ref in instance.composition.document.clauses:
        newest = instance.library.in_force(ref.id, sound.day)
        if newest is not None and newest.clause.version != ref.version:
            yield NewerClause(ref.id, ref.version, newest.clause.version)


def known_digests(sound: SoundCase, lock: Lock) -> frozenset[str]:
    """What we wrote before and may replace: the files of the lock, and the lock itself."""
    if sound.lock_file is None or not sound.lock_file.exists():
        return frozenset()
    return lock.known_digests() | {digest_of(sound.lock_file.read_bytes())}


def _is_issued(path: Path, issued: frozenset[str]) -> bool:
    return bool(issued) and path.is_file() and digest_of(path.read_bytes()) in issued


def _write(outputs: Sequence[Output], rights: Rights, *, dry_run: bool) -> None:
    """All files in one set, the lock last; a dry run only asks whether they could be written."""
    if dry_run:
        refuse(refusals(outputs, rights))
    else:
        place(outputs, known_digests=rights.known_digests, force=rights.force)
