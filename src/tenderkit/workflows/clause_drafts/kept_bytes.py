"""How a file ends its lines and whether it begins with a mark: what an editor that changes a word must leave alone."""

from difflib import SequenceMatcher
from io import StringIO

_MARK = "\ufeff".encode()


def with_line_ends_of(data: bytes, text: str) -> bytes:
    """The text, whose lines end as on Linux, as the file `data` writes its lines: each line that was there, or stands in its place, ends as it did."""
    before = list(StringIO(data.decode("utf-8-sig"), newline="\n"))
    mark = _MARK if data.startswith(_MARK) else b""
    windows = sum(line.endswith("\r\n") for line in before)
    usual = "\r\n" if windows else "\n"
    if windows in (0, sum(line.endswith("\n") for line in before)):
        return mark + text.replace("\n", usual).encode()
    lines = list(StringIO(text, newline="\n"))
    plain = [line.replace("\r\n", "\n") for line in before]
    found: list[str] = []
    for _, start, end, first, last in SequenceMatcher(None, plain, lines, autojunk=False).get_opcodes():
        ends = ["\r\n" if line.endswith("\r\n") else "\n" for line in before[start:end]] or [usual]
        told = lines[first:last]
        found += (line.replace("\n", ends[min(at, len(ends) - 1)]) for at, line in enumerate(told))
    return mark + "".join(found).encode()
