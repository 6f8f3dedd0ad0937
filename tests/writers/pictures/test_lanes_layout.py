"""Where the parts of a chart of lanes stand: all inside, none on another, every word in its box."""

from itertools import combinations

import pytest

from given.lanes import SMALL, chart_of, crowded, step
from tenderkit.model.papers.document import Lanes
from tenderkit.writers.pictures.lanes_contents import Measures
from tenderkit.writers.pictures.lanes_layout import DrawnBox, LanesPicture, lay_out
from tenderkit.writers.pictures.letter_widths import width_of

PAPER = Measures(width=14_000, size=140, reckoned=140)
LONG = "Sammanställningsbestämmelsernas"
CHARTS = [
    pytest.param(SMALL, id="few documents"),
    pytest.param(crowded(7), id="many documents"),
    pytest.param(chart_of(step(2, 1, f"{LONG} {LONG}", 0, others=LONG)), id="long words"),
    pytest.param(chart_of(), id="nothing handed over"),
    pytest.param(chart_of(lanes=()), id="nobody"),
]


def _said(box: DrawnBox) -> str:
    return " ".join(words for words, _ in box.said)


def _framed(picture: LanesPicture) -> list[DrawnBox]:
    return [box for box in picture.boxes if box.framed]


@pytest.mark.parametrize("chart", CHARTS)
def test_everything_stands_inside_the_picture(chart: Lanes) -> None:
    picture = lay_out(chart, PAPER)

    for box in picture.boxes:
        assert 0 <= box.x < box.x + box.width <= PAPER.width
        assert 0 <= box.y < box.y + box.height <= picture.height
    for line in (*picture.uprights, *picture.levels, *picture.rules):
        assert all(0 <= x <= PAPER.width for x in (line.x1, line.x2))
        assert all(0 <= y <= picture.height for y in (line.y1, line.y2))


@pytest.mark.parametrize("chart", CHARTS)
def test_no_box_lies_on_another(chart: Lanes) -> None:
    for one, other in combinations(_framed(lay_out(chart, PAPER)), 2):
        beside = one.x + one.width <= other.x or other.x + other.width <= one.x
        assert beside or one.y + one.height <= other.y or other.y + other.height <= one.y


@pytest.mark.parametrize("chart", CHARTS)
def test_every_word_finds_room_in_its_box(chart: Lanes) -> None:
    for box in lay_out(chart, PAPER).boxes:
        room = box.width - 2 * PAPER.pad
        widths = [sum(width_of(words, PAPER.size, strong=strong) for words, strong in line) for line in box.lines]
        assert max(widths) <= room
        assert len(box.lines) * PAPER.line + 2 * PAPER.pad <= box.height


@pytest.mark.parametrize("chart", CHARTS)
def test_no_arrow_goes_through_a_box(chart: Lanes) -> None:
    picture = lay_out(chart, PAPER)

    for line in picture.uprights:
        low, high = sorted((line.y1, line.y2))
        for box in _framed(picture):
            assert not (box.x <= line.x1 <= box.x + box.width and low < box.y + box.height and box.y < high)


@pytest.mark.parametrize("chart", CHARTS)
def test_no_two_arrows_lie_on_each_other(chart: Lanes) -> None:
    lines = lay_out(chart, PAPER).uprights

    for one, other in combinations(lines, 2):
        if one.x1 == other.x1 and {one.y1, one.y2}.isdisjoint({other.y1, other.y2}):
            assert max(one.y1, one.y2) < min(other.y1, other.y2) or max(other.y1, other.y2) < min(one.y1, one.y2)


def test_an_arrow_ends_inside_the_lane_that_receives() -> None:
    picture = lay_out(chart_of(step(0, 1, "Överlämning", 2)), PAPER)
    (arrow,) = picture.uprights
    (top, height), (box,) = picture.bands[2], _framed(picture)

    assert arrow.head
    assert top < arrow.y2 < top + height
    assert box.y < arrow.y1 < box.y + box.height


def test_a_box_names_who_receives_only_where_no_arrow_can_lead() -> None:
    said = [_said(box) for box in _framed(lay_out(SMALL, PAPER))]

    nbsp = "\N{NO-BREAK SPACE}"
    assert said == [f"Inbjudan →{nbsp}branschen", "Överlämning", f"Kallelse <till> möte →{nbsp}akten", "Slutrapport"]


def test_boxes_are_read_lane_by_lane_under_the_headings() -> None:
    said = [_said(box) for box in lay_out(SMALL, PAPER).boxes]

    assert said[:5] == [
        "Från",
        "Planering",
        "Matchning, från den 24 januari 2028",
        "upphandlare",
        "Inbjudan →\N{NO-BREAK SPACE}branschen",
    ]
    assert said[-1] == "leverantör"


def test_many_boxes_stand_abreast_where_the_width_allows() -> None:
    wide, narrow = (lay_out(crowded(4), Measures(width, 140, 140)) for width in (14_000, 5_000))

    assert wide.height < narrow.height


def test_a_line_that_passes_over_others_parts_them() -> None:
    chart = chart_of(step(0, 0, "Ett", 1), step(0, 0, "Två", 2), columns=("Matchning",))
    picture = lay_out(chart, Measures(2_000, 140, 140))
    ((lane, bridge),) = picture.bridges
    nearest = max(line.x1 for line in picture.uprights)

    assert lane == 0
    assert bridge.x2 < nearest < bridge.x1
    assert min(line.x1 for line in picture.uprights) < bridge.x2


def test_words_that_find_no_room_are_broken_rather_than_lost() -> None:
    picture = lay_out(crowded(1), Measures(2_400, 140, 140))

    assert all("".join(words for line in box.lines for words, _ in line) for box in picture.boxes)
    assert all(box.x + box.width <= 2_400 for box in picture.boxes)


def test_too_little_width_is_shared_alike_whoever_needs_it() -> None:
    short = (step(0, 1, "Ja") for _ in range(20))
    picture = lay_out(chart_of(step(0, 0, LONG + LONG), *short, columns=("A", "B")), Measures(3_000, 140, 140))

    assert len({box.width for box in _framed(picture)}) == 1
    assert all(box.width > 0 and box.x + box.width <= 3_000 for box in picture.boxes)
