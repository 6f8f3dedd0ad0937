"""From a case to its documents on disk, with the lock that proves what they hold."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from tenderkit.messages import Message
from tenderkit.model.papers.lock import StandingLock
from tenderkit.problems import Problem, RefusedError
from tenderkit.project.one_run import one_run
from tenderkit.project.places import OUTPUT_FOLDER
from tenderkit.readers.clauses.adaptations import lost_adaptations
from tenderkit.readers.papers.lock_reader import read_standing_lock
from tenderkit.workflows.case.sound_case import SoundCase, load_sound_case, settle_case
from tenderkit.workflows.papers.build_run import DEFAULT_KIND, BuildOptions, BuildRun
from tenderkit.workflows.papers.kind_of_case import ComposedDocument
from tenderkit.workflows.papers.overdue import overdue_problems
from tenderkit.writers.lock_writer import write_lock
from tenderkit.writers.output import Output, Rights, digest_of, place, refusals
from tenderkit.writers.refusals import once_more, stop_if_refused

__all__ = ["DEFAULT_KIND", "BuildOptions", "BuildResult", "build", "build_with", "remarks_on"]


@dataclass(frozen=True, slots=True)
class NewerClause:
    """A clause that the lock holds back: `upgrade` moves it."""

    id: str
    locked: str
    newest: str


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What was written, and what the user should know; `waiting` says, by kind, why its documents can't be written yet."""

    files: tuple[Path, ...]
    questions: tuple[str, ...]
    warnings: tuple[Problem, ...]
    newer: tuple[NewerClause, ...]
    locked: bool
    waiting: Mapping[str, tuple[Message, ...]] = field(default_factory=dict)


@once_more
def build(case_path: Path, options: BuildOptions) -> BuildResult:
    """Compose, write beside, verify, move into place; then the lock."""
    settle_case(case_path, touch=not options.dry_run)
    sound = load_sound_case(case_path)
    standing = read_standing_lock(sound.lock_file)
    return build_with(sound, standing, options, standing.lock.all_versions())


@one_run()
def build_with(
    sound: SoundCase, standing: StandingLock, options: BuildOptions, locked: Mapping[str, Mapping[str, str]]
) -> BuildResult:
    """Build a case that has been read with its lock, in the clause versions of `locked` (by document and clause id).

    Raises `ChangedMeanwhileError` when the lock was written by somebody else since it was read.
    """
    lock = standing.lock
    if options.day is not None:
        sound = replace(sound, day=options.day)
    folder, only = _target(sound, options)
    if options.everything and only:
        raise RefusedError("TK-S012", {"file": only})
    run = BuildRun(sound, lock, options, only, dict(locked))
    run.build()
    if options.everything:
        run.add_index()
    outputs = [
        Output(
            folder / name,
            data,
            issued=_is_issued(folder / name, lock.issued_digests()),
            private=name in run.private,
        )
        for name, data in run.written.items()
    ]
    lock_file = _lock_to_write(sound)
    if lock_file is not None:
        outputs.append(Output(lock_file, write_lock(run.new_lock()), made_of=standing.digest))
    result = BuildResult(
        files=tuple(folder / name for name in run.written),
        questions=tuple(dict.fromkeys(q for document in run.composed for q in document.composition.document.questions)),
        warnings=(*sound.warnings, *remarks_on(sound, run.composed)),
        newer=tuple(dict.fromkeys(newer for document in run.composed for newer in _newer(document))),
        locked=lock_file is not None,
        waiting={kind.title: messages for kind, messages in run.waiting},
    )
    _write(outputs, Rights(lock.known_digests(), force=options.force), dry_run=options.dry_run)
    return result


def remarks_on(sound: SoundCase, documents: Sequence[ComposedDocument]) -> tuple[Problem, ...]:
    """What the clauses that were used deserve to have said: a review that is overdue, own words that were lost."""
    chosen = (chosen.entry for document in documents for chosen in document.composition.selection.included)
    used = {(entry.clause.id, entry.clause.version): entry for entry in chosen}.values()
    lost = lost_adaptations(used, sound.places.clause_folders)
    return (*overdue_problems(sound.places, used, sound.day), *lost)


def _lock_to_write(sound: SoundCase) -> Path | None:
    """A case folder that only may be read gets no lock; documents can still go elsewhere."""
    return sound.lock_file if sound.folder is not None and os.access(sound.folder, os.W_OK) else None


def _target(sound: SoundCase, options: BuildOptions) -> tuple[Path, str]:
    """The folder to write in, and the file's name when only one file is wanted."""
    if options.to is None:
        if sound.folder is None:
            raise RefusedError("TK-S004")
        return sound.folder / OUTPUT_FOLDER, ""
    if options.to.suffix and not options.to.is_dir():
        return options.to.parent, options.to.name
    return options.to, ""


def _newer(document: ComposedDocument) -> Iterator[NewerClause]:
    for ref in document.composition.document.clauses:
        newest = document.plan.library.in_force(ref.id, document.plan.day)
        if newest is not None and newest.clause.version != ref.version:
            yield NewerClause(ref.id, ref.version, newest.clause.version)


def _is_issued(path: Path, issued: frozenset[str]) -> bool:
    return bool(issued) and path.is_file() and digest_of(path.read_bytes()) in issued


def _write(outputs: Sequence[Output], rights: Rights, *, dry_run: bool) -> None:
    """All files in one set, the lock last; a dry run only asks whether they could be written."""
    if dry_run:
        stop_if_refused(refusals(outputs, rights))
    else:
        place(outputs, known_digests=rights.known_digests, force=rights.force)
