"""What may be claimed, as somebody who knows the clauses has decided it by hand: from events to places, kronor and refusals.

The table is `money_decided.yaml`. The contract begins on 1 March 2027 and lasts 30 months; four places of three months shall have begun
by 1 September 2027. The time for remedy is 30 days, so the standard notice of 13 September ends on 13 October.
"""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec import Struct

from given.breach_case import BY_LOT, CAP, FRAMEWORK, PER_MONTH, PER_WEEK, PRICED, SECOND_AGREEMENT
from given.claim_records import judged, record
from given.reported_case import AGREEMENT, LINE, changed
from tenderkit.model.case.counting import FIRST_EDITION, Counting
from tenderkit.rules.breach.penalty_due import penalty_of_breach, small_due
from tenderkit.rules.claims.claims import find_claim_faults
from tenderkit.rules.claims.counted import counted_on
from tenderkit.rules.claims.judged import JudgedCase
from tenderkit.rules.claims.with_numbers import day_counted_on

TABLE = yaml.safe_load(Path(__file__).with_name("money_decided.yaml").read_text("utf-8"))
SECOND_EDITION = Counting(nearest=True, least_time=True, answers_together=True)
SECOND_STEP = "    second: {amount: 100 000, remedy_days: 14}\n"
MISSED_MEETING = "    sanction: penalty\n    penalty: {amount: 2 000, most: 3 000}\n"
CALLED = changed("initiative: supplier", "initiative: recruiter", PRICED)
REPORTED = changed(
    "report_within_days: 14,", "report_within_days: 14, report_penalty: {amount: 1 000, most: 2 500},", PRICED
)
TWO_SUPPLIERS = (
    "  - {name: Första_AB, organisation_number: 556000-0001}\n  - {name: Andra_AB, organisation_number: 556000-0019}\n"
)
CASES = {
    "plats": PRICED,
    "vecka": PER_WEEK,
    "dag": changed("amount: 50000\n    per: missing_place", "amount: 300\n    per: started_day", PRICED),
    "månad": PER_MONTH,
    "heltidsmånad": PER_MONTH.replace(
        "basis: fixed\n    count: 4", "basis: full_time_months\n    full_time_months: 12"
    ),
    "två steg": changed("    remedy_days: 30\n", f"    remedy_days: 30\n{SECOND_STEP}", PRICED),
    "vecka i två steg": changed(
        "    remedy_days: 30\n", "    remedy_days: 30\n    second: {amount: 5 000, remedy_days: 14}\n", PER_WEEK
    ),
    "högst två veckor": changed(CAP, "cap: {weeks: 2}", PER_WEEK),
    "tak 100 000": changed(CAP, "cap: {amount: 100000}", PRICED),
    "tak 150 000": changed(CAP, "cap: {amount: 150000}", PRICED),
    "vecka, två förlängningar": changed("  option_months: 12\n", "  option_months: 12\n  extensions: 2\n", PER_WEEK),
    "fler med förlängning": changed("    count: 4\n", "    count: 4\n    extension_count: 2\n", PRICED),
    "utan tid för ny plats": changed("    replacement_weeks: 6\n", "", PRICED),
    "utan påskrift": changed("  contract_signed: 2027-02-05\n", "", PRICED),
    "två anbudsområden": BY_LOT,
    "två leverantörer": changed(LINE, TWO_SUPPLIERS, PRICED),
    "utan vite": PRICED[: PRICED.index("  penalty:\n")]
    + "  no_penalty_reason: other_sanction\n"
    + PRICED[PRICED.index("  follow_up:") :],
    "ramavtal": FRAMEWORK,
    "mötesvite": changed("    sanction: none\n", MISSED_MEETING, CALLED),
    "nya möten": changed("    sanction: none\n", "    repeat_every_months: 6\n" + MISSED_MEETING, CALLED),
    "myndigheten kallar": CALLED,
    "rapportvite": REPORTED,
    "rapportvite, två leverantörer": changed(LINE, TWO_SUPPLIERS, REPORTED),
    "utan rapporter": changed("report_every_months: 6, report_within_days: 14, ", "", PRICED),
    "utan uppföljning": changed(
        "  follow_up: {report_every_months: 6, report_within_days: 14, meetings_per_year: 1}\n", "", PRICED
    ),
    "utan dialog": REPORTED[: REPORTED.index("  dialogue:\n")] + REPORTED[REPORTED.index("  places:\n") :],
}
AGREEMENTS = {
    False: "",
    True: AGREEMENT,
    "två": AGREEMENT + SECOND_AGREEMENT,
    "Andra_AB": AGREEMENT.replace("id: A-1\n", "id: A-1\n    supplier: Andra_AB\n"),
}
NOTICE = (
    "2027-09-02 deficiency_found B-1",
    "2027-09-10 notice_sent B-1",
    "2027-09-13 notice_received B-1",
)


