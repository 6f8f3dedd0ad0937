"""The commands: what the user types becomes a workflow, what comes back becomes lines and an exit code."""

import sys
from typing import NoReturn

from tenderkit.messages.words import speak

INTERRUPTED = 130  # 128 + SIGINT, as a shell reports Ctrl-C


def main() -> NoReturn:
    """The `tenderkit` program."""
    try:
        from tenderkit.cli.arguments import language_wanted

        arguments, spoken = language_wanted(sys.argv[1:])
        speak(spoken)
        from tenderkit.cli.entry import run

        sys.exit(run(arguments))
    except KeyboardInterrupt:  # before there was a command to stop
        sys.exit(INTERRUPTED)
