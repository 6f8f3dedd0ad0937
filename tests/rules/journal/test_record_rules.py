"""The rules over the journal and the persons' file: each slip by its code and its key, each from both sides of its limit."""

from datetime import date
from pathlib import PurePath

import pytest

from given.journal_in_text import CASE, PERSONS, RECORD
from given.matching_text import case_of
from tenderkit.readers.journal.record_reader import parse_persons, parse_record
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.rules.journal.circles import in_a_circle
from tenderkit.rules.journal.record_rules import find_record_faults
from tenderkit.rules.journal.written_record import WrittenRecord

JOINT = (
    "joint: {form: joint_procurement, claimed_by: each,"
    " authorities: [{name: Bergs kommun, organisation_number: 559999-1238}]}\n"
)
TWO_SUPPLIERS = ("suppliers:\n", "suppliers:\n  - {name: Exempel Mark AB, organisation_number: 556000-0167}\n")
NO_SUPPLIER = ("suppliers:\n  - {name: Exempel Anläggning AB, organisation_number: 556000-0001}\n", "suppliers: []\n")
ANOTHER_KIND = (
    "    kind_chosen_by:",
    "    another_kind: {kind: apprenticeship, sought_weeks: 8}\n    kind_chosen_by:",
)
UNSIGNED = ("  contract_signed: 2027-02-05\n", "")
NOT_AWARDED = ("  awarded: 2027-01-20\n  standstill_ends: 2027-02-01\n  contract_signed: 2027-02-05\n", "")
IN_LOTS = (
    "  place: within_municipality\n",
    "  place: within_municipality\n  lots: [{id: A, title: Norr, value: 30000000}, {id: B, title: Söder, value: 35000000}]\n",
)
P_01 = "extent_percent: 75, planned: {starts: 2027-06-01, ends: 2027-11-30}}\n  - {id: P-02"
APPLIED = "  - {id: H-9, date: 2027-04-22, event: decision_applied_for, place: P-01}\n"
SENT = "  - {id: H-19, date: 2027-09-10, event: notice_sent, deficiency: B-1}\n"
AT_THE_END = "  - {id: H-26, date: 2027-12-12, event: assessed"


def added(line: str) -> tuple[str, str]:
    """An event more, last but one in the journal: it is number 25 from 0."""
    return AT_THE_END, f"  - {{{line}}}\n{AT_THE_END}"


