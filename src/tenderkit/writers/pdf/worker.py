"""A process of its own that sets pages: `python -I -S worker.py FOLDER-OF-TYPST PROGRAM FONTS`.

It is given one request a time on standard input, as JSON behind its length, and answers with a letter and what came of it:
the file, or what the typesetter said. It has no clock, no network, no package and no file but the program and the fonts,
can write none, and may use only so much memory and time. When whoever started it is gone, it goes too.
"""

import json
import os
import struct
import sys
import threading
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    import typst

_Setter = tuple["typst.Compiler", frozenset[str]]
DONE, FAILED = b"d", b"f"
LENGTH = struct.Struct(">Q")
_STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]
_MEMORY = 3 * 1024**3  # of addresses; pages of a hundred documents take a tenth
_NOWHERE = os.devnull
_LOOKS_FOR_PARENT = 0.5  # seconds


def set_pages(packages: str, program: str, fonts: str) -> None:
    """Answer requests until there are no more."""
    asked, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
    sys.path.append(packages)
    import typst

    source = _bytes(program)
    _limit_itself()
    setters: dict[tuple[str, ...], _Setter] = {}
    while (request := _read(asked)) is not None:
        folders = (fonts, *request["fonts"])
        if folders not in setters:
            setters[folders] = _setter(typst, program, folders)
        compiler, families = setters[folders]
        _limit_seconds(int(request["seconds"]))
        kind, said = _set(compiler, typst, source, request)
        if kind == DONE:
            missing = [name for name in request["wanted"] if name.casefold() not in families]
            said = json.dumps(missing).encode() + b"\n" + said
        answers.write(kind + LENGTH.pack(len(said)) + said)
        answers.flush()


def _setter(typst: Any, program: str, folders: tuple[str, ...]) -> "_Setter":  # noqa: ANN401  # a module
    """What sets pages with these fonts, and the families that they are of."""
    found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=list(folders))
    root = os.path.dirname(program)  # noqa: PTH120  # as above
    compiler = typst.Compiler(
        root=root, font_paths=found, ignore_system_fonts=True, package_path=_NOWHERE, package_cache_path=_NOWHERE
    )
    return compiler, frozenset(name.casefold() for name in found.families())


def _set(setter: "typst.Compiler", typst: Any, source: bytes, request: dict[str, Any]) -> tuple[bytes, bytes]:  # noqa: ANN401  # as above
    try:
        made = setter.compile(
            source,
            format="pdf",
            sys_inputs={"data": request["data"]},
            pdf_standards=_STANDARDS,
            timestamp=request["timestamp"],
        )
    except typst.TypstError as error:
        return FAILED, f"{error.message}\n{error.diagnostic}".encode()
    except Exception as error:  # noqa: BLE001  # whoever asked tells of it
        return FAILED, type(error).__name__.encode()
    return DONE, made if isinstance(made, bytes) else b""


def _bytes(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123  # pathlib is a third of the time that this process takes to start
        return file.read()


def _read(asked: BinaryIO) -> dict[str, Any] | None:
    head = asked.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    body = asked.read(length)
    return json.loads(body) if len(body) == length else None


def _limit_itself() -> None:
    """Nothing of this on Windows, where only whoever started it watches the time."""
    with suppress(ImportError):
        import resource
        import signal

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it decides
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_seconds(seconds: int) -> None:
    with suppress(ImportError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        resource.setrlimit(
            resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 2 * seconds, resource.RLIM_INFINITY)
        )


def _end_with_parent(parent: int) -> None:
    """Also in the middle of a page."""
    while os.getppid() == parent:
        time.sleep(_LOOKS_FOR_PARENT)
    os._exit(1)


if __name__ == "__main__":
    set_pages(*sys.argv[1:])
