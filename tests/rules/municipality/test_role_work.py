from given.shipped_kind import PLACES
from tenderkit.model.case.choices import Role
from tenderkit.model.papers.kind_file import KindRoles
from tenderkit.readers.papers.about_reader import read_kind_roles
from tenderkit.rules.municipality.role_work import role_work

HEAD = {"id": "prov", "title": "Prov", "from_role": "recruiter", "to_role": "coordinator", "phase": "matching"}


def kind(**values: object) -> KindRoles:
    return KindRoles.model_validate(HEAD | values)


def test_a_role_writes_what_comes_from_it_and_gets_what_goes_to_it() -> None:
    kinds = (kind(), kind(id="svar", title="Svar", from_role="coordinator", to_role=["recruiter", "requester"]))

    found = role_work(Role.RECRUITER, kinds)

    assert [(paper.kind, paper.others) for paper in found.written] == [("prov", "samordnare")]
    assert [(paper.kind, paper.others) for paper in found.received] == [("svar", "samordnare")]


def test_the_papers_stand_in_the_order_of_the_chain() -> None:
    kinds = (kind(id="c", phase="closing"), kind(id="b", order=2), kind(id="a", order=2), kind(id="d", order=1))

    assert [paper.kind for paper in role_work(Role.RECRUITER, kinds).written] == ["d", "b", "a", "c"]


def test_what_is_introduced_once_for_the_municipality_is_no_step_of_the_chain() -> None:
    assert role_work(Role.RECRUITER, (kind(about="municipality"),)).written == ()


def test_each_of_the_four_has_something_to_do_with_the_shipped_papers() -> None:
    folders = [folder for kind_id in PLACES.kinds() if (folder := PLACES.kind_folder(kind_id)) is not None]
    heads = [read_kind_roles(folder) for folder in folders]

    for role in Role:
        found = role_work(role, heads)
        assert found.written or found.received
