"""What somebody at the keyboard sees of a command, and what became of their folder."""

import io
import re
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

from msgspec import Struct

from given.cases import PLACES
from judges.standing_by import run_program
from tenderkit.cli.entry import run

_FINDING = re.compile(r"^(?:.*?:(\d+:\d+|[^:]+![A-Z]+\d+): )?(TK-[A-Z]\d{3}) (.+)$")
# Words of programmers, and holes that nobody filled: no officer should meet them.
_NOT_FOR_USERS = re.compile(
    r"Traceback|\bNone\b|Exception|[a-z]Error\b|pydantic|yaml\.[a-z]|\[key\]|(?<!::slot)(?<!::facts)\{[a-z_]+\}|TK-S070"
)


class Seen(Struct, frozen=True):
    """The exit code and what was printed."""

    code: int
    out: str
    err: str

    @property
    def findings(self) -> list[str]:
        """`16:3 TK-C044`, or `TK-F001` for one without a line; in the order printed."""
        return [" ".join(filter(None, found.groups()[:2])) for found in map(_FINDING.match, self._lines()) if found]

    @property
    def text(self) -> str:
        return self.out + self.err

    def reads_well(self) -> bool:
        """One line per fault, each with its remedy below as whole sentences, and nothing that only we understand."""
        lines = self._lines()
        assert not _NOT_FOR_USERS.search(self.text), self.text
        for line, below in zip(lines, [*lines[1:], ""], strict=True):
            if _FINDING.match(line):
                assert below.startswith("    "), f"no remedy below: {line}"
                assert below.rstrip().endswith((".", "?")), below
        assert len(set(self.findings_in_full())) == len(self.findings_in_full()), "the same fault twice"
        return True

    def findings_in_full(self) -> list[str]:
        return [line for line in self._lines() if _FINDING.match(line)]

    def _lines(self) -> list[str]:
        return self.text.splitlines()


def user_runs(*arguments: str | Path) -> Seen:
    """A command in this process: quick, for everything where the process itself doesn't matter."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(list(map(str, arguments)))
    return Seen(int(code), out.getvalue(), err.getvalue())


def program_runs(
    *arguments: str | Path, cwd: Path | None = None, given: bytes | None = None, env: dict[str, str] | None = None
) -> Seen:
    """The real program in a process of its own, with the folder, environment and streams that a shell gives it."""
    done = run_program(list(map(str, arguments)), cwd=cwd, env=env, given=given or b"")
    return Seen(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def standing(folder: Path) -> dict[str, object]:
    """Everything below a folder, byte for byte; links by their target, whatever is neither file nor folder by its kind."""
    return {str(path.relative_to(folder)): _content(path) for path in sorted(folder.rglob("*"))}


def _content(path: Path) -> object:
    if path.is_symlink():
        return path.readlink()
    if path.is_file():
        return path.read_bytes()
    return "folder" if path.is_dir() else path.lstat().st_mode


def with_places(case: str) -> str:
    """The sound case of `cases.py` with a requirement for places as well, and with words that reach every format."""
    return (
        case.replace("  months: 24\n", "  months: 24\n  workplace_checks: [utdrag ur belastningsregistret]\n") + PLACES
    )
