"""What pure functions of the product have answered before, for tests that ask the same of the same library again and again.

Asked by content: a clause with another letter, or another table around it, is another question, and the real function answers it.
"""

import os
from collections.abc import Callable, Iterator
from functools import lru_cache, wraps
from hashlib import blake2b
from typing import TypeVar

import msgspec
import pytest

import tenderkit.prepared
from tenderkit.prepared.pack import FOLDER, Pack
from tenderkit.readers.clauses import clause_places
from tenderkit.rules.clauses import library_rules
from tenderkit.rules.language.passages import passages_in
from tenderkit.workflows.clauses import lint_library

Answer = TypeVar("Answer")

_OF_CLAUSES = ("form_findings", "language_findings", "length_findings", "subject_findings", "text_findings")
_OBJECTS_KNOWN = 4096


def remember_answers(patch: pytest.MonkeyPatch) -> None:
    """What is found in a text of a clause or of a document, and how its front matter reads, is found once in a session."""
    for name in _OF_CLAUSES:
        patch.setattr(lint_library, name, _found_once(getattr(lint_library, name)))
    patch.setattr(tenderkit.prepared, "_kept", _decoded_once(tenderkit.prepared._kept))  # noqa: SLF001 - where all of it is found
    patch.setattr(library_rules, "passages_in", _found_once(passages_in))
    read = clause_places._read  # noqa: SLF001 - each of its answers is only looked at
    by_text = lru_cache(None)(lambda text, path, first_line: read(text.split("\n"), path, first_line))
    patch.setattr(clause_places, "_read", lambda lines, path, first_line=2: by_text("\n".join(lines), path, first_line))


def _found_once(find: Callable[..., Iterator[Answer]]) -> Callable[..., Iterator[Answer]]:
    known: dict[tuple[bytes, ...], tuple[Answer, ...]] = {}

    @wraps(find)
    def found(*asked: object) -> Iterator[Answer]:
        key = tuple(map(_content, asked))
        if key not in known:
            known[key] = tuple(find(*asked))
        return iter(known[key])

    return found


def _decoded_once(find: Callable[..., object]) -> Callable[..., object]:
    """What is kept of the library in the cache of the whole session, as objects; a test with a cache of its own finds for itself."""
    of_session, known = os.environ.get(FOLDER), dict[tuple[Pack, object, bytes], object]()

    @wraps(find)
    def found(entries: Pack, shape: object, key: bytes, make: Callable[[], object]) -> object:
        if os.environ.get(FOLDER) != of_session:
            return find(entries, shape, key, make)
        if (entries, shape, key) not in known:
            known[entries, shape, key] = find(entries, shape, key, make)
        return known[entries, shape, key]

    return found


def _content(asked: object) -> bytes:
    """A digest of all that stands in it; an object that is asked about again isn't looked through again."""
    known = _digests.get(id(asked))
    if known is None:
        digest = blake2b(msgspec.msgpack.encode(asked), digest_size=16).digest()
        if len(_digests) > _OBJECTS_KNOWN:
            _digests.clear()
        known = _digests[id(asked)] = (asked, digest)
    return known[1]


_digests: dict[int, tuple[object, bytes]] = {}  # the object is held, so that no other gets its id
