"""What comes next and which day a report is about, by what the journal tells."""

from datetime import date

import pytest

from given.matching_text import CASE, case_of
from given.records import NAME, matching_of
from given.reported_case import AGREEMENT, FIRST, SECOND, TWO
from tenderkit.model.case.counting import Counting
from tenderkit.model.matching.matching import Matching
from tenderkit.readers.journal.record_reader import parse_record
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.clauses.in_use import ClausesInUse
from tenderkit.rules.fulfilment.coming_days import coming_days, missed_dialogues
from tenderkit.rules.fulfilment.every_part import judgements, report_day, status_of
from tenderkit.rules.journal.view import view_on
from tenderkit.rules.papers.closing_figures import closing_facts
from tenderkit.rules.papers.fulfilment_figures import FulfilmentFacts, fulfilment_facts

FOLLOWED = CASE.replace(
    "suppliers:\n", "  follow_up: {report_every_months: 6, report_within_days: 14, meetings_per_year: 1}\nsuppliers:\n"
).replace(
    "    initiative: supplier\n", "    initiative: recruiter\n    reply_within_days: 10\n    repeat_every_months: 6\n"
)
HELD = "2027-02-20 dialogue_held outcome=places_offered places=2"
PLAN = "2027-03-10 plan_received"


def matching_in(text: str) -> Matching:
    """The view of a record that names its suppliers."""
    return view_on(parse_record(parse_yaml(text, NAME)), None, None).matching


def days(*journal: str, day: str, places: tuple[str, ...] = (), case: str = FOLLOWED) -> list[str]:
    found = coming_days(case_of(case), matching_of(places, journal), date.fromisoformat(day), ClausesInUse())
    return [f"{each.day} {each.what} | {each.basis}".replace("\u00a0", " ") for each in found]


def facts(*journal: str, day: str, places: tuple[str, ...] = (), case: str = FOLLOWED) -> FulfilmentFacts:
    return fulfilment_facts(case_of(case), matching_of(places, journal), date.fromisoformat(day), ClausesInUse())


@pytest.mark.parametrize(
    ("journal", "day", "told"),
    [
        pytest.param((), "2027-02-20", "2027-03-07 Sista dag för den första sysselsättningsdialogen | Första sysselsättningsdialogen", id="the first dialogue"),
        pytest.param(("2027-03-05 dialogue_called to_be_held=2027-03-15",), "2027-03-06", "2027-03-15 Sista dag för den första sysselsättningsdialogen | Första sysselsättningsdialogen", id="ten days from a late call"),
        pytest.param(("2027-03-05 dialogue_called to_be_held=2027-03-16",), "2027-03-06", "2027-03-16 Sysselsättningsdialog | kallelsen", id="what has been called to"),
        pytest.param(("2027-09-01 meeting_called meeting=follow_up to_be_held=2027-09-15",), "2027-09-02", "2027-09-15 Uppföljningsmöte | kallelsen", id="a follow-up meeting"),
        pytest.param(("2027-02-01 meeting_called meeting=start to_be_held=2027-02-15",), "2027-02-05", "2027-02-15 Startmöte | kallelsen", id="a start meeting"),
        pytest.param((HELD,), "2027-03-01", "2027-03-22 Sista dag för leverantörens skriftliga plan | Första sysselsättningsdialogen", id="the plan"),
        pytest.param((HELD, PLAN), "2027-06-01", "2027-08-20 Sista dag för nästa sysselsättningsdialog | Nya sysselsättningsdialoger", id="the next dialogue"),
        pytest.param((HELD, PLAN), "2027-06-01", "2027-09-14 Sista dag för leverantörens nästa rapport | Uppföljning och rapportering", id="the next report"),
        pytest.param((HELD, PLAN, "2027-09-02 report_received period_ends=2027-08-31"), "2027-09-05", "2028-03-14 Sista dag för leverantörens nästa rapport | Uppföljning och rapportering", id="the one after a report that has come"),
        pytest.param(("2029-06-01 extension_used",), "2029-06-02", "2030-08-31 Avtalstiden slutar | avtalet", id="the end of an extended contract"),
        pytest.param(("2029-06-01 extension_not_used",), "2029-06-02", "2029-09-14 Sista dag för leverantörens slutrapport | Uppföljning och rapportering", id="the final report of one that is not"),
    ],
)  # fmt: skip
def test_the_journal_decides_what_comes_next(journal: tuple[str, ...], day: str, told: str) -> None:
    assert told in days(*journal, day=day)


