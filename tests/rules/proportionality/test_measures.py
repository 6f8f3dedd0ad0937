from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import asdict

from given.cases import WITH_PLACES, read, spoiled
from tenderkit.messages import Message, language
from tenderkit.model.case.case import Assessment, Procurement
from tenderkit.model.case.choices import ContractForm, CountedPer, PlacementKind, PlacesBasis
from tenderkit.model.case.counting import Counting
from tenderkit.model.policy.bands import BandsFile
from tenderkit.model.policy.measure_ids import Colour
from tenderkit.model.proportionality.measures import Measured, MissingFact, Proportionality, ProportionalityRow
from tenderkit.problems import Fault
from tenderkit.rules.contract.each_requirement import common_requirement
from tenderkit.rules.proportionality import proportionality_rules
from tenderkit.rules.proportionality.measures import measure, measure_all, needs_reasons
from tenderkit.rules.proportionality.report import (
    ProportionalityFacts,
    proportionality_facts,
    proportionality_lines,
)

NBSP = "\u00a0"
STAFFED = spoiled("  place: within_municipality\n", "  place: within_municipality\n  employees_needed: 40\n")
PER_YEAR = STAFFED.replace("basis: fixed", "basis: per_year")
FRAMEWORK = STAFFED.replace("form: contract", "form: framework_agreement\n  supplier_count: 5\n  call_off_by: both")
CALLED_OFF = FRAMEWORK.replace(
    "basis: fixed\n    count: 4", "basis: per_called_off_sek\n    count: 2\n    sek_per_place: 10000000"
)
LOTS = "  lots:\n    - {id: A, title: Norr, value: 20000000}\n    - {id: B, title: Söder, value: 45000000}\n"
DIVIDED = STAFFED.replace("requirement:\n", LOTS + "requirement:\n")
DIALOGUE = WITH_PLACES[: WITH_PLACES.index("  places:")] + (
    "  dialogue: {initiative: recruiter, first_meeting_within_days: 30, counted_from: contract_start, sanction: none}\n"
)
COLOURS = ("green", "amber", "red")


def facts(found: Proportionality) -> ProportionalityFacts:
    return proportionality_facts(found, reasons_missing=False)


def rows(found: Proportionality) -> tuple[ProportionalityRow, ...]:
    return facts(found).rows


def assumptions(found: Proportionality) -> tuple[str, ...]:
    return facts(found).assumptions


def band(first: str, second: str, *, falling: bool = False) -> dict[str, object]:
    ranges: tuple[dict[str, str], ...] = ({"below": first}, {"from": first, "below": second}, {"from": second})
    ordered = ranges[::-1] if falling else ranges
    return {
        colour: {**limits, "reading": f"påhittat {colour}"} for colour, limits in zip(COLOURS, ordered, strict=True)
    }


BANDS = BandsFile.model_validate(
    {
        "source": "Påhittat exempel",
        "places_per_million": band("0.1", "0.2"),
        "kronor_per_place": band("5000000", "10000000", falling=True),
        "share_of_work": band("5", "10"),
        "share_of_staff": band("15", "30"),
        "places_per_supplier": band("1", "2"),
        "kronor_per_place_month": band("500000", "1000000", falling=True),
    }
)
VALUE_ONLY = BandsFile.model_validate({"source": "Påhittat", "places_per_million": band("0.01", "0.05")})


def of(text: str, bands: BandsFile | None = None) -> Proportionality:
    return measure(common_requirement(read(text)), bands)


def values(found: Proportionality) -> Mapping[str, str | None]:
    return {each.id.value: None if each.value is None else f"{each.value:f}" for each in found.measures}


def the(found: Proportionality, name: str) -> Measured:
    return next(each for each in found.measures if each.id.value == name)


def test_a_fixed_number_is_set_against_the_whole_contract() -> None:
    assert values(of(STAFFED)) == {
        "places_per_million": "0.062",  # 4 / 65 = 0.0615...
        "kronor_per_place": "16250000",
        "share_of_work": "0.75",  # 4 x 3 x 75 % = 9 of 40 x 30 = 1 200 months
        "share_of_staff": "10.00",
    }


