"""Every address by every method, for whoever is let in and whoever isn't: the table is whole, and a test holds it to that."""

from pathlib import Path

import pytest
from django.test import Client

ADDRESSES = {  # the name of the address -> an example, and the methods that it answers
    "start": ("/", {"GET", "HEAD"}),
    "enter": ("/in/fel/", {"GET"}),
    "act-as": ("/roll", {"POST"}),
    "speak-in": ("/sprak", {"POST"}),
    "document-style": ("/dokumentstil.css", {"GET", "HEAD"}),
    "mark": ("/marke", {"GET", "HEAD"}),
    "cases": ("/arenden/", {"GET", "HEAD"}),
    "new": ("/arenden/ny", {"GET", "HEAD", "POST"}),
    "case": ("/arenden/vaghyveln/", {"GET", "HEAD"}),
    "part": ("/arenden/vaghyveln/uppgifter/kravet/", {"GET", "HEAD", "POST"}),
    "understand": ("/arenden/vaghyveln/uppgifter/kravet/forsta/", {"POST"}),
    "text": ("/arenden/vaghyveln/text/", {"GET", "HEAD", "POST"}),
    "review": ("/arenden/vaghyveln/granska/", {"GET", "HEAD"}),
    "reasons": ("/arenden/vaghyveln/varfor/", {"GET", "HEAD"}),
    "papers": ("/arenden/vaghyveln/dokument/", {"GET", "HEAD", "POST"}),
    "archive": ("/arenden/vaghyveln/dokument/alla.zip", {"GET", "HEAD"}),
    "paper": ("/arenden/vaghyveln/dokument/hamta/kravavsnitt/kravavsnitt.txt", {"GET", "HEAD"}),
    "copy": ("/arenden/vaghyveln/dokument/kopiera/kravavsnitt/kravavsnitt/", {"GET", "HEAD"}),
    "issue": ("/arenden/vaghyveln/dokument/utfarda/kravavsnitt/", {"GET", "HEAD", "POST"}),
    "events": ("/arenden/vaghyveln/handelser/", {"GET", "HEAD", "POST"}),
    "week": ("/vecka/", {"GET", "HEAD"}),
    "own-papers": ("/arenden/vaghyveln/intyg/", {"GET", "HEAD"}),
    "own-paper": ("/arenden/vaghyveln/intyg/intyg/intyg-p-01/", {"GET", "HEAD", "POST"}),
    "own-paper-file": ("/arenden/vaghyveln/intyg/intyg/intyg-p-01.txt", {"GET", "HEAD"}),
    "entries": ("/arenden/vaghyveln/platser/", {"GET", "HEAD", "POST"}),
    "entry": ("/arenden/vaghyveln/platser/platser/p-01/", {"GET", "HEAD", "POST"}),
    "persons": ("/arenden/vaghyveln/personer/", {"GET", "HEAD", "POST"}),
    "prune": ("/arenden/vaghyveln/personer/gallra/", {"GET", "HEAD", "POST"}),
    "person": ("/arenden/vaghyveln/personer/p-01/", {"GET", "HEAD", "POST"}),
    "file": ("/arenden/vaghyveln/fil/", {"GET", "HEAD", "POST"}),
    "clauses": ("/klausuler/", {"GET", "HEAD"}),
    "clause": ("/klausuler/vite/", {"GET", "HEAD"}),
    "clause-version": ("/klausuler/vite/1.0.0/", {"GET", "HEAD"}),
    "clause-compare": ("/klausuler/vite/jamfor/", {"GET", "HEAD"}),
    "clause-history": ("/klausuler/vite/historik/", {"GET", "HEAD"}),
    "clause-uses": ("/klausuler/vite/anvands/", {"GET", "HEAD"}),
    "clause-try": ("/klausuler/vite/prova/", {"GET", "HEAD", "POST"}),
    "provisions": ("/lagrum/", {"GET", "HEAD"}),
    "due": ("/att-gora/", {"GET", "HEAD"}),
    "calendar-page": ("/att-gora/kalender/", {"GET", "HEAD", "POST"}),
    "calendar": ("/kalender/fel.ics", {"GET", "HEAD"}),
    "register": ("/register/", {"GET", "HEAD"}),
    "clauses-used": ("/register/klausuler/", {"GET", "HEAD"}),
    "plans": ("/plan/", {"GET", "HEAD", "POST"}),
    "plan": ("/plan/plan-2027/", {"GET", "HEAD"}),
    "plan-row": ("/plan/plan-2027/rad/4/", {"GET", "HEAD", "POST"}),
    "plan-row-paper": ("/plan/plan-2027/rad/4/rekommendation.docx", {"GET", "HEAD"}),
    "plan-file": ("/plan/plan-2027/svar.xlsx", {"GET", "HEAD"}),
    "requester": ("/bestallare/", {"GET", "HEAD"}),
    "reply": ("/bestallare/plan/plan-2027/rad/4/", {"GET", "HEAD", "POST"}),
    "requester-case": ("/bestallare/arenden/vaghyveln/", {"GET", "HEAD", "POST"}),
    "handovers": ("/register/overlamningar/", {"GET", "HEAD"}),
    "statistics": ("/statistik/", {"GET", "HEAD"}),
    "statistics-file": ("/statistik/arsstatistik-2026.docx", {"GET", "HEAD"}),
    "register-file": ("/register/register.xlsx", {"GET", "HEAD"}),
    "new-clause": ("/klausuler/ny", {"GET", "HEAD", "POST"}),
    "write-clause": ("/klausuler/vite/2.1.0/andra/", {"GET", "HEAD", "POST"}),
    "try-clause": ("/klausuler/vite/2.1.0/andra/prova/", {"POST"}),
    "clause-examples": ("/klausuler/vite/2.1.0/exempel/", {"GET", "HEAD", "POST"}),
    "clause-step": ("/klausuler/vite/2.1.0/steg/adopt/", {"GET", "HEAD", "POST"}),
}
OF_ACCOUNTS = {  # there for a server alone; one person on one machine has no account
    "sign-in": ("/in/", {"GET", "HEAD", "POST"}),
    "choose-password": ("/in/losenord/MQ/fel/", {"GET", "HEAD", "POST"}),
    "oidc-ask": ("/in/kommunen/", {"GET"}),
    "oidc-back": ("/in/kommunen/svar/", {"GET"}),
    "sign-out": ("/ut", {"POST"}),
    "own-account": ("/konto/", {"GET", "HEAD", "POST"}),
    "accounts": ("/konton/", {"GET", "HEAD", "POST"}),
    "account": ("/konton/1/", {"GET", "HEAD", "POST"}),
}
OPEN = {"enter": 403, "calendar": 404}  # what a wrong key opens for whoever it is
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
TABLE = [(name, method) for name in ADDRESSES for method in METHODS]
TAKES_NO_PLACE = {"enter"}  # whoever is in is led on


