"""Faults with an address, and the few ways in which work can stop."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from tenderkit.messages import Gravity, Message

if TYPE_CHECKING:
    from pathlib import PurePath

Key = tuple[str | int, ...]


class ExitCode(IntEnum):
    """The promise to scripts; never renumbered."""

    DONE = 0
    CHANGE_THE_FILE = 1
    USAGE = 2
    REFUSED = 3
    NOT_ALLOWED_YET = 4
    PROGRAM_MISSING = 5
    OUR_FAULT = 70


class Fault(Struct, frozen=True):
    """A fault knows its key in the file, e.g. `("requirement", "penalty", "cap")`, not yet its line."""

    key: Key
    message: Message


class Problem(Struct, frozen=True):
    """A fault with an address that the user can open and mend; `key` is where the fault stood, empty where no key is told.

    In a workbook `cell` is the address (`Planering!B7`), and line and column only say in which order its cells stand.
    """

    file: "PurePath"
    line: int
    column: int
    message: Message
    key: Key = ()
    cell: str = ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Problem) and self._said() == other._said()

    def __hash__(self) -> int:
        return hash(self._said())

    def _said(self) -> tuple[object, ...]:
        return self.file, self.line, self.column, self.message

    @property
    def gravity(self) -> Gravity:
        return self.message.gravity

    def __str__(self) -> str:
        where = self.cell or f"{self.line}:{self.column}"
        return f"{self.file}:{where}: {self.message}"


class TenderkitError(Exception):
    """Work cannot go on; says what is wrong and what to do."""

    exit_code = ExitCode.CHANGE_THE_FILE

    def __init__(self, code: str, facts: Mapping[str, object] | None = None) -> None:
        self.message = Message(code, {name: str(value) for name, value in (facts or {}).items()})
        super().__init__(code)

    def __str__(self) -> str:
        return str(self.message)


class InvalidInputError(TenderkitError):
    """The given files must be changed; carries every problem found in one run."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        Exception.__init__(self, f"{len(self.problems)} problems")

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


class RefusedError(TenderkitError):
    """The system says no, or a file is not what its name says."""

    exit_code = ExitCode.REFUSED


class NoPdfExtraError(TenderkitError):
    """The extra `pdf` isn't installed."""

    exit_code = ExitCode.PROGRAM_MISSING

    def __init__(self) -> None:
        super().__init__("TK-X001")


class NoSignExtraError(TenderkitError):
    """The extra `sign` isn't installed."""

    exit_code = ExitCode.PROGRAM_MISSING

    def __init__(self) -> None:
        super().__init__("TK-U001")


class NotAllowedYetError(TenderkitError):
    """The file is right, but this step is not allowed yet; carries every reason."""

    exit_code = ExitCode.NOT_ALLOWED_YET

    def __init__(self, reasons: Sequence[Message]) -> None:
        self.reasons = tuple(reasons)
        Exception.__init__(self, f"{len(self.reasons)} reasons")

    def __str__(self) -> str:
        """Every reason; what several in a row ask for is said once, after the last of them."""
        lines = []
        for remedy, alike in groupby(self.reasons, key=lambda reason: reason.remedy):
            lines += [f"{reason.code} {reason.what}" for reason in alike]
            lines.append(f"    {remedy}")
        return "\n".join(lines)


def where_it_broke(fault: BaseException) -> str:
    """For whoever mends the program: without what was in the hands, no message and no values, so no personal data."""
    import traceback
    from pathlib import PurePath

    frames = traceback.extract_tb(fault.__traceback__)
    lines = [f"{PurePath(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join((type(fault).__name__, *lines, ""))