def test_without_the_staff_nothing_is_guessed_and_the_missing_fact_is_named() -> None:
    found = of(WITH_PLACES, BANDS)

    assert values(found)["share_of_work"] is None
    assert the(found, "share_of_staff").missing == (MissingFact.EMPLOYEES,)
    assert the(found, "share_of_staff").colour is None
    assert the(found, "places_per_million").colour is Colour.GREEN
    assert found.colour is None
    assert "contract.employees_needed" in "\n".join(proportionality_lines(found))


def test_a_known_red_is_red_whatever_else_is_unknown() -> None:
    assert of(WITH_PLACES.replace("count: 4", "count: 40"), BANDS).colour is Colour.RED


@pytest.mark.parametrize(
    ("months", "count", "places", "at_once"),
    [
        pytest.param(36, 2, "6", "2", id="three whole years"),
        pytest.param(33, 1, "2", "1", id="three quarters of a year give less than a place, rounded down"),
        pytest.param(33, 2, "5", "2", id="three quarters of a year give one place of two"),
        pytest.param(32, 2, "4", "2", id="no place of a year in which it can't last its time"),
        pytest.param(9, 4, "3", "3", id="three quarters of a year give no more than that"),
        pytest.param(11, 1, "0", "0", id="not one whole place"),
    ],
)
def test_a_number_per_year_counts_years_as_the_clause_does(months: int, count: int, places: str, at_once: str) -> None:
    found = of(PER_YEAR.replace("months: 30", f"months: {months}").replace("count: 4", f"count: {count}"))

    assert found.volume is not None
    assert found.volume.places == Decimal(places)
    assert found.volume.places_at_once == Decimal(at_once)


def test_places_longer_than_a_year_overlap_with_those_of_the_next() -> None:
    longer = PER_YEAR.replace("months: 30", "months: 40").replace("minimum_months: 3", "minimum_months: 13")
    found = of(longer.replace("count: 4", "count: 1"))

    assert found.volume is not None
    assert found.volume.places_at_once == 2


def test_without_a_place_there_is_no_value_for_each() -> None:
    found = of(PER_YEAR.replace("months: 30", "months: 11").replace("count: 4", "count: 1"))

    assert values(found)["places_per_million"] == "0.000"
    assert "kronor_per_place" not in values(found)


def test_called_off_places_are_counted_by_their_rate_and_at_most() -> None:
    found = of(CALLED_OFF)

    assert values(found) == {
        "places_per_million": "0.200",
        "kronor_per_place": "5000000",
        "share_of_work": "2.25",  # six whole amounts in 65 million: 12 places x 3 x 75 % = 27 of 1 200
        "share_of_staff": "30.00",
        "kronor_per_place_month": "2222222",  # 10 million / (2 x 3 x 75 %) = 2 222 222.2...
    }


def test_called_off_places_without_a_rate_are_unknown() -> None:
    found = of(CALLED_OFF.replace("    sek_per_place: 10000000\n", ""), BANDS)

    assert set(values(found).values()) == {None}
    assert {fact for each in found.measures for fact in each.missing} == {MissingFact.SEK_PER_PLACE}
    assert found.colour is None


@pytest.mark.parametrize(
    ("counted_per", "places", "load"),
    [
        pytest.param("contract", "4", "0.80", id="shared"),
        pytest.param("supplier", "20", "4.00", id="each"),
        pytest.param("lot", "4", "0.80", id="one lot"),
    ],
)
def test_the_load_of_a_supplier_in_a_framework_agreement(counted_per: str, places: str, load: str) -> None:
    found = of(FRAMEWORK.replace("counted_per: contract", f"counted_per: {counted_per}"))

    assert found.volume is not None
    assert found.volume.places == Decimal(places)
    assert values(found)["places_per_supplier"] == load


def test_each_suppliers_number_is_known_before_it_is_known_how_many_they_are() -> None:
    text = FRAMEWORK.replace("counted_per: contract", "counted_per: supplier").replace("  supplier_count: 5\n", "")
    found = of(text)

    assert values(found)["places_per_supplier"] == "4.00"
    assert the(found, "places_per_million").missing == (MissingFact.SUPPLIERS,)


def test_a_supplier_of_an_undivided_contract_is_alone() -> None:
    assert values(of(STAFFED.replace("counted_per: contract", "counted_per: supplier"))) == values(of(STAFFED))


