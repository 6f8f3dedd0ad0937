"""Nobody else's page, link or form reaches ours, and ours loads nothing from anybody else."""

import re

import pytest
from django.test import Client

from tenderkit.web.one_link import new_link

PART = "/arenden/vaghyveln/uppgifter/avtalet/"
NAME = "Sara Exempel"


@pytest.mark.parametrize("host", ["example.se", "127.0.0.1:9", "127.0.0.1.example.se:8000", "", "localhost"])
def test_another_host_is_refused(host: str, client: Client) -> None:
    assert client.get("/arenden/", headers={"host": host}).status_code == 421


def test_the_machine_by_its_other_name_is_this_one(client: Client) -> None:
    assert client.get("/arenden/", headers={"host": "localhost:8000"}).status_code == 200


@pytest.mark.parametrize("origin", ["http://example.se", "null", "http://127.0.0.1:9", "https://127.0.0.1:8000"])
def test_another_origin_is_refused(origin: str, client: Client) -> None:
    assert client.post("/arenden/ny", headers={"origin": origin}).status_code == 403


def test_the_link_lets_one_person_in_once(stranger: Client) -> None:
    token = new_link()

    first = stranger.get(f"/in/{token}/")
    second = Client(headers={"host": "127.0.0.1:8000"}).get(f"/in/{token}/")

    assert (first.status_code, first["Location"]) == (302, "/")
    assert second.status_code == 403
    assert len(token) >= 22  # 128 bits in letters of six


def test_a_new_link_makes_the_one_before_worthless(stranger: Client) -> None:
    earlier = new_link()
    new_link()

    assert stranger.get(f"/in/{earlier}/").status_code == 403
    assert stranger.get("/in/%20/").status_code == 403


def test_the_cookies_are_for_this_page_alone(stranger: Client) -> None:
    stranger.get(f"/in/{new_link()}/")
    page = stranger.get("/arenden/ny")

    for cookie in (stranger.cookies["tenderkit"], page.cookies["tenderkit-csrf"]):
        assert (cookie["httponly"], cookie["samesite"]) == (True, "Strict")


def test_the_session_is_another_one_after_the_link(stranger: Client) -> None:
    stranger.get("/arenden/")
    before = stranger.cookies.get("tenderkit")
    stranger.get(f"/in/{new_link()}/")

    assert before is None or before.value != stranger.cookies["tenderkit"].value


def test_a_form_without_its_token_is_refused_and_what_was_written_comes_back(cases: object) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"host": "127.0.0.1:8000"})
    strict.get(f"/in/{new_link()}/")

    answer = strict.post(PART, {"f:contract.months": "31", "var:contract.months": "30"})

    assert answer.status_code == 403
    assert "31" in answer.content.decode()
    assert "Avtalstid" in answer.content.decode()


def test_a_session_that_has_ended_gives_back_what_was_written(stranger: Client) -> None:
    answer = stranger.post(PART, {"f:contract.months": "31", "var:contract.months": "30"})

    words = answer.content.decode()
    assert answer.status_code == 403
    assert '<input type="hidden" name="f:contract.months" value="31">' in words
    assert "Avtal: Avtalstid" in words


@pytest.mark.parametrize(
    "address", ["/arenden/", PART, "/arenden/vaghyveln/varfor/", "/arenden/vaghyveln/text/", "/arenden/finns-inte/"]
)
def test_a_page_loads_and_runs_nothing_of_others_and_nothing_inline(address: str, client: Client) -> None:
    answer = client.get(address)
    words = answer.content.decode()

    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert re.findall(r"<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=|javascript:", words) == []
    assert re.findall(r'(?:src|href|action)="(?:https?:)?//', words) == []
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cache-Control"] == "no-store"


def test_a_form_of_ten_megabytes_is_refused(client: Client) -> None:
    answer = client.post(PART, {"f:contract.months": "9" * 10_000_000, "var:contract.months": "30"})

    assert answer.status_code == 400


def test_nothing_leads_out_of_the_page(client: Client) -> None:
    answer = client.get("/?next=https://example.se")

    assert answer["Location"] == "/arenden/"


def test_a_fault_of_ours_is_told_of_where_it_broke_and_without_a_value(
    client: Client, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise KeyError(NAME)

    monkeypatch.setattr("tenderkit.web.views.case_list.listed_seen_by", broken)
    client.raise_request_exception = False

    answer = client.get("/arenden/?fritext=Sara")

    said = capsys.readouterr().err
    assert (answer.status_code, "fel hos oss" in answer.content.decode()) == (500, True)
    assert said.startswith("KeyError\n")
    assert re.search(r"^test_guarding\.py:[0-9]+ broken$", said, re.MULTILINE)
    assert "Sara" not in said
    assert client.get("/arenden/finns-inte/").status_code == 404
    assert capsys.readouterr().err == ""
