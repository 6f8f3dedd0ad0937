"""A clause that knows several authorities says of one what its version before said, letter for letter."""

import pytest

from given.law_rows import shipped_table
from given.shipped_clauses import shipped_library
from judges.checkout import ROOT
from tenderkit.readers.clauses.clause_test_reader import read_clause_test
from tenderkit.workflows.clauses.clause_test_run import Said, say

OF_SEVERAL = ("definitioner", "koppling-kontrakt", "matchning", "personuppgifter", "ok-parter")
BUYER = ("authority.name", "computed.buyer_name")  # the one authority is the party of its agreements


@pytest.mark.parametrize("length", ["short", "full"])
@pytest.mark.parametrize("name", OF_SEVERAL)
def test_of_one_authority_the_words_are_those_of_the_version_before(name: str, length: str) -> None:
    written, _ = read_clause_test(ROOT / "clauses" / name / f"{name}-2.test.yaml")
    texts = 0

    for case in written.cases:
        before, now = (_said(name, version, {**case.given, "computed.text": length}) for version in ("2.0.0", "2.1.0"))
        assert now.text == before.text or "[BEKRÄFTA" in before.text, case.name
        assert (now.present, now.marks, now.messages) == (before.present, before.marks, before.messages), case.name
        texts += bool(before.text)

    assert texts > 3


def _said(name: str, version: str, given: dict[str, object]) -> Said:
    entry = shipped_library().version(name, version)
    assert entry is not None
    authority, buyer = BUYER
    named = {buyer: given[authority]} if authority in given else {}
    return say(entry.clause, given | named, shipped_table().acts)
