from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from given.letterhead import letterhead
from given.sample_documents import EVERY_BLOCK, FORM, SIGNATURES, words
from judges.programs import open_xml_findings
from judges.word_reading import W, texts, values, written
from tenderkit.model.papers.document import FieldType, Form, FormField, Heading
from tenderkit.writers.word import write_word
from tenderkit.writers.word.forms import RepeatedFieldError

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_FILLED = {"vem": "båda", "plan": "Annonsera\nsamtala", "mote": "1\u00a0mars 2027", "kontakt": "Eva Ek", "facket": "ja"}


def _filled(answers: Mapping[str, str]) -> Form:
    return replace(FORM, fields=tuple(replace(field, value=answers.get(field.name, "")) for field in FORM.fields))


def _control(field: FormField) -> etree._Element:
    control = written(Form("Plan", (field,))).find(f".//{W}sdt")
    assert control is not None
    return control


def test_a_form_is_a_table_with_a_header_row_and_a_row_for_each_field() -> None:
    body = written(FORM)

    assert texts(body) == [
        "Plan för rekryteringen",
        *("Uppgift", "Svar"),
        *("Vem som rekryterar", "Leverantören får alltid rekrytera själv.", "Välj"),
        *("Plan", "Klicka och skriv"),
        *("Startmöte", "Välj datum"),
        *("Kontaktperson", "Klicka och skriv"),
        *("Facket är informerat", "☐"),
        "",
    ]
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in body.iter(f"{W}tr")] == [True] + [False] * 5
    assert values(body, "tblCaption") == ["Plan för rekryteringen"]


def test_every_control_has_its_label_its_name_and_a_bookmark_around_it() -> None:
    body = written(FORM)

    assert values(body, "alias") == [field.label for field in FORM.fields]
    assert values(body, "tag") == [f"tkf_{field.name}" for field in FORM.fields]
    for control in body.iter(f"{W}sdt"):
        before, after = control.getprevious(), control.getnext()
        assert before is not None
        assert before.get(f"{W}name") == values(control, "tag")[0]
        assert after is not None
        assert after.get(f"{W}id") == before.get(f"{W}id")


def test_an_empty_field_shows_words_that_vanish_and_a_filled_one_its_value() -> None:
    empty, filled = written(FORM), written(_filled(_FILLED))

    assert len(list(empty.iter(f"{W}showingPlcHdr"))) == 4
    assert values(empty, "rStyle") == ["PlaceholderText"] * 4
    assert [shown for control in filled.iter(f"{W}sdt") for shown in texts_of(control)] == [
        *("båda", "Annonsera\nsamtala", "1\u00a0mars 2027", "Eva Ek", "☒")
    ]
    assert list(filled.iter(f"{W}showingPlcHdr")) == []


def texts_of(control: etree._Element) -> list[str]:
    paragraph = etree.Element(f"{W}body")
    etree.SubElement(paragraph, f"{W}p").extend(control.iterfind(f"{W}sdtContent/*"))
    return texts(paragraph)


@pytest.mark.parametrize("value", ["2027-03-01", "1\u00a0mars 2027", "1 mars 2027"])
def test_a_known_day_is_the_calendars_own_day(value: str) -> None:
    day = _control(FormField("dag", "Dag", FieldType.DATE, value)).find(f".//{W}date")

    assert day is not None
    assert day.get(f"{W}fullDate") == "2027-03-01T00:00:00Z"
    assert (values(day, "dateFormat"), values(day, "lid")) == (["d MMMM yyyy"], ["sv-SE"])


def test_words_that_are_no_day_stay_as_they_are() -> None:
    control = _control(FormField("dag", "Dag", FieldType.DATE, "efter sommaren"))

    assert texts_of(control) == ["efter sommaren"]
    assert control.find(f".//{W}date[@{W}fullDate]") is None


def test_a_list_offers_every_choice_once() -> None:
    control = _control(FormField("val", "Val", FieldType.LIST, choices=("a & b", "c", "c")))

    offered = [(item.get(f"{W}displayText"), item.get(f"{W}value")) for item in control.iter(f"{W}listItem")]
    assert offered == [("a & b", "a & b"), ("c", "c")]


@pytest.mark.parametrize(("value", "checked"), [("", "0"), ("ja", "1")])
def test_a_box_is_ticked_or_not(value: str, checked: str) -> None:
    control = _control(FormField("ruta", "Ruta", FieldType.CHECKBOX, value))

    assert [box.get(f"{_W14}val") for box in control.iter(f"{_W14}checked")] == [checked]


def test_several_lines_may_be_written_where_there_is_room_for_them() -> None:
    body = written(FORM)

    heights = [int(height.get(f"{W}val", "0")) for height in body.iter(f"{W}trHeight")]
    assert max(heights) == heights[1] > 1000
    assert len(list(body.iter(f"{W}richText"))) == 1


def test_the_same_field_twice_in_a_document_is_our_own_fault() -> None:
    with pytest.raises(RepeatedFieldError):
        written(FORM, FORM)


def test_the_open_xml_sdk_finds_nothing(tmp_path: Path) -> None:
    second = Form("Igen", tuple(replace(field, name=f"{field.name}_2") for field in _filled(_FILLED).fields))
    blocks = (Heading(1, "", words("Plan")), FORM, second, SIGNATURES, Heading(2, "", words("Bilaga"), new_page=True))
    path = tmp_path / "plan.docx"
    path.write_bytes(write_word(replace(EVERY_BLOCK, blocks=blocks, plain_headings=True), letterhead()))

    assert open_xml_findings(path) == []
