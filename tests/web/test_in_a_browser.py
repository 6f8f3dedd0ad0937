"""The officer's chain in a real browser: from a new case to an issued section, with and without JavaScript."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

from judges.served_page import (
    ServedPage,
    Visitor,
    keeps_somebody_out,
    same_person_twice,
    served,
    what_keeps_out,
)

SAMPLES = Path(__file__).parents[2] / "samples"
MOST_INPUTS = {"dialogue": 18, "places": 26}
ANSWERS = {  # what an officer writes, part by part; each is one input
    "grunduppgifter": {
        "f:law": "LOU",
        "f:procedure.kind": "open",
        "f:procedure.begins": "1 nov 2026",
        "f:market_dialogue.held": "12 okt 2026",
    },
    "avtalet": {
        "f:contract.subject": "works",
        "f:contract.form": "contract",
        "f:contract.estimated_value": "35 mkr",
        "f:contract.starts": "1/3 2027",
        "f:contract.months": "30",
        "f:contract.place": "within_municipality",
    },
    "kravet": {"f:requirement.purpose": "Fler ska få arbete.", "f:requirement.target_groups": "far_from_labour_market"},
}
OF_KIND = {
    "dialogue": {"kravet": {"f:requirement.dialogue.no_sanction_reason": "Avtalet är litet."}},
    "places": {
        "kravet": {
            "f:requirement.places.count": "4",
            "f:requirement.places.kinds": "employment",
            "f:requirement.places.extent_percent": "75",
        },
        "vite": {
            "f:requirement.penalty.amount": "50 000",
            "f:requirement.penalty.per": "missing_place",
            "f:requirement.penalty.cap.percent": "5",
            "f:requirement.penalty.cap.of": "contract_price",
        },
    },
}
PARTS = ("grunduppgifter", "avtalet", "kravet", "vite", "uppfoljning", "roller")
PAGES = (
    "/arenden/",
    "/arenden/ny",
    "/arenden/vaghyveln/",
    *(f"/arenden/vaghyveln/uppgifter/{part}/" for part in (*PARTS, "anbudsomraden", "tilldelning", "gemensam")),
    "/arenden/vaghyveln/uppgifter/anbudstiden/?ny=tender_questions[]",
    "/arenden/vaghyveln/text/",
    "/arenden/vaghyveln/granska/",
    "/arenden/vaghyveln/varfor/",
    "/arenden/vaghyveln/dokument/",
    "/arenden/vaghyveln/dokument/kopiera/kravavsnitt/kravavsnitt/",
    "/arenden/vaghyveln/dokument/utfarda/kravavsnitt/",
    "/arenden/vaghyveln/handelser/?handelse=deficiency_found",
    "/arenden/stadsfesten/handelser/",
    "/arenden/vaghyveln/fil/",
    "/arenden/begynt/",
    "/arenden/begynt/uppgifter/kravet/",
    "/arenden/begynt/granska/",
    "/arenden/begynt/varfor/",
    "/arenden/begynt/dokument/utfarda/kravavsnitt/",
    "/arenden/finns-inte/",
)

IN_ENGLISH = (
    "/arenden/vaghyveln/uppgifter/kravet/",
    "/arenden/vaghyveln/varfor/",
    "/arenden/vaghyveln/dokument/",
    "/arenden/vaghyveln/dokument/kopiera/kravavsnitt/kravavsnitt/",
    "/arenden/begynt/granska/",
    "/arenden/",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tenderkit.model.case.choices import RequirementKind
    from tenderkit.workflows.case.new import new_case

    found = tmp_path_factory.mktemp("sidan") / "arenden"
    found.mkdir()
    for name in ("bibliotek", "vaghyveln", "stadsfesten"):
        shutil.copytree(SAMPLES / name, found / name)
    shutil.copy(SAMPLES / "tenderkit.toml", found)
    new_case(found / "begynt", list(RequirementKind), lots=True)
    return found


@pytest.fixture(scope="module")
def server(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPage]:
    with served(folder, tmp_path_factory.mktemp("state")) as found:
        yield found


@pytest.fixture(scope="module")
def people(server: ServedPage) -> Iterator[dict[bool, Visitor]]:
    """The same person with JavaScript and without: the link lets in one, who hands the session on."""
    with same_person_twice(server.link) as found:
        assert "/in/" not in found[True].page.url
        yield found


def _fill(visitor: Visitor, answers: dict[str, str]) -> int:
    """Answer the questions as they stand on the page; how many inputs that took."""
    page = visitor.page
    for name, value in answers.items():
        fields = page.locator(f'[name="{name}"]')
        if fields.first.get_attribute("type") in ("radio", "checkbox"):
            page.locator(f'[name="{name}"][value="{value}"]').check()
        elif fields.first.evaluate("field => field.tagName") == "SELECT":
            fields.first.select_option(value)
        else:
            fields.first.fill(value)
    return len(answers)


def _press(page: "Page", name: str) -> None:
    """Press the button and wait for the page that it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def _save(visitor: Visitor) -> None:
    """Until it is saved: what was read otherwise than it was written is looked at, and saved again."""
    page = visitor.page
    _press(page, "Spara och fortsätt")
    if page.get_by_role("heading", name="Så förstod vi det du skrev").count():
        _press(page, "Spara och fortsätt")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
@pytest.mark.parametrize("kind", ["dialogue", "places"])
def test_an_officer_goes_from_a_new_case_to_an_issued_section(
    kind: str,
    javascript: bool,  # noqa: FBT001 - a parameter of the test
    people: dict[bool, Visitor],
    server: ServedPage,
    folder: Path,
) -> None:
    visitor = people[javascript]
    page, title = visitor.page, f"Prov {kind} {javascript}"
    page.goto(f"{server.address}/arenden/ny")
    page.fill("#titel", title)
    page.fill("#diarienummer", "TF 2027/1")
    page.check(f'[name="krav"][value="{kind}"]')
    inputs = 3
    _press(page, "Börja")

    for part in PARTS:
        answers = ANSWERS.get(part, {}) | OF_KIND[kind].get(part, {})
        assert page.url.endswith(f"/uppgifter/{part}/")
        inputs += _fill(visitor, answers)
        _save(visitor)

    assert page.url.endswith("/granska/")
    assert page.get_by_text("inte besvarat").count() == 0
    assert inputs <= MOST_INPUTS[kind]
    case = page.url.split("/arenden/")[1].split("/")[0]
    page.goto(f"{server.address}/arenden/{case}/dokument/utfarda/kravavsnitt/")
    assert page.inner_text("h1").startswith("Utfärda"), page.inner_text("main")
    page.check("#forstatt")
    _press(page, "Utfärda")

    assert page.get_by_role("heading", name="Utfärdat").count() == 1
    issued = [file.name for file in (folder / case / "utfardat").iterdir()]
    assert any(name.endswith(".docx") for name in issued)
    assert visitor.complaints == []


def test_the_text_follows_while_an_answer_is_typed(
    people: dict[bool, Visitor], server: ServedPage, folder: Path
) -> None:
    page = people[True].page
    page.goto(f"{server.address}/arenden/vaghyveln/uppgifter/kravet/")
    before = (folder / "vaghyveln" / "upphandling.yaml").read_bytes()

    page.fill('[name="f:requirement.places.count"]', "sju")
    page.locator('[name="f:requirement.places.count"]').press("Tab")

    page.locator("#f-requirement-places-count-forstatt", has_text="Förstått: 7").wait_for()
    page.locator("#texten [data-new]").first.wait_for()
    assert "7\u00a0platser" in page.inner_text("#texten")
    assert (folder / "vaghyveln" / "upphandling.yaml").read_bytes() == before
    page.evaluate("unsaved = false")
    assert people[True].complaints == []


