from decimal import Decimal
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tenderkit.model.policy.bands import BandsFile, PenaltyPolicy
from tenderkit.model.policy.measure_ids import Colour, MeasureId
from tenderkit.problems import InvalidInputError
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import parse_yaml

SOUND = """\
source: Påhittat exempel
places_per_million:
  green: {below: 0.1, reading: vanligt hos oss}
  amber: {from: 0.1, below: 0.2, reading: kräver en motivering}
  red: {from: 0.2, reading: mer än vi har krävt förut}
kronor_per_place:
  green: {from: 10 000 000, reading: vanligt hos oss}
  amber: {from: 5 000 000, below: 10 000 000, reading: kräver en motivering}
  red: {below: 5 000 000, reading: mer än vi har krävt förut}
"""


def read(text: str) -> BandsFile:
    return validate(BandsFile, parse_yaml(text, PurePath("policy.yaml")))


def problems_of(text: str, model: type[BandsFile | PenaltyPolicy] = BandsFile) -> list[str]:
    with pytest.raises(InvalidInputError) as caught:
        validate(model, parse_yaml(text, PurePath("policy.yaml")))
    return [
        f"{found.line}:{found.column}: {found.message.code} {found.message.what}" for found in caught.value.problems
    ]


@pytest.mark.parametrize(
    ("measure", "figure", "colour"),
    [
        pytest.param("places_per_million", "0", Colour.GREEN, id="nothing"),
        pytest.param("places_per_million", "0.099", Colour.GREEN, id="just below"),
        pytest.param("places_per_million", "0.1", Colour.AMBER, id="from belongs to the range"),
        pytest.param("places_per_million", "0.2", Colour.RED, id="below doesn't"),
        pytest.param("places_per_million", "1000000", Colour.RED, id="without end"),
        pytest.param("kronor_per_place", "10000000", Colour.GREEN, id="much for each place"),
        pytest.param("kronor_per_place", "9999999", Colour.AMBER, id="less"),
        pytest.param("kronor_per_place", "5000000", Colour.AMBER, id="on the limit"),
        pytest.param("kronor_per_place", "0", Colour.RED, id="next to nothing"),
    ],
)
def test_every_figure_has_one_colour(measure: str, figure: str, colour: Colour) -> None:
    band = read(SOUND).band(MeasureId.read(measure))

    assert band is not None
    assert band.colour(Decimal(figure)) is colour


@given(st.decimals(min_value=0, max_value=10**15, places=6))
def test_no_figure_is_without_a_colour(figure: Decimal) -> None:
    bands = read(SOUND)

    for measure in (MeasureId.PLACES_PER_MILLION, MeasureId.KRONOR_PER_PLACE):
        band = bands.band(measure)
        assert band is not None
        assert sum(limits.holds(figure) for limits in band.ranges.values()) == 1


def test_a_measure_that_isnt_named_has_no_limits() -> None:
    assert read(SOUND).band(MeasureId.SHARE_OF_STAFF) is None
    assert read("source: Inget beslut\n").band(MeasureId.PLACES_PER_MILLION) is None


