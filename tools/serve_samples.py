"""The page on a copy of the samples: out/sidan, made the first time and kept with what has been written in it.

Nothing is written into the samples themselves. Run: `make serve` (or `python3 tools/run.py serve`).
"""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
COPY = ROOT / "out" / "sidan"


def main() -> int:
    """Say which folder it is, then serve it until somebody stops the page."""
    from tenderkit.cli import main as run

    print(copied(SAMPLES, COPY), flush=True)
    sys.argv = ["tenderkit", "serve", str(COPY)]
    run()
    return 0


def copied(samples: Path, folder: Path) -> str:
    """Copy the samples unless the folder is there already; the one line to say."""
    if folder.is_dir():
        return f"Exempelärendena ligger kvar i {folder} som du lämnade dem. Ta bort mappen för att börja om."
    beside = folder.with_name(f"{folder.name}.kopieras")
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(samples, beside, ignore=shutil.ignore_patterns("dokument", "*.tmp"))
    beside.rename(folder)  # whole or not at all
    return f"Exempelärendena är kopierade till {folder}. Det du skriver sparas där och står kvar till nästa gång."


if __name__ == "__main__":
    sys.exit(main())
