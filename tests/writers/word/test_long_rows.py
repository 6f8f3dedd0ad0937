"""The rows of a long table in Word: written apart, and the same as those of any table, letter for letter."""

from cProfile import Profile
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from given.legal_text import legal_text
from given.letterhead import letterhead
from given.sample_documents import EVERY_BLOCK, words
from tenderkit.model.papers.document import Block, Document, Paragraph, SignatureLine, Signatures, Table
from tenderkit.model.papers.plain_rows import PlainRows
from tenderkit.writers.word.check import BrokenPackageError
from tenderkit.writers.word.long_rows import rows_mark, with_rows
from tenderkit.writers.word.open_package import Packer
from tenderkit.writers.word.writer import word_package, write_word
from tenderkit.writers.word.xml_text import UnwritableTextError

_LETTERHEAD = letterhead()
_SIGNATURES = Signatures(((words("Beställaren"), (SignatureLine("Ort och datum"),)),))


def document(rows: PlainRows, *others: Block) -> Document:
    """One with the rows in a table, and the other blocks below it."""
    header = tuple(words(f"Kolumn {number}") for number in range(len(rows.columns)))
    table = Table("Tabell", header, rows, (100 // len(header),) * len(header))
    return replace(EVERY_BLOCK, blocks=(Paragraph(words("Text.")), table, *others))


def as_any_table(found: Document) -> Document:
    text, table, *others = found.blocks
    assert isinstance(table, Table)
    return replace(found, blocks=(text, replace(table, rows=tuple(table.rows)), *others))


def suppliers(number: int) -> PlainRows:
    return PlainRows([[f"Bolag {at} AB" for at in range(number)], [f"bolag{at}@example.se" for at in range(number)]])


@pytest.mark.parametrize("number", [1, 2, 500, 501, 502, 1203])
def test_a_long_table_is_the_table_that_any_other_is(number: int) -> None:
    found = document(suppliers(number), Paragraph(words("Slut.")))

    assert write_word(found, _LETTERHEAD) == write_word(as_any_table(found), _LETTERHEAD)


@settings(max_examples=60)
@given(st.lists(st.tuples(legal_text | st.just(""), legal_text), min_size=1, max_size=9))
def test_whatever_its_cells_hold(cells: list[tuple[str, str]]) -> None:
    found = document(PlainRows(list(zip(*cells, strict=True))))

    assert word_package(found, _LETTERHEAD).whole() == word_package(as_any_table(found), _LETTERHEAD).parts


def test_its_last_row_stays_with_the_signatures_below() -> None:
    found = document(suppliers(200), _SIGNATURES)

    assert write_word(found, _LETTERHEAD) == write_word(as_any_table(found), _LETTERHEAD)


def test_several_of_them_each_get_their_own_rows() -> None:
    found = document(suppliers(3), Paragraph(words("Och:")), *document(suppliers(200)).blocks)
    blocks = [replace(each, rows=tuple(each.rows)) if isinstance(each, Table) else each for each in found.blocks]

    assert (
        word_package(found, _LETTERHEAD).whole()
        == word_package(replace(found, blocks=tuple(blocks)), _LETTERHEAD).parts
    )


def test_what_is_packed_in_pieces_is_what_is_packed_in_one() -> None:
    package = word_package(document(suppliers(1203)), _LETTERHEAD)

    assert package.in_pieces
    assert Packer().package(package) == Packer().package(word_package(document(suppliers(1203)), _LETTERHEAD))
    assert parts_of(Packer().package(package)) == package.whole()


def parts_of(file: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(file)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_letter_that_xml_cannot_hold_is_refused() -> None:
    rows = PlainRows([[*(str(at) for at in range(700)), "\x07"]])

    with pytest.raises(UnwritableTextError):
        write_word(document(rows), _LETTERHEAD)


def test_rows_without_a_place_are_our_own_fault() -> None:
    with pytest.raises(BrokenPackageError):
        list(with_rows(rows_mark(1).encode(), ()))


def test_twice_as_many_rows_are_hardly_more_work() -> None:
    """Counted in calls: a row costs none of its own, neither when it is written nor when the file is looked through."""
    _, few, many = (calls_for(number) for number in (1000, 1000, 2000))

    assert many - few < 100


def calls_for(number: int) -> int:
    found, profile, pack = document(suppliers(number)), Profile(), Packer()
    profile.runcall(lambda: pack.package(word_package(found, _LETTERHEAD)))
    return sum(entry.callcount for entry in profile.getstats())
