"""Strict YAML: every scalar stays the letters that were typed, every value keeps its line, every trick is refused."""

import math
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.patterns import lazy_pattern
from tenderkit.problems import Fault, InvalidInputError, Key, Problem
from tenderkit.project.places import MATCHING_FILE, PERSONS_FILE
from tenderkit.readers.file_bytes import bytes_of_file
from tenderkit.readers.yaml.yaml_events import Place, Tree, YamlReading
from tenderkit.readers.yaml.yaml_repairs import Repair, Typed, last_resort, repairs

MOST_BYTES = 1024 * 1024
MOST_BYTES_OF_A_JOURNAL = 16 * MOST_BYTES  # ten thousand places with what has happened to them
MOST_PROBLEMS = 1000  # more than anybody mends in one go; a hostile file could hold a hundred thousand
_MOST_READ_AGAIN = 1024 * 1024  # letters read once more, behind slips, before we leave it at what has been found
_FEWEST_READ_AGAIN = 4  # times that a long file is read once more all the same
_JOURNALS = frozenset({MATCHING_FILE, PERSONS_FILE})
_LINE_END = lazy_pattern(r"\r\n|\r|\n")
UNREADABLE = lazy_pattern("[^\t\n\r\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


class YamlSource(Struct, frozen=True):
    """A file's content and where each key of it stands; `remarks` are warnings about how it is written.

    A form in a workbook has a cell for each key that it asks for: `cells` are their names, by the line of their place,
    and `blanks` where the keys that aren't stated would be.
    """

    name: PurePath
    data: dict[str, Tree]
    places: Mapping[Key, Place]
    openings: Mapping[Key, Place]  # of the blocks written with braces
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    unread: frozenset[int] = frozenset()  # lines with a value that couldn't be read; they have their fault
    mended: bool = False  # in memory, to read on behind a slip
    cells: Mapping[int, str] = {}
    blanks: Mapping[Key, Place] = {}

    def locate(self, fault: Fault) -> Problem:
        """The fault with the line and column of its key; for a missing key those of the nearest block that exists."""
        return self.problem(fault.key, fault.message)

    def problem(self, key: Key, message: Message) -> Problem:
        """A problem at the key."""
        line, column = self.place(key)
        return Problem(self.name, line, column, message, key, self.cells.get(line, ""))

    def place(self, key: Key) -> Place:
        """Line and column of the key; for a missing one those of the nearest block that exists."""
        if key in self.places:
            return self.places[key]
        if key in self.blanks:
            return self.blanks[key]
        parent = key[:-1]
        while parent and parent not in self.places:
            parent = parent[:-1]
        return self.openings.get(parent) or self.places.get(parent, (1, 1))


def read_yaml(path: Path) -> YamlSource:
    """Read a YAML file; see `parse_yaml`."""
    return parse_yaml(read_bytes(path), path)


def parse_yaml(text: str | bytes, name: PurePath, first_line: int = 1) -> YamlSource:
    """Read YAML that is called `name` and whose first line is line `first_line` of it.

    Raises `InvalidInputError` where nothing can be read. What is wrong with a file that can be read all the same
    stands in `problems`, for `validate` to raise together with what is wrong with its content: all faults in one run.
    """
    data = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    reading, mended = _read(decode(data, name, first_line), first_line)
    slips = [_told(repair, first_line) for repair in mended]
    if reading.slip is not None:
        line, column = reading.slip.at
        slips.append(((line + first_line, column + 1), Message(reading.slip.code)))
    faults = sorted([*slips, *reading.faults], key=lambda fault: fault[0]) if slips else reading.faults
    problems = tuple(Problem(name, *place, message) for place, message in faults[:MOST_PROBLEMS])
    if reading.data is None:
        raise InvalidInputError(problems)
    remarks = tuple(Problem(name, *place, message) for place, message in reading.remarks[:MOST_PROBLEMS])
    unread = reading.unread.union(line + first_line for repair in mended if repair.hides for line in repair.lines)
    return YamlSource(
        name, reading.data, reading.places, reading.openings, problems, remarks, frozenset(unread), bool(mended)
    )


def _read(text: str, first_line: int) -> tuple[YamlReading, list[Repair]]:
    """Read as far as possible: a slip that can be mended is noted, and what follows it is read as well."""
    reading = first = YamlReading.of(text, first_line)
    mended: list[Repair] = []
    if reading.slip is None:
        return reading, mended
    typed, left = Typed.of(text), max(_MOST_READ_AGAIN // (len(text) + 1), _FEWEST_READ_AGAIN)
    while left > 0 and (slip := reading.slip) is not None:
        tried = [*_tried(repairs(typed, slip), typed, reading)] or [*_tried(last_resort(typed, slip), typed, reading)]
        if not tried:
            break
        left -= len(tried)
        repair, reading = max(tried, key=lambda each: _reach(each[1])[0])
        typed = typed.mended(repair)
        mended.append(repair)
    return (reading, mended) if reading.data or reading.slip else (first, [])  # else it is no such file at all


def _tried(candidates: Iterator[Repair], typed: Typed, before: YamlReading) -> Iterator[tuple[Repair, YamlReading]]:
    """The candidates that lead on; none is tried behind one after which there is no slip left."""
    for repair in candidates:
        after = YamlReading.of(str(typed.mended(repair)), before.first_line)
        if _leads_on(repair, after, before):
            yield repair, after
        if after.slip is None:
            return


def _leads_on(repair: Repair, after: YamlReading, before: YamlReading) -> bool:
    """Whether the parser now comes past what was mended and past where it stopped."""
    return _reach(after) > max(_reach(before), (min(repair.lines) + 1, -1))


def _reach(reading: YamlReading) -> tuple[float, float]:
    return reading.slip.at if reading.slip is not None else (math.inf, math.inf)


def _told(repair: Repair, first_line: int) -> tuple[Place, Message]:
    line, column = repair.place
    return (line + first_line, column + 1), repair.message


def read_bytes(path: Path) -> bytes:
    """The file's bytes, no more than can be too many."""
    return bytes_of_file(path, _most_bytes(path))


def _most_bytes(name: PurePath) -> int:
    """What has happened in a large contract doesn't fit where the terms of one do."""
    return MOST_BYTES_OF_A_JOURNAL if name.name in _JOURNALS else MOST_BYTES


def decode(data: bytes, name: PurePath, first_line: int = 1) -> str:
    """The text of a UTF-8 file without byte order mark; raises `InvalidInputError` for what isn't text."""
    if len(data) > (most := _most_bytes(name)):
        code = "TK-C018" if most == MOST_BYTES else "TK-M227"
        raise InvalidInputError([Problem(name, first_line, 1, Message(code))])
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line, column = _line_and_column(data[: error.start].decode("utf-8"))
        raise InvalidInputError([Problem(name, line + first_line - 1, column, Message("TK-C016"))]) from None
    if not _is_plain(text) and (problems := list(_unreadable_letters(text, name, first_line))):
        raise InvalidInputError(problems)
    return text


def _is_plain(text: str) -> bool:
    """Whether nothing in it needs a look: of what Python calls printable all is readable, and most files hold nothing else."""
    for readable in "\n\t\r\xa0":
        text = text.replace(readable, "")
    return text.isprintable()


def _unreadable_letters(text: str, name: PurePath, first_line: int) -> Iterator[Problem]:
    """The first on each line."""
    for number, line in enumerate(_LINE_END.split(text), first_line):
        if found := UNREADABLE.search(line):
            message = Message("TK-C017", {"letter": f"U+{ord(found[0]):04X}"})
            yield Problem(name, number, found.start() + 1, message)


def _line_and_column(before: str) -> Place:
    lines = _LINE_END.split(before)
    return len(lines), len(lines[-1]) + 1
