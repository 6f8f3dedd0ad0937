"""What a file of format 1 becomes: its days as events, and no more than they tell."""

import pytest

from given.format_one import brought_over, old
from given.matching_text import CASE
from tenderkit.model.journal.event import EVENT_KEYS, Event
from tenderkit.model.journal.person import Person
from tenderkit.model.journal.place import Place

NO_END = ("    ended: 2027-11-30\n    outcome: completed\n", "")
EARLY = "    early_end: {date: 2027-07-15, cause: individual, noticed: 2027-07-20}\n"
OF_AGREEMENT = """\
agreements:
  - id: A-1
    dialogue_held: 2027-02-20
    places: 1
    kinds: [internship]
    months: 4
    extent_percent: 75
    starts: 2027-06-01
    workplace: Depån
    candidate_within_days: 30
    reply_within_days: 10
    follow_up_every_weeks: 4
    remedy_days: 30
    valid_from: 2027-05-01
    valid_to: 2028-04-30
    notice_days: 30
    signatories:
      authority: {title: enhetschef, mandate: delegationsordning}
      supplier: {title: vd, mandate: firmatecknare}
placements:
"""

OF_ITS_OWN = """\
  lots:
    - {id: A, title: Norr}
    - id: B
      title: Söder
      requirement:
        purpose: Fler ska få arbete i söder.
        target_groups: [long_term_unemployed]
        places: {basis: fixed, count: 1, counted_per: contract, kinds: [internship], kind_chosen_by: supplier, minimum_months: 3, extent_percent: 75, start_within_months: 6, counted_from: contract_start, may_fulfil: [supplier]}
"""


def events(text: str, kind: str) -> list[dict[str, object]]:
    """The events of the kind, without their day and their kind."""
    found = [dict(each.letters) for each in brought_over(text).journal if each.kind == kind]
    return [{key: value for key, value in each.items() if key not in ("date", "event")} for each in found]


def remarks(text: str, case: str = CASE) -> list[str]:
    return [f"{each.message.facts['id']} {each.message.code}" for each in brought_over(text, case).remarks]


def test_every_event_has_the_keys_that_it_must_have_and_no_others() -> None:
    for each in brought_over().journal:
        keys, told = EVENT_KEYS[each.kind], set(each.letters) - {"date", "event"}

        assert set(keys.needs) <= told <= {*keys.needs, *keys.may}
        Event.model_validate(each.letters)


def test_each_placement_is_a_place_without_a_name_and_a_person() -> None:
    new = brought_over()

    assert [Place.model_validate(each).id for each in new.places] == ["P-01", "P-02", "P-03"]
    assert [Person.model_validate(each).place for each in new.persons] == ["P-01", "P-02", "P-03"]
    assert not {"name", "birth_date", "tasks", "supervisor"} & {key for each in new.places for key in each}


def test_events_stand_in_the_order_of_their_days() -> None:
    days = [each.date for each in brought_over().journal]

    assert days == sorted(days)


@pytest.mark.parametrize(
    ("cause", "by"), [("individual", "individual"), ("supplier", "supplier"), ("other", "not_told")]
)
def test_who_ended_a_place_is_told_as_it_was_and_the_ground_never(cause: str, by: str) -> None:
    text = old(("cause: individual", f"cause: {cause}"))

    assert {"place": "P-02", "ended_by": by, "ground": "not_told"} in events(text, "ended")
    assert "P-02 TK-M185" in remarks(text)


def test_a_place_that_was_completed_before_its_planned_end_was_ended_by_nobody_knows_whom() -> None:
    text = old(("    ended: 2027-11-30\n", "    ended: 2027-10-29\n"))

    assert {"place": "P-01", "ended_by": "not_told", "ground": "not_told", "stays": "true"} in events(text, "ended")
    assert {"P-01 TK-M183", "P-01 TK-M185"} <= set(remarks(text))


