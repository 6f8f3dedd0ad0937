"""The served page when it is stopped in the middle of a save: killed, it leaves the old file or the new; asked to end, it finishes first."""

import http.client
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from threading import Thread
from types import SimpleNamespace
from urllib.parse import urlencode, urlsplit

import pytest

from judges.patience import HANGS_AFTER_SECONDS, wait_until
from judges.programs import need_program
from judges.served_page import ServedPage, served
from web.conftest import SAMPLES
from web.test_parts_page import _form

PART = "/arenden/vaghyveln/uppgifter/avtalet/"
LONGER_THAN_THE_SERVER_WAITS_BY_ITSELF = "delay_enter=6s:when=1"


class Asker:
    """Somebody with a connection to the page and its cookies; what is answered is neither followed nor drawn."""

    def __init__(self, page: ServedPage) -> None:
        self._at = urlsplit(page.address).netloc
        self._cookies: SimpleCookie = SimpleCookie()
        self.get(page.link.removeprefix(page.address))

    def get(self, address: str) -> SimpleNamespace:
        return self._answered("GET", address, "")

    def post(self, address: str, form: dict[str, list[str]]) -> SimpleNamespace:
        return self._answered("POST", address, urlencode(form, doseq=True))

    def _answered(self, method: str, address: str, body: str) -> SimpleNamespace:
        connection = http.client.HTTPConnection(self._at, timeout=HANGS_AFTER_SECONDS)
        headers = {"Cookie": "; ".join(f"{name}={each.value}" for name, each in self._cookies.items())}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, address, body, headers)
            answer = connection.getresponse()
            content = answer.read()
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self._cookies.load(cookie)
        return SimpleNamespace(status=answer.status, content=content)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "arenden"
    found.mkdir()
    for name in ("bibliotek", "vaghyveln"):
        shutil.copytree(SAMPLES / name, found / name)
    shutil.copy(SAMPLES / "tenderkit.toml", found)
    return found


@contextmanager
def _when_it_calls(call: str, what: str, page: ServedPage) -> Iterator[None]:
    """Let it happen when the program makes the call, in whichever of its threads; the tracer is there before anything goes on."""
    need_program("strace")
    options = ["-f", "-o", os.devnull, "-e", f"trace={call}", "-e", f"inject={call}:{what}"]
    command = ["strace", *options, "-p", str(page.process.pid)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as tracer:
        assert tracer.stderr is not None
        said = tracer.stderr.readline()
        assert "attached" in said, f"{said}(only an administrator may look into a program that already runs)"
        yield
        tracer.communicate(timeout=HANGS_AFTER_SECONDS)


def _with(asker: Asker, months: str) -> dict[str, list[str]]:
    return _form(asker, "avtalet") | {"f:contract.months": [months]}


@pytest.mark.parametrize(("call", "at", "stands"), [("fsync", 1, "30"), ("rename", 1, "30"), ("fsync", 2, "31")])
def test_a_page_that_is_killed_during_a_save_leaves_a_whole_file_and_goes_on(
    call: str, at: int, stands: str, folder: Path, tmp_path: Path
) -> None:
    file = folder / "vaghyveln" / "upphandling.yaml"
    before, beside = file.read_text("utf-8"), set(file.parent.iterdir())
    with served(folder, tmp_path) as page:
        asker = Asker(page)
        form = _with(asker, "31")
        with (
            _when_it_calls(call, f"signal=SIGKILL:when={at}", page),
            pytest.raises((http.client.HTTPException, OSError)),
        ):
            asker.post(PART, form)
        assert page.ended()[0] == -signal.SIGKILL

    assert file.read_text("utf-8") == before.replace("months: 30", f"months: {stands}")
    with served(folder, tmp_path) as page:
        asker = Asker(page)
        assert asker.post(PART, _with(asker, "32")).status == 302
        page.stop()
    assert file.read_text("utf-8") == before.replace("months: 30", "months: 32")
    assert set(file.parent.iterdir()) == beside


def test_a_page_that_is_asked_to_end_finishes_the_save_and_answers(folder: Path, tmp_path: Path) -> None:
    file = folder / "vaghyveln" / "upphandling.yaml"
    before, beside = file.read_text("utf-8"), set(file.parent.iterdir())
    answers: list[int] = []
    with served(folder, tmp_path) as page:
        asker = Asker(page)
        form = _with(asker, "31")
        saving = Thread(target=lambda: answers.append(asker.post(PART, form).status))
        with _when_it_calls("fsync", LONGER_THAN_THE_SERVER_WAITS_BY_ITSELF, page):
            saving.start()
            assert wait_until(
                lambda: set(file.parent.iterdir()) != beside
            )  # the new file is there, and not in its place
            code, said = page.stop()
        saving.join(HANGS_AFTER_SECONDS)
    assert (code, said, answers) == (0, "", [302])
    assert file.read_text("utf-8") == before.replace("months: 30", "months: 31")
