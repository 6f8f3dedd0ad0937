"""What is read while nobody waits: it gives way to whoever is being answered, and one fault stops nothing that comes after."""

from threading import Event, Thread

import pytest
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from tenderkit.web import reading_ahead
from tenderkit.web.reading_ahead import counted_while_answered, give_way, keep_reading, read_later

NAME = "Sara Exempel"


class _StopReadingError(BaseException):
    """Ends the reading that otherwise goes on for as long as the program."""


def _stop() -> None:
    raise _StopReadingError


def _read_all() -> None:
    read_later("the last", _stop)
    with pytest.raises(_StopReadingError):
        keep_reading()


def test_reading_ahead_waits_until_the_one_who_asks_has_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_ahead, "_LONGEST_WAIT", None)
    happened: list[str] = []
    is_asked, may_be_answered = Event(), Event()

    def answer(request: HttpRequest) -> HttpResponse:
        del request
        is_asked.set()
        may_be_answered.wait()
        happened.append("answered")
        return HttpResponse()

    def read() -> None:
        give_way()
        happened.append("read")

    asking = Thread(target=counted_while_answered(answer), args=(HttpRequest(),))
    asking.start()
    is_asked.wait()
    reading = Thread(target=read)
    reading.start()
    may_be_answered.set()
    asking.join()
    reading.join()

    assert happened == ["answered", "read"]


def test_whoever_is_answered_waits_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_ahead, "_LONGEST_WAIT", None)

    def answer(request: HttpRequest) -> HttpResponse:
        del request
        give_way()
        return HttpResponse()

    assert counted_while_answered(answer)(HttpRequest()).status_code == 200


def test_an_answer_that_fails_is_no_longer_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_ahead, "_LONGEST_WAIT", None)

    def answer(request: HttpRequest) -> HttpResponse:
        del request
        raise _StopReadingError

    with pytest.raises(_StopReadingError):
        counted_while_answered(answer)(HttpRequest())
    give_way()


@pytest.mark.usefixtures("client")
def test_what_is_asked_for_twice_is_read_once_and_a_fault_stops_nothing_after_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(reading_ahead, "_to_read", {})  # what other tests have asked for is gone
    happened: list[str] = []

    def fails() -> None:
        happened.append("fails")
        raise DatabaseError

    read_later("the list", lambda: happened.append("old"))
    read_later("broken", fails)
    read_later("the list", lambda: happened.append("new"))
    _read_all()

    assert sorted(happened) == ["fails", "new"]


@pytest.mark.usefixtures("client")
def test_a_fault_of_ours_is_told_of_without_a_value_and_the_reading_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reading_ahead, "_to_read", {})
    happened: list[str] = []

    def broken() -> None:
        raise KeyError(NAME)

    read_later("broken", broken)
    read_later("the list", lambda: happened.append("read"))
    _read_all()

    said = capsys.readouterr().err
    assert happened == ["read"]
    assert said.startswith("KeyError\n")
    assert NAME not in said
