"""The server for many in a real browser: people with browsers of their own, from the first account's link to the way out."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from judges.postgres import running_postgres
from judges.served_page import ServedPage, Visitor, keeps_somebody_out, real_browser, what_keeps_out
from judges.server_for_many import PASSWORD, ServerForMany
from web.conftest import SAMPLES

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PART = "/arenden/vaghyveln/uppgifter/avtalet/"
MONTHS = '[name="f:contract.months"]'
REFUSED = "console: Failed to load resource"  # what Chromium says of a page with an answer of 403, 404 or 409


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("server")
    for name in ("bibliotek", "vaghyveln", "campingstugor"):
        shutil.copytree(SAMPLES / name, found / "arenden" / name)
    shutil.copy(SAMPLES / "tenderkit.toml", found / "arenden")
    return found


@pytest.fixture(scope="module")
def server(place: Path) -> Iterator[ServedPage]:
    """With an account, anna.ek, at whose link nobody has been yet."""
    with running_postgres() as postgres:
        told = ServerForMany(place, postgres.address)
        way = told.way_of_first_account("anna.ek")
        with told.running() as found:
            found.link = f"{found.address}{way}"
            yield found


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    with real_browser() as found:
        yield found


@pytest.fixture(scope="module")
def anna(browser: "Browser", server: ServedPage) -> Visitor:
    """Who has the first account, and is in."""
    visitor = Visitor(browser)
    _enter(visitor, "anna.ek", server.link)
    assert visitor.complaints == []
    return visitor


def _press(page: "Page", name: str) -> None:
    """Press the button and wait for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def _enter(visitor: Visitor, name: str, way: str) -> None:
    """Choose a password by the link, and sign in with it."""
    page = visitor.page
    page.goto(way)
    page.fill("#nytt", PASSWORD)
    page.fill("#igen", PASSWORD)
    _press(page, "Spara lösenordet")
    page.fill("#namn", name)
    page.fill("#losenord", PASSWORD)
    _press(page, "Logga in")


def _account(keeper: Visitor, server: ServedPage, name: str, *posts: str) -> str:
    """Make the account and give it the posts; the link for whoever is to have it."""
    page = keeper.page
    page.goto(f"{server.address}/konton/")
    page.fill("#namn", name)
    _press(page, "Skapa konto")
    for post in posts:
        page.check(f'[name="post"][value="{post}"]')
    _press(page, "Spara roller")
    _press(page, "Gör en länk")
    return page.inner_text("code")


def test_two_people_on_one_case_lose_nothing(
    anna: Visitor, browser: "Browser", server: ServedPage, place: Path
) -> None:
    people = [Visitor(browser), Visitor(browser, javascript=False)]
    for person, name in zip(people, ("bo.al", "cecilia.ask"), strict=True):
        _enter(person, name, _account(anna, server, name, "procurement_officer"))
        person.page.goto(server.address + PART)
    first, second = (person.page for person in people)
    for page, months in ((first, "7"), (second, "9")):
        page.fill(MONTHS, months)
        _press(page, "Spara")

    file = place / "arenden" / "vaghyveln" / "upphandling.yaml"
    assert "har ändrats" in second.inner_text(".summary")
    assert (second.input_value(MONTHS), "7" in second.inner_text(".theirs")) == ("9", True)
    assert "months: 7" in file.read_text("utf-8")
    _press(second, "Spara")
    assert "months: 9" in file.read_text("utf-8")
    first.goto(server.address + PART)
    assert first.input_value(MONTHS) == "9"
    assert [each.complaints for each in (anna, people[0])] == [[], []]
    assert [each for each in people[1].complaints if not each.startswith(REFUSED)] == []
    for person in people:
        person.leave()


def test_whoever_gets_a_role_for_one_unit_sees_its_cases_alone_and_nothing_once_out(
    anna: Visitor, browser: "Browser", server: ServedPage
) -> None:
    person = Visitor(browser)
    page = person.page
    _enter(person, "dan.od", _account(anna, server, "dan.od"))
    assert page.inner_text("h1") == "Du har inget uppdrag här än"
    assert what_keeps_out(page) == []
    anna.page.check('[name="post"][value="procurement_officer:Teknisk förvaltning"]')
    _press(anna.page, "Spara roller")
    person.complaints.clear()

    page.goto(f"{server.address}/arenden/")
    assert page.locator('a[href="/arenden/vaghyveln/"]').count() == 1
    assert page.locator('a[href*="campingstugor"]').count() == 0
    assert person.complaints == []
    page.goto(f"{server.address}/arenden/campingstugor/")
    assert "finns inte" in page.inner_text("h1")

    answer = page.goto(f"{server.address}/arenden/vaghyveln/")
    assert "Väghyveln" in page.inner_text("body")
    assert answer is not None
    assert answer.header_value("Cache-Control") == "no-store"
    _press(page, "Logga ut")
    page.go_back()
    assert page.inner_text("h1") == "Du är inte inne på sidan"
    assert "Väghyveln" not in page.content()
    assert all(each.startswith(REFUSED) for each in person.complaints)
    person.leave()


def test_nobody_is_kept_out_of_the_way_in(anna: Visitor, browser: "Browser", server: ServedPage) -> None:
    person = Visitor(browser)
    page = person.page
    found = {"the way in": keeps_somebody_out(person, f"{server.address}/in/")}
    page.fill("#namn", "finns.inte")
    page.fill("#losenord", PASSWORD)
    _press(page, "Logga in")
    assert "stämmer inte" in page.inner_text(".summary")
    found["a wrong password"] = what_keeps_out(page)

    page.goto(_account(anna, server, "eva.ny"))
    found["a password to choose"] = what_keeps_out(page)
    page.fill("#nytt", "kort")
    page.fill("#igen", "kort")
    _press(page, "Spara lösenordet")
    assert "för kort" in page.inner_text(".summary")
    found["a password that is too short"] = what_keeps_out(page)

    assert {page: wrong for page, wrong in found.items() if wrong} == {}
    assert person.complaints == []
    person.leave()


def test_nobody_is_kept_out_of_the_accounts(anna: Visitor, server: ServedPage) -> None:
    page = anna.page
    found = {address: keeps_somebody_out(anna, server.address + address) for address in ("/konton/", "/konto/")}
    _account(anna, server, "fia.in", "recruiter")
    assert page.locator("#arbeta-som").count() == 0  # anna holds one role, whatever the other account may get

    _stand_in(page, "snart", "2030-07-02")
    assert page.locator(".saved").count() == 0
    assert page.input_value("#till") == "2030-07-02"
    found["a fault"] = what_keeps_out(page)
    _stand_in(page, "2030-06-21", "2030-07-02")
    assert "21 juni 2030" in page.inner_text("main")
    _press(page, "Gör en länk")
    found["a link"] = what_keeps_out(page)

    assert {page: wrong for page, wrong in found.items() if wrong} == {}
    assert anna.complaints == []


def _stand_in(page: "Page", first_day: str, last_day: str) -> None:
    page.fill("#fran", first_day)
    page.fill("#till", last_day)
    _press(page, "Lägg till ersättare")
