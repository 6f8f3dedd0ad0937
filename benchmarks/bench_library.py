"""How long a library of many versions takes to load and lint (the shipped one below it); the time per version should not grow.

python benchmarks/bench_library.py            # 100, 1 000 and 5 000 versions
python benchmarks/bench_library.py 200 400
"""

import re
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from tenderkit.messages import Gravity
from tenderkit.project.places import built_in_root
from tenderkit.readers.clauses.library_reader import read_library
from tenderkit.workflows.clauses.lint_library import lint_library

Result = TypeVar("Result")
VERSIONS = 5  # of each clause
REFERENCE = re.compile(r"\[\[.*?\]\]")
SIZES = (100, 1_000, 5_000)


def main() -> None:
    print(f"{'versions':>8}  {'load s':>7}  {'lint s':>7}  {'ms/version':>10}")
    for size in [int(argument) for argument in sys.argv[1:]] or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            clauses = Path(folder) / "clauses"
            write_library(clauses, size)
            load, found = timed(lambda path=clauses: read_library([built_in_root() / "clauses", path]))
            lint, problems = timed(lambda path=clauses: lint_library(path, path))
            versions = len(found.entries())
            print(f"{versions:>8}  {load:>7.2f}  {lint:>7.2f}  {1000 * lint / versions:>10.2f}", flush=True)
            if errors := [problem for problem in problems if problem.gravity is Gravity.ERROR]:
                sys.exit(f"the generated library has {len(errors)} errors: {errors[0]}")


def timed(work: Callable[[], Result]) -> tuple[float, Result]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def write_library(folder: Path, size: int) -> None:
    """The shipped texts under new names, five versions of each, requiring and excluding each other in short chains."""
    texts = [path.read_text("utf-8") for path in sorted((built_in_root() / "clauses").glob("*/1.0.0.md"))]
    lines = []
    count = max(1, size // VERSIONS)
    for number in range(count):
        text = texts[number % len(texts)]
        clause_id = f"k{number}"
        (folder / clause_id).mkdir(parents=True)
        lines += [f"  {clause_id}:", "    versions:"]
        for minor in range(VERSIONS):
            version = f"1.{minor}.0"
            (folder / clause_id / f"{version}.md").write_text(renamed(text, clause_id, version, number), "utf-8")
            lines.append(f"      {version}: {{status: published, valid_from: 2025-01-0{minor + 1}}}")
    order = ", ".join(f"k{number}" for number in range(count))
    (folder / "library.yaml").write_text(
        "\n".join(["format: 1", f"order: [{order}]", "clauses:", *lines]) + "\n", "utf-8"
    )


def renamed(text: str, clause_id: str, version: str, number: int) -> str:
    """The same words, with relations among the new names: each requires the one before, in chains of ten."""
    front, _, body = text.removeprefix("---\n").partition("\n---\n")
    keys = {"id": clause_id, "version": version, "applies_if": "null", "conflicts": "[]"}
    keys["requires"] = f"[k{number - 1}]" if number % 10 else "[]"
    lines = [line for line in front.split("\n") if line.split(":")[0] not in keys]
    lines += [f"{key}: {value}" for key, value in keys.items()]
    return "\n".join(["---", *lines, "---", REFERENCE.sub("villkoren", body)])


if __name__ == "__main__":
    main()