SLIPS = [
    (("meeting_held, meeting: start", "meeting_held"), "TK-M190 journal.1.meeting"),
    (("notice_sent,", "notice_sent, where: Här,"), "TK-M191 journal.18.where"),
    ((", extent_percent: 80", ""), "TK-M192 journal.16"),
    (("Platsen räknas., place: P-01", "Platsen räknas."), "TK-M192 journal.25"),
    ((", written: 2027-08-20", ""), "TK-M193 journal.15.written"),
    (("corrects: H-15, written: 2027-08-20", "withdrawn: ja"), "TK-M194 journal.15.withdrawn"),
    (("corrects: H-15", "corrects: H-99"), "TK-M195 journal.15.corrects"),
    (("corrects: H-15", "corrects: H-16"), "TK-M196 journal.15.corrects"),
    (("corrects: H-15", "corrects: H-23"), "TK-M197 journal.15.corrects"),
    (
        added("date: 2027-08-18, event: started, place: P-03, corrects: H-15, written: 2027-08-21"),
        "TK-M198 journal.25.corrects",
    ),
    (("percent: 80", "percent: 80, written: 2027-08-19"), "TK-M199 journal.16.written"),
    (("evaluation_received, place: P-01", "evaluation_received, place: P-10"), "TK-M200 journal.24.place"),
    (("facts: En", "of: [P-03, P-09], facts: En"), "TK-M200 journal.17.of.1"),
    (("replaces: P-02", "replaces: P-20"), "TK-M200 places.2.replaces"),
    (("notice_received, deficiency: B-1", "notice_received, deficiency: B-2"), "TK-M201 journal.19.deficiency"),
    (("profile: K-1", "profile: K-2"), "TK-M202 places.0.profile"),
    (("replaces: P-02", "replaces: P-03"), "TK-M204 places.2.replaces"),
    (("replaces: P-02", "shares: P-03"), "TK-M204 places.2.shares"),
    (added("date: 2027-08-18, event: started, place: P-03"), "TK-M206 journal.25"),
    (added("date: 2027-10-02, event: remedied, deficiency: B-1"), "TK-M206 journal.25"),
    (("2027-11-30, event: certificate", "2027-05-30, event: certificate"), "TK-M207 journal.23.date"),
    (("2027-07-15, event: ended", "2027-05-15, event: ended"), "TK-M207 journal.12.date"),
    (("2027-05-10, event: decision_given", "2027-04-21, event: decision_given"), "TK-M207 journal.9.date"),
    (("2027-03-10, event: plan", "2027-02-19, event: plan"), "TK-M207 journal.3.date"),
    (("2027-09-11, event: notice", "2027-09-09, event: notice"), "TK-M207 journal.19.date"),
    (added("date: 2027-09-01, event: heard, deficiency: B-1"), "TK-M207 journal.25.date"),
    (added("date: 2027-03-31, event: accounted, place: P-01"), "TK-M207 journal.25.date"),
    (("2027-08-17, event: started", "2027-08-17, event: end_notified"), "TK-M208 journal.15"),
    ((SENT, ""), "TK-M208 journal.18"),
    (added("date: 2027-06-02, event: advertised, place: P-01, where: Här"), "TK-M209 journal.25.date"),
    (added("date: 2027-07-16, event: offered, place: P-02"), "TK-M209 journal.25.date"),
    (added("date: 2027-10-02, event: notice_sent, deficiency: B-1"), "TK-M209 journal.25.date"),
    (("number: 2", "number: 1"), "TK-M210 journal.7.number"),
    (("number: 1, answer: declined", "number: 1, answer: got_the_place"), "TK-M211 journal.7.number"),
    (("percent: 75, planned: {starts: 2027-06-01", "percent: 75, hours_per_week: 10, planned: {starts: 2027-06-01"),
     "TK-M213 places.0.hours_per_week"),
    (("ground: resigned", "ground: work_lacking"), "TK-M214 journal.12.ground"),
    (("2027-11-30, event: ended", "2027-11-29, event: ended"), "TK-M215 journal.22.ground"),
    (("2027-11-30, event: ended, place: P-01, ended_by: nobody, ground: planned",
      "2027-11-29, event: ended, place: P-01, ended_by: nobody"), "TK-M215 journal.22.ended_by"),
    (added("date: 2027-12-01, event: ended, place: P-03, ended_by: nobody"), "TK-M215 journal.25.ended_by"),
    (("2027-07-15, event: ended", "2027-08-30, event: ended"), "TK-M223 places.2.replaces"),
    ((APPLIED, ""), "TK-M228 journal.8"),
    (added("date: 2027-08-30, event: accounted, place: P-03"), "TK-M228 journal.25", "TK-M209 journal.25.date"),
    (("id: H-24", "id: H-23"), "TK-M005 journal.23.id"),
    (("period_ends: 2027-08-31", "period_ends: 2057-08-31"), "TK-R288 journal.20.period_ends"),
    (("to_be_held: 2027-02-10", "to_be_held: 2027-02-04"), "TK-M010 journal.0.to_be_held"),
    ((P_01, P_01.replace("2027-11-30", "2027-05-31")), "TK-M010 places.0.planned.ends"),
    (("2027-02-10, event: meeting", "2027-01-19, event: meeting"), "TK-M012 journal.1.date"),
    (("2027-06-01, event: started, place: P-02", "2027-02-04, event: started, place: P-02"), "TK-M012 journal.11.date"),
    (("period_ends: 2027-08-31", "period_ends: 2027-08-31, supplier: Bygg AB"), "TK-M006 journal.20.supplier"),
    (("period_ends: 2027-08-31", "period_ends: 2027-08-31, supplier: Exempel Anlägning AB"), "TK-M007 journal.20.supplier"),
    (("period_ends: 2027-08-31", "period_ends: 2027-08-31, lot: A"), "TK-M066 journal.20.lot"),
    (("period_ends: 2027-08-31", "period_ends: 2027-08-31, for_authority: Åre kommun"), "TK-R451 journal.20.for_authority"),
]  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS, ids=[f"{slip[1]} {slip[0][1].strip()}" for slip in SLIPS])
def test_a_slip_has_its_code_and_its_key(slip: tuple[tuple[str, str], str]) -> None:
    change, *expected = slip

    assert found(change) == sorted(expected)


