"""The chart as a picture for pages and for a file of its own."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from msgspec.structs import replace

from given.legal_text import legal_text
from given.sample_documents import EVERY_BLOCK
from tenderkit.model.papers.document import Chart, ChartSeries
from tenderkit.writers.html_writer import write_html
from tenderkit.writers.paste_writer import write_paste_text
from tenderkit.writers.pictures.chart_svg import STROKES, write_svg
from tenderkit.writers.text_writer import write_text

SVG = "{http://www.w3.org/2000/svg}"
CHART = Chart(
    "Så växer vitet",
    "Vitet är 50 000 kronor. Taket nås inte.",
    "Platser som saknas",
    "Vite, kronor",
    (
        ChartSeries("Vite", tuple((Decimal(n), Decimal(50_000 * n)) for n in range(5))),
        ChartSeries("Tak", ((Decimal(0), Decimal(150_000)), (Decimal(4), Decimal(150_000)))),
    ),
)
WITH_CHART = replace(EVERY_BLOCK, blocks=(CHART, CHART))


def _svg(chart: Chart = CHART) -> etree._Element:
    return etree.fromstring(write_svg(chart))


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_picture_has_a_name_and_a_description_for_whoever_can_not_see_it() -> None:
    root = _svg()

    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "titel beskrivning"
    assert root.findtext(f"{SVG}title") == CHART.title
    assert root.findtext(f"{SVG}desc") == CHART.alternative_text


def test_every_line_differs_without_colour() -> None:
    lines = _svg().findall(f"{SVG}polyline")

    assert [line.get("stroke-dasharray") for line in lines] == [None, "10 5"]
    assert len({dashes for _, dashes in STROKES}) == len(STROKES)


@pytest.mark.parametrize("colour", [colour for colour, _ in STROKES])
def test_every_line_stands_out_from_the_paper(colour: str) -> None:
    assert 1.05 / (_luminance(colour) + 0.05) >= 4.5


def test_the_picture_runs_nothing_and_loads_nothing() -> None:
    source = write_svg(CHART).decode()

    assert not any(word in source for word in ("<script", "href", "style=", "url(", "onload", "@font-face"))
    assert 'font-family="sans-serif"' in source


def test_ticks_are_round_numbers_from_zero() -> None:
    said = [element.text for element in _svg().iter(f"{SVG}text")]

    assert [tick for tick in ("0", "50\u00a0000", "100\u00a0000", "200\u00a0000") if tick not in said] == []
    assert "Platser som saknas" in said


def test_the_same_chart_gives_the_same_bytes() -> None:
    assert write_svg(CHART) == write_svg(CHART)


@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 1000), st.decimals(0, 10**12, places=2)), min_size=1, max_size=5), max_size=7
    )
)
def test_every_point_lies_within_the_picture(lines: list[list[tuple[int, Decimal]]]) -> None:
    series = tuple(ChartSeries("x", tuple((Decimal(x), y) for x, y in line)) for line in lines)
    root = _svg(replace(CHART, series=series))

    width, height = (float(side) for side in root.get("viewBox", "").split()[2:])
    for line in root.findall(f"{SVG}polyline"):
        for point in (line.get("points") or "").split():
            x, y = map(float, point.split(","))
            assert 0 <= x <= width
            assert 0 <= y <= height


@given(legal_text)
def test_any_text_comes_back_letter_for_letter(text: str) -> None:
    root = _svg(replace(CHART, title=text, alternative_text=text, axis_x=text))

    assert (root.findtext(f"{SVG}title") or "") == text
    assert (root.findtext(f"{SVG}desc") or "") == text


def test_a_page_shows_the_chart_with_its_title_and_ids_of_its_own() -> None:
    page = html.document_fromstring(write_html(WITH_CHART))

    figures = page.findall(".//figure")
    assert [figure.findtext("figcaption") for figure in figures] == [CHART.title] * 2
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for figure in figures:
        picture = figure.find("svg")
        assert picture is not None
        named = str(picture.get("aria-labelledby")).split()
        assert [page.findtext(f".//*[@id='{name}']") for name in named] == [CHART.title, CHART.alternative_text]


def test_a_page_with_a_chart_loads_nothing_and_runs_nothing() -> None:
    source = write_html(WITH_CHART).decode()

    assert not any(word in source for word in ("<script", "http://", "https://", "url(", " style=", "<img"))


def test_a_page_without_a_chart_has_no_style_for_one() -> None:
    assert "figure{" not in write_html(EVERY_BLOCK).decode()
    assert "figure{" in write_html(WITH_CHART).decode()


@pytest.mark.parametrize("write", [write_text, write_paste_text], ids=["text", "to paste"])
def test_text_says_the_title_and_the_alternative_text_on_one_line(write: object) -> None:
    assert callable(write)
    line = "Diagram: Så växer vitet. Vitet är 50 000 kronor. Taket nås inte."

    assert line in write(WITH_CHART).decode().splitlines()
