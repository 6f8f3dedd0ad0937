"""Whatever happens: a claim is never for more than is missing, than the cap, or than the clause gives, and a place more never costs more."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from given.breach_case import PRICED
from given.claim_records import judged, record
from rules.claims.test_money_decided import CASES, SECOND_EDITION
from tenderkit.model.case.counting import FIRST_EDITION, Counting
from tenderkit.rules.breach.penalty_due import penalty_of_breach
from tenderkit.rules.claims.judged import JudgedCase

FIRST_DAY = date(2027, 6, 1)
UNITS = ("plats", "vecka", "dag", "månad", "två steg", "tak 150 000", "högst två veckor", "vecka i två steg")

days = st.integers(0, 260).map(lambda number: (FIRST_DAY + timedelta(days=number)).isoformat())
places = st.lists(
    st.tuples(days, st.sampled_from(["started", "offered", "advertised"]), st.none() | st.integers(0, 120)),
    max_size=6,
)
claims = st.lists(st.tuples(st.integers(32, 150), st.none() | st.integers(1, 4)), min_size=1, max_size=3)


def happened(told: list[tuple[str, str, int | None]]) -> list[str]:
    events = []
    for number, (day, what, lasted) in enumerate(told, 1):
        events.append(f"{day} {what} P-{number:02}")
        if what == "started" and lasted is not None:
            ended = (date.fromisoformat(day) + timedelta(days=lasted)).isoformat()
            events.append(f"{ended} ended P-{number:02} ended_by=supplier ground=work_lacking")
    return events


def claimed(wanted: list[tuple[int, int | None]]) -> list[str]:
    events = []
    for number, (after, named) in enumerate(wanted, 1):
        day = (date(2027, 9, 10) + timedelta(days=after)).isoformat()
        events += [f"2027-09-02 deficiency_found B-{number}", f"2027-09-10 notice_sent B-{number}"]
        events.append(f"{day} claimed B-{number}" + (f" places={named}" if named is not None else ""))
    return events


def dues(found: JudgedCase) -> list[Decimal]:
    counted = [
        penalty_of_breach(found.contract, each, one.terms)
        for each, one in zip(found.matching.breaches, found.deficiencies, strict=True)
    ]
    return [each.due or Decimal(0) for each in counted if each is not None]


@given(places, claims, st.sampled_from(UNITS), st.sampled_from([FIRST_EDITION, SECOND_EDITION]))
def test_no_claim_is_for_more_than_is_missing_than_the_cap_or_than_the_clause(
    told: list[tuple[str, str, int | None]], wanted: list[tuple[int, int | None]], rules: str, counting: Counting
) -> None:
    found = judged(record(*happened(told), *claimed(wanted)), CASES[rules], counting)

    begun_in_time = sum(what == "started" and day <= "2027-09-01" and lasted is None for day, what, lasted in told)
    caps = [
        each.cap
        for one in found.deficiencies
        for each in [penalty_of_breach(found.contract, found.matching.breaches[one.at], one.terms)]
        if each
    ]
    for breach, (after, named) in zip(found.matching.breaches, wanted, strict=True):
        most = max(0, 4 - begun_in_time)
        assert (breach.missing_places or 0) <= min(most, named if named is not None else most)
        for late, longest in (
            (breach.late_weeks, -(-(after - 30) // 7)),
            (breach.late_days, after - 30),
            (breach.late_months, 3),
        ):
            assert late is None or late <= longest
    if rules not in {"högst två veckor", "vecka i två steg"}:
        assert sum(dues(found)) <= min(cap for cap in caps if cap is not None)


@given(places, claims, days, st.sampled_from(UNITS[:4]))
def test_a_place_more_never_makes_a_claim_larger(
    told: list[tuple[str, str, int | None]], wanted: list[tuple[int, int | None]], day: str, rules: str
) -> None:
    of = claimed(wanted[:1])

    before, after = (
        sum(dues(judged(record(*events, *of), CASES[rules])))
        for events in (happened(told), [*happened(told), f"{day} started P-09"])
    )

    assert after <= before


@given(places, claims)
def test_the_order_in_which_unrelated_events_are_written_never_matters(
    told: list[tuple[str, str, int | None]], wanted: list[tuple[int, int | None]]
) -> None:
    events = [*happened(told), *claimed(wanted)]
    turned = sorted(events, key=lambda line: line.split()[2])

    assert dues(judged(record(*turned), PRICED)) == dues(judged(record(*events), PRICED))
