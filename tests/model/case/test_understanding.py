"""What people usually write is understood, nothing is misunderstood, and the rest is asked about."""

import inspect
import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from given.as_people_write import USUAL_WAYS, UsualWay
from given.cases import read
from given.whole_case import WHOLE_CASE
from tenderkit.messages import Message
from tenderkit.model.case import choices, other_names
from tenderkit.model.case.case import Procurement
from tenderkit.model.case.choices import PlacementKind
from tenderkit.model.case.identifiers import Cpv, OrganisationNumber, TraderNumber
from tenderkit.model.case.titled_choice import TitledChoice
from tenderkit.model.case.understanding import is_private, understand
from tenderkit.model.case.values import (
    BirthDate,
    CapShare,
    Count,
    Days,
    Email,
    ExtensionCount,
    Extent,
    FreeText,
    FullTimeMonths,
    Headcount,
    IsoDate,
    Line,
    LotId,
    Money,
    Months,
    Percent,
    PlaceCount,
    PositiveMoney,
    Several,
    SupplierCount,
    TimesAYear,
    Weeks,
    YearMonth,
    YesNo,
)
from tenderkit.model.journal import choices as journal_choices
from tenderkit.model.reading.days import MONTHS
from tenderkit.model.reading.understood import Manner, NotUnderstoodError, Understood
from tenderkit.readers.yaml.model_shape import field_of
from tenderkit.rules.language.wording import join_words, write_date, write_number
from tenderkit.rules.papers.term_paths import term_values, with_terms

LEAST_UNDERSTOOD = 74
ALIKE = (IsoDate, PositiveMoney, Months, CapShare, PlacementKind, YesNo, Cpv, OrganisationNumber, Email)
OF_HOW_MANY = 80
UNDERSTOOD = [way for way in USUAL_WAYS if way.means is not None]
ASKED = [way for way in USUAL_WAYS if way.means is None]


def asked(field: Any, words: object) -> NotUnderstoodError:  # noqa: ANN401 - a field, or the type of one
    with pytest.raises(NotUnderstoodError) as raised:
        understand(field, words)
    return raised.value


def test_most_of_the_usual_ways_are_understood() -> None:
    assert len(USUAL_WAYS) == OF_HOW_MANY
    assert len(UNDERSTOOD) >= LEAST_UNDERSTOOD


@pytest.mark.parametrize("way", UNDERSTOOD, ids=str)
def test_a_usual_way_means_what_the_format_calls_it(way: UsualWay) -> None:
    field = field_of(Procurement, tuple(way.path.split(".")))
    assert way.means is not None
    in_the_format = way.means.split(", ") if way.path.endswith(("kinds", "may_fulfil", "target_groups")) else way.means

    assert understand(field, way.words).value == understand(field, in_the_format).value


@pytest.mark.parametrize("way", ASKED, ids=str)
def test_a_way_that_may_mean_several_things_is_asked_about(way: UsualWay) -> None:
    question = asked(field_of(Procurement, tuple(way.path.split("."))), way.words)

    said = Message(question.code, {**question.facts, "key": way.path, "written": way.words})
    assert way.words in said.what
    assert said.remedy


@pytest.mark.parametrize("way", UNDERSTOOD, ids=str)
def test_the_case_file_reads_in_the_same_way(way: UsualWay) -> None:
    *blocks, last = way.path.split(".")
    tree: Any = {}
    inner = tree
    for block in blocks:
        inner = inner.setdefault(block, {})
    inner[last] = way.words

    found = _stated(Procurement, way.path, tree)

    assert found == understand(field_of(Procurement, tuple(way.path.split("."))), way.words).value


def _stated(model: Any, path: str, tree: Any) -> object:  # noqa: ANN401 - a model, and a tree of YAML
    """The value that the case gets where the words stand instead of its own."""
    case = model.model_validate(_merged(read(WHOLE_CASE).model_dump(mode="json", exclude_none=True), tree))
    for name in path.split("."):
        case = getattr(case, name)
    return case


def _merged(stands: Any, tree: Any) -> Any:  # noqa: ANN401 - as above
    if not isinstance(tree, dict):
        return tree
    return {**stands, **{name: _merged(stands.get(name, {}), below) for name, below in tree.items()}}


@pytest.mark.parametrize("year", [2026, 2028], ids=["an ordinary year", "a leap year"])
def test_every_day_of_a_year_that_can_be_two_is_asked_about_and_no_other(year: int) -> None:
    day = date(year, 1, 1)
    while day.year == year:
        for mark in "/-":
            words = f"{day.day:02}{mark}{day.month:02}{mark}{year}"
            if day.day <= len(MONTHS) and day.day != day.month:
                question = asked(IsoDate, words)
                assert question.code == "TK-C085"
                assert question.facts["one"] == day.isoformat()
                assert question.facts["other"] == date(year, day.day, day.month).isoformat()
            else:
                assert understand(IsoDate, words).value == day
        day += timedelta(days=1)


