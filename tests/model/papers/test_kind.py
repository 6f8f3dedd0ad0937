import pytest
from msgspec.structs import replace

from given.shipped_kind import PLACES, shipped_kind
from tenderkit.model.papers.kind import Per


@pytest.mark.parametrize(
    ("sender", "audience", "allowed"),
    [
        pytest.param("procurement_officer", "supplier", True, id="the authority's own"),
        pytest.param("employer", "authority", False, id="an employer's"),
        pytest.param("recruiter", "individual", False, id="an individual's"),
    ],
)
def test_only_a_document_of_the_authority_may_say_whose_case_it_is(sender: str, audience: str, allowed: bool) -> None:  # noqa: FBT001 -- a row of the table
    kind = replace(shipped_kind("kravavsnitt"), from_role=sender, audience=audience, allow=())

    assert kind.speaks_for_authority is allowed
    assert [kind.allows(path) for path in ("authority.name", "registry.procurement", "suppliers")] == [
        allowed,
        allowed,
        False,
    ]


@pytest.mark.parametrize(
    ("audience", "allow", "tells"),
    [
        pytest.param("individual", (), True, id="a paper of the person's own"),
        pytest.param("authority", ("placement.waiver.date",), True, id="something of the person"),
        pytest.param("authority", ("matching.placements.name",), True, id="the name, in a list"),
        pytest.param("authority", ("matching",), True, id="the whole file of the recruiter"),
        pytest.param("authority", ("placement.proposal.date",), True, id="that somebody is proposed"),
        pytest.param("authority", ("matching.placements.problems.date",), True, id="that there was a problem"),
        pytest.param("authority", ("placement",), True, id="the whole placement"),
        pytest.param("authority", ("matching.placements.id", "placement.starts"), False, id="a number and a day"),
        pytest.param("supplier", ("suppliers.name",), False, id="the name of a company"),
    ],
)
def test_a_kind_knows_whether_it_tells_of_the_person_who_has_a_place(
    audience: str,
    allow: tuple[str, ...],
    tells: bool,  # noqa: FBT001  # a row of the table
) -> None:
    kind = replace(shipped_kind("kravavsnitt"), audience=audience, allow=allow)

    assert kind.tells_of_a_person is tells


def test_a_note_on_a_problem_tells_of_a_person_whatever_it_names() -> None:
    kind = replace(shipped_kind("kravavsnitt"), audience="authority", allow=("problem.date",))

    assert replace(kind, per=Per.PROBLEM).tells_of_a_person
    assert not replace(kind, per=Per.CALL).tells_of_a_person


def test_a_kind_says_itself_that_its_papers_lie_among_the_persons() -> None:
    kind = replace(shipped_kind("kravavsnitt"), audience="authority", allow=("placement.id",))

    assert replace(kind, of_a_person=True).tells_of_a_person
    assert not kind.tells_of_a_person


def test_a_letterhead_may_leave_out_which_case_it_is() -> None:
    kind = replace(shipped_kind("kravavsnitt"), names_case=False, allow=())

    assert [kind.allows(path) for path in ("authority.name", "title", "registry.procurement")] == [True, False, False]


def test_of_the_shipped_kinds_these_tell_of_a_person() -> None:
    kinds = {kind: shipped_kind(kind) for kind in PLACES.kinds()}

    assert {name for name, kind in kinds.items() if kind.tells_of_a_person} == {
        "avstamning-individ",
        "introduktion",
        "intyg",
        "intygsbehov",
        "kandidatforslag",
        "problemnotering",
        "referens",
        "rekommendation-individ",
    }
