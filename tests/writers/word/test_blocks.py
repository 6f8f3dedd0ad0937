import pytest
from msgspec.structs import replace

from given.sample_documents import EVERY_BLOCK, words
from judges.word_reading import W, texts, values, written
from tenderkit.model.papers.document import (
    BulletList,
    ClauseRef,
    ClauseText,
    Heading,
    Notice,
    Numbering,
    OpenQuestion,
    Paragraph,
    RequirementText,
    Table,
    Text,
)


def test_a_heading_wears_the_style_of_its_level() -> None:
    body = written(Heading(1, "5.3", words("Villkor")), Heading(2, "5.3.1", words("Vite")), Heading(5, "", words("x")))

    assert values(body, "pStyle") == ["Heading1", "Heading2", "Heading5"]
    assert values(body, "ilvl") == ["0", "1", "0"]
    assert values(body, "numId")[-1] == "0"


@pytest.mark.parametrize(
    ("level", "styles"),
    [
        pytest.param(2, ["Heading2", "Heading3"], id="below a chapter"),
        pytest.param(4, ["Heading4", "Heading5"], id="deeper than the letterhead goes"),
        pytest.param(9, ["Heading9", "Heading9"], id="Word has no more than nine"),
    ],
)
def test_a_section_of_another_document_has_the_level_that_it_has_there(level: int, styles: list[str]) -> None:
    body = written(
        Heading(1, "5.3", words("Villkor")),
        Heading(2, "5.3.1", words("Vite")),
        document=replace(EVERY_BLOCK, level=level),
    )

    assert values(body, "pStyle") == styles


def test_words_can_be_strong_and_emphasised() -> None:
    body = written(Paragraph((Text("a"), Text("b", strong=True), Text("c", emphasis=True))))

    runs = ["".join(prop.tag.removeprefix(W) for prop in run.iterfind(f"{W}rPr/*")) for run in body.iter(f"{W}r")]
    assert runs == ["", "b", "i"]


def test_an_open_question_is_yellow() -> None:
    body = written(Paragraph((OpenQuestion("Hur många?"),)))

    assert texts(body) == ["[BEKRÄFTA: Hur många?]"]
    assert (values(body, "rStyle"), values(body, "highlight")) == (["Bekrafta"], ["yellow"])


def test_what_introduces_a_list_stays_with_it() -> None:
    items = BulletList(((Paragraph(words("x")),),))
    body = written(
        RequirementText("a.k1", "", words("Så här:")),
        items,
        Paragraph(words("Och så:")),
        items,
        Paragraph(words("Slut")),
    )

    kept = [paragraph.find(f"{W}pPr/{W}keepNext") is not None for paragraph in body.iter(f"{W}p")]
    assert kept == [True, False, True, False, False]


def test_lists_lie_in_lists_and_paragraphs_continue_an_item() -> None:
    inner = BulletList(((Paragraph(words("c")),),), ordered=True)
    body = written(BulletList(((Paragraph(words("a")), Paragraph(words("b")), inner), (Paragraph(words("d")),))))

    assert texts(body) == ["a", "b", "c", "d"]
    assert values(body, "pStyle") == ["ListBullet", "ListContinue", "ListNumber2", "ListBullet"]
    assert values(body, "ilvl") == ["1"]


def test_a_table_has_a_header_row_that_repeats_and_a_title_for_those_who_hear_it() -> None:
    body = written(
        Table('Värden "i" korthet', (words("A"), words("B")), ((words("1"), ()), (words("2"), words("3"))), (30, 70))
    )

    assert texts(body) == ['Värden "i" korthet', "A", "B", "1", "", "2", "3", ""]
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in body.iter(f"{W}tr")] == [True, False, False]
    assert len(list(body.iter(f"{W}cantSplit"))) == 3
    assert values(body, "tblCaption") == values(body, "tblDescription") == ['Värden "i" korthet']
    assert [cell.get(f"{W}w") for cell in body.iter(f"{W}tcW")][:2] == ["1500", "3500"]
    assert all(cell[-1].tag == f"{W}p" for cell in body.iter(f"{W}tc"))


def test_tables_are_kept_apart_and_a_text_does_not_end_in_one() -> None:
    clause = ClauseRef("vite", "1.0.0", "Vite", "", "published")
    table = Table("", (words("A"),), ((words("1"),),), (100,))

    body = written(ClauseText(clause, (table, table)))

    tags = [element.tag.removeprefix(W) for element in body if "bookmark" not in element.tag]
    assert tags == ["p", "tbl", "p", "tbl", "p", "sectPr"]


def test_a_wide_table_gives_its_columns_the_room_between_them() -> None:
    header = (words(""), *(words(str(number)) for number in range(7)))
    rows = tuple(tuple(words(f"{row}:{number}") for number in range(8)) for row in range(60))

    wide, narrow = (
        written(Table("Platser", header, rows, (9, 13, 13, 13, 13, 13, 13, 13))),
        written(Table("Platser", header[:2], tuple(row[:2] for row in rows), (50, 50))),
    )

    assert wide.find(f".//{W}tblPr/{W}tblCellMar") is not None
    assert narrow.find(f".//{W}tblPr/{W}tblCellMar") is None
    assert sum(int(cell.get(f"{W}w", "0")) for cell in list(wide.iter(f"{W}tcW"))[:8]) == 5000
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in wide.iter(f"{W}tr")] == [True] + [False] * 60


def test_what_word_wants_after_a_last_table_never_asks_for_a_page_of_its_own() -> None:
    last = written(Table("", (words("A"),), ((words("1"),),), (100,)))[-2]

    spacing = last.find(f"{W}pPr/{W}spacing")
    assert spacing is not None
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("20", "exact")


def test_an_appendix_begins_a_page() -> None:
    body = written(Heading(1, "1", words("Avtal")), Heading(1, "2", words("Bilaga"), new_page=True))

    assert [paragraph.find(f"{W}pPr/{W}pageBreakBefore") is not None for paragraph in body.iter(f"{W}p")] == [
        False,
        True,
    ]


def test_without_numbering_nothing_is_a_list() -> None:
    plain = replace(EVERY_BLOCK, numbering=Numbering.NONE)
    body = written(Heading(1, "", words("Avtal")), RequirementText("a.k1", "", words("Krav")), document=plain)

    assert values(body, "numId") == ["0", "0"]
    assert texts(body) == ["Avtal", "Krav"]


def test_a_notice_is_one_frame() -> None:
    body = written(Notice("Öppna frågor", (words("a"), words("b"))))

    assert values(body, "pStyle") == ["Notis"] * 3
    kept = [paragraph.find(f"{W}pPr/{W}keepNext") is not None for paragraph in body.iter(f"{W}p")]
    assert kept == [True, True, False]


def test_a_clause_stands_between_the_ends_of_its_bookmark() -> None:
    clause = ClauseRef("platser-antal", "1.2.0", "Antal", "", "published")
    body = written(Paragraph(words("a")), ClauseText(clause, (Paragraph(words("b")), Paragraph(words("c")))))

    tags = [element.tag.removeprefix(W) for element in body]
    assert tags == ["p", "bookmarkStart", "p", "p", "bookmarkEnd", "sectPr"]
    assert body[1].get(f"{W}name") == "_tk_platser_antal_1_2_0"
