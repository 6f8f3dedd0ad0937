"""A form goes out, is filled in and saved by programs that nobody here wrote, and comes back."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path, PurePath

import docx
import pytest
from lxml import etree
from msgspec.structs import replace

from given.letterhead import letterhead, parts_of
from given.sample_documents import EVERY_BLOCK, FORM
from judges.programs import soffice_saved
from judges.word_files import WORD, paragraph, run, word_file
from tenderkit.model.papers.document import FieldType, FormField
from tenderkit.readers.word.form_reader import read_form
from tenderkit.readers.word.package import read_package
from tenderkit.writers.word import write_word

_W, _W14 = f"{{{WORD}}}", "{http://schemas.microsoft.com/office/word/2010/wordml}"
_NOTHING = dict.fromkeys((field.name for field in FORM.fields), "")
_ANSWERS = {
    "vem": "båda",
    "plan": "Annons & samtal\nPraktik <först>\nI maj",
    "mote": "1\u00a0mars 2027",
    "kontakt": "Eva Ek, 063-14 30 00",
    "facket": "ja",
}


def _plan(form: tuple[FormField, ...] = FORM.fields) -> bytes:
    document = replace(EVERY_BLOCK, blocks=(replace(FORM, fields=form),), plain_headings=True)
    return write_word(document, letterhead())


def _read(source: bytes) -> dict[str, str]:
    return read_form(read_package(source, PurePath("plan.docx")))


def _filled_in_word() -> bytes:
    """As Word leaves it: the words that asked are gone, and the control knows its day and its tick."""
    document = docx.Document(BytesIO(_plan()))
    for control in document.element.body.iter(f"{_W}sdt"):
        properties, content = control.find(f"{_W}sdtPr"), control.find(f"{_W}sdtContent")
        name = properties.find(f"{_W}tag").get(f"{_W}val").removeprefix("tkf_")
        for asking in properties.findall(f"{_W}showingPlcHdr"):
            properties.remove(asking)
        for day in properties.iter(f"{_W}date"):
            day.set(f"{_W}fullDate", f"{_ANSWERS[name]}T00:00:00Z")
        for tick in properties.iter(f"{_W14}checked"):
            tick.set(f"{_W14}val", "1")
        content[:] = list(_runs("☒" if _ANSWERS[name] == "ja" else _ANSWERS[name]))
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def _runs(text: str) -> etree._Element:
    """Word breaks a line in a run of its own."""
    runs = "<w:r><w:br/></w:r>".join(map(run, text.split("\n")))
    return etree.fromstring(f'<w:x xmlns:w="{WORD}">{runs}</w:x>')


def _with_bookmarks_only(source: bytes) -> bytes:
    """Every control gone and its content left, as a program may save that knows no controls."""
    return _changed(source, lambda root: etree.strip_tags(root, f"{_W}sdt", f"{_W}sdtContent"))


def _with_tags_only(source: bytes) -> bytes:
    return _changed(source, lambda root: etree.strip_elements(root, f"{_W}bookmarkStart", f"{_W}bookmarkEnd"))


def _changed(source: bytes, change: Callable[[etree._Element], None]) -> bytes:
    root = etree.fromstring(parts_of(source)["word/document.xml"])
    change(root)
    body = "".join(etree.tostring(element, encoding="unicode") for element in root[0])
    return word_file(body)


def test_an_empty_form_has_every_field_and_no_answer() -> None:
    assert _read(_plan()) == _NOTHING


def test_what_the_case_says_is_read_back() -> None:
    known = tuple(replace(field, value=_ANSWERS[field.name]) for field in FORM.fields)

    assert _read(_plan(known)) == _ANSWERS


def test_what_is_filled_in_is_read_back() -> None:
    assert _read(_filled_in_word()) == _ANSWERS


@pytest.mark.parametrize("left", [_with_bookmarks_only, _with_tags_only], ids=["bookmarks", "tags"])
def test_bookmarks_or_tags_alone_are_enough(left: Callable[[bytes], bytes]) -> None:
    assert _read(left(_filled_in_word())) == _ANSWERS
    assert _read(left(_plan())) == _NOTHING


@pytest.mark.parametrize("by_way_of", ["", "odt"], ids=["at once", "by way of its own format"])
@pytest.mark.parametrize(
    ("source", "answers"), [(_filled_in_word, _ANSWERS), (_plan, _NOTHING)], ids=["filled in", "empty"]
)
def test_every_field_is_found_again_when_libreoffice_has_saved_the_form(
    tmp_path: Path, source: Callable[[], bytes], answers: dict[str, str], by_way_of: str
) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(source())

    assert _read(soffice_saved(path, by_way_of=by_way_of).read_bytes()) == answers


def test_a_bookmark_in_pieces_reaches_from_its_first_start_to_its_last_end() -> None:
    def piece(number: int, words: str) -> str:
        start = f'<w:bookmarkStart w:id="{number}" w:name="tkf_plan"/>'
        return f'<w:p>{start}{run(words)}<w:bookmarkEnd w:id="{number}"/></w:p>'

    body = f"{paragraph('Före')}{piece(1, 'Annons')}{paragraph('och')}{piece(2, 'samtal')}{paragraph('Efter')}"

    assert _read(word_file(body)) == {"plan": "Annons\noch\nsamtal"}


def test_what_a_tracked_change_took_away_is_no_answer() -> None:
    gone = '<w:del w:id="9" w:author="E"><w:r><w:delText>maj</w:delText></w:r></w:del>'
    came = f'<w:ins w:id="8" w:author="E">{run("juni")}</w:ins>'
    marked = f'<w:bookmarkStart w:id="1" w:name="tkf_mote"/>{gone}{came}<w:bookmarkEnd w:id="1"/>'

    assert _read(word_file(f"<w:p>{marked}</w:p>")) == {"mote": "juni"}


def test_an_empty_bookmark_leaves_the_word_to_the_control() -> None:
    control = (
        f'<w:sdt><w:sdtPr><w:tag w:val="tkf_kontakt"/></w:sdtPr><w:sdtContent>{run("Eva Ek")}</w:sdtContent></w:sdt>'
    )
    marked = f'<w:bookmarkStart w:id="1" w:name="tkf_kontakt"/><w:bookmarkEnd w:id="1"/>{control}'

    assert _read(word_file(f"<w:p>{marked}</w:p>")) == {"kontakt": "Eva Ek"}


def test_a_document_that_is_no_form_has_no_answers() -> None:
    assert _read(word_file(paragraph("Hej"))) == {}


@pytest.mark.parametrize("kind", [kind for kind in FieldType if kind is not FieldType.CHECKBOX])
def test_every_kind_of_field_can_be_left_empty(kind: FieldType) -> None:
    assert _read(_plan((FormField("x", "X", kind),))) == {"x": ""}
