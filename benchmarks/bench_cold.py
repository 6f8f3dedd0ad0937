"""What a cold command costs: `--help`, `check` and `build` beside `python -c pass` and a bare docxtpl script that only renders.

Run `python benchmarks/bench_cold.py [RUNS]`. Processor time (user and system) of whole processes, in turn, so that a machine that
slows down slows them all. Modules are compiled and the library is prepared beforehand, as they are for whoever has used the
program once. The template of the bare script is the document that `build` writes, with its first numbers as holes.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
CASE = ROOT / "samples" / "vaghyveln"
BARE = """
from docxtpl import DocxTemplate
template = DocxTemplate({template!r})
template.render({{f"v{{number}}": "värde" for number in range(50)}})
template.save({output!r})
"""
MOST_HOLES = 41
LIMITS = {"--help": ("pass", 5.0), "check": ("pass", 25.0), "build": ("bare", 1.5)}


def main(runs: int = 11) -> int:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        environment = {
            **os.environ,
            "TENDERKIT_CACHE": str(work / "cache"),
            "PYTHONPYCACHEPREFIX": str(work / "compiled"),
        }
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        tenderkit = ["-m", "tenderkit"]
        one = work / "one.docx"
        _seconds([*tenderkit, "build", str(CASE), "--to", str(one)], environment)
        template = _with_holes(one, work / "template.docx")
        commands = {
            "pass": ["-c", "pass"],
            "bare": ["-c", BARE.format(template=str(template), output=str(work / "bare.docx"))],
            "--help": [*tenderkit, "--help"],
            "check": [*tenderkit, "check", str(CASE)],
            "build": [*tenderkit, "build", str(CASE), "--to", str(one)],
            "build, four files": [*tenderkit, "build", str(CASE), "--to", str(work / "out")],
        }
        taken: dict[str, list[float]] = {name: [] for name in commands}
        for turn in range(runs + 1):
            for name, command in commands.items():
                seconds = _seconds(command, environment)
                if turn:  # the first round compiles and prepares
                    taken[name].append(seconds)
    return _report({name: statistics.median(seconds) for name, seconds in taken.items()})


def _with_holes(document: Path, template: Path) -> Path:
    import docx

    opened = docx.Document(str(document))
    runs = (run for paragraph in opened.paragraphs for run in paragraph.runs if any(map(str.isdigit, run.text)))
    for number, run in zip(range(MOST_HOLES), runs, strict=False):
        run.text = f"{{{{ v{number} }}}}"
    opened.save(str(template))
    return template


def _seconds(arguments: list[str], environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _report(medians: dict[str, float]) -> int:
    print(f"{'':20} {'ms':>8} {'x pass':>8} {'x docxtpl':>10}")
    for name, seconds in medians.items():
        print(f"{name:20} {seconds * 1000:8.1f} {seconds / medians['pass']:8.1f} {seconds / medians['bare']:10.2f}")
    missed = [name for name, (base, most) in LIMITS.items() if medians[name] / medians[base] > most]
    print(f"above its limit: {', '.join(missed)}" if missed else "all within their limits")
    return len(missed)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
