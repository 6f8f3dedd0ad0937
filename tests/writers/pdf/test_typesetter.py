"""The process that sets pages: what it may not do, how it ends, and what is said where it can't begin."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from given.printed import DAY, as_pages, full_of
from given.sample_documents import EVERY_BLOCK
from judges.patience import HANGS_AFTER_SECONDS
from tenderkit.problems import ExitCode, NoPdfExtraError, RefusedError, TenderkitError
from tenderkit.writers.pdf import typesetter
from tenderkit.writers.pdf.pdf_writer import missing_letters, write_pdf
from tenderkit.writers.pdf.typesetter import Fonts, SettingError, Typesetter
from tenderkit.writers.pdf.values import values_of

VALUES = values_of([as_pages(EVERY_BLOCK)], "Provet")


def _is_gone(process: int) -> bool:
    """Asked as long as it takes."""
    for _ in range(HANGS_AFTER_SECONDS * 10):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        Event().wait(0.1)
    return False


def test_it_is_started_once_and_goes_when_it_is_told() -> None:
    own = Typesetter()
    own.begin()
    process = own.process

    first, second = (own.set(VALUES, DAY, Fonts()) for _ in range(2))
    assert first == second
    assert own.process == process
    own.end()

    assert _is_gone(process)
    own.end()  # once more is no fault


def test_what_takes_too_long_is_killed_and_refused_and_the_next_is_set() -> None:
    hasty = Typesetter(seconds=0.2)
    endless = values_of([as_pages(full_of("[" * 20_000))], "Provet")

    hasty.begin()
    process = hasty.process

    with pytest.raises(RefusedError, match="TK-X002"):
        hasty.set(endless, DAY, Fonts())

    assert _is_gone(process)
    patient = Typesetter()
    assert patient.set(VALUES, DAY, Fonts())[0].startswith(b"%PDF")
    patient.end()


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_it_goes_when_whoever_started_it_is_gone(how: signal.Signals, tmp_path: Path) -> None:
    """Also in the middle of its work."""
    program = tmp_path / "kor.py"
    program.write_text(
        "from given.printed import DAY, as_pages, full_of\n"
        "from tenderkit.writers.pdf.typesetter import TYPESETTER, Fonts\n"
        "from tenderkit.writers.pdf.values import values_of\n"
        "values = values_of([as_pages(full_of('[' * 20_000))], 'Provet')\n"
        "TYPESETTER.begin()\n"
        "print(TYPESETTER.process, flush=True)\n"
        "TYPESETTER.set(values, DAY, Fonts())\n",
        "utf-8",
    )
    search = os.pathsep.join(sys.path)
    with subprocess.Popen(
        [sys.executable, str(program)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": search},
    ) as started:
        assert started.stdout is not None
        process = int(started.stdout.readline())
        started.send_signal(how)
        started.wait(HANGS_AFTER_SECONDS)

    assert _is_gone(process)


def test_without_the_extra_the_error_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetter, "find_spec", lambda _: None)

    with pytest.raises(NoPdfExtraError, match="TK-X001") as missing:
        Typesetter().begin()

    assert missing.value.exit_code is ExitCode.PROGRAM_MISSING
    assert "pip install 'tenderkit[pdf]'" in missing.value.message.remedy


def test_the_program_reads_no_file_and_imports_nothing() -> None:
    program = typesetter.PROGRAM.read_text("utf-8")

    assert not [word for word in ("read(", "#import", "#include", "csv(", "plugin(", "eval(") if word in program]


def test_it_may_not_write_a_file(tmp_path: Path) -> None:
    """What sets pages has limits of its own before it has read a value."""
    from tenderkit.writers.pdf import worker

    source = f"from tenderkit.writers.pdf import worker\nworker._limit_itself()\nimport os\nos.write(os.open({str(tmp_path / 'x')!r}, os.O_CREAT | os.O_WRONLY), b'x')\n"
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, check=False, timeout=HANGS_AFTER_SECONDS)

    assert done.returncode != 0
    assert (tmp_path / "x").stat().st_size == 0
    assert worker.DONE != worker.FAILED


def test_what_it_says_of_a_fault_of_ours_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object) -> None:
        raise SettingError(said)

    said = "PDF/A-2a error: something else\n  at line 1"
    own = Typesetter()
    monkeypatch.setattr(own, "set", refuses)

    with pytest.raises(TenderkitError, match="TK-X003") as told:
        write_pdf([as_pages(EVERY_BLOCK)], "Provet", DAY, own)

    assert told.value.message.facts["why"] == "PDF/A-2a error: something else"


def test_letters_are_read_from_what_it_says() -> None:
    said = 'error: the text `"漢"` could not be displayed\nerror: the text contains the disallowed codepoint `"\\u{feff}"`\nthe text `"\\""` could not'

    assert missing_letters(said) == {"漢", "\ufeff", '"'}
