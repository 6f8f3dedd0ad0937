"""What an event or an entry can be about: the places, suppliers, lots, agreements, profiles, deficiencies and events that there are, each with words."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tenderkit.model.case.case import Procurement
from tenderkit.model.journal.event import Event
from tenderkit.model.journal.record import Record
from tenderkit.problems import InvalidInputError
from tenderkit.project.places import MATCHING_FILE
from tenderkit.readers.journal.record_reader import parse_record, read_record_yaml
from tenderkit.workflows.case.sound_case import SoundCase

Choices = tuple[tuple[str, str], ...]
_PLACES = ("place", "replaces", "shares", "same_person_as", "of")


def known_numbers(sound: SoundCase) -> Mapping[str, Choices]:
    """By the key that is told with them: what the file would say, and what it is called. A key that nothing can be chosen for has none."""
    record, case = _record(sound.folder), sound.case
    found = dict(_of_case(case))
    if record is not None:
        places = tuple((each.id, _said(each.id, (each.job_title, each.workplace))) for each in record.places)
        found |= dict.fromkeys(_PLACES, places)
        found["agreement"] = tuple((each.id, _said(each.id, (each.workplace,))) for each in record.agreements)
        found["profile"] = tuple((each.id, _said(each.id, (each.job, each.workplace))) for each in record.profiles)
        found["deficiency"] = tuple(_deficiencies(record.journal))
    return found


def next_deficiency(numbers: Mapping[str, Choices]) -> str:
    """`B-3` after `B-2`."""
    known = (value.removeprefix("B-") for value, _ in numbers.get("deficiency", ()))
    return f"B-{max((int(each) for each in known if each.isdecimal()), default=0) + 1}"


def _of_case(case: Procurement) -> Iterator[tuple[str, Choices]]:
    """A supplier, a lot and an authority are chosen where there are several."""
    yield "supplier", _several(tuple((each.name, each.name) for each in case.suppliers))
    yield "lot", tuple((each.id, _said(each.id, (each.title,))) for each in case.contract.lots)
    joint = case.joint.authorities if case.joint is not None else ()
    yield "for_authority", tuple((each.name, each.name) for each in joint)


def _several(found: Choices) -> Choices:
    return found if len(found) > 1 else ()


def _deficiencies(journal: Sequence[Event]) -> Iterator[tuple[str, str]]:
    told: dict[str, str] = {}
    for event in journal:
        if event.deficiency:
            told[event.deficiency] = told.get(event.deficiency) or event.facts or ""
    for name, facts in told.items():
        yield name, _said(name, (facts[:60],))


def _said(number: str, words: Sequence[str | None]) -> str:
    told = ", ".join(each for each in words if each)
    return f"{number} {told}".strip()


def _record(folder: Path | None) -> Record | None:
    file = folder / MATCHING_FILE if folder is not None else None
    if file is None or not file.is_file():
        return None
    try:
        return parse_record(read_record_yaml(file))
    except InvalidInputError:
        return None
