"""What a penalty can come to where kinds have their own number and time, and where the number follows a value or each call-off."""

from given.cases import read
from given.kinds_of_places import with_kinds
from given.matching_text import CASE, case_of
from given.matching_text import read as read_matching
from tenderkit.model.case.case import Procurement
from tenderkit.model.penalty.outcome import PenaltyOutcome
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.matching.placement_rules import completed_places_are_long_enough
from tenderkit.rules.penalty.outcome import penalty_outcome
from tenderkit.rules.proportionality.measures import measure

OWN = "{employment: {count: 1, minimum_months: 12}, internship: {minimum_weeks: 26}}"
VALUE = with_kinds(count=1).replace(
    "basis: fixed", "basis: per_contract_value\n    sek_per_place: 20000000\n    value_part: started"
)
CALL_OFF = with_kinds().replace("form: contract", "form: framework_agreement").replace("per: contract", "per: call_off")


def outcome(case: Procurement) -> PenaltyOutcome:
    found = penalty_outcome(next(each_requirement(case)), None)
    assert found is not None
    return found


def keys(found: PenaltyOutcome) -> list[str]:
    return [each.key for each in found.assumptions]


def test_each_kind_can_be_missing_its_own_months() -> None:
    monthly = with_kinds(OWN, minimum="").replace("missing_place", "missing_month")

    assert [(group.places, group.most) for group in outcome(read(monthly)).exposed] == [(1, 12), (3, 12)]
    both = monthly.replace("{minimum_weeks: 26}", "{count: 3, minimum_weeks: 26}")
    assert [(group.places, group.most) for group in outcome(read(both)).exposed] == [(1, 12), (3, 6)]
    of_an_option = monthly.replace("count: 4", "count: 4\n    extension_count: 1").replace(
        "  months: 30\n", "  months: 30\n  option_months: 24\n"
    )
    assert [(group.places, group.most) for group in outcome(read(of_an_option)).exposed] == [(1, 12), (3, 12), (1, 12)]


def test_a_number_by_value_is_that_of_the_value() -> None:
    found = outcome(read(VALUE))

    assert found.places == 4
    assert "places.per_value.estimated" in keys(found)


def test_a_number_of_each_call_off_is_shown_for_one() -> None:
    found = outcome(read(CALL_OFF.replace("of: contract_price", "of: called_off_value")))

    assert found.places == 4
    assert "places.per_call_off" in keys(found)


def test_the_measures_count_each_kind_by_its_time_and_say_so() -> None:
    text = with_kinds(OWN, minimum="").replace("  months: 30\n", "  months: 30\n  employees_needed: 10\n")
    found = measure(next(each_requirement(read(text))), None)

    assert found.volume is not None
    assert found.volume.place_months == (12 + 3 * 6) * 3 / 4
    assert "proportionality.assumes.shortest" in [each.key for each in found.assumptions]
    assert any(each.formula.key == "proportionality.formula.by_kind.share_of_work" for each in found.measures)


def test_the_measures_of_a_value_and_of_call_offs_say_what_they_count_on() -> None:
    by_value, by_call_off = (measure(next(each_requirement(read(text))), None) for text in (VALUE, CALL_OFF))

    assert "places.per_value.estimated" in [each.key for each in by_value.assumptions]
    assert "places.per_call_off" in [each.key for each in by_call_off.assumptions]


def test_a_placement_of_a_shared_place_may_be_short() -> None:
    short = """\
format: 1
placements:
  - {id: P-01, name: Kim Exempel, kind: internship, workplace: Depån, tasks: [städa], starts: 2027-06-01, planned_end: 2027-06-30, ended: 2027-06-30, outcome: completed}
"""
    shared = CASE.replace("    replacement_weeks: 6\n", "    replacement_weeks: 6\n    shared: ja\n")

    assert not list(completed_places_are_long_enough(case_of(shared), read_matching(short)))
    assert list(completed_places_are_long_enough(case_of(CASE), read_matching(short)))