def test_registered_suppliers_are_counted_after_the_award() -> None:
    text = DIVIDED.replace("counted_per: contract", "counted_per: supplier")
    supplier = "suppliers: [{name: Exempel AB, organisation_number: 556000-0001, lots: [A, B]}]\n"

    assert the(of(text), "kronor_per_place").missing == (MissingFact.SUPPLIERS,)
    assert values(of(text + supplier))["kronor_per_place"] == "16250000"


def test_a_number_for_each_lot_is_counted_once_for_each() -> None:
    found = of(DIVIDED.replace("counted_per: contract", "counted_per: lot"))

    assert found.volume is not None
    assert found.volume.places == 8
    assert values(found)["kronor_per_place"] == "8125000"


def test_called_off_places_for_each_lot_are_counted_on_the_value_of_each() -> None:
    by_lot = DIVIDED.replace("counted_per: contract", "counted_per: lot").replace("count: 4", "count: 2")
    called_off = by_lot.replace("basis: fixed", "basis: per_called_off_sek\n    sek_per_place: 19000000")

    found, unknown = of(called_off), of(called_off.replace(", value: 45000000", ""))

    assert found.volume is not None
    assert found.volume.places == 6  # one whole amount in 20 million and two in 45, where 65 would hold three
    assert the(unknown, "share_of_work").missing == (MissingFact.LOT_VALUE,)


def _own_requirement(value: str = "value: 20000000, ") -> Procurement:
    """Lot A has a requirement of its own for two places."""
    block = WITH_PLACES[WITH_PLACES.index("  purpose") :].replace("count: 4", "count: 2").replace("  ", "          ")
    own = f"  lots:\n    - {{id: B, title: Söder, value: 45000000}}\n    - id: A\n      title: Norr\n      VALUE\n      requirement:\n{block}"
    own = own.replace("VALUE", value.rstrip(", ") or "cpv:")
    return read(STAFFED.replace("requirement:\n", own + "requirement:\n", 1))


def test_a_lots_own_requirement_goes_with_its_own_value() -> None:
    common, own, _ = measure_all(_own_requirement(), BANDS)

    assert common.lot is None
    assert values(common)["kronor_per_place"] == "11250000"
    assert own.lot is not None
    assert own.lot.id == "A"
    assert values(own)["kronor_per_place"] == "10000000"
    assert the(own, "share_of_staff").missing == (MissingFact.LOT_EMPLOYEES,)
    assert "B. Värdet är områdenas eget." in " ".join(assumptions(common))


def test_a_common_requirement_that_no_lot_has_is_not_measured() -> None:
    case = _own_requirement()
    (lot,) = (each for each in case.contract.lots if each.requirement is not None)
    alone = case.model_copy(update={"contract": case.contract.model_copy(update={"lots": (lot,)})})
    (found,) = measure_all(alone, None)

    assert found.lot == lot
    assert values(found)["share_of_staff"] == "5.00"


def test_a_lot_without_a_value_has_no_ratio() -> None:
    _, own, _ = measure_all(_own_requirement(value=""), None)

    assert the(own, "places_per_million").missing == (MissingFact.LOT_VALUE,)


def test_a_dialogue_has_nothing_to_measure() -> None:
    found = of(DIALOGUE, BANDS)

    assert found.measures == ()
    assert found.colour is None
    assert proportionality_lines(found) == (
        "Proportionalitet: kravet gäller inget antal platser, så det finns inget att räkna på",
    )
    assert rows(found) == ()
    assert {
        each
        for name, each in asdict(facts(found)).items()
        if name not in ("rows", "assumptions", "reasons_missing", "asks_for_lot_staff")
    } == {None}


def test_without_limits_there_is_no_colour_and_the_output_says_so() -> None:
    found = of(STAFFED)

    assert found.colour is None
    assert {each.colour for each in found.measures} == {None}
    assert "färg" not in "".join(proportionality_lines(found)[1:])
    assert proportionality_lines(found)[0].endswith(
        "kommunen inte har angett några gränser i sin policy; tenderkit har inga egna"
    )


