"""How a PDF is to look: as the letterhead of the same name does in Word, so far as we have made that ourselves."""

from pathlib import Path

from msgspec import Struct

from tenderkit.messages import Message
from tenderkit.model.template.brand import Brand
from tenderkit.model.template.template import If, Program, Value
from tenderkit.prepared import prepared
from tenderkit.problems import Problem
from tenderkit.project.one_run import once_in_a_run
from tenderkit.project.places import LETTERHEADS, TEMPLATE_FILE, ProjectPlaces, built_in_root
from tenderkit.project.settings import read_settings
from tenderkit.workflows.reports.rendering import read_letterhead
from tenderkit.writers.pdf.looks import PdfLooks

_BRAND = "brand"
_OF_THE_AUTHORITY = "registration_number"


class FoundLooks(Struct, frozen=True):
    """The looks, and what deserves to be told of them."""

    looks: PdfLooks
    told: tuple[Problem, ...] = ()


@once_in_a_run
def pdf_looks(places: ProjectPlaces, letterhead: str) -> FoundLooks:
    """Those of the shipped letterhead, in the municipality's colours and fonts where Word's are.

    A letterhead that somebody has changed by hand is told of: its changes are Word's alone. Raises `InvalidInputError` for a brand
    that can't be used.
    """
    folder = places.letterhead_folder(letterhead)
    template = read_letterhead(folder)
    of_authority = any(_prints(program, _OF_THE_AUTHORITY) for program in template.programs.values())
    if folder.is_relative_to(built_in_root()):
        return FoundLooks(PdfLooks(Brand(), of_authority))
    brand = _brand(places.settings)
    own = folder / TEMPLATE_FILE
    told = () if _is_made_of(own, letterhead, brand) else (Problem(own, 1, 1, Message("TK-X006", {"file": str(own)})),)
    return FoundLooks(PdfLooks(brand, of_authority), told)


def _prints(program: Program, fact: str) -> bool:
    """Whether any part of it has a place for the fact."""
    for node in program:
        match node:
            case Value(name) if name == fact:
                return True
            case If(branches) if any(_prints(body, fact) for _, body in branches):
                return True
            case _:
                pass
    return False


def _brand(settings: Path | None) -> Brand:
    if settings is None or not read_settings(settings).get(_BRAND):
        return Brand()
    from tenderkit.readers.template.brand_reader import read_brand

    return read_brand(settings)


def _is_made_of(own: Path, letterhead: str, brand: Brand) -> bool:
    """Whether the letterhead is the shipped one in this brand, byte for byte."""
    shipped = built_in_root() / LETTERHEADS / letterhead / TEMPLATE_FILE
    if not shipped.is_file():
        return False
    source, wanted = shipped.read_bytes(), own.read_bytes()

    def made() -> bool:
        from tenderkit.writers.word.branding import branded

        return branded(source, brand) == wanted

    logo = brand.logo.data if brand.logo is not None else b""
    stated = repr((brand.colour, brand.shade, brand.font, brand.heading_font, brand.logo and brand.logo.alt))
    return prepared("brands", bool, (source, wanted, logo, stated.encode()), made)
