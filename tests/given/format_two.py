"""The recruiter's two files, made of one text that tells places, persons and what happened together, as tests write it."""

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


@cache
def both_texts(text: str) -> tuple[str, str]:
    """The record and the persons of a text in format 1; a placement that states no extent has the one that the cases ask for."""
    if text.startswith("format: 2\n"):
        return text, "format: 2\n"
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


def write_both(folder: Path, text: str) -> None:
    """Both files beside a case."""
    record, persons = both_texts(text)
    (folder / RECORD).write_text(record, "utf-8")
    (folder / PERSONS).write_text(persons, "utf-8")


def read_both(text: str) -> tuple[Record, Persons]:
    """What the two files hold."""
    record, persons = both_texts(text)
    return parse_record(parse_yaml(record, RECORD)), parse_persons(parse_yaml(persons, PERSONS))


def viewed(text: str) -> Matching:
    """The matching as all that is written tells it."""
    return view_on(*read_both(text), None).matching