def test_every_day_without_its_century_is_asked_about() -> None:
    day = date(2026, 1, 1)
    while day.year == 2026:
        for words in (f"{day.day}/{day.month}/26", f"{day:%y-%m-%d}", f"{day:%y%m%d}", f"{day.day}.{day.month}.26"):
            assert asked(IsoDate, words).code == "TK-C087", words
        day += timedelta(days=1)


days = st.dates(date(1990, 1, 1), date(2199, 12, 31))


@given(days)
def test_a_day_is_read_as_every_way_of_writing_it(day: date) -> None:
    month = MONTHS[day.month - 1]
    for words in (
        write_date(day),
        f"den {write_date(day)}",
        f"{day.day}/{day.month} {day.year}",
        f"{day.day}/{day.month}-{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.year}-{day.month}-{day.day}",
        f"{day.year}/{day.month:02}/{day.day:02}",
        f"{day:%Y%m%d}",
        f"{day.day} {month[:3].capitalize()}. {day.year}",
    ):
        assert understand(IsoDate, words).value == day, words


@given(st.decimals(0, 999_999_999_999, places=2))
def test_money_is_read_as_the_documents_write_it(amount: Decimal) -> None:
    written = write_number(amount)
    for noun in ("krona" if amount == 1 else "kronor", "kr", "SEK", "kr exkl. moms"):
        assert understand(Money, f"{written} {noun}").value == amount
    assert understand(Money, str(amount)).is_as_written


@given(st.integers(1, 999_999), st.sampled_from(["mkr", "Mkr", "miljoner", "miljoner kronor", "MSEK"]))
def test_millions_are_read_as_they_are_written(thousands: int, noun: str) -> None:
    written = write_number(Decimal(thousands) / 1000)
    if len(written.partition(",")[2]) == 3 and not written.startswith("0,"):
        return  # `1,234 mkr` may be twelve hundred millions

    assert understand(Money, f"{written} {noun}").value == thousands * 1000


COUNTED = [
    (Months, 240, "månad", "månader"),
    (FullTimeMonths, 12_000, "månad av heltid", "månader av heltid"),
    (Weeks, 104, "vecka", "veckor"),
    (Days, 730, "dag", "dagar"),
    (PlaceCount, 1000, "plats", "platser"),
    (SupplierCount, 1000, "leverantör", "leverantörer"),
    (ExtensionCount, 1000, "förlängning", "förlängningar"),
    (Headcount, 100_000, "person", "personer"),
    (Count, 1000, "styck", "stycken"),
    (TimesAYear, 104, "gång per år", "gånger per år"),
    (Percent, 100, "procent", "procent"),
    (Extent, 100, "procent av heltid", "procent av heltid"),
]


@given(st.sampled_from(COUNTED), st.data())
def test_a_number_is_read_as_the_documents_write_it(counted: tuple[Any, int, str, str], data: st.DataObject) -> None:
    kind, most, one, many = counted
    number = data.draw(st.integers(1, most))

    assert understand(kind, str(number)) == Understood(number)
    assert understand(kind, f"{write_number(Decimal(number))} {one if number == 1 else many}").value == number


@given(st.decimals("0.1", 30, places=2))
def test_a_share_is_read_as_the_documents_write_it(share: Decimal) -> None:
    for words in (f"{share:f}", f"{write_number(share)} procent", f"{write_number(share)} %"):
        assert understand(CapShare, words).value == share, words


def every_closed_list() -> list[type[TitledChoice]]:
    named = [*vars(choices).values(), *vars(journal_choices).values()]
    return [each for each in named if inspect.isclass(each) and issubclass(each, TitledChoice) and [*each]]


@pytest.mark.parametrize("choice", every_closed_list())
def test_a_choice_is_read_by_its_word_its_title_and_its_other_names(choice: type[TitledChoice]) -> None:
    for member in choice:
        title = member.title_sv
        for name in (
            member.value,
            title,
            title.upper(),
            title.capitalize(),
            f" {title} ",
            member.value.replace("_", " "),
        ):
            assert understand(choice, name).value is member
    for name, word in other_names.other_names(choice.__name__).items():
        assert understand(choice, name).value.value == word


@pytest.mark.parametrize("choice", every_closed_list())
def test_no_name_is_that_of_two_choices(choice: type[TitledChoice]) -> None:
    titles = [member.title_sv.casefold() for member in choice]
    names = [name for listed in other_names.OTHER_NAMES.get(choice.__name__, {}).values() for name in listed.split("|")]

    assert len({*names, *titles}) == len(names) + len(titles)
    assert {*other_names.OTHER_NAMES.get(choice.__name__, {})} <= {member.value for member in choice}


