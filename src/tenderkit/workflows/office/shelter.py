"""What a program from outside is started with, so that it can't reach the net and ends when we do."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

from msgspec import Struct

_OF_ITS_OWN = ("--user", "--map-root-user", "--net")
_ENDS_WITH_ITS_FIRST = ("--pid", "--fork", "--kill-child", "--mount-proc")
_MOST_BYTES = 1 << 30  # of one file that it writes
_KEPT = ("PATH", "SYSTEMROOT", "PROGRAMFILES", "LD_LIBRARY_PATH", "FONTCONFIG_PATH", "FONTCONFIG_FILE")


class Shelter(Struct, frozen=True):
    """The words to put before a command. `has_no_net`: the system itself keeps the program from the net."""

    before: tuple[str, ...]
    has_no_net: bool


@cache
def shelter() -> Shelter:
    """The closest shelter that this system lets us have, tried once.

    On Linux: a namespace without any net and one of processes, which all end with the first. Where namespaces are closed to us,
    as in many containers, and on other systems: nothing but the profile stands between the program and the net.
    """
    ends_with_us = _found("setpriv", "--pdeathsig", "KILL")
    limits = _found("prlimit", f"--fsize={_MOST_BYTES}", "--core=0")
    for options in (_OF_ITS_OWN + _ENDS_WITH_ITS_FIRST, _OF_ITS_OWN):
        before = (*ends_with_us, *limits, "unshare", *options)
        if shutil.which("unshare") and _works(before):
            return Shelter(before, has_no_net=True)
    return Shelter((*ends_with_us, *limits), has_no_net=False)


def own_surroundings(home: Path) -> dict[str, str]:
    """What the program is told of the machine: its home and its temporary files are in our folder, and no proxy is named."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    folder = str(home)
    ours = {"HOME": folder, "USERPROFILE": folder, "TMPDIR": folder, "TEMP": folder, "TMP": folder}
    return kept | ours | {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "TZ": "UTC", "SAL_USE_VCLPLUGIN": "svp"}


def _found(program: str, *options: str) -> tuple[str, ...]:
    before = (program, *options)
    return before if sys.platform == "linux" and shutil.which(program) and _works(before) else ()


def _works(before: tuple[str, ...]) -> bool:
    try:
        done = subprocess.run([*before, "true"], capture_output=True, check=False)  # noqa: S603 - words of our own
    except OSError:
        return False
    return done.returncode == 0
