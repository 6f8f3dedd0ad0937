"""What was read once, kept as data: the program's words and its library, in a private folder of the user's.

An entry is found by what it was made of, its source word for word and the program that read it, so there is nothing in it
that can grow old: a source that has changed is another source. Nothing of a case is ever kept.
"""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeVar

import msgspec

from tenderkit.prepared.pack import Pack, pack_of
from tenderkit.prepared.state import program_state

Made = TypeVar("Made")


def prepared(room: str, shape: Any, sources: Iterable[bytes], make: Callable[[], Made]) -> Made:  # noqa: ANN401 - any type that msgspec reads
    """What `make` makes of the sources, made now or before; `shape` is its type. What it raises is raised, and not kept."""
    return _kept(pack_of(room), shape, _key(sources), make)


def prepared_alone(room: str, shape: Any, key: bytes, make: Callable[[], Made]) -> Made:  # noqa: ANN401 - as above
    """As `prepared`, for a room with one thing in it, and a key that says by itself what that was made of."""
    return _kept(pack_of(room, one=True), shape, key, make)


def _kept(entries: Pack, shape: Any, key: bytes, make: Callable[[], Made]) -> Made:  # noqa: ANN401 - as above
    if (data := entries.get(key)) is not None:
        try:
            return _decoder(shape).decode(data)  # type: ignore[no-any-return]  # `shape` is what `make` returns
        except msgspec.MsgspecError:
            pass
    made = make()
    entries.put(key, msgspec.msgpack.encode(made))
    return made


@cache
def _decoder(shape: Any) -> "msgspec.msgpack.Decoder[Any]":  # noqa: ANN401 - as above
    return msgspec.msgpack.Decoder(shape)


def _key(sources: Iterable[bytes]) -> bytes:
    from hashlib import blake2b

    digest = blake2b(program_state(), digest_size=20)
    for source in sources:
        digest.update(len(source).to_bytes(8))
        digest.update(source)
    return digest.digest()