def test_other_names_are_those_of_closed_lists() -> None:
    assert {*other_names.OTHER_NAMES} <= {choice.__name__ for choice in every_closed_list()}


@given(st.lists(st.sampled_from([*PlacementKind]), min_size=1, unique=True), st.sampled_from(["och", "samt", "eller"]))
def test_a_list_is_read_as_the_documents_write_it(kinds: list[PlacementKind], conjunction: str) -> None:
    words = join_words([kind.title_sv for kind in kinds], conjunction)

    assert understand(Several[PlacementKind], words).value == tuple(kinds)
    assert understand(Several[PlacementKind], ", ".join(kinds)).value == tuple(kinds)


@pytest.mark.parametrize(
    ("field", "words", "value", "manner"),
    [
        pytest.param(IsoDate, "2027-03-01", date(2027, 3, 1), Manner.AS_WRITTEN, id="as the format writes it"),
        pytest.param(IsoDate, date(2027, 3, 1), date(2027, 3, 1), Manner.AS_WRITTEN, id="a value"),
        pytest.param(IsoDate, "3/15/2027", date(2027, 3, 15), Manner.MONTH_FIRST, id="the month first"),
        pytest.param(IsoDate, "måndagen den 1 mars 2027", date(2027, 3, 1), Manner.DAY_FIRST, id="its day of the week"),
        pytest.param(YearMonth, "jan. 2018", "2018-01", Manner.IN_WORDS, id="a month in letters"),
        pytest.param(YearMonth, "2018/1", "2018-01", Manner.YEAR_FIRST, id="a month in digits"),
        pytest.param(PositiveMoney, "65,000,000.50", Decimal("65000000.50"), Manner.GROUPED, id="commas for thousands"),
        pytest.param(PositiveMoney, "en miljon", Decimal(1_000_000), Manner.RECKONED, id="a million in letters"),
        pytest.param(PositiveMoney, "femtio kronor", Decimal(50), Manner.WITH_UNIT, id="kronor in letters"),
        pytest.param(PositiveMoney, "2 mdkr", Decimal(2_000_000_000), Manner.RECKONED, id="thousands of millions"),
        pytest.param(PositiveMoney, "1,2345 mkr", Decimal(1_234_500), Manner.RECKONED, id="decimals of a million"),
        pytest.param(Months, "1,5 år", 18, Manner.RECKONED, id="a year and a half"),
        pytest.param(Months, "sex", 6, Manner.IN_WORDS, id="a number in letters"),
        pytest.param(Months, "6,0", 6, Manner.GROUPED, id="a whole number with a decimal"),
        pytest.param(Days, "två veckor", 14, Manner.RECKONED, id="weeks are whole days"),
        pytest.param(Extent, "halvtid", 50, Manner.IN_WORDS, id="half of full time"),
        pytest.param(Cpv, "45233000", "45233000-9", Manner.COMPLETED, id="without its check digit"),
        pytest.param(Email, "<anna@exempel.se>", "anna@exempel.se", Manner.CLEANED, id="an address in brackets"),
        pytest.param(YesNo, "X", True, Manner.IN_WORDS, id="a cross in a box"),
        pytest.param(Several[LotId], "A och B", ("A", "B"), Manner.LISTED, id="two lots"),
        pytest.param(Several[LotId], "A", ("A",), Manner.AS_WRITTEN, id="one lot"),
        pytest.param(Several[Count], ["1", "två"], (1, 2), Manner.LISTED, id="one of a list in letters"),
        pytest.param(Several[Line], "utdrag, nytt", ("utdrag, nytt",), Manner.AS_WRITTEN, id="text keeps its comma"),
        pytest.param(FreeText, "1/3 2027", "1/3 2027", Manner.AS_WRITTEN, id="text is text"),
        pytest.param(str, "1/3 2027", "1/3 2027", Manner.AS_WRITTEN, id="a type that says nothing"),
    ],
)  # fmt: skip
def test_it_says_how_it_understood(field: Any, words: object, value: object, manner: Manner) -> None:  # noqa: ANN401 - as above
    assert understand(field, words) == Understood(value, manner)


