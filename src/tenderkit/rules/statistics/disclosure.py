"""Numbers of people by two things at once, and which of them may be shown: none under five, nor one that tells such a number.

Every number, inner or total, is an arrow: a cell from its column to its row, the row's total from the row to the total, the total on
to its own side, a column's total from there to the column. What a row and a column add up to is then what flows in and out, so whoever
knows some numbers can move a hidden one as far as flow can be sent around it through other hidden ones.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from heapq import heappop, heappush
from typing import NamedTuple

from msgspec import Struct

FEWEST_SHOWN = 5
"""A number of people under this may point somebody out; the same bound for a nought, which tells something of all of them."""


class PeopleNumber(NamedTuple):
    """Which number of a table: of a row and a column; without a row a column's total, without both the total of all."""

    row: str
    column: str


TOTAL = PeopleNumber("", "")


class PeopleTable(Struct, frozen=True, dict=True):
    """The numbers of the cells that can hold anybody; a cell that isn't there is known to everybody to be empty."""

    cells: Mapping[PeopleNumber, int]

    @cached_property
    def numbers(self) -> Mapping[PeopleNumber, int]:
        """The cells, and the totals of rows, of columns and of all."""
        found = dict(self.cells)
        for cell, value in self.cells.items():
            for total in (PeopleNumber(cell.row, ""), PeopleNumber("", cell.column), TOTAL):
                found[total] = found.get(total, 0) + value
        return found or {TOTAL: 0}

    @property
    def total(self) -> int:
        return self.numbers[TOTAL]


def hidden_numbers(tables: Sequence[PeopleTable]) -> tuple[frozenset[PeopleNumber], ...]:
    """What mustn't be shown of each table, of tables over the same rows and columns.

    A table with fewer than five in all is hidden whole. The others hide the same numbers: who completed a place had begun it, so
    what one shows would else tell of the other.
    """
    shown = [table for table in tables if table.total >= FEWEST_SHOWN]
    hidden: frozenset[PeopleNumber] = frozenset()
    changed = True
    while changed:
        before = hidden
        for table in shown:
            hidden = _hidden(table, hidden)
        changed = hidden != before
    return tuple(hidden if table in shown else frozenset(table.numbers) for table in tables)


def _hidden(table: PeopleTable, already: frozenset[PeopleNumber]) -> frozenset[PeopleNumber]:
    """Also what would let a small number be worked out: of every small one it must be possible that it isn't small."""
    small = [each for each, value in table.numbers.items() if value < FEWEST_SHOWN]
    hidden = already | frozenset(small)
    for each in small:
        while (more := _lacking(table, hidden, each)) is not None:
            hidden |= more
    return hidden


def _lacking(
    table: PeopleTable, hidden: frozenset[PeopleNumber], number: PeopleNumber
) -> frozenset[PeopleNumber] | None:
    """What else to hide so that the number could be higher; `None` when it could be five already."""
    room = _room_of(table, hidden)
    end, start = _arrow(number)
    needed = FEWEST_SHOWN - table.numbers[number]
    del room[end, start], room[start, end]  # around it, not through it
    while needed > 0 and (path := _path(room, start, end)) is not None:
        sent = min(needed, *(room[step] for step in path))
        for one, other in path:
            room[one, other] -= sent
            room[other, one] = room.get((other, one), 0) + sent
        needed -= sent
    return _cheapest(table, hidden, room, (start, end)) if needed > 0 else None


_Side = tuple[str, str]
_Step = tuple[_Side, _Side]
_NO_LIMIT = 10**9


def _arrow(number: PeopleNumber) -> _Step:
    """From the column's side to the row's for a cell and for the total of all; the other way round for the totals of one."""
    column, row = ("column", number.column), ("row", number.row)
    return (column, row) if bool(number.row) == bool(number.column) else (row, column)


def _room_of(table: PeopleTable, hidden: frozenset[PeopleNumber]) -> dict[_Step, int]:
    """How much each hidden number can grow, and how much it can shrink."""
    room: dict[_Step, int] = {}
    for number in sorted(hidden & table.numbers.keys()):
        one, other = _arrow(number)
        room[one, other] = _NO_LIMIT
        room[other, one] = table.numbers[number]
    return room


def _path(room: Mapping[_Step, int], start: _Side, end: _Side) -> list[_Step] | None:
    """The fewest steps that all have room."""
    after: dict[_Side, list[_Side]] = {}
    for (one, other), left in room.items():
        if left > 0:
            after.setdefault(one, []).append(other)
    came: dict[_Side, _Side] = {start: start}
    waiting = deque([start])
    while waiting and end not in came:
        side = waiting.popleft()
        for other in after.get(side, ()):
            if other not in came:
                came[other] = side
                waiting.append(other)
    return list(_walked(came, start, end)) if end in came else None


def _walked(came: Mapping[_Side, _Side], start: _Side, end: _Side) -> Iterator[_Step]:
    while end != start:
        yield came[end], end
        end = came[end]


def _cheapest(
    table: PeopleTable, hidden: frozenset[PeopleNumber], room: Mapping[_Step, int], ends: _Step
) -> frozenset[PeopleNumber]:
    """The shown numbers on the way that hides least: small ones first, and a total only where nothing else helps.

    There is always a way: through the totals, which have no upper limit.
    """
    after: dict[_Side, list[tuple[int, _Side, PeopleNumber | None]]] = {}
    for (one, other), left in room.items():
        if left > 0:
            after.setdefault(one, []).append((0, other, None))
    for number in sorted(table.numbers.keys() - hidden):
        one, other = _arrow(number)
        cost = _cost(number, table.numbers[number])
        after.setdefault(one, []).append((cost, other, number))
        after.setdefault(other, []).append((cost, one, number))  # what is shown isn't small, so it can shrink
    start, end = ends
    waiting: list[tuple[int, _Side, tuple[PeopleNumber, ...]]] = [(0, start, ())]
    done: set[_Side] = set()
    while waiting[0][1] != end:
        cost, side, so_far = heappop(waiting)
        if side not in done:
            done.add(side)
            for more, other, shown in after.get(side, ()):
                heappush(waiting, (cost + more, other, so_far if shown is None else (*so_far, shown)))
    return frozenset(waiting[0][2])


_COSTS = 1_000, 1_000_000_000, 1_000_000_000_000_000  # of a cell, a total of one, and the total of all


def _cost(number: PeopleNumber, value: int) -> int:
    return _COSTS[(not number.row) + (not number.column)] + value
