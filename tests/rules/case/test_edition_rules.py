"""Numbers that vanish, keys that a text has no words for, and the floors: by the first edition of the clauses and by the second."""

import pytest

from given.cases import WITH_DIALOGUE, WITH_PLACES, read
from given.law_rows import shipped_table
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.counting import FIRST_EDITION, Counting
from tenderkit.rules.case.case_rules import find_faults

SECOND = Counting(nearest=True, least_time=True, answers_together=True, authority_days=20, supplier_days=10)
ONE = WITH_PLACES.replace("count: 4", "count: 1")
OPTION = ("  months: 30\n", "  months: 24\n  option_months: 12\n")
FRAMEWORK = WITH_PLACES.replace("form: contract", "form: framework_agreement\n  call_off_by: both").replace(
    "{percent: 5, of: contract_price}", "{amount: 200000}"
)
RATED = FRAMEWORK.replace("basis: fixed", "basis: per_called_off_sek\n    sek_per_place: RATE")
IN_LOTS = RATED.replace("counted_per: contract", "counted_per: lot")
LOTS = (
    "  lots:\n    - {id: A, title: Norr, value: 5000000, employees_needed: 6}\n"
    "    - {id: B, title: Söder, value: 9000000, employees_needed: 9}\n"
)
THREE = FRAMEWORK.replace("call_off_by: both", "call_off_by: both\n  supplier_count: 3")
EXTENSIONS = WITH_PLACES.replace("  months: 30\n", "  months: 30\n  option_months: 24\n  extensions: 2\n")
MONTHS = WITH_PLACES.replace("basis: fixed\n    count: 4", "basis: full_time_months\n    full_time_months: 24")
PRICED = WITH_PLACES.replace("  place: within", "  price_form: FORM\n  place: within")


def codes(text: str, counting: Counting = FIRST_EDITION) -> list[str]:
    """Of the rules that know which edition it is."""
    case = read(text).counted_by(counting)
    found = find_faults(case, shipped_table().acts[case.law])
    return [
        fault.message.code
        for fault in found
        if fault.message.code.startswith("TK-R3") or fault.message.code == "TK-R034"
    ]


def second(text: str) -> list[str]:
    """By the second edition; that the price form isn't stated is told of in its own test."""
    return [code for code in codes(text, SECOND) if code != "TK-R314"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(ONE.replace(*OPTION), ["TK-R300"], id="one place, and an extension that may not be used"),
        pytest.param(ONE, [], id="no extension"),
        pytest.param(ONE.replace("  months: 30\n", "  months: 12\n  option_months: 13\n"), [], id="less than half is performed"),
        pytest.param(WITH_PLACES.replace(*OPTION), [], id="four places"),
        pytest.param(RATED.replace("RATE", "9000000").replace("count: 4", "count: 1").replace(*OPTION), [], id="by called-off value"),
        pytest.param(ONE.replace(*OPTION).replace("basis: fixed", "basis: per_year"), [], id="one for each year that there is"),
    ],
)  # fmt: skip
def test_a_single_place_that_an_unused_extension_takes_away_is_told(text: str, found: list[str]) -> None:
    assert codes(text) == found
    assert second(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(RATED.replace("RATE", "32500000"), [], id="half the value gives one"),
        pytest.param(RATED.replace("RATE", "32500001"), ["TK-R301"], id="a krona more"),
        pytest.param(IN_LOTS.replace("RATE", "2500000").replace("  place:", f"{LOTS}  place:"), [], id="half of the smallest lot"),
        pytest.param(IN_LOTS.replace("RATE", "2500001").replace("  place:", f"{LOTS}  place:"), ["TK-R301"], id="and a krona more"),
        pytest.param(IN_LOTS.replace("RATE", "32500000").replace("  place:", "  lots: [{id: A, title: Norr}]\n  place:"), [], id="a lot without a value"),
        pytest.param(FRAMEWORK, [], id="a number that follows no amount"),
    ],
)  # fmt: skip
def test_a_rate_that_gives_no_place_at_half_the_value_is_a_fault(text: str, found: list[str]) -> None:
    assert second(text) == found
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(THREE.replace("count: 4", "count: 2"), ["TK-R302"], id="two places, three suppliers"),
        pytest.param(THREE.replace("count: 4", "count: 3"), [], id="as many as they are"),
        pytest.param(THREE.replace("count: 4", "count: 2").replace("per: contract", "per: supplier"), [], id="each has the number"),
        pytest.param(ONE, [], id="no framework agreement"),
        pytest.param(WITH_DIALOGUE.replace("sanction: none", "sanction: none\n    no_sanction_reason: Litet avtal."), [], id="no places"),
    ],
)  # fmt: skip
def test_a_number_that_is_split_into_nothing_is_a_fault(text: str, found: list[str]) -> None:
    assert second(text) == found
    assert codes(text) == (["TK-R034"] if found else [])


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param(MONTHS.replace("per: missing_place", "per: missing_month"), "full_time_months", id="months of full time"),
        pytest.param(EXTENSIONS.replace("count: 4", "count: 4\n    extension_count: 1"), "extension_count", id="a number for an extension"),
        pytest.param(WITH_PLACES.replace("count: 4", "count: 4\n    minimum_employments: 2"), "minimum_employments", id="a least number of employments"),
    ],
)  # fmt: skip
def test_a_key_that_the_first_edition_has_no_words_for_is_a_fault(text: str, key: str) -> None:
    case = read(text)
    found = [fault for fault in find_faults(case, shipped_table().acts[case.law]) if fault.message.code == "TK-R303"]

    assert [fault.key[-1] for fault in found] == [key]
    assert second(text) == []


