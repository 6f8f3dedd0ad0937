"""A folder of cases as what the year's paper is about: which days are looked at, whose letterhead it has, and what couldn't be read."""

from datetime import date
from pathlib import Path

import pytest

from given.cases import case_folder
from given.folder_of_cases import BROKEN, awarded_folder, many_cases
from given.own_municipality import FEWEST
from tenderkit.messages import Message
from tenderkit.problems import RefusedError
from tenderkit.project.places import find_places
from tenderkit.readers.papers.kind_reader import read_kind
from tenderkit.rules.statistics.additions import YearOfCases
from tenderkit.workflows.papers.build_run import BuildOptions
from tenderkit.workflows.papers.matter import Matter
from tenderkit.workflows.statistics.year_matter import year_matter

TOTALS = "format: 1\nyears:\n  - year: 2027\n    steps: {stronger: 6, room_for_others: 7}\n"


def matter(folder: Path, year: int = 2027, **options: object) -> Matter:
    wanted = BuildOptions(year=year, **options)  # type: ignore[arg-type]  # options by name
    return year_matter(folder, wanted, find_places(folder))


def counted(of: Matter) -> YearOfCases:
    folder = of.places.kind_folder("arsstatistik")
    assert folder is not None
    (paper,) = of.papers(read_kind(folder, of.places.letterheads()))
    found = paper.about["counted"]
    assert isinstance(found, YearOfCases)
    return found


def test_the_quarters_rise_to_the_whole_year(tmp_path: Path) -> None:
    awarded_folder(tmp_path)

    year = counted(matter(tmp_path))

    assert [sum(each.begun for each in quarter) for quarter in year.quarters] == [0, 4, 4, 4]
    assert [sum(each.completed for each in quarter) for quarter in year.quarters] == [0, 0, 4, 4]
    assert [sum(each.is_new for each in quarter) for quarter in year.quarters] == [1, 1, 1, 1]


def test_the_next_year_counts_nothing_of_it_again(tmp_path: Path) -> None:
    awarded_folder(tmp_path)

    (only,) = counted(matter(tmp_path, 2028)).additions

    assert (only.is_new, only.required, only.begun, only.completed) == (False, 0, 0, 0)


def test_nothing_later_than_the_day_that_was_asked_for_is_counted(tmp_path: Path) -> None:
    awarded_folder(tmp_path)

    of = matter(tmp_path, day=date(2027, 5, 31))

    assert (of.day, sum(each.begun for each in counted(of).additions)) == (date(2027, 5, 31), 0)


def test_a_day_after_the_year_dates_the_paper_and_counts_no_more(tmp_path: Path) -> None:
    awarded_folder(tmp_path)

    of = matter(tmp_path, day=date(2028, 2, 1))

    assert (of.day, counted(of)) == (date(2028, 2, 1), counted(matter(tmp_path)))


def test_a_day_before_the_year_is_refused(tmp_path: Path) -> None:
    awarded_folder(tmp_path)

    with pytest.raises(RefusedError, match="TK-N051"):
        matter(tmp_path, day=date(2026, 12, 31))


def test_a_folder_without_cases_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="TK-G001"):
        matter(tmp_path)


def test_what_could_not_be_read_is_told_and_stops_nothing(tmp_path: Path) -> None:
    awarded_folder(tmp_path)
    case_folder(tmp_path, BROKEN, "fel")

    of = matter(tmp_path)

    assert len(of.unread) > 0
    assert (counted(of).read, counted(of).unread) == (1, 1)


def test_whoever_waits_is_told_how_far_it_has_come(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []

    matter(many_cases(tmp_path, 2), progress=lambda done, total: steps.append((done, total)))

    assert steps == [(1, 2), (2, 2)]


def test_the_letterhead_is_the_municipalitys_or_that_of_the_one_authority(tmp_path: Path) -> None:
    awarded_folder(tmp_path)
    assert (matter(tmp_path).sender.name, matter(tmp_path).sender.unit) == ("Östersunds kommun", "")

    (tmp_path / "kommun.yaml").write_text(f"{FEWEST}unit: Ledningen\n", "utf-8")
    assert (matter(tmp_path).sender.name, matter(tmp_path).sender.unit) == ("Provköpings kommun", "Ledningen")


def test_of_several_authorities_none_is_chosen(tmp_path: Path) -> None:
    folder = awarded_folder(tmp_path)
    text = (folder / "upphandling.yaml").read_text("utf-8")
    case_folder(tmp_path, text.replace("Östersunds kommun", "Bergs kommun").replace("TF 2026/412", "TF 9"), "b")

    assert matter(tmp_path).sender.name == ""


def test_a_fault_of_a_value_is_told_where_it_was_typed(tmp_path: Path) -> None:
    awarded_folder(tmp_path)
    message = Message("TK-R051", {"parameter": "x"})
    assert matter(tmp_path).problem("year.totals.by", message).file == tmp_path / "arsuppgifter.yaml"

    (tmp_path / "arsuppgifter.yaml").write_text(TOTALS, "utf-8")
    (tmp_path / "kommun.yaml").write_text(FEWEST, "utf-8")
    of = matter(tmp_path)

    assert of.problem("year.totals.by", message).file == tmp_path / "arsuppgifter.yaml"
    at = of.problem("municipality.name", message)
    assert (at.file, at.line) == (tmp_path / "kommun.yaml", 2)
