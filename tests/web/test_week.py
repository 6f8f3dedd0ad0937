"""The recruiter's week over all cases: what `tenderkit due` tells the role, late things first, each with the way to do it."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils.timezone import localdate

from given.moved_in_time import moved_in_time
from tenderkit.model.case.choices import Role
from tenderkit.rules.due.matter import DueKind, DueMatter

PAGE = "/vecka/"
IN_THE_MIDDLE = date(2028, 8, 10)  # when P-01 and P-02 of the sample go on and P-03 has ended


@pytest.fixture
def today(cases: Path) -> date:
    """A day on which much is going on in Väghyveln."""
    now = localdate()
    moved_in_time(cases / "vaghyveln", IN_THE_MIDDLE, now)
    return now


def _words(client: Client, address: str = PAGE) -> str:
    """With every case read: on a busy machine a request leaves some for the next one."""
    from tenderkit.web.case_rows import listed_cases

    listed_cases(patience=float("inf"))
    return client.get(address).content.decode()


def test_the_week_is_where_the_recruiters_day_begins(client: Client) -> None:
    assert client.post("/roll", {"roll": "recruiter"}).headers["Location"] == "/vecka/"


def test_what_is_late_stands_first_and_then_day_by_day(today: date, recruiter: Client) -> None:
    words = _words(recruiter)

    assert words.index("Försenat") < words.index("Plats P-02 slutar enligt planeringen")
    assert words.index("Plats P-02 slutar") < words.index("Plats P-04 börjar")
    assert "Kvar att göra efter överlämningen" in words


def test_the_week_tells_what_due_tells_the_role_and_nothing_else(today: date, recruiter: Client, cases: Path) -> None:
    from tenderkit.workflows.due.read_due import read_due

    last = today + timedelta(days=14)
    told = [each for each in read_due(cases, today, Role.RECRUITER).entries if (each.matter.day or today) <= last]
    words = _words(recruiter)

    assert told
    assert [each.what for each in told if each.what not in words] == []
    assert words.count('class="with-action"') == len(told)


def test_it_can_be_seen_further_ahead(today: date, recruiter: Client) -> None:
    assert "Plats P-01 slutar" not in _words(recruiter)
    assert "till har en senare dag" in _words(recruiter)
    assert "Plats P-01 slutar" in _words(recruiter, f"{PAGE}?dagar=365")


@pytest.mark.parametrize("asked", ["-1", "99999999999", "idag", "<b>", ""])
def test_another_number_of_days_is_the_usual_one(asked: str, recruiter: Client) -> None:
    answer = recruiter.get(PAGE, {"dagar": asked})

    assert answer.status_code == 200
    assert 'value="14" selected' in answer.content.decode()


def test_each_row_leads_to_where_it_is_done(today: date, recruiter: Client) -> None:
    words = _words(recruiter, f"{PAGE}?dagar=30")

    assert "/arenden/vaghyveln/intyg/?plats=P-02#P-02" in words
    assert "/arenden/vaghyveln/handelser/?handelse=started&amp;f%3Aplace=P-04" in words


@pytest.mark.parametrize("kind", list(DueKind))
def test_whatever_is_due_has_a_way(kind: DueKind, recruiter: Client) -> None:
    from tenderkit.web.shown.way_to_do import way_to_do

    matter = DueMatter(kind, None, "Något", "Klausulen", of="P-01", supplier="Exempel Anläggning AB")

    assert recruiter.get(way_to_do(matter, "vaghyveln").partition("#")[0]).status_code == 200


@pytest.mark.parametrize(("sort", "event"), [("dialogue", "dialogue_held"), ("follow_up", "meeting_held")])
def test_a_meeting_that_was_called_to_is_told_to_have_been_held(sort: str, event: str, recruiter: Client) -> None:
    from tenderkit.web.shown.way_to_do import way_to_do

    matter = DueMatter(DueKind.CALLED_MEETING, None, "Möte", "Kallelsen", of=f"{sort} 2028-01-01")

    assert f"handelse={event}" in way_to_do(matter, "vaghyveln")


def test_a_case_of_another_unit_is_not_in_the_week(
    today: date, recruiter: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tenderkit.web.views.recruiter.week_page.cases_seen_by", lambda _: {})

    words = _words(recruiter)

    assert "Väghyveln" not in words
    assert "Inget är försenat och inget kommer" in words


def test_a_case_that_cannot_be_read_is_told_of(recruiter: Client, cases: Path) -> None:
    (cases / "vaghyveln" / "upphandling.yaml").write_text("title: [", "utf-8")

    words = _words(recruiter)

    assert "Ärenden med fel" in words


def test_many_things_are_shown_a_hundred_at_a_time(
    today: date, recruiter: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tenderkit.web.views.recruiter.week_page._ON_A_PAGE", 2)

    assert "Sida 1 av" in _words(recruiter)
    assert _words(recruiter).count('class="with-action"') == 2
    assert "Sida 2 av" in _words(recruiter, f"{PAGE}?sida=2")


def test_what_the_page_keeps_of_the_week_names_nobody(today: date, recruiter: Client, cases: Path) -> None:
    import json

    from tenderkit.readers.yaml.yaml_reader import read_yaml
    from tenderkit.web.models import IndexedCase

    _words(recruiter)

    persons = read_yaml(cases / "vaghyveln" / "personer.yaml").data["persons"]
    kept = json.dumps(list(IndexedCase.objects.values_list("row", flat=True)), ensure_ascii=False)
    assert isinstance(persons, list)
    assert "P-02" in kept
    assert [each for each in persons if isinstance(each, dict) and str(each["name"]) in kept] == []


def test_the_overview_of_a_case_tells_the_recruiter_what_remains(today: date, recruiter: Client) -> None:
    words = _words(recruiter, "/arenden/vaghyveln/")

    assert "Det som återstår för dig" in words
    assert "Plats P-02 slutar enligt planeringen" in words
    assert "/arenden/vaghyveln/personer/" in words
