"""What goes wrong through a fault of ours: told on standard error, where a service's log is, without a value of any case."""

import logging
import sys
from contextlib import suppress

from tenderkit.problems import where_it_broke


class FaultsTold(logging.Handler):
    """Django hands over every page that couldn't be answered; only those that broke are told of, and never by whose request."""

    def emit(self, record: logging.LogRecord) -> None:
        """The fault that the record is about, if it is about one."""
        fault = record.exc_info[1] if record.exc_info else None
        if fault is not None:
            tell_of_fault(fault)


def tell_of_fault(fault: BaseException) -> None:
    """Where it broke. Nobody may be reading it any more."""
    with suppress(OSError):
        sys.stderr.write(where_it_broke(fault))
        sys.stderr.flush()