def test_an_end_without_an_outcome_tells_nothing_of_who_ended_it() -> None:
    text = old(("    outcome: completed\n", ""))

    assert {"place": "P-01", "ended_by": "not_told", "ground": "not_told", "stays": "true"} in events(text, "ended")
    assert "P-01 TK-M183" not in remarks(text)


def test_an_outcome_without_a_day_makes_no_end() -> None:
    text = old(("    ended: 2027-11-30\n", ""))

    assert [each["place"] for each in events(text, "ended")] == ["P-02"]
    assert {"P-01 TK-M183", "P-01 TK-M187", "P-01 TK-M189"} <= set(remarks(text))


def test_the_day_of_an_early_end_is_the_end_where_no_other_is_told() -> None:
    text = old(("    ended: 2027-07-15\n", ""))

    assert "P-02" in [each["place"] for each in events(text, "ended")]
    assert "P-02 TK-M181" not in remarks(text)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(("    ended: 2027-07-15\n", "    ended: 2027-07-16\n"), id="two last days"),
        pytest.param(("    starts: 2027-06-01\n    planned_end: 2027-09", "    starts: 2027-08-01\n    planned_end: 2027-09"), id="an end before the start"),
    ],
)  # fmt: skip
def test_days_that_no_event_can_have_are_a_fault(change: tuple[str, str]) -> None:
    assert "P-02 TK-M181" in remarks(old(change))


def test_an_extent_that_is_told_in_hours_or_not_at_all_is_asked_for() -> None:
    asked = [
        each.message
        for each in brought_over(
            old(("    extent_percent: 75\n    hours_per_week: 30\n", "    hours_per_week: 37,5\n"))
        ).remarks
    ]
    silent = brought_over(old(("    hours_per_week: 30\n    tasks: [sköta", "    tasks: [sköta")))

    assert [each.facts["hours"] for each in asked if each.code == "TK-M186"] == ["37,5", "30"]
    assert [each.message.facts["hours"] for each in silent.remarks if each.message.code == "TK-M186"] == ["–"]


def test_a_dialogue_without_a_plan_or_places_is_one_event() -> None:
    text = old(
        (
            "plan_received: 2027-03-10, outcome: places_offered, places_offered: 2",
            "outcome: no_places, reasons: Vi är två.",
        )
    )

    assert events(text, "dialogue_held") == [{"outcome": "no_places", "reasons": "Vi är två."}]
    assert events(text, "plan_received") == []


def test_an_offer_is_of_the_places_that_began_when_the_breach_was_remedied() -> None:
    assert events(old(), "offered") == [{"place": "P-03"}]
    assert events(old(), "deficiency_found")[0]["of"] == ["P-03"]
    assert "B-1 TK-M182" in remarks(old())


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(("    remedied: 2027-10-11\n", ""), id="not remedied"),
        pytest.param(("missing_places: 1", "missing_places: 2"), id="another number"),
        pytest.param(("    remedied: 2027-10-11\n", "    remedied: 2027-10-12\n"), id="another day"),
        pytest.param(("    clause: platser-ersattning\n", "    clause: platser-ersattning\n    supplier: En annan\n"), id="another supplier"),
    ],
)  # fmt: skip
def test_an_offer_of_nobody_knows_which_place_is_told_and_not_written(change: tuple[str, str]) -> None:
    text = old(change)

    assert events(text, "offered") == []
    assert "of" not in events(text, "deficiency_found")[0]
    assert "B-1 TK-M187" in remarks(text)


def test_a_breach_without_steps_is_only_found() -> None:
    text = old()
    text = text[: text.index("    request: {sent: 2027-09-03")].replace("    later: >-\n", "    later: >-\n")

    assert [each.kind.value for each in brought_over(text).journal if each.of[0] == "breaches"] == ["deficiency_found"]
    assert "B-1 TK-M187" in remarks(text)


