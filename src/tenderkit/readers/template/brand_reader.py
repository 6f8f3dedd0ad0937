"""`[brand]` of `tenderkit.toml` -> Brand, with every fault at its line."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tenderkit.model.template.brand import Brand, Logo
from tenderkit.patterns import lazy_pattern
from tenderkit.problems import InvalidInputError, Problem
from tenderkit.project.settings import read_settings, setting_problem
from tenderkit.readers.template.logo_reader import UnusableLogoError, read_logo
from tenderkit.rules.template.contrast import brand_faults

BRAND = "brand"
KEYS = ("logo", "logo_alt", "colour", "shade", "font", "heading_font", "font_files")
"""The lines of a brand."""
_COLOUR = lazy_pattern(r"#[0-9a-fA-F]{6}")
_FONT = lazy_pattern(r"[^\W_](?:[\w .+'-]{0,29}[\w+])?")  # Word's longest name has 31 letters
_FILE_NAME = lazy_pattern(r".*\.[a-z]{3,4}", re.IGNORECASE)
_SHORTEST_ALT = 5
_FONT_BEGINS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_MOST_FONT_BYTES = 32 * 1024 * 1024


def read_brand(settings: Path) -> Brand:
    """Raises `InvalidInputError` with every fault; a colour that can't be read on white is one, and so is a logo nobody describes."""
    stated = read_settings(settings).get(BRAND)
    if not isinstance(stated, Mapping) or not stated:
        raise InvalidInputError([setting_problem(settings, BRAND, "TK-T095")])
    problems = list(_shape_problems(stated, settings))
    logo = _logo(stated, settings, problems)
    font_files = _font_files(stated, settings, problems)
    if problems:
        raise InvalidInputError(problems)
    colours = {name: str(stated[name]).removeprefix("#").upper() for name in ("colour", "shade") if name in stated}
    fonts = {name: str(stated[name]) for name in ("font", "heading_font") if name in stated}
    brand = Brand(logo, **colours, **fonts, font_files=font_files)
    if faults := list(brand_faults(brand)):
        raise InvalidInputError(
            [setting_problem(settings, str(each.key[-1]), each.message.code, **each.message.facts) for each in faults]
        )
    return brand


def _shape_problems(stated: Mapping[str, object], settings: Path) -> Iterator[Problem]:
    for key, value in stated.items():
        if key not in KEYS:
            yield setting_problem(settings, key, "TK-L042", key=key, known=", ".join(KEYS))
        elif key in ("colour", "shade") and not (isinstance(value, str) and _COLOUR.fullmatch(value)):
            yield setting_problem(settings, key, "TK-T096", key=key, value=str(value)[:40])
        elif key in ("font", "heading_font") and not (isinstance(value, str) and _FONT.fullmatch(value)):
            yield setting_problem(settings, key, "TK-T098", key=key, value=str(value)[:40])


def _logo(stated: Mapping[str, object], settings: Path, problems: list[Problem]) -> Logo | None:
    if "logo" not in stated:
        return None
    named, alt = stated["logo"], stated.get("logo_alt")
    if not _describes(alt):
        problems.append(setting_problem(settings, "logo_alt" if "logo_alt" in stated else "logo", "TK-T099"))
    try:
        return read_logo(settings.parent / str(named), " ".join(str(alt).split()))
    except UnusableLogoError as error:
        problems.append(setting_problem(settings, "logo", error.message.code, **error.message.facts))
        return None


def _font_files(stated: Mapping[str, object], settings: Path, problems: list[Problem]) -> tuple[str, ...]:
    """Each a font as one file; a collection or a font for the web is none that a PDF can embed."""
    named = stated.get("font_files", [])
    if not isinstance(named, list) or not all(isinstance(each, str) for each in named):
        problems.append(setting_problem(settings, "font_files", "TK-X008", file=str(named)[:40]))
        return ()
    files = tuple(settings.parent / each for each in named)
    unfit = (file for file in files if not _is_a_font(file))
    problems += (setting_problem(settings, "font_files", "TK-X008", file=str(file)) for file in unfit)
    return tuple(str(file.resolve()) for file in files)


def _is_a_font(file: Path) -> bool:
    if not file.is_file() or file.stat().st_size > _MOST_FONT_BYTES:
        return False
    with file.open("rb") as source:
        return source.read(4) in _FONT_BEGINS


def _describes(alt: object) -> bool:
    """Words to be read out: the name of a file tells nothing, and neither does a sign that is no letter."""
    words = alt.strip() if isinstance(alt, str) else ""
    return len(words) >= _SHORTEST_ALT and words.isprintable() and not _FILE_NAME.fullmatch(words)
