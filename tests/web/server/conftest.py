"""The page as a server for many, in the test's own process, on SQLite and on PostgreSQL."""

from collections.abc import Callable, Iterator
from pathlib import Path

import dj_database_url
import pytest
from django.db import connections
from django.test import Client, override_settings

from judges.postgres import running_postgres
from tenderkit.model.case.choices import Role

PASSWORD = "en lång mening som ingen gissar"  # noqa: S105 - of accounts that live as long as a test
ADDRESS = "127.0.0.1:8000"
FAST = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """One for all tests."""
    with running_postgres() as found:
        yield found.address


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, page: None) -> Iterator[str]:
    """Either of the two, with the page's own tables in it."""
    from tenderkit.web.serving import prepare_database

    if request.param == "sqlite":
        yield "sqlite"
        return
    standing = connections.settings["default"]
    found = dj_database_url.parse(request.getfixturevalue("postgres"))
    connections["default"].close()
    connections.settings["default"] = {**standing, **found, "OPTIONS": {}}
    del connections["default"]
    try:
        prepare_database()
        yield "postgresql"
    finally:
        connections["default"].close()
        connections.settings["default"] = standing
        del connections["default"]


@pytest.fixture
def server(cases: Path) -> Iterator[Path]:
    """The folder of cases, shown by a server where people have accounts."""
    from django.contrib.auth.models import User
    from django.contrib.sessions.models import Session

    from tenderkit.web.models import SignInAttempt, StandIn, TrailEntry

    with override_settings(
        TENDERKIT_SERVER=True,
        TENDERKIT_PASSWORDS=True,
        AUTHENTICATION_BACKENDS=["django.contrib.auth.backends.ModelBackend"],
        PASSWORD_HASHERS=FAST,
    ):
        yield cases
        for table in (StandIn, User, Session, SignInAttempt, TrailEntry):
            table.objects.all().delete()


Enter = Callable[..., Client]


@pytest.fixture
def enter(server: Path) -> Enter:
    """Sign in as somebody who holds the role, for the unit or for all of them."""
    from tenderkit.web.post import Post
    from tenderkit.web.server.accounts import give_posts, new_account

    def entered(role: Role, unit: str = "", name: str = "") -> Client:
        account = new_account(name or f"{role.value}-{len(unit)}")
        account.set_password(PASSWORD)
        account.save()
        give_posts(account, [Post(role, unit)])
        client = Client(headers={"host": ADDRESS})
        answer = client.post("/in/", {"namn": account.username, "losenord": PASSWORD})
        assert answer.status_code == 302
        return client

    return entered
