"""Signing in, and what stops whoever shouldn't: a wrong password, too many of them, a closed account, a foreign page."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tenderkit.model.case.choices import Role
from web.server.conftest import ADDRESS, PASSWORD, Enter


@pytest.fixture
def stranger(server: Path) -> Client:
    return Client(headers={"host": ADDRESS})


def test_whoever_signs_in_gets_to_where_the_role_begins(enter: Enter) -> None:
    answer = enter(Role.COORDINATOR).get("/", follow=True)

    assert answer.status_code == 200
    assert "Konton" in answer.content.decode()


def test_a_wrong_name_and_a_wrong_password_are_answered_alike(enter: Enter, stranger: Client) -> None:
    enter(Role.RECRUITER, name="anna.ek")

    answers = [
        stranger.post("/in/", {"namn": name, "losenord": "fel"}).content.decode().replace(name, "")
        for name in ("anna.ek", "finns.inte")
    ]

    plain = [re.sub(r'value="[^"]{60,}"', "", each) for each in answers]
    assert plain[0] == plain[1]
    assert "Namnet eller lösenordet stämmer inte." in answers[0]


def test_after_five_wrong_ones_not_even_the_right_one_lets_in(enter: Enter, stranger: Client) -> None:
    enter(Role.RECRUITER, name="anna.ek")
    for _ in range(5):
        stranger.post("/in/", {"namn": "anna.ek", "losenord": "fel"})

    answer = stranger.post("/in/", {"namn": "anna.ek", "losenord": PASSWORD})

    assert answer.status_code == 429
    assert stranger.get("/arenden/").status_code == 403


def test_a_closed_account_is_out_at_the_next_page(enter: Enter) -> None:
    from tenderkit.web.server.accounts import close_account

    inside = enter(Role.PROCUREMENT_OFFICER, name="anna.ek")
    assert inside.get("/arenden/").status_code == 200

    close_account(User.objects.get(username="anna.ek"))

    assert inside.get("/arenden/").status_code == 403


def test_a_role_that_is_taken_away_is_gone_at_the_next_page(enter: Enter) -> None:
    from tenderkit.web.server.accounts import give_posts

    inside = enter(Role.PROCUREMENT_OFFICER, name="anna.ek")
    give_posts(User.objects.get(username="anna.ek"), [])

    answer = inside.get("/arenden/")

    assert answer.status_code == 403
    assert "inget uppdrag" in answer.content.decode()
    assert inside.post("/ut").status_code == 302


def test_signing_out_ends_the_session_for_whoever_has_its_cookie(enter: Enter, stranger: Client) -> None:
    inside = enter(Role.RECRUITER)
    stranger.cookies.update(inside.cookies.copy())
    assert stranger.get("/arenden/").status_code == 200

    inside.post("/ut")

    assert stranger.get("/arenden/").status_code == 403


def test_the_session_has_another_key_after_signing_in(enter: Enter, stranger: Client) -> None:
    enter(Role.RECRUITER, name="anna.ek")
    stranger.get("/in/")
    before = {each.key for each in stranger.cookies.values() if each.key == "tenderkit"}
    stranger.post("/in/", {"namn": "anna.ek", "losenord": PASSWORD})

    cookie = stranger.cookies["tenderkit"]
    assert before == set()
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"


def test_no_page_of_another_site_can_sign_anybody_in(server: Path) -> None:
    client = Client(headers={"host": ADDRESS}, enforce_csrf_checks=True)

    assert client.post("/in/", {"namn": "a", "losenord": "b"}).status_code == 403
    assert client.post("/in/", headers={"origin": "https://exempel.se"}).status_code == 403


def test_the_link_of_one_person_lets_nobody_into_a_server(stranger: Client) -> None:
    from tenderkit.web.one_link import new_link

    stranger.get(f"/in/{new_link()}/")

    assert stranger.get("/arenden/").status_code == 403


def test_a_password_is_chosen_by_the_link_and_has_to_be_a_good_one(enter: Enter, stranger: Client) -> None:
    from tenderkit.web.post import Post
    from tenderkit.web.server.accounts import give_posts, new_account, way_to_choose_a_password

    account = new_account("ny.person")
    give_posts(account, [Post(Role.REQUESTER)])
    way = way_to_choose_a_password(account)

    short = stranger.post(way, {"nytt": "kort", "igen": "kort"})
    differs = stranger.post(way, {"nytt": PASSWORD, "igen": PASSWORD + "x"})
    chosen = stranger.post(way, {"nytt": PASSWORD, "igen": PASSWORD})

    assert "minst 12 tecken" in short.content.decode()
    assert "inte lika" in differs.content.decode()
    assert chosen.status_code == 302
    assert stranger.get(way).status_code == 404
    assert stranger.post("/in/", {"namn": "ny.person", "losenord": PASSWORD}).status_code == 302


def test_a_new_password_needs_the_one_that_is_and_ends_the_other_sessions(enter: Enter, stranger: Client) -> None:
    inside = enter(Role.RECRUITER, name="anna.ek")
    stranger.post("/in/", {"namn": "anna.ek", "losenord": PASSWORD})
    new = "en helt annan mening nu"

    wrong = inside.post("/konto/", {"nuvarande": "fel", "nytt": new, "igen": new})
    done = inside.post("/konto/", {"nuvarande": PASSWORD, "nytt": new, "igen": new})

    assert "Det nuvarande lösenordet stämmer inte." in wrong.content.decode()
    assert done.status_code == 302
    assert inside.get("/arenden/").status_code == 200
    assert stranger.get("/arenden/").status_code == 403
