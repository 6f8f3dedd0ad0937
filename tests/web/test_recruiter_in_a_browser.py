"""A recruiter's day in a real browser: from the week to a certificate, with and without JavaScript, and every page of theirs through axe."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

from given.moved_in_time import moved_in_time
from judges.served_page import ServedPage, Visitor, keeps_somebody_out, same_person_twice, served

SAMPLES = Path(__file__).parents[2] / "samples"
CASE = "/arenden/vaghyveln/"
IN_THE_MIDDLE = date(2028, 8, 10)
MOST_CLICKS = 3
PAGES = (
    "/vecka/?dagar=90",
    CASE,
    f"{CASE}handelser/",
    f"{CASE}handelser/?handelse=ended&f:place=P-01",
    f"{CASE}intyg/",
    f"{CASE}intyg/intyg/intyg-p-03/",
    f"{CASE}intyg/kandidatforslag/kandidatforslag-p-03/",
    f"{CASE}platser/",
    f"{CASE}platser/platser/ny/",
    f"{CASE}platser/overenskommelser/ny/",
    f"{CASE}personer/",
    f"{CASE}personer/p-01/",
    f"{CASE}personer/gallra/",
    "/arenden/stadsfesten/personer/",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("rekryteraren") / "arenden"
    found.mkdir()
    for name in ("bibliotek", "vaghyveln", "stadsfesten"):
        shutil.copytree(SAMPLES / name, found / name)
    shutil.copy(SAMPLES / "tenderkit.toml", found)
    today = date.today()  # noqa: DTZ011 - the day where the server is
    moved_in_time(found / "vaghyveln", IN_THE_MIDDLE, today)
    _without_what_is_to_come(found / "vaghyveln" / "placeringar.yaml", today)
    return found


def _without_what_is_to_come(journal: Path, today: date) -> None:
    """The journal as it would be today: on one line each, no event that hasn't been."""
    kept = [line for line in journal.read_text("utf-8").splitlines() if _day_of(line) <= today.isoformat()]
    whole = "\n".join(kept)
    before, _, after = whole.partition("  - date: ")  # events that are told on several lines come later in the sample
    journal.write_text(before + ("\n" + after[after.index("retention:") :] if after else ""), "utf-8")


def _day_of(line: str) -> str:
    return line.partition("{date: ")[2][:10]


@pytest.fixture(scope="module")
def server(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPage]:
    with served(folder, tmp_path_factory.mktemp("state")) as found:
        yield found


@pytest.fixture(scope="module")
def people(server: ServedPage) -> Iterator[dict[bool, Visitor]]:
    """The recruiter with JavaScript and without."""
    with same_person_twice(server.link, "recruiter") as found:
        yield found


def _journal(folder: Path) -> str:
    return (folder / "vaghyveln" / "placeringar.yaml").read_text("utf-8")


def _press(page: "Page", name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_recruiter_goes_from_the_week_to_an_event(
    javascript: bool,  # noqa: FBT001 - a parameter of the test
    people: dict[bool, Visitor],
    server: ServedPage,
    folder: Path,
) -> None:
    page = people[javascript].page
    day = date.today() - timedelta(days=1)  # noqa: DTZ011 - the day where the server is
    page.goto(f"{server.address}/vecka/?dagar=30")
    while page.get_by_text("läses fortfarande").count():  # a busy machine reads some cases for the next view
        page.reload()
    assert page.inner_text("h1") == "Den här veckan"

    page.get_by_role("link", name="Öppna Plats P-04 börjar").click()
    assert page.input_value('[name="f:place"]') == "P-04"
    page.fill('[name="f:date"]', f"{day.day}/{day.month} {day.year}")
    _press(page, "Anteckna")
    assert page.get_by_role("heading", name="Så förstod vi det du skrev").count() == 1
    assert "event: started, place: P-04" not in _journal(folder)
    if javascript:
        return
    _press(page, "Anteckna")

    assert page.get_by_text("Händelsen är antecknad").count() == 1
    assert f"date: {day.isoformat()}, event: started, place: P-04" in _journal(folder)
    assert people[javascript].complaints == []


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_certificate_is_three_clicks_from_the_case(
    javascript: bool,  # noqa: FBT001 - as above
    people: dict[bool, Visitor],
    server: ServedPage,
) -> None:
    page = people[javascript].page
    clicks: list[str] = []
    page.goto(f"{server.address}{CASE}personer/p-03/")
    page.fill('[name="f:total_hours"]', "151" if javascript else "152")
    _press(page, "Spara")
    assert page.get_by_text("Sparat.").count() == 1
    page.goto(f"{server.address}{CASE}")

    for name in ("Intyg och brev", "Intyg P-03"):
        page.get_by_role("link", name=name, exact=True).click()
        clicks.append(name)
    assert "Alex Exempelström" in page.inner_text("#texten")
    assert "Alex" not in page.title()
    with page.expect_download() as downloaded:
        page.get_by_role("link", name="Hämta Word").click()
        clicks.append("Hämta Word")

    assert downloaded.value.suggested_filename == "intyg-p-03.docx"
    assert len(clicks) <= MOST_CLICKS
    assert people[javascript].complaints == []


@pytest.mark.parametrize("address", PAGES)
def test_no_recruiter_is_kept_out_of_a_page(address: str, people: dict[bool, Visitor], server: ServedPage) -> None:
    visitor = people[True]

    assert keeps_somebody_out(visitor, server.address + address) == []
    assert visitor.complaints == []
