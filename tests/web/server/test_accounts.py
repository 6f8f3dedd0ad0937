"""Accounts, their posts and their stand-ins, kept alike by SQLite and PostgreSQL; and everything else that the page keeps."""

from datetime import date
from pathlib import Path

import pytest
from django.db import IntegrityError, connection

from tenderkit.model.case.choices import Role
from tenderkit.problems import RefusedError
from web.server.conftest import Enter


@pytest.fixture(autouse=True)
def _in_either(database: str, server: Path) -> None:
    """Each test here runs on both databases."""


def test_an_account_may_do_what_its_posts_say() -> None:
    from tenderkit.web.post import Post
    from tenderkit.web.server.accounts import give_posts, new_account, posts_of_account

    account = new_account("anna.ek")
    give_posts(account, [Post(Role.RECRUITER, "Kommunhälsan"), Post(Role.COORDINATOR), Post(Role.COORDINATOR)])

    assert posts_of_account(account) == (Post(Role.COORDINATOR), Post(Role.RECRUITER, "Kommunhälsan"))


def test_a_stand_in_has_the_posts_of_the_absent_one_between_the_days_and_not_after() -> None:
    from tenderkit.web.models import StandIn
    from tenderkit.web.post import Post
    from tenderkit.web.server.accounts import close_account, give_posts, new_account, posts_of_account

    absent, other = new_account("anna.ek"), new_account("bo.al")
    give_posts(absent, [Post(Role.RECRUITER, "Kommunhälsan")])
    StandIn.objects.create(absent=absent, stand_in=other, first_day=date(2027, 7, 1), last_day=date(2027, 7, 31))

    held = [posts_of_account(other, date(2027, *day)) for day in ((6, 30), (7, 1), (7, 31), (8, 1))]
    close_account(absent)

    assert held == [(), (Post(Role.RECRUITER, "Kommunhälsan"),), (Post(Role.RECRUITER, "Kommunhälsan"),), ()]
    assert posts_of_account(other, date(2027, 7, 1)) == ()


def test_a_closed_account_may_do_nothing_and_its_trail_stays() -> None:
    from tenderkit.web.models import TrailEntry
    from tenderkit.web.post import Post
    from tenderkit.web.server.accounts import close_account, give_posts, new_account, posts_of_account

    account = new_account("anna.ek")
    give_posts(account, [Post(Role.COORDINATOR)])
    TrailEntry.objects.create(who="anna.ek", case="vaghyveln", action="save")
    close_account(account)

    assert posts_of_account(account) == ()
    assert TrailEntry.objects.filter(who="anna.ek").count() == 1


def test_a_link_to_choose_a_password_is_worth_nothing_once_it_has_been_used() -> None:
    from tenderkit.web.server.accounts import account_of_way, new_account, way_to_choose_a_password

    account = new_account("anna.ek")
    _, _, _, key, token, _ = way_to_choose_a_password(account).split("/")

    before = account_of_way(key, token)
    account.set_password("en lång mening")
    account.save()

    assert before == account
    assert account_of_way(key, token) is None
    assert account_of_way(key, "fel") is None
    assert account_of_way("%00", token) is None


def test_one_post_is_held_once(database: str) -> None:
    from tenderkit.web.models import AccountPost
    from tenderkit.web.server.accounts import new_account

    account = new_account("anna.ek")
    AccountPost.objects.create(account=account, role="recruiter", unit="")

    with pytest.raises(IntegrityError):
        AccountPost.objects.create(account=account, role="recruiter", unit="")


def test_the_list_of_cases_is_kept_and_built_anew(server: Path) -> None:
    from tenderkit.web.case_rows import listed_cases, rebuild_the_list
    from tenderkit.web.models import IndexedCase

    count = rebuild_the_list()
    listed = {each.line.title for each in listed_cases()}

    assert count == IndexedCase.objects.count() == len(listed)
    assert "Väghyveln" in listed


def test_what_stops_a_guess_is_kept_and_forgotten_when_the_right_password_comes() -> None:
    from tenderkit.web.server.attempts import MOST_OF_NAME, forget_failures, may_try, note_failure

    for _ in range(MOST_OF_NAME):
        assert may_try("Anna.Ek", "10.0.0.1")
        note_failure("anna.ek", "10.0.0.1")

    stopped = may_try("ANNA.EK", "10.0.0.2")
    forget_failures("anna.ek")

    assert not stopped
    assert may_try("anna.ek", "10.0.0.2")


def test_a_database_that_a_newer_version_has_written_is_left_alone() -> None:
    from django.db.migrations.recorder import MigrationRecorder

    from tenderkit.web.serving import prepare_database

    recorder = MigrationRecorder(connection)
    recorder.record_applied("page", "9999_from_next_year")
    try:
        with pytest.raises(RefusedError) as refused:
            prepare_database()
    finally:
        recorder.record_unapplied("page", "9999_from_next_year")

    assert refused.value.message.code == "TK-S099"
    assert "9999_from_next_year" in refused.value.message.what


def test_the_tables_are_as_the_models_say() -> None:
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_the_longest_name_that_an_account_may_have_has_room_in_the_trail(enter: Enter) -> None:
    from tenderkit.web.models import TrailEntry

    longest = "a" * 80
    made = enter(Role.COORDINATOR, name=longest).post("/konton/", {"namn": "b" * 80})
    opened = enter(Role.PROCUREMENT_OFFICER, name="c" * 80).get("/arenden/vaghyveln/uppgifter/avtalet/")

    assert (made.status_code, opened.status_code) == (302, 200)
    assert TrailEntry.objects.get().who == longest


def test_a_session_that_has_run_out_is_forgotten_when_the_server_starts() -> None:
    from datetime import timedelta

    from django.contrib.sessions.models import Session
    from django.utils.timezone import now

    from tenderkit.web.serving import prepare_database

    for key, days in (("gammal", -1), ("gäller", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=now() + timedelta(days=days))

    prepare_database()

    assert [each.session_key for each in Session.objects.all()] == ["gäller"]
