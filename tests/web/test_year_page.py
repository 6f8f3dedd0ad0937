"""The year in figures."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils.timezone import localdate

pytestmark = pytest.mark.usefixtures("awarded_case")


def _page(coordinator: Client, query: str = "?ar=2025") -> str:
    return coordinator.get(f"/statistik/{query}").content.decode()


def test_the_figures_are_those_of_the_paper_with_a_chart_and_its_table(coordinator: Client) -> None:
    words = _page(coordinator)

    assert "Målet för 2025 är nått." in words
    assert "<svg" in words
    table = words.partition("Diagrammet som tabell")[2]
    assert [f"<td>{number}</td>" in table for number in (0, 1, 2)] == [True, True, True]


def test_a_number_of_people_that_could_point_somebody_out_is_not_shown(coordinator: Client) -> None:
    words = _page(coordinator).partition("Platser där någon har börjat")[2].partition("</table>")[0]

    assert ">..<" in words
    assert ">2<" not in words


def test_a_year_that_cannot_be_chosen_is_this_one(coordinator: Client) -> None:
    for query in ("", "?ar=", "?ar=1812", "?ar=<b>", f"?ar={localdate().year + 1}"):
        assert f"Året {localdate().year} i siffror" in _page(coordinator, query)


@pytest.mark.parametrize("suffix", ["docx", "html", "txt"])
def test_the_paper_can_be_had_as_a_file(suffix: str, coordinator: Client, cases: Path) -> None:
    answer = coordinator.get(f"/statistik/arsstatistik-2025.{suffix}")

    assert answer["Content-Disposition"] == f'attachment; filename="arsstatistik-2025.{suffix}"'
    assert answer.content
    assert not (cases / "dokument").exists()


def test_the_file_is_the_one_that_the_command_builds(coordinator: Client, cases: Path, tmp_path: Path) -> None:
    from tenderkit.workflows.building.build_papers import build_papers
    from tenderkit.workflows.papers.build_run import BuildOptions

    build_papers(cases, BuildOptions(kinds=("arsstatistik",), year=2025, to=tmp_path / "statistik.txt"))

    answer = coordinator.get("/statistik/arsstatistik-2025.txt")
    assert answer.content == (tmp_path / "statistik.txt").read_bytes()


@pytest.mark.parametrize("name", ["arsstatistik-1812.docx", "arsstatistik-2025.exe", "arsstatistik-2999.docx"])
def test_a_paper_that_there_is_not_is_not_found(name: str, coordinator: Client) -> None:
    assert coordinator.get(f"/statistik/{name}").status_code == 404


def test_the_same_procurement_twice_is_counted_once(coordinator: Client, cases: Path) -> None:
    from tenderkit.web.shelf import cases_on_the_shelf

    before = _page(coordinator)
    shutil.copytree(cases / "vinterparken", cases / "vinterparken-kopia")
    cases_on_the_shelf(fresh=True)

    words = _page(coordinator)
    assert "<td>1</td>" in before
    assert "Siffrorna är inte fullständiga" in words
    assert (
        before.partition("Per enhet")[2].partition("</table>")[0]
        == (words.partition("Per enhet")[2].partition("</table>")[0])
    )


def test_nothing_is_counted_before_every_case_is_read(coordinator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from tenderkit.web.models import KeptFigures
    from tenderkit.web.views.oversight import year_page

    KeptFigures.objects.all().delete()
    monkeypatch.setattr(year_page, "_PATIENCE", -1)

    assert "Alla ärenden är inte lästa än" in _page(coordinator)


def test_what_there_was_no_time_for_is_read_while_nobody_waits(
    coordinator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tenderkit.web import reading_ahead
    from tenderkit.web.models import KeptFigures
    from tenderkit.web.views.oversight import year_page

    KeptFigures.objects.all().delete()
    monkeypatch.setattr(year_page, "_PATIENCE", -1)
    monkeypatch.setattr(reading_ahead, "_to_read", {})
    _page(coordinator)

    for read in tuple(reading_ahead._to_read.values()):  # noqa: SLF001 - as the program's own thread does
        read()

    assert "Målet för 2025 är nått." in _page(coordinator)


def test_a_year_that_is_over_is_not_read_anew_on_another_day(
    coordinator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tenderkit.web import kept_figures
    from tenderkit.web.models import KeptFigures

    def of_2025() -> list[tuple[str, str]]:
        return sorted(KeptFigures.objects.filter(kind__contains="2025").values_list("place", "state"))

    _page(coordinator)
    kept = of_2025()
    monkeypatch.setattr(kept_figures, "localdate", lambda: localdate() + timedelta(days=1))
    _page(coordinator)

    assert of_2025() == kept


def test_every_year_back_to_the_first_that_a_case_has_something_in_can_be_chosen(
    coordinator: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tenderkit.web.views.oversight import year_page

    monkeypatch.setattr(year_page, "localdate", lambda: date(2040, 6, 1))

    words = _page(coordinator, "?ar=2025")

    assert "Året 2025 i siffror" in words
    assert '<option value="2025" selected>' in words
    assert "Året 2040 i siffror" in _page(coordinator, "?ar=2024")
    assert coordinator.get("/statistik/arsstatistik-2025.txt").status_code == 200
    assert coordinator.get("/statistik/arsstatistik-2024.txt").status_code == 404
