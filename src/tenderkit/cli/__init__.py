"""The commands: what the user types becomes a workflow, what comes back becomes lines and an exit code."""

import gc
import sys

INTERRUPTED = 130  # 128 + SIGINT, as a shell reports Ctrl-C
_CANNOT_GO_ON = 3
_UNREADABLE = (
    "tenderkit kan inte läsa sina egna filer. Försök igen, eller installera om. / tenderkit can't read its own files."
)
_NEW_OBJECTS = (
    200_000  # a command keeps what it imports and reads; to look through it as often as Python does costs a tenth
)


def main() -> None:
    """The `tenderkit` program. What it consists of is read inside of its own net, so little is imported above."""
    gc.set_threshold(_NEW_OBJECTS)
    code = INTERRUPTED
    try:
        code = _run_command()
    except KeyboardInterrupt:  # before there was a command to stop, or after it
        code = _stopped_outside_a_command()
    except OSError as error:  # a command tells of its own: these are the program's files, its words among them
        code = _CANNOT_GO_ON
        _tell(f"{_UNREADABLE} ({error.strerror})\n")
    gc.freeze()  # all of it goes with the process; to look through it once more before costs a fifth of a command
    sys.exit(code)


def _run_command() -> int:
    import signal

    from tenderkit.cli.arguments import language_wanted
    from tenderkit.messages.words import speak

    arguments, spoken = language_wanted(sys.argv[1:])
    speak(spoken)
    from tenderkit.cli.entry import run

    _look_for_no_plugins()
    code = run(arguments)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # nothing is left to stop
    return code


def _look_for_no_plugins() -> None:
    """Nobody else's code reads what people type.

    Pydantic's own switch (PYDANTIC_DISABLE_PLUGINS) does the same, but only when it has imported the metadata of packages, and
    mail and sockets with it: a twentieth of a command.
    """
    from types import ModuleType

    loader = ModuleType("pydantic.plugin._loader")
    vars(loader)["get_plugins"] = tuple
    sys.modules.setdefault(loader.__name__, loader)


def _tell(said: str) -> None:
    try:
        sys.stderr.write(said)
    except OSError:
        return


def _stopped_outside_a_command() -> int:
    from tenderkit.writers.moves.run_record import current_record

    return 0 if current_record().all_is_written else INTERRUPTED
