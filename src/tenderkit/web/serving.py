"""`tenderkit serve`: one person on one machine, let in by a link that works once, until somebody stops the program."""

import signal
import socket
from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Thread
from types import FrameType

from tenderkit.model.case.choices import Role
from tenderkit.problems import RefusedError
from tenderkit.web.configuring import PageSettings, configure, configure_server
from tenderkit.web.server.settings_file import ServerSettings

_THREADS = 8
_FINISHES = 60  # seconds for what is being answered when the program is asked to end; asked once more, it ends
_BEHIND_PROXY = {"trusted_proxy_count": 1, "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"}}


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


def serve_many(server: ServerSettings, tell: Callable[[str], None]) -> None:
    """Answer behind the municipality's proxy until stopped; `tell` is given the address that people know."""
    configure_server(server)
    prepare_database()
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((server.host, server.port))
        _run(listening, _BEHIND_PROXY | {"trusted_proxy": server.proxy} if server.proxy else {}, tell, server.address)
    finally:
        listening.close()


def begin_accounts(server: ServerSettings, name: str) -> str:
    """Give the first account, which says who else may do what; the address to choose its password at.

    For an account that is there already it is a new address, so that nobody is shut out of the server for good.
    """
    configure_server(server)
    prepare_database()
    from tenderkit.web.post import Post
    from tenderkit.web.server.accounts import account_named, give_posts, new_account, way_to_choose_a_password

    account = account_named(name)
    if account is None:
        account = new_account(name)
        give_posts(account, [Post(Role.COORDINATOR)])
    return f"{server.address}{way_to_choose_a_password(account)}"


def prepare_database(*, for_one: bool = False) -> None:
    """Bring the page's own tables to how this version has them; for one person, forget who was in: the link is the only way.

    Raises `RefusedError` for a database that can't be used, that another program holds, or that a newer version has written.
    """
    from django.conf import settings
    from django.contrib.sessions.models import Session
    from django.core.management import call_command
    from django.db import DatabaseError
    from django.utils.timezone import now

    from tenderkit.web.models import OpenedPart

    try:
        _stop_at_a_newer_one()
        call_command("migrate", verbosity=0, interactive=False)
        if for_one:
            Session.objects.all().delete()
            OpenedPart.objects.all().delete()
        else:
            Session.objects.filter(expire_date__lt=now()).delete()
    except DatabaseError as error:
        name = settings.DATABASES["default"]["NAME"]
        raise RefusedError("TK-S091", {"path": name, "reason": " ".join(str(error).split())}) from None


def _stop_at_a_newer_one() -> None:
    """An older version would write what the newer one doesn't understand, or lose what it has."""
    from django.conf import settings
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection)
    ours = {app for app, _ in loader.disk_migrations}
    unknown = sorted(
        f"{app}.{name}"
        for app, name in loader.applied_migrations
        if app in ours and (app, name) not in loader.disk_migrations
    )
    if unknown:
        raise RefusedError("TK-S099", {"path": settings.DATABASES["default"]["NAME"], "newest": unknown[-1]})


def rebuild_index(folder: Path, state: Path) -> int:
    """Read every case of the folder anew for the list; how many they are."""
    configure(PageSettings(folder.resolve(), state))
    return _rebuilt()


def rebuild_index_of_server(server: ServerSettings) -> int:
    """The same for a server; accounts and trail stay."""
    configure_server(server)
    return _rebuilt()


def _rebuilt() -> int:
    prepare_database()
    from tenderkit.web.case_rows import rebuild_the_list
    from tenderkit.web.kept_figures import rebuild_the_figures

    rebuild_the_figures()
    return rebuild_the_list()


def _answer(listening: socket.socket, address: str, tell: Callable[[str], None]) -> None:
    from tenderkit.web.one_link import new_link

    prepare_database(for_one=True)
    _run(listening, {}, tell, f"{address}/in/{new_link()}/")


def _run(listening: socket.socket, proxied: Mapping[str, object], tell: Callable[[str], None], link: str) -> None:
    from django.core.wsgi import get_wsgi_application
    from django.db import connection
    from waitress.server import create_server

    server = create_server(
        get_wsgi_application(),
        sockets=[listening],
        threads=_THREADS,
        ident="",
        clear_untrusted_proxy_headers=True,
        **proxied,
    )
    signal.signal(signal.SIGTERM, _as_interrupt)
    connection.close()  # this thread has prepared the database, and asks it for nothing more
    Thread(target=_read_ahead, daemon=True).start()
    tell(link)
    try:
        server.run()
        server.task_dispatcher.shutdown(timeout=_FINISHES)  # the server's own way to end waits for a moment only
    finally:
        server.close()


def _as_interrupt(number: int, frame: FrameType | None) -> None:
    """A request to stop is as good as Ctrl-C: what is being answered is finished first."""
    del number, frame
    raise KeyboardInterrupt


def _read_ahead() -> None:
    """The lists before anybody asks, so that a thousand cases are there when one is opened; then what nobody has waited for."""
    from tenderkit.web.case_rows import listed_cases
    from tenderkit.web.kept_figures import WHOLE, figures_of_cases
    from tenderkit.web.reading_ahead import keep_reading, read_later
    from tenderkit.web.shelf import cases_on_the_shelf

    read_later("cases", lambda: listed_cases(patience=WHOLE))
    read_later("figures", lambda: figures_of_cases(cases_on_the_shelf(), patience=WHOLE))
    keep_reading()
