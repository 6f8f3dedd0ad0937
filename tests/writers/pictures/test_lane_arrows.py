"""Arrows between lanes: from boxes, by lines that don't meet, to heads inside those who receive."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from tenderkit.writers.pictures.lane_arrows import DrawnLine, trunks_of

TOPS = (100, 200, 300, 400)
REACH = 10
_SENT = st.tuples(st.integers(0, 2), st.sets(st.integers(0, 2)).map(tuple), st.integers(0, 90)).map(
    lambda sent: (sent[0], tuple(to for to in sent[1] if to != sent[0]), TOPS[sent[0]] + sent[2])
)


def test_heads_point_a_little_way_into_the_lanes_above_and_below() -> None:
    (trunk,) = trunks_of([(1, (0, 2), 250)], TOPS, REACH)

    assert (trunk.up, trunk.down) == ((190,), (310,))
    assert list(trunk.uprights(5)) == [DrawnLine(5, 250, 5, 190, head=True), DrawnLine(5, 250, 5, 310, head=True)]
    assert list(trunk.levels(20, 5)) == [DrawnLine(20, 250, 5, 250)]


def test_a_line_through_a_lane_that_receives_has_a_head_there_and_goes_on() -> None:
    (trunk,) = trunks_of([(2, (0, 1), 350)], TOPS, REACH)

    assert list(trunk.uprights(5)) == [DrawnLine(5, 350, 5, 290, head=True), DrawnLine(5, 290, 5, 190, head=True)]


def test_boxes_of_a_lane_that_go_to_the_same_lanes_share_a_line() -> None:
    (trunk,) = trunks_of([(0, (2,), 120), (0, (2,), 160)], TOPS, REACH)

    assert trunk.stubs == (120, 160)
    assert list(trunk.uprights(5)) == [DrawnLine(5, 120, 5, 310, head=True)]


def test_a_box_for_nobody_in_the_chart_has_no_arrow() -> None:
    assert trunks_of([(0, (), 120)], TOPS, REACH) == ()


def test_the_shortest_line_stands_nearest_to_the_boxes() -> None:
    channels = {trunk.stubs: trunk.channel for trunk in trunks_of([(0, (2,), 120), (0, (1,), 160)], TOPS, REACH)}

    assert channels == {(160,): 0, (120,): 1}


@given(st.lists(_SENT, max_size=12))
def test_no_two_lines_in_one_channel_meet(sent: list[tuple[int, tuple[int, ...], int]]) -> None:
    for one, other in combinations(trunks_of(sent, TOPS, REACH), 2):
        apart = one.span[1] + REACH < other.span[0] or other.span[1] + REACH < one.span[0]
        assert one.channel != other.channel or apart
