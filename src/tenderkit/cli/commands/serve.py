"""`tenderkit serve`."""

from collections.abc import Sequence
from pathlib import Path

import click

from tenderkit.cli.options import OPTIONS
from tenderkit.messages import text
from tenderkit.problems import ExitCode, RefusedError, TenderkitError

_NEEDED = ("django", "django_htmx", "waitress", "whitenoise", "platformdirs")
_NEEDED_BY_SERVER = ("psycopg", "mozilla_django_oidc", "dj_database_url")
_INSTALL_SERVER = "pip install 'tenderkit[server]'"
_INSTALL = "pip install 'tenderkit[web]'"
_HIGHEST_PORT = 65535


class _NoPageError(TenderkitError):
    """The extra `web` isn't installed."""

    exit_code = ExitCode.PROGRAM_MISSING


@click.command("serve", help=text("help.serve"), options_metavar=OPTIONS)
@click.argument("folder", type=click.Path(path_type=Path), default=Path(), metavar=text("metavar.serve"))
@click.option("--port", type=click.IntRange(0, _HIGHEST_PORT), default=0, metavar="N", help=text("help.option.port"))
@click.option(
    "--settings",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar=text("metavar.file"),
    help=text("help.option.server"),
)
@click.option("--first-account", metavar=text("metavar.account"), help=text("help.option.first_account"))
@click.option("--rebuild-index", is_flag=True, help=text("help.option.rebuild_index"))
def command(folder: Path, *, port: int, settings: Path | None, first_account: str | None, rebuild_index: bool) -> int:
    """Say where the page is, and answer until stopped; nothing of it is imported by another command."""
    if settings is not None:
        return _serve_many(settings, first_account, rebuild_index=rebuild_index)
    if first_account is not None:
        raise click.UsageError(text("usage.first_account"))
    if not folder.is_dir():
        raise RefusedError("TK-S087", {"path": folder})
    _stop_without(_NEEDED, _INSTALL)
    from platformdirs import user_state_path

    from tenderkit.web import serving

    state = user_state_path("tenderkit", appauthor=False)
    if rebuild_index:
        click.echo(text("serve.rebuilt", count=serving.rebuild_index(folder, state)))
        return ExitCode.DONE

    def tell(link: str) -> None:
        click.echo(text("serve.link", link=link))
        click.echo(text("serve.stop"))

    serving.serve_one_person(folder, state, port, tell)
    click.echo(text("serve.stopped"))
    return ExitCode.DONE


def _serve_many(settings: Path, first_account: str | None, *, rebuild_index: bool) -> int:
    """The same for many people, as the settings file says."""
    _stop_without((*_NEEDED, *_NEEDED_BY_SERVER), _INSTALL_SERVER)
    from tenderkit.web import serving
    from tenderkit.web.server.account_names import is_account_name
    from tenderkit.web.server.settings_file import read_server_settings

    if not settings.is_file():
        raise RefusedError("TK-S089", {"path": settings})
    server = read_server_settings(settings)
    if first_account is not None:
        if not is_account_name(first_account):
            raise click.BadParameter(text("page.account.bad_name"), param_hint="--first-account")
        click.echo(text("serve.first_account", name=first_account, link=serving.begin_accounts(server, first_account)))
        return ExitCode.DONE
    if rebuild_index:
        click.echo(text("serve.rebuilt", count=serving.rebuild_index_of_server(server)))
        return ExitCode.DONE

    def tell(link: str) -> None:
        click.echo(text("serve.address", link=link))
        click.echo(text("serve.stop_server"))

    serving.serve_many(server, tell)
    click.echo(text("serve.stopped"))
    return ExitCode.DONE


def _stop_without(needed: Sequence[str], install: str) -> None:
    """Looked for without importing any of it."""
    from importlib.util import find_spec

    missing = [name for name in needed if find_spec(name) is None]
    if missing:
        raise _NoPageError("TK-S090", {"missing": ", ".join(missing), "command": install})
