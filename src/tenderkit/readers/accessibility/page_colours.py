"""The colours that a page states in its own style sheet and on its elements, as far as they are stated plainly.

A rule is held against its own ground, else the page's. What a browser works out of several rules isn't worked out here.
"""

import re
from collections.abc import Iterator, Mapping

from tenderkit.model.accessibility.heard_document import HeardColour, Spot
from tenderkit.patterns import lazy_pattern

_PAPER = "FFFFFF"
_COMMENT = lazy_pattern(r"/\*.*?\*/", re.DOTALL)
_RULE = lazy_pattern(r"([^{}]+)\{([^{}]*)\}")
_FACT = lazy_pattern(r"(?:^|;)\s*(--[\w-]+|[a-z-]+)\s*:\s*([^;]+)")
_HEX = lazy_pattern(r"#([0-9a-f]{3}|[0-9a-f]{6})\b", re.IGNORECASE)
_PARTS = lazy_pattern(r"rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)", re.IGNORECASE)
_VARIABLE = lazy_pattern(r"var\(\s*(--[\w-]+)\s*\)")
_NAMES = {
    "white": "FFFFFF", "black": "000000", "red": "FF0000", "green": "008000", "blue": "0000FF", "gray": "808080",
    "grey": "808080", "silver": "C0C0C0", "yellow": "FFFF00", "orange": "FFA500", "navy": "000080", "teal": "008080",
    "lightgray": "D3D3D3", "lightgrey": "D3D3D3", "darkgray": "A9A9A9", "darkgrey": "A9A9A9", "lime": "00FF00", "aqua": "00FFFF",
    "maroon": "800000", "purple": "800080", "olive": "808000", "fuchsia": "FF00FF",
}  # fmt: skip
_ON_THE_PAGE = ("html", "body", ":root")
_LARGE = ("h1",)


def named_colours(sheet: str) -> dict[str, str]:
    """The values of the sheet's variables, and `body`: the ground of the page."""
    found: dict[str, str] = {}
    for selector, facts in _rules(sheet):
        found |= {name: value for name, value in facts.items() if name.startswith("--")}
        if selector in _ON_THE_PAGE and (ground := _ground(facts, found)):
            found["body"] = ground
    return found


def colours_of_rules(sheet: str, line: int, named: Mapping[str, str]) -> Iterator[HeardColour]:
    """Each rule that states a colour for words; `line` is where the sheet begins. What is only printed or hovered counts too."""
    for selector, facts in _rules(sheet):
        if (colour := _colour(facts.get("color", ""), named)) and not selector.startswith("@"):
            ground = _ground(facts, named) or named.get("body", _PAPER)
            yield HeardColour(selector, colour, ground, selector in _LARGE, Spot(line))


def colours_of_style(words: str, style: str, spot: Spot, named: Mapping[str, str]) -> HeardColour | None:
    """What an element states for itself; None where that is no colour for words."""
    facts = _facts(style)
    colour = _colour(facts.get("color", ""), named)
    if not colour:
        return None
    return HeardColour(words, colour, _ground(facts, named) or named.get("body", _PAPER), is_large=False, spot=spot)


def _rules(sheet: str) -> Iterator[tuple[str, dict[str, str]]]:
    for found in _RULE.finditer(_COMMENT.sub(" ", sheet)):
        yield " ".join(found[1].split()), _facts(found[2])


def _facts(style: str) -> dict[str, str]:
    return {name: value.strip() for name, value in _FACT.findall(style)}


def _ground(facts: Mapping[str, str], named: Mapping[str, str]) -> str:
    return _colour(facts.get("background-color", "") or facts.get("background", ""), named)


def _colour(value: str, named: Mapping[str, str]) -> str:
    """Six hexadecimal digits; '' for what isn't stated plainly, such as a gradient or a half-transparent colour."""
    if variable := _VARIABLE.search(value):
        return _colour(named.get(variable[1], ""), {name: each for name, each in named.items() if name != variable[1]})
    if digits := _HEX.search(value):
        plain = digits[1].upper()
        return plain if len(plain) > len("FFF") else "".join(digit * 2 for digit in plain)
    if parts := _PARTS.search(value):
        return "".join(f"{min(int(part), 255):02X}" for part in parts.groups())
    return _NAMES.get(value.split(maxsplit=1)[0].lower(), "") if value.split() else ""
