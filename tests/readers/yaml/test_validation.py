from datetime import date
from decimal import Decimal
from pathlib import PurePath
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from tenderkit.model.case.values import BirthDate, Months, Weeks
from tenderkit.problems import InvalidInputError
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import MOST_PROBLEMS, parse_yaml


class Item(BaseModel):
    """A block with pydantic's own checks, as the clause library's files have."""

    model_config = ConfigDict(extra="forbid")

    source: Annotated[str, StringConstraints(pattern="^[a-z]+$", min_length=2, max_length=5)] = Field(alias="from")
    low: Annotated[int, Field(ge=1, le=9)] | None = None
    share: Decimal | None = None
    word: Literal["one", "two"] = "one"
    day: date | None = None
    flag: bool = False
    least_months: Months | None = None
    least_weeks: Weeks | None = None
    starts: BirthDate | None = None


class File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    item: Item
    items: dict[str, Item] = Field(default_factory=dict)
    names: Annotated[tuple[str, ...], Field(min_length=1)] = ("a",)


def lines_of(text: str) -> list[str]:
    try:
        validate(File, parse_yaml(text, PurePath("fil.yaml")))
    except InvalidInputError as error:
        return [
            f"{problem.line}:{problem.column}: {problem.message.code} {problem.message.what}"
            for problem in error.problems
        ]
    return []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("item: {from: abc, low: 5, share: 0.5, word: two, day: 2026-11-01, flag: true}", [], id="all is well"),
        pytest.param("item: {}", ["1:7: TK-C001 nyckeln item.from saknas"], id="an alias is the key's name"),
        pytest.param("item: {from: abc, form: x}", ["1:19: TK-C003 nyckeln form är okänd här"], id="a key that is stated isn't suggested"),
        pytest.param("item: {from: abc, lwo: 1}", ["1:19: TK-C004 nyckeln lwo är okänd här, menade du low?"], id="a misspelt key"),
        pytest.param("item: {from: abc}\nitems:\n  x: {form: abc}", ["3:7: TK-C004 nyckeln form är okänd här, menade du from?"], id="a misspelt key in a mapping of blocks"),
        pytest.param("item: {from: abc}\nitems: {x: {from: abc, names: [a]}}", ["2:24: TK-C067 nyckeln names hör inte hemma här utan längst till vänster, utan indrag"], id="a key of the top"),
        pytest.param("item: {from: abc}\nitems: abc", ["2:1: TK-C006 items ska ha egna nycklar under sig"], id="text for a mapping"),
        pytest.param("item: {from: abc}\nitems: {x: 1}", ["2:9: TK-C006 x ska ha egna nycklar under sig"], id="text for a block"),
        pytest.param("item: {from: abc}\nnames: abc", ["2:1: TK-C007 names ska vara en lista"], id="text for a list"),
        pytest.param("item: {from: [abc]}", ["1:8: TK-C008 from ska vara en text"], id="a list for text"),
        pytest.param("item: {from: abc}\nnames: [a, ~]", ["2:12: TK-C002 names är inte ifylld"], id="an empty item"),
        pytest.param("item: {from: abc, least_months: 6 veckor}", ["1:19: TK-C092 least_months: ”6 veckor” är i veckor, men least_months anges i månader"], id="the unit of the key beside it"),
        pytest.param("item: {from: abc, least_weeks: 6 dagar}", ["1:19: TK-C091 least_weeks: ”6 dagar” är i dagar, men least_weeks anges i veckor"], id="a unit that no key takes"),
        pytest.param("item: {from: abc, starts: 1998-4-31}", ["1:19: TK-C041 starts är en dag som inte finns: ”…”"], id="a day that may be a person's"),
        pytest.param("item: {from: abc, day: 81 12 18 98 76}", ["1:19: TK-C040 day ska vara ett datum, inte ”…”"], id="a personal number with spaces"),
        pytest.param("item: {from: abc, word: three}", ["1:19: TK-C030 word har ett ord som inte finns i listan: ”three”"], id="a word not on the list"),
        pytest.param("item: {from: abc, flag: kanske}", ["1:19: TK-C039 flag ska vara ja eller nej, inte ”kanske”"], id="neither yes nor no"),
        pytest.param("item: {from: abc, day: i dag}", ["1:19: TK-C040 day ska vara ett datum, inte ”i dag”"], id="no date"),
        pytest.param("item: {from: a}", ["1:8: TK-C043 from är tom"], id="too short a text"),
        pytest.param("item: {from: abcdef}", ["1:8: TK-C044 from är längre än 5 tecken"], id="too long a text"),
        pytest.param("item: {from: abc}\nnames: []", ["2:1: TK-C048 names är en tom lista"], id="an empty list"),
        pytest.param("item: {from: ABC}", ["1:8: TK-C063 from har inte rätt form"], id="another form"),
        pytest.param("item: {from: abc, low: x}", ["1:19: TK-C064 low ska vara ett tal"], id="text for an integer"),
        pytest.param("item: {from: abc, share: x}", ["1:19: TK-C064 share ska vara ett tal"], id="text for a decimal"),
        pytest.param("item: {from: abc, low: 0}", ["1:19: TK-C065 low ska vara minst 1"], id="too low"),
        pytest.param("item: {from: abc, low: 10}", ["1:19: TK-C066 low ska vara högst 9"], id="too high"),
        pytest.param("item: {from: abc, from: abd}", ["1:19: TK-C009 nyckeln from står två gånger, första gången på rad 1"], id="only a fault of form"),
    ],
)  # fmt: skip
def test_pydantics_own_checks_are_told_in_our_words(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected


def test_the_words_to_choose_from_are_named() -> None:
    with pytest.raises(InvalidInputError) as raised:
        validate(File, parse_yaml("item: {from: abc, word: three}", PurePath("fil.yaml")))

    assert raised.value.problems[0].message.remedy == "Välj något av one, two."


def test_a_hostile_file_gets_no_more_problems_than_anybody_reads() -> None:
    text = "item: {from: abc}\n" + "".join(f"k{number}: 1\n" for number in range(MOST_PROBLEMS + 100))

    assert len(lines_of(text)) == MOST_PROBLEMS


def test_problems_come_in_the_order_of_the_file() -> None:
    text = "names: []\nitem:\n  low: 0\n  low: 1\n  from: ABC\nx: 1\n"

    assert [line.split(":")[0] for line in lines_of(text)] == ["1", "3", "4", "5", "6"]
