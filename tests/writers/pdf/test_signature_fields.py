"""Fields to sign in: on the lines that are there to sign on, said aloud, and found by what services use to find them."""

import sys
from io import BytesIO

import pikepdf
import pypdf
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from given.printed import DAY, as_pages
from given.signatures import FIRST, SECOND, TWO_SIGN, to_be_signed, unsigned
from tenderkit.model.papers.document import SignatureLine, Signatures, Text
from tenderkit.problems import ExitCode, NoPdfExtraError
from tenderkit.readers.pdf.pdf_text import read_pdf_text
from tenderkit.rules.finished.same_words import first_page_that_differs
from tenderkit.writers.pdf.pdf_writer import write_pdf
from tenderkit.writers.pdf.words_in_order import words_in_order

CERTIFICATE = Signatures(
    (
        ((Text("Underskrift för Exempel AB"),), (SignatureLine("Ort och datum"), SignatureLine("Namnteckning"))),
        ((Text("Den som skriver under"),), (SignatureLine("Namnförtydligande", "Bo Exempelman"),)),
    )
)


def said_by(source: bytes) -> list[str]:
    with pikepdf.open(BytesIO(source)) as pdf:
        return [str(field.TU) for field in pdf.Root.AcroForm.Fields]


def has_a_form(source: bytes) -> bool:
    with pikepdf.open(BytesIO(source)) as pdf:
        return "/AcroForm" in pdf.Root


def test_services_find_a_field_for_each_who_signs() -> None:
    found = list(enumerate_sig_fields(PdfFileReader(BytesIO(unsigned())), filled_status=False))

    assert [name for name, *_ in found] == [FIRST, SECOND]


def test_a_field_says_which_party_and_who() -> None:
    assert said_by(unsigned()) == [
        "För Beställaren, Provkommun: Namnteckning, Åsa Provsson",
        "För Leverantören: Behörig företrädares namnteckning",
    ]


def test_the_name_may_stand_in_the_block_beside() -> None:
    assert said_by(unsigned(CERTIFICATE)) == ["Underskrift för Exempel AB: Namnteckning, Bo Exempelman"]


def test_several_blocks_are_numbered_through() -> None:
    assert len(said_by(unsigned(TWO_SIGN, CERTIFICATE))) == 3


def test_a_line_that_is_filled_in_already_is_no_field() -> None:
    filled = Signatures((((Text("Parten"),), (SignatureLine("Namnteckning", "undertecknat elektroniskt"),)),))

    assert not has_a_form(unsigned(filled))


def test_a_field_stands_on_its_line_above_its_label() -> None:
    places: list[tuple[float, float]] = []

    def found(words: str, page: list[float], line: list[float], *_: object) -> None:
        if words.strip() == "Namnteckning":
            places.append((line[4] * page[0] + page[4], line[5] * page[3] + page[5]))

    page = pypdf.PdfReader(BytesIO(unsigned())).pages[0]
    page.extract_text(visitor_text=found)

    with pikepdf.open(BytesIO(unsigned())) as pdf:
        left, bottom, right, top = (float(side) for side in pdf.Root.AcroForm.Fields[0].Rect)
    ((across, up),) = places
    assert abs(left - across) < 1
    assert 0 < bottom - up < 14
    assert 25 < top - bottom < 35
    assert right - left > 200


def test_it_is_tagged_as_a_form_where_it_stands_and_drawn_as_nothing() -> None:
    with pikepdf.open(BytesIO(unsigned())) as pdf:
        form = pdf.Root.AcroForm
        tags = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Form"]
        assert [tag.K.Obj.objgen for tag in tags] == [field.objgen for field in form.Fields]
        assert all(field.AP.N.read_bytes() == b"q Q" and int(field.F) == 4 for field in form.Fields)
        assert all(field.P.objgen == pdf.pages[0].objgen and "/A" not in field for field in form.Fields)
        assert "/NeedAppearances" not in form
        assert pdf.pages[0].obj.Tabs == "/S"


def test_the_pages_say_the_same_words_with_fields_as_without() -> None:
    document = to_be_signed()
    without = write_pdf([as_pages(document)], document.title, DAY).data

    assert not has_a_form(without)
    assert read_pdf_text(unsigned()).pages == read_pdf_text(without).pages
    assert first_page_that_differs([words_in_order(as_pages(document))], read_pdf_text(unsigned()).pages) is None


def test_what_a_field_says_is_read_by_the_guard() -> None:
    assert "För Beställaren, Provkommun: Namnteckning, Åsa Provsson" in read_pdf_text(unsigned()).beside


def test_the_same_document_has_the_same_bytes() -> None:
    assert unsigned() == unsigned()


def test_without_the_library_the_extra_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pikepdf", None)

    with pytest.raises(NoPdfExtraError, match="TK-X001") as missing:
        unsigned()

    assert missing.value.exit_code == ExitCode.PROGRAM_MISSING
