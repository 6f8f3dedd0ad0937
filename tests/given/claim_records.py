"""Journals as a recruiter reads them, one event a line, for tests: `2027-06-01 started P-01`."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from given import cases
from given.shipped_clauses import shipped_roles
from tenderkit.model.case.counting import FIRST_EDITION, Counting
from tenderkit.model.journal.event import EVENT_KEYS
from tenderkit.model.journal.record import Record
from tenderkit.readers.journal.record_reader import parse_record
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.claims.judged import JudgedCase, judged_case
from tenderkit.rules.journal.view import view_on

NAME = PurePath("placeringar.yaml")
_PLACE, _DEFICIENCY = re.compile(r"P-\d{2,3}"), re.compile(r"B-\d{1,3}")
_WORDS = re.compile(r'(?:[^\s"]|"[^"]*")+')
_FILLED = {
    "clause": "platser-antal",
    "facts": "Platser saknades.",
    "reasons": "Skälen.",
    "decided_by": "{title: upphandlingschef}",
    "ended_by": "individual",
    "added_value": "yes",
    "outcome": "open",
    "period_ends": "2027-08-31",
    "where": "Platsbanken",
}


def event(line: str) -> str:
    """`2027-09-02 deficiency_found B-1 places=2` as the file writes it; keys that must be there are filled in."""
    day, kind, *words = _WORDS.findall(line)
    stated = {"date": day, "event": kind}
    for word in words:
        if "=" in word:
            key, value = word.split("=", 1)
            stated[key] = value.strip('"')
        elif _PLACE.fullmatch(word):
            stated["place"] = word
        elif _DEFICIENCY.fullmatch(word):
            stated["deficiency"] = word
        else:
            stated["id"] = word
    needed = next(keys.needs for of, keys in EVENT_KEYS.items() if of.value == kind)
    filled = {key: _FILLED[key] for key in needed if key not in stated and key in _FILLED and "withdrawn" not in stated}
    return "  - {" + ", ".join(f"{key}: {_quoted(value)}" for key, value in (stated | filled).items()) + "}\n"


def place(line: str) -> str:
    """`P-01 internship 2027-06-01 2027-11-30 lot=A`: the kind, the planned days and other keys may be left out."""
    name, *words = line.split()
    days = [word for word in words if re.fullmatch(r"\d{4}-\d{2}-\d{2}", word)] or ["2027-06-01"]
    kind = next((word for word in words if word in {"internship", "employment", "apprenticeship"}), "internship")
    planned = dict(zip(("starts", "ends"), days, strict=False))
    stated = {
        "id": name,
        "kind": kind,
        "workplace": "Depån",
        "extent_percent": 75,
        **dict(word.split("=") for word in words if "=" in word),
    }
    written = ", ".join(f"{key}: {value}" for key, value in stated.items())
    return f"  - {{{written}, planned: {{{', '.join(f'{key}: {day}' for key, day in planned.items())}}}}}\n"


def record_text(events: Sequence[str], places: Sequence[str] = (), agreements: str = "") -> str:
    """The file; places that only events name are internships of three months from 1 June 2027."""
    told = {word for line in events for word in line.split() if _PLACE.fullmatch(word)} | {
        line.split()[0] for line in places
    }
    missing = sorted(told - {line.split()[0] for line in places})
    listed = "".join([*map(place, places), *(place(f"{name} 2027-06-01 2027-08-31") for name in missing)])
    head = f"format: 2\n{agreements}" + (f"places:\n{listed}" if listed else "")
    return head + ("journal:\n" + "".join(map(event, events)) if events else "")


def record(*events: str, places: Sequence[str] = (), agreements: str = "") -> Record:
    """What the events, one a line, come to as a file."""
    return parse_record(parse_yaml(record_text(events, places, agreements), NAME))


def judged(of: Record, case: str, counting: Counting = FIRST_EDITION) -> JudgedCase:
    """The record beside the case, with everything that is written in it known."""
    return judged_case(cases.read(case).counted_by(counting), view_on(of, None, None), shipped_roles())


def _quoted(value: str) -> str:
    return value if value[0] in "[{" or "," not in value else f'"{value}"'
