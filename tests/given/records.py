"""Records of places and their journal, each line as short as it can be said: `P-01 kind=employment`, `2027-06-01 started P-01`.

The keys are those of `placeringar.yaml`. A place is practice on 75 per cent unless it says otherwise, planned from its first event.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import PurePath

from tenderkit.model.journal.record import Record
from tenderkit.model.matching.matching import Matching
from tenderkit.readers.journal.record_reader import parse_record
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.journal.view import view_on

NAME = PurePath("placeringar.yaml")
_BESIDE = ("starts", "ends")
_UNSTATED = "-"


def record(places: Iterable[str], journal: Iterable[str] = (), more: str = "") -> Record:
    """The record with these places and events, read as a file is; `more` is added at its end as it stands."""
    return parse_record(parse_yaml(record_text(places, journal, more), NAME))


def record_text(places: Iterable[str], journal: Iterable[str] = (), more: str = "") -> str:
    """The same as a file."""
    events = tuple(journal)
    lines = ["format: 2", "places:", *(f"  - {_place(each, events)}" for each in places)]
    if events:
        lines += ["journal:", *(f"  - {_event(each)}" for each in events)]
    return "\n".join(lines) + "\n" + more


def matching_of(
    places: Iterable[str], journal: Iterable[str] = (), more: str = "", day: date | None = None
) -> Matching:
    """The record as rules and papers ask for it on a day."""
    return view_on(record(places, journal, more), None, day).matching


def whole_place(
    number: int, starts: str = "2027-06-01", ends: str = "2027-11-30", **stated: str
) -> tuple[str, tuple[str, ...]]:
    """A place that began and ended as planned, and its events."""
    place = f"P-{number:02}"
    said = "".join(f" {key}={value}" for key, value in stated.items())
    return (
        f"{place} starts={starts} ends={ends}{said}",
        (f"{starts} started {place}", f"{ends} ended {place} ended_by=nobody"),
    )


def _place(line: str, events: Iterable[str]) -> str:
    id_, *words = line.split()
    stated = _stated(words)
    mine = sorted(each.split()[0] for each in events if f" {id_}" in each)
    values = {"id": id_, "kind": "internship", "extent_percent": "75", "workplace": "Depån", **stated}
    if "hours_per_week" in stated:
        values.pop("extent_percent")
    planned = {"starts": stated.get("starts", mine[0] if mine else "2027-06-01"), "ends": stated.get("ends", _UNSTATED)}
    values = {key: value for key, value in values.items() if key not in _BESIDE}
    return _written(values)[:-1] + f", planned: {_written(planned)}}}"


def _event(line: str) -> str:
    day, kind, *words = line.split()
    of = {"place": words.pop(0)} if words and "=" not in words[0] else {}
    return _written({"date": day, "event": kind, **of, **_stated(words)})


def _stated(words: Iterable[str]) -> dict[str, str]:
    return dict(word.split("=", 1) for word in words)


def _written(values: Mapping[str, str]) -> str:
    said = (
        f"{key}: {value.replace('_', ' ') if key == 'reasons' else value}"
        for key, value in values.items()
        if value != _UNSTATED
    )
    return "{" + ", ".join(said) + "}"
