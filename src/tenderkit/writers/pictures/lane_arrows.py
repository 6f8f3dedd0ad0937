"""The arrows of a chart of lanes: from boxes out beside them, up or down, with a head in every lane that receives."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace


class DrawnLine(Struct, frozen=True):
    """Upright or level; with a `head` it is an arrow that points at its end."""

    x1: int
    y1: int
    x2: int
    y2: int
    head: bool = False


class Trunk(Struct, frozen=True):
    """Boxes of one lane, one above the other, that go to the same lanes share an upright line.

    It leaves `lane`. `stubs` are the heights at which the boxes join it, `up` and `down` those of its heads, the nearest first.
    The `channel` is its place among other lines: 0 is nearest to the boxes.
    """

    lane: int
    stubs: tuple[int, ...]
    up: tuple[int, ...]
    down: tuple[int, ...]
    channel: int = 0

    @property
    def span(self) -> tuple[int, int]:
        heights = (*self.stubs, *self.up, *self.down)
        return min(heights), max(heights)

    def uprights(self, x: int) -> Iterator[DrawnLine]:
        """From the boxes to the nearest head, and on from head to head."""
        for heads, start in ((self.up, max(self.stubs)), (self.down, min(self.stubs))):
            for begins, ends in zip((start, *heads), heads, strict=False):
                yield DrawnLine(x, begins, x, ends, head=True)

    def levels(self, edge: int, x: int) -> Iterator[DrawnLine]:
        """From the `edge` of the boxes out to the upright line at `x`."""
        yield from (DrawnLine(edge, stub, x, stub) for stub in self.stubs)


def trunks_of(sent: Iterable[tuple[int, tuple[int, ...], int]], tops: tuple[int, ...], reach: int) -> tuple[Trunk, ...]:
    """The lines beside one pile of boxes, each `(lane, receiving lanes, height)`; no two in one channel meet.

    `tops` are the edges of the lanes, and `reach` is how far in a head points.
    """
    groups: dict[tuple[int, tuple[int, ...]], list[int]] = {}
    for lane, receiving, height in sent:
        if receiving:
            groups.setdefault((lane, tuple(sorted(receiving))), []).append(height)
    trunks = [_trunk(lane, receiving, tuple(stubs), tops, reach) for (lane, receiving), stubs in groups.items()]
    placed: list[Trunk] = []
    for trunk in sorted(trunks, key=lambda trunk: trunk.span[1] - trunk.span[0]):
        taken = {other.channel for other in placed if _meet(trunk.span, other.span, reach)}
        placed.append(replace(trunk, channel=next(at for at in range(len(trunks)) if at not in taken)))
    return tuple(placed)


def _trunk(lane: int, receiving: tuple[int, ...], stubs: tuple[int, ...], tops: tuple[int, ...], reach: int) -> Trunk:
    up = tuple(tops[to + 1] - reach for to in reversed(receiving) if to < lane)
    return Trunk(lane, stubs, up, tuple(tops[to] + reach for to in receiving if to > lane))


def _meet(one: tuple[int, int], other: tuple[int, int], apart: int) -> bool:
    return one[0] <= other[1] + apart and other[0] <= one[1] + apart
