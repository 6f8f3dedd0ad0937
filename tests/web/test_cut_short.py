"""A save through the page that is cut short at each of its calls to the system: the old file stands, or the new one, never half of one."""

import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from django.db import connections
from django.test import Client

from faults.injection import FaultKind, FaultPlan, inject
from web.test_parts_page import _form

PAGE = "/arenden/vaghyveln/uppgifter/avtalet/"
MOST_CALLS = 60  # a save makes far fewer
KINDS = [FaultKind.KILL, FaultKind.ENOSPC, FaultKind.EACCES, FaultKind.EIO, FaultKind.BROKEN]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a fault is put into a process of its own")
@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_save_that_is_cut_short_leaves_the_old_file_or_the_new(kind: FaultKind, client: Client, cases: Path) -> None:
    file = cases / "vaghyveln" / "upphandling.yaml"
    before, form = file.read_bytes(), _form(client, "avtalet") | {"f:contract.months": ["31"]}
    after = before.replace(b"months: 30", b"months: 31")

    told = list(_saves_cut_short(client, form, kind, file, before))

    assert told[-1].startswith("302")
    assert len(told) > 4
    if kind is not FaultKind.BROKEN:  # what breaks for good may break the answer too, and not the file
        assert [text[:80] for text in told if text.startswith("500") or "Traceback" in text] == []
    assert [text[:80] for text in told if text.startswith("4") and ">31<" not in text and "31" not in text] == []
    assert file.read_bytes() == after


def _saves_cut_short(
    client: Client, form: dict[str, list[str]], kind: FaultKind, file: Path, before: bytes
) -> Iterator[str]:
    """What each save answered, cut short a call later each time, until one was not; after each the file is whole."""
    after = before.replace(b"months: 30", b"months: 31")
    for at in range(1, MOST_CALLS):
        file.write_bytes(before)
        reached, answer = _saved_in_a_fork(client, form, FaultPlan(at, kind))
        assert file.read_bytes() in (before, after)
        if answer.startswith("302"):
            assert file.read_bytes() == after
        yield answer
        if not reached:
            return
        assert client.get(PAGE).status_code == 200  # what was left behind is settled, and the page goes on


def _saved_in_a_fork(client: Client, form: dict[str, list[str]], plan: FaultPlan) -> tuple[bool, str]:
    """Whether the fault was reached, and what was answered: nothing where the process was killed."""
    hears, tells = os.pipe()
    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            os.close(hears)
            raw_write = os.write
            inject(plan)
            client.raise_request_exception = False
            said = "500"
            with suppress(OSError):  # a disk that does nothing more can't show a page either
                answer = client.post(PAGE, form)
                said = f"{answer.status_code} {answer.content.decode()[:20000]}"
            raw_write(tells, f"{int(len(plan.made) >= plan.at)}{said}".encode())
        finally:
            os._exit(0)
    os.close(tells)
    with os.fdopen(hears, "rb") as pipe:
        said = pipe.read().decode("utf-8", "replace")
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        assert os.WTERMSIG(status) == signal.SIGKILL
        return True, "killed"
    return said[:1] == "1", said[1:]
