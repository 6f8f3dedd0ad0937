"""The program, imported once and standing by: each command goes on from there as a process of its own.

What a command meets is what a shell gives it: its words, its folder, its environment, and three streams that are files or pipes
of the caller's. What it doesn't do is to start Python and import everything anew, which is nine tenths of a short command.
Tests of the start itself (what is imported, odd environments, signals, closed streams) start the program cold.
"""

import atexit
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import sysconfig
import tempfile
import threading
import traceback
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NoReturn

from judges.patience import HANGS_AFTER_SECONDS

_HERE = Path(__file__).parents[1]
_LONGEST = 1 << 20  # bytes of a command, its environment included
_OF_PYTHON = ("PYTHON", "LC_", "LANG", "TZ")  # what Python takes from the environment when it starts
_NOT_ASKED = 75
_STDIN = 0
_ONLY_IN_A_COMMAND = ("__main__", "cli", "web")  # Django asks for its settings first
_ASK = """\
#!{python} -IS
import json, os, socket, sys
line = socket.socket(socket.AF_UNIX)
line.connect({path!r})
said = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
socket.send_fds(line, [len(said).to_bytes(4, "big")], [0, 1, 2])
line.sendall(said)
code = int(line.recv(64) or {not_asked})
if code < 0:
    os.kill(os.getpid(), -code)
os._exit(code)
"""


def run_program(
    arguments: Sequence[str], *, cwd: Path | None = None, env: Mapping[str, str] | None = None, given: bytes = b""
) -> "subprocess.CompletedProcess[bytes]":
    """`python -m tenderkit` with the arguments: cold where the environment changes how Python starts, or nothing can be forked."""
    environment = dict(os.environ if env is None else env)
    if os.name == "nt" or _for_python(environment) != _for_python(os.environ):
        command = [sys.executable, "-m", "tenderkit", *arguments]
        return subprocess.run(
            command, cwd=cwd, env=env, input=given, capture_output=True, timeout=HANGS_AFTER_SECONDS, check=False
        )
    with tempfile.TemporaryFile() as read, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        read.write(given)
        read.seek(0)
        request = [list(arguments), str(cwd or Path.cwd()), environment]
        code = _ask(json.dumps(request).encode(), [stream.fileno() for stream in (read, out, err)])
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(list(arguments), code, out.read(), err.read())


def text_of_program(
    *arguments: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None, given: str | None = None
) -> "subprocess.CompletedProcess[str]":
    """The same, with what goes in and what comes out as text."""
    done = run_program(list(map(str, arguments)), cwd=cwd, env=env, given=(given or "").encode())
    out, err = (said.decode("utf-8").replace(os.linesep, "\n") for said in (done.stdout, done.stderr))
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


@cache
def folder_of_programs() -> Path:
    """A folder for PATH, with a `tenderkit` that lets the one that stands by do the work; where nothing can be forked, the real one's."""
    if os.name == "nt":
        return Path(sysconfig.get_path("scripts"))
    ask = _home() / "bin" / "tenderkit"
    ask.parent.mkdir()
    ask.write_text(_ASK.format(python=sys.executable, path=str(_line()), not_asked=_NOT_ASKED), "utf-8")
    ask.chmod(0o755)
    return ask.parent


def _for_python(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if name.startswith(_OF_PYTHON)}


def _ask(said: bytes, streams: list[int]) -> int:
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(HANGS_AFTER_SECONDS)
        line.connect(str(_line()))
        socket.send_fds(line, [len(said).to_bytes(4, "big")], streams)
        line.sendall(said)
        return int(line.recv(64))


@cache
def _home() -> Path:
    folder = tempfile.TemporaryDirectory(prefix="tenderkit-")
    atexit.register(folder.cleanup)
    return Path(folder.name)


@cache
def _line() -> Path:
    """Where the one that stands by listens; it ends with the process that started it."""
    path = _home() / "s"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        listening.listen(64)
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, map(str, sys.path)))}
        started = subprocess.Popen(
            [sys.executable, "-c", "from judges import standing_by; standing_by.stand_by()", str(listening.fileno())],
            stdin=subprocess.PIPE,
            pass_fds=[listening.fileno()],
            cwd=_HERE,
            env=environment,
        )
    atexit.register(started.communicate)
    return path


def stand_by() -> None:
    """Import the program, and begin a process for each command that is asked for, until whoever started us is gone."""
    import_program()
    listening = socket.socket(fileno=int(sys.argv[1]))
    woken, wakes = socket.socketpair()
    wakes.setblocking(False)  # noqa: FBT003 - the call has no other form
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wakes.fileno())
    running: dict[int, socket.socket] = {}
    watched: list[socket.socket | int] = [listening, woken, _STDIN]
    while True:
        ready, _, _ = select.select(watched, [], [])
        if woken in ready:
            woken.recv(4096)
            _tell_of_ended(running)
        if listening in ready:
            asked, _ = listening.accept()
            pid = os.fork()
            if pid == 0:
                _leave(listening, woken, wakes, *running.values())
                _become(asked)
            running[pid] = asked
        elif _STDIN in ready:
            return


def _leave(*lines: socket.socket) -> None:
    """What the one that stands by has open and listens to is no business of a command."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for line in lines:
        line.close()


def import_program() -> None:
    """Every module below the commands, as one that has needed them all has them; the words of those depend on the language."""
    import gc

    import tenderkit.cli

    tenderkit.cli._look_for_no_plugins()  # noqa: SLF001 - before pydantic is imported, as a command does
    _import_all_below("tenderkit")
    gc.collect()
    gc.freeze()


def _import_all_below(package: str) -> None:
    import importlib
    import pkgutil

    for found in pkgutil.iter_modules(importlib.import_module(package).__path__, f"{package}."):
        if found.name.split(".")[1] not in _ONLY_IN_A_COMMAND:
            importlib.import_module(found.name)
            if found.ispkg:
                _import_all_below(found.name)


def _tell_of_ended(running: dict[int, socket.socket]) -> None:
    while running:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if not pid:
            return
        with running.pop(pid) as asked:
            asked.sendall(str(os.waitstatus_to_exitcode(status)).encode())


def _become(asked: socket.socket) -> NoReturn:
    """The command that is asked for; never returns."""
    head, streams, _, _ = socket.recv_fds(asked, 4, 3)
    said = b""
    while len(said) < int.from_bytes(head, "big"):
        said += asked.recv(_LONGEST)
    asked.close()
    arguments, folder, environment = json.loads(said)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["tenderkit", *arguments]
    sys.stdin, sys.stdout = (open(number, mode, encoding="utf-8") for number, mode in ((0, "r"), (1, "w")))  # noqa: PTH123, SIM115 - the streams of the process
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace")  # noqa: SIM115 - as above
    _end(_outcome())


def _outcome() -> int:
    """The exit code of the program, as Python gives it."""
    try:
        runpy.run_module("tenderkit", run_name="__main__")
    except SystemExit as ended:
        if ended.code is None or isinstance(ended.code, int):
            return ended.code or 0
        sys.stderr.write(f"{ended.code}\n")
        return 1
    except BaseException:  # noqa: BLE001 - what the program's own net didn't catch is shown, as Python shows it
        traceback.print_exc()
        return 1
    return 0


def _end(code: int) -> NoReturn:
    """As Python ends, except that nothing is taken apart first."""
    threading._shutdown()  # type: ignore[attr-defined]  # noqa: SLF001 - what Python itself calls, in this order
    atexit._run_exitfuncs()  # noqa: SLF001 - as above
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