@pytest.fixture
def cases(cases_of_module: Path) -> Path:
    return cases_of_module


def test_every_address_is_in_the_table(page: None) -> None:
    from tenderkit.web.addresses import urlpatterns

    assert {pattern.name for pattern in urlpatterns} == {*ADDRESSES, *OF_ACCOUNTS}


@pytest.mark.parametrize("name", [name for name in OF_ACCOUNTS if name not in ("sign-in", "sign-out")])
def test_one_person_on_one_machine_has_no_accounts(name: str, client: Client) -> None:
    client.post("/roll", {"roll": "coordinator"})

    assert client.get(OF_ACCOUNTS[name][0]).status_code == 404


@pytest.mark.parametrize(("name", "method"), TABLE)
def test_a_stranger_learns_nothing_at_any_address(name: str, method: str, stranger: Client) -> None:
    answer = stranger.generic(method, ADDRESSES[name][0])

    assert answer.status_code == (405 if name in OPEN and method not in ADDRESSES[name][1] else OPEN.get(name, 403))
    assert "Väghyveln" not in answer.content.decode()


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_stranger_gets_the_same_answer_for_a_case_that_is_there_and_one_that_is_not(
    name: str, stranger: Client
) -> None:
    address = ADDRESSES[name][0]
    there, not_there = (stranger.get(each) for each in (address, address.replace("vaghyveln", "finns-inte")))

    assert there.status_code == not_there.status_code == OPEN.get(name, 403)
    assert there.content.replace(b"vaghyveln", b"") == not_there.content.replace(b"finns-inte", b"")


