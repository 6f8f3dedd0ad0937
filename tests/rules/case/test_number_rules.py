"""What a number of places follows: the contract's value, call-offs, years, and summer jobs that have to fit into a summer."""

import pytest

from given.cases import problems_of
from given.kinds_of_places import with_kinds

MINE = {f"TK-R{number}" for number in range(358, 372)}
VALUE = with_kinds().replace(
    "basis: fixed", "basis: per_contract_value\n    sek_per_place: 20000000\n    value_part: whole"
)
LOTS = "  lots:\n    - {id: A, title: Norra, value: 40000000}\n    - {id: B, title: Södra, value: 25000000}\nrequirement:\n"
CALL_OFF = (
    with_kinds()
    .replace("form: contract", "form: framework_agreement\n  call_off_by: both")
    .replace("counted_per: contract", "counted_per: call_off")
    .replace("of: contract_price", "of: called_off_value")
)
BY_LOT = VALUE.replace("requirement:\n", LOTS).replace("counted_per: contract", "counted_per: lot")
SUMMER = (
    with_kinds(minimum="minimum_weeks: 4")
    .replace("[employment, internship]", "[summer_job]")
    .replace("starts: 2027-03-01", "starts: 2027-09-01")
    .replace("within_months: 6", "within_months: 11")
)
YOUNG = "  own_groups:\n    - {title: unga, definition: de som fyller 17 år, proof: en id-handling, reason: Skolan., by: age}\n  places:\n"


def found(text: str) -> list[str]:
    return [each.message.code for each in problems_of(text) if each.message.code in MINE]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(VALUE, [], id="three whole amounts"),
        pytest.param(VALUE.replace("    sek_per_place: 20000000\n", ""), ["TK-R358"], id="no amount"),
        pytest.param(VALUE.replace("    value_part: whole\n", ""), ["TK-R358"], id="whole or begun isn't said"),
        pytest.param(with_kinds(more="value_part: whole"), ["TK-R359"], id="a part of the value of a fixed number"),
        pytest.param(VALUE.replace("20000000", "65000001"), ["TK-R360"], id="no whole amount"),
        pytest.param(VALUE.replace("20000000", "65000000"), [], id="exactly one"),
        pytest.param(VALUE.replace("20000000", "65000001").replace("whole", "started"), [], id="one that has begun"),
        pytest.param(BY_LOT, [], id="each lot its own"),
        pytest.param(BY_LOT.replace("20000000", "30000000"), ["TK-R360"], id="one lot of none"),
        pytest.param(BY_LOT.replace(", value: 25000000", ""), ["TK-R361"], id="a lot without a value"),
        pytest.param(VALUE.replace("form: contract", "form: framework_agreement"), ["TK-R362"], id="a framework has no price"),
        pytest.param(VALUE.replace("  months: 30", "  price_form: unit_prices\n  months: 30"), ["TK-R366"], id="no price when it is signed"),
        pytest.param(VALUE.replace("  months: 30", "  price_form: fixed\n  months: 30"), [], id="a fixed price"),
        pytest.param(CALL_OFF, [], id="each call-off the same"),
        pytest.param(CALL_OFF.replace("form: framework_agreement\n  call_off_by: both", "form: contract"), ["TK-R363"], id="no call-offs"),
        pytest.param(CALL_OFF.replace("form: framework_agreement\n  call_off_by: both", "form: contract").replace("basis: fixed", "basis: per_year"), ["TK-R363"], id="no call-offs, so none that has a year"),
        pytest.param(CALL_OFF.replace("basis: fixed", "basis: per_year"), ["TK-R364"], id="each call-off and each year"),
        pytest.param(CALL_OFF.replace("basis: fixed", "basis: per_contract_value\n    sek_per_place: 20000000\n    value_part: started"), [], id="the value of each call-off"),
        pytest.param(with_kinds(more="exempt_below: 2000000"), ["TK-R365"], id="nothing to exempt"),
        pytest.param(CALL_OFF.replace("count: 4", "count: 4\n    exempt_below: 65000000"), [], id="all but the largest"),
        pytest.param(CALL_OFF.replace("count: 4", "count: 4\n    exempt_below: 65000001"), ["TK-R367"], id="an exemption above the value"),
        pytest.param(with_kinds(more="carried_over: nej"), ["TK-R368"], id="no years"),
        pytest.param(with_kinds(more="carried_over: nej").replace("basis: fixed", "basis: per_year"), [], id="years"),
        pytest.param(with_kinds(more="another_kind: {kind: internship, sought_weeks: 8}"), ["TK-R369"], id="it is allowed anyway"),
        pytest.param(with_kinds(more="another_kind: {kind: apprenticeship, sought_weeks: 8}"), [], id="another kind"),
        pytest.param(SUMMER, [], id="a summer within the time to begin"),
        pytest.param(SUMMER.replace("within_months: 11", "within_months: 8"), ["TK-R370"], id="to begin before the summer"),
        pytest.param(SUMMER.replace("starts: 2027-09-01", "starts: 2027-08-03").replace("within_months: 11", "within_months: 9"), [], id="four weeks of this summer are left"),
        pytest.param(SUMMER.replace("starts: 2027-09-01", "starts: 2027-08-05").replace("within_months: 11", "within_months: 9"), ["TK-R370"], id="less than four weeks are left"),
        pytest.param(SUMMER.replace("  places:\n", YOUNG), ["TK-R371"], id="somebody under eighteen"),
        pytest.param(SUMMER.replace("  places:\n", YOUNG.replace("by: age", "by: none")), [], id="of any age"),
    ],
)  # fmt: skip
def test_a_number_can_be_counted_by_everybody(text: str, codes: list[str]) -> None:
    assert found(text) == codes


def test_a_summer_job_may_be_short() -> None:
    codes = [each.message.code for each in problems_of(SUMMER)]

    assert "TK-R018" not in codes
    assert "TK-R018" in [each.message.code for each in problems_of(with_kinds(minimum="minimum_weeks: 12"))]
