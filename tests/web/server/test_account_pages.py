"""Who has an account: kept by whoever coordinates for the whole municipality, and by nobody else."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from tenderkit.model.case.choices import Role
from web.server.conftest import Enter


def number_of(name: str) -> int:
    return int(User.objects.get(username=name).pk)


def test_a_new_account_gets_its_roles_and_a_link_to_choose_a_password_by(enter: Enter) -> None:
    keeper = enter(Role.COORDINATOR)

    made = keeper.post("/konton/", {"namn": "anna.ek", "visas": "Anna Ek"}, follow=True)
    page = f"/konton/{number_of('anna.ek')}/"
    keeper.post(page, {"roller": "ja", "post": ["recruiter:Kommunhälsan", "requester", "kung:x"]})
    way = keeper.post(page, {"lank": "ja"}).content.decode()

    assert "Kontot är skapat" in made.content.decode()
    listed = keeper.get("/konton/").content.decode()
    assert "Rekryterare: Kommunhälsan" in listed
    assert "Beställare: alla enheter" in listed
    assert re.search(r"<code>http://127\.0\.0\.1:8000/in/losenord/[^<]+</code>", way)


@pytest.mark.parametrize("name", ["", "med blanksteg", "<script>", "a" * 81, "coordinator-0"])
def test_a_name_that_cannot_be_is_told_of_at_its_field(name: str, enter: Enter) -> None:
    answer = enter(Role.COORDINATOR).post("/konton/", {"namn": name})

    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.content.decode()
    assert "<script>" not in answer.content.decode().partition("<main")[2]


@pytest.mark.parametrize(
    ("role", "unit"),
    [
        (Role.COORDINATOR, "Teknisk förvaltning"),
        (Role.PROCUREMENT_OFFICER, ""),
        (Role.RECRUITER, ""),
        (Role.REQUESTER, ""),
    ],
)
def test_nobody_else_gets_to_the_accounts(role: Role, unit: str, enter: Enter) -> None:
    other = enter(role, unit)
    own = f"/konton/{number_of(f'{role.value}-{len(unit)}')}/"

    for address in ("/konton/", own):
        assert other.get(address).status_code in (403, 404)
        assert other.post(address, {"post": "coordinator"}).status_code in (403, 404)


def test_the_last_keeper_cannot_shut_everybody_out(enter: Enter) -> None:
    keeper = enter(Role.COORDINATOR)
    own = f"/konton/{number_of('coordinator-0')}/"

    for sent in ({"post": "recruiter"}, {"stang": "ja"}):
        assert "Be en annan samordnare." in keeper.post(own, sent).content.decode()
    assert keeper.get("/konton/").status_code == 200


def test_an_absence_is_written_as_people_write_days_and_ends_when_it_is_ended(enter: Enter, server: Path) -> None:
    from tenderkit.web.models import StandIn

    enter(Role.PROCUREMENT_OFFICER, name="bo.al")
    inside = enter(Role.RECRUITER, name="anna.ek")
    other = number_of("bo.al")

    wrong = inside.post("/konto/", {"ersattare": other, "fran": "snart", "till": "1 juli 2027"})
    backwards = inside.post("/konto/", {"ersattare": other, "fran": "2 juli 2027", "till": "1/7 2027"})
    own = inside.post("/konto/", {"ersattare": number_of("anna.ek"), "fran": "2027-07-01", "till": "2027-07-02"})
    done = inside.post("/konto/", {"ersattare": other, "fran": "1 juli 2027", "till": "31/7 2027"})

    assert "”snart” är inte en dag." in wrong.content.decode()
    assert "före den första" in backwards.content.decode()
    assert "Välj en ersättare" in own.content.decode()
    assert done.status_code == 302
    assert 'value="1 juli 2027"' in wrong.content.decode()
    assert all('aria-invalid="true"' in each.content.decode() for each in (wrong, backwards, own))
    standing = StandIn.objects.get()
    assert (standing.first_day.isoformat(), standing.last_day.isoformat()) == ("2027-07-01", "2027-07-31")
    inside.post("/konto/", {"avsluta": standing.pk})
    assert StandIn.objects.count() == 0


def test_a_closed_account_can_be_opened_again(enter: Enter) -> None:
    enter(Role.RECRUITER, name="anna.ek")
    keeper = enter(Role.COORDINATOR)
    page = f"/konton/{number_of('anna.ek')}/"

    keeper.post(page, {"stang": "ja"})
    closed = User.objects.get(username="anna.ek").is_active
    keeper.post(page, {"oppna": "ja"})

    assert closed is False
    assert User.objects.get(username="anna.ek").is_active is True


def test_the_trail_says_who_did_it_by_the_accounts_number(enter: Enter) -> None:
    from tenderkit.web.models import TrailEntry

    enter(Role.COORDINATOR).post("/konton/", {"namn": "anna.ek"})

    entry = TrailEntry.objects.first()
    assert entry is not None
    assert (entry.who, entry.action, entry.about) == ("coordinator-0", "account-new", str(number_of("anna.ek")))


def test_the_trail_says_who_gave_somebody_a_stand_in_and_ended_it(enter: Enter) -> None:
    from tenderkit.web.models import StandIn, TrailEntry

    enter(Role.RECRUITER, name="anna.ek")
    enter(Role.RECRUITER, name="bo.al")
    keeper = enter(Role.COORDINATOR)
    page = f"/konton/{number_of('anna.ek')}/"

    keeper.post(page, {"ersattare": number_of("bo.al"), "fran": "2027-07-01", "till": "2027-07-31"})
    keeper.post(page, {"avsluta": StandIn.objects.get().pk})

    done = set(TrailEntry.objects.values_list("who", "action", "about"))
    own = str(number_of("anna.ek"))
    assert {("coordinator-0", "stand-in", own), ("coordinator-0", "stand-in-ended", own)} <= done


def test_what_was_saved_before_is_not_said_of_what_is_wrong_now(enter: Enter) -> None:
    keeper = enter(Role.COORDINATOR)
    wrong = {"ersattare": "1", "fran": "snart", "till": "snart"}

    for page in (f"/konton/{number_of('coordinator-0')}/?sparat", "/konto/?sparat"):
        assert 'class="saved"' in keeper.get(page).content.decode()
        assert 'class="saved"' not in keeper.post(page, wrong).content.decode()


def test_the_roles_that_an_account_may_get_are_not_those_of_whoever_gives_them(enter: Enter) -> None:
    page = enter(Role.COORDINATOR).get(f"/konton/{number_of('coordinator-0')}/").content.decode()

    assert 'id="post-recruiter"' in page
    assert "arbeta-som" not in page