def test_the_sound_files_have_none() -> None:
    assert found() == []
    assert found(persons=None) == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(("percent: 75, planned: {starts: 2027-06-01", "percent: 75, hours_per_week: 30, planned: {starts: 2027-06-01"), id="hours that agree"),
        pytest.param(("percent: 75, planned: {starts: 2027-06-01", "percent: 75, hours_per_week: '25,5', planned: {starts: 2027-06-01"), id="hours of a short week"),
        pytest.param(("period_ends: 2027-08-31", "period_ends: 2027-08-31, supplier: Exempel Anläggning AB"), id="the case's supplier"),
        pytest.param(("ground: resigned", "ground: not_told"), id="a ground that isn't told"),
        pytest.param((", ground: resigned", ""), id="no ground"),
        pytest.param(added("date: 2027-08-30, event: hindrance_notified, deficiency: B-1"), id="a hindrance told of beforehand"),
        pytest.param(added("date: 2027-08-21, event: ended, place: P-03, ended_by: supplier, corrects: H-15, written: 2027-08-21, withdrawn: ja"), id="what is taken back needs no more"),
        pytest.param(added("date: 2027-06-10, event: candidate_answered, place: P-02, number: 1, answer: declined, corrects: H-7, written: 2027-06-11, withdrawn: ja"), id="an answer that is taken back"),
        pytest.param(added("date: 2027-09-15, event: heard, deficiency: B-1"), id="heard and nothing claimed"),
        pytest.param(added("date: 2027-10-20, event: claimed, deficiency: B-1"), id="claimed and nobody heard"),
        pytest.param(("extent_percent: 80", "extent_percent: 80, written: 2027-08-20"), id="written down on the day itself"),
    ],
)  # fmt: skip
def test_what_can_be_so_is_no_fault(change: tuple[str, str]) -> None:
    assert [each for each in found(change) if "TK-M198" not in each] == []


def test_two_that_correct_each_other_are_both_told() -> None:
    first = "event: started, place: P-03}"

    assert found((first, f"{first[:-1]}, corrects: H-16, written: 2027-08-20}}")) == [
        "TK-M196 journal.14.corrects",
        "TK-M196 journal.15.corrects",
    ]


def test_a_claim_before_the_hearing_is_told() -> None:
    changes = (
        added("date: 2027-10-20, event: claimed, deficiency: B-1"),
        added("date: 2027-10-21, event: heard, deficiency: B-1"),
    )

    assert found(*changes) == ["TK-M209 journal.26.date"]


def test_shares_name_the_first_place() -> None:
    assert found(
        ("ends: 2027-11-30}}\n  - {id: P-03", "ends: 2027-11-30}, shares: P-01}\n  - {id: P-03"),
        ("replaces: P-02", "shares: P-02"),
    ) == ["TK-M205 places.2.shares"]


def test_one_that_has_no_award_or_contract_is_told_once() -> None:
    assert found(case=(UNSIGNED,)) == ["TK-M219 journal.10.date"]
    assert found(case=(NOT_AWARDED,)) == ["TK-M011 journal.0.date"]


def test_suppliers_are_named_where_it_matters() -> None:
    assert found(case=(TWO_SUPPLIERS,)) == [
        "TK-M008 journal.17.supplier",
        "TK-M008 journal.2.supplier",
        "TK-M008 journal.20.supplier",
        "TK-M008 journal.3.supplier",
    ]
    assert found(("period_ends: 2027-08-31", "period_ends: 2027-08-31, supplier: Bygg AB"), case=(NO_SUPPLIER,)) == [
        "TK-M009 journal.20.supplier"
    ]


