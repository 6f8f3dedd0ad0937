"""The page of `tenderkit serve` as the README and the guide show it: docs/images/sidan-*.png, of the sample Väghyveln with two answers taken away.

Run it in the environment for development, with Chromium on the machine.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
CASE = "/arenden/vaghyveln/"
PICTURES = {  # its name, the page, the width and height of the window
    "sidan-kravet": (f"{CASE}uppgifter/kravet/", 1180, 720),
    "sidan-lista": ("/arenden/", 1180, 620),
}
UNANSWERED = ("    count: 4\n", "    extent_percent: 75\n")


def main() -> int:
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
                _take(found[0])
            finally:
                server.terminate()
    return 0


def _cases(folder: Path) -> None:
    for sample in ("bibliotek", "vaghyveln", "stadsfesten", "vinterparken", "parkskotsel-liten"):
        shutil.copytree(ROOT / "samples" / sample, folder / sample)
    shutil.copy(ROOT / "samples" / "tenderkit.toml", folder)
    file = folder / "vaghyveln" / "upphandling.yaml"
    text = file.read_text("utf-8")
    for line in UNANSWERED:
        text = text.replace(line, "")
    file.write_text(text, "utf-8")


def _take(link: str) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_context(locale="sv-SE").new_page()
        page.goto(link)
        for name, (address, width, height) in PICTURES.items():
            page.set_viewport_size({"width": width, "height": height})
            page.goto(link.partition("/in/")[0] + address)
            page.screenshot(path=IMAGES / f"{name}.png")
            print(f"docs/images/{name}.png: {(IMAGES / f'{name}.png').stat().st_size // 1024} KB")
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