@pytest.mark.parametrize(
    ("field", "words", "code"),
    [
        pytest.param(Several[PlacementKind], 5, "TK-C007", id="a number for a list"),
        pytest.param(Several[PlacementKind], "", "TK-C048", id="nothing in a list"),
        pytest.param(Several[PlacementKind], "praktik, praktikplats", "TK-C049", id="the same by two names"),
        pytest.param(PlacementKind, 5, "TK-C030", id="a number for a word"),
        pytest.param(Count, [4], "TK-C033", id="a list for a number"),
        pytest.param(BirthDate, "3/4/1998", "TK-C086", id="a day that may be a person's"),
        pytest.param(BirthDate, "tisdag 4 mars 1998", "TK-C040", id="its day of the week is not told"),
        pytest.param(PositiveMoney, "sextiofem", "TK-C035", id="a number in letters that may be millions"),
        pytest.param(PositiveMoney, "65.0000", "TK-C035", id="four noughts"),
        pytest.param(PositiveMoney, "1 000,505", "TK-C035", id="three decimals behind thousands"),
        pytest.param(PositiveMoney, "1,234567891 mkr", "TK-C035", id="less than an öre"),
        pytest.param(CapShare, "0,125", "TK-C095", id="finer than shares are"),
        pytest.param(CapShare, "1,500", "TK-C095", id="no thousands can be meant"),
        pytest.param(CapShare, True, "TK-C095", id="yes for a share"),
        pytest.param(Extent, "0,5 %", "TK-C101", id="half a per cent, or half of full time"),
        pytest.param(Months, "0,5 mån", "TK-C033", id="no whole number near it is allowed"),
        pytest.param(Headcount, "1.000", "TK-C094", id="a thousand, or one"),
        pytest.param(Extent, "50-75 %", "TK-C093", id="a range"),
        pytest.param(PlaceCount, "50–80 platser", "TK-C090", id="a range of places"),
        pytest.param(PositiveMoney, "65 mkr inkl. moms", "TK-C096", id="with VAT"),
        pytest.param(PositiveMoney, "5 %", "TK-C091", id="a share for kronor"),
        pytest.param(IsoDate, "tisdag 1 mars 2027", "TK-C089", id="another day of the week"),
        pytest.param(IsoDate, "1 mars", "TK-C088", id="no year"),
        pytest.param(YearMonth, "13/2018", "TK-C042", id="a thirteenth month"),
        pytest.param(YearMonth, "jan 1918", "TK-C042", id="another century"),
    ],
)
def test_what_it_does_not_understand_it_asks(field: Any, words: object, code: str) -> None:  # noqa: ANN401 - as above
    assert asked(field, words).code == code


def test_a_question_about_a_persons_day_names_no_day() -> None:
    assert asked(BirthDate, "3/4/1998").facts == {}


@pytest.mark.parametrize(("field", "private"), [(BirthDate, True), (TraderNumber, True), (Email, True), (Line, False)])
def test_what_may_be_a_persons_is_known(field: Any, private: bool) -> None:  # noqa: ANN401, FBT001 - a table of two columns
    assert is_private(field) is private


def test_a_field_of_a_model_is_read_as_its_type() -> None:
    field = field_of(Procurement, ("contract", "starts"))

    assert understand(field, "1/3 2027").value == date(2027, 3, 1)
    assert not is_private(field)


@given(st.text(max_size=40))
def test_no_text_is_read_in_two_ways(words: str) -> None:
    """What is understood is understood by the models alike, and what is asked is refused by them with the same code."""
    for kind in ALIKE:
        assert _outcome(kind, words) == _outcome_of_a_model(kind, words)


def _outcome(kind: Any, words: str) -> object:  # noqa: ANN401 - a type such as Months is no class
    try:
        return understand(kind, words).value
    except NotUnderstoodError as question:
        return question.code


def _outcome_of_a_model(kind: Any, words: str) -> object:  # noqa: ANN401 - as above
    try:
        return TypeAdapter(kind).validate_python(words)
    except ValidationError as refused:
        return refused.errors()[0]["type"]


def test_no_message_of_reading_says_other_limits_than_the_field_has() -> None:
    for words in ("0", "31", "en del"):
        question = asked(CapShare, words)
        assert (question.facts["low"], question.facts["high"]) == ("0,1", "30")
    vite = re.search(r"cap_percent: \{.*min: 0\.1, max: 30", _clause("vite/2.0.0.md"))
    assert vite is not None


def _clause(name: str) -> str:
    from judges import checkout

    return (checkout.ROOT / "clauses" / name).read_text("utf-8")


def test_a_changed_term_is_understood_as_on_its_own_place() -> None:
    case = read(WHOLE_CASE)
    changed = {"requirement.penalty.amount": "40 tkr", "contract.starts": "1/4 2027"}

    found = with_terms(case, {**term_values(case), **changed})

    assert found.requirement.penalty is not None
    assert (found.requirement.penalty.amount, found.contract.starts) == (Decimal(40_000), date(2027, 4, 1))
