"""Which line of one text answers to which line of another: equal lines first, then the likest ones, order kept."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

LIKE_ENOUGH = 0.5  # half of the words in common; below that a reader sees two texts, not one that was changed
_MOST_PAIRS = 40_000  # beyond this, weighing every pair takes seconds and nobody reads the result line by line

_MOST_WORDS = 4_000_000  # the product of two lengths beyond which a comparison word by word takes seconds: 2 000 words

Pair = tuple[int | None, int | None]
Code = tuple[str, int, int, int, int]
Words = tuple[Hashable, ...]


def pair_lines(before: Sequence[Words], after: Sequence[Words]) -> Iterator[Pair]:
    """Pairs of positions in reading order; `None` where a line has no counterpart."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(range(start, end), range(other_start, other_end), strict=True)
        else:
            yield from _likest(before, after, range(start, end), range(other_start, other_end))


def word_codes(before: Sequence[Hashable], after: Sequence[Hashable]) -> Sequence[Code]:
    """`equal`, `replace`, `delete` and `insert` with places in both, as difflib has them.

    A line of thousands of words that has changed counts as changed whole.
    """
    if before == after:
        return [("equal", 0, len(before), 0, len(after))] if before else []
    if len(before) * len(after) > _MOST_WORDS:
        return [("replace", 0, len(before), 0, len(after))]
    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def _likest(before: Sequence[Words], after: Sequence[Words], left: range, right: range) -> Iterator[Pair]:
    """The pairing with the greatest likeness in all. A lone line between the same neighbours is the line that it was."""
    if len(left) == len(right) == 1:
        yield left[0], right[0]
        return
    if not left or not right or len(left) * len(right) > _MOST_PAIRS:
        yield from ((place, None) for place in left)
        yield from ((None, place) for place in right)
        return
    like = [[_likeness(before[i], after[j]) for j in right] for i in left]
    best = _best_sums(like)
    i = j = 0
    while i < len(left) and j < len(right):
        if like[i][j] and best[i][j] == like[i][j] + best[i + 1][j + 1]:
            yield left[i], right[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield left[i], None
            i += 1
        else:
            yield None, right[j]
            j += 1
    yield from ((place, None) for place in left[i:])
    yield from ((None, place) for place in right[j:])


def _best_sums(like: Sequence[Sequence[float]]) -> list[list[float]]:
    """`sums[i][j]` is the greatest likeness that the lines from `i` and `j` on can have in all."""
    rows, columns = len(like), len(like[0])
    sums = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in reversed(range(rows)):
        for j in reversed(range(columns)):
            paired = like[i][j] + sums[i + 1][j + 1] if like[i][j] else 0.0
            sums[i][j] = max(paired, sums[i + 1][j], sums[i][j + 1])
    return sums


def _likeness(one: Words, other: Words) -> float:
    """The share of words in common, 0 where it is too small to speak of the same line."""
    words = len(one) + len(other)
    share = 2 * (Counter(one) & Counter(other)).total() / words if words else 0.0
    return share if share >= LIKE_ENOUGH else 0.0
