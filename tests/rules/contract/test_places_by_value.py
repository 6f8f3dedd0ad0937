"""Places by the contract's value: agreed or estimated, whole or begun, of all of it or of each lot."""

import pytest

from given.cases import read
from given.kinds_of_places import with_kinds
from tenderkit.model.case.case import Places, Procurement
from tenderkit.rules.contract.counted_value import value_counted_on
from tenderkit.rules.contract.places_owed import number_by_value, number_by_value_words, places_owed, places_together
from tenderkit.rules.contract.requirement_brief import brief_facts

VALUE = with_kinds(count=2).replace(
    "basis: fixed", "basis: per_contract_value\n    sek_per_place: 20000000\n    value_part: whole"
)
PRICE = VALUE.replace("  estimated_value:", "  contract_price: 85 000 000\n  estimated_value:")
OPTION = VALUE.replace("  months: 30\n", "  months: 30\n  option_months: 10\n")
LOTS = "  lots:\n    - {id: A, title: Norra, value: 40000000}\n    - {id: B, title: Södra, value: 25000000}\nrequirement:\n"
BY_LOT = VALUE.replace("requirement:\n", LOTS).replace("counted_per: contract", "counted_per: lot")


def asked(text: str) -> tuple[Procurement, Places]:
    case = read(text)
    assert case.requirement.places is not None
    return case, case.requirement.places


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param(VALUE, 6, id="three whole amounts of the estimate, two places each"),
        pytest.param(VALUE.replace("whole", "started"), 8, id="four begun"),
        pytest.param(PRICE, 8, id="the price when it is known"),
        pytest.param(OPTION, 4, id="the estimate without its option"),
        pytest.param(BY_LOT, 6, id="each lot its own whole amounts"),
        pytest.param(BY_LOT.replace("whole", "started"), 8, id="each lot its own begun ones"),
        pytest.param(BY_LOT.replace(", value: 25000000", ""), 6, id="an unknown value counts as one amount"),
        pytest.param(VALUE.replace("    sek_per_place: 20000000\n", ""), 2, id="an unknown amount"),
    ],
)
def test_a_value_gives_so_many_places(text: str, number: int) -> None:
    case, places = asked(text)

    assert number_by_value(case, places) == number
    assert places_together(places_owed(case, places, options=False, of=case.lots)) == number


def test_one_lot_alone_has_the_places_of_its_value() -> None:
    case, places = asked(BY_LOT)

    assert [number_by_value(case, places, [lot]) for lot in case.lots] == [4, 2]
    assert not value_counted_on(case, case.lots[:1]).is_agreed


def test_what_is_not_agreed_is_said() -> None:
    words = [
        number_by_value_words(*asked(text)).in_document.replace("\N{NO-BREAK SPACE}", " ") for text in (VALUE, PRICE)
    ]

    assert words[0].startswith(
        "Priset är inte avtalat. Antalet är räknat på det beräknade värdet utan förlängningar, 65 000 000 kronor"
    )
    assert (
        words[1]
        == "Antalet följer avtalets pris, 85 000 000 kronor, räknat på 20 000 000 kronor per plats. Det ger platser: minst 8."
    )


def test_a_lot_of_unknown_value_is_said_to_be_unknown() -> None:
    case, places = asked(BY_LOT.replace(", value: 25000000", ""))

    assert number_by_value_words(case, places, case.lots[1:]).key == "places.per_value.unknown"


CALL_OFF = (
    with_kinds(more="shared: ja\nanother_kind: {kind: apprenticeship, sought_weeks: 8}")
    .replace("form: contract", "form: framework_agreement")
    .replace("counted_per: contract", "counted_per: call_off\n    exempt_below: 2000000")
)


@pytest.mark.parametrize(
    ("text", "what", "says"),
    [
        pytest.param(VALUE, "Antal platser", "2 platser för varje helt belopp om 20 000 000 kronor av värdet, minst 6 enligt det beräknade värdet", id="by the estimate"),
        pytest.param(PRICE.replace("whole", "started"), "Antal platser", "2 platser för varje påbörjat belopp om 20 000 000 kronor av värdet, minst 10 enligt det avtalade priset", id="by the price"),
        pytest.param(BY_LOT, "Antal platser", "2 platser för varje helt belopp om 20 000 000 kronor av värdet för varje anbudsområde", id="by the value of each lot"),
        pytest.param(CALL_OFF, "Antal platser", "4 platser, för varje avrop, inte för avrop under 2 000 000 kronor", id="each call-off"),
        pytest.param(CALL_OFF.replace("    exempt_below: 2000000\n", ""), "Antal platser", "4 platser, för varje avrop", id="each call-off, none exempt"),
        pytest.param(CALL_OFF, "Delas av flera", "flera personer får dela på en plats", id="shared"),
        pytest.param(CALL_OFF, "I andra hand", "lärlingsperiod, när den första formen har sökts i minst 8 veckor", id="another kind"),
        pytest.param(with_kinds(more="carried_over: ja"), "Mellan avtalsåren", "platser som saknas förs över till nästa år, en gång", id="carried over"),
        pytest.param(with_kinds(more="carried_over: nej"), "Mellan avtalsåren", "platser förs inte över till nästa år", id="not carried over"),
        pytest.param(with_kinds("{employment: {count: 2, minimum_months: 12}}"), "Antal per form", "minst 2 som anställning", id="a number of a kind"),
        pytest.param(with_kinds("{employment: {count: 2, minimum_months: 12}}"), "Längd och omfattning", "minst 12 månader för anställning och 3 månader för praktik och minst 75 procent av heltid", id="a time of a kind"),
    ],
)  # fmt: skip
def test_a_handover_tells_it_in_a_few_words(text: str, what: str, says: str) -> None:
    rows = {row.what: row.says.replace("\N{NO-BREAK SPACE}", " ") for row in brief_facts(read(text), None).rows}

    assert rows.get(what) == says, rows
