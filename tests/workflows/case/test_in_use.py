"""Which edition's counting a case has: by the clauses of its lock, else by those in force on the day of its documents."""

from datetime import date
from pathlib import Path

import pytest

from given.cases import WITH_PLACES
from given.own_library import own_library
from tenderkit.problems import InvalidInputError
from tenderkit.workflows.case.sound_case import SoundCase, examined_case, load_sound_case

BODY = "{#s1} Antalet minskar i samma proportion till närmaste hela tal."
STATE = "status: published, valid_from: 2027-01-01"
ITS_DAY = date(2027, 1, 1)
ONE_KIND = WITH_PLACES.replace("kind_chosen_by: supplier", "kind_chosen_by: authority")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A municipality whose clause about fewer places counts to the nearest from 2027 on."""
    own = own_library(
        tmp_path, {"var-minskning": {"1.0.0": (STATE, BODY)}}, {"var-minskning": "replaces: platser-minskning\n"}
    )
    listed = (own / "library.yaml").read_text("utf-8")
    marks = "  var-minskning:\n    marks:\n      1.0.0: {nearest: s1}\n"
    (own / "library.yaml").write_text(listed.replace("  var-minskning:\n", marks), "utf-8")
    case = tmp_path / "arende"
    case.mkdir()
    (case / "upphandling.yaml").write_text(WITH_PLACES, "utf-8")
    return case


def codes(sound: SoundCase) -> set[str]:
    return {problem.message.code for problem in sound.warnings}


def test_the_clauses_in_force_on_the_day_decide_how_a_case_is_counted(folder: Path) -> None:
    assert not load_sound_case(folder).case.counting.nearest
    assert load_sound_case(folder, day=ITS_DAY).case.counting.nearest
    days = [load_sound_case(folder, day=day).case.counting.authority_days for day in (None, ITS_DAY)]
    assert days == [20, 14]


def test_the_rules_ask_what_the_edition_asks(folder: Path) -> None:
    (folder / "upphandling.yaml").write_text(ONE_KIND, "utf-8")

    assert "TK-R304" not in codes(examined_case(folder))
    assert "TK-R304" in codes(examined_case(folder, day=ITS_DAY))


def test_a_case_with_a_lock_is_counted_by_the_clauses_of_the_lock(folder: Path) -> None:
    sound = load_sound_case(folder, day=ITS_DAY)
    first = {"kravavsnitt": {"platser-minskning": "1.0.0", "platser-uppfyllelse": "1.0.0"}}

    recounted = sound.recounted(first)

    assert not recounted.case.counting.nearest
    assert recounted.case is recounted.in_force.written
    assert recounted.recounted(first).case == recounted.case


def test_a_case_that_other_versions_can_not_hold_is_refused(folder: Path) -> None:
    (folder / "upphandling.yaml").write_text(ONE_KIND, "utf-8")
    later = {"kravavsnitt": {"var-minskning": "1.0.0"}}

    with pytest.raises(InvalidInputError) as refused:
        load_sound_case(folder).recounted(later)

    assert "TK-R304" in {problem.message.code for problem in refused.value.problems}


def test_clauses_that_can_not_be_read_leave_the_first_edition(folder: Path) -> None:
    (folder.parent / "bibliotek" / "clauses" / "library.yaml").write_text("format: 1\n", "utf-8")

    assert not examined_case(folder, day=ITS_DAY).case.counting.nearest
