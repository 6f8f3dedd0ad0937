"""`tenderkit serve`."""

from pathlib import Path

import click

from tenderkit.cli.options import OPTIONS
from tenderkit.messages import text
from tenderkit.problems import ExitCode, RefusedError, TenderkitError

_NEEDED = ("django", "django_htmx", "waitress", "whitenoise", "platformdirs")
_INSTALL = "pip install 'tenderkit[web]'"
_HIGHEST_PORT = 65535


class _NoPageError(TenderkitError):
    """The extra `web` isn't installed."""

    exit_code = ExitCode.PROGRAM_MISSING


@click.command("serve", help=text("help.serve"), options_metavar=OPTIONS)
@click.argument("folder", type=click.Path(path_type=Path), default=Path(), metavar=text("metavar.serve"))
@click.option("--port", type=click.IntRange(0, _HIGHEST_PORT), default=0, metavar="N", help=text("help.option.port"))
@click.option("--rebuild-index", is_flag=True, help=text("help.option.rebuild_index"))
def command(folder: Path, *, port: int, rebuild_index: bool) -> int:
    """Say where the page is, and answer until stopped; nothing of it is imported by another command."""
    if not folder.is_dir():
        raise RefusedError("TK-S092", {"path": folder})
    _stop_without_the_extra()
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


def _stop_without_the_extra() -> None:
    """Looked for without importing any of it."""
    from importlib.util import find_spec

    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise _NoPageError("TK-S090", {"missing": ", ".join(missing), "command": _INSTALL})
