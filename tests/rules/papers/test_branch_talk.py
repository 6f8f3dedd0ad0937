from datetime import date

import pytest

from given.cases import WITH_DIALOGUE, read
from tenderkit.rules.papers.branch_talk import branch_talk_facts

CASE = read(WITH_DIALOGUE)
PUBLISHED = date(2027, 2, 1)


@pytest.mark.parametrize(
    ("published", "day", "allowed"),
    [
        pytest.param(None, PUBLISHED, True, id="not published"),
        pytest.param(PUBLISHED, date(2027, 1, 31), True, id="the day before"),
        pytest.param(PUBLISHED, PUBLISHED, False, id="the day itself"),
        pytest.param(PUBLISHED, date(2027, 2, 2), False, id="the day after"),
    ],
)
def test_the_branch_is_invited_until_the_procurement_is_published(
    published: date | None,
    day: date,
    allowed: bool,  # noqa: FBT001  # a row of the table
) -> None:
    case = CASE.model_copy(update={"procedure": CASE.procedure.model_copy(update={"published": published})})

    assert branch_talk_facts(case, day).allowed is allowed
