"""What the register, the list of what is due and the year's figures need of each case: read once for as long as its files stand as they are."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import TypeVar

import msgspec
from django.conf import settings
from django.utils.timezone import localdate

from tenderkit import __version__
from tenderkit.project.one_run import one_run
from tenderkit.project.places import SETTINGS_FILE, ProjectPlaces, find_places
from tenderkit.web.case_rows import stamp_of_case
from tenderkit.web.models import KeptFigures
from tenderkit.web.reading_ahead import give_way, read_later
from tenderkit.web.shelf import cases_on_the_shelf, place_of_case
from tenderkit.workflows.register.case_figures import CaseFigures, case_figures

T = TypeVar("T")
WHOLE = float("inf")
_PATIENCE = 0.5  # seconds that a request reads what nobody has read yet
_LISTS = "lists"
_AT_ONCE = 50  # so that what somebody asks for meanwhile is there


def figures_of_cases(files: Mapping[str, Path], *, patience: float = _PATIENCE) -> dict[str, CaseFigures | None]:
    """By the case's name; `None` for one that nobody has come to read yet."""
    return kept_of_cases(files, _LISTS, (CaseFigures, case_figures), patience=patience)


def rebuild_the_figures() -> None:
    """Read every case anew."""
    KeptFigures.objects.all().delete()
    figures_of_cases(cases_on_the_shelf(), patience=WHOLE)


def kept_of_cases(
    files: Mapping[str, Path],
    kind: str,
    how: tuple[type[T], Callable[[Path, date], T]],
    *,
    patience: float,
    day: date | None = None,
) -> dict[str, T | None]:
    """What `how` makes of each case's file on the day, this one if none is named, with the type that it is kept as.

    What there was no time for is read while nobody waits.
    """
    shape, read = how
    known = {place: (state, kept) for place, state, kept in _standing(kind)}
    day, until, above = day or localdate(), monotonic() + patience, dict[str, str]()
    form = _form_of(shape)
    as_kept = msgspec.json.Decoder(shape)
    found: dict[str, T | None] = {}
    new: list[KeptFigures] = []
    with one_run():
        for name, file in files.items():
            place, state = place_of_case(file), f"{form};{stamp_of_case(file, day, above)}"
            standing = known.get(place)
            if standing is not None and standing[0] == state:
                found[name] = as_kept.decode(standing[1])
            elif new and monotonic() > until:  # at least one, so that there is an end to it
                found[name] = None
            else:
                give_way()
                found[name] = figures = read(file, day)
                new.append(
                    KeptFigures(place=place, kind=kind, state=state, figures=msgspec.json.encode(figures).decode())
                )
                if len(new) % _AT_ONCE == 0:
                    _keep(new[-_AT_ONCE:])
    _keep(new[len(new) - len(new) % _AT_ONCE :])
    if None in found.values():
        read_later(kind, lambda: kept_of_cases(files, kind, how, patience=WHOLE, day=day))
    return found


def _keep(rows: Sequence[KeptFigures]) -> None:
    if rows:
        KeptFigures.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["place", "kind"], update_fields=["state", "figures"]
        )


def libraries_of_cases(files: Mapping[str, Path]) -> tuple[ProjectPlaces, ...]:
    """The libraries that the cases rest on, each once; without a case the one of the folder."""
    folders = {_above(file.parent): file.parent for file in files.values()}
    starts = folders.values() or (Path(settings.TENDERKIT_FOLDER),)
    found = {places.clause_folders: places for start in starts for places in (find_places(start.resolve()),)}
    return tuple(found.values())


def _above(folder: Path) -> Path:
    """Where the settings of a case may begin: in its own folder if they stand there, else in the one that it shares with others."""
    return folder if (folder / SETTINGS_FILE).is_file() else folder.parent


def _form_of(shape: type[object]) -> str:
    """Another version of the program may keep other things of a case, and then it is read again."""
    return sha256(msgspec.json.encode((__version__, msgspec.json.schema(shape)))).hexdigest()[:12]


def _standing(kind: str) -> list[tuple[str, str, str]]:
    return list(KeptFigures.objects.filter(kind=kind).values_list("place", "state", "figures"))
