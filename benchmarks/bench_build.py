"""How long a user waits: cold `tenderkit build` and `--help` beside `python -c pass` and a bare docxtpl script.

Run `python benchmarks/bench_build.py [RUNS]`. The commands run in turn, so that a machine that slows down
slows them all; the median ratio per round is what counts.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
BARE_DOCXTPL = """
from docxtpl import DocxTemplate
template = DocxTemplate({template!r})
template.render({{"authority_name": "Kommunen", "content": ""}})
template.save({output!r})
"""


def main(runs: int = 11) -> None:
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        shutil.copytree(ROOT / "samples" / "vaghyveln", work / "vaghyveln")
        template = str(ROOT / "templates" / "letterheads" / "myndighet" / "template.docx")
        bare = BARE_DOCXTPL.format(template=template, output=str(work / "bare.docx"))
        tenderkit = [sys.executable, "-m", "tenderkit"]
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "tenderkit --help": [*tenderkit, "--help"],
            "tenderkit check": [*tenderkit, "check", str(work / "vaghyveln")],
            "tenderkit build, four files": [*tenderkit, "build", str(work / "vaghyveln"), "--to", str(work / "out")],
            "tenderkit build, one docx": [*tenderkit, "build", str(work / "vaghyveln"), "--to", str(work / "one.docx")],
            "bare docxtpl script, one docx": [sys.executable, "-c", bare],
        }
        _report(_measure(commands, runs))


def _measure(commands: dict[str, list[str]], runs: int) -> dict[str, list[float]]:
    seconds: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            if turn:  # the first round only warms the caches
                seconds[name].append(time.perf_counter() - start)
    return seconds


def _report(seconds: dict[str, list[float]]) -> None:
    nothing, bare = seconds["python -c pass"], seconds["bare docxtpl script, one docx"]
    print(f"{'':32} {'median s':>9} {'x pass':>8} {'x docxtpl':>10}")
    for name, taken in seconds.items():
        to_nothing = statistics.median(a / b for a, b in zip(taken, nothing, strict=True))
        to_bare = statistics.median(a / b for a, b in zip(taken, bare, strict=True))
        print(f"{name:32} {statistics.median(taken):9.3f} {to_nothing:8.1f} {to_bare:10.2f}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