def test_the_worst_colour_decides_and_the_municipality_says_what_it_means() -> None:
    found = of(STAFFED.replace("count: 4", "count: 8"), BANDS)

    assert {each.id.value: each.colour for each in found.measures} == {
        "places_per_million": Colour.AMBER,
        "kronor_per_place": Colour.AMBER,
        "share_of_work": Colour.GREEN,
        "share_of_staff": Colour.AMBER,
    }
    assert found.colour is Colour.AMBER
    assert the(found, "share_of_staff").policy_reading == "påhittat amber"
    assert proportionality_lines(found)[0] == "Proportionalitet: gul enligt kommunens gränser (Påhittat exempel)"


def test_the_colour_is_read_off_the_figure_as_it_is_written() -> None:
    """19 places in 95 000 040 kronor are 0.19999992 per million, which is written 0,2 and so red."""
    written = STAFFED.replace("count: 4", "count: 19").replace("65 000 000", "95 000 040")

    assert the(of(written, BANDS), "places_per_million").colour is Colour.RED


def test_the_screen_says_how_every_figure_was_computed_and_what_it_does_not_say() -> None:
    assert proportionality_lines(of(STAFFED, VALUE_ONLY)) == (
        "Proportionalitet: röd enligt kommunens gränser (Påhittat)",
        "  För varje miljon kronor i värde är antalet platser 0,062; röd (påhittat red)",
        f"    antal platser 4 × 1 000 000 ÷ värdet i kronor 65{NBSP}000{NBSP}000 = 0,062, avrundat till tre decimaler",
        "    Säger inget om hur mycket av värdet som är arbete: material och maskiner kan vara det mesta.",
        f"  För varje plats köper avtalet för 16{NBSP}250{NBSP}000 kronor; ingen färg",
        f"    värdet i kronor 65{NBSP}000{NBSP}000 ÷ antal platser 4 = 16{NBSP}250{NBSP}000, avrundat till hela kronor",
        "    Säger inget om vad en plats kostar leverantören, och inget om hur mycket av värdet som är arbete.",
        "  Platserna motsvarar 0,75 procent av det arbete som avtalet köper; ingen färg",
        f"    platsmånader på heltid 9 (antal platser 4 × månader 3 × omfattning 75 procent) ÷ arbetets månader på heltid 1{NBSP}200 (anställda 40 × månader 30) × 100 = 0,75, avrundat till två decimaler",
        "    Säger inget om ifall arbetsuppgifterna passar målgruppen, eller om när på året arbetet finns.",
        "  Pågår platserna samtidigt motsvarar de 10 procent av dem som arbetet behöver; ingen färg",
        "    platser samtidigt 4 ÷ anställda 40 × 100 = 10, avrundat till två decimaler",
        "    Säger inget om hur många handledare som finns, eller om platserna faktiskt pågår samtidigt.",
        "  Antagande: Arbetet är räknat som heltid under hela avtalstiden utan förlängning. Anställda: 40. Månader: 30.",
        "  Antagande: Alla platser är räknade som om de pågick samtidigt.",
        "  Antagande: En plats är anställning eller praktik. Måtten räknar alla former lika och säger inget om hur mycket av arbetet den utför som har platsen.",
        "  Jämförelse: Trafikverket räknade för 2016 med i genomsnitt 1 person per 25 miljoner kronor i konsultkontrakt över 25 miljoner kronor. Källa: std.se, nyhetsbrev 9-2015. Det är ett enda tal från 2016 för en enda sorts avtal hos en statlig beställare. Det är ingen gräns och säger inget om andra avtal.",
        "  Jämförelse: Från 2016 krävde Trafikverket en plats per 50 miljoner kronor i entreprenader och en per 25 miljoner i tjänster. Undantagna var avtal som tog kortare tid än sex månader eller krävde färre än fem heltidsanställda, och alla ramavtal, avrop, direktupphandlingar och varor. Källa: inkopsradet.se, artikeln Leverantörer lockas med bonus (odaterad; kraven började gälla 2016 enligt std.se). Det är en stor statlig beställares regel för egna kontrakt. Det är ingen gräns, och tenderkit räknar inte på den.",
    )  # fmt: skip


def test_every_measure_has_a_unit() -> None:
    units = {each.id.value: each.unit.in_document for each in of(CALLED_OFF).measures}

    assert units["kronor_per_place_month"] == "kronor per platsmånad på heltid"
    assert units["share_of_work"] == "procent av arbetet"


