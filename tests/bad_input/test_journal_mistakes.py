"""Mistakes in the journal and in the persons' file: each fault that comes back with its line, and nothing besides."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml
from msgspec import Struct

from given import journal_in_text
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.workflows.case.sound_case import examined_case
from tenderkit.workflows.check.check import check
from tenderkit.workflows.matching.recruiters_file import read_sound_matching


class Slip(Struct, frozen=True):
    """What stands in one of the sound files, what is typed in its place, and what is said of it."""

    stands: str
    typed: str
    says: list[str]
    file: str = "placeringar.yaml"
    case: Sequence[tuple[str, str]] = ()


TABLE = Path(__file__).with_name("journal_mistakes.yaml")
SLIPS = tuple(Slip(**row) for row in yaml.safe_load(TABLE.read_text("utf-8")))
SOUND = {"placeringar.yaml": journal_in_text.RECORD, "personer.yaml": journal_in_text.PERSONS}


@pytest.mark.parametrize("slip", SLIPS, ids=[f"{one.typed.strip()} {dict(one.case) or ''}" for one in SLIPS])
def test_a_slip_is_told_at_its_line_and_once(slip: Slip, tmp_path: Path) -> None:
    assert SOUND[slip.file].count(slip.stands) == 1
    files = SOUND | {slip.file: SOUND[slip.file].replace(slip.stands, slip.typed)}
    case = journal_in_text.CASE
    for stands, typed in slip.case:
        assert case.count(stands) == 1
        case = case.replace(stands, typed)

    said = _said(tmp_path, files, case)

    assert [
        f"{one.file.name}:{one.line}:{one.column}: {one.message.code} {_plain(one.message.what)}" for one in said
    ] == slip.says


def test_the_sound_files_have_none(tmp_path: Path) -> None:
    assert _said(tmp_path, SOUND, journal_in_text.CASE) == []
    assert [one for one in check(tmp_path, ()).problems if one.file.name in SOUND] == []


def test_all_slips_of_a_file_are_told_in_one_run(tmp_path: Path) -> None:
    """Those that can stand together, in events and places of their own."""
    changes = {
        "meeting_held, meeting: start": "meeting_held",
        "notice_sent, deficiency: B-1": "notice_sent, deficiency: B-1, where: Platsbanken",
        "profile: K-1": "profile: K-2",
        "replaces: P-02": "replaces: P-20",
        "ground: resigned": "ground: work_lacking",
        "extent_percent: 80": "extent_percent: 180",
    }
    record = SOUND["placeringar.yaml"]
    for stands, typed in changes.items():
        record = record.replace(stands, typed)
    files = {"placeringar.yaml": record, "personer.yaml": SOUND["personer.yaml"].replace("P-03", "P-30")}

    said = _said(tmp_path, files, journal_in_text.CASE)

    assert sorted(one.message.code for one in said) == [
        "TK-C034",
        "TK-M190",
        "TK-M191",
        "TK-M200",
        "TK-M202",
        "TK-M203",
        "TK-M214",
    ]


def test_the_persons_file_is_of_the_second_format(tmp_path: Path) -> None:
    files = SOUND | {"personer.yaml": SOUND["personer.yaml"].replace("format: 2", "format: 1")}

    said = _said(tmp_path, files, journal_in_text.CASE)

    assert [f"{one.file.name}:{one.line} {one.message.code}" for one in said] == ["personer.yaml:1 TK-M100"]


def test_an_officer_without_the_persons_file_is_not_asked_for_names(tmp_path: Path) -> None:
    assert _said(tmp_path, {"placeringar.yaml": SOUND["placeringar.yaml"]}, journal_in_text.CASE) == []


def _said(folder: Path, files: dict[str, str], case: str) -> list[Problem]:
    journal_in_text.written_to(folder, record=files["placeringar.yaml"], persons=files.get("personer.yaml"), case=case)
    try:
        return [*read_sound_matching(examined_case(folder))[1]]
    except InvalidInputError as error:
        return [*error.problems]


def _plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")
