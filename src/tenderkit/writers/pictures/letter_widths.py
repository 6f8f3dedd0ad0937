"""How wide words are in Arial, and in fonts made to its measure: boxes are reckoned without any font at hand."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

Run = tuple[str, bool]
"""Words, and whether they are in bold."""

# Hundredths of the size, rounded up from the fonts' own tables (Helvetica's, whose widths Arial has); an unknown letter is a square.
_REGULAR = {
    23: "ijl'",
    28: " \N{NO-BREAK SPACE}!,./:;I[]\\ft|",
    34: "()-*r`",
    40: '"',
    50: "Jckxsvyz",
    56: "#$?L_abdeghnopqu0123456789åäöéèüáàëóñç–§ß«»",
    62: "+<=>FTZ~¤ø",
    67: "&ABEKPSVXYÅÄÉ",
    73: "CDHNRUwÜ",
    78: "GOQÖØ",
    84: "Mm",
    89: "%æ",
}
_BOLD = {
    28: " \N{NO-BREAK SPACE},./I\\ijl'|",
    34: "!():;-[]`ft",
    39: "*r",
    56: "#$J_aceksvxyåäéèáàëç0123456789–§z",
    62: "+<=>?FLTZ~bdghnopquöüóñøß«»",
    67: "EPSVXYÉ",
    73: "&ABCDHKNRUÅÄÜ",
    78: "GOQwÖØ",
    84: "M",
    89: "%mæ",
}
_SQUARE, _ALL = 100, 100
_WIDTHS = {
    strong: {letter: width for width, letters in table.items() for letter in letters}
    for strong, table in ((False, _REGULAR), (True, _BOLD))
}


@lru_cache(maxsize=4096)
def width_of(words: str, size: int, *, strong: bool) -> int:
    """In the unit of the size, rounded up."""
    widths = _WIDTHS[strong]
    return -(-sum(widths.get(letter, _SQUARE) for letter in words) * size // _ALL)


def wrapped(runs: tuple[Run, ...], size: int, room: int) -> tuple[tuple[Run, ...], ...]:
    """The lines that the runs take with a space between them, broken at spaces, and inside a word wider than the room."""
    return tuple(tuple(_joined(line)) for line in _broken(runs, size, room))


def lines_taken(runs: tuple[Run, ...], size: int, room: int) -> int:
    """How many they are."""
    return len(_broken(runs, size, room))


@lru_cache(maxsize=4096)
def _broken(runs: tuple[Run, ...], size: int, room: int) -> list[list[Run]]:
    lines: list[list[Run]] = []
    left = 0
    for words, strong in runs:
        blank = width_of(" ", size, strong=strong)
        for word in words.split(" "):
            width = width_of(word, size, strong=strong)
            if lines and blank + width <= left:
                lines[-1].append((f" {word}", strong))
                left -= blank + width
                continue
            pieces = _pieces(word, size, room, strong=strong)
            lines.extend([(piece, strong)] for piece in pieces)
            left = room - width_of(pieces[-1], size, strong=strong)
    return lines


def _joined(line: list[Run]) -> Iterator[Run]:
    """Neighbours of one weight are one run."""
    for strong, runs in groupby(line, key=lambda run: run[1]):
        yield "".join(words for words, _ in runs), strong


@lru_cache(maxsize=4096)
def longest_word(words: str, size: int, *, strong: bool) -> int:
    return max(width_of(word, size, strong=strong) for word in words.split(" "))


def _pieces(word: str, size: int, room: int, *, strong: bool) -> list[str]:
    """At least one letter a piece, however narrow the room is."""
    if width_of(word, size, strong=strong) <= room:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and width_of(pieces[-1] + letter, size, strong=strong) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces
