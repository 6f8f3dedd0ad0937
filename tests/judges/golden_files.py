"""Golden files: what an output should say, as a file that a person can open and approve."""

from collections.abc import Callable
from pathlib import Path

GOLDEN_FOLDER = Path(__file__).parents[1] / "golden"

Golden = Callable[[str, str], None]


def compare_with_golden(name: str, text: str, *, update: bool) -> None:
    """Letter for letter, line ends included."""
    file = GOLDEN_FOLDER / name
    if update:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="")
    assert file.exists(), f"{name} is missing: run pytest --update-golden and read what it wrote"
    assert text == file.read_bytes().decode("utf-8")
