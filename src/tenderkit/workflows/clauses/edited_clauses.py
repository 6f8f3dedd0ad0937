"""A published file that somebody has edited: the first line that differs from the copy kept when it was published."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from tenderkit.messages import Message
from tenderkit.problems import Problem

PUBLISHED_FOLDER = "published"
EDITED = "TK-L005"
_SHOWN = 60


def published_copy(folder: Path, clause_id: str, version: str) -> Path:
    """Where `publish` keeps a version's words: `clauses/published/vite@1.0.0.txt`."""
    return folder / PUBLISHED_FOLDER / f"{clause_id}@{version}.txt"


def with_first_difference(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Every problem; that of an edited version points at the line, where a copy is kept."""
    for problem in problems:
        yield _in_the_file(problem) if problem.message.code == EDITED else problem


def _in_the_file(problem: Problem) -> Problem:
    folder = Path(problem.file).parent
    path = folder / problem.message.facts["file"]
    copy = published_copy(folder, path.parent.name, path.stem)
    if not copy.is_file():
        return problem
    published, standing = _lines(copy), _lines(path)
    number = next((i for i, lines in enumerate(zip(published, standing, strict=False)) if lines[0] != lines[1]), None)
    if number is None and len(published) == len(standing):
        return Problem(problem.file, problem.line, problem.column, Message("TK-L177", problem.message.facts))
    number = min(len(published), len(standing)) if number is None else number
    was, now = _line(published, number), _line(standing, number)
    column = next((i for i, letters in enumerate(zip(was, now, strict=False)) if letters[0] != letters[1]), None)
    column = min(len(was), len(now)) if column is None else column
    facts = {**problem.message.facts, "was": _around(was, column), "now": _around(now, column)}
    return Problem(path, number + 1, column + 1, Message("TK-L178", facts))


def _lines(path: Path) -> list[str]:
    text = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
    return [line.rstrip() for line in text.rstrip().split("\n")]


def _line(lines: list[str], number: int) -> str:
    return lines[number] if number < len(lines) else ""


def _around(line: str, column: int) -> str:
    """The part of a long line where it differs, from a whole word on."""
    start = max(0, column - _SHOWN // 2)
    start = line.find(" ", start, column) + 1 if start else 0
    part = line[start : start + _SHOWN]
    return f"{'…' if start else ''}{part}{'…' if start + _SHOWN < len(line) else ''}"
