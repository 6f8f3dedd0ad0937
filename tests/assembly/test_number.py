from hypothesis import given
from hypothesis import strategies as st

from tenderkit.assembly.number import Numberer
from tenderkit.model.papers.document import Numbering


def test_numbers_continue_from_where_the_officer_has_come() -> None:
    numberer = Numberer(Numbering.DECIMAL, (5, 3))

    assert numberer.section == "5.3"
    assert [numberer.next_part(), numberer.next_requirement(), numberer.next_requirement()] == [
        "5.3.1",
        "5.3.1.1",
        "5.3.1.2",
    ]
    assert [numberer.next_part(), numberer.next_requirement()] == ["5.3.2", "5.3.2.1"]


def test_a_requirement_before_the_first_part_belongs_to_the_section() -> None:
    assert Numberer(Numbering.TEXT, (4,)).next_requirement() == "4.1"


def test_under_an_ama_code_only_requirements_are_counted() -> None:
    numberer = Numberer(Numbering.AMA_AF, (1,), "AFC.999")

    assert numberer.section == "AFC.999"
    assert [numberer.next_part(), numberer.next_requirement()] == ["", "K1"]
    assert [numberer.next_part(), numberer.next_requirement()] == ["", "K2"]


@given(st.lists(st.booleans()))
def test_no_two_places_share_a_number(steps: list[bool]) -> None:
    numberer = Numberer(Numbering.DECIMAL, (2,))
    numbers = [numberer.next_part() if step else numberer.next_requirement() for step in [True, *steps]]

    assert len(set(numbers)) == len(numbers)
