"""The coordinator's and the requester's day in a real browser: from a plan to an answered recommendation, with and without JavaScript."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

from judges.served_page import ServedPage, Visitor, same_person_twice, served, what_keeps_out

SAMPLES = Path(__file__).parents[2] / "samples"
PAGES = {
    "coordinator": (
        "/att-gora/",
        "/att-gora/kalender/",
        "/register/",
        "/register/klausuler/",
        "/register/overlamningar/",
        "/statistik/?ar=2025",
        "/plan/",
        "/plan/plan-2027/",
        "/plan/plan-2027/rad/4/",
    ),
    "requester": (
        "/bestallare/",
        "/bestallare/plan/plan-2027/rad/6/",
        "/bestallare/arenden/vinterparken/",
        "/bestallare/arenden/stadsfesten/",
    ),
}
ANSWERS = """\
format: 1
rows:
  - {title: Fönsterputs, unit: Tekniska förvaltningen, recommendation: {what: dialogue, reason: Ett skäl., date: 2026-11-30}}
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("sidan") / "arenden"
    found.mkdir()
    for name in ("bibliotek", "vinterparken", "stadsfesten", "campingstugor"):
        shutil.copytree(SAMPLES / name, found / name)
    for name in ("tenderkit.toml", "plan-2027.xlsx"):
        shutil.copy(SAMPLES / name, found)
    (found / "plan-2027.svar.yaml").write_text(ANSWERS, "utf-8")
    return found


@pytest.fixture(scope="module")
def server(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPage]:
    with served(folder, tmp_path_factory.mktemp("state")) as found:
        yield found


@pytest.fixture(scope="module")
def people(server: ServedPage) -> Iterator[dict[bool, Visitor]]:
    """The same person with JavaScript and without."""
    with same_person_twice(server.link) as found:
        yield found


def _press(page: "Page", name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def _work_as(page: "Page", server: ServedPage, role: str) -> None:
    page.goto(f"{server.address}/arenden/")
    page.select_option("#arbeta-som", role)
    _press(page, "Byt")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_plan_is_taken_in_recommended_on_and_answered(
    javascript: bool,  # noqa: FBT001 - a parameter of the test
    people: dict[bool, Visitor],
    server: ServedPage,
    folder: Path,
) -> None:
    visitor = people[javascript]
    page = visitor.page
    _work_as(page, server, "coordinator")
    assert page.url == f"{server.address}/att-gora/"
    page.goto(f"{server.address}/plan/")
    page.select_option("#ar", "2028")
    page.set_input_files("#fil", SAMPLES / "plan-2027.xlsx")
    _press(page, "Lägg in planen")

    page.get_by_role("link", name="Trygghetslarm", exact=True).click()
    page.check("#vad-dialogue")
    page.fill("#skal", "Det går att följa upp.")
    _press(page, "Spara rekommendationen")
    assert page.get_by_text("Rekommendationen är sparad.").count() == 1

    _work_as(page, server, "requester")
    page.get_by_role("link", name="Trygghetslarm", exact=True).click()
    assert page.get_by_text("Det går att följa upp.").count() == 1
    page.check("#svar-follows")
    _press(page, "Spara svaret")
    assert page.get_by_text("Svaret är sparat.").count() == 1

    assert "reply: {reply: follows" in (folder / "plan-2028.svar.yaml").read_text("utf-8")
    assert visitor.complaints == []
    for file in folder.glob("plan-2028*"):
        file.unlink()


def test_an_assessment_is_confirmed_with_the_keyboard_alone(
    people: dict[bool, Visitor], server: ServedPage, folder: Path
) -> None:
    page = people[True].page
    _work_as(page, server, "requester")
    page.goto(f"{server.address}/bestallare/arenden/stadsfesten/")

    page.focus("#uppdrag")
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    assert page.get_by_text("Bekräftelsen är sparad i ärendet.").count() == 1
    assert "requester_mandate: " in (folder / "stadsfesten" / "upphandling.yaml").read_text("utf-8")


@pytest.mark.parametrize("role", PAGES)
def test_nothing_is_found_by_axe_at_either_width(role: str, people: dict[bool, Visitor], server: ServedPage) -> None:
    visitor = people[True]
    page = visitor.page
    _work_as(page, server, role)
    found = []
    for address in PAGES[role]:
        page.goto(f"{server.address}{address}")
        assert page.locator("h1").count() == 1
        found += [(address, each) for each in what_keeps_out(page)]

    assert found == []
    assert visitor.complaints == []
