"""A chart of lanes that Word draws: shapes of its own, words that are read once, and nothing that a font decides."""

from pathlib import Path, PurePath

from lxml import etree
from msgspec.structs import replace

from given.lanes import SMALL, crowded
from given.letterhead import letterhead
from given.sample_documents import EVERY_BLOCK, words
from judges.programs import need_program, open_xml_findings, soffice_text
from judges.word_reading import body_of
from tenderkit.model.finished.finished_document import Where
from tenderkit.model.papers.document import Block, Heading, Lanes
from tenderkit.readers.finished.every_word import texts_of
from tenderkit.readers.finished.word_file import finished_word
from tenderkit.readers.word.document_text import walk
from tenderkit.readers.word.package import read_package
from tenderkit.writers.pictures.lanes_layout import DrawnBox
from tenderkit.writers.word import write_word
from tenderkit.writers.word.lanes import lanes_pictures

NBSP = "\N{NO-BREAK SPACE}"
READ = [
    *("Före", "Vem & vad", "Från", "Planering", "Matchning, från den 24 januari 2028"),
    *("upphandlare", f"Inbjudan →{NBSP}branschen", "Överlämning"),
    *("rekryterare", f"Kallelse <till> möte →{NBSP}akten", "Slutrapport", "leverantör", "Efter"),
]


def _written(*charts: Lanes) -> bytes:
    blocks: tuple[Block, ...] = (Heading(1, "", words("Före")), *charts, Heading(1, "", words("Efter")))
    return write_word(replace(EVERY_BLOCK, blocks=blocks), letterhead())


def _found(data: bytes, name: str) -> list[etree._Element]:
    return list(body_of(data).iter(f"{{*}}{name}"))


def test_the_words_are_read_once_and_in_order() -> None:
    package = read_package(_written(SMALL), PurePath("x.docx"))

    assert [block.text for block in walk(package) if block.part == package.main_part] == READ
    seen = [text.text for text in finished_word(package).texts if text.where is Where.BODY]
    assert seen == READ


def test_the_guard_reads_every_box_whole() -> None:
    read = "\n".join(texts_of("x.docx", _written(SMALL))).split("\n")

    assert f"Kallelse <till> möte →{NBSP}akten" in read
    assert "Överlämning" in read


def test_the_picture_says_where_the_same_stands_in_words() -> None:
    told = _found(_written(SMALL, SMALL), "docPr")

    assert [(one.get("descr"), one.get("title")) for one in told] == [(SMALL.alternative_text, SMALL.title)] * 2
    assert len({one.get("id") for one in told}) == 2


def test_a_program_that_draws_no_groups_says_what_the_picture_says_of_itself() -> None:
    (wrapped,) = _found(_written(SMALL), "AlternateContent")
    choice, fallback = wrapped

    assert choice.get("Requires") == "wpg"
    assert choice.nsmap["wpg"] == "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
    assert "".join(map(str, fallback.itertext())) == SMALL.alternative_text


def test_every_paper_has_a_box_and_every_receiver_with_a_lane_an_arrow() -> None:
    data = _written(SMALL)
    shapes = [shape.get("prst") for shape in _found(data, "prstGeom")]

    assert shapes.count("roundRect") == len(SMALL.steps)
    assert len(_found(data, "tailEnd")) == 4
    assert not _found(data, "blip")


def test_an_arrow_that_goes_up_is_turned_over() -> None:
    arrows = [shape for shape in _found(_written(SMALL), "wsp") if shape.find(".//{*}tailEnd") is not None]
    (picture,) = lanes_pictures(SMALL)

    turned = [next(arrow.iter("{*}xfrm")).get("flipV") == "1" for arrow in arrows]
    assert turned == [line.y2 < line.y1 for line in picture.uprights]
    assert set(turned) == {True, False}


def test_every_shape_has_a_number_of_its_own() -> None:
    numbers = [shape.get("id") for shape in _found(_written(SMALL, crowded(9)), "cNvPr")]

    assert len(numbers) == len(set(numbers))


def test_no_number_inside_the_picture_is_as_long_as_that_of_a_firm_or_a_phone() -> None:
    for shape in _found(_written(crowded(9)), "wsp"):
        assert all(len(value) < 6 for part in shape.iter() for value in part.attrib.values() if value.isdigit())


def test_few_papers_get_larger_letters_and_many_get_more_pages() -> None:
    (small,) = lanes_pictures(SMALL)
    many = lanes_pictures(crowded(30))

    assert small.measures.size == 160
    assert len(many) > 1
    assert {picture.measures.size for picture in many} == {140}
    assert all(picture.height <= 8_600 for picture in many)


def test_what_finds_no_room_under_the_opening_but_does_on_a_page_is_one_picture() -> None:
    (picture,) = lanes_pictures(crowded(10))

    assert 6_600 < picture.height <= 8_600


def test_letters_are_as_high_and_wide_as_they_were_reckoned() -> None:
    data = _written(SMALL)
    (paragraph, *_) = (box for box in _found(data, "txbxContent"))
    looks = etree.tostring(paragraph).decode()

    assert 'w:line="184" w:lineRule="exact"' in looks
    assert '<w:sz w:val="16"/>' in looks
    assert 'w:ascii="Arial"' in looks


def test_every_box_holds_what_the_layout_gave_it() -> None:
    (picture,) = lanes_pictures(SMALL)
    drawn = [
        tuple(int(end.get(name, "")) for end, name in zip(shape.iter("{*}off", "{*}ext"), ("x", "cx"), strict=True))
        for shape in _found(_written(SMALL), "wsp")
        if shape.find(".//{*}txbxContent") is not None
    ]

    assert drawn == [_across(box) for box in picture.boxes]


def _across(box: DrawnBox) -> tuple[int, int]:
    return box.x, box.width


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert _written(SMALL, crowded(9)) == _written(SMALL, crowded(9))


def test_other_programs_read_the_file(tmp_path: Path) -> None:
    need_program("soffice")
    path = tmp_path / "karta.docx"
    path.write_bytes(_written(SMALL, crowded(30)))

    assert open_xml_findings(path) == []
    assert "Efter" in soffice_text(path)