@pytest.mark.parametrize(
    ("journal", "day", "word"),
    [
        pytest.param((HELD, PLAN), "2027-03-15", "plan", id="a plan that has come"),
        pytest.param(("2029-09-05 report_received period_ends=2029-08-31",), "2029-09-06", "slutrapport", id="a final report that has come"),
        pytest.param(("2027-09-01 meeting_called meeting=follow_up to_be_held=2027-09-15", "2027-09-15 meeting_held meeting=follow_up"), "2027-09-15", "Uppföljningsmöte", id="a meeting that has been"),
    ],
)  # fmt: skip
def test_what_has_been_done_is_not_to_come(journal: tuple[str, ...], day: str, word: str) -> None:
    assert [each for each in days(*journal, day=day) if word in each] == []


def test_answers_that_are_waited_for_are_counted_by_their_last_day() -> None:
    proposed = "2027-05-01 candidate_proposed P-01 number=2 by=authority"

    assert (
        "2027-05-11 Sista dag för svar om föreslagna kandidater. Antal: 1 | Svar på förslag"
        in days(proposed, "2027-05-03 candidate_answered P-01 number=1 answer=declined", day="2027-05-04", places=("P-01",))
    )  # fmt: skip


def test_a_place_until_further_notice_has_no_planned_end() -> None:
    found = days("2027-06-01 started P-01", day="2027-07-01", places=("P-01 kind=employment",))

    assert [each for each in found if "planeringen" in each] == []


def test_a_start_that_nobody_has_written_down_is_asked_for_and_nothing_has_begun() -> None:
    found = facts(day="2027-07-01", places=("P-01 starts=2027-06-01",))

    assert "Platser vars planerade start har passerat utan att starten är antecknad: P-01." in found.remarks
    assert (found.ongoing, found.completed) == (0, 0)


def test_the_recruiter_is_told_whom_to_call() -> None:
    case = case_of(FOLLOWED).counted_by(Counting(nearest=True, least_time=True, answers_together=True))

    assert len(list(missed_dialogues(case, matching_of((), ()), date(2027, 3, 7)))) == 0
    [words] = missed_dialogues(case, matching_of((), ()), date(2027, 3, 8))
    assert words.replace("\u00a0", " ") == (
        "Kalla till sysselsättningsdialog minst 10 dagar i förväg. Den skulle ha hållits senast den 7 mars 2027, "
        "och ingen kallelse i tid är antecknad."
    )


def test_what_is_missing_of_the_follow_up_is_told_beside_the_requirement() -> None:
    done = [f"2027-06-01 started P-0{number}" for number in range(1, 5)]
    ended = [f"2027-11-30 ended P-0{number} ended_by=nobody" for number in range(1, 5)]
    places = tuple(f"P-0{number} ends=2027-11-30" for number in range(1, 5))
    case = FOLLOWED.replace("    repeat_every_months: 6\n", "")

    found = facts(HELD, PLAN, *done, *ended, day="2027-12-01", places=places, case=case)

    assert found.status == "met"
    assert found.behind
    assert [row.status for row in found.rows if row.part == "Rapporter, möten och svar"] == ["inte uppfyllt"]
    assert [row.ongoing for row in found.rows if row.part == "Rapporter, möten och svar"] == ["–"]


@pytest.mark.parametrize(
    ("journal", "day"),
    [
        pytest.param(("2027-09-10 notice_sent deficiency=B-1",), date(2027, 9, 10), id="what the officer has done"),
        pytest.param(("2027-09-10 notice_sent deficiency=B-1", "2027-09-01 notice_received deficiency=B-1"), date(2027, 9, 10), id="the latest one"),
        pytest.param(("2027-02-20 dialogue_held id=H-1 outcome=open", "2027-02-21 dialogue_held corrects=H-1 written=2027-04-01 outcome=open"), date(2027, 4, 1), id="when a correction was written"),
        pytest.param((), date(2027, 2, 5), id="nothing but the signing"),
    ],
)  # fmt: skip
def test_a_report_is_about_the_latest_day_that_the_file_tells_of(journal: tuple[str, ...], day: date) -> None:
    case = case_of(FOLLOWED)

    assert report_day(case, matching_of(("P-01 starts=2028-01-01",), journal), case.document_day) == day


