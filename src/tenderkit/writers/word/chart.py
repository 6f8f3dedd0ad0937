"""A chart that Word draws itself: a chart part, and the frame in the text that shows it with its alternative text.

The part holds no running text: names of axes and lines are cached cells, as in any chart that Word makes from a table.
The table itself isn't embedded, since a file inside a document is what our own reader refuses; the figures stand beside.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from tenderkit.model.papers.document import Block, Chart, ChartSeries
from tenderkit.writers.lines import flatten
from tenderkit.writers.pictures.chart_svg import stroke_of
from tenderkit.writers.word.package import WordPackage
from tenderkit.writers.word.xml_text import attribute

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_PART = "word/charts/chart{}.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_IN_WORKBOOK = "xl/charts/chart1.xml"
_SHEET = "Data"
_DASHES = {"": "solid", "10 5": "dash", "3 4": "square_dot", "14 4 3 4": "long_dash_dot", "2 8": "round_dot"}
_LINE_POINTS = 2.25
# The letterhead's text width, 16,2 cm, in English Metric Units (360 000 a centimetre), and a height that suits it.
_WIDTH, _HEIGHT = 5_831_840, 3_240_000
FIRST_PICTURE_ID = 10_001
"""Far from those that a template may have."""
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def charts_in(blocks: Iterable[Block]) -> list[Chart]:
    return [block for block in flatten(blocks) if isinstance(block, Chart)]


def relation_of(number: int) -> str:
    """The id of the relation from the text to the chart with that number, counted from 1."""
    return f"tkChart{number}"


def add_charts(package: WordPackage, main: str, blocks: Iterable[Block]) -> None:
    """A part for each chart, in the order of the text; a template may have charts of its own."""
    numbers = (n for n in range(1, 100_000) if _PART.format(n) not in package.parts)
    for turn, (chart, number) in enumerate(zip(charts_in(blocks), numbers, strict=False), 1):
        name = _PART.format(number)
        package.add(name, chart_part(chart), _TYPE)
        package.relate(main, "chart", name, relation_of(turn))


def frame_xml(chart: Chart, number: int) -> str:
    """The run that shows the chart. `number` counts the charts of the document from 1."""
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{_WIDTH}" cy="{_HEIGHT}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{FIRST_PICTURE_ID + number}" name="Diagram {number}" descr="{attribute(chart.alternative_text)}" '
        f'title="{attribute(chart.title)}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/chart">'
        f'<c:chart xmlns:c="{_DRAWING}/chart" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        f'r:id="{relation_of(number)}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def chart_part(chart: Chart) -> bytes:
    """The chart as xlsxwriter makes it for a workbook: the same XML in both, but for what Word would otherwise assume."""
    with ZipFile(BytesIO(_workbook(chart))) as archive:
        part = archive.read(_IN_WORKBOOK).decode()
    swedish = part.replace('lang="en-US"', 'lang="sv-SE"')
    square = swedish.replace('<c:lang val="en-US"/>', '<c:lang val="sv-SE"/><c:roundedCorners val="0"/>', 1)
    return square.replace("</c:yVal>", '</c:yVal><c:smooth val="0"/>').encode()


def _workbook(chart: Chart) -> bytes:
    from xlsxwriter import Workbook  # other commands start faster without it

    sink = BytesIO()
    with Workbook(sink, {"in_memory": True}) as book:
        sheet = book.add_worksheet(_SHEET)
        drawn = book.add_chart({"type": "scatter", "subtype": "straight"})
        longest = max((len(series.points) for series in chart.series), default=0)
        for index, series in enumerate(chart.series):
            drawn.add_series(_series(sheet, index, series, longest))
        for row, words in enumerate((chart.axis_x, chart.axis_y)):
            sheet.write_string(row, 0, words)
        drawn.set_title({"none": True})
        drawn.set_x_axis(_axis("$A$1", _highest(chart, 0)))
        drawn.set_y_axis(_axis("$A$2", _highest(chart, 1)))
        drawn.set_legend({"position": "bottom"})
        sheet.insert_chart(0, 0, drawn)
    return sink.getvalue()


def _series(sheet: "Worksheet", index: int, series: ChartSeries, length: int) -> dict[str, Any]:
    """The points in two columns under the name of the line.

    Every line gets as many: LibreOffice reads all of them as one table, and takes what is missing for zeros.
    """
    column = 1 + 2 * index
    sheet.write_string(0, column, series.name)
    for row, point in enumerate((*series.points, *series.points[-1:] * (length - len(series.points))), 1):
        for offset, value in enumerate(point):
            sheet.write_number(row, column + offset, value)
    colour, dashes = stroke_of(index)
    return {
        "name": [_SHEET, 0, column],
        "categories": [_SHEET, 1, column, length, column],
        "values": [_SHEET, 1, column + 1, length, column + 1],
        "line": {"color": colour, "width": _LINE_POINTS, "dash_type": _DASHES[dashes]},
    }


def _axis(cell: str, highest: Decimal) -> dict[str, Any]:
    """Named by a cell, not by text; whole numbers with a space between thousands, as the reader's system has it."""
    return {"name": f"={_SHEET}!{cell}", "name_font": {"bold": False}, "min": 0, "num_format": "#,##0"} | (
        {"max": 1} if highest == 0 else {}
    )


def _highest(chart: Chart, place: int) -> Decimal:
    return max(_values(chart, place), default=Decimal(0))


def _values(chart: Chart, place: int) -> Iterator[Decimal]:
    return (point[place] for series in chart.series for point in series.points)
