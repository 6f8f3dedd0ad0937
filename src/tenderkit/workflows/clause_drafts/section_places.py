"""Where in the requirements section a clause of one's own stands: under which heading, and after which clause."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from tenderkit.model.clauses.library import Publication, Version
from tenderkit.problems import RefusedError
from tenderkit.project.places import ProjectPlaces, find_places
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.readers.papers.kind_reader import read_kind
from tenderkit.readers.yaml.yaml_changes import Put
from tenderkit.readers.yaml.yaml_editor import edited
from tenderkit.workflows.clauses.lifecycle import publish
from tenderkit.writers.output import Output, digest_of, place

SECTION = "kravavsnitt"
_OWN = f"templates/{SECTION}"  # below the municipality's folder
_FILE, _TEXT = "document.yaml", "text.md"
_TOO_EARLY = "TK-L437"


class SectionPlace(Struct, frozen=True):
    """A slot by its name, and the clause to stand after (the slot's first where it is '')."""

    slot: str
    after: str = ""


class SectionSlot(Struct, frozen=True):
    """A part of the section: its name, its heading and the clauses in their order."""

    name: str
    title: str
    clauses: tuple[str, ...]


def section_slots(places: ProjectPlaces) -> tuple[SectionSlot, ...]:
    """The parts of the requirements section as they stand here."""
    kind = read_kind(_folder(places), places.letterheads())
    return tuple(
        SectionSlot(name, kind.slot_titles.get(name, name), tuple(clauses)) for name, clauses in kind.slots.items()
    )


def outputs_of_place(places: ProjectPlaces, where: SectionPlace, clause: str) -> tuple[Output, ...]:
    """The section's own `document.yaml` with the clause in it; where the municipality has none, a copy of the central one."""
    slots = {slot.name: slot.clauses for slot in section_slots(places)}
    if where.slot not in slots or where.after not in ("", *slots[where.slot]):
        raise RefusedError("TK-L430", {"slot": where.slot})
    order = _with(slots[where.slot], clause, where.after)
    standing, own = _folder(places), places.roots[-1] / _OWN
    data = (standing / _FILE).read_bytes()
    changed = edited(data, own / _FILE, [Put(("slots", where.slot, "clauses"), list(order))])
    if standing == own:
        return (Output(own / _FILE, changed, made_of=digest_of(data)),)
    return (Output(own / _TEXT, (standing / _TEXT).read_bytes()), Output(own / _FILE, changed))


def files_of_place(places: ProjectPlaces) -> tuple[str, ...]:
    """What `outputs_of_place` writes, by the way from the municipality's folder: the section's text is copied too where there is none of its own."""
    is_own = places.kind_folder(SECTION) == places.roots[-1] / _OWN
    return tuple(f"{_OWN}/{name}" for name in ((_FILE,) if is_own else (_FILE, _TEXT)))


def _folder(places: ProjectPlaces) -> Path:
    folder = places.kind_folder(SECTION)
    if folder is None:
        raise RefusedError("TK-L430", {"slot": SECTION})
    return folder


def _with(clauses: Sequence[str], clause: str, after: str) -> tuple[str, ...]:
    at = clauses.index(after) + 1 if after else 0
    return (*clauses[:at], clause, *clauses[at:])


def put_in_section(start: Path, where: SectionPlace, clause: str, today: date) -> None:
    """Give the clause its place; from then on every new section asks whether it applies.

    Raises `RefusedError` before it is in force: no section could be built with it.
    """
    places = find_places(start.resolve())
    library = read_library(places.clause_folders)
    if library.in_force(clause, today) is None:
        first = min(
            (each.state.valid_from or today for each in library.clauses.get(clause, {}).values()), default=today
        )
        raise RefusedError(_TOO_EARLY, {"clause": clause, "from": first.isoformat()})
    place(outputs_of_place(places, where, clause))


def publish_in_section(
    start: Path, wanted: Version, publication: Publication, where: SectionPlace | None, today: date
) -> None:
    """Publish the version, and give its clause a place in the section in the same go where one is chosen; both are written, or neither.

    Raises as `publish` does, and `RefusedError` for a place before the first day.
    """
    if where is None:
        publish(start, wanted, publication)
        return
    if publication.valid_from > today:
        raise RefusedError(_TOO_EARLY, {"clause": wanted.clause, "from": publication.valid_from.isoformat()})
    publish(start, wanted, publication, outputs_of_place(find_places(start.resolve()), where, wanted.clause))
