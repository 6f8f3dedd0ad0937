from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from tenderkit.model.case.values import (
    Count,
    Email,
    FormatOne,
    FreeText,
    IsoDate,
    Line,
    LotId,
    Money,
    Months,
    PositiveMoney,
    Several,
    YearMonth,
    YesNo,
)


def read(kind: Any, value: object) -> object:  # noqa: ANN401 - a type such as Money is no class
    return TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        pytest.param(Money, "65000000", Decimal(65_000_000), id="money"),
        pytest.param(Money, "65 000 000", Decimal(65_000_000), id="money with spaces"),
        pytest.param(Money, "65\u00a0000\u00a0000", Decimal(65_000_000), id="money with no-break spaces"),
        pytest.param(Money, "65000000.50", Decimal("65000000.50"), id="money with öre"),
        pytest.param(Money, "0", Decimal(0), id="no money"),
        pytest.param(Money, 50_000, Decimal(50_000), id="money as a number"),
        pytest.param(Money, Decimal("1.5"), Decimal("1.5"), id="money as a decimal"),
        pytest.param(Months, "30", 30, id="months"),
        pytest.param(Count, "1 000", 1000, id="a count with a space"),
        pytest.param(Count, 4, 4, id="a count as a number"),
        pytest.param(YesNo, "ja", True, id="ja"),
        pytest.param(YesNo, "Nej", False, id="Nej"),
        pytest.param(YesNo, "true", True, id="true"),
        pytest.param(YesNo, "FALSE", False, id="FALSE"),
        pytest.param(YesNo, False, False, id="false as a boolean"),
        pytest.param(IsoDate, "2028-02-29", date(2028, 2, 29), id="a leap day"),
        pytest.param(IsoDate, date(2026, 11, 1), date(2026, 11, 1), id="a date as a date"),
        pytest.param(YearMonth, "2018-01", "2018-01", id="a month"),
        pytest.param(FormatOne, "1", 1, id="format"),
        pytest.param(FormatOne, 1, 1, id="format as a number"),
        pytest.param(Email, "anna.exempel@exempel.se", "anna.exempel@exempel.se", id="an address"),
        pytest.param(LotId, "norr-1", "norr-1", id="a lot"),
        pytest.param(Several[Count], ["1", "2"], (1, 2), id="several"),
    ],
)
def test_a_value_is_read_as_it_is_typed(kind: object, typed: object, value: object) -> None:
    assert read(kind, typed) == value


