"""A set of moves that was interrupted is finished or taken back by the next run, and never over what somebody has edited."""

import errno
import fcntl
import os
import shutil
from pathlib import Path

import pytest

from given.interrupted_set import interrupted_set
from tenderkit.writers import folder_lock
from tenderkit.writers.file_names import TEMPORARY_PREFIX
from tenderkit.writers.folder_lock import lock_folder
from tenderkit.writers.moves import beside
from tenderkit.writers.moves.journal import JOURNAL_NAME
from tenderkit.writers.moves.recovery import is_interrupted, settle, sweep_leftovers
from tenderkit.writers.moves.run_record import begin_record
from tenderkit.writers.output import Output, digest_of, place
from tenderkit.writers.refusals import HalfwayError, WritingRefusedError

OLD, NEW, MINE = b"gammalt", b"nytt", b"mitt eget"
NAMES = ("dokument/a.docx", "dokument/b.docx", "lås")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Two documents and a lock; the first document is new."""
    (tmp_path / "dokument").mkdir()
    for name in NAMES[1:]:
        (tmp_path / name).write_bytes(OLD)
    return tmp_path


def paths(home: Path) -> dict[Path, bytes]:
    return {home / name: NEW for name in NAMES}


def standing(home: Path) -> dict[str, bytes]:
    return {path.relative_to(home).as_posix(): path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file()}


def notes_of(home: Path) -> list[str]:
    record = begin_record()
    settle(home)
    return [note.code for note in record.notes]


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_a_set_that_was_interrupted_is_finished(home: Path, moved: int) -> None:
    interrupted_set(paths(home), moved)
    assert is_interrupted(home)

    assert notes_of(home) == ["TK-F022"]

    assert standing(home) == dict.fromkeys(NAMES, NEW)
    assert not is_interrupted(home)


def test_a_set_that_was_only_not_cleared_away_is_cleared_away(home: Path) -> None:
    interrupted_set(paths(home), 3)

    assert notes_of(home) == []
    assert standing(home) == dict.fromkeys(NAMES, NEW)


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_bytes_that_are_gone_take_the_whole_set_back(home: Path, moved: int) -> None:
    journal = interrupted_set(paths(home), moved)
    journal.moves[-1].beside.unlink()

    assert notes_of(home) == ["TK-F023"]

    assert standing(home) == {NAMES[1]: OLD, NAMES[2]: OLD}


def test_damaged_bytes_take_the_whole_set_back(home: Path) -> None:
    journal = interrupted_set(paths(home), 1)
    journal.moves[1].beside.write_bytes(b"halvt")

    assert notes_of(home) == ["TK-F023"]
    assert standing(home) == {NAMES[1]: OLD, NAMES[2]: OLD}


def test_a_lock_that_was_edited_meanwhile_takes_the_whole_set_back(home: Path) -> None:
    interrupted_set(paths(home), 2)
    (home / "lås").write_bytes(MINE)

    assert notes_of(home) == ["TK-F023"]
    assert standing(home) == {NAMES[1]: OLD, NAMES[2]: MINE}


def test_a_document_that_was_edited_before_its_move_stays_and_ours_lies_beside(home: Path) -> None:
    interrupted_set(paths(home), 1)
    (home / "dokument" / "b.docx").write_bytes(MINE)
    (home / "dokument" / "b-ny.docx").write_bytes(b"upptaget")

    assert notes_of(home) == ["TK-F022", "TK-F024"]

    beside = {"dokument/b-ny.docx": b"upptaget", "dokument/b-ny2.docx": NEW}
    assert standing(home) == {NAMES[0]: NEW, NAMES[1]: MINE, NAMES[2]: NEW, **beside}


def test_a_document_that_was_edited_after_its_move_stays(home: Path) -> None:
    interrupted_set(paths(home), 2)
    (home / "dokument" / "b.docx").write_bytes(MINE)

    assert notes_of(home) == ["TK-F022"]
    assert standing(home) == {NAMES[0]: NEW, NAMES[1]: MINE, NAMES[2]: NEW}


def test_a_folder_in_the_place_of_a_document_is_somebody_elses(home: Path) -> None:
    interrupted_set(paths(home), 0)
    (home / NAMES[0]).mkdir()

    assert notes_of(home) == ["TK-F022", "TK-F024"]
    assert standing(home) == {"dokument/a-ny.docx": NEW, NAMES[1]: NEW, NAMES[2]: NEW}


def test_a_new_document_that_somebody_removed_takes_the_set_back(home: Path) -> None:
    """An issue is all its files and its entry in the lock, or nothing."""
    interrupted_set({home / "dokument" / "a.docx": NEW, home / "dokument" / "c.docx": NEW, home / "lås": NEW}, 2)
    (home / "dokument" / "a.docx").unlink()

    assert notes_of(home) == ["TK-F023"]
    assert standing(home) == {NAMES[1]: OLD, NAMES[2]: OLD}


def test_what_is_done_is_never_taken_back(home: Path) -> None:
    """The journal may come back with a loss of power, when somebody has removed a document since."""
    interrupted_set(paths(home), 3)
    (home / "dokument" / "a.docx").unlink()

    assert notes_of(home) == []
    assert standing(home) == {NAMES[1]: NEW, NAMES[2]: NEW}


def test_a_set_without_a_file_that_tells_of_the_others_is_finished_too(home: Path) -> None:
    interrupted_set(paths(home), 1, made_of=False)
    (home / "lås").write_bytes(MINE)

    assert notes_of(home) == ["TK-F022", "TK-F024"]
    assert standing(home) == {NAMES[0]: NEW, NAMES[1]: NEW, NAMES[2]: MINE, "lås-ny": NEW}


def test_a_folder_that_has_been_moved_is_finished_where_it_stands_now(home: Path, tmp_path: Path) -> None:
    interrupted_set(paths(home), 1)
    moved = shutil.copytree(home, tmp_path / "flyttad")

    settle(moved)

    assert standing(moved) == dict.fromkeys(NAMES, NEW)


def test_documents_in_another_folder_are_finished_from_the_lock(home: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "ut"
    elsewhere.mkdir()
    case = home / "dokument"
    interrupted_set({elsewhere / "a.docx": NEW, elsewhere / "c.docx": NEW, case / "lås": NEW}, 1)

    settle(case)

    assert standing(elsewhere) == {"a.docx": NEW, "c.docx": NEW}
    assert (case / "lås").read_bytes() == NEW


def test_another_cases_run_leaves_what_an_interrupted_one_needs(home: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "ut"
    elsewhere.mkdir()
    case = home / "dokument"
    interrupted_set({elsewhere / "a.docx": NEW, case / "lås": NEW}, 0)

    place([Output(elsewhere / "annat.docx", NEW)])
    settle(case)

    assert standing(elsewhere) == {"a.docx": NEW, "annat.docx": NEW}


def test_what_no_journal_needs_any_more_is_swept(tmp_path: Path) -> None:
    elsewhere, case = tmp_path / "ut", tmp_path / "arende"
    elsewhere.mkdir()
    case.mkdir()
    interrupted_set({elsewhere / "a.docx": NEW, case / "lås": NEW}, 0)
    shutil.rmtree(case)

    sweep_leftovers(elsewhere)
    sweep_leftovers(tmp_path / "finns inte")

    assert list(elsewhere.iterdir()) == []


def test_a_journal_reaches_into_no_folder_that_does_not_say_so(home: Path, tmp_path: Path) -> None:
    """A case folder may come from anywhere, and a hidden file in it is nobody's leave to write elsewhere."""
    theirs, case = tmp_path / "andras", home / "dokument"
    theirs.mkdir()
    journal = interrupted_set({theirs / "profil": NEW, case / "lås": NEW}, 0)
    (theirs / journal.token).unlink()

    settle(case)

    assert not (theirs / "profil").exists()
    assert not (case / "lås").exists()


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda data: data[: len(data) // 2], id="half"),
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda _: b"[]\n" + digest_of(b"[]").encode(), id="something else"),
        pytest.param(lambda data: _resealed(data, b'"name": "b.docx"', b'"name": "../b.docx"'), id="a way out"),
        pytest.param(lambda data: _resealed(data, b'"folder": "."', b'"folder": "\\u0000"'), id="no folder"),
        pytest.param(lambda _: _resealed(b"[" * 100_000, b"[", b"["), id="far too deep"),
        pytest.param(lambda data: _resealed(data, b'"format": 1', b'"format": 2'), id="another format"),
        pytest.param(lambda data: _resealed(data, b'"token": ".', b'"token": "/'), id="another name for a pointer"),
    ],
)
def test_a_journal_that_is_not_whole_was_never_begun(home: Path, spoil: object) -> None:
    interrupted_set(paths(home), 0)
    journal = home / JOURNAL_NAME
    journal.write_bytes(spoil(journal.read_bytes()))  # type: ignore[operator]  # a parameter

    settle(home)
    place([Output(home / "dokument" / "c.docx", NEW), Output(home / "c", NEW)])

    kept = {"dokument/c.docx": NEW, "c": NEW}
    assert standing(home) == {NAMES[1]: OLD, NAMES[2]: OLD, **kept}


