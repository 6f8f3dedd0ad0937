"""The table of cases decided by hand from the clauses: what happened to each place, what it comes to, by which sentence and from which day."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec import Struct

from given.cases import read as case_of
from given.records import matching_of
from given.shipped_clauses import shipped_library, shipped_roles
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.counting import FIRST_EDITION, Counting
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.clauses.walk import marked_in
from tenderkit.model.fulfilment.place_outcome import PlaceOutcome, PlaceStanding
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.fulfilment.counted_places import CountedPlaces, counted_places
from tenderkit.rules.fulfilment.places import places_fulfilment
from tenderkit.rules.fulfilment.terms import FulfilmentTerms
from tenderkit.rules.places.grounds import DECIDING, EXCLUDING

_TEXT = (Path(__file__).parent / "places_decided.yaml").read_text("utf-8")
TABLE = yaml.load(_TEXT, yaml.BaseLoader)  # noqa: S506 - the loader of strings alone, which makes no objects
EDITIONS = {
    "first": FIRST_EDITION,
    "second": Counting(nearest=True, least_time=True, answers_together=True, authority_days=14, supplier_days=10),
}
IN_THE_TABLE = {
    PlaceStanding.COUNTS: "räknas",
    PlaceStanding.NOT_COUNTED: "räknas inte",
    PlaceStanding.WAITS: "väntar",
    PlaceStanding.UNDECIDED: "kan inte avgöras",
}


class Decided(Struct, frozen=True, dict=True):
    """One row with what its group says."""

    name: str
    row: Mapping[str, Any]

    @property
    def case(self) -> Procurement:
        text = yaml.safe_dump(_changed(TABLE["base"], self.row.get("case", {})), allow_unicode=True)
        return case_of(text.replace("'", "")).counted_by(EDITIONS[self.row.get("edition", "second")])

    @property
    def counted(self) -> tuple[FulfilmentTerms, CountedPlaces]:
        """The first supplier's places under the requirement that the row is about."""
        day = date.fromisoformat(self.row.get("day", "2029-10-01"))
        case = self.case
        requirements = list(each_requirement(case, case.suppliers[0]))
        of = requirements[int(self.row.get("requirement", 0))]
        matching = matching_of(self.row["places"], self.row.get("journal", ()))
        terms = FulfilmentTerms(of, matching, case.suppliers[0], day)
        assert of.requirement.places is not None
        return terms, counted_places(terms, of.requirement.places)


def decided() -> Iterator[Decided]:
    for group in TABLE["groups"]:
        shared = {key: value for key, value in group.items() if key not in ("about", "rows")}
        for row in group["rows"]:
            case = {**shared.get("case", {}), **row.get("case", {})}
            yield Decided(f"{group['about']}: {row['name']}", {**shared, **row, "case": case})


def _changed(base: Mapping[str, Any], changes: Mapping[str, str]) -> dict[str, Any]:
    """The case with values of it said otherwise: of its places, or at the whole path; `-` leaves one out."""
    changed: dict[str, Any] = json.loads(json.dumps(base))
    for path, value in changes.items():
        *above, last = path.split(".") if "." in path else ("requirement", "places", path)
        inside = changed
        for name in above:
            inside = inside[name]
        inside[last] = json.loads(json.dumps(value))
        if value == "-":
            del inside[last]
    return changed


def _told(outcome: PlaceOutcome) -> str:
    key = outcome.reason.key.removeprefix("fulfilment.place.")
    by = f"{shipped_roles_of(outcome.reason.role)}.{outcome.reason.mark}"
    day = f", {outcome.day}" if outcome.day else ""
    return f"{IN_THE_TABLE[outcome.standing]}: {key}, {by}{day}"


def shipped_roles_of(role: ClauseRole) -> str:
    return next(clause for clause, own in shipped_roles().items() if own is role)


@pytest.mark.parametrize("row", [pytest.param(each, id=each.name) for each in decided()])
def test_a_place_comes_to_what_the_clauses_say(row: Decided) -> None:
    terms, counted = row.counted

    assert {each.place: _told(each) for each in counted.outcomes} == row.row["then"]
    if "part" in row.row:
        part = places_fulfilment(terms, "")
        assert part is not None
        assert f"{part.status} {part.done}" == row.row["part"]
        assert all(reason.words for reason in part.reasons)
    if "late" in row.row:
        assert {each.place: str(each.days) for each in counted.late} == row.row["late"]


def test_every_ground_of_both_editions_is_in_the_table() -> None:
    found = {
        (_sentence(text), each.row.get("edition", "second")) for each in decided() for text in each.row["then"].values()
    }

    missing = [
        f"{shipped_roles_of(ground.role)}.{mark} {edition} {ground.says.__name__}"
        for ground in (*EXCLUDING, *DECIDING)
        for mark, edition in ((ground.first, "first"), (ground.second, "second"))
        if mark is not None and (f"{shipped_roles_of(ground.role)}.{mark}", edition) not in found
    ]
    assert missing == []


def _sentence(told: str) -> str:
    return told.split(", ")[1]


def test_every_ground_has_a_sentence_in_the_shipped_clauses() -> None:
    entries = shipped_library().entries()
    found = {
        (entry.role, name, entry.clause.version[0]) for entry in entries for name, _ in marked_in(entry.clause.body)
    }

    missing = [
        (ground.role, mark)
        for ground in (*EXCLUDING, *DECIDING)
        for mark, edition in ((ground.first, "1"), (ground.second, "2"))
        if mark is not None and (ground.role, mark, edition) not in found
    ]
    assert missing == []


def test_the_table_is_large_enough_and_no_row_stands_twice() -> None:
    names = [each.name for each in decided()]

    assert len(names) >= 150
    assert len(names) == len(set(names))
