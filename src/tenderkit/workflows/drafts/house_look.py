"""What the municipality has said that its papers look like, as far as a page can use it: its mark, and its colour where it can be read."""

from pathlib import Path

from msgspec import Struct

from tenderkit.model.template.brand import Logo
from tenderkit.problems import TenderkitError
from tenderkit.project.places import settings_file
from tenderkit.readers.template.brand_reader import read_brand
from tenderkit.rules.template.contrast import LEAST_CONTRAST, PAPER, contrast, tint

_GROUNDS = (PAPER, "F5F6F7")  # what words of that colour stand on
_SOFT = 7  # per cent


class HouseLook(Struct, frozen=True):
    """`colour` and its light `tint` are six hexadecimal digits; `None` where ours is used."""

    colour: str | None = None
    tint: str | None = None
    logo: Logo | None = None


def house_look(folder: Path) -> HouseLook:
    """Of the nearest settings that the cases stand below; what has faults isn't used, and is told of by `templates brand`."""
    file = settings_file(folder.resolve())
    if file is None:
        return HouseLook()
    try:
        brand = read_brand(file)
    except (TenderkitError, OSError):
        return HouseLook()
    readable = brand.colour is not None and all(contrast(brand.colour, ground) >= LEAST_CONTRAST for ground in _GROUNDS)
    soft = tint(brand.colour, _SOFT) if brand.colour is not None and readable else None
    if not readable or brand.colour is None or soft is None or contrast(brand.colour, soft) < LEAST_CONTRAST:
        return HouseLook(logo=brand.logo)
    return HouseLook(brand.colour, soft, brand.logo)
