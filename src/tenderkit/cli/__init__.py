"""The commands: what the user types becomes a workflow, what comes back becomes lines and an exit code."""

import gc
import signal
import sys
from contextlib import suppress
from typing import NoReturn

from tenderkit.messages.words import speak

INTERRUPTED = 130  # 128 + SIGINT, as a shell reports Ctrl-C
_UNREADABLE = (
    "tenderkit kan inte läsa sina egna filer. Försök igen, eller installera om. / tenderkit can't read its own files."
)
_NEW_OBJECTS = 20_000  # a command keeps what it reads; to look through it as often as Python does costs 6 per cent


def main() -> NoReturn:
    """The `tenderkit` program."""
    gc.set_threshold(_NEW_OBJECTS)
    code = INTERRUPTED
    try:
        from tenderkit.cli.arguments import language_wanted

        arguments, spoken = language_wanted(sys.argv[1:])
        speak(spoken)
        from tenderkit.cli.entry import run

        code = run(arguments)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # nothing is left to stop
    except KeyboardInterrupt:  # before there was a command to stop, or after it
        code = _stopped_outside_a_command()
    except (
        OSError
    ) as error:  # a command tells of its own: these are the program's files, the words of its messages among them
        code = 3
        with suppress(OSError):
            sys.stderr.write(f"{_UNREADABLE} ({error.strerror})\n")
    sys.exit(code)


def _stopped_outside_a_command() -> int:
    from tenderkit.writers.moves.run_record import current_record

    return 0 if current_record().all_is_written else INTERRUPTED
