"""The year's figures of a folder of cases: equal to what was counted by hand, and nobody can be worked out from them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from given.canaries import words_of
from given.cases import case_folder
from given.folder_of_cases import BROKEN, awarded_folder
from given.own_municipality import SAMPLE
from given.year_of_cases import ANSWERS, BEGUN, BY_KIND, BY_UNIT, COMPLETED, QUARTERS, year_folder
from judges.golden_files import Golden
from judges.people_attack import worked_out
from judges.programs import open_xml_findings
from tenderkit.model.finished.finished_document import Audience
from tenderkit.problems import InvalidInputError, RefusedError
from tenderkit.rules.language.readability import lix
from tenderkit.rules.statistics.disclosure import TOTAL, PeopleNumber, PeopleTable, hidden_numbers
from tenderkit.workflows.building.build_papers import build_papers
from tenderkit.workflows.finished.check_document import check_document
from tenderkit.workflows.papers.build import BuildResult
from tenderkit.workflows.papers.build_run import BuildOptions

KIND, YEAR = "arsstatistik", 2027
TOTALS = """\
format: 1
years:
  - year: 2027
    by: Jobbcentrum
    own_livelihood: {from_social_assistance: 6, from_other_benefits: 7}
    steps: {stronger: 12, room_for_others: 3}
