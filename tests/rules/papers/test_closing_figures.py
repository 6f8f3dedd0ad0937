"""What may be told of people in a final report."""

from hypothesis import given
from hypothesis import strategies as st

from tenderkit.rules.papers.closing_figures import FEWEST_TOLD, told


@given(st.integers(0, 60).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_a_number_is_told_only_when_neither_side_of_it_is_a_few_people(numbers: tuple[int, int]) -> None:
    count, of = numbers

    few = range(1, FEWEST_TOLD)
    assert told(count, of) is (count not in few and of - count not in few)