@pytest.mark.parametrize(
    ("kind", "typed", "code"),
    [
        pytest.param(Count, "4.5", "TK-C098", id="a count with decimals"),
        pytest.param(Count, "några", "TK-C033", id="a count in words"),
        pytest.param(Count, "٤", "TK-C033", id="other digits"),
        pytest.param(Count, "1_000", "TK-C033", id="an underscore"),
        pytest.param(Count, True, "TK-C033", id="yes for a count"),
        pytest.param(Count, "10 00", "TK-C033", id="a space in the wrong place"),
        pytest.param(Count, "9" * 5000, "TK-C033", id="endless digits"),
        pytest.param(Count, "1001", "TK-C034", id="too many"),
        pytest.param(Money, "65 Mkr per år", "TK-C035", id="words that say more"),
        pytest.param(Money, "65.000", "TK-C094", id="a point before three digits"),
        pytest.param(Money, "65,5", "TK-C069", id="a comma"),
        pytest.param(Money, "65 000 000,5", "TK-C069", id="half an öre"),
        pytest.param(Money, "65 000 00", "TK-C035", id="spaces in the wrong place"),
        pytest.param(Money, "50 000 euro", "TK-C068", id="euro"),
        pytest.param(Money, "EUR 50000", "TK-C068", id="euro by its code"),
        pytest.param(Money, "€50000", "TK-C068", id="euro by its sign"),
        pytest.param(Money, "1.2345", "TK-C035", id="four decimals"),
        pytest.param(Money, "1e6", "TK-C035", id="an exponent"),
        pytest.param(Money, "NaN", "TK-C035", id="not a number"),
        pytest.param(Money, 1.5, "TK-C035", id="a float"),
        pytest.param(Money, True, "TK-C035", id="yes for money"),
        pytest.param(Money, "-1", "TK-C036", id="a hyphen as minus"),
        pytest.param(Money, "\u22121", "TK-C036", id="a minus sign"),
        pytest.param(PositiveMoney, "0.00", "TK-C037", id="nothing"),
        pytest.param(Money, "1000000000000", "TK-C038", id="too much"),
        pytest.param(YesNo, "kanske", "TK-C039", id="perhaps"),
        pytest.param(YesNo, 1, "TK-C039", id="one for yes"),
        pytest.param(IsoDate, "2026-1", "TK-C088", id="a month"),
        pytest.param(IsoDate, "2026-11-01T00:00", "TK-C040", id="a time"),
        pytest.param(IsoDate, 20261101, "TK-C040", id="a number for a date"),
        pytest.param(IsoDate, "2027-02-29", "TK-C041", id="no leap day"),
        pytest.param(IsoDate, "1899-01-01", "TK-C041", id="another century"),
        pytest.param(YearMonth, "2018", "TK-C042", id="a year"),
        pytest.param(YearMonth, 2018, "TK-C042", id="a number for a month"),
        pytest.param(YearMonth, "0018-01", "TK-C042", id="a slip in the year"),
        pytest.param(FormatOne, True, "TK-C050", id="yes for the format"),
        pytest.param(Line, 5, "TK-C008", id="a number for a line"),
        pytest.param(Line, "a\tb", "TK-C047", id="a tab in a line"),
        pytest.param(FreeText, "a\rb", "TK-C045", id="a lone carriage return"),
        pytest.param(FreeText, "a\x85b", "TK-C045", id="a C1 control"),
        pytest.param(FreeText, "a\ufffeb", "TK-C045", id="a noncharacter"),
        pytest.param(FreeText, "a\u2028b", "TK-C045", id="a line separator"),
        pytest.param(FreeText, "a\ud800b", "TK-C045", id="half a character"),
        pytest.param(Email, "a@b", "TK-C051", id="no domain"),
        pytest.param(Email, 5, "TK-C051", id="a number for an address"),
        pytest.param(LotId, "-a", "TK-C060", id="a lot that begins with a hyphen"),
        pytest.param(LotId, "../a", "TK-C060", id="a lot that leaves its folder"),
        pytest.param(Several[Count], [], "TK-C048", id="none of several"),
        pytest.param(Several[Count], ["1", "1"], "TK-C049", id="the same twice"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_its_code(kind: object, typed: object, code: str) -> None:
    with pytest.raises(ValidationError) as raised:
        read(kind, typed)

    assert [error["type"] for error in raised.value.errors(include_url=False)] == [code]


@given(st.decimals(0, 999_999_999_999, places=2))
def test_money_is_read_back_as_it_is_written(amount: Decimal) -> None:
    assert read(Money, str(amount)) == amount
    assert read(Money, f"{amount:,}".replace(",", " ")) == amount


@given(st.dates(date(1990, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_back_as_it_is_written(day: date) -> None:
    assert read(IsoDate, day.isoformat()) == day


@given(
    st.text(
        st.characters(
            exclude_categories=["Cs", "Cc"],
            exclude_characters="\u2028\u2029\ufffe\uffff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
        ),
        max_size=300,
    )
)
def test_letters_are_kept_as_they_are(words: str) -> None:
    if words.strip():
        assert read(Line, words) == words


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("\u200fמשה\u200e \u061c", id="marks"),
        pytest.param("نمی\u200cدانم 👩\u200d🚒", id="joiners"),
        pytest.param("a\u202ab\u202cc", id="a turn that ends"),
        pytest.param("a\u2068b\u2069c", id="words set apart"),
        pytest.param("a\u202eb\u2066c\u202bd\u2069e\u202cf", id="turns within turns, the innermost ended by what is around it"),
        pytest.param("a\u202cb\u2069c", id="ends of nothing"),
    ],
)  # fmt: skip
def test_letters_that_nobody_sees_are_kept(words: str) -> None:
    assert read(Line, words) == words


@pytest.mark.parametrize(
    ("words", "position"),
    [
        pytest.param("a\u202eb", 2, id="a turn"),
        pytest.param("a\u2067b", 2, id="words set apart"),
        pytest.param("a\u2067b\u202c", 2, id="ended by the other's end"),
        pytest.param("a\u202ab\u2069", 2, id="the other way round"),
        pytest.param("a\u202ab\u202c\u202b", 5, id="the second of two"),
        pytest.param("a\u202a\nb\u202c", 2, id="ended in the next paragraph"),
    ],
)
def test_a_direction_that_never_ends_is_refused(words: str, position: int) -> None:
    with pytest.raises(ValidationError) as refused:
        read(FreeText, words)

    (fault,) = refused.value.errors()
    assert fault["type"] == "TK-C046"
    assert fault["ctx"] == {"letter": f"U+{ord(words[position - 1]):04X}", "position": str(position)}
