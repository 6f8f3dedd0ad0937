"""`tenderkit serve --settings`: the whole server as the municipality runs it, on PostgreSQL behind a proxy, from the first account to the end."""

import http.client
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import psycopg
import pytest

from judges import checkout
from judges.patience import HANGS_AFTER_SECONDS, wait_until
from judges.postgres import OwnPostgres, running_postgres
from judges.server_for_many import PASSWORD, ServerForMany

PUBLIC = "krav.exempel.se"
CASE = "/arenden/vaghyveln/"
MOST_CONNECTIONS = 9  # one for each thread that answers, and one for what is read ahead


@pytest.fixture(scope="module")
def postgres() -> Iterator[OwnPostgres]:
    with running_postgres() as found:
        yield found


@pytest.fixture
def place(tmp_path: Path) -> Path:
    shutil.copytree(checkout.ROOT / "samples" / "vaghyveln", tmp_path / "arenden" / "vaghyveln")
    return tmp_path


@pytest.fixture
def server(place: Path, postgres: OwnPostgres) -> ServerForMany:
    return ServerForMany(place, postgres.address, f"https://{PUBLIC}", 'proxy = "127.0.0.1"\n')


class Visitor:
    """What the proxy sends on for one browser."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}

    def ask(self, method: str, path: str, sent: dict[str, str] | None = None) -> tuple[int, str, list[str]]:
        told_with = {
            "Host": PUBLIC,
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": "192.0.2.7",
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        if sent is not None:
            told_with |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": f"https://{PUBLIC}",
                "Referer": f"https://{PUBLIC}/",
            }
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=HANGS_AFTER_SECONDS)
        connection.request(method, path, urlencode(sent) if sent is not None else None, told_with)
        answer = connection.getresponse()
        body = answer.read().decode("utf-8", "replace")
        set_cookies = answer.headers.get_all("Set-Cookie") or []
        for cookie in set_cookies:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        connection.close()
        return answer.status, body, set_cookies

    def send(self, path: str, sent: dict[str, str]) -> tuple[int, str, list[str]]:
        """Fill in the form of the page and send it."""
        _, page, _ = self.ask("GET", path)
        key = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert key is not None, page
        return self.ask("POST", path, sent | {"csrfmiddlewaretoken": key[1]})

    def ask_many_times_at_once(self, path: str) -> set[int]:
        """So that each thread of the server has answered, or has had to; the answers."""
        with ThreadPoolExecutor(MOST_CONNECTIONS) as people:
            return set(people.map(lambda _: self.ask("GET", path)[0], range(5 * MOST_CONNECTIONS)))


def _comes_in(visitor: Visitor, link: str) -> None:
    """Shut out, then in by a password that is chosen once; the cookie is for this site alone."""
    shut_out, page, _ = visitor.ask("GET", "/arenden/")
    assert (shut_out, "Väghyveln" in page) == (403, False)
    assert visitor.send(link, {"nytt": PASSWORD, "igen": PASSWORD})[0] == 302
    entered, _, cookies = visitor.send("/in/", {"namn": "anna.ek", "losenord": PASSWORD})
    assert entered == 302
    own = next(each for each in cookies if each.startswith("__Host-tenderkit="))
    assert all(flag in own for flag in ("Secure", "HttpOnly", "SameSite=Strict", "Path=/"))
    assert visitor.ask("GET", "/arenden/")[0] == 200
    assert visitor.ask("GET", link)[0] == 404


def test_the_first_account_lets_somebody_in_behind_the_proxy_and_the_server_ends_in_order(
    server: ServerForMany,
) -> None:
    link = server.way_of_first_account("anna.ek")

    with server.running() as page:
        assert page.address == f"https://{PUBLIC}"
        _comes_in(Visitor(server.port), link)

        assert page.stop() == (0, "")


def test_a_database_that_goes_away_is_told_of_and_when_it_is_back_everything_goes_on(
    server: ServerForMany, postgres: OwnPostgres
) -> None:
    visitor, stranger = Visitor(server.port), Visitor(server.port)
    link = server.way_of_first_account("anna.ek")
    with server.running() as page:
        assert wait_until(lambda: _connections(postgres) == 0)  # what is read ahead has been read
        _comes_in(visitor, link)
        assert visitor.ask_many_times_at_once(CASE) == {200}
        assert 1 < _connections(postgres) <= MOST_CONNECTIONS

        postgres.stop()
        assert stranger.ask_many_times_at_once("/in/") == {503}
        assert visitor.ask_many_times_at_once(CASE) == {503}
        _, said, _ = stranger.ask("GET", "/in/")
        assert ("TK-S088" in said, "5432" in said) == (True, False)
        postgres.start()

        assert visitor.ask_many_times_at_once(CASE) == {200}
        postgres.stop()
        postgres.start()
        assert visitor.ask_many_times_at_once(CASE) == {200}
        assert page.stop() == (0, "")


def _connections(postgres: OwnPostgres) -> int:
    """How many are held by others while nobody asks for anything."""
    with psycopg.connect(postgres.address) as own:
        counted = own.execute(
            "select count(*) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()"
        ).fetchone()
    assert counted is not None
    return int(counted[0])


def test_the_list_is_rebuilt_and_the_accounts_stay(server: ServerForMany) -> None:
    server.told("--first-account", "bo.al")

    done = server.told("--rebuild-index")
    again = server.told("--first-account", "bo.al")

    assert done.stdout == "Listan är läst på nytt: 1 ärenden.\n"
    assert (again.returncode, "/in/losenord/" in again.stdout) == (0, True)


@pytest.mark.parametrize(
    ("database", "code"),
    [
        ("", "TK-S098"),
        ("mysql://x/y", "TK-S098"),
        ("postgresql:///finns-inte?host=/finns/inte", "TK-S091"),
    ],
)
def test_a_database_that_cannot_be_used_is_told_of_in_a_sentence(database: str, code: str, place: Path) -> None:
    done = ServerForMany(place, database).told("--rebuild-index")

    assert done.returncode == 3
    assert code in done.stderr
    assert "Traceback" not in done.stderr


def test_a_settings_file_that_is_not_there_and_an_account_without_a_server_are_refused(place: Path) -> None:
    server = ServerForMany(place, "")
    server.settings.unlink()
    missing = server.told()
    alone = subprocess.run(
        [sys.executable, "-m", "tenderkit", "serve", "--first-account", "anna"],
        capture_output=True,
        text=True,
        check=False,
    )

    assert "TK-S089" in missing.stderr
    assert alone.returncode == 2
    assert "--settings" in alone.stderr


@pytest.mark.parametrize("name", ["", "anna ek", "a" * 81, "<b>"])
def test_an_account_that_could_not_be_called_so_is_refused(name: str, place: Path) -> None:
    done = ServerForMany(place, "").told("--first-account", name)

    assert done.returncode == 2
    assert "Skriv ett namn med högst 80 bokstäver och siffror" in done.stderr
