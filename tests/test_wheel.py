"""The wheel alone, in an empty environment outside the checkout, does the main job."""

import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from judges import checkout
from judges.patience import HANGS_AFTER_SECONDS

ROOT = checkout.ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source, target = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    checkout.copy_to(source)
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(target), str(source))
    return next(target.glob("*.whl"))


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False, symlinks=sys.platform != "win32")
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    pip = (sys.executable, "-m", "pip", "--python", str(scripts / "python"), "--disable-pip-version-check")
    _run(*pip, "install", "--quiet", "--only-binary=:all:", "-c", str(ROOT / "constraints.txt"), str(wheel))
    return scripts / "tenderkit"


def test_the_wheel_holds_the_package_the_library_and_the_licences(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())

    assert {name for name in names if ".dist-info/" not in name} == set(_contents())
    assert {name.split("/licenses/")[1] for name in names if "/licenses/" in name} == {
        "LICENSE",
        "clauses/LICENSE",
        "src/tenderkit/writers/pdf/fonts/LICENSE-Carlito.txt",
        "src/tenderkit/writers/pdf/fonts/LICENSE-DejaVu.txt",
    }


def test_the_wheel_does_the_main_job(program: Path, tmp_path: Path) -> None:
    checkout.copy_folder(Path("samples", "vaghyveln"), tmp_path / "vaghyveln")

    _run(str(program), "build", "vaghyveln", "--to", "out", folder=tmp_path)

    written = {file.name for file in (tmp_path / "out").iterdir()}
    assert {"kravavsnitt.docx", "kravavsnitt.html", "kravavsnitt.txt"} <= written


def test_the_wheel_speaks_swedish(program: Path, tmp_path: Path) -> None:
    assert _run(str(program), "--help", folder=tmp_path).startswith("Användning: ")


def _contents() -> Iterator[str]:
    """The package, and where pyproject.toml puts each file of the folders that travel with it."""
    targets = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]
    places = {"src": "", **{folder: f"{target}/" for folder, target in targets["wheel"]["force-include"].items()}}
    for folder, target in places.items():
        for file in checkout.files():
            if file.is_relative_to(folder):
                yield target + file.relative_to(folder).as_posix()


def _run(*command: str, folder: Path | None = None) -> str:
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False, timeout=HANGS_AFTER_SECONDS
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
