"""The file that a new case begins with: as long as its requirement needs, and everything else one line away."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from given.cases import problems_of, read
from given.filled_starter import BLANK, filled
from tenderkit.messages import Gravity
from tenderkit.model.case import choices
from tenderkit.model.case.case import Assessment, Procurement
from tenderkit.model.case.choices import RequirementKind, TitledChoice
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.workflows.case.new import new_case
from tenderkit.workflows.case.starter import starter_text
from tenderkit.workflows.check.check import check
from tenderkit.workflows.papers.build import DEFAULT_KIND, BuildOptions, build

DIALOGUE, PLACES = RequirementKind.DIALOGUE, RequirementKind.PLACES
BOTH = (DIALOGUE, PLACES)
MORE = "Fler rader:"
NOT_FOR_A_NEW_CASE = {"source"}  # a sample's own

each_kind = pytest.mark.parametrize(
    "kinds",
    [pytest.param((DIALOGUE,), id="dialogue"), pytest.param((PLACES,), id="places"), pytest.param(BOTH, id="both")],
)
with_and_without_lots = pytest.mark.parametrize("lots", [False, True], ids=["whole", "lots"])


@each_kind
def test_the_first_line_gives_editors_the_schema(kinds: tuple[RequirementKind, ...]) -> None:
    first, *_ = starter_text(kinds, lots=False).split("\n")

    assert first == "# yaml-language-server: $schema=upphandling.schema.json"


@pytest.mark.parametrize(
    ("kinds", "lots", "most"),
    [
        pytest.param((DIALOGUE,), False, 18, id="a dialogue"),
        pytest.param((PLACES,), False, 26, id="places with a penalty"),
        pytest.param((DIALOGUE,), True, 18 + 4, id="a dialogue in two lots, each with its title and value"),
        pytest.param((PLACES,), True, 26 + 6, id="places in two lots, each with its staff too"),
    ],
)
def test_few_lines_are_to_be_filled_in(kinds: tuple[RequirementKind, ...], lots: bool, most: int) -> None:  # noqa: FBT001 - a column of the table
    assert len(BLANK.findall(starter_text(kinds, lots=lots))) <= most


@each_kind
@with_and_without_lots
@pytest.mark.parametrize(
    "days",
    [
        pytest.param({}, id="of the first edition"),
        pytest.param(
            {"begins": "2027-01-18", "held": "2027-01-12", "starts": "2027-08-01"}, id="of the second edition"
        ),
    ],
)
def test_filled_in_just_there_it_builds_a_section_that_asks_nothing(
    tmp_path: Path,
    kinds: tuple[RequirementKind, ...],
    lots: bool,  # noqa: FBT001 - a column of the table
    days: dict[str, str],
) -> None:
    new_case(tmp_path, kinds, lots=lots)
    case = tmp_path / "upphandling.yaml"
    case.write_text(filled(case.read_text("utf-8"), days), "utf-8")

    result = build(tmp_path, BuildOptions())

    found = check(tmp_path, (DEFAULT_KIND,)).problems
    assert [str(problem) for problem in found if problem.gravity is not Gravity.NOTE] == []
    assert (result.questions, result.warnings) == ((), ())
    assert read(case.read_text("utf-8")).requirement.kinds == kinds


@each_kind
@with_and_without_lots
def test_every_blank_is_named_by_the_check_and_nothing_else_is(
    kinds: tuple[RequirementKind, ...],
    lots: bool,  # noqa: FBT001 - a column of the table
) -> None:
    """At its own line, or at the block's where another key may stand instead."""
    lines = starter_text(kinds, lots=lots).split("\n")
    blanks = {number for number, line in enumerate(lines, 1) if BLANK.match(line)}
    named = {problem.line for problem in problems_of("\n".join(lines))}

    assert {lines[number - 1].split(":")[0].strip() for number in blanks - named} <= {
        *(
            "percent",
            "of",
            "held",
            "amount",
            "target_groups",
            "value",
            "price_form",
            "employees_needed",
            "no_sanction_reason",
        )
    }
    assert all(BLANK.match(lines[number - 1]) or _begins_a_block(lines, number) for number in named)


def _begins_a_block(lines: list[str], number: int) -> bool:
    return bool(re.fullmatch(r" *\w+:( +#.*)?", lines[number - 1]))


@each_kind
def test_no_amount_and_no_law_has_a_default(kinds: tuple[RequirementKind, ...]) -> None:
    text = starter_text(kinds, lots=True)
    stated = {"law", "estimated_value", "value", "amount", "percent", "of", "sek_per_place"}

    found = [line for line in text.split("\n") if line.split(":")[0].strip() in stated and not line.startswith("#")]

    assert found
    assert [line for line in found if not re.search(r": *(#.*)?$", line)] == []