def test_a_kind_that_the_authority_chooses_after_the_award_is_refused_by_the_second_edition() -> None:
    text = WITH_PLACES.replace("kind_chosen_by: supplier", "kind_chosen_by: authority")

    assert (codes(text), second(text), second(WITH_PLACES)) == ([], ["TK-R304"], [])


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        pytest.param("  option_months: 24\n  extensions: 2\n", "", ["TK-R305"], id="no option"),
        pytest.param("basis: fixed", "basis: per_year", ["TK-R306"], id="a number that the years already have"),
        pytest.param("minimum_months: 3", "minimum_months: 7", ["TK-R307"], id="a place that no extension is long enough for"),
        pytest.param("minimum_months: 3", "minimum_months: 6", [], id="just long enough"),
        pytest.param("  extensions: 2\n", "", [], id="one extension"),
        pytest.param("  option_months: 24\n  extensions: 2\n", "  option_months: 1\n  extensions: 2\n", ["TK-R307", "TK-R322"], id="more extensions than months"),
        pytest.param("  option_months: 24\n  extensions: 2\n", "  extensions: 2\n", ["TK-R305", "TK-R322"], id="extensions of nothing"),
    ],
)  # fmt: skip
def test_what_an_extension_adds_can_be_asked_for(old: str, new: str, found: list[str]) -> None:
    text = EXTENSIONS.replace("count: 4", "count: 4\n    extension_count: 1")
    assert old in text

    assert second(text.replace(old, new)) == found


@pytest.mark.parametrize(
    ("least", "kinds", "found"),
    [
        (2, "[employment, internship]", []),
        (4, "[employment, internship]", []),
        (5, "[employment, internship]", ["TK-R308"]),
        (2, "[employment]", ["TK-R308"]),
        (2, "[internship, apprenticeship]", ["TK-R308"]),
    ],
)
def test_a_least_number_of_employments_is_a_part_of_the_number(least: int, kinds: str, found: list[str]) -> None:
    text = WITH_PLACES.replace("count: 4", f"count: 4\n    minimum_employments: {least}")

    assert second(text.replace("[employment, internship]", kinds)) == found


def test_months_of_full_time_have_no_number_of_places_to_be_some_of() -> None:
    months = MONTHS.replace("per: missing_place", "per: missing_month")

    assert second(months.replace("counted_per", "minimum_employments: 1\n    counted_per")) == ["TK-R308"]


def weeks(number: int, counting: Counting, text: str = WITH_PLACES) -> list[str]:
    case = text.replace("    minimum_months", f"    offer_open_weeks: {number}\n    minimum_months")
    return [code for code in codes(case, counting) if code == "TK-R309"]


