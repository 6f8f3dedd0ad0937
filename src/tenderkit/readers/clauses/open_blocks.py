"""The blocks of a clause that a municipality may word itself: declared by the clause, filled in a file of their own.

    ::open{kontaktvagar}
    Frågor ställs till myndigheten.
    ::close

`clauses/<id>/<version>.open.md` in the municipality's folder holds the same lines with other words between them.
"""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.patterns import lazy_pattern
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.readers.yaml.yaml_reader import decode, read_bytes

OPEN_SUFFIX = ".open.md"
_OPEN = lazy_pattern(r"::open\{([a-z][a-z0-9-]*)\}\s*")
_CLOSE = "::close"


class OpenBlock(Struct, frozen=True):
    """An open block: its name, and the lines between its first and its last line (counted from 0)."""

    name: str
    first: int
    last: int


def find_open_blocks(lines: list[str]) -> tuple[tuple[OpenBlock, ...], tuple[tuple[int, Message], ...]]:
    """Every open block, and a fault for each that is not closed, opened twice or stands inside another."""
    blocks: list[OpenBlock] = []
    faults: list[tuple[int, Message]] = []
    opened: tuple[str, int] | None = None
    for number, line in enumerate(lines):
        match = _OPEN.fullmatch(line)
        if match and (opened or match[1] in [block.name for block in blocks]):
            faults.append((number, Message("TK-L037", {"name": match[1]})))
        if match:
            opened = opened or (match[1], number)
        elif line.strip() == _CLOSE and opened is None:
            faults.append((number, Message("TK-L038")))
        elif line.strip() == _CLOSE and opened is not None:
            blocks.append(OpenBlock(opened[0], opened[1] + 1, number))
            opened = None
    if opened is not None:
        faults.append((opened[1], Message("TK-L037", {"name": opened[0]})))
    return tuple(blocks), tuple(faults)


def open_lines(path: Path) -> frozenset[int]:
    """The lines of a clause's file that stand in an open block, counted from 1."""
    lines = decode(read_bytes(path), path).replace("\r\n", "\n").split("\n")
    blocks, _ = find_open_blocks(lines)
    return frozenset(number for block in blocks for number in range(block.first + 1, block.last + 1))


def without_markers(lines: list[str]) -> list[str]:
    """The lines with the markers blanked, so that every other line keeps its number."""
    return ["" if _OPEN.fullmatch(line) or line.strip() == _CLOSE else line for line in lines]


def read_own_words(path: Path) -> dict[str, list[str]]:
    """The municipality's words by block; raises `InvalidInputError` with every fault of the file."""
    from tenderkit.readers.clauses.body_parser import BodySyntaxError, parse_body

    lines = decode(read_bytes(path), path).replace("\r\n", "\n").split("\n")
    blocks, faults = find_open_blocks(lines)
    problems = [Problem(path, number + 1, 1, message) for number, message in faults]
    inside = {number for block in blocks for number in range(block.first - 1, block.last + 1)}
    problems += [
        Problem(path, number + 1, 1, Message("TK-L039"))
        for number, line in enumerate(lines)
        if line.strip() and number not in inside
    ]
    for block in blocks:
        try:
            parse_body("\n".join(lines[block.first : block.last]))
        except BodySyntaxError as error:
            problems += [Problem(path, block.first + fault.line + 1, 1, fault.message) for fault in error.faults]
    if problems:
        raise InvalidInputError(problems)
    return {block.name: lines[block.first : block.last] for block in blocks}


def with_own_words(text: str, words: Mapping[str, list[str]], path: Path) -> str:
    """The clause's file with the municipality's words in its open blocks; a block that it doesn't open is a fault."""
    lines = text.split("\n")
    blocks, _ = find_open_blocks(lines)
    names = {block.name for block in blocks}
    if unknown := [name for name in words if name not in names]:
        facts = {"names": ", ".join(unknown), "open": ", ".join(sorted(names)) or "–"}
        raise InvalidInputError([Problem(path, 1, 1, Message("TK-L085", facts))])
    for block in sorted(blocks, key=lambda block: block.first, reverse=True):
        if block.name in words:
            lines[block.first : block.last] = words[block.name]
    return "\n".join(lines)
