"""The steps of a clause's life as somebody is asked about them: which can be taken, which files each writes, whom it concerns."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct, field

from tenderkit.model.clauses.clause import ClauseKind, ClauseState, Status
from tenderkit.model.clauses.library import LibraryEntry, Version
from tenderkit.model.clauses.uses import Use, UseKind, path_words
from tenderkit.problems import RefusedError
from tenderkit.project.places import ProjectPlaces, find_places
from tenderkit.readers.clauses.library_reader import ADOPTED_FILE, LIBRARY_FILE, read_library
from tenderkit.workflows.clause_drafts.clause_draft import own_clauses
from tenderkit.workflows.clause_drafts.section_places import SECTION, files_of_place, section_slots
from tenderkit.workflows.clauses.edited_clauses import PUBLISHED_FOLDER
from tenderkit.workflows.clauses.used_by import find_uses

_WAYS: dict[Status, tuple[str, ...]] = {
    Status.DRAFT: ("review", "publish"),
    Status.REVIEW: ("publish",),
    Status.PUBLISHED: ("adopt", "place", "hold", "retire"),
    Status.HOLD: ("release", "retire"),
    Status.RETIRED: ("adopt", "retire"),
}
STEP_NAMES = ("review", "publish", "adopt", "place", "hold", "release", "retire")


class StepBefore(Struct, frozen=True):
    """What is known before a step is taken: the version, the files that the step writes, and the cases that hold its clause.

    `needs_place`: whether the clause has no place in the section yet; `place_files` are those that giving it one writes, and
    `built_on` the first day of each case's built sections.
    """

    entry: LibraryEntry
    steps: tuple[str, ...]
    files: tuple[str, ...]
    cases: tuple[str, ...]
    issued: tuple[str, ...]
    unlocked: tuple[str, ...]
    needs_place: bool = False
    place_files: tuple[str, ...] = ()
    built_on: Mapping[str, date] = field(default_factory=dict)

    @property
    def state(self) -> ClauseState:
        return self.entry.state

    @property
    def built_before(self) -> tuple[str, ...]:
        """The cases with a section of an earlier day than the version's first: with the clause in its place they can't be built anew."""
        first = self.state.valid_from
        return tuple(case for case, day in self.built_on.items() if first is not None and day < first)

    @property
    def earliest(self) -> tuple[str, date] | None:
        """The case with the oldest section, and the section's day."""
        return min(self.built_on.items(), key=lambda each: each[1], default=None)


def open_steps(start: Path, wanted: Version) -> tuple[str, ...]:
    """The steps that the version's state allows, where the municipality's own folder holds it; a central one can only be adopted."""
    places = find_places(start.resolve())
    entry = read_library(places.clause_folders).version(wanted.clause, wanted.version)
    if entry is None:
        raise RefusedError("TK-L080", {"version": wanted})
    steps = _WAYS[entry.state.status]
    if len(places.roots) == 1:
        return ()
    if not (own_clauses(places) / wanted.clause / f"{wanted.version}.md").is_file():
        return tuple(step for step in steps if step == "adopt" and entry.adoption is None)
    gone = {"adopt"} if entry.adoption is not None else set()
    return tuple(step for step in steps if step not in gone | (set() if needs_place(places, entry) else {"place"}))


def needs_place(places: ProjectPlaces, entry: LibraryEntry) -> bool:
    """Whether the clause stands in no part of the section, and in no other's place; an answer to suppliers never does."""
    if entry.clause.replaces or entry.clause.kind is ClauseKind.ANSWER:
        return False
    return not any(entry.clause.id in slot.clauses for slot in section_slots(places))


def before_step(start: Path, wanted: Version, step: str, folders: Sequence[Path]) -> StepBefore:
    """What the step will write and whom it concerns; raises `RefusedError` for a version that isn't there."""
    places = find_places(start.resolve())
    library = read_library(places.clause_folders)
    entry = library.version(wanted.clause, wanted.version)
    if entry is None:
        raise RefusedError("TK-L080", {"version": wanted})
    found = find_uses(places, folders)
    uses = [use for use in found.uses if _concerns(use, entry, step)]
    return StepBefore(
        entry,
        open_steps(start, wanted),
        files_of_place(places) if step == "place" else tuple(_files(wanted, step)),
        _named(uses, UseKind.LOCK),
        _named(uses, UseKind.ISSUED),
        tuple(sorted(Path(path).name for path in found.unlocked)),
        needs_place=needs_place(places, entry),
        place_files=files_of_place(places),
        built_on=_built_on(found.uses),
    )


def _concerns(use: Use, entry: LibraryEntry, step: str) -> bool:
    """A stop or an end is of one version; a new one concerns whoever has an older, or the clause that it replaces."""
    if step in ("hold", "release", "retire"):
        return (use.clause, use.version) == (entry.clause.id, entry.clause.version)
    return use.clause in (entry.clause.id, entry.clause.replaces)


def _built_on(uses: Sequence[Use]) -> dict[str, date]:
    found: dict[str, date] = {}
    for use in uses:
        if use.kind is UseKind.LOCK and use.day is not None and use.document.startswith(SECTION):
            name = path_words(Path(use.where)).rpartition("/")[2]
            found[name] = min(use.day, found.get(name, use.day))
    return dict(sorted(found.items()))


def _files(wanted: Version, step: str) -> list[str]:
    match step:
        case "adopt":
            return [f"clauses/{ADOPTED_FILE}"]
        case "publish":
            return [f"clauses/{LIBRARY_FILE}", f"clauses/{PUBLISHED_FOLDER}/{wanted}.txt"]
        case _:
            return [f"clauses/{LIBRARY_FILE}"]


def _named(uses: Sequence[Use], kind: UseKind) -> tuple[str, ...]:
    found = (path_words(Path(use.where)).rpartition("/")[2] for use in uses if use.kind is kind)
    return tuple(sorted(dict.fromkeys(found)))
