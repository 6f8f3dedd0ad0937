"""What is kept of the shipped library is what its readers give, to the last part of it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from judges import checkout
from tenderkit.model.clauses.clause import Clause
from tenderkit.model.clauses.library import ListedLibrary
from tenderkit.model.law.laws import LawTable
from tenderkit.model.papers.kind import Kind
from tenderkit.model.template.template import CompiledTemplate
from tenderkit.prepared.pack import pack_of
from tenderkit.project.places import LETTERHEADS, find_places
from tenderkit.readers.clauses.clause_reader import read_clause
from tenderkit.readers.clauses.listing import read_listing
from tenderkit.readers.language.language_reader import language_in
from tenderkit.readers.law.law_table_reader import read_law_table
from tenderkit.readers.papers.kind_reader import read_kind
from tenderkit.readers.papers.to_come_reader import KindToCome, read_to_come
from tenderkit.readers.privacy.private_words_reader import WordsAndNames, read_private_words
from tenderkit.rules.language.language import Language
from tenderkit.workflows.reports.rendering import read_letterhead

PLACES = find_places(checkout.ROOT)
CLAUSES = checkout.ROOT / "clauses"
FILES = tuple(sorted(path for path in CLAUSES.glob("*/*.md") if path.stem.count(".") == 2))
KINDS = tuple(folder for kind in PLACES.kinds() if (folder := PLACES.kind_folder(kind)) is not None)
SHAPES: tuple[tuple[object, Callable[[], list[object]]], ...] = (
    (Clause, lambda: [read_clause(file) for file in FILES]),
    (ListedLibrary, lambda: [read_listing(CLAUSES / "library.yaml")]),
    (LawTable, lambda: [read_law_table((CLAUSES,))]),
    (Kind, lambda: [read_kind(folder, PLACES.letterheads()) for folder in KINDS]),
    (KindToCome | None, lambda: [read_to_come(folder) for folder in KINDS]),
    (Language, lambda: [language_in((CLAUSES,))]),
    (WordsAndNames, lambda: [read_private_words((CLAUSES,))]),
    (CompiledTemplate, lambda: [read_letterhead(file.parent) for file in _letterheads()]),
)


@pytest.fixture
def _nothing_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Everything is read from its source."""
    monkeypatch.setenv("TENDERKIT_CACHE", str(tmp_path))
    pack_of.cache_clear()
    read_clause.__wrapped__.__globals__["_parsed_once"].cache_clear()  # type: ignore[attr-defined]  # as a new program begins
    yield
    pack_of.cache_clear()


@pytest.mark.usefixtures("_nothing_kept")
@pytest.mark.parametrize(("shape", "read"), [pytest.param(*each, id=str(each[0])) for each in SHAPES])
def test_what_is_kept_is_what_was_read(shape: type[object], read: Callable[[], list[object]]) -> None:
    made = read()

    kept = [msgspec.msgpack.decode(msgspec.msgpack.encode(each), type=shape) for each in made]

    assert made
    assert list(map(_in_full, kept)) == list(map(_in_full, made))


def _letterheads() -> tuple[Path, ...]:
    return tuple(sorted((checkout.ROOT / LETTERHEADS).glob("*/template.docx")))


def _in_full(value: object) -> object:
    """With the type of every part, so that a list is no tuple and a number no text; nothing is left out of the comparison."""
    if isinstance(value, msgspec.Struct):
        return type(value), [_in_full(getattr(value, name)) for name in value.__struct_fields__]
    if isinstance(value, tuple | list):
        return type(value), [_in_full(each) for each in value]
    if isinstance(value, dict):
        return dict, [(_in_full(key), _in_full(each)) for key, each in value.items()]
    return type(value), value
