"""What the run has done on the disk, for whoever tells the user of it and chooses the exit code."""

from contextvars import ContextVar

from msgspec import Struct, field

from tenderkit.messages import Message


class RunRecord(Struct):
    """`all_is_written`: nothing that comes later may say that it isn't. `notes`: what became of an interrupted run."""

    all_is_written: bool = False
    notes: list[Message] = field(default_factory=list)


_record: ContextVar[RunRecord | None] = ContextVar("record", default=None)


def begin_record() -> RunRecord:
    """A new record, for the command that begins."""
    record = RunRecord()
    _record.set(record)
    return record


def current_record() -> RunRecord:
    """The record of the command that runs; one that nobody reads when there is no command."""
    return _record.get() or RunRecord()