def test_a_lot_and_an_authority_that_are_there_are_right() -> None:
    lot = ("period_ends: 2027-08-31", "period_ends: 2027-08-31, lot: A")
    authority = ("period_ends: 2027-08-31", "period_ends: 2027-08-31, for_authority: WHO")

    assert found(lot, case=(IN_LOTS,)) == []
    assert found((lot[0], lot[1].replace("lot: A", "lot: C")), case=(IN_LOTS,)) == ["TK-M066 journal.20.lot"]
    for who, said in (("Bergs kommun", []), ("Åre kommun", ["TK-R450 journal.20.for_authority"])):
        assert (
            found((authority[0], authority[1].replace("WHO", who)), case=(("suppliers:\n", JOINT + "suppliers:\n"),))
            == said
        )


@pytest.mark.parametrize(
    ("kind", "offer", "expected"),
    [
        ("apprenticeship", "", ["TK-M212 journal.11"]),
        ("apprenticeship", "id: H-40, date: 2027-05-01, event: offered, place: P-02", []),
        ("employment", "", []),
    ],
)
def test_another_kind_is_offered_in_the_first_kind_before_it_begins(kind: str, offer: str, expected: list[str]) -> None:
    changes = [("{id: P-02, kind: internship", f"{{id: P-02, kind: {kind}")]
    if offer:
        changes.append(("  # Här börjar", f"  - {{{offer}}}\n  # Här börjar"))

    said = found(*changes, case=(ANOTHER_KIND,))

    assert [each.partition(" ")[0] for each in said] == [each.partition(" ")[0] for each in expected]


def test_a_person_has_a_place_of_its_own() -> None:
    assert found(persons=PERSONS.replace("P-02", "P-08")) == ["TK-M203 persons.1.place"]
    assert found(persons=PERSONS.replace("P-02", "P-01")) == ["TK-M216 persons.1.place"]
    assert found(persons=PERSONS.replace("  - {place: P-02, name: Li Prov}\n", "")) == ["TK-M217 journal.11.place"]


def test_that_the_files_know_more_than_the_day_is_said_once() -> None:
    assert found(day=date(2027, 12, 9)) == ["TK-M218 journal.24.date"]
    assert found(day=date(2027, 8, 19)) == ["TK-M218 journal.15.date"]
    assert found(day=date(2027, 12, 12)) == []


@pytest.mark.parametrize(
    ("leads", "circle"),
    [
        pytest.param({}, set(), id="nothing"),
        pytest.param({"a": "b", "b": "c"}, set(), id="a way that ends"),
        pytest.param({"a": "a"}, {"a"}, id="one by itself"),
        pytest.param({"a": "b", "b": "a", "c": "a"}, {"a", "b"}, id="two, and one that leads to them"),
        pytest.param({"c": "a", "a": "b", "b": "a"}, {"a", "b"}, id="the one that leads to them first"),
        pytest.param({"a": "b", "b": "c", "d": "b"}, set(), id="two ways that meet"),
    ],
)
def test_a_circle_holds_those_that_lead_back_to_themselves(leads: dict[str, str], circle: set[str]) -> None:
    assert in_a_circle(leads) == circle


def found(
    *changes: tuple[str, str],
    persons: str | None = PERSONS,
    case: tuple[tuple[str, str], ...] = (),
    day: date | None = None,
) -> list[str]:
    """The codes with their keys, sorted; of an error beside a remark on the same key the error."""
    record, of_case = RECORD, CASE
    for stands, typed in changes:
        assert stands in record
        record = record.replace(stands, typed, 1)
    for stands, typed in case:
        assert of_case.count(stands) == 1
        of_case = of_case.replace(stands, typed)
    read = parse_record(parse_yaml(record, PurePath("placeringar.yaml")))
    of_persons = parse_persons(parse_yaml(persons, PurePath("personer.yaml"))) if persons is not None else None
    faults = find_record_faults(WrittenRecord.of(case_of(of_case), read, of_persons, day))
    return sorted(f"{fault.message.code} {'.'.join(map(str, fault.key))}" for fault in faults)