"""
HARDEST = 50
CAPTIONS = ("Platser där någon har börjat under året", "Platser som har genomförts under året")


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = year_folder(tmp_path_factory.mktemp("aret"))
    (folder / "arsuppgifter.yaml").write_text(TOTALS, "utf-8")
    return folder


@pytest.fixture(scope="module")
def built(cases: Path) -> BuildResult:
    return build_papers(cases, BuildOptions(kinds=(KIND,), year=YEAR))


@pytest.fixture(scope="module")
def said(cases: Path, built: BuildResult) -> str:
    """The words of the paper."""
    assert built.unread == ()
    return _words(cases)


def _words(folder: Path, year: int = YEAR) -> str:
    return (folder / "dokument" / f"{KIND}-{year}.txt").read_text("utf-8").replace("\u00a0", " ")


def _row(first: str, name: str, values: tuple[str, ...]) -> str:
    heads = ("Upphandlingar", "Företag", "Krävda platser", "Överenskomna", "Platser")
    return "; ".join((f"{first}: {name}", *map(": ".join, zip(heads, values, strict=True))))


def test_the_paper_says_what_was_approved(cases: Path, said: str, golden: Golden) -> None:
    assert said
    golden(f"kinds/{KIND}.txt", (cases / "dokument" / f"{KIND}-{YEAR}.txt").read_bytes().decode("utf-8"))


@pytest.mark.parametrize("unit", BY_UNIT)
def test_each_unit_is_counted_as_by_hand(unit: str, said: str) -> None:
    assert f"\n{_row('Enhet', unit, BY_UNIT[unit])}\n" in said


@pytest.mark.parametrize("kind", BY_KIND)
def test_each_kind_is_counted_as_by_hand(kind: str, said: str) -> None:
    assert f"\n{_row('Typ av krav', kind, BY_KIND[kind])}\n" in said


def test_the_target_is_half_of_the_companies_and_the_paper_says_how_they_are_counted(said: str) -> None:
    assert "Målet för 2027 är nått. Rekvirerade platser: 28. Målet: minst 4." in said
    assert "Det räknas en gång, hur många avtal, anbudsområden och avrop det än har." in said
    assert "Det gäller också företag med ramavtal." in said
    assert "En halv plats räknas upp." in said


def test_the_chart_has_the_companies_and_places_of_each_quarter(said: str) -> None:
    for quarter, (companies, places) in enumerate(QUARTERS, 1):
        words = f"Vid slutet av kvartal {quarter}: företag {companies}, platser {places}, mål {(companies + 1) // 2}."
        assert words in said


@pytest.mark.parametrize(
    ("caption", "which"),
    [
        pytest.param(CAPTIONS[0], 0, id="begun"),
        pytest.param(CAPTIONS[1], 1, id="completed"),
    ],
)
def test_people_are_counted_as_by_hand_and_few_of_them_never_shown(caption: str, which: int, said: str) -> None:
    tables = (PeopleTable(BEGUN), PeopleTable(COMPLETED))
    table, hidden = tables[which], hidden_numbers(tables)[which]

    printed = _printed(said, caption)

    assert printed.keys() >= table.numbers.keys()
    assert {number for number in printed if number not in table.cells and printed[number] == "–"} == {
        number for number in printed if number not in table.numbers
    }
    shown = {number: value for number, value in printed.items() if value.isdecimal()}
    assert shown == {number: str(value) for number, value in table.numbers.items() if number not in hidden}
    assert all(int(value) >= 5 for value in shown.values())
    assert shown[TOTAL] == str(table.total)


def test_nobody_who_reads_the_paper_can_work_out_how_few_they_were(said: str) -> None:
    for caption, cells in zip(CAPTIONS, (BEGUN, COMPLETED), strict=True):
        table = PeopleTable(cells)
        shown = {number: int(value) for number, value in _printed(said, caption).items() if value.isdecimal()}

        assert [value for value in table.numbers.values() if value < 5]
        assert worked_out(table, shown) == []


def _printed(said: str, caption: str) -> dict[PeopleNumber, str]:
    """Each cell of the table as it is printed."""
    rows = said.partition(f"\n{caption}\n")[2].partition("\n\n")[0].splitlines()
    found = {}
    for row in rows:
        (_, unit), *numbers = (cell.split(": ", 1) for cell in row.split("; "))
        for kind, number in numbers:
            found[PeopleNumber(unit.replace("Alla", ""), kind.replace("Summa", ""))] = number
    return found


def test_what_employers_answered_is_few_and_so_is_not_shown(said: str) -> None:
    assert sum(ANSWERS.values()) < 5

    answers = said.partition("Gav kravet ett positivt mervärde? Företagens svar\n")[2].partition("\n\n")[0]
    assert answers.splitlines()[1:] == [f"{answer}: .." for answer in (*ANSWERS, "Alla som har lämnat en utvärdering")]


def test_the_matching_units_totals_are_shown_but_for_the_few(said: str) -> None:
    assert "Från försörjningsstöd till egen försörjning: 6\n" in said
    assert "Från annan ersättning till egen försörjning: 7\n" in said
    assert "Till egen försörjning tillsammans: 13\n" in said
    assert "Står starkare på arbetsmarknaden utan att ha fått en anställning: 12\n" in said
    assert "Fick en plats därför att någon annan gick vidare: ..\n" in said


def test_the_paper_can_be_read_and_names_nobody(cases: Path, built: BuildResult, said: str) -> None:
    word = cases / "dokument" / f"{KIND}-{YEAR}.docx"

    assert check_document(word, Audience.AUTHORITY) == ()
    assert lix(said).value <= HARDEST
    for path in built.files:
        words = words_of(path)
        assert [each for each in ("kanarie", "företag 1 ab", "5560000", "placeringar") if each in words] == []
    assert {path.suffix for path in built.files} == {".docx", ".html", ".txt"}
    assert open_xml_findings(word) == []


def test_of_the_municipalitys_own_file_only_its_name_and_units_are_told(tmp_path: Path) -> None:
    home = awarded_folder(tmp_path / "arenden").parent
    (home / "kommun.yaml").write_text((SAMPLE / "kommun.yaml").read_text("utf-8"), "utf-8")

    result = build_papers(home, BuildOptions(kinds=(KIND,), year=YEAR))

    for path in result.files:
        words = words_of(path)
        assert path.suffix == ".txt" or "exempelköpings kommun" in words  # a plain text has no letterhead
        private = ("010-000", "exempel.se", "700 000", "allmänt intresse", "hållbarhetsstrateg", "tjänsteanteckning")
        assert [each for each in private if each in words] == []


@pytest.fixture
def of_year(cases: Path, tmp_path: Path) -> Callable[[int], str]:
    def build(year: int) -> str:
        build_papers(cases, BuildOptions(kinds=(KIND,), year=year, to=tmp_path))
        return (tmp_path / f"{KIND}-{year}.txt").read_text("utf-8").replace("\u00a0", " ")

    return build


def test_a_year_without_a_requirement_has_no_target(of_year: Callable[[int], str]) -> None:
    said = of_year(2025)

    assert "Inget företag fick ett sysselsättningskrav under 2025. Då finns det inget mål för året." in said
    assert "Diagram" not in said
    assert "\nPlatser för personer\n" not in said
    assert "Den matchande enheten har inte lämnat några uppgifter" in said


def test_an_older_contract_is_not_counted_again(of_year: Callable[[int], str]) -> None:
    said = of_year(2026)

    assert "Företag som fick ett sysselsättningskrav: 1\n" in said
    assert "Platser där någon har börjat under året\nEnhet: Summa\nAlla: ..\n" in said


def test_a_case_that_cannot_be_read_is_named_and_the_rest_is_counted(tmp_path: Path) -> None:
    year_folder(tmp_path)
    case_folder(tmp_path, BROKEN, "fel")

    result = build_papers(tmp_path, BuildOptions(kinds=(KIND,), year=YEAR))

    assert [each.file.parent.name for each in result.unread] == ["fel"]  # type: ignore[union-attr]  # a fault of the file
    assert "Ärenden som inte gick att läsa och därför inte är med: 1." in _words(tmp_path)
    assert "Företag som fick ett sysselsättningskrav: 8\n" in _words(tmp_path)


def test_a_year_is_counted_as_far_as_it_had_come_on_the_day(cases: Path, tmp_path: Path) -> None:
    build_papers(cases, BuildOptions(kinds=(KIND,), year=YEAR, day=date(2027, 3, 31), to=tmp_path))

    said = (tmp_path / f"{KIND}-{YEAR}.txt").read_text("utf-8").replace("\u00a0", " ")
    assert "Företag som fick ett sysselsättningskrav: 7\n" in said
    assert "Vid slutet av kvartal 4: företag 7, platser 27, mål 4." in said


def test_a_day_before_the_year_is_refused(cases: Path) -> None:
    with pytest.raises(RefusedError, match="TK-N051"):
        build_papers(cases, BuildOptions(kinds=(KIND,), year=YEAR, day=date(2026, 12, 31)))


def test_a_year_that_is_typed_twice_is_told_at_its_line(tmp_path: Path) -> None:
    case_folder(tmp_path, BROKEN, "fel")
    (tmp_path / "arsuppgifter.yaml").write_text("format: 1\nyears:\n  - year: 2027\n  - year: 2027\n", "utf-8")

    with pytest.raises(InvalidInputError) as refused:
        build_papers(tmp_path, BuildOptions(kinds=(KIND,), year=YEAR))
    assert [(each.line, each.message.code) for each in refused.value.problems] == [(4, "TK-N050")]


def test_the_same_folder_gives_the_same_bytes(cases: Path, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        build_papers(cases, BuildOptions(kinds=(KIND,), year=YEAR, to=tmp_path / folder))

    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()
