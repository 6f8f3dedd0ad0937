"""Letters that no document can hold, or that make a text look like another."""

from tenderkit.model.reading.understood import NotUnderstoodError
from tenderkit.patterns import lazy_pattern

_UNWRITABLE = lazy_pattern(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_DIRECTED = lazy_pattern(r"[\u202a-\u202e\u2066-\u2069\n]")
_TURNS, _SETS_APART = frozenset("\u202a\u202b\u202d\u202e"), frozenset("\u2066\u2067\u2068")
_TURNS_BACK, _ENDS_APART = "\u202c", "\u2069"


def refuse_letters(value: str, *, one_line: bool) -> None:
    """Raises `NotUnderstoodError` for the first of them.

    A direction that is never ended would show the words of the document around it in another order than they stand in.
    """
    if found := _UNWRITABLE.search(value):
        raise NotUnderstoodError("TK-C045", letter=f"U+{ord(found[0]):04X}", position=found.start() + 1)
    if (position := _never_ended(value)) is not None:
        raise NotUnderstoodError("TK-C046", letter=f"U+{ord(value[position]):04X}", position=position + 1)
    if one_line and ("\n" in value or "\t" in value):
        raise NotUnderstoodError("TK-C047")


def _never_ended(value: str) -> int | None:
    """Where a direction begins that holds on past its paragraph (Unicode Standard Annex 9, X1-X8)."""
    begun: list[int] = []
    for found in _DIRECTED.finditer(f"{value}\n"):
        letter = found[0]
        if letter == "\n" and begun:
            return begun[0]
        if letter in _TURNS or letter in _SETS_APART:
            begun.append(found.start())
        elif letter == _TURNS_BACK and begun and value[begun[-1]] in _TURNS:
            begun.pop()
        elif letter == _ENDS_APART:
            apart = [place for place, start in enumerate(begun) if value[start] in _SETS_APART]
            del begun[apart[-1] if apart else len(begun) :]
    return None