def test_two_tabs_on_one_case_lose_nothing(people: dict[bool, Visitor], server: ServedPage, folder: Path) -> None:
    visitor = people[False]
    first, second = visitor.page, visitor.another_tab()
    address = f"{server.address}/arenden/stadsfesten/uppgifter/avtalet/"
    for tab in (first, second):
        tab.goto(address)
    for tab, months in ((first, "7"), (second, "9")):
        tab.fill('[name="f:contract.months"]', months)
        _press(tab, "Spara")

    assert "har ändrats" in second.inner_text(".summary")
    assert second.input_value('[name="f:contract.months"]') == "9"
    assert "7" in second.inner_text(".theirs")
    assert "months: 7" in (folder / "stadsfesten" / "upphandling.yaml").read_text("utf-8")
    _press(second, "Spara")
    assert "months: 9" in (folder / "stadsfesten" / "upphandling.yaml").read_text("utf-8")
    second.close()


def test_going_back_after_a_save_and_saving_again_is_told_of(people: dict[bool, Visitor], server: ServedPage) -> None:
    page = people[False].page
    page.goto(f"{server.address}/arenden/stadsfesten/uppgifter/roller/")
    page.fill('[name="f:roles.requester.title"]', "enhetschef")
    _press(page, "Spara och fortsätt")
    page.go_back()
    page.fill('[name="f:roles.requester.title"]', "avdelningschef")
    _press(page, "Spara")

    assert page.input_value('[name="f:roles.requester.title"]') == "avdelningschef"


def test_a_piece_is_copied_and_its_tick_stays(people: dict[bool, Visitor], server: ServedPage) -> None:
    visitor = people[True]
    page = visitor.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.address)
    page.goto(f"{server.address}/arenden/vaghyveln/dokument/kopiera/kravavsnitt/kravavsnitt/")
    block = page.locator(".copy-block").nth(3)

    block.get_by_role("button", name=re.compile("Kopiera")).click()

    page.get_by_text("Kopierat.").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").strip() == block.locator(".copy").inner_text().strip()
    page.reload()
    assert page.locator(".copy-block").nth(3).locator("[data-tick]").is_checked()


def test_a_question_in_the_text_leads_to_its_field_and_the_keyboard_is_there(
    people: dict[bool, Visitor], server: ServedPage
) -> None:
    page = people[True].page
    page.goto(f"{server.address}/arenden/begynt/text/")

    page.locator("a.asked").filter(has_text="antal månader").first.click()

    page.wait_for_url("**/uppgifter/avtalet/#f-contract-months")
    assert page.evaluate("document.activeElement.name") == "f:contract.months"


@pytest.mark.parametrize("address", PAGES)
def test_nobody_is_kept_out_of_a_page(address: str, people: dict[bool, Visitor], server: ServedPage) -> None:
    visitor = people[True]

    assert keeps_somebody_out(visitor, server.address + address) == []
    expected = ["console: Failed to load resource"] if "finns-inte" in address else []
    assert [each for each in visitor.complaints if not expected or not each.startswith(expected[0])] == []


def test_nobody_is_kept_out_of_a_page_in_english(people: dict[bool, Visitor], server: ServedPage) -> None:
    visitor = people[True]
    page = visitor.page
    visitor.complaints.clear()
    page.goto(f"{server.address}/arenden/")
    _press(page, "In English")

    found = {}
    for address in IN_ENGLISH:
        page.goto(server.address + address)
        found[address] = (page.get_attribute("html", "lang"), what_keeps_out(page))
    _press(page, "På svenska")

    assert found == dict.fromkeys(IN_ENGLISH, ("en", []))
    assert visitor.complaints == []


@pytest.mark.parametrize("address", ["/arenden/vaghyveln/uppgifter/kravet/", "/arenden/"])
def test_a_page_is_used_with_the_keyboard_alone(address: str, people: dict[bool, Visitor], server: ServedPage) -> None:
    page = people[True].page
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(server.address + address)

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"


def test_the_server_ends_when_it_is_asked_to_and_has_told_of_no_case(folder: Path, tmp_path: Path) -> None:
    import urllib.request
    from urllib.error import HTTPError

    with served(folder, tmp_path) as page:
        with pytest.raises(HTTPError, match="403"):
            urllib.request.urlopen(f"{page.address}/arenden/vaghyveln/")  # noqa: S310 - our own server
        code, said = page.stop()

    assert (code, said) == (0, "")
