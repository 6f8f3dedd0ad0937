"""The link that lets one person in, once: 128 bits that nobody can guess, worth nothing when they have been used."""

from secrets import compare_digest, token_urlsafe
from threading import Lock

from msgspec import Struct

_BYTES = 16


class _Link(Struct):
    token: str = ""


_link, _lock = _Link(), Lock()


def new_link() -> str:
    """The token of a new link; an earlier one that nobody has used is worth nothing from now on."""
    with _lock:
        _link.token = token_urlsafe(_BYTES)
        return _link.token


def use_link(token: str) -> bool:
    """Whether the token was that of the link; it can't be used again."""
    with _lock:
        if not _link.token or not compare_digest(_link.token.encode(), token.encode()):
            return False
        _link.token = ""
        return True
