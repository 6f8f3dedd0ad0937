from dataclasses import replace

import pytest

from given.shipped_kind import shipped_kind


@pytest.mark.parametrize(
    ("sender", "audience", "allowed"),
    [
        pytest.param("procurement_officer", "supplier", True, id="the authority's own"),
        pytest.param("employer", "authority", False, id="an employer's"),
        pytest.param("recruiter", "individual", False, id="an individual's"),
    ],
)
def test_only_a_document_of_the_authority_may_say_whose_case_it_is(sender: str, audience: str, allowed: bool) -> None:  # noqa: FBT001 -- a row of the table
    kind = replace(shipped_kind("kravavsnitt"), from_role=sender, audience=audience, allow=())  # type: ignore[arg-type]  # one of the three

    assert kind.speaks_for_authority is allowed
    assert [kind.allows(path) for path in ("authority.name", "registry.procurement", "suppliers")] == [
        allowed,
        allowed,
        False,
    ]
