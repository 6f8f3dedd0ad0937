"""What the benchmarks need, beside this file: `make bench-setup`. Nothing is put into the project's own environment.

`.venv` holds tenderkit as it stands here, docxtpl, docx-mailmerge2 and what draws; `.venv-rust` holds rust-docxtpl alone, which
takes docxtpl's name; `node_modules` holds the engines from npm. Exact versions stand in peers.txt and package.json. A peer that
can't be had is named and left out; the benchmarks then print it as missing. Standard library only.
"""

import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
OWN, RUST = HERE / ".venv", HERE / ".venv-rust"
IN_RUST = ("rust-docxtpl",)
NPM = ("install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
CONSTRAINTS = ("-c", "constraints.txt")


def main() -> int:
    """Exit code 1 only where tenderkit itself can't be installed."""
    wanted = pinned()
    if not _pip(OWN, *CONSTRAINTS, "-e", ".[fast,web]"):
        return 1
    for name, exact in wanted.items():
        place = RUST if name in IN_RUST else OWN
        if not _pip(place, *CONSTRAINTS, exact):
            print(f"{name}: missing, could not be installed", file=sys.stderr)
    _npm()
    return 0


def pinned() -> dict[str, str]:
    """The lines of peers.txt by name."""
    lines = (line.strip() for line in (HERE / "peers.txt").read_text("utf-8").splitlines())
    return {re.split("==", line)[0]: line for line in lines if line and not line.startswith("#")}


def python_of(place: Path) -> Path:
    return place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _pip(place: Path, *what: str) -> bool:
    if not python_of(place).exists():
        venv.create(place, with_pip=True, clear=True, symlinks=os.name != "nt")
    command = (str(python_of(place)), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *what)
    pins = {**os.environ, "PIP_CONSTRAINT": "constraints.txt", "PIP_BUILD_CONSTRAINT": "constraints.txt"}
    return subprocess.run(command, cwd=ROOT, check=False, env=pins).returncode == 0


def _npm() -> None:
    """All are optional dependencies: npm leaves out the one that can't be had and goes on."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        print("node and npm: missing, so are the engines that need them", file=sys.stderr)
        return
    subprocess.run((npm, *NPM), cwd=HERE, check=False)


if __name__ == "__main__":
    sys.exit(main())
