"""A folder with cases in it, as a municipality keeps them: an awarded one with a recruiter's file, and others with other numbers."""

from pathlib import Path

from given.cases import WITH_PLACES, case_folder
from given.format_two import write_both
from given.reported_case import CASE, FOUR, file_with

NUMBER = "TF 2026/412"
ANNOUNCED = WITH_PLACES.replace("  begins: 2026-11-01\n", "  begins: 2026-11-01\n  published: 2026-11-10\n")
BROKEN = WITH_PLACES.replace("law: LOU", "law: LOX")


def numbered(number: int, text: str = ANNOUNCED) -> str:
    """The case with a number of its own."""
    return text.replace(NUMBER, f"TF 2026/{number}")


def awarded_folder(parent: Path, name: str = "vaghyveln") -> Path:
    """The awarded case with four places that have been carried out."""
    folder = case_folder(parent, CASE, name)
    write_both(folder, file_with(*FOUR))
    return folder


def many_cases(parent: Path, count: int) -> Path:
    """So many awarded cases with a recruiter's file each, in one folder."""
    for number in range(count):
        folder = case_folder(parent, numbered(1000 + number, CASE), f"arende-{number:04}")
        write_both(folder, file_with(*FOUR))
    return parent
