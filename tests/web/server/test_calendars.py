"""The calendar of somebody with an account: of the units that they work for, and for as long as they do."""

import re
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client

from tenderkit.model.case.choices import Role
from web.conftest import read_every_case
from web.server.conftest import ADDRESS, Enter


@pytest.fixture(autouse=True)
def _every_case_is_read(server: Path) -> None:
    from tenderkit.web.case_rows import rebuild_the_list

    rebuild_the_list()
    read_every_case()
    cache.clear()


def _calendar_of(person: Client) -> str:
    person.post("/att-gora/kalender/", {"ny": "ja"})
    found = re.search(r"http://\S+?(/kalender/\S+?\.ics)", person.get("/att-gora/kalender/").content.decode())
    assert found is not None
    return found[1]


def test_a_calendar_holds_the_days_of_ones_own_units(enter: Enter) -> None:
    stranger = Client(headers={"host": ADDRESS})
    mine, other = (
        stranger.get(_calendar_of(enter(Role.COORDINATOR, unit, name))).content.decode()
        for unit, name in (("Teknisk förvaltning", "anna"), ("Socialförvaltningen", "bo"))
    )

    assert "TF 2027/412" in mine
    assert "TF 2027/412" not in other
    assert other.startswith("BEGIN:VCALENDAR")


def test_each_has_an_address_of_their_own(enter: Enter) -> None:
    stranger = Client(headers={"host": ADDRESS})
    first = _calendar_of(enter(Role.COORDINATOR, "", "anna"))
    second = enter(Role.COORDINATOR, "", "bo")
    _calendar_of(second)

    second.post("/att-gora/kalender/", {"ta_bort": "ja"})

    assert stranger.get(first).status_code == 200


def test_the_calendar_of_a_closed_account_opens_nothing(enter: Enter) -> None:
    from django.contrib.auth.models import User

    address = _calendar_of(enter(Role.COORDINATOR, "", "anna"))
    User.objects.filter(username="anna").update(is_active=False)

    assert Client(headers={"host": ADDRESS}).get(address).status_code == 404


def test_nor_does_that_of_an_account_that_has_nothing_to_do_here_any_more(enter: Enter) -> None:
    from django.contrib.auth.models import User

    from tenderkit.web.server.accounts import give_posts

    address = _calendar_of(enter(Role.COORDINATOR, "", "anna"))
    give_posts(User.objects.get(username="anna"), [])

    assert Client(headers={"host": ADDRESS}).get(address).status_code == 404
