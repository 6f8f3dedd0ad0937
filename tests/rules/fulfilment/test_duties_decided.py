"""Cases decided by hand from the words of the clauses: what happened, on which day, and what it comes to."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from given.matching_text import CASE, SUPPLIER, case_of
from given.records import matching_of
from given.shipped_clauses import shipped_library
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.counting import FIRST_EDITION, Counting
from tenderkit.model.clauses.walk import marked_in
from tenderkit.model.fulfilment.fulfilment import FulfilmentPart, PartFulfilment
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.fulfilment.fulfilment import fulfilment

TABLE = Path(__file__).with_name("duties_decided.yaml")
CASES: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text("utf-8"))
SENTENCES = {
    (entry.role, mark, entry.clause.version[0])
    for entry in shipped_library().entries()
    for mark, _ in marked_in(entry.clause.body)
}
SECOND_EDITION = Counting(nearest=True, least_time=True, answers_together=True, authority_days=14, supplier_days=10)


@pytest.mark.parametrize("decided", [pytest.param(each, id=each["fall"]) for each in CASES])
def test_a_case_comes_out_as_it_was_decided_by_hand(decided: dict[str, Any]) -> None:
    part = judged(decided)

    reasons = [reason.words.replace("\u00a0", " ") for reason in part.reasons]
    assert part.status.value == decided["utfall"], reasons
    assert any(decided["sagt"] in each for each in reasons), reasons
    for key, found in (("krävs", part.required), ("gjort", part.done)):
        assert decided.get(key, found) == found, key
    late = sorted(duty.days_late for duty in part.duties if duty.days_late)
    assert decided.get("sent", []) == late, "every lateness, in days"
    assert decided.get("ingen_brist", 0) == sum(duty.blameless for duty in part.duties)


@pytest.mark.parametrize("decided", [pytest.param(each, id=each["fall"]) for each in CASES])
def test_each_duty_names_a_sentence_of_the_edition_in_use(decided: dict[str, Any]) -> None:
    edition = str(decided.get("krav", {}).get("utgåva", 2))

    for duty in judged(decided).duties:
        assert (duty.reason.role, duty.reason.mark, edition) in SENTENCES, duty.reason.key


def test_the_sentence_follows_from_who_calls_and_what_is_missing() -> None:
    said = {
        (duty.reason.key.removeprefix("fulfilment."), duty.reason.mark)
        for each in CASES
        for duty in judged(each).duties
    }

    assert said >= {
        ("dialogue.not_held", "k2"),
        ("dialogue.not_held", "k4"),
        ("dialogue.no_reasons", "k2"),
        ("plan.missing", "k5"),
        ("again.missing", "k1"),
        ("again.uncalled", "k2"),
        ("report.missing", "k1"),
        ("final_report.missing", "k2"),
        ("meeting.missed", "k9"),
        ("reply.missing", "k1"),
        ("reply.missing", "k4"),
        ("reply.missing_many", "k4"),
    }


def test_there_are_cases_enough_and_none_has_the_name_of_another() -> None:
    assert len(CASES) >= 60
    assert len({each["fall"] for each in CASES}) == len(CASES)


def judged(decided: dict[str, Any]) -> PartFulfilment:
    """The part of the first supplier's requirement that the case is about."""
    case = case_for(decided.get("krav", {}))
    matching = matching_of(decided.get("platser", ()), decided.get("journal", ()))
    asked = decided.get("område")
    of = next(each for each in each_requirement(case, case.suppliers[0]) if asked is None or asked in each.lot_ids)
    found = fulfilment(of, matching, case.suppliers[0], date.fromisoformat(str(decided["dag"])))
    mine = (part for part in found.parts if part.lot in ("", asked or part.lot))
    return next(part for part in mine if part.part is FulfilmentPart(decided["del"]))


def case_for(asked: dict[str, Any]) -> Procurement:
    """The common case with what this one asks for instead; `utan` leaves out a block."""
    text = CASE
    for old, new in asked.get("byt", {}).items():
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    if asked.get("utan") == "places":
        text = text[: text.index("  places:\n")] + text[text.index("suppliers:\n") :]
    if asked.get("utan") == "dialogue":
        text = text[: text.index("  dialogue:\n")] + text[text.index("  places:\n") :]
    if "dialog" in asked:
        text = text.replace("    remedy_days: 14\n", f"    remedy_days: 14\n    {asked['dialog']}\n")
    text = text.replace("    initiative: supplier\n", f"    initiative: {asked.get('kallar', 'recruiter')}\n")
    if "uppföljning" in asked:
        text = text.replace("suppliers:\n", f"  follow_up: {{{asked['uppföljning']}}}\nsuppliers:\n")
    if "leverantör" in asked:
        text = text.replace(f"{{name: {SUPPLIER},", f"{{name: {SUPPLIER}, {asked['leverantör']},")
    return case_of(text).counted_by(FIRST_EDITION if asked.get("utgåva") == 1 else SECOND_EDITION)
