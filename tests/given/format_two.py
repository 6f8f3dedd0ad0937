"""The recruiter's two files, made of one text that tells places, persons and what happened together, as tests write it.

A text that is of format 2 already is the record alone; nobody is named beside it.
"""

import re
from functools import cache
from pathlib import Path, PurePath

from given.cases import WITH_PLACES
from tenderkit.model.journal.person import Persons
from tenderkit.model.journal.record import Record
from tenderkit.model.matching.matching import Matching
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.journal.record_reader import parse_persons, parse_record
from tenderkit.readers.matching.format_one_reader import parse_format_one
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.journal.from_format_one import in_format_two
from tenderkit.rules.journal.view import view_on
from tenderkit.workflows.matching.record_text import two_files

_PLACEMENT = re.compile(r"^ *- (?:\{ *)?id: P-.*\n(?: +[^\s-].*\n)*", re.MULTILINE)
# An old text says who ended a place, and no ground; the tests mean these.
_GROUND = re.compile(r"ended_by: (individual|supplier|not_told), ground: not_told")
_GROUNDS = {
    "individual": "ended_by: individual, ground: resigned",
    "supplier": "ended_by: supplier, ground: work_lacking",
    "not_told": "ended_by: authority, ground: decision_changed",
}
_EXTENT = "extent_percent: 75"  # that the cases ask for
RECORD, PERSONS = PurePath("placeringar.yaml"), PurePath("personer.yaml")
_FORMAT_TWO = "format: 2\n"


@cache
def both_texts(text: str) -> tuple[str, str]:
    """The record and the persons of a text in format 1; no persons of one in format 2.

    A placement that states no extent has the one that the cases ask for.
    """
    if text.startswith(_FORMAT_TWO):
        return text, ""
    text = _PLACEMENT.sub(lambda found: _with_extent(found[0]), text)
    source = parse_yaml(text, RECORD)
    case = parse_case(parse_yaml(WITH_PLACES, PurePath("upphandling.yaml")))  # only for what is remarked on
    files = two_files(text, source.data, in_format_two(case, parse_format_one(source), source.data))
    return _GROUND.sub(lambda found: _GROUNDS[found[1]], files.record), files.persons


def _with_extent(placement: str) -> str:
    if "extent_percent" in placement or "hours_per_week" in placement:
        return placement
    head, _, rest = placement.partition("\n")
    if "{" in head:
        return placement.replace("id: P-", f"{_EXTENT}, id: P-", 1)
    return f"{head}\n{' ' * head.index('id:')}{_EXTENT}\n{rest}"


def record_with(text: str, *changes: tuple[str, str]) -> str:
    """The record of a text, with what format 1 has no word for written into it."""
    record, _ = both_texts(text)
    for old, new in changes:
        assert record.count(old) == 1, f"{old!r} stands {record.count(old)} times"
        record = record.replace(old, new)
    return record


def write_both(folder: Path, text: str) -> None:
    """Both files beside a case."""
    record, persons = both_texts(text)
    (folder / RECORD).write_text(record, "utf-8")
    if persons:
        (folder / PERSONS).write_text(persons, "utf-8")


def read_both(text: str) -> tuple[Record, Persons | None]:
    """What the two files hold."""
    record, persons = both_texts(text)
    return parse_record(parse_yaml(record, RECORD)), parse_persons(parse_yaml(persons, PERSONS)) if persons else None


def viewed(text: str) -> Matching:
    """The matching as all that is written tells it."""
    return view_on(*read_both(text), None).matching
