"""What was read once is kept as data: found again by its source, and never missed when it can't be kept."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tenderkit.prepared import prepared, prepared_alone
from tenderkit.prepared.pack import FOLDER, pack_of
from tenderkit.prepared.state import files_state

ROOM = "room"
Words = tuple[str, ...]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache of the test's own, and nothing in memory of any other."""
    monkeypatch.setenv(FOLDER, str(tmp_path / "cache"))
    pack_of.cache_clear()
    yield tmp_path / "cache"
    pack_of.cache_clear()


class Making:
    """Reads a source, and counts how often it had to."""

    def __init__(self) -> None:
        self.times = 0

    def of(self, source: bytes) -> Callable[[], Words]:
        def make() -> Words:
            self.times += 1
            return tuple(source.decode().split())

        return make

    def asked(self, source: bytes) -> Words:
        return prepared(ROOM, Words, (source,), self.of(source))


def next_command() -> None:
    """What this one has read is written, and another program begins."""
    pack_of(ROOM).write()
    pack_of.cache_clear()


def test_a_source_is_read_once_for_all_commands() -> None:
    making = Making()

    first = making.asked(b"vite brist")
    next_command()

    assert making.asked(b"vite brist") == first == ("vite", "brist")
    assert making.times == 1


def test_another_source_is_read_anew() -> None:
    making = Making()

    making.asked(b"vite")
    next_command()

    assert making.asked(b"vites") == ("vites",)


def test_two_sources_are_not_one_that_is_as_long() -> None:
    one = prepared(ROOM, Words, (b"a", b"bc"), lambda: ("one",))

    assert prepared(ROOM, Words, (b"ab", b"c"), lambda: ("other",)) != one


def test_another_program_reads_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    making = Making()
    making.asked(b"vite")
    next_command()

    monkeypatch.setattr("tenderkit.prepared.program_state", lambda: b"another version")

    making.asked(b"vite")
    assert making.times == 2


def test_a_refusal_is_told_every_time() -> None:
    def refused() -> Words:
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError, match=r"^$"):
            prepared(ROOM, Words, (b"x",), refused)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda data: data[:9], id="cut off in its head"),
        pytest.param(lambda data: data[:25], id="cut off in its table"),
        pytest.param(lambda data: data[:-3], id="cut off in an entry"),
        pytest.param(lambda data: data[:-1] + bytes([data[-1] ^ 1]), id="a bit of an entry"),
        pytest.param(lambda data: data[:22] + bytes([data[22] ^ 1]) + data[23:], id="a bit of the table"),
        pytest.param(lambda data: data.replace(b"tenderkit 1", b"tenderkit 0"), id="of another format"),
        pytest.param(lambda data: b"PK\x03\x04" + data, id="another kind of file"),
        pytest.param(lambda data: data * 2, id="twice"),
    ],
)
def test_a_damaged_cache_is_made_again(folder: Path, spoil: Callable[[bytes], bytes]) -> None:
    making = Making()
    making.asked(b"vite brist")
    next_command()
    file = folder / f"{ROOM}.msgpack"
    file.write_bytes(spoil(file.read_bytes()))
    pack_of.cache_clear()

    assert making.asked(b"vite brist") == ("vite", "brist")
    next_command()
    made = making.times
    assert making.asked(b"vite brist") == ("vite", "brist")
    assert making.times == made


def test_an_entry_of_another_shape_is_made_again() -> None:
    prepared_alone(ROOM, Words, b"key", lambda: ("words",))
    next_command()

    assert prepared_alone(ROOM, dict[str, int], b"key", lambda: {"a": 1}) == {"a": 1}


def test_a_room_for_one_keeps_the_newest() -> None:
    for key in (b"old", b"new"):
        prepared_alone(ROOM, Words, key, lambda: ("words",))
        pack_of(ROOM, one=True).write()
        pack_of.cache_clear()

    assert pack_of(ROOM).get(b"old") is None
    assert pack_of(ROOM).get(b"new") is not None


