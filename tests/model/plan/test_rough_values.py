"""What people write in a plan is understood where it can be one thing only, and else asked about."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from tenderkit.model.case.choices import ContractForm, Location
from tenderkit.model.plan.rough_values import RoughValue, as_typed, read_rough, says_nothing
from tenderkit.model.reading.understood import NotUnderstoodError


@pytest.mark.parametrize(
    ("field", "content", "unit", "found"),
    [
        pytest.param("value", "ca 2 mkr", "", RoughValue(Decimal(2_000_000), rough=True), id="about two million"),
        pytest.param("value", "~ 500 tkr", "", RoughValue(Decimal(500_000), rough=True), id="a wave"),
        pytest.param("value", 2_500_000, "", RoughValue(Decimal(2_500_000)), id="a number cell of kronor"),
        pytest.param("value", 2.5, "mkr", RoughValue(Decimal(2_500_000)), id="a number under a heading in millions"),
        pytest.param("value", "1 200", "tkr", RoughValue(Decimal(1_200_000)), id="text under a heading in thousands"),
        pytest.param("value", "3 mkr", "tkr", RoughValue(Decimal(3_000_000)), id="a unit of its own wins"),
        pytest.param("months", "2+1+1 år", "", RoughValue(24, option_months=24), id="two years and two of extension"),
        pytest.param("months", "24+12", "månader", RoughValue(24, option_months=12), id="the unit of the heading"),
        pytest.param("months", "cirka 18 mån", "", RoughValue(18, rough=True), id="about eighteen months"),
        pytest.param("months", 4, "år", RoughValue(48), id="a number under a heading in years"),
        pytest.param("option_months", "1+1 år", "", RoughValue(24), id="two extensions together"),
        pytest.param("option_months", "ingen", "", RoughValue(None), id="no extension"),
        pytest.param("starts", datetime(2027, 3, 1), "", RoughValue(date(2027, 3, 1)), id="a day of the program"),  # noqa: DTZ001
        pytest.param("starts", date(2027, 3, 1), "", RoughValue(date(2027, 3, 1)), id="a plain day"),
        pytest.param("starts", "1 mars 2027", "", RoughValue(date(2027, 3, 1)), id="a day in words"),
        pytest.param("starts", "mars 2027", "", RoughValue(date(2027, 3, 1), rough=True), id="a month"),
        pytest.param("starts", "Q3 2027", "", RoughValue(date(2027, 7, 1), rough=True), id="a quarter"),
        pytest.param("begins", "2027 kv 1", "", RoughValue(date(2027, 1, 1), rough=True), id="the year first"),
        pytest.param("begins", "prel. maj 2027", "", RoughValue(date(2027, 5, 1), rough=True), id="preliminary"),
        pytest.param("form", "Ramavtal", "", RoughValue(ContractForm.FRAMEWORK_AGREEMENT), id="a word of a list"),
        pytest.param("place", "i kommunen", "", RoughValue(Location.WITHIN_MUNICIPALITY), id="another name of one"),
        pytest.param("decided", True, "", RoughValue(value=True), id="a box of the program"),
        pytest.param("decided", "Nej", "", RoughValue(value=False), id="no"),
        pytest.param("title", 2027, "", RoughValue("2027"), id="a name that is a number"),
        pytest.param("unit", "ca Tekniska", "", RoughValue("ca Tekniska"), id="a name keeps its words"),
    ],
)
def test_a_cell_is_understood(field: str, content: object, unit: str, found: RoughValue) -> None:
    assert read_rough(field, content, unit) == found


@pytest.mark.parametrize(
    ("field", "content", "unit", "code"),
    [
        pytest.param("months", "2–4 år", "", "TK-C093", id="a range"),
        pytest.param("months", 4, "", "TK-N007", id="months or years"),
        pytest.param("months", "2+1", "", "TK-N007", id="a sum without a unit"),
        pytest.param("months", "två till fyra", "", "TK-C033", id="words that are no number"),
        pytest.param("value", "minst 2 mkr", "", "TK-N021", id="a limit"),
        pytest.param("value", 2500, "", "TK-N008", id="kronor, thousands or millions"),
        pytest.param("value", "2 mkr inkl moms", "", "TK-C096", id="with VAT"),
        pytest.param("value", "2 mkr", "kr inkl. moms", "TK-C096", id="under a heading with VAT"),
        pytest.param("value", 900, "tkr inkl. moms", "TK-C096", id="a number under a heading with VAT"),
        pytest.param("value", date(2027, 4, 2), "", "TK-N009", id="a day made of 2-4"),
        pytest.param("starts", "2027", "", "TK-C088", id="a year alone"),
        pytest.param("starts", "Q3", "", "TK-C040", id="a quarter of no year"),
        pytest.param("starts", "Q3 1066", "", "TK-C041", id="a quarter long ago"),
        pytest.param("starts", date(1066, 10, 14), "", "TK-C041", id="a day long ago"),
        pytest.param("starts", "03/01/2027", "", "TK-C085", id="two days"),
        pytest.param("place", "Östersund", "", "TK-C030", id="the name of a place"),
        pytest.param("decided", "kanske", "", "TK-C039", id="neither yes nor no"),
    ],
)
def test_what_can_be_two_things_is_asked_about(field: str, content: object, unit: str, code: str) -> None:
    with pytest.raises(NotUnderstoodError) as asked:
        read_rough(field, content, unit)

    assert asked.value.code == code


@pytest.mark.parametrize("content", [None, "", "  ", "?", "–", "Vet ej", "TBD"])
def test_a_cell_that_says_nothing_is_not_asked_about(content: object) -> None:
    assert says_nothing(content)


def test_a_number_is_shown_as_a_swede_writes_it() -> None:
    assert [as_typed(each) for each in (2.5, 4.0, Decimal("0.10"), " a  b ")] == ["2,5", "4", "0,10", "a b"]
