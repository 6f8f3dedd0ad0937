"""What a place costs by the municipality's own figure, against the penalty and the value."""

from decimal import Decimal

import pytest

from given.cases import WITH_DIALOGUE, WITH_PLACES, read
from tenderkit.model.policy.bands import BandRange, Bands, PlaceCost, RisingBand
from tenderkit.rules.proportionality.place_cost import cost_faults

COST = PlaceCost(per_full_time_month=Decimal(40_000), least_penalty_percent=Decimal(60), source="HR 2026")
SILENT = PlaceCost(per_full_time_month=Decimal(40_000), source="HR 2026")
BANDS = Bands(
    source="Beslut 2026",
    share_of_value=RisingBand(
        green=BandRange.model_validate({"below": "0.5", "reading": "vanligt"}),
        amber=BandRange.model_validate({"from": "0.5", "below": "5", "reading": "kräver skäl"}),
        red=BandRange.model_validate({"from": "5", "reading": "för mycket"}),
    ),
)
INTERNS = WITH_PLACES.replace("[employment, internship]", "[internship]")
MONTHLY = WITH_PLACES.replace("per: missing_place", "per: missing_month")
PENALTY = WITH_PLACES.index("  penalty:")
UNKNOWN = WITH_PLACES.replace("counted_per: contract", "counted_per: supplier").replace(
    "form: contract\n", "form: framework_agreement\n  call_off_by: both\n"
)


def told(text: str, cost: PlaceCost | None, bands: Bands | None = None) -> list[str]:
    return [f"{'.'.join(map(str, f.key))} {f.message.code}" for f in cost_faults(read(text), cost, bands)]


@pytest.mark.parametrize(
    ("text", "cost", "found"),
    [
        pytest.param(WITH_PLACES, COST, ["requirement.penalty.amount TK-R318"], id="50 000 of 90 000, with a limit of 60 per cent"),
        pytest.param(WITH_PLACES.replace("amount: 50000", "amount: 54000"), COST, [], id="just that much"),
        pytest.param(MONTHLY, COST, [], id="the same amount for each of three months"),
        pytest.param(MONTHLY.replace("amount: 50000", "amount: 17999"), COST, ["requirement.penalty.amount TK-R318"], id="too little for each month"),
        pytest.param(WITH_PLACES.replace("per: missing_place", "per: started_week"), COST, [], id="a weekly penalty grows"),
        pytest.param(WITH_PLACES, SILENT, [], id="no limit"),
        pytest.param(WITH_PLACES[:PENALTY], COST, [], id="no penalty"),
        pytest.param(INTERNS, COST, [], id="an internship has no wage"),
        pytest.param(WITH_DIALOGUE, COST, [], id="no places"),
    ],
)  # fmt: skip
def test_a_penalty_far_below_what_a_place_costs_is_told(text: str, cost: PlaceCost, found: list[str]) -> None:
    assert told(text, cost) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(WITH_PLACES, ["requirement.places TK-R319"], id="360 000 of 65 million"),
        pytest.param(WITH_PLACES.replace("count: 4", "count: 3"), [], id="0,42 per cent"),
        pytest.param(WITH_PLACES.replace("count: 4", "count: 40"), ["requirement.places TK-R319"], id="5,54 per cent"),
        pytest.param(UNKNOWN, [], id="nobody knows how many suppliers"),
    ],
)
def test_places_that_take_a_share_of_the_value_are_told_by_the_municipalitys_limits(
    text: str, found: list[str]
) -> None:
    assert told(text, SILENT, BANDS) == found
    assert told(text, SILENT, Bands(source="Beslut 2026")) == []


def test_without_a_figure_of_the_municipalitys_own_that_is_said_once() -> None:
    assert told(WITH_PLACES, None) == ["requirement.places TK-R320"]
    assert told(INTERNS, None) == told(WITH_DIALOGUE, None) == []