# What the rules about deficiencies, notices and claims may say
CODES = (
    "TK-M150",
    "TK-M151",
    "TK-M152",
    "TK-M153",
    "TK-M154",
    "TK-M155",
    "TK-M156",
    "TK-M157",
    "TK-M158",
    "TK-M159",
    "TK-M160",
    "TK-M161",
    "TK-M162",
    "TK-M163",
    "TK-M164",
    "TK-M165",
    "TK-M166",
    "TK-M167",
    "TK-M168",
    "TK-M169",
    "TK-M170",
    "TK-M171",
    "TK-M172",
    "TK-M173",
    "TK-M174",
    "TK-M175",
    "TK-M176",
    "TK-M177",
    "TK-M178",
    "TK-M270",
    "TK-M271",
    "TK-M272",
)


class Came(Struct, frozen=True, dict=True):
    """What came out, in the words of the table."""

    missing: dict[str, int]
    sum: dict[str, int]
    times: dict[str, list[int]]
    said: list[str]


def came(row: dict[str, Any]) -> Came:
    events = list(row.get("events", ()))
    if "notice" not in row:
        events = [*NOTICE, *events]
    events += [f"2027-06-01 started {place}" for place in row.get("begun", ())]
    of = record(*events, places=row.get("places", ()), agreements=AGREEMENTS[row.get("agreement", False)])
    found = judged(of, CASES[row.get("rules", "plats")], SECOND_EDITION if row.get("edition") == 2 else FIRST_EDITION)
    return Came(
        missing={each.id: each.missing_places or 0 for each in found.matching.breaches},
        sum={each.id: due for each, due in zip(found.matching.breaches, _dues(found), strict=True)},
        times={one.id: list(counted_on(one, day_counted_on(one)).times) for one in found.deficiencies},
        said=sorted(fault.message.code for fault in find_claim_faults(found)),
    )


def _dues(found: JudgedCase) -> list[int]:
    dues = []
    for breach, one in zip(found.matching.breaches, found.deficiencies, strict=True):
        penalty = penalty_of_breach(found.contract, breach, one.terms)
        small = small_due(found.contract, breach, one.terms)
        due = penalty.due if penalty is not None else small.due if small is not None else None
        dues.append(int(due or Decimal(0)))
    return dues


@pytest.mark.parametrize("row", [pytest.param(row, id=row["case"]) for row in TABLE])
def test_what_may_be_claimed_is_what_the_clauses_say(row: dict[str, Any]) -> None:
    found = came(row)

    assert found.said == sorted(f"TK-{code}" for code in row.get("said", ()))
    for name in ("missing", "sum", "times"):
        if name in row:
            wanted = row[name] if isinstance(row[name], dict) else {"B-1": row[name]}
            assert {each: getattr(found, name)[each] for each in wanted} == wanted, name


def test_the_table_is_large_and_no_case_stands_twice() -> None:
    names = [row["case"] for row in TABLE]

    assert len(set(names)) == len(names) >= 60


def test_the_table_has_everything_that_the_rules_may_say() -> None:
    said = {f"TK-{code}" for row in TABLE for code in row.get("said", ())}

    assert set(CODES) - said == set()
