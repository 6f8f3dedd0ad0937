"""Requirements of the kinds that authorities have published, as cases: the facts are theirs, names and the rest are invented."""

from pathlib import Path

REAL_CASES = Path(__file__).parent / "real_requirements"
REAL_CASE_NAMES = tuple(sorted(file.parent.name for file in REAL_CASES.glob("*/upphandling.yaml")))
