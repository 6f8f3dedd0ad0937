"""From a case to its documents on disk, with the lock that proves what they hold."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from tenderkit.messages import Message
from tenderkit.model.clauses.clause import Standing
from tenderkit.model.papers.kind import AboutWhat
from tenderkit.problems import Problem, RefusedError, TenderkitError
from tenderkit.project.one_run import one_run
from tenderkit.project.places import OUTPUT_FOLDER
from tenderkit.readers.clauses.adaptations import lost_adaptations
from tenderkit.readers.papers.about_reader import kinds_about
from tenderkit.rules.clauses.life import Beside
from tenderkit.workflows.case.sound_case import SoundCase, load_sound_case, settle_case
from tenderkit.workflows.matching.names_of_case import papers_not_seen
from tenderkit.workflows.matching.recruiters_file import stop_at_format_one
from tenderkit.workflows.papers.build_run import DEFAULT_KIND, BuildOptions, BuildRun
from tenderkit.workflows.papers.corrections import refuse_correction
from tenderkit.workflows.papers.kind_of_case import ComposedDocument, load_kind
from tenderkit.workflows.papers.overdue import lives_of, overdue_problems, stopped_by_the_lock
from tenderkit.writers.lock_writer import write_lock
from tenderkit.writers.output import Output, Rights, digest_of, place, refusals
from tenderkit.writers.refusals import once_more, stop_if_refused

__all__ = [
    "DEFAULT_KIND",
    "BuildOptions",
    "BuildResult",
    "both_results",
    "build",
    "build_with",
    "lives_of",
    "lock_can_be_written",
    "remarks_on",
    "stopped_by_the_lock",
    "write_papers",
]


class NewerClause(Struct, frozen=True):
    """A clause that the lock holds back: `upgrade` moves it. `newest` names the clause too where another stands in for it."""

    id: str
    locked: str
    newest: str


class BuildResult(Struct, frozen=True):
    """What was written, and what the user should know.

    `waiting` says, by kind, why its documents can't be written yet, and `kept_back`, by document, why it was refused.
    `warnings` are about what was written, `case_warnings` what `check` says of the case; `unread` is what kept a case out of a
    paper about many.
    """

    files: tuple[Path, ...]
    questions: tuple[str, ...]
    warnings: tuple[Problem, ...]
    newer: tuple[NewerClause, ...]
    locked: bool
    waiting: Mapping[str, tuple[Message, ...]] = field(default_factory=dict)
    case_warnings: tuple[Problem, ...] = ()
    kept_back: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    unread: tuple[Problem | TenderkitError, ...] = ()


@once_more
@one_run()
def build(case_path: Path, options: BuildOptions) -> BuildResult:
    """Compose, write beside, verify, move into place; then the lock."""
    if options.via:
        from tenderkit.workflows.office.pdfs_of_build import begin_office

        begin_office()
    settle_case(case_path, touch=not options.dry_run)
    sound = load_sound_case(case_path, as_written=options.correction, day=options.day)
    stop_at_format_one(sound)
    if options.correction:
        refuse_correction(sound, options.kinds if not options.everything else ("--all",))
    return _build_apart(sound, options) or build_with(sound, options, sound.locked_versions)


def _build_apart(sound: SoundCase, options: BuildOptions) -> BuildResult | None:
    """What tells of a person is written in the persons' folder, with a lock of its own; `None` where they have none.

    Raises `RefusedError` when it is asked for in the case's folder, which others read.
    """
    at_home, away = sound.among_its_persons(), sound.persons_out_of_reach
    if at_home is None and not away:
        return None
    names = kinds_about(sound.places, AboutWhat.CASE) if options.everything else options.kinds
    kinds = [load_kind(sound, name) for name in names]
    if not any(kind.tells_of_a_person for kind in kinds):
        return None
    if at_home is None:
        return _without_persons(sound, options)
    refuse_among_the_cases(sound, options.to)
    built = build_with(at_home, replace(options, of_persons=True), at_home.locked_versions)
    if all(kind.tells_of_a_person for kind in kinds):
        return built
    others = build_with(sound, replace(options, of_persons=False), sound.locked_versions)
    return both_results(others, built)


def _without_persons(sound: SoundCase, options: BuildOptions) -> BuildResult:
    """Everything but the papers about persons, with the remark; raises `RefusedError` where such a one is asked for by name."""
    if not options.everything:
        raise RefusedError("TK-M261", {"folder": sound.persons_out_of_reach})
    built = build_with(sound, replace(options, of_persons=False), sound.locked_versions)
    return replace(built, warnings=tuple(dict.fromkeys((*built.warnings, *papers_not_seen(sound)))))


def refuse_among_the_cases(sound: SoundCase, to: Path | None) -> None:
    """No paper that tells of a person goes to the case's folder when the persons have one of their own."""
    case = sound.folder.resolve() if sound.folder else None
    if to is not None and case is not None and to.resolve().is_relative_to(case):
        raise RefusedError("TK-M237", {"folder": to})


