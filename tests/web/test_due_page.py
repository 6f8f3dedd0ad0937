"""What is due, as a page and as a calendar to subscribe to."""

import re
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client

from tenderkit.web.models import CalendarKey, KeptFigures
from web.conftest import ADDRESS


@pytest.fixture(autouse=True)
def _nothing_asked_for_yet(awarded_case: None) -> None:
    CalendarKey.objects.all().delete()
    cache.clear()


def _page(client: Client, query: str = "") -> str:
    return client.get(f"/att-gora/{query}").content.decode()


def _new_address(client: Client, role: str = "") -> str:
    client.post("/att-gora/kalender/", {"ny": "ja", "roll": role})
    found = re.search(r"http://\S+?(/kalender/\S+?\.ics)", client.get("/att-gora/kalender/").content.decode())
    assert found is not None
    return found[1]


def test_what_is_late_comes_first_with_a_way_to_its_case(client: Client) -> None:
    words = _page(client)

    assert '<span class="tag error">försenat</span>' in words.partition("</tr>")[2].partition("</tr>")[0]
    assert '<a href="/arenden/vinterparken/">SB 2025/203 Vinterparken</a>' in words


def test_the_page_lists_what_the_command_lists(client: Client, cases: Path) -> None:
    from django.utils.timezone import localdate

    from tenderkit.web.shelf import cases_on_the_shelf
    from tenderkit.web.views.oversight.due_page import due_list
    from tenderkit.workflows.due.read_due import read_due

    page, command = due_list(cases_on_the_shelf()), read_due(cases, localdate())

    assert set(page.entries) == set(command.entries)
    assert (page.read, page.unread) == (command.read, command.unread)


def test_one_role_and_one_unit_can_be_chosen(client: Client) -> None:
    assert "lagtabellen" not in _page(client, "?roll=recruiter")
    assert "lagtabellen" in _page(client, "?roll=coordinator")
    assert "Vinterparken" not in _page(client, "?enhet=KLF")
    assert "Inget att se till" in _page(client, "?enhet=<b>")


def test_before_the_notice_a_case_is_told_of_by_its_number_alone(client: Client) -> None:
    words = _page(client)

    assert "TF 2027/412" in words
    assert "Väghyveln" not in words


def test_a_case_that_cannot_be_read_is_counted_and_stops_no_other(client: Client, cases: Path) -> None:
    (cases / "stadsfesten" / "upphandling.yaml").write_text("title: [", "utf-8")

    words = _page(client)

    assert "1 ärende är inte klart eller kan inte läsas" in words
    assert "Vinterparken" in words


def test_what_has_been_read_is_not_read_again_until_a_file_changes(client: Client, cases: Path) -> None:
    _page(client)
    standing = dict(KeptFigures.objects.values_list("place", "state"))
    file = cases / "vinterparken" / "upphandling.yaml"
    file.write_text(file.read_text("utf-8").replace("title: Vinterparken", "title: Sommarparken"), "utf-8")

    assert "Sommarparken" in _page(client)
    changed = dict(KeptFigures.objects.values_list("place", "state"))
    assert {place for place in changed if changed[place] != standing[place]} == {"vinterparken"}


def test_cases_that_nobody_has_come_to_read_are_told_of(cases: Path) -> None:
    from tenderkit.web.kept_figures import figures_of_cases
    from tenderkit.web.shelf import cases_on_the_shelf

    KeptFigures.objects.all().delete()

    found = figures_of_cases(cases_on_the_shelf(), patience=-1)

    assert [each is None for each in found.values()] == [False, *([True] * (len(found) - 1))]


def test_a_calendar_is_opened_by_its_address_without_signing_in(client: Client, stranger: Client) -> None:
    answer = stranger.get(_new_address(client))

    words = answer.content.decode()
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/calendar")
    assert words.startswith("BEGIN:VCALENDAR")
    assert "Vinterparken" in words
    assert "sessionid" not in answer.cookies


def test_a_calendar_tells_of_no_person_no_supplier_and_no_title_before_the_notice(
    client: Client, stranger: Client
) -> None:
    words = stranger.get(_new_address(client)).content.decode().replace("\r\n ", "")

    assert "TF 2027/412" in words
    assert [each for each in ("Väghyveln", "Påhittade", "P-0", "plats P") if each in words] == []


def test_a_calendar_of_one_role_has_that_roles_days_alone(client: Client, stranger: Client) -> None:
    words = stranger.get(_new_address(client, "recruiter")).content.decode()

    assert "CATEGORIES:rekryterare" in words
    assert "CATEGORIES:samordnare" not in words


def test_a_new_address_ends_the_old_one_and_one_that_is_taken_away_opens_nothing(
    client: Client, stranger: Client
) -> None:
    first = _new_address(client)
    second = _new_address(client)

    assert stranger.get(first).status_code == 404
    assert stranger.get(second).status_code == 200
    assert "borta" in client.post("/att-gora/kalender/", {"ta_bort": "ja"})["Location"]
    assert stranger.get(second).status_code == 404


def test_the_address_is_shown_once_and_not_kept(client: Client) -> None:
    token = _new_address(client).rpartition("/")[2].removesuffix(".ics")

    assert len(token) == 22  # 128 bits
    assert token not in client.get("/att-gora/kalender/").content.decode()
    assert token not in str(list(CalendarKey.objects.values_list()))


def test_a_role_that_there_is_not_makes_no_address(client: Client) -> None:
    assert client.post("/att-gora/kalender/", {"ny": "ja", "roll": "kung"}).status_code == 404
    assert not CalendarKey.objects.exists()


def test_guessing_is_slowed_down_and_stops_no_calendar_that_has_its_key(client: Client, stranger: Client) -> None:
    right = _new_address(client)

    answers = [stranger.get(f"/kalender/{guess}.ics").status_code for guess in range(70)]

    assert answers[:60] == [404] * 60
    assert answers[-1] == 429
    assert stranger.get(right).status_code == 200


def test_a_calendar_that_is_asked_for_too_often_waits(client: Client, stranger: Client) -> None:
    right = _new_address(client)

    answers = [stranger.head(right).status_code for _ in range(25)]

    assert answers[0] == 200
    assert answers[-1] == 429


def test_no_other_site_can_ask_for_a_calendar_in_our_name(client: Client) -> None:
    right = _new_address(client)

    assert Client(headers={"host": "exempel.se"}).get(right).status_code == 421
    assert Client(headers={"host": ADDRESS, "origin": "https://exempel.se"}).get(right).status_code == 403


def test_what_is_wrong_with_a_file_is_not_told_to_a_calendar(client: Client, stranger: Client, cases: Path) -> None:
    right = _new_address(client)
    (cases / "tenderkit.toml").write_text("hemligt = [", "utf-8")

    answer = stranger.get(right)

    assert answer.status_code == 503
    assert "hemligt" not in answer.content.decode()