def test_the_screen_speaks_english_too() -> None:
    token = language.set("en")
    try:
        lines = proportionality_lines(of(STAFFED))
        table = rows(of(STAFFED))
    finally:
        language.reset(token)

    assert lines[0].startswith("Proportionality: no colour, since the municipality has set no limits")
    assert "  Assumption: A place is employment or internship." in "\n".join(lines)
    assert table[0].title == "Platser per miljon kronor i värde"


def test_a_document_gets_figures_and_how_they_were_computed_but_no_colours() -> None:
    found = of(STAFFED.replace("count: 4", "count: 65"), BANDS)
    table = rows(found)

    assert found.colour is Colour.RED
    assert [(row.title, row.value) for row in table] == [
        ("Platser per miljon kronor i värde", f"1{NBSP}plats"),
        ("Värde per plats", f"1{NBSP}000{NBSP}000{NBSP}kronor"),
        ("Platsernas andel av det arbete som köps", f"12,19{NBSP}procent"),
        ("Platserna i förhållande till den personal som arbetet behöver", f"162,5{NBSP}procent"),
    ]
    printed = " ".join([*(f"{row.title} {row.value} {row.computed}" for row in table), *assumptions(found)])
    assert not {"röd", "gul", "grön", "påhittat", "Trafikverket"} & set(printed.replace(".", " ").split())


def test_a_document_says_what_is_missing_without_naming_a_key() -> None:
    row = rows(of(WITH_PLACES))[2]

    assert (row.value, row.computed) == ("inte beräknat", "Uppgift saknas: antalet anställda som arbetet behöver")


def test_the_figures_of_a_document_are_numbers_by_path() -> None:
    found = asdict(facts(of(FRAMEWORK)))

    assert {name: each for name, each in found.items() if isinstance(each, Decimal | None)} == {
        "value": Decimal(65_000_000),
        "employees": Decimal(40),
        "lot_staff": Decimal(40),
        "suppliers": Decimal(5),
        "places": Decimal(4),
        "places_at_once": Decimal(4),
        "place_months": Decimal(9),
        "work_months": Decimal(1200),
        "places_per_million": Decimal("0.062"),
        "kronor_per_place": Decimal(16_250_000),
        "share_of_work": Decimal("0.75"),
        "share_of_staff": Decimal(10),
        "places_per_supplier": Decimal("0.80"),
        "kronor_per_place_month": None,
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(PER_YEAR.replace("months: 30\n", "months: 30\n  option_months: 12\n"), ["På 30 månader blir det 8, och med 12 månaders förlängning högst 12.", "Värdet räknar in förlängningen, och det gör antalet platser också", "Platserna för ett avtalsår är räknade som om de pågick samtidigt."], id="by the year"),
        pytest.param(PER_YEAR.replace("months: 30", "months: 36"), ["Antalet är 4 för varje avtalsår. På 36 månader blir det 12. Ett kortare år ger färre"], id="whole years"),
        pytest.param(STAFFED.replace("months: 30\n", "months: 30\n  option_months: 12\n"), ["Värdet räknar in förlängningen, och det gör antalet platser också"], id="with an option"),
        pytest.param(FRAMEWORK, ["Leverantörerna i ramavtalet delar på antalet."], id="shared"),
        pytest.param(FRAMEWORK.replace("counted_per: contract", "counted_per: supplier"), ["Antalet gäller var och en som får avtal. Antal leverantörer: 5."], id="each"),
        pytest.param(DIVIDED.replace("counted_per: contract", "counted_per: lot"), ["Antalet gäller varje anbudsområde för sig. Antal områden: 2."], id="each lot"),
        pytest.param(CALLED_OFF, ["räknat på att hela det uppskattade värdet avropas"], id="called off"),
    ],
)  # fmt: skip
def test_what_is_taken_for_granted_is_printed(text: str, expected: list[str]) -> None:
    printed = " ".join(assumptions(of(text)))

    assert [words for words in expected if words not in printed] == []


