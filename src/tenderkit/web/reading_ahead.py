"""What is read before anybody asks for it, or while nobody waits: it gives way to those who do."""

from collections.abc import Callable
from contextlib import suppress
from threading import Condition, local

from django.db import DatabaseError, connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from tenderkit.web.faults_told import tell_of_fault

_LONGEST_WAIT = 0.25  # seconds for each case, so that it gets on while many ask all the time
_Read = Callable[[], object]


class _Answering(local):
    """Whether this thread is answering somebody."""

    is_answering = False


_here = _Answering()
_changed = Condition()
_answering: set[int] = set()
_to_read: dict[str, _Read] = {}


def counted_while_answered(answer: Callable[[HttpRequest], HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Middleware: whoever is being answered is waited for by what is read ahead."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        with _changed:
            _answering.add(id(request))
        _here.is_answering = True
        try:
            return answer(request)
        finally:
            _here.is_answering = False
            with _changed:
                _answering.discard(id(request))
                _changed.notify_all()

    return answered


def give_way() -> None:
    """Between two cases that are read ahead: wait until nobody is being answered. Whoever is answered waits for nobody."""
    if not _here.is_answering:
        with _changed:
            _changed.wait_for(lambda: not _answering, _LONGEST_WAIT)


def read_later(what: str, read: _Read) -> None:
    """Have it read while nobody waits; asked for once more, it is read once."""
    with _changed:
        _to_read[what] = read
        _changed.notify_all()


def keep_reading() -> None:
    """Read what is asked for, one after the other, for as long as the program runs; a fault of ours is told of and stops nothing that comes after."""
    while True:
        with _changed:
            _changed.wait_for(lambda: bool(_to_read))
            read = _to_read.pop(next(iter(_to_read)))
        try:
            with suppress(DatabaseError, OSError):
                read()
        except Exception as fault:  # noqa: BLE001 - whatever it is, the lists are read on, and nobody's values are printed
            tell_of_fault(fault)
        connection.close()
