"""The register of a folder: rebuilt each time, in numbers, and as quick for the thousandth case as for the first."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from given.canaries import MARKET_DIALOGUES, canary_files, case_with
from given.cases import PLACES, WITH_DIALOGUE, case_folder
from given.folder_of_cases import ANNOUNCED, BROKEN, awarded_folder, many_cases, numbered
from given.reported_case import CASE
from tenderkit.problems import RefusedError
from tenderkit.project.places import LOCK_FILE
from tenderkit.readers.papers.lock_reader import read_lock
from tenderkit.readers.yaml.yaml_reader import YamlSource, read_yaml
from tenderkit.workflows.papers.build import BuildOptions, build
from tenderkit.workflows.papers.issue import IssueOptions, issue
from tenderkit.workflows.register.register import read_register
from tenderkit.workflows.register.register_report import register_as_data
from tenderkit.writers.lock_writer import write_lock

DAY, SENT = date(2027, 12, 1), date(2025, 3, 10)
ISSUABLE = WITH_DIALOGUE + PLACES.replace("    offer_open_weeks", "    existing_staff: none\n    offer_open_weeks")


def test_what_could_be_read_is_in_the_register_and_the_rest_is_told_of(tmp_path: Path) -> None:
    awarded_folder(tmp_path)
    case_folder(tmp_path, BROKEN, "fel")

    found = read_register(tmp_path, DAY)

    assert [(row.number, row.completed) for row in found.rows] == [("TF 2026/412", 4)]
    assert (found.read, found.unread, len(found.problems) > 0) == (1, 1, True)


def test_whoever_waits_is_told_how_far_it_has_come(tmp_path: Path) -> None:
    for number in (1, 2):
        case_folder(tmp_path, numbered(number), f"a{number}")
    steps: list[tuple[int, int]] = []

    read_register(tmp_path, DAY, lambda done, total: steps.append((done, total)))

    assert steps == [(1, 2), (2, 2)]


def test_the_same_folder_on_the_same_day_gives_the_same_rows(tmp_path: Path) -> None:
    many_cases(tmp_path, 3)

    assert read_register(tmp_path, DAY) == read_register(tmp_path, DAY)


@pytest.mark.parametrize("count", [2, 8])
def test_each_case_costs_the_reading_of_its_own_files_and_the_library_is_read_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    read: list[str] = []

    def counted(path: Path) -> YamlSource:
        read.append(path.name)
        return read_yaml(path)

    for module in ("clauses.library_reader", "clauses.clause_reader", "law.law_table_reader"):
        monkeypatch.setattr(f"tenderkit.readers.{module}.read_yaml", counted, raising=False)
    monkeypatch.setattr("tenderkit.readers.case.case_source.read_yaml", counted)

    read_register(many_cases(tmp_path, count), DAY)

    assert read.count("upphandling.yaml") == count
    assert max(read.count("library.yaml"), read.count("laws.yaml")) <= 1  # none where they have been prepared before


def test_papers_that_were_sent_out_are_told_but_for_those_about_a_person(tmp_path: Path) -> None:
    folder = _issued(tmp_path)
    lock = read_lock(folder / LOCK_FILE)
    of_a_person = lock.issued[0].model_copy(update={"document": "intyg-p-01", "number": 1})
    (folder / LOCK_FILE).write_bytes(write_lock(lock.model_copy(update={"issued": (*lock.issued, of_a_person)})))

    (row,) = read_register(tmp_path, DAY).rows

    assert [(paper.title, paper.number) for paper in row.issued] == [
        ("Särskilda kontraktsvillkor om sysselsättning", 1)
    ]
    assert row.clauses != ()


def test_a_paper_that_was_sent_out_later_is_not_known_on_the_day(tmp_path: Path) -> None:
    _issued(tmp_path)

    found = [read_register(tmp_path, day).rows[0].issued for day in (SENT - timedelta(days=1), SENT)]

    assert [len(each) for each in found] == [0, 1]


def test_a_paper_of_a_kind_that_is_gone_is_told_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _issued(tmp_path)
    monkeypatch.setattr("tenderkit.project.places.ProjectPlaces.kinds", lambda _: ("intyg",))

    assert [paper.title for paper in read_register(tmp_path, DAY).rows[0].issued] == ["kravavsnitt"]


def test_a_paper_of_a_kind_that_cannot_be_read_is_told_by_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _issued(tmp_path)

    def refused(*_: object) -> object:
        raise RefusedError("TK-S002", {"kind": "kravavsnitt", "kinds": ""})

    monkeypatch.setattr("tenderkit.workflows.case.issued_papers.read_kind", refused)

    assert [paper.title for paper in read_register(tmp_path, DAY).rows[0].issued] == ["kravavsnitt"]


def _issued(home: Path) -> Path:
    """A case whose requirements section was sent out."""
    announced = ISSUABLE.replace("begins: 2025-03-01", "begins: 2025-03-01, published: 2025-03-03")
    folder = case_folder(home, announced, "a")
    build(folder, BuildOptions())
    issue(folder, IssueOptions(override="prov", by="Provaren", day=SENT))
    return folder


def test_no_person_and_nothing_of_a_case_before_its_notice_is_in_the_records(tmp_path: Path) -> None:
    folder = case_folder(tmp_path, case_with(MARKET_DIALOGUES[0]), "kanarie")
    for name, text in zip(("placeringar.yaml", "personer.yaml"), canary_files(), strict=True):
        (folder / name).write_text(text, "utf-8")
    case_folder(tmp_path, ANNOUNCED.replace("title: Väghyveln", "title: Kanariehemligt"), "b")

    told = str(register_as_data(read_register(tmp_path, date(2026, 11, 9)))).casefold()

    words = {word.strip("'\",:;()[]{}") for word in told.split() if "kanarie" in word}
    assert words <= {
        "kanarieupphandlingen",
        "kanariediarienummer",
        "kanariebolaget",
        "kanarieselskapet",
        "kanarielotten",
    }


def test_a_folder_without_cases_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError):
        read_register(tmp_path, DAY)


def test_a_case_whose_dates_are_to_come_is_as_it_was(tmp_path: Path) -> None:
    case_folder(tmp_path, CASE, "a")

    (row,) = read_register(tmp_path, date(2027, 1, 10)).rows

    assert (row.title, row.stage.value) == ("", "before_notice")
