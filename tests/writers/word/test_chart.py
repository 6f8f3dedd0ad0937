"""The chart that Word draws: a part of its own, a frame with an alternative text, and not a word more in the text."""

from decimal import Decimal
from pathlib import Path, PurePath

from lxml import etree
from msgspec.structs import replace

from given.letterhead import letterhead, parts_of, with_parts
from given.sample_documents import EVERY_BLOCK, words
from judges.programs import need_program, open_xml_findings, soffice_text
from judges.word_reading import body_of, texts
from tenderkit.model.papers.document import Chart, ChartSeries, Heading, Paragraph
from tenderkit.readers.word.document_text import visible_text, walk
from tenderkit.readers.word.package import read_package
from tenderkit.writers.word import write_word
from tenderkit.writers.word.chart import chart_part

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CHART = Chart(
    title='Så växer "vitet" & taket <b>',
    alternative_text="Vitet är 50 000 kronor.\nTaket nås inte & är > 0.",
    axis_x="Platser som saknas",
    axis_y="Vite, kronor",
    series=(
        ChartSeries("4 platser", ((Decimal(0), Decimal(0)), (Decimal(3), Decimal("7.5")), (Decimal(4), Decimal(8)))),
        ChartSeries("=Tak", ((Decimal(0), Decimal(8)), (Decimal(4), Decimal(8)))),
    ),
)
DOCUMENT = replace(EVERY_BLOCK, blocks=(Heading(1, "", words("Vite")), CHART, Paragraph(words("Efter")), CHART))


def _package(data: bytes) -> dict[str, bytes]:
    return parts_of(data)


def test_a_chart_is_a_part_with_a_type_and_a_relation() -> None:
    parts = _package(write_word(DOCUMENT, letterhead()))

    assert {"word/charts/chart1.xml", "word/charts/chart2.xml"} <= parts.keys()
    assert (
        b'/word/charts/chart2.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"'
        in (parts["[Content_Types].xml"])
    )
    assert b'Id="tkChart2"' in parts["word/_rels/document.xml.rels"]


def test_the_frame_has_the_alternative_text_and_its_own_number() -> None:
    frames = list(body_of(write_word(DOCUMENT, letterhead())).iter("{*}docPr"))

    assert [frame.get("descr") for frame in frames] == [CHART.alternative_text] * 2
    assert [frame.get("title") for frame in frames] == [CHART.title] * 2
    assert len({frame.get("id") for frame in frames}) == 2


def test_the_text_says_the_title_and_nothing_of_what_is_drawn() -> None:
    data = write_word(DOCUMENT, letterhead())
    package = read_package(data, PurePath("x.docx"))

    assert texts(body_of(data)) == ["Vite", CHART.title, "", "Efter", CHART.title, ""]
    assert not [block for block in walk(package) if "charts" in block.part]
    assert "Platser som saknas" not in visible_text(package)


def test_our_own_reader_takes_the_file_since_nothing_is_embedded() -> None:
    package = read_package(write_word(DOCUMENT, letterhead()), PurePath("x.docx"))

    assert not [name for name in package.parts if "embeddings" in name]


def test_every_line_has_its_name_its_points_and_dashes_of_its_own() -> None:
    root = etree.fromstring(chart_part(CHART))
    series = root.findall(f".//{C}ser")

    names = [one.findtext(f"{C}tx//{C}v") for one in series]
    first = [
        [point.text for point in one.findall(f"{C}{axis}//{C}v")] for one in series[:1] for axis in ("xVal", "yVal")
    ]
    assert names == ["4 platser", "=Tak"]
    assert first == [["0", "3", "4"], ["0", "7.5", "8"]]
    assert [dash.get("val") for one in series for dash in one.iterfind(".//{*}prstDash")] == ["solid", "dash"]


def test_a_shorter_line_stays_at_its_last_point_instead_of_falling_to_zero() -> None:
    root = etree.fromstring(chart_part(CHART))
    cap = root.findall(f".//{C}ser")[1]

    assert [point.text for point in cap.findall(f"{C}xVal//{C}v")] == ["0", "4", "4"]
    assert [point.text for point in cap.findall(f"{C}yVal//{C}v")] == ["8", "8", "8"]


def test_lines_are_straight_and_corners_square() -> None:
    part = chart_part(CHART)

    assert part.count(b'<c:smooth val="0"/>') == 2
    assert b'<c:roundedCorners val="0"/>' in part
    assert b"en-US" not in part


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert write_word(DOCUMENT, letterhead()) == write_word(DOCUMENT, letterhead())


def test_a_template_may_have_a_chart_of_its_own() -> None:
    template = with_parts(letterhead(), {"word/charts/chart1.xml": chart_part(CHART)})
    types = template.parts["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/charts/chart1.xml" '
        b'ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/></Types>',
    )

    parts = _package(write_word(DOCUMENT, with_parts(template, {"[Content_Types].xml": types})))

    assert {"word/charts/chart2.xml", "word/charts/chart3.xml"} <= parts.keys()


def test_a_chart_of_a_single_point_at_zero_is_still_a_chart() -> None:
    chart = replace(CHART, series=(ChartSeries("Vite", ((Decimal(0), Decimal(0)),)),))
    parts = _package(write_word(replace(EVERY_BLOCK, blocks=(chart,)), letterhead()))

    assert b'<c:max val="1"/>' in parts["word/charts/chart1.xml"]


def test_other_programs_read_the_file(tmp_path: Path) -> None:
    need_program("soffice")
    path = tmp_path / "diagram.docx"
    path.write_bytes(write_word(DOCUMENT, letterhead()))

    assert open_xml_findings(path) == []
    assert "Platser som saknas" not in soffice_text(path)
