"""Whose a fault is: by what it is about, by its file, and by its key in the case file."""

from pathlib import Path

import pytest

from given.cases import PLACES, WITH_DIALOGUE, case_folder
from given.municipality import municipality, own_section
from tenderkit.messages import Message
from tenderkit.model.case.choices import Role
from tenderkit.problems import Problem
from tenderkit.readers.yaml.yaml_reader import parse_yaml
from tenderkit.workflows.check.check import check
from tenderkit.workflows.check.who_answers import by_role

OFFICER, REQUESTER, COORDINATOR, RECRUITER = (
    Role.PROCUREMENT_OFFICER,
    Role.REQUESTER,
    Role.COORDINATOR,
    Role.RECRUITER,
)


def whose(file: str | Path, code: str = "TK-C033", **facts: str) -> Role:
    ((_, role),) = by_role([Problem(Path(file), 1, 1, Message(code, facts))])
    return role


@pytest.mark.parametrize(
    ("file", "role"),
    [
        ("arende/upphandling.yaml", OFFICER),
        ("clauses/upphandling.yaml", OFFICER),
        ("arende/upphandling.lock.yaml", OFFICER),
        ("-", OFFICER),
        ("eget namn.yaml", OFFICER),
        ("arende/placeringar.yaml", RECRUITER),
        ("tenderkit.toml", COORDINATOR),
        ("bibliotek/clauses/library.yaml", COORDINATOR),
        ("bibliotek/clauses/vite/1.0.0.md", COORDINATOR),
        ("bibliotek/templates/intyg/document.yaml", COORDINATOR),
        ("bibliotek/policies/var.yaml", COORDINATOR),
        ("dokument/kravavsnitt.docx", OFFICER),
        ("dokument/kravavsnitt-b.html", OFFICER),
        ("dokument/kravprofil-1.docx", RECRUITER),
        ("dokument/startmote.txt", RECRUITER),
        ("dokument/intyg-2.docx", RECRUITER),
        ("dokument/vitesansprak.docx", OFFICER),
        ("brev.docx", OFFICER),
    ],
)
def test_the_file_tells(file: str, role: Role) -> None:
    assert whose(file) is role


@pytest.mark.parametrize(
    ("code", "path", "role"),
    [
        pytest.param("TK-M003", "", RECRUITER, id="about a placement, told at the case"),
        pytest.param("TK-L041", "", COORDINATOR, id="about the library"),
        pytest.param("TK-K001", "matching.placements", RECRUITER, id="a question to the recruiter's file"),
        pytest.param("TK-K001", "start_meeting.date", RECRUITER, id="a question about the meeting"),
        pytest.param("TK-K001", "requirement.places.count", OFFICER, id="a question to the case"),
    ],
)
def test_what_it_is_about_tells_before_the_file(code: str, path: str, role: Role) -> None:
    assert whose("arende/upphandling.yaml", code, path=path) is role


@pytest.mark.parametrize(
    ("key", "role"),
    [
        (("roles", "requester", "name"), REQUESTER),
        (("roles", "coordinator"), COORDINATOR),
        (("roles", "recruiter", "email"), RECRUITER),
        (("roles", "procurement_officer"), OFFICER),
        (("matching_unit", "name"), RECRUITER),
        (("assessment", "requester_mandate"), REQUESTER),
        (("assessment", "decision_reasons"), OFFICER),
        (("requirement", "penalty"), OFFICER),
        ((), OFFICER),
    ],
)
def test_the_key_in_the_case_file_tells(key: tuple[str, ...], role: Role) -> None:
    source = parse_yaml("a: 1\n", Path("upphandling.yaml"))

    ((_, found),) = by_role([source.problem(key, Message("TK-C033"))])

    assert found is role


def test_a_fault_that_is_read_knows_its_key(tmp_path: Path) -> None:
    text = f"{WITH_DIALOGUE}roles:\n  recruiter: {{nmae: Dag}}\n"

    answered = by_role(check(case_folder(tmp_path, text), ("kravavsnitt",)).problems)

    assert {role for _, role in answered} == {RECRUITER}


def test_a_kind_of_ones_own_is_its_senders(tmp_path: Path) -> None:
    kind = {name.replace("kravavsnitt", "avrop"): content for name, content in own_section().items()}
    described = kind["templates/avrop/document.yaml"]
    assert isinstance(described, bytes)
    kind["templates/avrop/document.yaml"] = described.replace(b"procurement_officer", b"coordinator")
    folder = municipality(tmp_path, kind)

    assert whose(folder / "dokument" / "avrop.docx") is COORDINATOR


def test_a_library_that_cannot_be_read_leaves_its_documents_to_the_officer(tmp_path: Path) -> None:
    folder = municipality(tmp_path, {}, settings="library = 3\n")

    assert whose(folder / "dokument" / "intyg.docx") is OFFICER


def test_every_problem_keeps_its_place(tmp_path: Path) -> None:
    problems = check(case_folder(tmp_path, WITH_DIALOGUE + PLACES), ("kravavsnitt",)).problems

    assert [problem for problem, _ in by_role(problems)] == list(problems)