def both_results(one: BuildResult, other: BuildResult) -> BuildResult:
    """What two builds of one run gave together."""
    return replace(
        one,
        files=(*one.files, *other.files),
        questions=tuple(dict.fromkeys((*one.questions, *other.questions))),
        warnings=tuple(dict.fromkeys((*one.warnings, *other.warnings))),
        newer=tuple(dict.fromkeys((*one.newer, *other.newer))),
        waiting={**one.waiting, **other.waiting},
        kept_back={**one.kept_back, **other.kept_back},
        unread=(*one.unread, *other.unread),
    )


@one_run()
def build_with(sound: SoundCase, options: BuildOptions, locked: Mapping[str, Mapping[str, str]]) -> BuildResult:
    """Build a case that has been read with its lock, in the clause versions of `locked` (by document and clause id).

    Raises `ChangedMeanwhileError` when the lock was written by somebody else since it was read.
    """
    standing = sound.papers_lock
    lock = standing.lock
    sound.stop_if_terms_are_lost()
    folder, only = _target(sound, options)
    if options.everything and only:
        raise RefusedError("TK-S012", {"file": only})
    run = BuildRun(sound, lock, options, only, dict(locked))
    run.build()
    if options.everything and not options.of_persons:
        run.add_index()
    outputs = [
        Output(folder / name, data, issued=_is_issued(sound, folder / name), private=name in run.private)
        for name, data in run.written.items()
    ]
    lock_file = _lock_to_write(sound)
    if lock_file is not None:
        outputs.append(Output(lock_file, write_lock(run.new_lock()), made_of=standing.digest))
    result = BuildResult(
        files=tuple(folder / name for name in run.written),
        questions=tuple(dict.fromkeys(q for document in run.composed for q in document.composition.document.questions)),
        warnings=(
            *sound.on_terms,
            *run.told,
            *stopped_by_the_lock(sound, run.composed),
            *remarks_on(sound, run.composed),
        ),
        newer=tuple(dict.fromkeys(newer for document in run.composed for newer in _newer(document))),
        locked=lock_file is not None,
        waiting={kind.title: messages for kind, messages in run.waiting},
        case_warnings=sound.of_the_case,
        kept_back=run.kept_back,
    )
    write_papers(outputs, Rights(lock.known_digests(), force=options.force), dry_run=options.dry_run)
    return result


def remarks_on(sound: SoundCase, documents: Sequence[ComposedDocument]) -> tuple[Problem, ...]:
    """What the clauses that were used deserve to have said: a review that is overdue, own words that were lost."""
    chosen = (chosen.entry for document in documents for chosen in document.composition.selection.included)
    used = {(entry.clause.id, entry.clause.version): entry for entry in chosen}.values()
    lost = lost_adaptations(used, sound.places.clause_folders)
    return (*overdue_problems(sound.places, used, sound.day), *lost)


def _lock_to_write(sound: SoundCase) -> Path | None:
    """A case folder that only may be read gets no lock; documents can still go elsewhere."""
    folder = sound.papers_folder
    return sound.lock_file if folder is not None and lock_can_be_written(folder) else None


def lock_can_be_written(folder: Path) -> bool:
    """Whether we may write in the folder, or make it."""
    there = next(each for each in (folder, *folder.resolve().parents) if each.exists())
    return os.access(there, os.W_OK)


def _target(sound: SoundCase, options: BuildOptions) -> tuple[Path, str]:
    """The folder to write in, and the file's name when only one file is wanted."""
    if options.to is None:
        if sound.papers_folder is None:
            raise RefusedError("TK-S004")
        return sound.papers_folder / OUTPUT_FOLDER, ""
    if options.to.suffix and not options.to.is_dir():
        return options.to.parent, options.to.name
    return options.to, ""


def _newer(document: ComposedDocument) -> Iterator[NewerClause]:
    """What an upgrade would take instead of a version that is in force itself; of one that isn't a warning tells."""
    for life in lives_of(document) if document.plan.locked else ():
        if life.standing is Standing.IN_FORCE and life.beside is Beside.IN_FORCE and life.other is not None:
            clause, other = life.entry.clause, life.other.clause
            newest = other.version if other.id == clause.id else f"{other.id} {other.version}"
            yield NewerClause(clause.id, clause.version, newest)


def _is_issued(sound: SoundCase, path: Path) -> bool:
    """Whether an issued copy stands there. What was built in the case's own folder may have the same bytes, and is ours."""
    lock, folder = sound.papers_lock.lock, sound.papers_folder
    if not lock.issued or not path.is_file():
        return False
    digest = digest_of(path.read_bytes())
    is_built = folder is not None and path.parent.resolve() == (folder / OUTPUT_FOLDER).resolve()
    return digest in lock.issued_digests() and not (is_built and digest in lock.known_digests())


def write_papers(outputs: Sequence[Output], rights: Rights, *, dry_run: bool) -> None:
    """All files in one set, the lock last; a dry run only asks whether they could be written."""
    if dry_run:
        stop_if_refused(refusals(outputs, rights))
    else:
        place(outputs, known_digests=rights.known_digests, force=rights.force)
