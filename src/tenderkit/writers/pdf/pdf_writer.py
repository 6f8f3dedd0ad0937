"""Documents -> one PDF: their values set by the program, and every letter that no font has named and replaced."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath
from typing import Any

from msgspec import Struct

from tenderkit.problems import TenderkitError
from tenderkit.writers.pdf.long_words import ANYWHERE
from tenderkit.writers.pdf.signature_fields import with_signature_fields
from tenderkit.writers.pdf.typesetter import TYPESETTER, Fonts, SettingError, Typesetter
from tenderkit.writers.pdf.values import Pages, values_of

_MISSING = re.compile(r'(?:the text|codepoint) `?"((?:[^"\\]|\\.)*)"`?')
_UNSEEN = "\N{ZERO WIDTH NO-BREAK SPACE}"  # which PDF/A doesn't allow
_ESCAPED = re.compile(r"\\(?:u\{([0-9a-fA-F]+)\}|(.))")


class SetPdf(Struct, frozen=True):
    """The finished bytes. `replaced` are the letters that no font has, each with what stands in its place.

    `missing_fonts` are the families that the brand names and that none of its files holds.
    """

    data: bytes
    replaced: tuple[tuple[str, str], ...] = ()
    missing_fonts: tuple[str, ...] = ()


def write_pdf(several: Sequence[Pages], title: str, day: date, typesetter: Typesetter = TYPESETTER) -> SetPdf:
    """The documents one after the other in one file, dated on the `day`; the same documents give the same bytes."""
    values = values_of(several, title)
    files = (PurePath(file) for pages in several for file in pages.looks.brand.font_files)
    folders = tuple(dict.fromkeys(str(file.parent) for file in files))
    wanted = tuple(dict.fromkeys(font for pages in several for font in pages.looks.wanted_fonts))
    replaced: dict[str, str] = {}
    while True:
        try:
            data, missing = typesetter.set(_with(values, replaced), day, Fonts(folders, wanted))
            if signers := [signer for pages in several for signer in pages.signers]:
                data = with_signature_fields(data, signers)
            return SetPdf(data, tuple((letter, words) for letter, words in replaced.items() if words), missing)
        except SettingError as error:
            found = missing_letters(str(error)) - replaced.keys()
            if not found:
                raise TenderkitError("TK-X003", {"why": str(error).partition("\n")[0]}) from error
            replaced |= {letter: in_place_of(letter) for letter in sorted(found)}


def missing_letters(said: str) -> set[str]:
    """The letters that the typesetter says that no font has; a mark of ours that stands beside one is none."""
    found = {letter for words in _MISSING.findall(said) for letter in _ESCAPED.sub(_unescaped, words)}
    return found - {ANYWHERE}


def in_place_of(letter: str) -> str:
    """`[U+6F22]`: so that nobody takes it for a letter of the text. A mark that nobody sees is left out."""
    return "" if letter == _UNSEEN else f"[U+{ord(letter):04X}]"


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else found[2]


def _with(value: Any, replaced: dict[str, str]) -> Any:  # noqa: ANN401  # values of any kind
    """A line may end before and after what is longer than the letter was."""
    if not replaced:
        return value
    if isinstance(value, str):
        room = {ord(letter): f"{ANYWHERE}{words}{ANYWHERE}" if words else "" for letter, words in replaced.items()}
        return value.translate(room)
    if isinstance(value, dict):
        return {key: _with(each, replaced) for key, each in value.items()}
    return [_with(each, replaced) for each in value] if isinstance(value, list | tuple) else value