def test_the_weeks_that_a_place_is_kept_open_hold_the_time_to_answer() -> None:
    dialogue = "dialogue:\n    reply_within_days: 22\n" + WITH_DIALOGUE.partition("dialogue:\n")[2].replace(
        "    reply_within_days: 10\n", ""
    )
    both = WITH_PLACES.replace("  places:\n", f"  {dialogue}  places:\n")

    assert (weeks(4, SECOND), weeks(5, SECOND)) == (["TK-R309"], [])
    assert (weeks(6, SECOND, both), weeks(5, SECOND, both)) == ([], ["TK-R309"])
    assert weeks(1, FIRST_EDITION) == []


def test_four_weeks_are_the_least_whatever_the_clause_says_of_days() -> None:
    silent = Counting(nearest=True)

    assert (weeks(3, silent), weeks(4, silent)) == (["TK-R309"], [])


def test_a_dialogue_has_a_time_to_answer_and_a_consequence() -> None:
    hasty = WITH_DIALOGUE.replace("reply_within_days: 10", "reply_within_days: 9")
    reasoned = WITH_DIALOGUE.replace("sanction: none", "sanction: none\n    no_sanction_reason: Avtalet är litet.")

    assert (second(hasty), second(WITH_DIALOGUE), second(reasoned)) == (["TK-R310", "TK-R311"], ["TK-R311"], [])
    assert second(reasoned.replace("    reply_within_days: 10\n", "")) == []
    assert (codes(hasty), codes(WITH_DIALOGUE)) == ([], [])


@pytest.mark.parametrize(
    ("text", "by_the_first", "by_the_second"),
    [
        pytest.param(PRICED.replace("FORM", "fixed"), [], [], id="a fixed price"),
        pytest.param(PRICED.replace("FORM", "unit_prices"), ["TK-R313"], ["TK-R313"], id="unit prices"),
        pytest.param(PRICED.replace("FORM", "running"), ["TK-R313"], ["TK-R313"], id="on account"),
        pytest.param(WITH_PLACES, [], ["TK-R314"], id="not stated"),
        pytest.param(PRICED.replace("FORM", "running").replace("of: contract_price", "of: estimated_value"), [], [], id="of the estimate"),
        pytest.param(PRICED.replace("FORM", "running").replace("    cap: {percent: 5, of: contract_price}\n", ""), [], [], id="no cap"),
        pytest.param(FRAMEWORK.replace("{amount: 200000}", "{percent: 5, of: contract_price}"), [], [], id="a framework agreement has no price"),
    ],
)  # fmt: skip
def test_a_cap_is_a_share_of_a_price_that_exists(text: str, by_the_first: list[str], by_the_second: list[str]) -> None:
    assert (codes(text), codes(text, SECOND)) == (by_the_first, by_the_second)


def test_months_of_full_time_are_missing_by_the_month() -> None:
    assert second(MONTHS) == ["TK-R321"]
    assert second(MONTHS[: MONTHS.index("  penalty:")]) == []


@pytest.mark.parametrize(
    ("groups", "found"),
    [
        ("[newly_arrived]", ["TK-R315"]),
        ("[reduced_work_capacity, newly_arrived]", ["TK-R315"]),
        ("[newly_arrived, young_people]", []),
    ],
)
def test_a_group_of_origin_or_health_has_a_neutral_one_beside_it(groups: str, found: list[str]) -> None:
    assert codes(WITH_PLACES.replace("[far_from_labour_market]", groups)) == found


def test_a_place_that_no_subcontractor_may_give_has_a_reason() -> None:
    closed = WITH_PLACES.replace("[supplier, subcontractor]", "[supplier]")

    assert codes(closed) == ["TK-R312"]
    assert codes(closed.replace("may_fulfil", "no_subcontractor_reason: Allt görs av oss.\n    may_fulfil")) == []


def test_a_copy_of_a_case_is_counted_as_the_case_is() -> None:
    case = read(WITH_PLACES).counted_by(SECOND)

    assert case.counted_by(SECOND) is case
    assert case.model_copy(update={"title": "Ett annat namn"}).counting == SECOND
    assert isinstance(case, Procurement)
    assert case != read(WITH_PLACES)
