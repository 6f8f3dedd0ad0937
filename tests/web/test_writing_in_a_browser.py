"""A coordinator's clause in a real browser: from a title to a section that carries it, with and without JavaScript."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from judges.served_page import ServedPage, Visitor, keeps_somebody_out, same_person_twice, served

if TYPE_CHECKING:
    from playwright.sync_api import Page

SAMPLES = Path(__file__).parents[2] / "samples"
PURPOSE = "Ett möte före starten gör att platserna kan planeras."
TEXT = "Leverantören ska delta i ett eget startmöte.\n\n[när platser krävs]\n\nMötet gäller .\n\n[slut]"
PAGES = (
    "/klausuler/ny",
    "/klausuler/sparad-klausul/1.0.0/andra/",
    "/klausuler/sparad-klausul/1.0.0/exempel/",
    "/klausuler/sparad-klausul/1.0.0/steg/publish/",
    "/klausuler/eget-villkor/1.0.0/steg/publish/",
    "/klausuler/fel-exempel/1.0.0/steg/publish/",
    "/klausuler/i-kraft/1.0.0/steg/retire/",
    "/klausuler/vite/2.1.0/andra/",
    "/klausuler/vite/2.1.0/exempel/",
    "/klausuler/syfte/1.0.0/steg/adopt/",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tenderkit.model.clauses.library import Publication
    from tenderkit.workflows.clause_drafts.clause_draft import clause_draft
    from tenderkit.workflows.clause_drafts.examples import Example, add_example
    from tenderkit.workflows.clause_drafts.new_clause import NewClause, begin_clause
    from tenderkit.workflows.clauses.lifecycle import publish

    found = tmp_path_factory.mktemp("sidan") / "arenden"
    found.mkdir()
    for name in ("bibliotek", "vaghyveln"):
        shutil.copytree(SAMPLES / name, found / name)
    shutil.copy(SAMPLES / "tenderkit.toml", found)
    begin_clause(found, NewClause("Sparad klausul", replaces="vite"))
    purposes = dict.fromkeys(("motive", "evidence", "follow_up", "guidance"), PURPOSE)
    _, wrong, used = (
        begin_clause(found, NewClause(title, purposes=purposes)) for title in ("Eget villkor", "Fel exempel", "I kraft")
    )
    add_example(clause_draft(found, wrong), Example("fel", (), ("Något annat.",)))
    publish(found, used, Publication(date(2025, 1, 1), date(2028, 1, 1), "samordnaren"))
    return found


@pytest.fixture(scope="module")
def server(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPage]:
    with served(folder, tmp_path_factory.mktemp("state")) as found:
        yield found


@pytest.fixture(scope="module")
def people(server: ServedPage) -> Iterator[dict[bool, Visitor]]:
    with same_person_twice(server.link, "coordinator") as found:
        yield found


def _press(page: "Page", name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).last.click()


def _insert(page: "Page", chip: str, before: str) -> None:
    """A value put into the text by its button, which is there where there is a script."""
    page.locator("#f-text-0").evaluate(
        "(field, words) => field.setSelectionRange(...Array(2).fill(field.value.indexOf(words)))", before
    )
    page.get_by_text("Uppgifter att sätta in").click()
    page.locator(f'[data-inserts="{chip}"]').click()
    page.get_by_text("Uppgifter att sätta in").click()


def _write(page: "Page", *, javascript: bool) -> None:
    """The text with a condition and a value, and its duty marked by the button for that."""
    page.fill("#f-text-0", TEXT if javascript else TEXT.replace("gäller .", "gäller {antal platser}."))
    if javascript:
        _insert(page, "{antal platser}", ".\n\n[slut]")
        page.locator("#kontroll", has_text="Mötet gäller «Antal platser».").wait_for()
    _press(page, "Kontrollera")
    page.get_by_text("Skyldigheter", exact=True).click()
    page.select_option("#f-duty", index=1)
    page.check("#vem-leverantor")
    _press(page, "Märk som skyldighet")
    page.fill("#f-applies_if", "platser krävs")
    _press(page, "Spara")
    assert page.get_by_text("Sparat.").count() == 1, page.inner_text("main")


def _try(page: "Page") -> None:
    """An example, whose outcome is seen at once."""
    page.get_by_role("link", name="Lägg till ett exempel").click()
    for field, words in {"#f-name": "fyra", "#uppgift-0": "Platser, Antal platser", "#varde-0": "4"}.items():
        page.fill(field, words)
    page.fill("#f-must", "Leverantören ska delta i ett eget startmöte.\nMötet gäller 4 platser.")
    _press(page, "Spara och pröva")
    assert page.locator(".tag.done").count() == 1, page.inner_text("main")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_coordinator_writes_tries_publishes_and_adopts_a_clause_and_the_section_carries_it(
    javascript: bool,  # noqa: FBT001 - a parameter of the test
    people: dict[bool, Visitor],
    server: ServedPage,
) -> None:
    visitor, title = people[javascript], f"Eget möte {'med' if javascript else 'utan'}"
    page = visitor.page
    page.goto(f"{server.address}/klausuler/ny")
    page.fill("#f-title", title)
    for name in ("motive", "evidence", "follow_up", "guidance"):
        page.fill(f"#f-{name}", PURPOSE)
    _press(page, "Börja skriva")

    _write(page, javascript=javascript)
    _try(page)
    steps = page.url.replace("exempel/", "steg/")
    _step(
        page,
        f"{steps}publish/",
        "Publicera",
        {"dag": "1 jan 2025", "oversyn": "2028-01-01", "agare": "samordnaren", "plats": "uppfoljning|utvardering"},
    )
    _step(page, f"{steps}adopt/", "Fastställ", {"av": "Kommunstyrelsen", "dag": "2025-01-02", "beslut": "KS 2025/7"})

    page.goto(f"{server.address}/arenden/vaghyveln/text/")
    assert page.get_by_role("heading", name=title).count() >= 1 or title in page.inner_text("main")
    assert visitor.complaints == []


def _step(page: "Page", address: str, name: str, answers: dict[str, str]) -> None:
    page.goto(address)
    for field, words in answers.items():
        page.select_option(f"#f-{field}", words) if field == "plats" else page.fill(f"#f-{field}", words)
    page.check("#forstatt")
    _press(page, name)
    assert page.get_by_text("Det är gjort.").count() == 1, page.inner_text("main")


@pytest.mark.parametrize("address", PAGES)
def test_nobody_is_kept_out_of_a_page_for_writing(
    address: str, people: dict[bool, Visitor], server: ServedPage
) -> None:
    visitor = people[True]

    assert keeps_somebody_out(visitor, server.address + address) == []
    assert visitor.complaints == []
