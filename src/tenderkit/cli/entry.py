"""The one place where errors become lines on the screen and exit codes."""

import os
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from tenderkit.cli import INTERRUPTED
from tenderkit.cli.completion import answer_the_shell, is_asked_to_complete
from tenderkit.cli.group import group
from tenderkit.cli.streams import open_streams
from tenderkit.messages import Message
from tenderkit.problems import ExitCode, TenderkitError, where_it_broke
from tenderkit.writers.moves.run_record import RunRecord, begin_record

if TYPE_CHECKING:
    from pathlib import Path

LOG_PREFIX, LOG_SUFFIX = "tenderkit-fel-", ".txt"
READER_GONE = 141  # 128 + SIGPIPE, as a shell reports `tenderkit … | head -1`


def run(arguments: Sequence[str]) -> int:
    """Run one command, or complete one in the shell; returns its exit code and never shows a traceback."""
    open_streams()
    if is_asked_to_complete():
        return answer_the_shell(lambda: group.main(list(arguments), prog_name="tenderkit"))
    return _run(arguments)


def _run(arguments: Sequence[str]) -> int:
    """Run one command, and say what became of the files when it was interrupted."""
    record = begin_record()
    code = _outcome(arguments, record)
    for note in dict.fromkeys(map(str, record.notes)):
        with suppress(OSError):
            click.echo(note, err=True)
    return code


def _outcome(arguments: Sequence[str], record: RunRecord) -> int:
    try:
        outcome = group.main(list(arguments), prog_name="tenderkit", standalone_mode=False)
    except click.exceptions.Exit as wanted:
        return wanted.exit_code
    except click.ClickException as usage:
        from tenderkit.cli.near_words import with_near_words

        with suppress(OSError):
            with_near_words(usage).show()
        return ExitCode.USAGE
    except (click.Abort, KeyboardInterrupt):
        return ExitCode.DONE if record.all_is_written else INTERRUPTED
    except SystemExit:  # click's answer when nobody reads what we print any more
        return READER_GONE
    except TenderkitError as error:
        return _stop(str(error), error.exit_code)
    except OSError as error:
        return _stop(str(_system_says_no(error)), ExitCode.REFUSED)
    except Exception as fault:  # noqa: BLE001 - the last net: one calm sentence instead of a traceback
        return _stop(str(Message("TK-S070", {"log": str(_log(fault))})), ExitCode.OUR_FAULT)
    return outcome if isinstance(outcome, int) else ExitCode.DONE


def _stop(said: str, code: ExitCode) -> int:
    """The code holds also when nobody can be told why."""
    with suppress(OSError):
        click.echo(said, err=True)
    return code


def _system_says_no(error: OSError) -> Message:
    """A file that can't be reached, or else our own printing: a full disk behind `> svar.txt`."""
    reason = error.strerror or type(error).__name__
    if error.filename is None:
        return Message("TK-S010", {"reason": reason})
    return Message("TK-S009", {"path": str(error.filename), "reason": reason})


def _log(fault: BaseException) -> "Path":
    """Where it broke, and nothing of what was in the hands.

    A new file that only the user can read; in a folder that all may write to, nobody can guess its name and lay a link there.
    """
    import tempfile
    from pathlib import Path

    with suppress(OSError):
        handle, name = tempfile.mkstemp(LOG_SUFFIX, LOG_PREFIX)
        with os.fdopen(handle, "w", encoding="utf-8") as log:
            log.write(where_it_broke(fault))
        return Path(name)
    return Path("-")
