"""The steps of a clause's life as somebody is asked about them: which can be taken, which files each writes, whom it concerns."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from tenderkit.model.clauses.clause import ClauseState, Status
from tenderkit.model.clauses.library import LibraryEntry, Version
from tenderkit.model.clauses.uses import Use, UseKind, path_words
from tenderkit.problems import RefusedError
from tenderkit.project.places import find_places
from tenderkit.readers.clauses.library_reader import ADOPTED_FILE, LIBRARY_FILE, read_library
from tenderkit.workflows.clause_drafts.clause_draft import own_clauses
from tenderkit.workflows.clause_drafts.section_places import SECTION, section_slots
from tenderkit.workflows.clauses.edited_clauses import PUBLISHED_FOLDER
from tenderkit.workflows.clauses.used_by import find_uses

_WAYS: dict[Status, tuple[str, ...]] = {
    Status.DRAFT: ("review", "publish"),
    Status.REVIEW: ("publish",),
    Status.PUBLISHED: ("adopt", "place", "hold", "retire"),
    Status.HOLD: ("release", "retire"),
    Status.RETIRED: ("adopt", "retire"),
}
STEPS = ("review", "publish", "adopt", "place", "hold", "release", "retire")


class StepBefore(Struct, frozen=True):
    """What is known before a step is taken: the version, the files that the step writes, and the cases that hold its clause."""

    entry: LibraryEntry
    steps: tuple[str, ...]
    files: tuple[str, ...]
    cases: tuple[str, ...]
    issued: tuple[str, ...]
    unlocked: tuple[str, ...]

    @property
    def state(self) -> ClauseState:
        return self.entry.state


def steps_of(start: Path, wanted: Version) -> tuple[str, ...]:
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
    slots = section_slots(places)
    has_place = entry.clause.replaces or any(wanted.clause in slot.clauses for slot in slots)
    gone = {"adopt"} if entry.adoption is not None else set()
    return tuple(step for step in steps if step not in gone | ({"place"} if has_place else set()))


def before_step(start: Path, wanted: Version, step: str, folders: Sequence[Path]) -> StepBefore:
    """What the step will write and whom it concerns; raises `RefusedError` for a version that isn't there."""
    places = find_places(start.resolve())
    library = read_library(places.clause_folders)
    entry = library.version(wanted.clause, wanted.version)
    if entry is None:
        raise RefusedError("TK-L080", {"version": wanted})
    replaced = entry.clause.replaces
    uses = [use for use in find_uses(places, folders).uses if use.clause in (wanted.clause, replaced)]
    found = find_uses(places, folders)
    return StepBefore(
        entry,
        steps_of(start, wanted),
        tuple(_files(wanted, step)),
        _named(uses, UseKind.LOCK),
        _named(uses, UseKind.ISSUED),
        tuple(sorted(Path(path).name for path in found.unlocked)),
    )


def _files(wanted: Version, step: str) -> list[str]:
    match step:
        case "adopt":
            return [f"clauses/{ADOPTED_FILE}"]
        case "place":
            return [f"templates/{SECTION}/document.yaml"]
        case "publish":
            return [f"clauses/{LIBRARY_FILE}", f"clauses/{PUBLISHED_FOLDER}/{wanted}.txt"]
        case _:
            return [f"clauses/{LIBRARY_FILE}"]


def _named(uses: Sequence[Use], kind: UseKind) -> tuple[str, ...]:
    found = (path_words(Path(use.where)).rpartition("/")[2] for use in uses if use.kind is kind)
    return tuple(sorted(dict.fromkeys(found)))