def test_a_file_has_only_the_requirement_that_is_asked_for() -> None:
    dialogue, places, both = (starter_text(kinds, lots=False) for kinds in ((DIALOGUE,), (PLACES,), BOTH))

    assert [
        ("  dialogue:" in text, "  places:" in text, "  penalty:" in text) for text in (dialogue, places, both)
    ] == [
        (True, False, False),
        (False, True, True),
        (True, True, True),
    ]
    assert ["ta bort blocket dialogue" in text for text in (dialogue, places, both)] == [False, False, True]
    assert ["lots:" in starter_text(BOTH, lots=lots) for lots in (False, True)] == [False, True]


# Everything else is one line away


def test_every_block_has_or_names_each_of_its_lines() -> None:
    text = starter_text(BOTH, lots=True)
    named = set(re.findall(r"\w+", " ".join(_further_lines(text))))
    tree = parse_yaml(text, Path("upphandling.yaml")).data

    missing = [
        f"{'.'.join(where)}.{name}"
        for where, model, block in _blocks(Procurement, tree, ())
        for name in model.model_fields
        if name not in block and name not in named and name not in NOT_FOR_A_NEW_CASE and not _can_be_added(text, name)
    ]

    assert missing == []


def test_what_a_block_names_besides_is_a_line_of_its_own() -> None:
    """A name is of the block that follows, or of the one that it stands in."""
    known = {name for _, model, _ in _blocks(Procurement, _whole_tree(), ()) for name in model.model_fields}
    known |= set(Assessment.model_fields)  # begun on a line that can be added

    for line in _further_lines(starter_text(BOTH, lots=True)):
        names = re.match(rf"{MORE} (\w+(?:, \w+)*)(?: \(.*\))?\.$", line)
        assert names, line
        assert set(names[1].split(", ")) <= known, line


def test_each_line_to_add_can_be_used_as_it_stands() -> None:
    text = filled(starter_text(BOTH, lots=False))
    to_add = re.findall(r"^# (\w+: .*)$", text.split("Fler rader, en för varje block")[1], re.MULTILINE)

    for line in to_add:
        read(f"{text}{line}\n")
    case = read("\n".join([text, *to_add]))

    assert {line.split(":")[0] for line in to_add} == set(Procurement.model_fields) - NOT_FOR_A_NEW_CASE - {
        *("format", "title", "registry", "authority", "matching_unit", "law"),
        *("procedure", "market_dialogue", "contract", "requirement"),
    }
    assert [supplier.name for supplier in case.suppliers] == ["Exempel Anläggning AB"]


def _further_lines(text: str) -> list[str]:
    """What follows each "Fler rader:", with the comment lines that go on with it."""
    found = re.findall(rf"{MORE}(?:[^\n]*,\n *#)*[^\n]*", text)
    return [re.sub(r"\n *# *", " ", each) for each in found]


def _can_be_added(text: str, name: str) -> bool:
    return bool(re.search(rf"^# {name}: ", text, re.MULTILINE))


def _whole_tree() -> Any:  # noqa: ANN401 - a tree of YAML
    return parse_yaml(starter_text(BOTH, lots=True), Path("upphandling.yaml")).data


def _blocks(
    model: type[BaseModel],
    tree: Any,  # noqa: ANN401 - a tree of YAML
    where: tuple[str, ...],
) -> Iterator[tuple[tuple[str, ...], type[BaseModel], Any]]:
    """The blocks that the file begins, each with its model."""
    yield where, model, tree
    for name, value in tree.items():
        inner = value[0] if isinstance(value, list) and value else value
        if isinstance(inner, dict):
            annotation = model.model_fields[name].annotation
            for part in _models(annotation):
                yield from _blocks(part, inner, (*where, name))


def _models(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401 - an annotation is any object
    for part in (annotation, *get_args(annotation)):
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield part
        elif part is not annotation:
            yield from _models(part)


@pytest.mark.parametrize(
    "choice",
    [
        getattr(choices, name)
        for name in (
            *("Law", "MatchingUnitForm", "ProcedureKind", "Subject", "ContractForm", "CallOffBy", "Location"),
            *("TargetGroup", "Initiative", "DialogueStart", "DialogueSanction", "PlacesBasis", "CountedPer"),
            *("PlacementKind", "KindChosenBy", "PlacesStart", "Fulfiller", "ExistingStaff", "PenaltyPer", "CapBase"),
            *("NoticeStart", "TextLength", "PriceForm"),
        )
    ],
)
def test_every_word_to_choose_from_is_explained(choice: type[TitledChoice]) -> None:
    text = starter_text(BOTH, lots=False)

    assert [member.value for member in choice if member.value not in text] == []
