"""Whole cases that were advertised before 2027, and so keep the first edition of the clauses: places in one contract, in each lot, by call-off."""

from pathlib import Path

FIRST_EDITION = Path(__file__).parent / "first_edition"
FIRST_EDITION_NAMES = tuple(sorted(file.parent.name for file in FIRST_EDITION.glob("*/upphandling.yaml")))
