"""What a run found: tables for people, numbers to compare with the last committed run."""

import json
import os
import platform
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parent / "results"
NOTABLE = 0.2  # a ratio that has fallen by more than a fifth is named


@dataclass(frozen=True)
class Number:
    """A ratio of one run. `target` is what it shall at least be, or at most where `lower` is better."""

    key: str
    title: str
    value: float | None  # None where it couldn't be measured
    target: float | None = None
    lower: bool = False

    def reached(self) -> bool | None:
        if self.value is None or self.target is None:
            return None
        return self.value <= self.target if self.lower else self.value >= self.target


@dataclass(frozen=True)
class Bar:
    """One bar of a plot; `value` is None for what is missing."""

    label: str
    value: float | None
    ours: bool = False


@dataclass(frozen=True)
class Section:
    """One bench: a table, its numbers, and what is to be drawn."""

    key: str
    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    numbers: Sequence[Number] = ()
    notes: Sequence[str] = ()
    bars: Sequence[Bar] = ()
    axis: str = ""


@dataclass
class Run:
    """All benches of one run, with the machine they ran on."""

    quick: bool
    versions: dict[str, str] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)

    def numbers(self) -> Iterator[Number]:
        for section in self.sections:
            yield from section.numbers


def machine() -> str:
    """Processor, cores and memory, system and Python; nothing that names the machine."""
    return f"{_processor()}, {os.cpu_count()} kärnor, {_memory()}{platform.system()} {platform.machine()}, Python {platform.python_version()}"


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    lines = facts.read_text("utf-8").splitlines() if facts.exists() else []
    named = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return named[0] if named else platform.processor() or platform.machine()


def _memory() -> str:
    if not hasattr(os, "sysconf"):
        return ""
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB, "


def as_table(section: Section) -> str:
    """The section as Markdown."""
    lines = [f"## {section.title}", ""]
    if section.rows:
        lines += [_row(section.head), _row(["---", *["---:"] * (len(section.head) - 1)])]
        lines += [*map(_row, section.rows), ""]
    lines += [f"- {note}" for note in section.notes]
    return "\n".join(lines).rstrip() + "\n"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def number_table(numbers: Sequence[Number]) -> str:
    rows = [
        [number.title, shown(number.value), _target(number), {None: "–", True: "ja", False: "nej"}[number.reached()]]
        for number in numbers
    ]
    head = ["Mått", "Uppmätt", "Mål", "Nått"]
    return "\n".join([_row(head), _row(["---", "---:", "---:", "---"]), *map(_row, rows)]) + "\n"


def _target(number: Number) -> str:
    if number.target is None:
        return "–"
    return f"{'högst' if number.lower else 'minst'} {shown(number.target)}"


def shown(value: float | None) -> str:
    """A number with three digits that matter, Swedish comma."""
    if value is None:
        return "saknas"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2  # noqa: PLR2004 -- three digits
    return f"{value:.{digits}f}".replace(".", ",")


def as_page(run: Run) -> str:
    """results.md."""
    head = ["# Resultat", "", f"{machine()}. {datetime.now(UTC):%Y-%m-%d}.", ""]
    versions = ", ".join(f"{name} {number}" for name, number in sorted(run.versions.items()))
    head += [versions + ".", "", "## Mått", "", number_table(list(run.numbers()))]
    return "\n".join(head) + "\n" + "\n".join(map(as_table, run.sections))


def as_data(run: Run) -> dict[str, Any]:
    return {
        "machine": machine(),
        "measured": f"{datetime.now(UTC):%Y-%m-%d}",
        "quick": run.quick,
        "versions": dict(sorted(run.versions.items())),
        "numbers": {number.key: asdict(number) for number in run.numbers()},
        "sections": [asdict(section) for section in run.sections],
    }


def write(run: Run, folder: Path = RESULTS) -> None:
    folder.mkdir(exist_ok=True)
    text = json.dumps(as_data(run), ensure_ascii=False, indent=1)
    (folder / "results.json").write_text(text + "\n", "utf-8")
    (folder / "results.md").write_text(as_page(run), "utf-8")


def last_numbers(folder: Path = RESULTS) -> dict[str, Any]:
    """The numbers of the committed run, none where there isn't one."""
    file = folder / "results.json"
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))["numbers"] if file.exists() else {}
    return found


def fallen(run: Run, last: dict[str, Any]) -> list[str]:
    """A line for each ratio that is worse by more than a fifth than in the last run, or that is gone."""
    lines = []
    for number in run.numbers():
        before = last.get(number.key, {}).get("value")
        if before is None:
            continue
        if number.value is None:
            lines.append(f"{number.title}: {shown(before)} förra gången, saknas nu")
        elif _worsened(number, before):
            lines.append(f"{number.title}: {shown(before)} förra gången, {shown(number.value)} nu")
    return lines


def _worsened(number: Number, before: float) -> bool:
    """Both ways as a ratio that has fallen: where lower is better, its inverse."""
    now = number.value or sys.float_info.min
    return (before / now if number.lower else now / before) < 1 - NOTABLE
