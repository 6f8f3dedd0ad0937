"""A real Chromium that opens a finished page from its file, clicks as an officer does, and pastes what was copied.

It is asked over its own pipe, so nothing but the program is needed: `chromium` on the path, or what TENDERKIT_CHROMIUM names.
"""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from select import select
from typing import Any

from judges.patience import HANGS_AFTER_SECONDS
from judges.programs import missing

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--single-process",
)
_CATCH = """
document.body.insertAdjacentHTML("beforeend", "<textarea id='provklistra'></textarea>");
addEventListener("paste", (event) => { window.pasted = Object.fromEntries(
  [...event.clipboardData.types].map((type) => [type, event.clipboardData.getData(type)])); });
document.getElementById("provklistra").focus();
"""


class Page:
    """One page that is open in the browser."""

    def __init__(self, requests: int, answers: int) -> None:
        self._requests = requests
        self._answers = answers
        self._waiting = b""
        self._turn = 0
        self._session = ""
        target = self._ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]

    def open(self, file: Path, *, width: int = 1280) -> None:
        """Show the file in a window that is so many pixels wide."""
        self._ask("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=False)
        self._ask("Page.enable")
        self._ask("Page.navigate", url=file.as_uri())
        self.value(
            "new Promise((on) => document.readyState === 'complete' ? on() : addEventListener('load', () => on()))"
        )

    def value(self, script: str) -> Any:  # noqa: ANN401  # whatever the script gives
        """What the script gives where the page runs it."""
        answer = self._ask(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True, userGesture=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def click(self, selector: str) -> None:
        self.value(f"document.querySelector({json.dumps(selector)}).click()")

    def pasted(self) -> dict[str, str]:
        """What Ctrl+V gives, by the type of the clipboard's content."""
        self.value(_CATCH)
        key = {"type": "keyDown", "modifiers": 2, "key": "v", "code": "KeyV", "windowsVirtualKeyCode": 86}
        self._ask("Input.dispatchKeyEvent", **key, commands=["paste"])
        self.value("document.getElementById('provklistra').remove()")
        return dict(self.value("window.pasted"))

    def _ask(self, method: str, **facts: object) -> Any:  # noqa: ANN401  # the browser's answer, as JSON
        self._turn += 1
        session = {"sessionId": self._session} if self._session else {}
        asked = {"id": self._turn, "method": method, "params": facts, **session}
        os.write(self._requests, json.dumps(asked).encode() + b"\0")
        while True:
            answer = json.loads(self._next())
            if answer.get("id") == self._turn:
                assert "error" not in answer, answer
                return answer["result"]

    def _next(self) -> bytes:
        while b"\0" not in self._waiting:
            ready, _, _ = select([self._answers], [], [], HANGS_AFTER_SECONDS)
            read = os.read(self._answers, 65536) if ready else b""
            assert read, "the browser has closed"
            self._waiting += read
        first, _, self._waiting = self._waiting.partition(b"\0")
        return first


@contextmanager
def browser() -> Iterator[Page]:
    """A browser with a profile of its own that ends with the block; without a browser the test is skipped, or fails where every program is asked for."""
    command = [chromium(), *_FLAGS, "--remote-debugging-pipe"]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        told, requests = os.pipe()
        answers, tells = os.pipe()
        run = _started([*command, f"--user-data-dir={profile}"], told, tells)
        os.close(told)
        os.close(tells)
        try:
            yield Page(requests, answers)
        finally:
            os.close(requests)
            os.close(answers)
            run.terminate()
            run.wait(HANGS_AFTER_SECONDS)


def chromium() -> str:
    """The program; without one the test is skipped, or fails where every program is asked for."""
    named = os.environ.get("TENDERKIT_CHROMIUM")
    found = next(filter(None, map(shutil.which, [named] if named else _NAMES)), None)
    return found or missing("chromium (or another browser of its kind, named in TENDERKIT_CHROMIUM)")


def _started(command: Sequence[str], told: int, tells: int) -> subprocess.Popen[bytes]:
    """The browser reads its orders from descriptor 3 and answers on 4."""
    return subprocess.Popen(
        ["bash", "-c", f'exec "$@" 3<&{told} 4>&{tells}', "bash", *command],
        pass_fds=(told, tells),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
