"""Which role may use which address by which method: the whole table, written here once more, and tried."""

from pathlib import Path

import pytest
from django.test import Client

from web.test_addresses import ADDRESSES

OF_ALL = {"requester", "procurement_officer", "coordinator", "recruiter"}
NOBODY: set[str] = set()
OF_RECRUITER = (
    "week",
    "own-papers",
    "own-paper",
    "own-paper-file",
    "entries",
    "entry",
    "persons",
    "prune",
    "person",
)
READS = {  # whoever may open the address; the ones that aren't here are for every role
    "new": {"procurement_officer"},
    "part": {"procurement_officer"},
    "issue": {"procurement_officer"},
    "file": {"procurement_officer"},
    "events": {"procurement_officer", "recruiter", "coordinator"},
    "register": {"procurement_officer", "coordinator"},
    "clauses-used": {"procurement_officer", "coordinator"},
    "plans": {"coordinator"},
    "plan": {"coordinator"},
    "plan-row": {"coordinator"},
    "plan-row-paper": {"coordinator"},
    "plan-file": {"coordinator"},
    "handovers": {"procurement_officer", "coordinator"},
    "requester": {"requester"},
    "reply": {"requester"},
    "requester-case": {"requester"},
    "statistics": {"coordinator"},
    "statistics-file": {"coordinator"},
    "register-file": {"procurement_officer", "coordinator"},
    **{name: {"recruiter"} for name in OF_RECRUITER},
    "new-clause": {"coordinator"},
    "write-clause": {"coordinator"},
    "clause-examples": {"coordinator"},
    "clause-step": {"coordinator"},
}
WRITES = {
    "act-as": OF_ALL,
    "speak-in": OF_ALL,
    "new": {"procurement_officer"},
    "part": {"procurement_officer"},
    "understand": {"procurement_officer"},
    "text": {"procurement_officer"},
    "papers": {"procurement_officer", "recruiter", "coordinator"},
    "issue": {"procurement_officer"},
    "file": {"procurement_officer"},
    "events": {"procurement_officer", "recruiter"},
    "clause-try": OF_ALL,  # values to try, which are stored nowhere
    "calendar-page": OF_ALL,
    "plans": {"coordinator"},
    "plan-row": {"coordinator"},
    "reply": {"requester"},
    "requester-case": {"requester"},
    **{name: {"recruiter"} for name in OF_RECRUITER},
    "new-clause": {"coordinator"},
    "write-clause": {"coordinator"},
    "try-clause": {"coordinator"},
    "clause-examples": {"coordinator"},
    "clause-step": {"coordinator"},
}
TABLE = [
    (role, name, method)
    for name, (_, methods) in ADDRESSES.items()
    for method in ("GET", "POST")
    if method in methods and name != "enter"
    for role in sorted(OF_ALL)
]


@pytest.fixture
def cases(cases_of_module: Path) -> Path:
    return cases_of_module


@pytest.mark.parametrize(("role", "name", "method"), TABLE)
def test_an_address_answers_the_roles_that_it_is_for_and_no_other(
    role: str, name: str, method: str, client: Client
) -> None:
    client.post("/roll", {"roll": role})

    answer = client.generic(method, ADDRESSES[name][0])

    allowed = READS.get(name, OF_ALL) if method == "GET" else WRITES.get(name, NOBODY)
    assert (answer.status_code != 403) is (role in allowed)


def test_whose_page_it_is_is_said_and_the_role_can_be_taken_up_from_there(client: Client) -> None:
    client.post("/roll", {"roll": "requester"})

    answer = client.get("/arenden/vaghyveln/fil/")

    assert "Sidan hör till rollen upphandlare." in answer.content.decode()
    assert client.post("/roll", {"roll": "procurement_officer", "vidare": "/arenden/vaghyveln/fil/"}).headers[
        "Location"
    ] == ("/arenden/vaghyveln/fil/")


@pytest.mark.parametrize("elsewhere", ["https://exempel.se/", "//exempel.se/", "/\\exempel.se", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(elsewhere: str, client: Client) -> None:
    for address, sent in (("/roll", {"roll": "recruiter"}), ("/sprak", {"sprak": "en"})):
        assert client.post(address, sent | {"vidare": elsewhere}).headers["Location"] in ("/", "/arenden/", "/vecka/")


def test_a_role_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.post("/roll", {"roll": "kung"}).status_code == 404
    assert client.post("/sprak", {"sprak": "tlh"}).status_code == 404