@pytest.mark.parametrize(("name", "method"), [each for each in TABLE if each[1] not in ADDRESSES[each[0]][1]])
def test_a_method_that_an_address_has_no_use_for_is_refused(name: str, method: str, client: Client) -> None:
    assert client.generic(method, ADDRESSES[name][0]).status_code == 405


@pytest.mark.parametrize("name", [name for name, (_, methods) in ADDRESSES.items() if "GET" in methods])
def test_whoever_is_let_in_gets_every_page(name: str, client: Client) -> None:
    work_as_one_who_may_open(name, client)

    answer = client.get(ADDRESSES[name][0])

    assert answer.status_code == {"start": 302, "enter": 302, "mark": 404, "calendar": 404, "reply": 404}.get(
        name, 200
    )  # no mark in the samples


def work_as_one_who_may_open(name: str, client: Client) -> None:
    from tenderkit.web.addresses.allowed_roles import reaches

    client.post("/roll", {"roll": max(reaches()[name].roles("GET")).value})


@pytest.mark.parametrize(
    "address",
    [
        "/arenden/finns-inte/",
        "/arenden/vaghyveln/uppgifter/finns-inte/",
        "/arenden/vaghyveln/dokument/hamta/kravavsnitt/finns-inte.docx",
        "/arenden/vaghyveln/dokument/hamta/kravavsnitt/kravavsnitt.exe",
        "/arenden/vaghyveln/dokument/hamta/finns-inte/finns-inte.docx",
        "/klausuler/vite/9.9.9/andra/",
        "/klausuler/finns-inte/1.0.0/exempel/",
        "/klausuler/vite/2.1.0/steg/finns-inte/",
        "/klausuler/vite/..%2f..%2fetc/andra/",
        "/arenden/../../etc/passwd",
        "/arenden/%2e%2e/",
        "/arenden/..%2f..%2fetc/dokument/",
        "/statiskt/../configuring.py",
        "/statiskt/%2e%2e/configuring.py",
    ],
)
def test_what_is_not_there_is_not_found(address: str, client: Client) -> None:
    client.post("/roll", {"roll": "coordinator" if "klausuler" in address else "procurement_officer"})

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("kind", ["intyg", "kandidatforslag", "problemnotering"])
def test_a_paper_about_a_person_is_not_here(kind: str, client: Client) -> None:
    for address in ("hamta/{0}/{0}-p-01.docx", "kopiera/{0}/{0}-p-01/", "utfarda/{0}/"):
        assert client.get(f"/arenden/vaghyveln/dokument/{address.format(kind)}").status_code == 404


def test_no_name_of_a_person_is_on_any_page_but_the_recruiters_own(client: Client, cases: Path) -> None:
    from tenderkit.readers.yaml.yaml_reader import read_yaml
    from tenderkit.web.addresses.allowed_roles import RECRUITER, reaches

    persons = read_yaml(cases / "vaghyveln" / "personer.yaml").data["persons"]
    assert isinstance(persons, list)
    names = [str(person["name"]) for person in persons if isinstance(person, dict)]
    texts = []
    for name, (address, methods) in ADDRESSES.items():
        if (
            "GET" in methods and reaches()[name].reads != RECRUITER and name != "archive"
        ):  # of the papers, each by itself
            work_as_one_who_may_open(name, client)
            texts.append(client.get(address).content.decode("utf-8", "replace"))

    assert names
    assert [name for name in names for text in texts if name in text] == []