def test_a_red_requirement_needs_the_decision_makers_own_reasons() -> None:
    case = read(STAFFED.replace("count: 4", "count: 20"))
    reasoned = case.model_copy(update={"assessment": Assessment(decision_reasons="Arbetet är enkelt.")})
    elsewhere = case.model_copy(update={"assessment": Assessment(proportionality="Tjugo platser.")})
    found = measure(common_requirement(case), BANDS)

    measures = "places_per_million, kronor_per_place, share_of_staff"
    assert needs_reasons(found, case) == Message("TK-R223", {"measures": measures})
    assert needs_reasons(found, elsewhere) == Message("TK-R223", {"measures": measures})
    assert needs_reasons(found, reasoned) is None


def test_without_red_no_reasons_are_asked_for() -> None:
    case = read(STAFFED)

    assert needs_reasons(measure(common_requirement(case), BANDS), case) is None
    assert needs_reasons(measure(common_requirement(case), None), case) is None


def _faults(text: str) -> list[str]:
    case = read(text)
    faults = [fault for rule in proportionality_rules.RULES for fault in rule(case)]
    return [f"{'.'.join(map(str, fault.key))}: {fault.message.code} {fault.message.what}" for fault in faults]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(STAFFED, [], id="sound"),
        pytest.param(WITH_PLACES.replace("count: 4", "count: 1000"), [], id="staff not stated"),
        pytest.param(STAFFED.replace("count: 4", "count: 40"), [], id="as many as the staff"),
        pytest.param(STAFFED.replace("count: 4", "count: 41"), ["requirement.places.count: TK-R220 kravet kan ge 41 platser samtidigt, men arbetet beräknas behöva 40 anställda"], id="one more"),
        pytest.param(PER_YEAR.replace("count: 4", "count: 40"), [], id="by the year"),
        pytest.param(CALLED_OFF.replace("sek_per_place: 10000000", "sek_per_place: 1000000"), [], id="call-offs are spread"),
        pytest.param(CALLED_OFF.replace("sek_per_place: 10000000", "sek_per_place: 100000"), [f"requirement.places.minimum_months: TK-R221 platserna motsvarar 2{NBSP}925 månader på heltid, men avtalet köper 1{NBSP}200 månaders arbete"], id="more than the work"),
        pytest.param(CALLED_OFF.replace("sek_per_place: 10000000", "sek_per_place: 65000001"), ["requirement.places.sek_per_place: TK-R222 kravet ger ingen plats alls, räknat på hela värdet och hela avtalstiden"], id="a rate above the value"),
        pytest.param(CALLED_OFF.replace("sek_per_place: 10000000", "sek_per_place: 65000000"), [], id="a rate of the whole value"),
        pytest.param(PER_YEAR.replace("months: 30", "months: 11").replace("count: 4", "count: 1"), ["requirement.places.count: TK-R222 kravet ger ingen plats alls, räknat på hela värdet och hela avtalstiden"], id="a year too short"),
    ],
)  # fmt: skip
def test_what_cant_be_in_proportion_is_a_fault(text: str, expected: list[str]) -> None:
    assert _faults(text) == expected


def _together(employees: int | None, months: int) -> list[str]:
    """Two lots, one with four places and one with two, as long as the contract's work of so many."""
    case = _own_requirement()
    length = {"minimum_months": months, "extent_percent": 100}
    (b, a), common = case.contract.lots, case.requirement
    assert a.requirement is not None
    assert a.requirement.places is not None
    assert common.places is not None
    own = a.requirement.model_copy(update={"places": a.requirement.places.model_copy(update=length)})
    contract = case.contract.model_copy(
        update={"employees_needed": employees, "lots": (b, a.model_copy(update={"requirement": own}))}
    )
    common = common.model_copy(update={"places": common.places.model_copy(update=length)})
    changed = case.model_copy(update={"contract": contract, "requirement": common})
    return [f"{'.'.join(map(str, f.key))}: {f.message.code} {f.message.what}" for f in _found(changed)]


def _found(case: Procurement) -> list[Fault]:
    """But the question of a lot's staff, which has a test of its own."""
    found = [fault for rule in proportionality_rules.RULES for fault in rule(case)]
    return [fault for fault in found if fault.message.code != "TK-R316"]


