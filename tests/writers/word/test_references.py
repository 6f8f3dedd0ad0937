import pytest
from msgspec.structs import replace

from given.sample_documents import EVERY_BLOCK, words
from judges.word_reading import W, texts, written
from tenderkit.model.papers.document import ClauseRef, ClauseText, CrossReference, Heading, Numbering, Paragraph
from tenderkit.writers.word.references import UnresolvedReferenceError

_HEADINGS = (Heading(1, "5.3", words("Villkor")), Heading(2, "5.3.1", words("Vite"), "vite-belopp"))


def _fields(text: str, numbering: Numbering = Numbering.DECIMAL) -> list[str]:
    body = written(
        *_HEADINGS,
        Paragraph((CrossReference("vite-belopp", text),)),
        document=replace(EVERY_BLOCK, numbering=numbering),
    )
    assert texts(body)[-1] == text
    return [(field.text or "").strip() for field in body.iter(f"{W}instrText")]


def test_number_and_title_are_fields_of_their_own() -> None:
    assert _fields("avsnitt 5.3.1 Vite") == ["REF _ref_vite_belopp \\r \\h", "REF _ref_vite_belopp \\h"]


def test_a_number_in_letters_is_a_bookmark_of_its_own() -> None:
    assert _fields("avsnitt 5.3.1 Vite", Numbering.TEXT) == ["REF _num_vite_belopp \\h", "REF _ref_vite_belopp \\h"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("avsnittet Vite", 1, id="the title alone"),
        pytest.param("avsnitt 5.3.1", 1, id="the number alone"),
        pytest.param("vitesklausulen", 0, id="neither"),
        pytest.param("", 0, id="no words"),
        pytest.param("se avsnitt 5.3.1 Vite ovan", 2, id="words around"),
    ],
)
def test_the_words_are_those_of_the_block(text: str, count: int) -> None:
    assert len(_fields(text)) == count


@pytest.mark.parametrize("numbering", Numbering)
def test_every_field_finds_the_words_it_shows(numbering: Numbering) -> None:
    document = replace(EVERY_BLOCK, numbering=numbering)

    body = written(Paragraph((CrossReference("vite-belopp", "avsnitt 5.3.1 Vite"),)), *_HEADINGS, document=document)

    names = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    assert {(field.text or "").split()[1] for field in body.iter(f"{W}instrText")} == names


def test_headings_that_nobody_refers_to_carry_no_bookmark() -> None:
    body = written(*_HEADINGS)

    assert list(body.iter(f"{W}bookmarkStart")) == []


def test_a_reference_without_its_heading_is_our_own_fault() -> None:
    with pytest.raises(UnresolvedReferenceError, match="vite"):
        written(Paragraph((CrossReference("vite", "avsnitt 9 Vite"),)))


def test_a_clause_that_stands_twice_has_two_bookmarks() -> None:
    clause = ClauseRef("vite", "1.0.0", "Vite", "", "published")
    body = written(*(ClauseText(clause, (Paragraph(words("x")),)) for _ in range(2)))

    assert [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")] == ["_tk_vite_1_0_0", "_tk_vite_1_0_0__2"]
    starts, ends = ([mark.get(f"{W}id") for mark in body.iter(f"{W}bookmark{end}")] for end in ("Start", "End"))
    assert starts == ends == ["1", "2"]


@pytest.mark.parametrize(
    ("lot", "name"),
    [
        pytest.param("B", "_ref_vite_belopp_lot_B", id="its id"),
        pytest.param("norr-1", "_ref_vite_belopp_lot_norr_1", id="an id with a hyphen"),
        pytest.param("Åre", "_ref_vite_belopp_lot_98c148b8", id="letters that a name can't have"),
        pytest.param("Norra-Jamtland-2027", "_ref_vite_belopp_lot_Norra_Jamtland_2027", id="as long as a name can be"),
        pytest.param("Norra-Jamtland-20279", "_ref_vite_belopp_lot_593e1d34", id="longer than that"),
    ],
)
def test_in_the_section_of_a_lot_a_bookmark_has_its_name(lot: str, name: str) -> None:
    section = replace(EVERY_BLOCK, lot=lot)

    body = written(*_HEADINGS, Paragraph((CrossReference("vite-belopp", "avsnittet Vite"),)), document=section)

    assert len(name) <= 40
    assert [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")] == [name]
    assert [(field.text or "").split()[1] for field in body.iter(f"{W}instrText")] == [name]


def test_the_longest_clause_has_a_bookmark_of_its_own_in_every_lot() -> None:
    clause = ClauseRef("a" * 24, "999.999.999", "", "", "")
    lots = ("A", "B", "Å", "Ö", "Norra-Jamtland-20279")

    bodies = (
        written(ClauseText(clause, (Paragraph(words("x")),)), document=replace(EVERY_BLOCK, lot=lot)) for lot in lots
    )
    names = [mark.get(f"{W}name", "") for body in bodies for mark in body.iter(f"{W}bookmarkStart")]

    assert len({name.casefold() for name in names}) == len(lots)
    assert {len(name) for name in names} == {40}


@pytest.mark.parametrize("name", ["a" * 40, "år"])
def test_a_name_that_cannot_be_a_bookmark_is_our_own_fault(name: str) -> None:
    with pytest.raises(UnresolvedReferenceError):
        written(ClauseText(ClauseRef(name, "1.0.0", "", "", ""), (Paragraph(words("x")),)))