def test_every_measure_can_have_limits() -> None:
    assert set(BandsFile.model_fields) == {"source", "share_of_value", *MeasureId}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("amber: {from: 0.1,", "amber: {from: 0.15,", ["2:1: TK-L234 places_per_million har en lucka mellan 0.1 och 0.15"], id="a gap"),
        pytest.param("amber: {from: 0.1,", "amber: {from: 0.05,", ["2:1: TK-L235 places_per_million har intervall som överlappar mellan 0.05 och 0.1"], id="an overlap"),
        pytest.param("red: {below: 5 000 000", "red: {below: 6 000 000", ["6:1: TK-L235 kronor_per_place har intervall som överlappar mellan 5000000 och 6000000"], id="an overlap the other way"),
        pytest.param("from: 0.1, below: 0.2", "from: 0.1, below: 0.1", ["2:1: TK-L232 places_per_million har ett intervall som inget tal kan ligga i"], id="holds nothing"),
        pytest.param("green: {below: 0.1", "green: {below: 0", ["2:1: TK-L232 places_per_million har ett intervall som inget tal kan ligga i"], id="green below zero"),
        pytest.param("from: 0.1, below: 0.2", "from: 0.2, below: 0.1", ["2:1: TK-L232 places_per_million har ett intervall som inget tal kan ligga i"], id="back to front"),
        pytest.param("green: {below: 0.1", "green: {from: 0.1", ["2:1: TK-L233 places_per_million har gränser i fel ordning, eller en gräns för lite eller för mycket"], id="green is highest"),
        pytest.param("red: {from: 0.2", "red: {from: 0.2, below: 0.3", ["2:1: TK-L233 places_per_million har gränser i fel ordning, eller en gräns för lite eller för mycket"], id="red ends"),
        pytest.param("from: 0.1, below: 0.2", "from: 0.1", ["2:1: TK-L233 places_per_million har gränser i fel ordning, eller en gräns för lite eller för mycket"], id="amber without end"),
        pytest.param("red: {from: 0.2", "red: {from: -0.2", ["5:9: TK-L231 from är negativt"], id="negative"),
        pytest.param("red: {from: 0.2", "red: {from: en femtedel", ["5:9: TK-L230 from ska vara ett tal"], id="words"),
        pytest.param("red: {from: 0.2", "red: {from: '0,2'", ["5:9: TK-L230 from ska vara ett tal"], id="a decimal comma"),
        pytest.param("red: {from: 0.2", "red: {from: 1e3", ["5:9: TK-L230 from ska vara ett tal"], id="a power of ten"),
        pytest.param("red: {from: 0.2, reading: mer än vi har krävt förut}", "red: {from: 0.2}", ["5:8: TK-C001 nyckeln places_per_million.red.reading saknas"], id="a colour without words"),
        pytest.param("source: Påhittat exempel\n", "", ["1:1: TK-C001 nyckeln source saknas"], id="nobody has decided"),
        pytest.param("places_per_million:\n", "places_per_millon:\n", ["2:1: TK-C004 nyckeln places_per_millon är okänd här, menade du places_per_million?"], id="a measure that isn't"),
    ],
)  # fmt: skip
def test_limits_that_break_are_refused_where_they_stand(old: str, new: str, expected: list[str]) -> None:
    assert SOUND.count(old) == 1
    assert problems_of(SOUND.replace(old, new)) == expected


def test_a_range_may_say_that_it_begins_at_zero() -> None:
    band = read(SOUND.replace("green: {below: 0.1", "green: {from: 0, below: 0.1")).places_per_million

    assert band is not None
    assert band.colour(Decimal(0)) is Colour.GREEN


def test_limits_are_kept_to_the_digit() -> None:
    assert read(SOUND).model_dump(by_alias=True)["places_per_million"]["amber"]["from"] == Decimal("0.1")
    assert BandsFile.model_json_schema()["properties"].keys() == BandsFile.model_fields.keys()


@pytest.mark.parametrize("value", [Decimal("NaN"), True, 0.5, None, ["1"]])
def test_only_a_number_is_a_limit(value: object) -> None:
    with pytest.raises(ValueError, match=r"TK-L230|L233"):
        BandsFile.model_validate(
            {
                "source": "x",
                "share_of_staff": {
                    "green": {"below": value, "reading": "a"},
                    "amber": {"from": 10, "below": 20, "reading": "b"},
                    "red": {"from": 20, "reading": "c"},
                },
            }
        )


@pytest.mark.parametrize("share", ["0", "100.5", "101"])
def test_an_unreasonable_share_is_a_share(share: str) -> None:
    expected = "1:1: TK-L236 unreasonable_share_percent ska vara mer än 0 och högst 100 procent"

    assert problems_of(f"unreasonable_share_percent: {share}\n", PenaltyPolicy) == [expected]


def test_a_municipality_need_not_say_what_is_unreasonable() -> None:
    assert PenaltyPolicy().unreasonable_share_percent is None
    assert PenaltyPolicy(unreasonable_share_percent=Decimal("7.5")).unreasonable_share_percent == Decimal("7.5")
