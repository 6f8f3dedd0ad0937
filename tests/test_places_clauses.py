"""Where a case makes no new choice, the second update of a clause about places says what its edition said, letter for letter."""

from collections.abc import Iterator, Mapping

import pytest

from given.law_rows import shipped_table
from given.real_cases import AMONG_THE_SAMPLES
from given.second_edition_cases import SECOND_EDITION, SECOND_EDITION_NAMES
from given.shipped_clauses import shipped_library
from judges.checkout import ROOT
from tenderkit.model.case.case import Procurement, Requirement
from tenderkit.model.clauses.clause import Clause
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.clauses.clause_test_reader import read_clause_test
from tenderkit.readers.yaml.yaml_reader import read_yaml
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.workflows.clauses.clause_test_run import Said, say

CLAUSES = (
    "platser-antal",
    "platser-form",
    "platser-tid",
    "platser-uppfyllelse",
    "platser-ramavtal",
    "platser-minskning",
    "arbetsratt",
    "avrop-avstangning",
)
CASES = (
    *(SECOND_EDITION / name / "upphandling.yaml" for name in SECOND_EDITION_NAMES),
    *(file for file in sorted(ROOT.glob("samples/*/upphandling.yaml")) if file.parent.name not in AMONG_THE_SAMPLES),
)


@pytest.mark.parametrize("clause_id", CLAUSES)
def test_every_case_that_its_edition_is_tried_with_gives_the_same_text(clause_id: str) -> None:
    edition, update = versions(clause_id)
    tried, _ = read_clause_test(ROOT / "clauses" / clause_id / f"{clause_id}-2.test.yaml")

    assert tried.cases
    for case in tried.cases:
        for length in ("short", "full"):
            given = {"requirement.places.counted_per": "contract", **case.given, "computed.text": length}
            if said(edition, given)[2]:  # what a case can't leave out is asked in other words
                continue
            assert said(update, given) == said(edition, given), (case.name, length)


@pytest.mark.parametrize("clause_id", CLAUSES)
def test_every_sample_gives_the_same_text(clause_id: str) -> None:
    edition, update = versions(clause_id)
    found = [given for file in CASES for given in facts_of(parse_case(read_yaml(file)))]

    assert len(found) > len(CASES)
    for given in found:
        assert said(update, given) == said(edition, given)


def versions(clause_id: str) -> tuple[Clause, Clause]:
    entries = [shipped_library().version(clause_id, version) for version in ("2.0.0", "2.1.0")]
    edition, update = (entry.clause for entry in entries if entry is not None)
    return edition, update


def said(clause: Clause, given: Mapping[str, object]) -> tuple[bool, str, tuple[str, ...]]:
    found: Said = say(clause, given, shipped_table().acts)
    return found.present, found.text, found.questions


def facts_of(case: Procurement) -> Iterator[dict[str, object]]:
    """What the case and each of its requirements state, in both lengths."""
    for each in each_requirement(case, unused=True):
        stated = {**leaves(case, each.requirement), **({"computed.lot_title": each.lot.title} if each.lot else {})}
        yield from ({**stated, "computed.text": length} for length in ("short", "full"))


def leaves(case: Procurement, requirement: Requirement) -> dict[str, object]:
    contract = case.contract.model_dump(exclude_none=True, exclude={"lots"})
    return dict(
        (
            ("law", case.law),
            *below(contract, "contract"),
            *below(requirement.model_dump(exclude_none=True), "requirement"),
        )
    )


def below(value: object, path: str) -> Iterator[tuple[str, object]]:
    """Every single value of a block by its path, as the model holds it."""
    if not isinstance(value, dict):
        yield path, value
        return
    for name, inner in value.items():
        yield from below(inner, f"{path}.{name}")
