"""What the cells of a sheet are called by people: `E7`."""

from collections.abc import Sequence

_LETTERS = 26
_NAMED = 4


def cell_name(row: int, column: int) -> str:
    """`E7` for row 6 and column 4, both counted from 0."""
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def cell_names(cells: Sequence[tuple[int, int]]) -> str:
    """The first of them by name, and how many more there are."""
    named = ", ".join(cell_name(*cell) for cell in cells[:_NAMED])
    more = len(cells) - _NAMED
    return f"{named} (+{more})" if more > 0 else named
