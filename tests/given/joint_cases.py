"""Cases of several authorities: three municipalities with a contract each, and a purchasing centre that others call off through.

They are the sample and one of the published requirements.
"""

from pathlib import Path

from given.real_cases import REAL_CASE_FOLDERS
from judges import checkout


def three_municipalities(home: Path, more: str = "") -> Path:
    """The case folder of the sample, awarded and with the recruiter's file; `more` stands last in the case."""
    return _copied("stadtjanster-tre-kommuner", home, more)


def purchasing_centre(home: Path, more: str = "") -> Path:
    """The case folder of a centre, where each call-off has its places."""
    return _copied("inkopscentral-per-avrop", home, more)


def _copied(name: str, home: Path, more: str) -> Path:
    case = home / name
    checkout.copy_folder(REAL_CASE_FOLDERS[name], case)
    file = case / "upphandling.yaml"
    file.write_text(file.read_text("utf-8") + more, "utf-8")
    return case
