"""A chart that is too high for a page: as many pictures as it takes, with nothing lost."""

from given.lanes import SMALL, chart_of, crowded, step
from tenderkit.model.papers.document import Lanes
from tenderkit.writers.pictures.lanes_contents import Measures
from tenderkit.writers.pictures.lanes_layout import LanesPicture
from tenderkit.writers.pictures.lanes_pages import pictures_within

PAPER = Measures(width=14_000, size=140, reckoned=140)


def _titles(pictures: tuple[LanesPicture, ...]) -> list[str]:
    return [box.said[0][0] for picture in pictures for box in picture.boxes if box.framed]


def _pages(chart: Lanes, height: int) -> tuple[LanesPicture, ...]:
    pictures = pictures_within(chart, PAPER, height)
    assert all(picture.height <= height for picture in pictures)
    return pictures


def test_what_finds_room_is_one_picture() -> None:
    assert len(_pages(SMALL, 8_000)) == 1


def test_what_does_not_is_parted_between_lanes_and_keeps_every_document() -> None:
    chart = crowded(8)
    pages = _pages(chart, 4_000)

    assert len(pages) > 1
    assert sorted(_titles(pages)) == sorted(step.what for step in chart.steps)


def test_a_lane_that_is_too_high_alone_goes_on_in_the_next_picture() -> None:
    chart = chart_of(*(step(1, 1, f"Protokoll {at}") for at in range(60)))
    pages = _pages(chart, 2_000)

    assert _titles(pages) == [step.what for step in chart.steps]
    assert all(any(box.said == (("rekryterare", True),) for box in page.boxes) for page in pages)


def test_who_receives_in_another_picture_is_named_in_the_box() -> None:
    many = (step(1, 1, f"Protokoll {at}") for at in range(12))
    first, *_ = _pages(chart_of(step(0, 1, "Överlämning", 1, others="akten"), *many), 1_500)

    assert first.uprights == ()
    assert [box.said for box in first.boxes if box.framed] == [
        (("Överlämning", True), ("→\N{NO-BREAK SPACE}akten, rekryterare", False))
    ]


def test_a_single_document_is_never_parted() -> None:
    (picture,) = pictures_within(chart_of(step(0, 0, "Inbjudan")), PAPER, 10)

    assert _titles((picture,)) == ["Inbjudan"]
