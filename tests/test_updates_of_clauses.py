"""Where a case makes no new choice, the update of a clause says what its edition said, letter for letter."""

from collections.abc import Iterator, Mapping

import pytest
from msgspec.structs import replace

from given.law_rows import shipped_table
from given.real_cases import AMONG_THE_SAMPLES
from given.second_edition_cases import SECOND_EDITION, SECOND_EDITION_NAMES
from given.shipped_clauses import shipped_library
from judges.checkout import ROOT
from tenderkit.model.case.case import Procurement, Requirement
from tenderkit.readers.case.case_reader import parse_case
from tenderkit.readers.clauses.clause_test_reader import read_clause_test
from tenderkit.readers.yaml.yaml_reader import read_yaml
from tenderkit.rules.contract.each_requirement import each_requirement
from tenderkit.workflows.clauses.clause_test_run import Said, say

EDITION, UPDATE = "2.0.0", "2.1.0"
UPDATED = sorted(
    clause_id for clause_id, versions in shipped_library().clauses.items() if {EDITION, UPDATE} <= versions.keys()
)
# What every case of places states, though a test of one clause may leave it out.
STATED = {"requirement.places.counted_per": "contract", "requirement.penalty.remedy_days": 30}
MENDED = ("platserna och tiden,.", "platserna och tiden.")  # a comma that vite 2.0.0 leaves where no last day is stated

each_update = pytest.mark.parametrize("clause_id", UPDATED)
CASES = (
    *(SECOND_EDITION / name / "upphandling.yaml" for name in SECOND_EDITION_NAMES),
    *(file for file in sorted(ROOT.glob("samples/*/upphandling.yaml")) if file.parent.name not in AMONG_THE_SAMPLES),
)


@each_update
@pytest.mark.parametrize("length", ["short", "full"])
def test_every_case_that_its_edition_is_tried_with_gives_the_same_text(clause_id: str, length: str) -> None:
    tried, _ = read_clause_test(ROOT / "clauses" / clause_id / f"{clause_id}-2.test.yaml")

    assert len(tried.cases) > 1
    for case in tried.cases:
        given = STATED | {**case.given, "computed.text": length} if case.applies else case.given
        before, after = said(clause_id, EDITION, given), said(clause_id, UPDATE, given)
        assert after.questions == before.questions, case.name
        if not before.questions:  # what is asked names the wordings that there are
            assert after == mended(before), case.name


@each_update
def test_every_sample_gives_the_same_text(clause_id: str) -> None:
    found = [given for file in CASES for given in facts_of(parse_case(read_yaml(file)))]

    assert len(found) > len(CASES)
    for given in found:
        assert said(clause_id, UPDATE, given) == mended(said(clause_id, EDITION, given))


def mended(before: Said) -> Said:
    """What the edition says, but for the comma."""
    return replace(before, text=before.text.replace(*MENDED))


def said(clause_id: str, version: str, given: Mapping[str, object]) -> Said:
    entry = shipped_library().version(clause_id, version)
    assert entry is not None
    return say(entry.clause, given, shipped_table().acts)


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
