"""From the handover on in a real browser without JavaScript: a deficiency, its request, and the claim or the decision not to claim."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest

if TYPE_CHECKING:
    from playwright._impl._api_structures import SetCookieParam
    from playwright.sync_api import Page

from judges.served_page import ServedPage, Visitor, keeps_somebody_out, real_browser, served

SAMPLES = Path(__file__).parents[2] / "samples"
REASONS = "Leverantören får ingen fördel som andra inte kunde räkna med. Avtalet ändras inte. Lika fall behandlas på samma sätt."
STEPS = [
    (
        "deficiency_found",
        {
            "date": "28 aug 2028",
            "deficiency": "B-1",
            "clause": "platser-ersattning",
            "facts": "En plats slutade den 14 juli 2028. Ingen ny har börjat.",
            "places": "1",
            "of": "P-03",
        },
    ),
    ("notice_sent", {"date": "2028-08-29", "deficiency": "B-1"}),
    ("notice_received", {"date": "30/8 2028", "deficiency": "B-1"}),
    ("heard", {"date": "2028-10-02", "deficiency": "B-1"}),
]
ENDS = {
    "claimed": ({"places": "1"}, "vitesansprak-b-1"),
    "not_claimed": ({"reasons": REASONS, "decided_by": "upphandlingschef"}, "avstaende-b-1"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with what happened before its first deficiency, and once more as a workbook."""
    from tenderkit.workflows.case.convert import convert

    found = tmp_path_factory.mktemp("kedjan") / "arenden"
    found.mkdir()
    shutil.copytree(SAMPLES / "bibliotek", found / "bibliotek")
    shutil.copy(SAMPLES / "tenderkit.toml", found)
    case = found / "claimed"
    shutil.copytree(SAMPLES / "vaghyveln", case)
    journal = (case / "placeringar.yaml").read_text("utf-8")
    before, rest = journal.split("  - date: 2028-08-28\n")
    (case / "placeringar.yaml").write_text(f"{before}\nretention:{rest.split('retention:')[1]}", "utf-8")
    shutil.copytree(SAMPLES / "parkskotsel-liten", found / "formular")
    convert(found / "formular", to_form=True, write=True)
    return found


@pytest.fixture(scope="module")
def server(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedPage]:
    with served(folder, tmp_path_factory.mktemp("state")) as found:
        yield found


@pytest.fixture(scope="module")
def people(server: ServedPage) -> Iterator[tuple[Visitor, Visitor]]:
    """The same person without JavaScript and with it."""
    with real_browser() as browser:
        without, having = Visitor(browser, javascript=False), Visitor(browser)
        without.page.goto(server.link)
        having.page.context.add_cookies(cast("list[SetCookieParam]", without.page.context.cookies()))
        yield without, having
        without.leave()
        having.leave()


@pytest.fixture
def visitor(people: tuple[Visitor, Visitor]) -> Visitor:
    return people[0]


@pytest.fixture
def with_javascript(people: tuple[Visitor, Visitor]) -> Visitor:
    return people[1]


def _answer(page: "Page", name: str, value: str) -> None:
    """In a field, or among what there is to choose from; what may be told besides is folded away."""
    while page.locator("main details:not([open]) > summary").count():
        page.locator("main details:not([open]) > summary").first.click()
    field = f'[name="f:{name}"]'
    if page.locator(f"select{field}").count():
        page.select_option(field, value)
    elif page.locator(f'{field}[value="{value}"]:is([type="checkbox"], [type="radio"])').count():
        page.check(f'{field}[value="{value}"]')
    else:
        page.fill(field, value)


def test_a_deficiency_goes_from_the_handover_to_each_of_its_ends(
    visitor: Visitor, server: ServedPage, folder: Path
) -> None:
    page, case = visitor.page, f"{server.address}/arenden/claimed"
    page.goto(f"{case}/uppgifter/tilldelning/")
    assert "startmöte" in page.content()
    page.goto(f"{case}/dokument/")
    page.locator("#kravavsnitt").get_by_role("button", name="Skriv till ärendets mapp").click()
    assert page.locator('a[href$="/overlamning.docx"]').count() == 1
    for kind, values in STEPS:
        _note(page, case, kind, values)
    shutil.copytree(folder / "claimed", folder / "not-claimed")

    for end, (told, paper) in ENDS.items():
        case = f"{server.address}/arenden/{end.replace('_', '-')}"
        _note(page, case, end, {"date": "2028-10-16", "deficiency": "B-1"} | told)
        page.goto(f"{case}/dokument/")
        for name in ("rattelse-b-1", paper):
            assert page.locator(f'a[href$="/{name}.docx"]').count() == 1
    assert visitor.complaints == []


def _note(page: "Page", case: str, kind: str, values: dict[str, str]) -> None:
    """An event, looked at as it was understood before it is noted."""
    page.goto(f"{case}/handelser/")
    page.select_option("#handelse", kind)
    page.get_by_role("button", name="Fortsätt").click()
    for name, value in values.items():
        _answer(page, name, value)
    page.get_by_role("button", name="Anteckna").click()
    if page.get_by_text("Så förstod vi det du skrev").count():
        page.get_by_role("button", name="Anteckna").click()
    assert page.get_by_text("Händelsen är antecknad.").count() == 1, page.inner_text("main")


@pytest.mark.parametrize(
    "address",
    [
        "/arenden/?ordna=-datum",
        "/arenden/claimed/uppgifter/tilldelning/?ta_bort=suppliers%5B1%5D",
        "/arenden/claimed/handelser/?handelse=claimed",
        "/arenden/formular/",
        "/arenden/formular/text/",
        "/arenden/formular/uppgifter/kravet/",
    ],
)
def test_nobody_is_kept_out_of_these_either(address: str, with_javascript: Visitor, server: ServedPage) -> None:
    assert keeps_somebody_out(with_javascript, server.address + address) == []
    assert with_javascript.complaints == []
