"""`tenderkit serve`: one person on one machine, let in by a link that works once, until somebody stops the program."""

import signal
import socket
from collections.abc import Callable
from pathlib import Path
from threading import Thread
from types import FrameType

from tenderkit.problems import RefusedError
from tenderkit.web.configuring import PageSettings, configure

_THREADS = 8


def serve_one_person(folder: Path, state: Path, port: int, tell: Callable[[str], None]) -> None:
    """Answer until stopped; `tell` is given the link. A port of 0 takes a free one."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
        host, bound = listening.getsockname()
        configure(PageSettings(folder.resolve(), state, host, bound))
        _answer(listening, f"http://{host}:{bound}", tell)
    finally:
        listening.close()


def prepare_database() -> None:
    """Bring the page's own tables to how this version has them, and forget who was in: the link is the only way.

    Raises `RefusedError` for a file that isn't a database any more, or that another program holds.
    """
    from django.conf import settings
    from django.contrib.sessions.models import Session
    from django.core.management import call_command
    from django.db import DatabaseError

    from tenderkit.web.models import OpenedPart

    try:
        _refuse_a_newer_one()
        call_command("migrate", verbosity=0, interactive=False)
        Session.objects.all().delete()
        OpenedPart.objects.all().delete()
    except DatabaseError as error:
        file = settings.DATABASES["default"]["NAME"]
        raise RefusedError("TK-S091", {"path": file, "reason": error}) from None


def _refuse_a_newer_one() -> None:
    """Raises `RefusedError` for tables that a later version has changed: this one doesn't know how."""
    from django.conf import settings
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection)
    own = {app for app, _ in loader.disk_migrations}
    applied = [f"{app}.{name}" for app, name in loader.applied_migrations if app in own]
    later = sorted(set(applied) - {f"{app}.{name}" for app, name in loader.disk_migrations})
    if later:
        raise RefusedError("TK-S093", {"path": settings.DATABASES["default"]["NAME"], "steps": ", ".join(later)})


def rebuild_index(folder: Path, state: Path) -> int:
    """Read every case of the folder anew for the list; how many they are."""
    configure(PageSettings(folder.resolve(), state))
    prepare_database()
    from tenderkit.web.case_rows import rebuild_the_list

    return rebuild_the_list()


def _answer(listening: socket.socket, address: str, tell: Callable[[str], None]) -> None:
    from django.core.wsgi import get_wsgi_application
    from waitress.server import create_server

    from tenderkit.web.one_link import new_link

    prepare_database()
    server = create_server(
        get_wsgi_application(), sockets=[listening], threads=_THREADS, ident="", clear_untrusted_proxy_headers=True
    )
    signal.signal(signal.SIGTERM, _as_interrupt)
    Thread(target=_read_the_list, daemon=True).start()
    tell(f"{address}/in/{new_link()}/")
    try:
        server.run()
    finally:
        server.close()


def _as_interrupt(number: int, frame: FrameType | None) -> None:
    """A request to stop is as good as Ctrl-C: what is being answered is finished first."""
    del number, frame
    raise KeyboardInterrupt


def _read_the_list() -> None:
    """Before anybody asks, so that a thousand cases are there when the list is opened."""
    from contextlib import suppress

    from django.db import DatabaseError, connection

    from tenderkit.web.case_rows import listed_cases

    with suppress(DatabaseError, OSError):
        listed_cases(patience=float("inf"))
    connection.close()
