"""A room of the cache: one file with what was made of each source, by a key that says which source and which program.

The file is MessagePack, data that nothing can be run from: a table of what lies where, and then the entries, each with its
checksum. What is damaged, of another kind, or in a folder that isn't the user's alone counts as not being there; what can't
be written is done without. Nothing is ever said about it: the worst that can come of it is the time that it would have saved.
"""

import os
import sys
from functools import cache
from zlib import crc32

import msgspec

FOLDER = "TENDERKIT_CACHE"  # a folder of the user's choice; empty switches the cache off
_MARK = b"tenderkit 1\n"
_NUMBER = 4  # bytes of a number in the head of the file: the length of its table, and the table's checksum
_HEAD = len(_MARK) + 2 * _NUMBER
_MOST_BYTES = 64 * 1024 * 1024
_ONLY_MINE = 0o700
_OF_OTHERS = 0o077

Entry = tuple[int, int, int]  # where it begins behind the table, how long it is, its checksum
_table_of = msgspec.msgpack.Decoder(dict[bytes, Entry])


class Pack:
    """The entries of a room as they were found, and those that this run has added; an entry is read when it is asked for.

    Of a room for `one` only the newest entry is kept.
    """

    def __init__(self, room: str, *, one: bool = False) -> None:
        self._one = one
        self._file = _file_of(room)
        self._found, self._start = _table(self._file) if self._file else ({}, 0)
        self._added: dict[bytes, bytes] = {}

    def get(self, key: bytes) -> bytes | None:
        """The entry, if it is there and whole: the file may have been replaced since its table was read."""
        if key in self._added:  # made anew, if it was found and somebody has replaced the file since
            return self._added[key]
        if (entry := self._found.get(key)) is None or not self._file:
            return None
        start, length, checksum = entry
        try:
            with open(self._file, "rb") as file:  # noqa: PTH123 - a path costs more than the file
                file.seek(self._start + start)
                data = file.read(length)
        except (OSError, ValueError, OverflowError):
            return None
        return data if crc32(data) == checksum else None

    def put(self, key: bytes, data: bytes) -> None:
        """Kept until the program ends, when all that is new is written at once."""
        if not self._added:
            import atexit

            atexit.register(self.write)
        self._added[key] = data

    def write(self) -> None:
        """What others have written meanwhile is kept; what is oldest goes when there is too much."""
        if not self._added or not self._file:
            return
        entries = {} if self._one else _all_entries(self._file)
        entries.update(self._added)
        self._added = {}
        _write(self._file, _newest(entries))


@cache
def pack_of(room: str, *, one: bool = False) -> Pack:
    """The room, looked into when something first asks for it."""
    return Pack(room, one=one)


def cache_folder() -> str:
    """Where the user's programs keep what they can make again; empty where there is no such place."""
    if (named := os.environ.get(FOLDER)) is not None:
        return named
    if sys.platform == "win32":
        root = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        root = os.path.expanduser("~/Library/Caches")  # noqa: PTH111 - it stays as it is where there is no home
    else:
        root = os.environ.get("XDG_CACHE_HOME", "") or os.path.expanduser("~/.cache")  # noqa: PTH111 - as above
    return os.path.join(root, "tenderkit") if os.path.isabs(root) else ""  # noqa: PTH117, PTH118 - as above


def _file_of(room: str) -> str:
    """The room's file; empty where nothing can be kept, or where others could have laid a file."""
    folder = cache_folder()
    try:
        for level in (os.path.dirname(folder), folder) if folder else ():  # noqa: PTH120 - a path costs more than the file
            if level and not os.path.isdir(level):  # noqa: PTH112 - as above
                os.mkdir(level, _ONLY_MINE)  # noqa: PTH102 - and never the home that isn't there
        state = os.stat(folder)  # noqa: PTH116 - as above
    except FileExistsError:  # another program was as quick
        return _file_of(room) if os.path.isdir(folder) else ""  # noqa: PTH112 - as above
    except (OSError, ValueError):
        return ""
    mine = not hasattr(os, "getuid") or (state.st_uid == os.getuid() and not state.st_mode & _OF_OTHERS)
    return os.path.join(folder, f"{room}.msgpack") if mine else ""  # noqa: PTH118 - as above


def _table(file: str) -> tuple[dict[bytes, Entry], int]:
    """What lies where, and where the first entry begins."""
    try:
        with open(file, "rb") as opened:  # noqa: PTH123 - as above
            head = opened.read(_HEAD)
            length, checksum = int.from_bytes(head[-2 * _NUMBER : -_NUMBER]), int.from_bytes(head[-_NUMBER:])
            table = opened.read(min(length, _MOST_BYTES))
        if head[: len(_MARK)] != _MARK or len(head) != _HEAD or crc32(table) != checksum:
            return {}, 0
        return _table_of.decode(table), _HEAD + length
    except (OSError, msgspec.MsgspecError):
        return {}, 0


def _all_entries(file: str) -> dict[bytes, bytes]:
    """What stands in the file now, the older first."""
    table, start = _table(file)
    try:
        with open(file, "rb") as opened:  # noqa: PTH123 - as above
            opened.seek(start)
            data = opened.read(_MOST_BYTES)
    except OSError:
        return {}
    found = {key: data[begin : begin + length] for key, (begin, length, _) in table.items()}
    return {key: entry for key, entry in found.items() if crc32(entry) == table[key][-1]}


def _newest(entries: dict[bytes, bytes]) -> dict[bytes, bytes]:
    """As many as there is room for."""
    room = _MOST_BYTES // 2
    for key in reversed(tuple(entries)):
        room -= len(entries[key])
        if room < 0:
            del entries[key]
    return entries


def _write(file: str, entries: dict[bytes, bytes]) -> None:
    """Beside, and then in its place: who reads meanwhile finds the one or the other."""
    from tempfile import mkstemp

    try:
        handle, beside = mkstemp(dir=os.path.dirname(file))  # noqa: PTH120 - only the user can read what mkstemp makes
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as new:
            new.writelines(_in_a_file(entries))
        os.replace(beside, file)  # noqa: PTH105 - as above
    except OSError:
        _take_away(beside)


def _take_away(beside: str) -> None:
    try:
        os.unlink(beside)  # noqa: PTH108 - as above
    except OSError:
        return


def _in_a_file(entries: dict[bytes, bytes]) -> list[bytes]:
    table = msgspec.msgpack.encode(_laid_out(entries))
    head = _MARK + len(table).to_bytes(_NUMBER) + crc32(table).to_bytes(_NUMBER)
    return [head, table, *entries.values()]


def _laid_out(entries: dict[bytes, bytes]) -> dict[bytes, Entry]:
    table, start = {}, 0
    for key, data in entries.items():
        table[key] = (start, len(data), crc32(data))
        start += len(data)
    return table
