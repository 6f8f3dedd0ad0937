"""What is the same in every case of a house: who buys, and the unit that finds candidates, as its latest case has them."""

from collections.abc import Iterable
from pathlib import Path

from tenderkit.problems import Key, TenderkitError
from tenderkit.readers.case.case_source import read_case_source
from tenderkit.writers.form.form_values import said_at

_SHARED: tuple[Key, ...] = (
    ("authority", "name"),
    ("authority", "organisation_number"),
    ("matching_unit", "name"),
    ("matching_unit", "form"),
)


def house_answers(files: Iterable[Path]) -> dict[Key, str]:
    """The answers of the case file that was saved last and can be read; none where there is no case yet."""
    for file in sorted(files, key=_saved, reverse=True):
        try:
            said = read_case_source(file).data
        except TenderkitError:
            continue
        if isinstance(said_at(said, _SHARED[0]), str):
            return {key: value for key in _SHARED if isinstance(value := said_at(said, key), str)}
    return {}


def _saved(file: Path) -> tuple[float, str]:
    try:
        return file.stat().st_mtime, file.as_posix()
    except OSError:
        return 0.0, file.as_posix()
