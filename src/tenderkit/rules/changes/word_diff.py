"""Two texts compared word by word, line by line; nothing of either is lost."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import groupby

from msgspec import Struct

from tenderkit.model.clauses.clause import ParameterType
from tenderkit.patterns import lazy_pattern
from tenderkit.rules.changes.line_pairs import pair_lines, word_codes
from tenderkit.rules.language.binding_words import Binding, bindings, words_in

_SPACE = lazy_pattern(r"\s+")
_ORDER = tuple(Binding)


class WordChange(StrEnum):
    """What became of some letters."""

    EQUAL = "equal"
    DELETED = "deleted"
    INSERTED = "inserted"


class LineMark(StrEnum):
    """What became of a line."""

    SAME = "same"
    CHANGED = "changed"
    DELETED = "deleted"
    INSERTED = "inserted"


class Span(Struct, frozen=True):
    """Letters of one line that share a fate."""

    mark: WordChange
    text: str


class LineDiff(Struct, frozen=True):
    """One line as it was and became, in spans."""

    mark: LineMark
    spans: tuple[Span, ...]

    @property
    def before(self) -> str:
        return "".join(span.text for span in self.spans if span.mark is not WordChange.INSERTED)

    @property
    def after(self) -> str:
        return "".join(span.text for span in self.spans if span.mark is not WordChange.DELETED)


Diff = tuple[LineDiff, ...]


class DiffSection(Struct, frozen=True):
    """A part of a comparison under its own heading."""

    title: str
    diff: Diff


class Highlight(Struct, frozen=True):
    """A change of a word that binds: what stood there, what stands there now, and the line it stands in now."""

    binding: Binding
    before: str
    after: str
    line: str


def diff_lines(before: Sequence[str], after: Sequence[str]) -> Diff:
    """Lines are paired first, so that a moved paragraph doesn't tear the others apart."""
    pairs = pair_lines([_keys(line) for line in before], [_keys(line) for line in after])
    return tuple(_line(None if i is None else before[i], None if j is None else after[j]) for i, j in pairs)


def lines_before(diff: Diff) -> tuple[str, ...]:
    """The older text, as it was given."""
    return tuple(line.before for line in diff if line.mark is not LineMark.INSERTED)


def differs(diff: Diff) -> bool:
    return any(line.mark is not LineMark.SAME for line in diff)


def _line(before: str | None, after: str | None) -> LineDiff:
    if before is None:
        return LineDiff(LineMark.INSERTED, _spans("", after or ""))
    if after is None:
        return LineDiff(LineMark.DELETED, _spans(before, ""))
    return LineDiff(LineMark.SAME if before == after else LineMark.CHANGED, _spans(before, after))


def _spans(before: str, after: str) -> tuple[Span, ...]:
    return tuple(
        Span(mark, text)
        for is_equal, old, new in _runs(before, after)
        for mark, text in (
            ((WordChange.EQUAL, old),) if is_equal else ((WordChange.DELETED, old), (WordChange.INSERTED, new))
        )
        if text
    )


def _runs(before: str, after: str) -> Iterator[tuple[bool, str, str]]:
    """Runs of equal and of differing letters, in turn."""
    old, new = _pieces(before), _pieces(after)
    codes = word_codes(old, new)
    raw = [(kind == "equal", "".join(old[i1:i2]), "".join(new[j1:j2])) for kind, i1, i2, j1, j2 in codes]
    for is_equal, run in groupby(_without_gaps(raw), key=lambda part: part[0]):
        parts = list(run)
        yield is_equal, "".join(part[1] for part in parts), "".join(part[2] for part in parts)


def _without_gaps(raw: Sequence[tuple[bool, str, str]]) -> Iterator[tuple[bool, str, str]]:
    """A lone space between two changes belongs to them: `[-två år-]{+tre dagar+}`, not four small changes."""
    last = len(raw) - 1
    for place, (is_equal, old, new) in enumerate(raw):
        yield is_equal and not (0 < place < last and old.isspace()), old, new


def _pieces(line: str) -> list[str]:
    """Every letter of the line, in words, signs and spaces."""
    pieces: list[str] = []
    end = 0
    for word in words_in(line):
        pieces += _SPACE.findall(line[end : word.start])
        pieces.append(word.text)
        end = word.end
    return [*pieces, *_SPACE.findall(line[end:])]


def _keys(line: str) -> tuple[str, ...]:
    return tuple(piece for piece in _pieces(line) if not piece.isspace())


def summary(diff: Diff, holes: Mapping[str, ParameterType] | None = None) -> tuple[Highlight, ...]:
    """The changes of words that bind: modal verbs first, then negations, deadlines, numbers and the rest.

    `holes` gives the types of the clause's parameters, so that `⟦amount⟧` counts as a number.
    """
    found = [highlight for line in diff for highlight in _highlights(line, holes or {})]
    return tuple(sorted(found, key=lambda highlight: _ORDER.index(highlight.binding)))


def _highlights(line: LineDiff, holes: Mapping[str, ParameterType]) -> Iterator[Highlight]:
    old, new = _bound(line.before, holes), _bound(line.after, holes)
    for removed, added in _changes(line.spans):
        bound = [binding for place, binding in old if place in removed] + [b for place, b in new if place in added]
        if bound:
            before, after = line.before[removed.start : removed.stop], line.after[added.start : added.stop]
            yield Highlight(min(bound, key=_ORDER.index), before.strip(), after.strip(), line.after or line.before)


def _bound(line: str, holes: Mapping[str, ParameterType]) -> list[tuple[int, Binding]]:
    """Where in the line the binding words begin."""
    words = words_in(line)
    return [(word.start, found) for word, found in zip(words, bindings(words, holes), strict=True) if found]


def _changes(spans: Sequence[Span]) -> Iterator[tuple[range, range]]:
    """The places of the letters that went and of those that came in their stead."""
    old = new = 0
    for is_equal, run in groupby(spans, key=lambda span: span.mark is WordChange.EQUAL):
        parts = list(run)
        old_end = old + sum(len(span.text) for span in parts if span.mark is not WordChange.INSERTED)
        new_end = new + sum(len(span.text) for span in parts if span.mark is not WordChange.DELETED)
        if not is_equal:
            yield range(old, old_end), range(new, new_end)
        old, new = old_end, new_end
