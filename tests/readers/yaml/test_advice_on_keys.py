"""What is said of a key that isn't known where it stands: it is a slip of the pen, or it is left to the reader."""

from pathlib import PurePath
from typing import TYPE_CHECKING

import pytest

from given.cases import lines_of, problems_of, spoiled
from tenderkit.messages import Message
from tenderkit.model.case.case import Procurement
from tenderkit.model.matching.matching import Matching
from tenderkit.problems import InvalidInputError
from tenderkit.readers.yaml.model_shape import fields_at, keys_of, paths_to
from tenderkit.readers.yaml.validation import validate
from tenderkit.readers.yaml.yaml_reader import YamlSource

if TYPE_CHECKING:
    from tenderkit.readers.yaml.yaml_events import Tree

BLOCKS = [
    (model, key)
    for model in (Procurement, Matching)
    for key in sorted({path[:-1] for name in keys_of(model) for path in paths_to(model, name)})
]


def _said(model: type, block: tuple[str | int, ...], name: str) -> Message:
    """The message about a key called `name` in that block of an otherwise empty file."""
    data: dict[str, Tree] = {name: "x"}
    for key in reversed(block):
        data = {str(key): data}
    source = YamlSource(PurePath("fil.yaml"), data, {(*block, name): (1, 1)}, {})
    with pytest.raises(InvalidInputError) as caught:
        validate(model, source)
    return next(
        one.message
        for one in caught.value.problems
        if one.message.facts.get("key") == name and one.message.code != "TK-C001"
    )


@pytest.mark.parametrize(("model", "block"), BLOCKS, ids=str)
def test_a_key_of_another_block_is_never_taken_for_a_slip(model: type, block: tuple[str | int, ...]) -> None:
    strangers = sorted(keys_of(model) - fields_at(model, block).keys())

    told = {name: _said(model, block, name).code for name in strangers}

    assert {code for code in told.values() if code not in {"TK-C005", "TK-C067", "TK-C070"}} == set()


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("minimum_months: 3", "minimum_days: 90", ["TK-C001", "TK-C003"], id="another unit"),
        pytest.param(
            "minimum_months: 3", "maximum_months: 3", ["TK-C001", "TK-C070"], id="another bound, of another block"
        ),
        pytest.param("minimum_months: 3", "minimum_mnths: 3", ["TK-C004"], id="a slip"),
        pytest.param("remedy_days: 30", "remedy_weeks: 4", ["TK-C001", "TK-C003"], id="weeks for days"),
        pytest.param("count: 4", "percent: 4", ["TK-C001", "TK-C070"], id="a share for a number"),
        pytest.param("amount: 50000", "percent: 5", ["TK-C001", "TK-C070"], id="a share for an amount"),
        pytest.param(
            "    amount: 50000\n    per: missing_place\n    cap: {percent: 5, of: contract_price}\n",
            "    percent: 5\n    per: missing_place\n    cap: {amount: 50000}\n",
            ["TK-C001", "TK-C070"],
            id="a share that may be that of the penalty or that of its cap",
        ),
        pytest.param("counted_from: written_notice", "counted_from: contract_start", ["TK-C030"], id="another event"),
        pytest.param("kinds: [employment, internship]", "kinds: [unemployment]", ["TK-C030"], id="the contrary"),
    ],
)
def test_advice_never_changes_a_unit_or_a_meaning(old: str, new: str, expected: list[str]) -> None:
    assert sorted(problem.message.code for problem in problems_of(spoiled(old, new))) == expected


def test_a_key_that_is_not_known_is_told_what_there_is() -> None:
    (unknown,) = [
        problem.message
        for problem in problems_of(spoiled("minimum_months: 3", "minimum_days: 90"))
        if problem.message.code == "TK-C003"
    ]

    assert unknown.remedy.startswith("Ta bort den eller använd någon av basis, full_time_months, count, ")
    assert "minimum_months" in unknown.remedy


def test_a_key_that_exists_elsewhere_is_moved_only_where_an_indentation_can_have_slipped() -> None:
    stated = spoiled("law: LOU\n", "law: LOU\nmonths: 3\n")

    assert lines_of(stated) == ["8:1: TK-C070 nyckeln months är okänd här; den finns någon annanstans i filen"]
