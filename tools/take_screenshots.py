"""Pictures of the page's rooms for the README and the guides: docs/images/sidan-*.png, of the samples with two answers taken away.

A room more is a row more in `SCREENSHOTS`. Run it in the environment for development, with Chromium on the machine; names of
pictures after it take only those: `python tools/take_screenshots.py kravet lista`.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
CASE = "/arenden/vaghyveln/"
MOST_KILOBYTES = 150  # of a picture: each is fetched with the page that it is on


@dataclass(frozen=True)
class Screenshot:
    """A page at its address, seen by a role in a window of so many pixels."""

    address: str
    role: str = "procurement_officer"
    width: int = 1180
    height: int = 720


SCREENSHOTS = {
    "lista": Screenshot("/arenden/", height=620),
    "ny": Screenshot("/arenden/ny"),
    "oversikt": Screenshot(CASE),
    "kravet": Screenshot(f"{CASE}uppgifter/kravet/"),
    "kravet-mobil": Screenshot(f"{CASE}uppgifter/kravet/", width=360, height=720),
    "granska": Screenshot(f"{CASE}granska/"),
    "varfor": Screenshot("/arenden/vinterparken/varfor/"),
    "dokument": Screenshot("/arenden/vinterparken/dokument/"),
    "kopiera": Screenshot("/arenden/vinterparken/dokument/kopiera/kravavsnitt/kravavsnitt/"),
    "handelser": Screenshot("/arenden/vinterparken/handelser/", "recruiter"),
    "vecka": Screenshot("/vecka/?dagar=90", "recruiter"),
    "intyg": Screenshot(f"{CASE}intyg/", "recruiter"),
    "intyg-ett": Screenshot(f"{CASE}intyg/intyg/intyg-p-03/", "recruiter"),
    "platser": Screenshot(f"{CASE}platser/", "recruiter"),
    "klausuler": Screenshot("/klausuler/", "coordinator"),
    "klausul": Screenshot("/klausuler/vite/", "coordinator"),
    "jamfor": Screenshot("/klausuler/vite/jamfor/?fran=1.1.0&till=2.1.0", "coordinator"),
    "prova": Screenshot("/klausuler/vite/prova/?version=2.1.0&arende=vaghyveln", "coordinator"),
    "lagrum": Screenshot("/lagrum/", "coordinator"),
    "skriv-klausul": Screenshot("/klausuler/eget-startmote/1.0.0/andra/", "coordinator", height=820),
    "steg": Screenshot("/klausuler/eget-startmote/1.0.0/steg/publish/", "coordinator"),
    "att-gora": Screenshot("/att-gora/", "coordinator"),
    "register": Screenshot("/register/", "coordinator"),
    "plan": Screenshot("/plan/plan-2027/", "coordinator"),
    "statistik": Screenshot("/statistik/?ar=2025", "coordinator"),
    "bestallare": Screenshot("/bestallare/", "requester"),
    "bestallarens-svar": Screenshot("/bestallare/arenden/vinterparken/", "requester"),
}
DRAFT = """Leverantören ska delta i ett eget startmöte.

[när platser krävs]

Mötet gäller {antal platser}.

[slut]"""
UNANSWERED = ("    count: 4\n", "    extent_percent: 75\n")


def main(asked: Sequence[str]) -> int:
    """2 for a picture that there isn't, 1 for one that is too large."""
    if unknown := [name for name in asked if name not in SCREENSHOTS]:
        print(f"no picture is called {', '.join(unknown)}; there are {', '.join(SCREENSHOTS)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "arenden"
        _cases(folder)
        environment = {**os.environ, "XDG_STATE_HOME": name, "PYTHONUNBUFFERED": "1"}
        command = [sys.executable, "-m", "tenderkit", "serve", str(folder)]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
            try:
                found = re.search(r"http://\S+", server.stdout.readline()) if server.stdout else None
                if found is None:
                    return 1
                too_large = _take(found[0], asked or tuple(SCREENSHOTS))
            finally:
                server.terminate()
    return 1 if too_large else 0


def _cases(folder: Path) -> None:
    for sample in ("bibliotek", "vaghyveln", "stadsfesten", "vinterparken", "parkskotsel-liten"):
        shutil.copytree(ROOT / "samples" / sample, folder / sample)
    for name in ("tenderkit.toml", "plan-2027.xlsx"):
        shutil.copy(ROOT / "samples" / name, folder)
    file = folder / "vaghyveln" / "upphandling.yaml"
    text = file.read_text("utf-8")
    for line in UNANSWERED:
        text = text.replace(line, "")
    file.write_text(text, "utf-8")


def _take(link: str, names: Sequence[str]) -> list[str]:
    """Take each; the names of those that are too large."""
    from playwright.sync_api import sync_playwright

    too_large = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--font-render-hinting=none"]
        )
        page = browser.new_context(locale="sv-SE", reduced_motion="reduce", color_scheme="light").new_page()
        page.goto(link)
        _begin_a_clause(page, link.partition("/in/")[0])
        for name in names:
            shot, file = SCREENSHOTS[name], IMAGES / f"sidan-{name}.png"
            _work_as(page, shot.role)
            page.set_viewport_size({"width": shot.width, "height": shot.height})
            page.goto(link.partition("/in/")[0] + shot.address)
            page.screenshot(path=file, animations="disabled", caret="hide")
            size = file.stat().st_size // 1024
            print(f"docs/images/{file.name}: {size} kB")
            too_large += [name] if size > MOST_KILOBYTES else []
        browser.close()
    return too_large


def _begin_a_clause(page: "Page", address: str) -> None:
    """A clause of the municipality's own that somebody has begun to write."""
    _work_as(page, "coordinator")
    page.goto(f"{address}/klausuler/ny")
    page.fill("#f-title", "Eget startmöte")
    for name in ("motive", "evidence", "follow_up", "guidance"):
        page.fill(f"#f-{name}", "Leverantören och kommunen möts innan någon börjar.")
    with page.expect_navigation():
        page.get_by_role("button", name="Börja skriva").click()
    page.fill("#f-text-0", DRAFT)
    with page.expect_navigation():
        page.get_by_role("button", name="Spara", exact=True).last.click()


def _work_as(page: "Page", role: str) -> None:
    page.set_viewport_size({"width": 1180, "height": 720})
    page.select_option("#arbeta-som", role)
    with page.expect_navigation():
        page.locator("form.acting button").click()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
