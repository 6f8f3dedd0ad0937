"""What a plan comes to: by unit, what stands twice, what is late, and the columns that are added."""

from datetime import date

from given.plan_sheets import both_alternatives, planned
from tenderkit.model.case.choices import ContractForm, Location
from tenderkit.model.plan.row import PlanRow
from tenderkit.rules.plan.added_columns import added_columns
from tenderkit.rules.plan.assessment import AskedOf, PlanAssessment, UnitLine, assess_plan, same_twice
from tenderkit.rules.plan.timing import planning_times

BOTH = both_alternatives()


def assessed(*rows: PlanRow, day: date | None = None) -> PlanAssessment:
    return assess_plan(rows, AskedOf(BOTH[0], False, BOTH, planning_times(None)), day)  # noqa: FBT003 - not chosen


def column(found: PlanAssessment, heading: str) -> list[object]:
    (asked,) = [each for each in added_columns(found, ()) if each.heading == heading]
    return [asked.cells[verdict.row.number] for verdict in found.verdicts]


def test_units_come_in_swedish_order_and_rows_without_one_last() -> None:
    found = assessed(
        planned(2, unit=None),
        planned(3, unit="Övrigt", months=3),
        planned(4, unit="Äldre", months=None),
        planned(5, unit="ÄLDRE"),
    )

    assert found.units == (
        UnitLine("Äldre", 2, 1, 1, 0, None),
        UnitLine("Övrigt", 1, 0, 0, 1, None),
        UnitLine("", 1, 1, 0, 0, None),
    )


def test_what_is_late_is_counted_only_against_a_day_that_was_given() -> None:
    late, in_time = planned(2, begins=date(2027, 3, 1)), planned(3, begins=date(2027, 9, 1))

    found = assessed(late, in_time, day=date(2027, 1, 1))

    assert found.units[0].late == 1
    assert column(found, "Sista dag att börja") == [date(2026, 12, 7), date(2027, 6, 9)]
    assert column(found, "Så är dagen räknad") == [
        "12 veckor innan upphandlingen påbörjas den 1\u00a0mars 2027. Dagen har passerat.",
        "12 veckor innan upphandlingen påbörjas den 1\u00a0september 2027.",
    ]


def test_the_same_procurement_of_one_unit_is_named_and_of_two_units_it_is_two() -> None:
    rows = [
        planned(2, title="Städ", unit="Kultur"),
        planned(3, title=" städ "),
        planned(4, title="STÄD", unit="kultur"),
        planned(5, title="Väg", unit=None),
        planned(6, title="Väg"),
        planned(7, title="Bro"),
    ]

    assert [[row.number for row in alike] for alike in same_twice(rows)] == [[2, 4], [5, 6]]


def test_the_added_columns_say_what_the_policy_says() -> None:
    found = assessed(
        planned(2), planned(3, starts=None, decided=True, network=False), planned(4, place=Location.OUTSIDE)
    )

    assert column(found, "Sysselsättningskrav enligt policyn") == [
        "krav på sysselsättningsdialog",
        "krav på sysselsättningsdialog",
        "inget sysselsättningskrav",
    ]
    assert column(found, "Frågor att få svar på") == [
        "Ingen av de fyra frågorna är besvarad: beslut, beställarens vilja, matchande enhet och nätverk.",
        "Finns ett nätverk? Svaret är nej.\nVill beställaren?\nÄr en matchande enhet utsedd?",
        "",
    ]
    assert column(found, "Så är dagen räknad")[1:] == ["Planen anger ingen dag att räkna från.", ""]
    assert column(found, "Sista dag att börja")[1:] == ["", ""]


def test_a_rough_day_is_said_to_be_the_earliest() -> None:
    (said,) = column(assessed(planned(2, rough=("starts",))), "Så är dagen räknad")

    assert said == ("38 veckor före avtalets start den 1\u00a0juni 2027, den tidigaste dag som planen kan mena.")


def test_missing_facts_and_reasons_stand_in_columns_of_their_own() -> None:
    found = assessed(planned(2, months=None, form=ContractForm.FRAMEWORK_AGREEMENT))

    assert column(found, "Saknas för att veta") == ["Avtalstid, Går att följa upp"]
    assert "går inte att avgöra än" in str(column(found, "Skäl enligt policyn")[0])


def test_rows_that_share_a_branch_talk_name_each_other() -> None:
    found = assessed(
        planned(2), planned(3), planned(4, branch=None, cpv="45233000-9"), planned(5, branch=None, cpv="45111200-0")
    )

    assert column(found, "Gemensam branschdialog") == [
        "anläggning: tillsammans med rad 3",
        "anläggning: tillsammans med rad 2",
        "CPV-huvudgrupp 45: tillsammans med rad 5",
        "CPV-huvudgrupp 45: tillsammans med rad 4",
    ]


def test_a_question_that_the_sheet_has_a_column_for_gets_no_other() -> None:
    headings = [each.heading for each in added_columns(assessed(planned(2)), ("decided", "title")) if each.asks]

    assert headings == ["Vill beställaren?", "Är en matchande enhet utsedd?", "Finns ett nätverk?"]