def test_what_others_have_written_meanwhile_is_kept() -> None:
    mine, theirs = pack_of(ROOM), pack_of.__wrapped__(ROOM)

    mine.put(b"mine", b"1")
    theirs.put(b"theirs", b"2")
    theirs.write()
    mine.write()

    pack_of.cache_clear()
    assert (pack_of(ROOM).get(b"mine"), pack_of(ROOM).get(b"theirs")) == (b"1", b"2")


def test_an_entry_of_a_file_that_was_replaced_meanwhile_is_made_again() -> None:
    reader = pack_of(ROOM)
    reader.put(b"a", b"1" * 50)
    reader.write()
    reader = pack_of.__wrapped__(ROOM)
    writer = pack_of.__wrapped__(ROOM, one=True)
    writer.put(b"b", b"2" * 90)
    writer.write()

    assert reader.get(b"a") is None


def test_what_was_made_again_is_found_however_long_the_program_goes_on() -> None:
    making = Making()
    making.asked(b"vite brist")
    next_command()
    pack_of(ROOM)
    other = pack_of.__wrapped__(ROOM, one=True)
    other.put(b"b", b"2" * 90)
    other.write()

    for _ in range(3):
        assert making.asked(b"vite brist") == ("vite", "brist")
    assert making.times == 2, "once before, and once since its file is another"


def test_only_the_user_can_read_it(folder: Path) -> None:
    pack_of(ROOM).put(b"a", b"1")
    pack_of(ROOM).write()

    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / f"{ROOM}.msgpack").stat().st_mode & 0o777 == 0o600


def test_a_folder_that_others_may_write_to_is_not_believed(folder: Path) -> None:
    pack_of(ROOM).put(b"a", b"1")
    pack_of(ROOM).write()
    folder.chmod(0o777)
    pack_of.cache_clear()

    assert pack_of(ROOM).get(b"a") is None


@pytest.mark.parametrize(
    "place",
    [
        pytest.param("", id="switched off"),
        pytest.param("file/below", id="below a file"),
        pytest.param("file", id="a file"),
        pytest.param("a\0b", id="no path at all"),
    ],
)
def test_without_a_folder_everything_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setattr("tenderkit.prepared.pack.cache_folder", lambda: place and str(tmp_path / place))
    pack_of.cache_clear()
    making = Making()

    making.asked(b"vite")
    next_command()

    assert making.asked(b"vite") == ("vite",)
    assert making.times == 2


def test_a_full_disk_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    pack_of(ROOM).put(b"a", b"1")
    monkeypatch.setattr(os, "replace", full)
    pack_of(ROOM).write()

    assert list(folder.iterdir()) == []


def test_a_home_that_is_not_there_is_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(FOLDER)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home" / ".cache"))
    pack_of.cache_clear()

    pack_of(ROOM).put(b"a", b"1")
    pack_of(ROOM).write()

    assert list(tmp_path.iterdir()) == []


def test_a_relative_home_is_no_place_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from tenderkit.prepared.pack import cache_folder

    monkeypatch.delenv(FOLDER)
    monkeypatch.setenv("XDG_CACHE_HOME", "somewhere")

    assert cache_folder() == ""


def test_the_state_of_files_is_that_of_every_file_below(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("1")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "b.py").write_text("22")
    (tmp_path / "c.toml").write_text("3")

    assert [(name, size) for name, size, _ in files_state(str(tmp_path), ".py")] == [("a.py", 1), ("b.py", 2)]


def test_two_commands_at_once_say_the_same(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tenderkit", "clauses", "--help"]
    environment = {**os.environ, FOLDER: str(tmp_path / "cache")}

    started = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) for _ in range(3)
    ]
    said = {process.communicate() for process in started}

    assert len(said) == 1
    assert [file.name for file in (tmp_path / "cache").iterdir()] == ["messages.msgpack"]