STAFF_OF_ALL = "contract.lots: TK-R261 anbudsområdenas krav kan tillsammans ge 6 platser samtidigt, men arbetet beräknas behöva 5 anställda"
WORK_OF_ALL = "contract.lots: TK-R262 platserna i anbudsområdena motsvarar tillsammans 156 månader på heltid, men avtalet köper 150 månaders arbete"


@pytest.mark.parametrize(
    ("employees", "months", "expected"),
    [
        pytest.param(6, 3, [], id="as many as the staff"),
        pytest.param(5, 3, [STAFF_OF_ALL], id="one more than the staff, though neither lot is"),
        pytest.param(5, 26, [STAFF_OF_ALL, WORK_OF_ALL], id="and more than the work"),
        pytest.param(None, 26, [], id="staff not stated"),
    ],
)
def test_the_requirements_of_all_lots_are_weighed_together(
    employees: int | None, months: int, expected: list[str]
) -> None:
    assert _together(employees, months) == expected


def test_what_is_too_much_in_one_requirement_is_told_there_and_not_again() -> None:
    assert [line.split()[1] for line in _together(3, 27)] == ["TK-R220", "TK-R221"]


def test_a_lots_own_requirement_is_weighed_at_its_own_address() -> None:
    case = _own_requirement()
    few = case.model_copy(update={"contract": case.contract.model_copy(update={"employees_needed": 1})})
    assert [fault.key for fault in _found(few)] == [
        ("requirement", "places", "count"),
        ("contract", "lots", 1, "requirement", "places", "count"),
    ]


def test_a_lot_with_places_asks_how_many_work_there() -> None:
    """By its own requirement, by the number for each lot, and for the lots that share what one has by itself."""
    first = _own_requirement()
    case = first.counted_by(Counting(nearest=True))
    asked = [fault for rule in proportionality_rules.RULES for fault in rule(case)]
    lots = tuple(lot.model_copy(update={"employees_needed": 3}) for lot in case.contract.lots)
    stated = case.model_copy(update={"contract": case.contract.model_copy(update={"lots": lots})})
    whole = read(STAFFED).counted_by(Counting(nearest=True))

    assert [(f.key, f.message.code) for f in asked] == [
        (("contract", "lots", 0, "employees_needed"), "TK-R316"),
        (("contract", "lots", 1, "employees_needed"), "TK-R316"),
    ]
    assert [f for rule in proportionality_rules.RULES for f in rule(first)] == []
    assert [f.message.code for rule in proportionality_rules.RULES for f in rule(stated)] == ["TK-R220"]
    assert [f for rule in proportionality_rules.RULES for f in rule(whole)] == []


def test_the_staff_of_lots_is_that_of_the_contract_where_all_state_it() -> None:
    case = _own_requirement()
    lots = tuple(lot.model_copy(update={"employees_needed": 20}) for lot in case.contract.lots)
    contract = case.contract.model_copy(update={"lots": lots, "employees_needed": None})
    measured = measure_all(case.model_copy(update={"contract": contract}), None)

    assert [each.volume.employees for each in measured if each.volume is not None] == [20, 20, 40]
    assert not any(each.asks_for_lot_staff for each in measured)


def test_an_assessment_asks_for_the_staff_of_a_lot_and_never_says_that_it_is_not_computed() -> None:
    first = _own_requirement()
    before = proportionality_facts(measure_all(first, None)[0], reasons_missing=False)
    found = measure_all(first.counted_by(Counting(nearest=True)), None)
    asked = proportionality_facts(found[0], reasons_missing=False, parts=found)

    assert (asked.asks_for_lot_staff, asked.lot_staff) == (True, None)
    assert "öppen fråga" in {row.value for row in asked.rows}
    assert "inte beräknat" not in {row.value for row in asked.rows}
    assert (before.asks_for_lot_staff, "inte beräknat" in {row.value for row in before.rows}) == (False, True)


MONTHS = STAFFED.replace("basis: fixed\n    count: 4", "basis: full_time_months\n    full_time_months: 12").replace(
    "per: missing_place", "per: missing_month"
)


def test_months_of_full_time_are_so_many_places_of_the_least_time() -> None:
    found = of(MONTHS)
    assert found.volume is not None

    assert (found.volume.place_months, found.volume.work_months) == (Decimal(12), Decimal(1200))
    assert found.volume.places == Decimal(12) / Decimal("2.25")
    assert any("antal platser 5,33 × 1" in each.formula.on_screen.replace(NBSP, " ") for each in found.measures)
    assert any("månader av heltid" in each.in_document.lower() for each in found.assumptions)