def _resealed(data: bytes, old: bytes, new: bytes) -> bytes:
    line = data.splitlines()[0].replace(old, new)
    assert new in line
    return line + b"\n" + digest_of(line).encode() + b"\n"


def test_a_set_that_is_just_being_made_is_left_to_its_run(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_lock, "_TRIES", 2)
    monkeypatch.setattr(folder_lock, "_PAUSE_SECONDS", 0)
    interrupted_set(paths(home), 1)
    handle = lock_folder(home)

    assert not is_interrupted(home)
    with pytest.raises(WritingRefusedError, match="TK-F009"):
        settle(home)

    os.close(handle)
    settle(home)
    assert standing(home) == dict.fromkeys(NAMES, NEW)


def test_on_a_share_without_locks_a_living_run_has_time_to_end(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def flock(*_: int) -> None:
        raise OSError(errno.EOPNOTSUPP, "not supported")

    waits = iter([True, True])

    def sleep(_: float) -> None:
        if next(waits, None) is None:
            journal.close()

    monkeypatch.setattr(fcntl, "flock", flock)
    monkeypatch.setattr("time.sleep", sleep)
    journal = interrupted_set(paths(home), 3)

    assert is_interrupted(home)
    settle(home)

    assert standing(home) == dict.fromkeys(NAMES, NEW)


def test_on_a_share_without_locks_a_dead_run_is_finished(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def flock(*_: int) -> None:
        raise OSError(errno.EOPNOTSUPP, "not supported")

    monkeypatch.setattr(fcntl, "flock", flock)
    monkeypatch.setattr(folder_lock, "_PAUSE_SECONDS", 0)
    interrupted_set(paths(home), 1)

    settle(home)

    assert standing(home) == dict.fromkeys(NAMES, NEW)


def test_a_run_that_is_killed_just_before_ours_is_settled_before_anything_is_read(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the reading and the writing of a run another one is killed."""
    interrupted_set(paths(home), 1)
    monkeypatch.setattr("tenderkit.writers.output.settle", lambda *_: None)

    with pytest.raises(WritingRefusedError, match="TK-F018"):
        place([Output(home / "c", NEW)])

    assert not (home / "c").exists()


def test_on_a_share_without_locks_the_journal_of_another_run_is_left_alone(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is written between our look at the folder and our own journal."""
    real, begun = beside.keep, []

    def keep(path: Path, kept: Path) -> None:
        real(path, kept)
        begun.append((home / JOURNAL_NAME).write_bytes(b"en annans"))

    monkeypatch.setattr("tenderkit.writers.output.keep", keep)
    outputs = [Output(home / "lås", NEW), Output(home / "c", NEW)]

    with pytest.raises(WritingRefusedError, match="TK-F018"):
        place(outputs, known_digests={digest_of(OLD)})

    kept = {JOURNAL_NAME: b"en annans"}
    assert standing(home) == {**kept, NAMES[1]: OLD, NAMES[2]: OLD}


def test_moves_that_can_be_neither_finished_nor_taken_back_wait_for_the_next_run(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, moves = os.replace, iter([True])

    def replace(source: Path, target: Path) -> None:
        if next(moves, None) is None:
            broken()
        real(source, target)

    def broken(*_: object) -> None:
        raise OSError(errno.EIO, "input/output error")

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(os, "unlink", broken)
    known = frozenset({digest_of(OLD)})
    with pytest.raises(HalfwayError, match="TK-F020"):
        place([Output(path, data) for path, data in paths(home).items()], known_digests=known)
    monkeypatch.undo()

    settle(home)

    assert standing(home) == dict.fromkeys(NAMES, NEW)


def test_where_a_file_can_have_one_name_only_its_bytes_are_kept_as_a_copy(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", link)
    (home / "lås").chmod(0o640)
    journal = interrupted_set(paths(home), 2)
    journal.moves[-1].beside.unlink()

    settle(home)

    assert standing(home) == {NAMES[1]: OLD, NAMES[2]: OLD}


def test_the_journal_holds_no_whole_paths_and_is_its_owners_alone(home: Path) -> None:
    interrupted_set(paths(home), 0)

    journal = home / JOURNAL_NAME
    assert str(home) not in journal.read_text("utf-8")
    assert journal.stat().st_mode & 0o777 == 0o600


def test_one_move_needs_no_journal(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tenderkit.writers.output.new_journal", None)

    place([Output(home / "c", NEW), Output(home / "lås", OLD)])

    assert (home / "c").read_bytes() == NEW


def test_nothing_hidden_is_left_when_all_is_done(home: Path) -> None:
    place([Output(path, data) for path, data in paths(home).items()], known_digests={digest_of(OLD)})

    assert standing(home) == dict.fromkeys(NAMES, NEW)
    assert list(home.rglob(f"{TEMPORARY_PREFIX}*")) == []
