"""The one place where errors become lines on the screen and exit codes."""

import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

import click

from tenderkit.cli.group import group
from tenderkit.messages import Message
from tenderkit.problems import ExitCode, TenderkitError

LOG_NAME = "tenderkit-fel.txt"


def run(arguments: Sequence[str]) -> int:
    """Run one command; returns its exit code and never shows a traceback."""
    _make_console_safe()
    try:
        outcome = group.main(list(arguments), prog_name="tenderkit", standalone_mode=False)
    except click.exceptions.Exit as wanted:
        return wanted.exit_code
    except click.ClickException as usage:
        usage.show()
        return ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        return ExitCode.DONE
    except TenderkitError as error:
        click.echo(str(error), err=True)
        return error.exit_code
    except Exception as fault:  # noqa: BLE001 - the last net: one calm sentence instead of a traceback
        click.echo(str(Message("TK-S070", {"log": str(_log(fault))})), err=True)
        return ExitCode.OUR_FAULT
    return outcome if isinstance(outcome, int) else ExitCode.DONE


def _make_console_safe() -> None:
    """A cp850 console can't show every letter; a question mark is better than a crash."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")


def _log(fault: BaseException) -> Path:
    """Where it broke, without what was in the hands: no message, no values, so no personal data."""
    log = Path(tempfile.gettempdir()) / LOG_NAME
    lines = [f"{type(fault).__name__}\n", *_frames(fault.__traceback__)]
    try:
        log.write_text("".join(lines), "utf-8")
    except OSError:
        return Path("-")
    return log


def _frames(trace: TracebackType | None) -> list[str]:
    return [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}\n" for frame in traceback.extract_tb(trace)]
