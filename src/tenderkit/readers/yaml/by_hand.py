"""A tree of letters as a person would type it: short things on one line, long texts folded, and nothing that can be read otherwise."""

from collections.abc import Iterator, Mapping

from tenderkit.patterns import lazy_pattern
from tenderkit.readers.yaml.yaml_changes import flow
from tenderkit.readers.yaml.yaml_events import NOT_STATED, Tree
from tenderkit.readers.yaml.yaml_reader import UNREADABLE

WIDEST = 120  # letters of a line
_STEP = 2
_NEW_LINE = "\n"
# What a folded text keeps as it is: words with one blank between them, and nothing else.
_PROSE = lazy_pattern(r"[^\s]+(?: [^\s]+)*")
_LETTER = lazy_pattern(r"[^\W\d_]")


def list_lines(items: list[Tree], column: int) -> Iterator[str]:
    """The lines of a list whose hyphens stand in the column: an item on its line in braces where it is short, else key by key."""
    for item in items:
        yield from item_lines(item, column)


def item_lines(item: Tree, column: int, *, in_braces: bool = True) -> Iterator[str]:
    """One item of a list; without `in_braces` always key by key."""
    blanks = " " * column
    short = f"{blanks}- {flow(item)}"
    if not isinstance(item, Mapping) or (in_braces and _is_short(short)):
        yield short
        return
    lines = list(key_lines(item, column + _STEP))
    yield f"{blanks}- {lines[0].lstrip()}"
    yield from lines[1:]


def key_lines(block: Mapping[str, Tree], column: int) -> Iterator[str]:
    """The lines of a block, each key on its own."""
    for name, value in block.items():
        yield from _entry(name, value, column)


def _entry(name: str, value: Tree, column: int) -> Iterator[str]:
    head = f"{' ' * column}{flow(name)}:"
    if isinstance(value, str):
        yield from _text(head, value, column)
        return
    short = f"{head} {flow(value)}"
    if _is_short(short) or not value:
        yield short
    elif isinstance(value, Mapping):
        yield head
        yield from key_lines(value, column + _STEP)
    else:
        yield head
        yield from list_lines(list(value), column + _STEP)


def _text(head: str, value: str, column: int) -> Iterator[str]:
    """On its line, plain where that can't be misread; a long one folded below it."""
    plain, quoted = f"{head} {value}", f"{head} {flow(value)}"
    if _is_short(plain) and (_may_be_plain(value) or plain == quoted):
        yield plain
    elif not _may_be_folded(value) or (_is_short(quoted) and "\n" not in value):
        yield quoted
    else:
        yield f"{head} {'>' if value.endswith(_NEW_LINE) else '>-'}"
        yield from _folded(value.removesuffix(_NEW_LINE), column + _STEP)


def _may_be_plain(value: str) -> bool:
    """Prose that begins with a letter: no mark of YAML's begins it, parts it or ends it."""
    begins = _LETTER.match(value) is not None and _PROSE.fullmatch(value) is not None
    parted = ": " in value or " #" in value or value.endswith(":") or value in NOT_STATED
    return begins and not parted and not UNREADABLE.search(value)


def _may_be_folded(value: str) -> bool:
    lines = value.removesuffix(_NEW_LINE).split(_NEW_LINE)
    prose = all(not line or _PROSE.fullmatch(line) for line in lines) and lines[0] and lines[-1]
    return bool(prose) and not UNREADABLE.search(value)


def _folded(value: str, column: int) -> Iterator[str]:
    """An empty line for each line end of the text, as folding has it."""
    for number, line in enumerate(value.split(_NEW_LINE)):
        if number:
            yield ""
        if line:
            yield from (" " * column + part for part in _parts(line, WIDEST - column))


def _parts(line: str, width: int) -> Iterator[str]:
    """The line cut between words; unlike `textwrap` never at a hyphen."""
    part = ""
    for word in line.split(" "):
        if part and len(part) + 1 + len(word) > width:
            yield part
            part = word
        else:
            part = f"{part} {word}" if part else word
    yield part


def _is_short(line: str) -> bool:
    return len(line) <= WIDEST
