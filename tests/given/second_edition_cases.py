"""Whole cases of 2027 that ask for what no sample does: months of full time, a number for each year, a shared number in a framework."""

from pathlib import Path

SECOND_EDITION = Path(__file__).parent / "second_edition"
SECOND_EDITION_NAMES = tuple(sorted(file.parent.name for file in SECOND_EDITION.glob("*/upphandling.yaml")))
