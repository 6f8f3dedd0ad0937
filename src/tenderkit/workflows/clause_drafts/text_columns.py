"""The two lengths of a text side by side: stretches that are in both, and pairs of a short and a full one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from io import StringIO

from msgspec import Struct
from msgspec.structs import replace

from tenderkit.readers.clauses.lengths import CLOSE, FULL, SHORT

_NAMES = {"": "common", SHORT: "short", FULL: "full"}


class TextStretch(Struct, frozen=True):
    """A part of the text: `common` to both lengths, or `short` and `full` words for the same thing (`None` where there is no line for it)."""

    common: str = ""
    short: str | None = None
    full: str | None = None

    @property
    def is_pair(self) -> bool:
        return self.short is not None or self.full is not None

    @property
    def is_blank(self) -> bool:
        return not any((each or "").strip() for each in (self.common, self.short, self.full))

    def translated(self, translate: Callable[[str], str]) -> "TextStretch":
        """The same in other words."""
        found = (None if each is None else translate(each) for each in (self.short, self.full))
        return replace(self, common=translate(self.common), **dict(zip(("short", "full"), found, strict=True)))


class _Field(Struct, frozen=True):
    """The words of one length, and where in the text they stand, without the line breaks around them."""

    words: str
    start: int
    end: int


class _Placed(Struct, frozen=True):
    """A stretch where it stands: its fields by name, and all of it with its lines for the lengths."""

    fields: Mapping[str, _Field]
    start: int
    end: int

    @property
    def stretch(self) -> TextStretch:
        return TextStretch(**{name: each.words for name, each in self.fields.items()})


def stretches_of(body: str) -> tuple[TextStretch, ...]:
    """The text in stretches, without the blank lines around each; one with lines for a length out of place is one stretch."""
    return tuple(each.stretch for each in _placed(body.replace("\r\n", "\n"))) or (TextStretch(),)


def body_of(stretches: Sequence[TextStretch]) -> str:
    """The stretches as a text: a pair that says nothing is left out."""
    return "\n\n".join(map(_written, filter(_says_something, stretches))) + "\n"


def body_with(body: str, stretches: Sequence[TextStretch]) -> str:
    """The text with other words in its stretches, by their order: whatever stands around a word that isn't changed stays, blank lines too.

    What is added comes last. One that says nothing any more is left out with the blank lines after it.
    """
    placed = _placed(body)
    if len(stretches) < len(placed) or not placed or not any(map(_says_something, stretches)):
        return body_of(stretches)
    ends = [each.start for each in placed[1:]] + [len(body)]
    pieces, read = [], 0
    for each, told, end in zip(placed, stretches, ends, strict=False):
        for start, stop, words in _changes(each, told, end):
            pieces += [body[read:start], words]
            read = stop
    changed = "".join([*pieces, body[read:]])
    if not _says_something(stretches[len(placed) - 1]):
        changed = changed.rstrip("\n") + "\n"
    more = "\n\n".join(map(_written, filter(_says_something, stretches[len(placed) :])))
    return f"{changed.rstrip()}\n\n{more}\n" if more else changed


def _changes(placed: _Placed, told: TextStretch, end: int) -> Iterator[tuple[int, int, str]]:
    """From where to where other words stand, and which: only the lengths that differ, where both say something before and after."""
    before, now = placed.stretch, {name: _trimmed(getattr(told, name)) for name in ("common", "short", "full")}
    if now == {name: _trimmed(getattr(before, name)) for name in now}:
        return
    if not _says_something(told):
        yield placed.start, end, ""
    elif all(bool(words.strip()) is (name in placed.fields) for name, words in now.items()):
        for name, each in sorted(placed.fields.items(), key=lambda field: field[1].start):
            if each.words != now[name]:
                yield each.start, each.end, now[name]
    else:
        yield placed.start, placed.end, _written(told)


def _placed(body: str) -> tuple[_Placed, ...]:
    """Every stretch that says something or is a pair; the whole text as one where a line for a length is out of place."""
    found: list[_Placed] = []
    fields: dict[str, _Field] = {}
    inside, since, at, opened = "", 0, 0, 0
    for line in StringIO(body, newline="\n"):
        word, start, at = line.strip(), at, at + len(line)
        if not (word == SHORT or (word == FULL and inside in ("", SHORT)) or (word == CLOSE and inside)):
            continue
        if word == SHORT and inside:
            return _as_one(body)
        fields[_NAMES[inside]] = _field(body, since, start)
        if not inside:
            found += _common(fields.pop("common"))
            opened = start
        if word == CLOSE:
            found.append(_Placed(fields, opened, start + len(line.rstrip("\n"))))
            fields = {}
        inside, since = "" if word == CLOSE else word, at
    if inside:
        return _as_one(body)
    return (*found, *_common(_field(body, since, len(body))))


def _common(field: _Field) -> Iterator[_Placed]:
    if field.words.strip():
        yield _Placed({"common": field}, field.start, field.end)


def _as_one(body: str) -> tuple[_Placed, ...]:
    return tuple(_common(_field(body, 0, len(body))))


def _field(body: str, start: int, end: int) -> _Field:
    words = body[start:end].strip("\n")
    begins = start + len(body[start:end]) - len(body[start:end].lstrip("\n"))
    return _Field(words, begins, begins + len(words))


def _says_something(stretch: TextStretch) -> bool:
    return not stretch.is_blank


def _written(stretch: TextStretch) -> str:
    if not stretch.is_pair:
        return _trimmed(stretch.common)
    short = [SHORT, _trimmed(stretch.short)] if _trimmed(stretch.short) else []
    full = [FULL, _trimmed(stretch.full)] if _trimmed(stretch.full) else []
    return "\n\n".join([*short, *full, CLOSE])


def _trimmed(text: str | None) -> str:
    return (text or "").replace("\r\n", "\n").strip("\n")
