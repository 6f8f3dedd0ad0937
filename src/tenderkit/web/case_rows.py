"""The list of cases: each read once for as long as its files stand as they are, so that a thousand cost no wait."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import monotonic

import msgspec
from django.utils.timezone import localdate
from msgspec import Struct

from tenderkit.project.one_run import one_run
from tenderkit.project.places import LOCK_FILE, MATCHING_FILE, SETTINGS_FILE, settings_file
from tenderkit.web.models import IndexedCase
from tenderkit.web.reading_ahead import give_way
from tenderkit.web.shelf import cases_on_the_shelf, place_of_case
from tenderkit.workflows.drafts.case_line import CaseLine, case_line

UNREAD = "unread"
_PATIENCE = 0.12  # seconds that a request reads what nobody has read yet
_BESIDE = (LOCK_FILE, MATCHING_FILE)
_NOT_THERE = "-"
_SHAPE = "2"  # of the row: one that an older version wrote is read anew


class ListedCase(Struct, frozen=True):
    """A case in the list, by its name in addresses."""

    name: str
    line: CaseLine


def listed_cases(*, patience: float = _PATIENCE) -> tuple[ListedCase, ...]:
    """Every case; those that nobody has come to read yet are there by their folder's name."""
    return tuple(_listed(patience))


def rebuild_the_list() -> int:
    """Read every case anew; how many they are."""
    IndexedCase.objects.all().delete()
    return len(listed_cases(patience=float("inf")))


def unit_of_case(file: Path) -> str:
    """The unit that the case belongs to, from its row where that still is as the files are."""
    row = IndexedCase.objects.filter(place=place_of_case(file), state=stamp_of_case(file, localdate(), {})).first()
    if row is not None:
        return str(row.row.get("unit", ""))
    with one_run():
        return case_line(file, localdate()).unit


def _listed(patience: float) -> Iterator[ListedCase]:
    known = {place: (state, row) for place, state, row in IndexedCase.objects.values_list("place", "state", "row")}
    day, until = localdate(), monotonic() + patience
    read: list[IndexedCase] = []
    settings: dict[str, str] = {}
    with one_run():
        for name, file in cases_on_the_shelf().items():
            place, state = place_of_case(file), stamp_of_case(file, day, settings)
            standing = known.get(place)
            if standing is not None and standing[0] == state:
                yield ListedCase(name, msgspec.convert(standing[1], CaseLine))
            elif monotonic() > until:
                yield ListedCase(name, CaseLine(file.parent.name, stage=UNREAD))
            else:
                give_way()
                line = case_line(file, day)
                read.append(IndexedCase(place=place, state=state, row=msgspec.to_builtins(line)))
                yield ListedCase(name, line)
    if read:
        IndexedCase.objects.bulk_create(
            read, update_conflicts=True, unique_fields=["place"], update_fields=["state", "row"]
        )


def stamp_of_case(file: Path, day: date, settings: dict[str, str]) -> str:
    """Of the case's own files, and of the settings above it, which are looked for once for all cases of a folder."""
    folder = os.path.dirname(file)  # noqa: PTH120 - of a thousand cases, as all of these
    beside = (_stamp(os.path.join(folder, name)) for name in _BESIDE)  # noqa: PTH118
    return ";".join((_SHAPE, day.isoformat(), _stamp(file), *beside, _above(folder, settings)))


def _above(folder: str, settings: dict[str, str]) -> str:
    own = _stamp(os.path.join(folder, SETTINGS_FILE))  # noqa: PTH118
    if own != _NOT_THERE:
        return own
    above = os.path.dirname(folder)  # noqa: PTH120
    if above not in settings:
        found = settings_file(Path(above))
        settings[above] = _stamp(found) if found is not None else _NOT_THERE
    return settings[above]


def _stamp(file: str | Path) -> str:
    try:
        found = os.stat(file)  # noqa: PTH116
    except OSError:
        return _NOT_THERE
    return f"{found.st_mtime_ns:x}.{found.st_size:x}"
