from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from given.law_rows import law_case, shipped_table
from tenderkit.messages import Message, language
from tenderkit.model.case.choices import Law, Subject
from tenderkit.model.law.acts import GovernedContracts
from tenderkit.rules.law.legal_basis import legal_basis


@pytest.fixture(autouse=True)
def _swedish() -> Iterator[None]:
    token = language.set("sv")
    yield
    language.reset(token)


def _said(subject: str) -> list[Message]:
    """What is said under an act that is LOU but governs services only."""
    services = (Subject.SERVICES, Subject.CONSULTANCY)
    governs = GovernedContracts(subjects=services, words="tjänster", provision="1 kap. 9 §", source="x")
    acts = dict(shipped_table().acts)
    acts[Law.LOU] = replace(acts[Law.LOU], governs=governs)
    case = law_case("LOU", "kind: open, begins: 2025-03-01", f"subject: {subject}, estimated_value: 1000000")
    return [fault.message for fault in legal_basis(case, replace(shipped_table(), acts=acts)).faults]


def test_what_an_act_governs_is_the_law_tables_to_say() -> None:
    (said,) = _said("goods")

    assert said.what == "subject är goods, men LOU gäller bara tjänster"
    assert said.remedy.startswith("Ändra subject till något av services, consultancy (1 kap. 9 § LOU)")
    assert _said("consultancy") == []
