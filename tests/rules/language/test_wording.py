from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenderkit.model.clauses.clause import Parameter, ParameterType
from tenderkit.rules.language.wording import WordingError, read, write

NUMERIC = [
    ParameterType.NUMBER,
    ParameterType.COUNT,
    ParameterType.MONEY,
    ParameterType.DAYS,
    ParameterType.WEEKS,
    ParameterType.MONTHS,
    ParameterType.PERCENT,
]
KINDS = {"employment": "anställning", "internship": "praktik", "apprenticeship": "lärlingsperiod"}


def parameter(kind: ParameterType, *, join: str = "och") -> Parameter:
    return Parameter("x", "requirement.places.count", kind, one="plats", many="platser", words=KINDS, join=join)


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        pytest.param("count", 1, "1\u00a0plats", id="one place"),
        pytest.param("count", 4, "4\u00a0platser", id="several places"),
        pytest.param("count", 0, "0\u00a0platser", id="no places"),
        pytest.param("money", Decimal(65000000), "65\u00a0000\u00a0000\u00a0kronor", id="thousands are grouped"),
        pytest.param("money", Decimal(1), "1\u00a0krona", id="one krona"),
        pytest.param("money", Decimal("50000.50"), "50\u00a0000,5\u00a0kronor", id="a comma before decimals"),
        pytest.param("days", 30, "30\u00a0dagar", id="days"),
        pytest.param("weeks", 1, "1\u00a0vecka", id="one week"),
        pytest.param("months", 3, "3\u00a0månader", id="months"),
        pytest.param("percent", Decimal("7.5"), "7,5\u00a0procent", id="per cent"),
        pytest.param("number", 1234, "1\u00a0234", id="a number"),
        pytest.param("date", date(2027, 3, 1), "1\u00a0mars 2027", id="a date"),
        pytest.param("choice", "internship", "praktik", id="a choice"),
        pytest.param("choice_list", ("employment",), "anställning", id="a list of one"),
        pytest.param("choice_list", ("employment", "internship"), "anställning eller praktik", id="a list of two"),
        pytest.param("choice_list", tuple(KINDS), "anställning, praktik eller lärlingsperiod", id="a list of three"),
        pytest.param("text_list", ("a", "b"), "a eller b", id="a list of texts"),
        pytest.param("text", "& <{{ 7*7 }}>", "& <{{ 7*7 }}>", id="text as it stands"),
    ],
)
def test_a_type_writes_its_value_and_reads_it_back(kind: str, value: object, words: str) -> None:
    hole = parameter(ParameterType(kind), join="eller")

    assert write(hole, value) == words
    assert read(hole, words) == value


@given(st.sampled_from(NUMERIC), st.decimals(min_value=0, max_value=10**12, places=2))
def test_any_number_is_read_back_as_it_was(kind: ParameterType, number: Decimal) -> None:
    assert read(parameter(kind), write(parameter(kind), number)) == number


@given(st.dates())
def test_any_date_is_read_back_as_it_was(day: date) -> None:
    hole = parameter(ParameterType.DATE)

    assert read(hole, write(hole, day)) == day


@given(st.lists(st.sampled_from(list(KINDS)), min_size=1, max_size=3, unique=True))
def test_any_list_of_choices_is_read_back_as_it_was(kinds: list[str]) -> None:
    hole = parameter(ParameterType.CHOICE_LIST, join="eller")

    assert read(hole, write(hole, tuple(kinds))) == tuple(kinds)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("money", "femtio tusen kronor"),
        ("money", "50 000"),
        ("count", "4 dagar"),
        ("number", "1,"),
        ("number", "٤"),
        ("date", "30 februari 2027"),
        ("date", "2027-03-01"),
        ("choice", "sysselsättning"),
    ],
)
def test_a_text_without_the_value_is_not_guessed_at(kind: str, text: str) -> None:
    with pytest.raises(WordingError):
        read(parameter(ParameterType(kind)), text)


@pytest.mark.parametrize(("kind", "value"), [("money", "50000"), ("money", True), ("date", 3), ("choice", "holiday")])
def test_a_value_of_the_wrong_type_is_not_written(kind: str, value: object) -> None:
    with pytest.raises(WordingError):
        write(parameter(ParameterType(kind)), value)
