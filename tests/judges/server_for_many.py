"""`tenderkit serve --settings` as a municipality runs it: its settings, its database, its first account, and the program itself."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from judges.patience import HANGS_AFTER_SECONDS
from judges.served_page import ServedPage, answering

PASSWORD = "en lång mening som ingen gissar"  # noqa: S105 - of accounts that live as long as a test


class ServerForMany:
    """What is told the program: `public` is the address that people know, where it is another than the one it listens at."""

    def __init__(self, place: Path, database: str, public: str = "", more: str = "") -> None:
        self.place = place
        self.database = database
        self.port = _free_port()
        self.public = public or f"http://127.0.0.1:{self.port}"
        self.settings = place / "server.toml"
        self.settings.write_text(
            f'folder = "arenden"\nstate = "state"\naddress = "{self.public}"\nlisten = "127.0.0.1:{self.port}"\n{more}',
            "utf-8",
        )

    def told(self, *more: str) -> subprocess.CompletedProcess[str]:
        """One of the commands that end by themselves."""
        return subprocess.run(
            [sys.executable, "-m", "tenderkit", "serve", "--settings", str(self.settings), *more],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "DATABASE_URL": self.database},
            timeout=HANGS_AFTER_SECONDS,
        )

    def way_of_first_account(self, name: str) -> str:
        """The address, from the root on, at which whoever has the first account chooses a password."""
        first = self.told("--first-account", name)
        link = re.search(rf"{re.escape(self.public)}(/in/losenord/\S+)", first.stdout)
        assert link is not None, first.stderr
        return link[1]

    @contextmanager
    def running(self) -> Iterator[ServedPage]:
        """It answers until the block ends."""
        with answering(["--settings", str(self.settings)], {"DATABASE_URL": self.database}) as found:
            yield found


def _free_port() -> int:
    """One that nobody listens on just now."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])
