"""The one way to try, test and check this project, on any system with Python 3.11: `python3 tools/run.py test`.

The Makefile and the pre-commit hooks call this file, so that every command line stands in one place. Standard library only.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
OLDEST_PYTHON = (3, 11)
WORKERS = str(min(4, os.cpu_count() or 1))

RUNTIME, WEB, DEV = ".[pdf]", ".[web,pdf]", ".[dev]"
NEEDS = {"demo": RUNTIME, "serve": WEB}  # every other task needs what is used to develop
TESTS = ("pytest", "-n", WORKERS, "--dist", "loadfile", "--no-loadscope-reorder")

EXACT_ROOMS = "*/tenderkit/rules/**,*/tenderkit/model/**"

STEPS: dict[str, tuple[str, ...]] = {
    "lint": ("ruff", "check"),
    "format": ("ruff", "format", "--check"),
    "types": ("mypy",),
    "layers": ("lint-imports",),
    "spelling": ("codespell",),
    "suite": TESTS,
    "golden": ("pytest", "--update-golden"),
    "covered-suite": (*TESTS, "--cov", "--cov-report=", "--cov-fail-under=0"),
    "coverage": ("coverage", "report"),
    "coverage-of-rules": ("coverage", "report", "--fail-under=100", "--include", EXACT_ROOMS),
    "demo": ("python", str(Path("tools", "demo.py"))),
    "faults": ("python", str(Path("tools", "try_faults.py"))),
    "serve": ("python", str(Path("tools", "serve_samples.py"))),
}

TASKS: dict[str, tuple[str, ...]] = {
    "demo": ("demo",),
    "serve": ("serve",),
    "test": ("suite",),
    "golden": ("golden",),
    "faults": ("faults",),
    "check": ("lint", "format", "types", "layers", "spelling", "covered-suite", "coverage", "coverage-of-rules"),
}

BENCHMARKS = ROOT / "benchmarks"
BENCH_VENV = BENCHMARKS / ".venv"
BENCHES = (
    "bench-setup",
    "bench",
)  # in an environment of their own, beside the engines that tenderkit is measured against

CACHES = (".mypy_cache", ".ruff_cache", ".pytest_cache", ".import_linter_cache", ".hypothesis", ".coverage")
MEASURED_WITH = (".venv", ".venv-rust", "node_modules")
BUILT = (".venv", "out", "dist", "node_modules", *CACHES)


def main(arguments: list[str]) -> int:
    """Run one task or one step of it; the exit code is that of the first command that fails."""
    if sys.version_info < OLDEST_PYTHON:
        return _refuse("Python 3.11 or later is needed; this is " + sys.version.split()[0])
    if arguments == ["clean"]:
        return _clean()
    if arguments and arguments[0] in BENCHES:
        return _bench(*arguments)
    if len(arguments) != 1 or arguments[0] not in {**STEPS, **TASKS}:
        return _refuse("usage: python3 tools/run.py " + "|".join([*TASKS, *BENCHES, "clean", *STEPS]))
    task = arguments[0]
    try:
        _install(NEEDS.get(task, DEV))
    except subprocess.CalledProcessError as failed:
        return _refuse(f"could not prepare {VENV}: {' '.join(map(str, failed.cmd))}")
    for step in TASKS.get(task, (task,)):
        if code := _run(STEPS[step]):
            return code
    return 0


def _refuse(reason: str) -> int:
    print(reason, file=sys.stderr)
    return 2


def _install(what: str) -> None:
    """Make the environment hold `what`, unless it already does for these very versions."""
    stamp, wanted = VENV / "installed.txt", _fingerprint()
    held = stamp.read_text("utf-8").split() if stamp.exists() else []
    if held[:1] == [wanted] and (what in held or DEV in held):
        return
    if held[:1] != [wanted]:
        venv.create(VENV, with_pip=True, clear=stamp.exists(), symlinks=os.name != "nt")
        held = [wanted]
    stamp.unlink(missing_ok=True)  # an interrupted install leaves no stamp
    pip = (str(SCRIPTS / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    subprocess.run((*pip, "-c", "constraints.txt", "-e", what), cwd=ROOT, check=True, env=_build_pins())
    stamp.write_text(" ".join([*held, what]), "utf-8")


def _fingerprint() -> str:
    """Changes when the wanted versions, the Python or the place of the checkout change."""
    wanted = [(ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
    return hashlib.sha256(b"\0".join([*wanted, sys.version.encode(), str(ROOT).encode()])).hexdigest()


def _build_pins() -> dict[str, str]:
    """Pip builds in an environment of its own; old and new pip take its pins from different variables.

    The path is relative because pip splits these variables at spaces.
    """
    return {**os.environ, "PIP_CONSTRAINT": "constraints.txt", "PIP_BUILD_CONSTRAINT": "constraints.txt"}


def _run(command: tuple[str, ...]) -> int:
    """Run a program of the environment, with the environment's programs first on PATH as an activated one has."""
    environment = {**os.environ, "VIRTUAL_ENV": str(VENV)}
    environment["PATH"] = os.pathsep.join([str(SCRIPTS), os.environ.get("PATH", "")])
    program = shutil.which(command[0], path=str(SCRIPTS)) or command[0]
    return subprocess.run((program, *command[1:]), cwd=ROOT, check=False, env=environment).returncode


def _bench(task: str, *options: str) -> int:
    """Set up the benchmarks, or run them with `options`: `--quick`, names of benches."""
    if task == "bench-setup":
        return subprocess.run((sys.executable, str(BENCHMARKS / "prepare.py")), cwd=ROOT, check=False).returncode
    python = BENCH_VENV / SCRIPTS.name / ("python.exe" if os.name == "nt" else "python")
    if not python.exists():
        return _refuse("there is nothing to measure with yet: run `python3 tools/run.py bench-setup`")
    return subprocess.run((str(python), str(BENCHMARKS / "bench.py"), *options), cwd=ROOT, check=False).returncode


def _clean() -> int:
    for path in (*(ROOT / name for name in BUILT), *(BENCHMARKS / name for name in MEASURED_WITH)):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for cache in ROOT.glob("[!.]*/**/__pycache__"):
        shutil.rmtree(cache)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
