"""The penalties of several lots: each by itself, what they come to together, and what can't be told."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from given.cases import WITH_PLACES, read
from tenderkit.messages import document_text
from tenderkit.model.papers.words import plain
from tenderkit.model.penalty.outcome import Basis, PenaltySum, ValueSource
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.rules.contract.part_words import part_words
from tenderkit.rules.penalty.outcome import penalty_outcome
from tenderkit.rules.penalty.parts import parts_table, penalty_parts, penalty_sum, sum_of_parts, whole_message
from tenderkit.rules.penalty.wording import sum_words

PLACE = "  place: within_municipality\n"
LOTS = PLACE + "  lots: [{id: A, title: Norr, value: 20000000}, {id: B, title: Söder, value: 2000000}]\n"
BY_LOT = WITH_PLACES.replace(PLACE, LOTS).replace("counted_per: contract", "counted_per: lot")
FRAMEWORK = ("form: contract", "form: framework_agreement\n  call_off_by: both")
CAP = "cap: {percent: 5, of: contract_price}"
CALLED_OFF = BY_LOT.replace(*FRAMEWORK).replace(CAP, "cap: {percent: 5, of: called_off_value}")
DIALOGUE = "{id: C, title: Väster, value: 1000000, requirement: {purpose: x, target_groups: [young_people]}}"


def _together(text: str) -> PenaltySum:
    case = read(text)
    found = sum_of_parts(case, penalty_parts(case, None))
    assert found is not None
    return found


def test_the_sum_is_of_each_below_its_own_cap() -> None:
    together = _together(BY_LOT)

    assert (together.places, together.exposure, together.cap) == (8, Decimal(400_000), Decimal(1_100_000))
    assert (together.maximum, together.capped) == (Decimal(300_000), True)
    assert together.value == Basis(ValueSource.ESTIMATED_VALUE, Decimal(65_000_000))


def test_after_the_award_the_sum_is_a_share_of_the_price() -> None:
    priced = BY_LOT.replace("  starts: 2027", "  contract_price: 60000000\n  starts: 2027")

    assert _together(priced).value == Basis(ValueSource.CONTRACT_PRICE, Decimal(60_000_000))


@pytest.mark.parametrize(
    ("text", "capped"),
    [
        pytest.param(BY_LOT.replace(CAP, "cap: {amount: 200000}"), False, id="no cap lowers it"),
        pytest.param(BY_LOT.replace(", value: 2000000", ""), None, id="a value is missing"),
        pytest.param(CALLED_OFF, None, id="nothing is called off"),
    ],
)
def test_whether_a_cap_lowers_the_sum_is_told_when_all_can_be_counted(text: str, *, capped: bool | None) -> None:
    together = _together(text)

    assert together.capped is capped
    assert (together.maximum is None) == (capped is None)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(WITH_PLACES, id="undivided"),
        pytest.param(WITH_PLACES.replace(PLACE, LOTS), id="one number for all lots"),
        pytest.param(
            WITH_PLACES[: WITH_PLACES.index("  places:")].replace(PLACE, LOTS.replace("}]", f"}}, {DIALOGUE}]")),
            id="no penalty in any lot",
        ),
    ],
)
def test_where_nothing_is_to_be_added_there_is_no_sum(text: str) -> None:
    case = read(text)
    parts = penalty_parts(case, None)

    assert sum_of_parts(case, parts) is None
    assert parts_table(case, parts, document_text) is None


def test_every_part_has_a_row_and_what_can_not_be_told_says_why() -> None:
    case = read(CALLED_OFF.replace("}]", f"}}, {DIALOGUE}]"))
    table = parts_table(case, penalty_parts(case, None), document_text)

    assert table is not None
    rows = [[plain(cell).replace("\u00a0", " ") for cell in row] for row in table.rows]
    unknown = "kan inte beräknas förrän något har avropats"
    assert rows == [
        ["Anbudsområde A: Norr", "4", "200 000", "–", "–", unknown, "–"],
        ["Anbudsområde B: Söder", "4", "200 000", "–", "–", unknown, "–"],
        ["Anbudsområde C: Väster", *["–"] * 6],
        ["Hela upphandlingen", "8", "400 000", "–", "–", unknown, "–"],
    ]
    assert sum(table.widths) == 100


def test_the_parts_have_names() -> None:
    mixed = LOTS.replace("}]", f"}}, {DIALOGUE}]")
    shared = WITH_PLACES.replace(PLACE, mixed)

    def names(text: str) -> list[str]:
        return [part_words(of).in_document for of in each_requirement(read(text), by_lot=True)]

    assert names(WITH_PLACES) == ["Hela upphandlingen"]
    assert names(WITH_PLACES.replace(PLACE, LOTS)) == ["Hela upphandlingen"]
    assert names(shared) == ["Anbudsområdena A, B tillsammans", "Anbudsområde C: Väster"]


def test_the_sum_is_said_with_what_is_known_of_it() -> None:
    known, unknown = _together(BY_LOT), _together(CALLED_OFF)
    of_nothing = replace(known, value=Basis(ValueSource.LOTS_VALUE, None))

    said = [sum_words(each, document_text).replace("\u00a0", " ") for each in (known, unknown, of_nothing)]

    places = "Platser som kan saknas: 8."
    assert said == [
        f"{places} Högsta vite: 300 000 kronor, 0,46 procent av det beräknade värdet (65 000 000 kronor).",
        f"{places} Högsta vite utan tak: 400 000 kronor.",
        f"{places} Högsta vite: 300 000 kronor.",
    ]


def test_the_note_on_the_sum_says_why_the_cap_is_unknown() -> None:
    case = read(BY_LOT.replace(", value: 2000000", ""))
    parts = penalty_parts(case, None)

    note = whole_message(parts, _together(BY_LOT.replace(", value: 2000000", "")))

    assert note.code == "TK-R264"
    assert note.what.endswith("taket kan inte beräknas förrän värdet är angivet")


def test_the_value_of_one_penalty_is_its_own_and_of_several_their_sum() -> None:
    case = read(BY_LOT)
    first, second = (part.outcome for part in penalty_parts(case, None) if part.outcome is not None)

    assert penalty_sum([first]).value == Basis(ValueSource.LOT_VALUE, Decimal(20_000_000))
    assert penalty_sum([first, second]).value == Basis(ValueSource.LOTS_VALUE, Decimal(22_000_000))


@pytest.mark.parametrize(
    ("rate", "assumed", "places", "says"),
    [
        pytest.param("5000000", None, 13, "Siffrorna räknar med att hela värdet avropas, 65 000 000 kronor. Det ger högst så här många platser: 13.", id="all that there can be"),
        pytest.param("65000001", None, 0, "Ingen plats krävs ännu", id="not one whole amount"),
        pytest.param("5000000", 58_000_000, 11, "Det antagna värdet, 58 000 000 kronor, ger ett krav på platser: 11.", id="an assumed value"),
        pytest.param("5000000", 4_999_999, 0, "Siffrorna bygger på ett antagande: det avropade värdet är 4 999 999 kronor.", id="an assumed value that gives none"),
    ],
)  # fmt: skip
def test_places_by_called_off_value_are_those_of_the_whole_value_or_of_one_that_is_tried(
    rate: str, assumed: int | None, places: int, says: str
) -> None:
    text = WITH_PLACES.replace(*FRAMEWORK).replace(
        "basis: fixed\n    count: 4", f"basis: per_called_off_sek\n    sek_per_place: {rate}\n    count: 1"
    )
    (of,) = each_requirement(read(text))
    outcome = penalty_outcome(of, None, assumed=None if assumed is None else Decimal(assumed))

    assert outcome is not None
    assert outcome.places == places
    said = " ".join(words.in_document for words in outcome.assumptions).replace("\u00a0", " ")
    assert says in said


def test_without_the_value_of_the_lot_only_the_first_places_are_counted_and_that_is_said() -> None:
    text = CALLED_OFF.replace(", value: 2000000", "").replace(
        "basis: fixed\n    count: 4", "basis: per_called_off_sek\n    sek_per_place: 5000000\n    count: 2"
    )
    _, south = (part.outcome for part in penalty_parts(read(text), None))

    assert south is not None
    assert south.places == 2
    assert south.assumptions[1].in_document.startswith("Det möjliga antalet går inte att räkna ut")


def test_a_called_off_value_that_caps_exactly_is_a_whole_number_of_kronor() -> None:
    (part,) = penalty_parts(read(CALLED_OFF.replace(LOTS, PLACE).replace("percent: 5", "percent: 3")), None)

    assert part.outcome is not None
    (message,) = [check for check in part.outcome.checks if check.code == "TK-R247"]
    assert "först när det avropade värdet är 1\u00a0666\u00a0667 kronor" in message.what


def test_the_note_on_a_sum_that_is_known_says_all_of_it() -> None:
    case = read(BY_LOT)
    note = whole_message(penalty_parts(case, None), _together(BY_LOT))

    assert note.what.replace("\u00a0", " ") == (
        "alla anbudsområden tillsammans: antal platser 8, högsta vite 300 000 kronor, "
        "0,46 procent av det beräknade värdet 65 000 000 kronor; taket sänker vitet: ja"
    )