def test_a_dialogue_is_not_weighed() -> None:
    assert _faults(DIALOGUE) == []


def test_every_rule_says_where_it_comes_from() -> None:
    assert all(rule.__doc__ and "l. " in rule.__doc__ for rule in proportionality_rules.RULES)


@st.composite
def cases(draw: st.DrawFn) -> Procurement:
    case = read(draw(st.sampled_from((STAFFED, DIVIDED))))
    assert case.requirement.places is not None
    basis = draw(st.sampled_from(PlacesBasis))
    money = st.decimals(min_value="0.01", max_value=10**11, places=2)
    places = case.requirement.places.model_copy(
        update={
            "basis": basis,
            "count": draw(st.integers(1, 1000)),
            "sek_per_place": draw(st.none() | money),
            "counted_per": draw(st.sampled_from(CountedPer)),
            "kinds": draw(st.lists(st.sampled_from(PlacementKind), min_size=1, unique=True).map(tuple)),
            "minimum_months": draw(st.integers(1, 240)),
            "extent_percent": draw(st.integers(1, 100)),
        }
    )
    contract = case.contract.model_copy(
        update={
            "form": draw(st.sampled_from(ContractForm)),
            "estimated_value": draw(money),
            "months": draw(st.integers(1, 240)),
            "option_months": draw(st.none() | st.integers(1, 240)),
            "employees_needed": draw(st.none() | st.integers(1, 100_000)),
            "supplier_count": draw(st.none() | st.integers(1, 1000)),
        }
    )
    requirement = case.requirement.model_copy(update={"places": places})
    return case.model_copy(update={"contract": contract, "requirement": requirement})


def _with_count(case: Procurement, count: int) -> Proportionality:
    assert case.requirement.places is not None
    places = case.requirement.places.model_copy(update={"count": count})
    requirement = case.requirement.model_copy(update={"places": places})
    return measure(common_requirement(case.model_copy(update={"requirement": requirement})), BANDS)


@given(cases())
@settings(max_examples=200)
def test_any_case_can_be_measured_and_the_unknown_never_gets_a_colour(case: Procurement) -> None:
    found = measure(common_requirement(case), BANDS)

    assert all((each.value is None) == (each.colour is None) == bool(each.missing) for each in found.measures)
    assert all(each.value is None or each.value >= 0 for each in found.measures)
    assert proportionality_lines(found)
    assert len(rows(found)) == len(found.measures)
    assert {each.id.value for each in found.measures} <= asdict(facts(found)).keys()
    for rule in proportionality_rules.RULES:
        list(rule(case))


@given(cases(), st.integers(1, 1000), st.integers(1, 1000))
@settings(max_examples=200)
def test_more_places_never_give_a_better_colour(case: Procurement, one: int, other: int) -> None:
    fewer, more = _with_count(case, min(one, other)), _with_count(case, max(one, other))

    assert (-1 if more.colour is None else more.colour) >= (-1 if fewer.colour is None else fewer.colour)
    for each in fewer.measures:
        if each.colour is not None:
            colour = the(more, each.id.value).colour
            assert colour is not None
            assert colour >= each.colour


def test_no_place_in_any_lot_has_no_value_for_each() -> None:
    yearly = PER_YEAR.replace("months: 30", "months: 11").replace("count: 4", "count: 1")
    divided = yearly.replace("requirement:\n", LOTS + "requirement:\n").replace("per: contract", "per: lot")
    *_, whole = measure_all(read(divided), None)

    assert whole.whole
    assert values(whole) == {"places_per_million": "0.000", "share_of_work": "0.00", "share_of_staff": "0.00"}


def test_what_others_have_asked_is_shown_on_the_screen_and_in_no_document() -> None:
    found = of(STAFFED)
    on_paper = " ".join(map(str, asdict(facts(found)).values()))

    assert len(found.references) == 2
    assert all("2016" in f"{each.ratio.on_screen} {each.source.on_screen}" for each in found.references)
    assert "Trafikverket" in " ".join(proportionality_lines(found))
    assert "Trafikverket" not in on_paper
