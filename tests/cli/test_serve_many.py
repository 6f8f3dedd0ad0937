"""`tenderkit serve --settings`: the whole server as the municipality runs it, on PostgreSQL behind a proxy, from the first account to the end."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from judges import checkout
from judges.patience import HANGS_AFTER_SECONDS
from judges.postgres import running_postgres

PASSWORD = "en lång mening som ingen gissar"  # noqa: S105 - of an account that lives as long as the test
PUBLIC = "krav.exempel.se"
TENDERKIT = [sys.executable, "-m", "tenderkit"]


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    with running_postgres() as address:
        yield address


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    shutil.copytree(checkout.ROOT / "samples" / "vaghyveln", tmp_path / "arenden" / "vaghyveln")
    file = tmp_path / "server.toml"
    file.write_text(
        f'folder = "arenden"\nstate = "state"\naddress = "https://{PUBLIC}"\nlisten = "127.0.0.1:0"\nproxy = "127.0.0.1"\n',
        "utf-8",
    )
    return file


def told(settings: Path, database: str, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*TENDERKIT, "serve", "--settings", str(settings), *more],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "DATABASE_URL": database},
        timeout=HANGS_AFTER_SECONDS,
    )


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


def free_port() -> int:
    """One that nobody listens on just now."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


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
    settings: Path, database: str
) -> None:
    port = free_port()
    settings.write_text(settings.read_text("utf-8").replace("127.0.0.1:0", f"127.0.0.1:{port}"), "utf-8")
    first = told(settings, database, "--first-account", "anna.ek")
    link = re.search(rf"https://{re.escape(PUBLIC)}(/in/losenord/\S+)", first.stdout)
    assert link is not None, first.stderr

    server = subprocess.Popen(
        [*TENDERKIT, "serve", "--settings", str(settings)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "DATABASE_URL": database, "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert server.stdout is not None
        assert server.stdout.readline() == f"Sidan svarar: https://{PUBLIC}\n"
        visitor = Visitor(port)

        _comes_in(visitor, link[1])

        server.send_signal(signal.SIGTERM)
        _, said = server.communicate(timeout=HANGS_AFTER_SECONDS)
        assert (server.returncode, said) == (0, "")
    finally:
        if server.poll() is None:
            server.kill()
            server.communicate(timeout=HANGS_AFTER_SECONDS)


def test_the_list_is_rebuilt_and_the_accounts_stay(settings: Path, database: str) -> None:
    told(settings, database, "--first-account", "bo.al")

    done = told(settings, database, "--rebuild-index")
    again = told(settings, database, "--first-account", "bo.al")

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
def test_a_database_that_cannot_be_used_is_told_of_in_a_sentence(database: str, code: str, settings: Path) -> None:
    done = told(settings, database, "--rebuild-index")

    assert done.returncode == 3
    assert code in done.stderr
    assert "Traceback" not in done.stderr


def test_a_settings_file_that_is_not_there_and_an_account_without_a_server_are_refused(tmp_path: Path) -> None:
    missing = told(tmp_path / "server.toml", "")
    alone = subprocess.run(
        [*TENDERKIT, "serve", "--first-account", "anna"], capture_output=True, text=True, check=False
    )

    assert "TK-S089" in missing.stderr
    assert alone.returncode == 2
    assert "--settings" in alone.stderr