def test_what_happened_later_is_told_by_the_first_decision_there_is() -> None:
    not_remedied = old(("    remedied: 2027-10-11\n", ""))
    waived = old(
        ("    remedied: 2027-10-11\n", ""),
        ("    claim: {date: 2027-10-20, heard: 2027-10-15}\n", "    waived: {date: 2027-10-20, reasons: Rättat i sak., by: {title: chef}}\n"),
    )  # fmt: skip

    assert str(events(old(), "remedied")[0]["facts"]).startswith("En ny plats erbjöds")
    assert "facts" not in events(old(), "claimed")[0]
    assert str(events(not_remedied, "claimed")[0]["facts"]).startswith("En ny plats erbjöds")
    assert events(waived, "not_claimed")[0]["reasons"] == "Rättat i sak."
    assert events(waived, "not_claimed")[0]["decided_by"] == {"title": "chef"}
    assert events(waived, "not_claimed")[0]["places"] == "1"
    assert str(events(waived, "not_claimed")[0]["facts"]).startswith("En ny plats erbjöds")


def test_the_time_that_was_claimed_for_goes_with_the_claim() -> None:
    claimed = old(("    missing_places: 1\n", "    missing_places: 1\n    late_weeks: 3\n"))
    two = old(("    missing_places: 1\n", "    late_months: 1\n    late_weeks: 3\n"))
    shared = old(("heard: 2027-10-15}", "shares: [{authority: Krokoms kommun, percent: 100}]}"))

    assert events(claimed, "claimed") == [{"deficiency": "B-1", "places": "1", "units": "3"}]
    assert events(two, "claimed") == [{"deficiency": "B-1"}]
    assert remarks(two).count("B-1 TK-M187") == 2
    assert events(shared, "claimed")[0]["shares"] == [{"authority": "Krokoms kommun", "percent": "100"}]
    assert events(shared, "heard") == []


def test_time_that_nothing_was_claimed_for_is_told_and_not_kept() -> None:
    text = old(
        ("    missing_places: 1\n", "    missing_places: 1\n    late_days: 3\n"),
        ("    claim: {date: 2027-10-20, heard: 2027-10-15}\n", ""),
    )

    assert "B-1 TK-M187" in remarks(text)


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        # Of four, P-01 stands on 2 September; P-02 has ended early, and P-03 hasn't begun.
        pytest.param(3, False, id="as many as can be"),
        pytest.param(4, True, id="one more"),
    ],
)
def test_more_places_missing_than_the_days_allow_are_told(missing: int, *, told: bool) -> None:
    assert ("B-1 TK-M184" in remarks(old(("missing_places: 1", f"missing_places: {missing}")))) is told


def test_of_an_agreement_its_own_places_are_counted() -> None:
    agreed = old(
        ("placements:\n", OF_AGREEMENT), ("    missing_places: 1\n", "    missing_places: 1\n    agreement: A-1\n")
    )
    standing = agreed.replace("    name: Robin Påhittsson\n", "    name: Robin Påhittsson\n    agreement: A-1\n")
    unknown = old(("    missing_places: 1\n", "    missing_places: 9\n    agreement: A-7\n"))

    assert "B-1 TK-M184" not in remarks(agreed)
    assert "B-1 TK-M184" in remarks(standing)
    assert "B-1 TK-M184" not in remarks(unknown)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(CASE.replace("counted_per: contract", "counted_per: call_off"), id="each call-off"),
        pytest.param(CASE.replace("basis: fixed", "basis: full_time_months").replace("count: 4", "full_time_months: 4"), id="months of full time"),
        pytest.param(CASE.replace("  months: 30\n", f"  months: 30\n{OF_ITS_OWN}"), id="lots with requirements of their own"),
    ],
)  # fmt: skip
def test_nothing_is_said_where_the_number_follows_from_what_the_file_does_not_tell(case: str) -> None:
    assert "B-1 TK-M184" not in remarks(old(("missing_places: 1", "missing_places: 9")), case)
