"""Personal identity numbers: every way of writing one is found and hidden, and nothing that only looks like one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from judges.finished_documents import NUMBER
from tenderkit.rules.privacy.identity_numbers import MASK, find_identity_numbers, masked, visible


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("19811218-9876", id="twelve digits and a hyphen"),
        pytest.param("198112189876", id="twelve digits"),
        pytest.param(NUMBER, id="ten digits and a hyphen"),
        pytest.param("8112189876", id="ten digits"),
        pytest.param("811218 9876", id="a blank"),
        pytest.param("811218\u00a09876", id="a no-break space"),
        pytest.param("811218 - 9876", id="a hyphen between blanks"),
        pytest.param("811218+9876", id="a plus, for a hundred years"),
        pytest.param("811218–9876", id="a dash"),
        pytest.param("811218\u20119876", id="a no-break hyphen"),
        pytest.param("8112\u00ad18-\u200b9876", id="letters that nobody sees"),
        pytest.param("1981-12-18-9876", id="a date with hyphens"),
        pytest.param("81-12-18-9876", id="a short date with hyphens"),
        pytest.param("811278-9873", id="a coordination number"),
        pytest.param("SE811218987601", id="the VAT number of a sole trader"),
        pytest.param("(811218-9876).", id="in brackets"),
        pytest.param("intyg_8112189876_1", id="in a file name"),
        pytest.param("mailto:8112189876@example.se", id="in an address"),
        pytest.param("８１１２１８-９８７６", id="digits of another width"),
        pytest.param("000229-1235", id="a leap day"),
        pytest.param("811218  9876", id="two blanks"),
        pytest.param("811218\t9876", id="a tab"),
        pytest.param("811218\u2014 9876", id="a long dash"),
        pytest.param("811218\u22129876", id="a minus"),
        pytest.param("811218-\n9876", id="over two lines, the sign above"),
        pytest.param("811218\n   -9876", id="over two lines, the sign below"),
        pytest.param("19811218\r\n9876", id="over two lines without a sign"),
        pytest.param("1981 12 18 9876", id="a date with blanks"),
        pytest.param("1981-12-18 9876", id="a date and four digits"),
        pytest.param("1981.12.18-9876", id="a date with dots"),
        pytest.param("81/12/18 - 9876", id="a date with strokes"),
        pytest.param("1981\u20111218\u2011 9876", id="four, four and four digits"),
        pytest.param("811218-98 76", id="the last four in pairs"),
        pytest.param("81 12 18 98 76", id="pairs"),
        pytest.param("811 218-9876", id="a blank where none belongs"),
        pytest.param("8 1 1 2 1 8 - 9 8 7 6", id="letter by letter"),
        pytest.param("1 9 8 1 1 2 1 8 9 8 7 6", id="letter by letter, with the century"),
        pytest.param("811278\u00a0\u2013\u00a09873", id="a coordination number with a spaced dash"),
    ],
)
def test_a_number_is_found_and_hidden_whole(text: str) -> None:
    assert len(find_identity_numbers(visible(text))) == 1
    assert MASK in masked(text)
    assert not any(letter.isdigit() for letter in masked(text).replace("_1", ""))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("556016-0680", id="an organisation number"),
        pytest.param("165560160680", id="with the tax agency's prefix"),
        pytest.param("212000-2528", id="a municipality's"),
        pytest.param("SE556016068001", id="a company's VAT number"),
        pytest.param("811218-9877", id="a wrong check digit"),
        pytest.param("811318-9875", id="a month that isn't"),
        pytest.param("810230-9872", id="a day that isn't"),
        pytest.param("811200-9876", id="no day"),
        pytest.param("811218-XXXX", id="already hidden"),
        pytest.param("9811218-9876", id="a digit too many"),
        pytest.param("811218-98765", id="a digit too many after"),
        pytest.param("A8112189876", id="letters before"),
        pytest.param("070-123 45 63", id="a telephone number"),
        pytest.param("Tfn: 0601014541", id="a telephone number in one piece, said to be one"),
        pytest.param("TF 2026/412", id="a registration number"),
        pytest.param("45233000-9", id="a CPV code"),
        pytest.param("2027-03-01", id="a day"),
        pytest.param("50 000 000 kronor", id="a sum"),
        pytest.param("6C1E5F0B-9A0D-4C55-8C39-811218987612", id="the end of an identifier"),
        pytest.param("Tfn 070123 45 63", id="a telephone number in pairs"),
        pytest.param("060 101-4541", id="a telephone number with an area code"),
        pytest.param("8 112 189 876", id="a sum in thousands"),
        pytest.param("8112189876 kronor", id="a sum in one piece"),
        pytest.param("811 218–9 876", id="from a sum to a sum"),
        pytest.param("2027-03-01–2028-02-29", id="from a day to a day"),
        pytest.param("2026-11-01 2027", id="a day and a year"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_only_looks_like_one_is_left(text: str) -> None:
    assert find_identity_numbers(text) == ()
    assert masked(text) == text


def test_a_telephone_word_excuses_only_what_looks_like_a_telephone_number() -> None:
    assert len(find_identity_numbers("0601014541")) == 1
    assert find_identity_numbers("Mobil 0601014541") == ()
    assert len(find_identity_numbers("Mobil 060101-4541")) == 1
    assert len(find_identity_numbers("Telefon 8112189876")) == 1


def test_several_are_found_in_order() -> None:
    places = find_identity_numbers(f"{NUMBER}, 556016-0680 och 19{NUMBER}")

    assert [(place.start, place.end) for place in places] == [(0, 11), (29, 42)]


DAYS = st.dates(date(1900, 1, 1), date(2029, 12, 31))
SERIALS = st.integers(0, 999)


@given(DAYS, SERIALS, st.sampled_from([0, 60]), st.booleans(), st.sampled_from(["", "-", "+", " ", "–"]))
def test_every_number_is_found_however_it_is_written(
    day: date,
    serial: int,
    added: int,
    century: bool,  # noqa: FBT001 - hypothesis gives it by place
    sign: str,
) -> None:
    digits = f"{day:%y%m}{day.day + added:02}{serial:03}"
    digits += luhn.calc_check_digit(digits)
    number = f"{day.year // 100 if century else ''}{digits[:6]}{sign}{digits[6:]}"

    assert masked(f"Numret är {number}.") == f"Numret är {MASK}."


@given(st.dates(date(1990, 1, 1), date(2060, 12, 31)), st.dates(date(1990, 1, 1), date(2060, 12, 31)))
def test_two_days_are_never_taken_for_a_number(first: date, last: date) -> None:
    for between in ("-", "–", " – ", " ", " - "):
        assert find_identity_numbers(f"{first}{between}{last}") == ()
    assert find_identity_numbers(f"{first} {last.year}") == ()


@given(st.integers(20, 99), st.integers(0, 9_999_999))
def test_an_organisation_number_is_never_taken_for_a_persons(middle: int, rest: int) -> None:
    digits = f"55{middle}{rest % 100_000:05}"
    digits += luhn.calc_check_digit(digits)

    assert find_identity_numbers(f"{digits[:6]}-{digits[6:]}") == ()
