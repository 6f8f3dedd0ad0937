from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from stdnum import luhn

from tenderkit.model.case.identifiers import Cpv, ForeignCountry, OrganisationNumber, TraderNumber, looks_personal


def code_of(kind: Any, typed: object) -> str | None:  # noqa: ANN401 - a type such as Cpv is no class
    try:
        TypeAdapter(kind).validate_python(typed)
    except ValidationError as error:
        return error.errors()[0]["type"]
    return None


@pytest.mark.parametrize(
    "typed",
    [
        "212000-2528",
        "2120002528",
        "16212000-2528",
        "162120002528",
        "212000 2528",
        "212000–2528",
        "org.nr 212000-2528",
        "SE212000252801",
        "se 212000 2528 01",
    ],
)
def test_an_organisation_number_is_written_in_one_way(typed: str) -> None:
    assert TypeAdapter(OrganisationNumber).validate_python(typed) == "212000-2528"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param("212000-252", "TK-C052", id="nine digits"),
        pytest.param("2120-002528", "TK-C052", id="a hyphen in another place"),
        pytest.param("SE212000252802", "TK-C052", id="a VAT number with another ending"),
        pytest.param("SE640823323401", "TK-C054", id="the VAT number of a sole trader"),
        pytest.param("640823 3234", "TK-C054", id="a personal number with a space"),
        pytest.param(2120002528, "TK-C052", id="a number that isn't text"),
        pytest.param("211900-2521", "TK-C052", id="third digit below two, and no date either"),
        pytest.param("212000-2529", "TK-C053", id="wrong check digit"),
        pytest.param("640823-3234", "TK-C054", id="a personal number"),
        pytest.param("19640823-3234", "TK-C054", id="a personal number with century"),
        pytest.param("640823+3234", "TK-C054", id="a personal number of a centenarian"),
        pytest.param("640883-3231", "TK-C054", id="a coordination number"),
    ],
)
def test_what_is_no_organisation_number_is_refused(typed: object, code: str) -> None:
    assert code_of(OrganisationNumber, typed) == code


def test_a_trader_may_have_a_personal_number() -> None:
    assert TypeAdapter(TraderNumber).validate_python("19640823-3234") == "640823-3234"


@given(st.dates(), st.integers(0, 999), st.sampled_from([0, 60]))
def test_no_personal_number_passes_for_an_organisation(day: object, serial: int, coordination: int) -> None:
    year, month, date = str(day).split("-")
    digits = f"{year[2:]}{month}{int(date) + coordination:02}{serial:03}"
    number = digits + luhn.calc_check_digit(digits)

    assert code_of(OrganisationNumber, number) == "TK-C054"
    assert looks_personal(number)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        pytest.param("45233000-9", None, id="roads"),
        pytest.param("03000000-1", None, id="agriculture"),
        pytest.param("72000000-5", None, id="IT services"),
        pytest.param("90910000-9", None, id="cleaning"),
        pytest.param("34144710-8", None, id="wheel loaders"),
        pytest.param("42131160-5", None, id="hydrants, in a branch without regular digits"),
        pytest.param("45233139-3", None, id="a single code without a regular digit"),
        pytest.param("45233000-1", "TK-C059", id="wrong check digit"),
        pytest.param("45323000-9", "TK-C059", id="two digits swapped"),
        pytest.param("45233000", None, id="no check digit"),
        pytest.param("03300000", "TK-C100", id="no check digit where none can be computed"),
        pytest.param("45 233 000-9", None, id="with spaces"),
        pytest.param("CPV 45233000-9 Vägar", None, id="with its name"),
        pytest.param("45233000 Vägar 2", None, id="with a name and no digit"),
        pytest.param("45233000-1 Vägar", "TK-C059", id="a name and a wrong digit"),
        pytest.param("45233000-91", "TK-C058", id="two digits"),
        pytest.param(45233000, "TK-C058", id="a number"),
    ],
)
def test_a_cpv_code_is_checked_by_its_last_digit(typed: object, code: str | None) -> None:
    assert code_of(Cpv, typed) == code


@pytest.mark.parametrize(
    ("typed", "code"),
    [("NO", None), ("SE", "TK-C057"), ("no", None), ("Norge", None), ("Sverige", "TK-C057"), ("NOR", "TK-C057")],
)
def test_a_foreign_country_is_two_letters_and_not_sweden(typed: str, code: str | None) -> None:
    assert code_of(ForeignCountry, typed) == code