def test_a_report_is_about_the_day_that_was_asked_for() -> None:
    case = case_of(FOLLOWED)

    assert report_day(case, matching_of((), ("2027-09-10 extension_used",)), date(2027, 5, 1)) == date(2027, 5, 1)


def test_a_final_report_waits_for_the_suppliers_own_and_counts_only_what_began() -> None:
    case = case_of(FOLLOWED.replace("    repeat_every_months: 6\n", ""))
    matching = matching_of(
        ("P-01 starts=2029-08-01", "P-02 starts=2029-08-01"), (HELD, PLAN, "2029-08-01 started P-01")
    )

    found = closing_facts(case, matching, date(2029, 9, 1))

    assert found.unfinished == ("P-01",)
    assert [row.what for row in found.dates if "platsen" in row.what] == ["Den första platsen började"]


def test_a_final_report_tells_the_end_of_an_extended_contract() -> None:
    case = case_of(FOLLOWED)

    found = closing_facts(case, matching_of((), ("2029-06-01 extension_used",)), date(2029, 9, 1))

    assert "Avtalstidens sista dag, med förlängning" in [row.what for row in found.dates]


def test_suppliers_whose_contracts_end_on_different_days_have_each_its_own() -> None:
    case = case_of(TWO)
    matching = matching_in(f"format: 2\njournal:\n  - {{date: 2029-06-01, event: extension_used, supplier: {FIRST}}}\n")

    found = closing_facts(case, matching, date(2029, 9, 1))

    ends = {row.what: row.day for row in found.dates if row.what.startswith("Avtalstidens sista dag")}
    assert ends == {
        f"Avtalstidens sista dag, med förlängning ({FIRST})": date(2030, 8, 31),
        f"Avtalstidens sista dag, utan förlängning ({SECOND})": date(2029, 8, 31),
    }


def test_each_supplier_is_told_of_by_itself() -> None:
    case = case_of(TWO)
    matching = matching_in(
        "format: 2\nplaces:\n"
        f"  - {{id: P-01, supplier: {FIRST}, kind: internship, workplace: Depån, planned: {{starts: 2027-06-01}}}}\n"
        f"  - {{id: P-02, supplier: {SECOND}, kind: internship, workplace: Depån, planned: {{starts: 2027-07-01}}}}\n"
        "journal:\n  - {date: 2027-06-01, event: started, place: P-01}\n"
        + AGREEMENT.replace("  - id: A-1\n", f"  - id: A-1\n    supplier: {FIRST}\n")
    )
    first, second = case.suppliers

    own = [fulfilment_facts(case, matching, date(2027, 6, 2), ClausesInUse(), of) for of in (first, second)]

    assert [found.ongoing for found in own] == [1, 0]
    assert [found.suppliers for found in own] == [(FIRST,), (SECOND,)]
    assert [found.verdicts for found in own] == [(), ()]
    assert [any("Överenskommelsen A-1" in each.what for each in found.days) for found in own] == [True, False]
    assert not any(f"({name})" in each.what for found in own for each in found.days for name in (FIRST, SECOND))
    assert {each.supplier for each in judgements(case, matching, date(2027, 6, 2), second)} == {second}


def test_places_that_say_their_lot_are_told_apart() -> None:
    own = FOLLOWED[FOLLOWED.index("  purpose:") : FOLLOWED.index("suppliers:")]
    lots = FOLLOWED.replace(
        "requirement:\n",
        "  lots:\n    - {id: A, title: Norr, value: 30000000}\n    - id: B\n      title: Söder\n      value: 35000000\n"
        "      requirement:\n" + "".join(f"      {line}\n" for line in own.splitlines()) + "requirement:\n",
    )
    case = case_of(lots.replace("count: 4", "count: 1"))
    whole = ("2027-06-01 started P-01", "2027-11-30 ended P-01 ended_by=nobody")

    found = judgements(case, matching_of(("P-01 lot=B ends=2027-11-30",), whole), date(2028, 1, 1))

    places = {each.title: each.part for each in found if each.title.startswith("Platser")}
    assert places["Platser, anbudsområde A"].started == 0
    assert (places["Platser, anbudsområde B"].done, places["Platser, anbudsområde B"].status) == (1, "met")
    assert status_of(()) is None
