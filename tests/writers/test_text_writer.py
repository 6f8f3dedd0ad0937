"""Plain text that pastes and reads aloud."""

from hypothesis import given
from msgspec.structs import replace

from given.legal_text import legal_text
from given.sample_documents import EVERY_BLOCK, FORM, SIGNATURES, document_saying, words
from judges.golden_files import Golden
from tenderkit.model.papers.document import Block, BulletList, ClauseText, Notice, Paragraph, Table
from tenderkit.writers.lines import block_lines
from tenderkit.writers.text_writer import write_text


def _text(*blocks: Block) -> str:
    return write_text(replace(EVERY_BLOCK, blocks=blocks)).decode()


def test_the_text_of_every_block_is_the_approved_one(golden: Golden) -> None:
    golden("every_block.txt", write_text(EVERY_BLOCK).decode())


@given(legal_text)
def test_any_text_comes_back_letter_for_letter(text: str) -> None:
    table = f"{text}: {text}" if text else text

    written = write_text(document_saying(text)).decode()

    notice = f"{text}\n- {text}"
    blocks = (f"1 {text}", text, f"1.1 {text}", f"- {text}", f"{text}\n{table}\n{table}", notice)
    assert written == "\n\n".join(blocks) + "\n"


def test_a_list_in_a_list_is_indented() -> None:
    inner = BulletList(((Paragraph(words("b")),), (Paragraph(words("c")), Paragraph(words("d")))))

    assert _text(BulletList(((Paragraph(words("a")), inner),), ordered=True)) == "1. a\n   - b\n   - c\n     d\n"


def test_a_row_of_three_columns_names_each_value() -> None:
    header = (words("Klausul"), (), words("Version"))

    assert _text(Table("Klausuler", header, ((words("vite"), words("x"), words("1.0.0")),), (40, 40, 20))) == (
        "Klausuler\nKlausul: vite; x; Version: 1.0.0\n"
    )


def test_a_notice_without_lines_is_its_title() -> None:
    assert _text(Notice("Inga öppna frågor", ())) == "Inga öppna frågor\n"


def test_the_lines_of_a_clause_are_those_of_its_blocks() -> None:
    clause = next(block for block in EVERY_BLOCK.blocks if isinstance(block, ClauseText))

    assert block_lines(clause)[:2] == ("5.3.1 Antal platser", "En plats är en anställning eller en praktikplats.")


def test_a_form_is_its_labels_with_values_or_room_to_write() -> None:
    known = {"mote": "1\u00a0mars 2027", "plan": "Annons\nSamtal"}
    form = replace(FORM, fields=tuple(replace(field, value=known.get(field.name, "")) for field in FORM.fields))

    assert _text(form) == (
        "Plan för rekryteringen\n"
        "Vem som rekryterar: ______\n(Leverantören får alltid rekrytera själv.)\n(Välj: leverantören, kommunen, båda)\n"
        "Plan: Annons\nSamtal\nStartmöte: 1\u00a0mars 2027\nKontaktperson: ______\nFacket är informerat: ______\n"
    )


def test_the_parties_sign_one_below_the_other() -> None:
    assert _text(SIGNATURES) == (
        "För Östersunds kommun\nOrt och datum: ______\nNamn: Eva Ek\n\n"
        "För Väg & Berg AB\nOrt och datum: ______\nNamn: ______\n"
    )
