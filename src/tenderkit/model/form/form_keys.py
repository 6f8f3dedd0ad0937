"""What a key is called in the form: `contract.lots[].title`, where `[]` is a row of a list and `[2]` its second value."""

import re

ITEM = "[]"
Pattern = tuple[str, ...]  # keys of the case file, with `[]` where the items of a list stand

_STEP = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)((?:\[[0-9]{0,4}\])*)")
_NUMBER = re.compile(r"\[([0-9]*)\]")

KeyPath = tuple[str | int, ...]  # as a pattern, with the number of a value that stands in a cell of its own, from 0


def key_text(path: KeyPath) -> str:
    """As it stands in the form's column or row of keys."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step + 1}]"
        else:
            text += step if step == ITEM else f".{step}"
    return text.removeprefix(".")


def read_key(text: str) -> KeyPath | None:
    """The path that the words stand for; `None` for what is no key."""
    path: list[str | int] = []
    for part in text.split("."):
        step = _STEP.fullmatch(part)
        if step is None:
            return None
        path.append(step[1])
        for number in _NUMBER.findall(step[2]):
            if number == "0":
                return None
            path.append(int(number) - 1 if number else ITEM)
    return tuple(path)


def pattern_of(path: KeyPath) -> Pattern:
    """The path without the numbers of values that stand in cells of their own."""
    return tuple(step for step in path if isinstance(step, str))
