"""Somebody who knows every number that a table of people shows, which cells can hold anybody, and that nobody is less than nought."""

from collections.abc import Iterator, Mapping

from tenderkit.rules.statistics.disclosure import FEWEST_SHOWN, PeopleNumber, PeopleTable

Shown = Mapping[PeopleNumber, int]


def shown_of(of: PeopleTable, hidden: frozenset[PeopleNumber]) -> Shown:
    """What is left to see."""
    return {number: value for number, value in of.numbers.items() if number not in hidden}


def could_be(of: PeopleTable, shown: Shown, number: PeopleNumber, least: int) -> bool:
    """Whether somebody who sees only `shown`, and which cells can hold anybody, has to reckon with the number being so high.

    Fills the cells one by one, and turns back as soon as a total that is shown is passed or can't be reached any more.
    """
    cells = sorted(of.cells, key=lambda cell: not _adds_to(cell, number))
    highest = max((*shown.values(), 0)) + least  # more is never needed to reach what is shown, or what is asked for
    sums = {each: value for each, value in shown.items() if each not in of.cells}

    def fill(at: int, left: Mapping[PeopleNumber, int], wanted: int) -> bool:
        if at == len(cells):
            return wanted <= 0 and not any(left.values())
        cell = cells[at]
        if wanted > 0 and not _adds_to(cell, number):
            return False  # those that add to it came first
        if any(value > 0 and not any(_adds_to(each, total) for each in cells[at:]) for total, value in left.items()):
            return False
        for value in _values(shown, cell, highest):
            after = {total: value_left - value * _adds_to(cell, total) for total, value_left in left.items()}
            if min(after.values(), default=0) < 0:
                return False  # the values rise
            if fill(at + 1, after, wanted - value * _adds_to(cell, number)):
                return True
        return False

    return fill(0, sums, least)


def _values(shown: Shown, cell: PeopleNumber, highest: int) -> Iterator[int]:
    yield from (shown[cell],) if cell in shown else range(highest + 1)


def _adds_to(cell: PeopleNumber, number: PeopleNumber) -> bool:
    return number.row in ("", cell.row) and number.column in ("", cell.column)


def worked_out(of: PeopleTable, shown: Shown) -> list[PeopleNumber]:
    """The small numbers that are shown, or must be small by what is shown."""
    small = [number for number, value in of.numbers.items() if value < FEWEST_SHOWN]
    return [number for number in small if number in shown or not could_be(of, shown, number, FEWEST_SHOWN)]
