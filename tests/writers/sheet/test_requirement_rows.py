"""Every sentence of the section is a row of the list, with what it is and where it stands."""

from msgspec.structs import replace

from given.sample_documents import EVERY_BLOCK, PENALTY, PLACES, words
from tenderkit.messages import document_text
from tenderkit.model.clauses.roles import ClauseRole
from tenderkit.model.papers.document import (
    BulletList,
    ClauseText,
    Document,
    Heading,
    Paragraph,
    RequirementRow,
    Table,
)
from tenderkit.writers.sheet.requirement_rows import MOST_LETTERS, sheet_rows


def _document(*blocks: ClauseText) -> Document:
    return replace(EVERY_BLOCK, blocks=blocks, requirements=())


def _list(*items: str) -> BulletList:
    return BulletList(tuple((Paragraph(words(item)),) for item in items))


def test_a_clause_is_told_sentence_by_sentence_in_its_order() -> None:
    rows = sheet_rows(EVERY_BLOCK)

    assert [(row.number, row.id, row.sort, row.clause) for row in rows] == [
        ("", "antal-platser.1", "provision", "5.3.1 Antal platser"),
        ("5.3.1.1", "antal-platser.k1", "requirement", "5.3.1 Antal platser"),
        ("", "antal-platser.3", "provision", "5.3.1 Antal platser"),
        ("5.3.1.2", "antal-platser.k2", "requirement", "5.3.1 Antal platser"),
        ("5.3.2.1", "vite.k1", "requirement", "5.3.2 Vite"),
        ("", "vite.3", "provision", "5.3.2 Vite: Så krävs vitet"),
    ]
    assert rows[2].text == "Som plats räknas\n- anställning\n  - på heltid\n- praktik"
    assert rows[1].motive == "Fler ska få arbete."
    assert (rows[3].text, rows[3].motive) == ("Platserna ska vara tillsatta inom 6 månader.", "")
    assert {row.answer for row in rows} == {
        document_text("sheet-answer-acceptance"),
        document_text("sheet-answer-none"),
    }


def test_a_sentence_that_the_clause_has_named_keeps_its_name() -> None:
    text = ClauseText(PENALTY, (Heading(2, "", words("Vite")), Paragraph(words("Vitet har ett tak."), "s5")))

    (row,) = sheet_rows(_document(text))

    assert (row.id, row.clause) == ("vite.s5", "Vite")


def test_the_clauses_of_a_short_text_stand_below_the_heading_that_they_share() -> None:
    shared = Heading(2, "1.2", words("Platser"), "platser")
    form = ClauseText(
        PLACES, (Paragraph(words("Praktik.")), Heading(3, "", words("Så räknas de")), Paragraph(words("Var för sig.")))
    )
    vite = ClauseText(PENALTY, (Heading(2, "1.3", words("Vite"), PENALTY.id), Paragraph(words("Vitet har ett tak."))))

    rows = sheet_rows(replace(EVERY_BLOCK, blocks=(shared, form, vite), requirements=()))

    assert [(row.id, row.clause) for row in rows] == [
        ("antal-platser.0", "1.2 Platser"),
        ("antal-platser.2", "1.2 Platser: Så räknas de"),
        ("vite.1", "1.3 Vite"),
    ]


def test_definitions_stand_one_by_one() -> None:
    definitions = replace(PLACES, id="ord", role=ClauseRole.DEFINITIONS)
    text = ClauseText(
        definitions, (Paragraph(words("Orden betyder:"), "s1"), _list("Med dag avses …", "Med avtal avses …"))
    )

    rows = sheet_rows(_document(text))

    assert [(row.id, row.text, row.sort) for row in rows] == [
        ("ord.s1", "Orden betyder:", "provision"),
        ("ord.1.1", "Med dag avses …", "definition"),
        ("ord.1.2", "Med avtal avses …", "definition"),
    ]


def test_a_list_that_is_too_long_for_a_row_stands_below_its_sentence() -> None:
    text = ClauseText(PLACES, (Paragraph(words("Följande gäller.")), _list("a" * MOST_LETTERS), _list("b")))

    rows = sheet_rows(_document(text))

    assert [row.text for row in rows] == ["Följande gäller.", f"- {'a' * MOST_LETTERS}", "- b"]


def test_a_table_is_a_row_and_a_clause_that_only_has_a_heading_gives_none() -> None:
    table = Table("Priser", (words("Vad"), words("Kostar")), ((words("Plats"), words("1")),), (50, 50))
    rows = sheet_rows(_document(ClauseText(PLACES, (table,)), ClauseText(PENALTY, (Heading(2, "1", words("Vite")),))))

    assert [row.text for row in rows] == ["Priser\nVad: Kostar\nPlats: 1"]


def test_a_requirement_that_stands_in_no_clause_is_still_listed() -> None:
    stray = RequirementRow("eget.k1", "9", "a", "b", "c", "d", "none")

    (row,) = sheet_rows(replace(EVERY_BLOCK, blocks=(), requirements=(stray,)))

    assert (row.id, row.number, row.clause) == ("eget.k1", "9", "")
