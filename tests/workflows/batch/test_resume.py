"""A batch that is stopped goes on where it was: nothing twice, no torn file, the same bytes as a run that nobody disturbed."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from given.certificate_rows import as_csv, row, rows, written_csv
from judges import checkout
from judges.as_a_user import standing
from judges.programs import need_program
from tenderkit import RefusedError, open_library
from tenderkit.messages import Message
from tenderkit.workflows.batch import row_parts
from tenderkit.workflows.batch.batch_options import BatchOptions
from tenderkit.workflows.batch.run_batch import BatchResult, build_batch
from tenderkit.writers.batch.batch_report import REPORT_FILE, read_report
from tenderkit.writers.file_names import TEMPORARY_PREFIX
from tenderkit.writers.moves.run_record import begin_record

RESUME = BatchOptions(resume=True)
MANY = 40  # more than one batch of rows


def _batch(data: Path, to: Path, options: BatchOptions = RESUME) -> BatchResult:
    return build_batch(open_library(checkout.ROOT), "intyg", data, to, options)


class _StopsAfter(Executor):
    """Does the work here, and breaks when so many batches of rows are done."""

    def __init__(self, count: int, error: BaseException) -> None:
        self._left, self._error = count, error

    def submit(self, work: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 - as executors have it
        done: Future[Any] = Future()
        self._left -= 1
        if self._left < 0:
            done.set_exception(self._error)
        else:
            done.set_result(work(*args, **kwargs))
        return done


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    folder = tmp_path_factory.mktemp("ostord")
    data = written_csv(folder, rows(MANY))
    _batch(data, folder / "ut")
    return data, standing(folder / "ut")


def _stopped(data: Path, to: Path) -> None:
    with pytest.raises(RefusedError, match="TK-B125"):
        _batch(data, to, BatchOptions(executor=_StopsAfter(1, ConnectionError())))


def test_a_stopped_run_is_finished_and_gives_the_same_bytes(
    undisturbed: tuple[Path, dict[str, object]], tmp_path: Path
) -> None:
    data, wanted = undisturbed
    _stopped(data, tmp_path / "ut")
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "ut").glob("*.docx")}
    assert 0 < len(before) < MANY

    result = _batch(data, tmp_path / "ut")

    assert standing(tmp_path / "ut") == wanted
    assert (result.kept, len(result.built)) == (len(before), MANY - len(before))
    assert {name: (tmp_path / "ut" / name).stat().st_mtime_ns for name in before} == before


def test_a_finished_run_has_nothing_left_to_do(undisturbed: tuple[Path, dict[str, object]]) -> None:
    data, wanted = undisturbed

    result = _batch(data, data.parent / "ut")

    assert (result.kept, result.built) == (MANY, ())
    assert standing(data.parent / "ut") == wanted


def test_rows_that_are_mended_are_built_and_the_others_left(tmp_path: Path) -> None:
    data = written_csv(tmp_path, [row(), row(22, "Alex Provström", Form="prao")])
    _batch(data, tmp_path / "ut")

    data.write_text(as_csv([row(), row(22, "Alex Provström")]), "utf-8")
    result = _batch(data, tmp_path / "ut")

    assert ([path.name for path in result.built], result.kept, result.faults) == (["intyg-p-22.docx"], 1, {})


def test_a_row_that_has_changed_replaces_its_file(tmp_path: Path) -> None:
    data = written_csv(tmp_path, [row(), row(22, "Alex Provström")])
    _batch(data, tmp_path / "ut")

    data.write_text(as_csv([row(Arbetsplats="Förrådet"), row(22, "Alex Provström")]), "utf-8")

    assert [path.name for path in _batch(data, tmp_path / "ut").built] == ["intyg-p-21.docx"]


@pytest.mark.parametrize("left", [b"", b"PK", bytes(5000)])
def test_what_a_loss_of_power_tore_is_made_anew(tmp_path: Path, left: bytes) -> None:
    data = written_csv(tmp_path, rows(2))
    _batch(data, tmp_path / "ut")
    wanted = standing(tmp_path / "ut")
    (tmp_path / "ut" / "intyg-p-21.docx").write_bytes(left)
    report = tmp_path / "ut" / REPORT_FILE
    report.write_bytes(report.read_bytes()[:-20])

    _batch(data, tmp_path / "ut")

    assert standing(tmp_path / "ut") == wanted


def test_a_file_that_somebody_has_changed_is_left_and_told_of(tmp_path: Path) -> None:
    data = written_csv(tmp_path, rows(2))
    _batch(data, tmp_path / "ut")
    (tmp_path / "ut" / "intyg-p-21.docx").write_bytes(b"somebody's own words")

    result = _batch(data, tmp_path / "ut")

    assert [problem.message.code for problem in result.problems] == ["TK-B121"]
    assert (tmp_path / "ut" / "intyg-p-21.docx").read_bytes() == b"somebody's own words"
    assert read_report(tmp_path / "ut").lines[2].status == "TK-B121"


def test_without_resume_all_is_built_anew_over_our_own_files(tmp_path: Path) -> None:
    data = written_csv(tmp_path, rows(2))
    _batch(data, tmp_path / "ut")
    data.write_text(as_csv([each | {"Arbetsplats": "Förrådet"} for each in rows(2)]), "utf-8")

    result = _batch(data, tmp_path / "ut", BatchOptions())

    assert (len(result.built), result.faults) == (2, {})


def test_a_template_that_is_changed_in_between_is_seen_and_said(tmp_path: Path) -> None:
    folder = tmp_path / "kommun"
    shutil.copytree(checkout.ROOT / "templates" / "intyg", folder / "bibliotek" / "templates" / "intyg")
    (folder / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")
    data = written_csv(folder, rows(2))
    build_batch(open_library(folder), "intyg", data, tmp_path / "ut")
    text = folder / "bibliotek/templates/intyg/text.md"
    text.write_text(text.read_text("utf-8") + "\nMer text.\n", "utf-8")

    with pytest.raises(RefusedError, match="TK-B123"):
        build_batch(open_library(folder), "intyg", data, tmp_path / "ut", RESUME)
    assert len(build_batch(open_library(folder), "intyg", data, tmp_path / "ut").built) == 2


def test_a_template_that_is_changed_during_the_run_is_said_at_its_end(tmp_path: Path) -> None:
    folder = tmp_path / "kommun"
    shutil.copytree(checkout.ROOT / "templates" / "intyg", folder / "bibliotek" / "templates" / "intyg")
    (folder / "tenderkit.toml").write_text('library = "bibliotek"\n', "utf-8")
    data = written_csv(folder, rows(2))
    text = folder / "bibliotek/templates/intyg/text.md"

    def changed(*_: int) -> None:
        text.write_text(text.read_text("utf-8") + "\nMer text.\n", "utf-8")

    assert build_batch(
        open_library(folder), "intyg", data, tmp_path / "ut", BatchOptions(progress=changed)
    ).changed_library


def test_a_run_of_other_options_isnt_gone_on_with(tmp_path: Path) -> None:
    data = written_csv(tmp_path, rows(2))
    _batch(data, tmp_path / "ut")

    with pytest.raises(RefusedError, match="TK-B124"):
        _batch(data, tmp_path / "ut", BatchOptions(resume=True, name="{id}"))


def test_a_full_disk_stops_the_run_and_leaves_nothing_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, replaced = written_csv(tmp_path, rows(3)), os.replace
    left = [2]

    def full(source: Any, target: Any) -> None:  # noqa: ANN401 - as os has it
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        replaced(source, target)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(RefusedError, match="TK-B125"):
        _batch(data, tmp_path / "ut")
    monkeypatch.undo()

    assert not [path for path in (tmp_path / "ut").iterdir() if path.name.startswith(TEMPORARY_PREFIX)]
    assert (_batch(data, tmp_path / "ut").kept, len(list((tmp_path / "ut").glob("*.docx")))) == (2, 3)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights hold for users, not for the administrator")
def test_a_folder_that_may_only_be_read_is_told_of(tmp_path: Path) -> None:
    data = written_csv(tmp_path, rows(1))
    (tmp_path / "ut").mkdir(0o500)

    with pytest.raises(RefusedError):
        _batch(data, tmp_path / "ut")


def test_papers_of_persons_are_for_their_owner_alone(tmp_path: Path) -> None:
    _batch(written_csv(tmp_path, rows(2)), tmp_path / "ut")

    assert {path.stat().st_mode & 0o077 for path in (tmp_path / "ut").iterdir()} == {0}


def test_no_name_stands_in_the_report(tmp_path: Path) -> None:
    found = [*rows(3), row(50, "Robin Påhittsson", Form="prao")]
    _batch(written_csv(tmp_path, found), tmp_path / "ut")

    report = (tmp_path / "ut" / REPORT_FILE).read_text("utf-8-sig").casefold()

    names = {word.casefold() for each in found for word in str(each["Namn"]).split()}
    assert [name for name in names if name in report] == []
    assert report.splitlines()[-1].endswith("tk-c030")


@pytest.mark.parametrize(
    "workers", [lambda: ProcessPoolExecutor(2), lambda: ThreadPoolExecutor(2)], ids=["processes", "threads"]
)
def test_any_executor_takes_the_work(
    undisturbed: tuple[Path, dict[str, object]], tmp_path: Path, workers: Callable[[], Executor]
) -> None:
    data, wanted = undisturbed

    with workers() as executor:
        _batch(data, tmp_path / "ut", BatchOptions(executor=executor))

    assert standing(tmp_path / "ut") == wanted


def test_two_workers_give_the_same_as_one(undisturbed: tuple[Path, dict[str, object]], tmp_path: Path) -> None:
    data, wanted = undisturbed
    seen: list[tuple[int, int]] = []

    _batch(data, tmp_path / "ut", BatchOptions(workers=2, progress=lambda done, total: seen.append((done, total))))

    assert standing(tmp_path / "ut") == wanted
    assert seen[-1] == (MANY, MANY)


def test_rows_checked_by_several_are_told_of_as_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = rows(12)
    found[3]["Slut"] = "2028-05-01"
    found[5]["Medgivande: Datum"] = found[5]["Medgivande: Omfattar"] = ""
    found[7]["Arbetsuppgifter"] = f"hjälpte {found[1]['Namn']}"
    found[9]["Form"] = "prao"
    data = written_csv(tmp_path, found)
    alone = _batch(data, tmp_path / "ut", BatchOptions(dry_run=True))
    monkeypatch.setattr(row_parts, "_WORTH_SHARING", 2)
    monkeypatch.setattr(row_parts, "_ROWS", 5)

    together = _batch(data, tmp_path / "ut", BatchOptions(dry_run=True, workers=2))

    assert sorted(alone.faults) == [5, 7, 9, 11]
    assert (together.faults, together.told) == (alone.faults, alone.told)


def test_a_process_that_dies_while_it_checks_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_parts, "_WORTH_SHARING", 2)
    monkeypatch.setattr(row_parts, "_part_of_held", _dies)

    with pytest.raises(RefusedError, match="TK-B126"):
        _batch(written_csv(tmp_path, rows(3)), tmp_path / "ut", BatchOptions(dry_run=True, workers=2))


def _dies(*_: object) -> None:
    os._exit(9)


def test_a_worker_that_dies_is_a_sentence(tmp_path: Path) -> None:
    """As when memory runs out: the process is gone, whatever it was doing."""
    data = written_csv(tmp_path, rows(MANY))
    with ProcessPoolExecutor(1) as executor:
        executor.submit(_dies)

        with pytest.raises(RefusedError, match="TK-B125") as stopped:
            _batch(data, tmp_path / "ut", BatchOptions(executor=executor))

    assert stopped.value.message.facts["why"] == Message("TK-B126", {"why": "BrokenProcessPool"}).what


def test_a_worker_with_another_library_stops_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tenderkit.workflows.batch import row_job

    data = written_csv(tmp_path, rows(2))
    monkeypatch.setattr(row_job, "library_digest", lambda *_: "another")

    with pytest.raises(RefusedError, match="TK-B125") as stopped:
        _batch(data, tmp_path / "ut", BatchOptions(executor=_StopsAfter(9, ConnectionError())))

    assert stopped.value.message.facts["why"] == Message("TK-B122").what


def test_a_run_that_is_interrupted_says_how_to_go_on(tmp_path: Path) -> None:
    def interrupted(*_: int) -> None:
        raise KeyboardInterrupt

    data, record = written_csv(tmp_path, rows(MANY)), begin_record()
    with pytest.raises(KeyboardInterrupt):
        _batch(data, tmp_path / "ut", BatchOptions(progress=interrupted))

    (note,) = record.notes
    assert (note.code, note.facts["why"]) == ("TK-B125", Message("TK-B130").what)
    assert _batch(data, tmp_path / "ut").kept == int(note.facts["done"])


def _killed(arguments: Sequence[str], at: str, here: Path) -> int:
    """The program itself, killed by strace at a call."""
    command = [
        "strace",
        "-f",
        "-qq",
        "-o",
        os.devnull,
        "-e",
        f"inject={at}:signal=SIGKILL",
        sys.executable,
        "-m",
        "tenderkit",
        *arguments,
    ]
    return subprocess.run(command, cwd=here, capture_output=True, check=False).returncode


@pytest.mark.parametrize(("at", "workers"), [("rename:when=3", "2"), ("rename:when=20", "1"), ("fsync:when=1", "1")])
def test_the_program_killed_at_a_call_goes_on_to_the_same_bytes(
    at: str, workers: str, undisturbed: tuple[Path, dict[str, object]], tmp_path: Path
) -> None:
    need_program("strace")
    data, wanted = undisturbed
    command = ["batch", "intyg", str(data), "--to", "ut", "--workers", workers]

    assert _killed(command, at, tmp_path) != 0
    subprocess.run(
        [sys.executable, "-m", "tenderkit", *command, "--resume"], cwd=tmp_path, check=True, capture_output=True
    )

    assert standing(tmp_path / "ut") == wanted
