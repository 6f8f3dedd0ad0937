"""Whether words in a colour can be read (WCAG 2.2, success criterion 1.4.3; EN 301 549, 10.1.4.3)."""

from collections.abc import Iterator

from tenderkit.messages import Message
from tenderkit.model.template.brand import Brand
from tenderkit.problems import Fault

LEAST_CONTRAST = 4.5
PAPER = "FFFFFF"
SHIPPED_COLOUR, SHIPPED_SHADE, SHIPPED_LINE = "1F4E5F", "E6EEF1", "9DB3BB"
_LINE_PERCENT = 44  # as much of our colour as our own thin lines have
_SHADES = (10, 7, 4)  # per cent of the colour in the paper, the strongest first
_BLACK = 0.05  # what the formula adds to each light for the room's own
_LINEAR_BELOW = 0.04045


def contrast(one: str, other: str) -> float:
    """From 1 to 21, whichever of the two is the lighter; a colour is six hexadecimal digits."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + _BLACK) / (dark + _BLACK)


def tint(colour: str, percent: int) -> str:
    """So many per cent of the colour in the white of the paper."""
    mixed = (255 - (255 - part) * percent // 100 for part in _parts(colour))
    return "".join(f"{part:02X}" for part in mixed)


def shade_of(brand: Brand) -> str:
    """The field behind the first row of a table: the stated one, else the strongest tint of the colour on which it can be read."""
    if brand.shade is not None:
        return brand.shade
    if brand.colour is None:
        return SHIPPED_SHADE
    colour = brand.colour
    tints = (tint(colour, percent) for percent in _SHADES)
    return next((each for each in tints if contrast(colour, each) >= LEAST_CONTRAST), PAPER)


def line_of(brand: Brand) -> str:
    """The thin lines of a table: as much of the colour as the shipped ones have of theirs."""
    return SHIPPED_LINE if brand.colour is None else tint(brand.colour, _LINE_PERCENT)


def brand_faults(brand: Brand) -> Iterator[Fault]:
    """The colour on the paper, and on the field that stands behind it in tables."""
    colour = brand.colour or SHIPPED_COLOUR
    grounds = {"colour": PAPER} if brand.shade is None else {"colour": PAPER, "shade": brand.shade}
    for key, ground in grounds.items():
        found = contrast(colour, ground)
        if found < LEAST_CONTRAST:
            facts = {
                "colour": colour,
                "ground": ground,
                "found": shown_ratio(found),
                "least": shown_ratio(LEAST_CONTRAST),
            }
            yield Fault(("brand", key), Message("TK-T097", facts))


def shown_ratio(ratio: float) -> str:
    """With one decimal, never rounded up: 4,49 isn't enough and must not read as 4,5."""
    tenths = int(ratio * 10)
    return f"{tenths // 10},{tenths % 10}"


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_BELOW else float(((part + 0.055) / 1.055) ** 2.4)


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:], 16)
