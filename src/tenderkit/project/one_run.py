"""One run over many cases or documents reads each file of the library once.

A thousand cases, or all documents of one, are then made of the same words, even if somebody saves a clause meanwhile,
and each of them costs the reading of its own file only. Outside such a run nothing is kept: what is written is seen
when it is read again.

A script that holds a library open keeps what was read of it for as long, and what was read beside a case with that case.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

from msgspec import Struct, field

from tenderkit.problems import TenderkitError

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Kept(Struct, frozen=True):
    """What has been read so far: of the library, and of the files beside a case. Several threads may read with one of these."""

    of_library: dict[Any, Any] = field(default_factory=dict)
    of_case: dict[Any, Any] = field(default_factory=dict)


_LATEST = 200  # answers of one function: a run over a thousand cases doesn't grow with each
_Outcome = tuple[object, TenderkitError | None]
_kept: ContextVar[Kept | None] = ContextVar("kept", default=None)


@contextmanager
def one_run(kept: Kept | None = None) -> Iterator[None]:
    """Keep what the functions marked with `once_in_a_run` return, until the end of the block, or for as long as `kept` is held.

    A run within a run is part of it, unless it has something of its own to keep in.
    """
    token = _kept.set(kept or _kept.get() or Kept())
    try:
        yield
    finally:
        _kept.reset(token)


def once_in_a_run(read: Callable[Given, Result]) -> Callable[Given, Result]:
    """Within `one_run`, give the first answer again, a refusal too; the arguments are hashable, the result is never changed."""
    return _reading_once(read, lambda kept: kept.of_library)


def once_beside_a_case(read: Callable[Given, Result]) -> Callable[Given, Result]:
    """The same for what stands beside a case, which may change while a library is held open."""
    return _reading_once(read, lambda kept: kept.of_case)


def _reading_once(read: Callable[Given, Result], where: Callable[[Kept], dict[Any, Any]]) -> Callable[Given, Result]:
    @wraps(read)
    def reading(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        kept = _kept.get()
        if kept is None:
            return read(*args, **kwargs)
        known, key = where(kept), (read, args, tuple(kwargs.items()))
        if key not in known:
            known.setdefault(key, _outcome(lambda: read(*args, **kwargs)))
        return cast("Result", _told(known[key]))

    return reading


def latest_in_a_run(make: Callable[Given, Result]) -> Callable[Given, Result]:
    """Within `one_run`, give the answer again as long as the very same things are asked about; the latest answers are kept.

    For what is made of a case. The arguments have no names, and the result is never changed.
    """
    return _making_again(make, lambda kept: kept.of_case)


def latest_of_the_library(make: Callable[Given, Result]) -> Callable[Given, Result]:
    """The same for what is made of the library alone."""
    return _making_again(make, lambda kept: kept.of_library)


def _making_again(make: Callable[Given, Result], where: Callable[[Kept], dict[Any, Any]]) -> Callable[Given, Result]:
    @wraps(make)
    def making(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        kept = _kept.get()
        if kept is None:
            return make(*args, **kwargs)
        latest: dict[tuple[int, ...], tuple[tuple[object, ...], _Outcome]] = where(kept).setdefault(make, {})
        key = tuple(map(id, args))
        known = latest.get(key)
        if known is None:  # the arguments are held, so that no other object gets their ids
            known = latest[key] = (args, _outcome(lambda: make(*args, **kwargs)))
            if len(latest) > _LATEST:
                latest.pop(next(iter(latest)), None)
        return cast("Result", _told(known[1]))

    return making


def _told(outcome: _Outcome) -> object:
    result, refusal = outcome
    if refusal is not None:
        raise refusal.with_traceback(None)
    return result


def _outcome(read: Callable[[], Result]) -> tuple[Result | None, TenderkitError | None]:
    try:
        return read(), None
    except TenderkitError as refusal:
        return None, refusal
