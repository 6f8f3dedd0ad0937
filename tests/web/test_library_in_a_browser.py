"""The coordinator's look at the library in a real browser: found, read, compared, tried; with and without JavaScript, wide and narrow."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from judges.served_page import ServedPage, Visitor, same_person_twice, served, what_keeps_out
from tenderkit.workflows.papers.build import BuildOptions, build

SAMPLES = Path(__file__).parents[2] / "samples"
PAGES = (
    "/klausuler/",
    "/klausuler/?sok=vite+dagar&dag=32/13",
    "/klausuler/vite/",
    "/klausuler/vite/2.1.0/",
    "/klausuler/vite/historik/",
    "/klausuler/vite/jamfor/?fran=1.1.0&till=2.1.0",
    "/klausuler/vite/anvands/",
    "/klausuler/vite/prova/?version=2.1.0&arende=vaghyveln",
    "/lagrum/",
)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPage]:
    folder = tmp_path_factory.mktemp("biblioteket") / "arenden"
    folder.mkdir()
    for name in ("bibliotek", "vaghyveln", "stadsfesten"):
        shutil.copytree(SAMPLES / name, folder / name)
    shutil.copy(SAMPLES / "tenderkit.toml", folder)
    build(folder / "vaghyveln", BuildOptions())
    with served(folder, tmp_path_factory.mktemp("state")) as found:
        yield found


@pytest.fixture(scope="module")
def people(server: ServedPage) -> Iterator[dict[bool, Visitor]]:
    """A coordinator with JavaScript and without: the link lets in one, who hands the session on."""
    with same_person_twice(server.link, "coordinator") as found:
        yield found


WITH_AND_WITHOUT = pytest.mark.parametrize(
    "javascript", [pytest.param(True, id="script"), pytest.param(False, id="no script")]
)


@WITH_AND_WITHOUT
def test_a_clause_is_found_read_and_compared(
    javascript: bool,  # noqa: FBT001 - a row of the table
    people: dict[bool, Visitor],
    server: ServedPage,
) -> None:
    visitor = people[javascript]
    page = visitor.page
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(server.address)
    page.locator(".top nav").get_by_role("link", name="Klausuler", exact=True).click()

    page.fill("#sok", "inom 30 dagar vitet")
    page.select_option("#lage", "in_force")
    page.click("form.filter button")
    page.get_by_role("link", name="Vite", exact=True).click()
    assert page.locator("h1").inner_text() == "Vite 1.1.0"

    page.get_by_role("link", name="Jämför", exact=True).click()
    page.select_option("#fran", "1.0.0")
    page.select_option("#till", "1.1.0")
    page.click("form.filter button")
    assert "0 skyldigheter ändrade" in page.locator("main").inner_text()
    assert page.locator(".compared ins").count() > 0
    page.locator("#arenden ~ details summary", has_text="Väghyveln").click()
    assert page.get_by_role("link", name="Varför i ärendet").first.is_visible()
    assert visitor.complaints == []


@WITH_AND_WITHOUT
def test_a_clause_is_tried_with_another_value_of_a_case(
    javascript: bool,  # noqa: FBT001 - a row of the table
    people: dict[bool, Visitor],
    server: ServedPage,
) -> None:
    visitor = people[javascript]
    page = visitor.page
    page.goto(f"{server.address}/klausuler/vite/prova/")

    page.select_option("#arende", "vaghyveln")
    page.click("form.filter button")
    page.get_by_text("Ändra uppgifterna").click()
    page.fill('[name="f:requirement.penalty.amount"]', "77 tkr")
    page.get_by_role("button", name="Prova").click()

    assert "77 000 kronor" in " ".join(page.locator("main").inner_text().split())
    assert "77" not in page.url.removeprefix(server.address)
    assert visitor.complaints == []


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_on_any_page_of_the_library(
    address: str, people: dict[bool, Visitor], server: ServedPage
) -> None:
    visitor = people[True]
    page = visitor.page
    page.goto(server.address + address)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")

    assert what_keeps_out(page) == []
    assert page.locator("h1").count() == 1
    assert visitor.complaints == []
