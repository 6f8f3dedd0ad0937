"""Regular expressions that wait until they are used."""

import pkgutil
import re
from collections.abc import Iterable, Iterator
from importlib import import_module

import pytest

import tenderkit
from tenderkit.patterns import lazy_pattern


def _modules(path: Iterable[str], package: str) -> Iterator[str]:
    """Every module of the package and below, but for the page, which can't be imported before Django has its settings."""
    for found in pkgutil.iter_modules(path, f"{package}."):
        if found.name in ("tenderkit.web", "tenderkit.__main__"):
            continue
        yield found.name
        if found.ispkg:
            yield from _modules(import_module(found.name).__path__, found.name)


MODULES = sorted(_modules(tenderkit.__path__, "tenderkit"))


def test_it_answers_as_a_compiled_one_does() -> None:
    lazy, compiled = lazy_pattern(r"(?P<word>[a-zå]+)", re.IGNORECASE), re.compile(r"(?P<word>[a-zå]+)", re.IGNORECASE)

    assert lazy.sub("x", "Få 12 ÅR") == compiled.sub("x", "Få 12 ÅR")
    assert [match["word"] for match in lazy.finditer("Få 12 ÅR")] == ["Få", "ÅR"]
    assert (lazy.pattern, lazy.groupindex, lazy.flags) == (compiled.pattern, compiled.groupindex, compiled.flags)


def test_it_reads_bytes() -> None:
    assert lazy_pattern(rb"^a", re.MULTILINE).findall(b"a\na") == [b"a", b"a"]


def test_it_is_compiled_at_its_first_use() -> None:
    wrong = lazy_pattern("(")

    with pytest.raises(re.error):
        wrong.search("x")


def test_every_pattern_of_the_program_can_be_compiled() -> None:
    kind = type(lazy_pattern(""))
    found = [each for name in MODULES for each in vars(import_module(name)).values() if isinstance(each, kind)]

    assert len(found) > 200
    for each in found:
        each.search(each.pattern[:0])  # nothing at all, in letters or bytes
