import pytest

from given.cases import WITH_PLACES, read
from tenderkit.rules.contract.without_work import without_work

LIST = "  target_groups: [far_from_labour_market]\n"


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        (LIST, "used"),
        ("  own_groups: [{title: a, definition: de som är helt utan eget arbete, proof: ett intyg}]\n", "used"),
        ("  own_groups: [{title: a, definition: de som fyller 17 år, proof: ett intyg}]\n", "unused"),
        (f"{LIST}  own_groups: [{{title: a, definition: de som fyller 17 år, proof: ett intyg}}]\n", "used"),
    ],
)
def test_time_without_work_is_spoken_of_where_a_group_rests_on_it(groups: str, said: str) -> None:
    case = read(WITH_PLACES.replace("format: 1", "format: 2").replace(LIST, groups))

    assert without_work(case.requirement) == said
