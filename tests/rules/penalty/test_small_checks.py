"""The penalties for missed meetings and missing reports are held against the municipality's own limit."""

import pytest

from given.cases import WITH_PLACES, read
from tenderkit.model.policy.bands import PenaltyPolicy
from tenderkit.rules.contract.each_requirement import common_requirement
from tenderkit.rules.penalty.checks import small_checks

REPORTS = "  follow_up: {report_penalty: {amount: 10 000, most: %s}}\n"


@pytest.mark.parametrize(
    ("most", "policy", "codes"),
    [
        pytest.param("65 001", PenaltyPolicy(unreasonable_share_percent="0.1"), ["TK-R395"], id="above the limit"),
        pytest.param("65 000", PenaltyPolicy(unreasonable_share_percent="0.1"), [], id="at the limit"),
        pytest.param("65 001", PenaltyPolicy(), [], id="no limit"),
        pytest.param("65 001", None, [], id="no policy"),
    ],
)
def test_a_small_penalty_is_small_by_the_policy(most: str, policy: PenaltyPolicy | None, codes: list[str]) -> None:
    of = common_requirement(read(WITH_PLACES + REPORTS % most))

    assert [message.code for message in small_checks(of, policy)] == codes
