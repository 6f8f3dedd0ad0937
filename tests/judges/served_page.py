"""The page as it is really served, and a real Chromium that opens it: what it says on its console and asks of others is kept."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, cast

from judges.browser import chromium
from judges.patience import HANGS_AFTER_SECONDS
from judges.programs import axe_script

if TYPE_CHECKING:
    from playwright._impl._api_structures import SetCookieParam
    from playwright.sync_api import Browser, BrowserContext, Dialog, Page

WIDE, NARROW = 1280, 320  # WCAG 1.4.10
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class ServedPage:
    """A running server, its link, and what it has printed."""

    def __init__(self, process: subprocess.Popen[str], link: str) -> None:
        self.process = process
        self.link = link
        self.address = link.partition("/in/")[0]

    def stop(self) -> tuple[int, str]:
        """Ask it to end; its exit code, and everything that it said on standard error."""
        self.process.send_signal(signal.SIGTERM)
        return self.ended()

    def ended(self) -> tuple[int, str]:
        """Wait for its end; the same of it."""
        _, said = self.process.communicate(timeout=HANGS_AFTER_SECONDS)
        return self.process.returncode, said


@contextmanager
def served(folder: Path, state: Path) -> Iterator[ServedPage]:
    """`tenderkit serve` on the folder, with a state folder of the test's own, until the block ends."""
    with answering([str(folder)], {"XDG_STATE_HOME": str(state)}) as found:
        yield found


@contextmanager
def answering(arguments: list[str], environment: dict[str, str]) -> Iterator[ServedPage]:
    """`tenderkit serve` with the arguments; it is ready when it has said where it answers."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tenderkit", "serve", *arguments],
        env={**os.environ, **environment, "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        found = re.search(r"https?://\S+", process.stdout.readline())
        assert found is not None, process.stderr.read() if process.stderr else ""
        yield ServedPage(process, found[0])
    finally:
        if process.poll() is None:
            process.kill()
            process.communicate(timeout=HANGS_AFTER_SECONDS)


@contextmanager
def real_browser() -> Iterator["Browser"]:
    """Chromium, driven by Playwright."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=_FLAGS)
        try:
            yield browser
        finally:
            browser.close()


class Visitor:
    """A person with a browser of their own. `complaints` are what no page may give: errors, foreign requests, dialogs."""

    def __init__(self, browser: "Browser", *, javascript: bool = True, width: int = WIDE) -> None:
        self.complaints: list[str] = []
        self._context: BrowserContext = browser.new_context(
            java_script_enabled=javascript, viewport={"width": width, "height": 900}, locale="sv-SE"
        )
        self._context.set_default_timeout(HANGS_AFTER_SECONDS * 1000)
        self.page: Page = self._watched(self._context.new_page())

    def another_tab(self) -> "Page":
        return self._watched(self._context.new_page())

    def leave(self) -> None:
        self._context.close()

    def _watched(self, page: "Page") -> "Page":
        page.on(
            "console", lambda said: self.complaints.append(f"console: {said.text}") if said.type == "error" else None
        )
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("request", lambda asked: self._own_only(page.url, asked.url))
        page.on("dialog", self._dismissed)
        return page

    def _dismissed(self, dialog: "Dialog") -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _own_only(self, at: str, asked: str) -> None:
        if not asked.startswith(("http://127.0.0.1:", "data:", "blob:", "about:")):
            self.complaints.append(f"foreign request at {at}: {asked}")


@contextmanager
def same_person_twice(link: str, role: str = "") -> Iterator[dict[bool, Visitor]]:
    """One person with JavaScript (`True`) and without: the link lets in one, who takes up the role and hands the session on."""
    with real_browser() as browser:
        first, second = Visitor(browser), Visitor(browser, javascript=False)
        first.page.goto(link)
        if role:
            first.page.select_option("#arbeta-som", role)
            with first.page.expect_navigation():
                first.page.click("form.acting button")
        second.page.context.add_cookies(cast("list[SetCookieParam]", first.page.context.cookies()))
        yield {True: first, False: second}
        first.leave()
        second.leave()


def keeps_somebody_out(visitor: Visitor, address: str) -> list[str]:
    """Open the address; what axe finds in a wide window and in a narrow one, and whether the narrow one has to be scrolled sideways."""
    visitor.complaints.clear()
    visitor.page.goto(address)
    return what_keeps_out(visitor.page)


def what_keeps_out(page: "Page") -> list[str]:
    """The same of the page as it stands; its window is wide afterwards."""
    found = []
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        found += [f"{width}: {each}" for each in _findings_of_axe(page)]
        found += [f"{width}: scrolls sideways"] if width == NARROW and _scrolls_sideways(page) else []
    return found


def _findings_of_axe(page: "Page") -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe_script())
    asked = {"runOnly": _RULES, "resultTypes": ["violations"]}
    found = page.evaluate("asked => axe.run(document, asked)", asked)
    return [f"{each['id']} ({each['impact']}): {each['nodes'][0]['html'][:160]}" for each in found["violations"]]


def _scrolls_sideways(page: "Page") -> bool:
    """Whether the page is wider than its window (WCAG 1.4.10)."""
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"))
