"""The plans of a folder, and what is said of their rows beside them."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tenderkit.model.policy.plan_answers import RequesterReply
from tenderkit.model.policy.policy import AskedVerdict
from tenderkit.problems import InvalidInputError, RefusedError
from tenderkit.readers.plan.plan_reader import read_plan
from tenderkit.workflows.plan.plans_of_folder import (
    KeptPlan,
    RowSaying,
    answers_by_row,
    keep_plan,
    mark_of_saying,
    plans_of_folder,
    recommend,
    reply_to_recommendation,
)

PLAN = Path(__file__).parents[3] / "samples" / "plan-2027.xlsx"
DAY = date(2026, 12, 1)


@pytest.fixture
def plan(tmp_path: Path) -> KeptPlan:
    return keep_plan(tmp_path, PLAN.read_bytes(), 2027)


def test_the_latest_plan_of_the_latest_year_comes_first(tmp_path: Path) -> None:
    for name in (
        "plan-2026.csv",
        "plan-2027.xlsx",
        "plan-2027.csv",
        "plan-2027-12.xlsx",
        "plan-2027-2.xlsx",
        "plan-x.csv",
        "intyg.xlsx",
    ):
        shutil.copy(PLAN, tmp_path / name)
    (tmp_path / "plan-2028.xlsx").mkdir()

    found = [plan.path.name for plan in plans_of_folder(tmp_path)]

    assert found == ["plan-2027-12.xlsx", "plan-2027-2.xlsx", "plan-2027.xlsx", "plan-2026.csv"]


def test_a_plan_gets_a_number_that_none_has_had(plan: KeptPlan) -> None:
    shutil.copy(PLAN, plan.path.with_name("plan-2027-7.csv"))

    assert keep_plan(plan.path.parent, PLAN.read_bytes(), 2027).path.name == "plan-2027-8.xlsx"


def test_an_answer_stands_beside_its_recommendation(plan: KeptPlan) -> None:
    row = read_plan(plan.path).rows[0]
    recommend(plan, AskedVerdict.PLACES, RowSaying(row, "", DAY, ""))
    reply_to_recommendation(plan, RequesterReply.DECLINES, RowSaying(row, 'Nej: "för litet" # än', DAY, ""))

    (said,) = answers_by_row(plan).values()

    assert said.recommendation is not None
    assert said.reply is not None
    assert said.recommendation.what is AskedVerdict.PLACES
    assert said.reply.reason == 'Nej: "för litet" # än'


def test_what_somebody_else_has_said_meanwhile_is_not_written_over(plan: KeptPlan) -> None:
    row = read_plan(plan.path).rows[0]
    recommend(plan, AskedVerdict.PLACES, RowSaying(row, "", DAY, ""))
    before = plan.answers_file.read_bytes()

    with pytest.raises(RefusedError) as refused:
        recommend(plan, AskedVerdict.NONE, RowSaying(row, "", DAY, ""))

    assert refused.value.message.code == "TK-N023"
    assert plan.answers_file.read_bytes() == before
    (said,) = answers_by_row(plan).values()
    recommend(plan, AskedVerdict.NONE, RowSaying(row, "", DAY, mark_of_saying(said.recommendation)))


@pytest.mark.parametrize("text", ["format: 9\n", "rows: [", "format: 1\nrows: [{title: X, name: Y}]\n"])
def test_answers_that_cannot_be_read_are_left_as_they_are(text: str, plan: KeptPlan) -> None:
    plan.answers_file.write_text(text, "utf-8")

    with pytest.raises(InvalidInputError):
        recommend(plan, AskedVerdict.NONE, RowSaying(read_plan(plan.path).rows[0], "", DAY, ""))

    assert plan.answers_file.read_text("utf-8") == text
