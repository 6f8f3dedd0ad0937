"""`tenderkit register`."""

from datetime import datetime
from pathlib import Path

import click

from tenderkit.cli.options import OPTIONS, day_option, day_or_today, format_option
from tenderkit.cli.printing import print_data, print_report, print_unread
from tenderkit.cli.progress import Progress
from tenderkit.messages import text
from tenderkit.problems import ExitCode


@click.command("register", help=text("help.register"), options_metavar=OPTIONS)
@click.argument("folder", type=click.Path(path_type=Path), metavar=text("metavar.cases"))
@click.option("--to", type=click.Path(path_type=Path), metavar="FIL", help=text("help.option.register_to"))
@day_option(key="help.option.report_day")
@click.option("--force", is_flag=True, help=text("help.option.force_list"))
@format_option()
def command(folder: Path, to: Path | None, day: datetime | None, *, force: bool, form: str) -> int:
    """Exit code 1 when a case couldn't be read; the register holds the others."""
    from tenderkit.workflows.register.register import read_register
    from tenderkit.workflows.register.register_report import (
        deliver_register,
        register_as_data,
        register_report,
        stop_unless_known,
    )

    if form == "json" and to is not None:
        raise click.UsageError(text("usage.json_to"))
    if to is not None:
        stop_unless_known(to)
    progress = Progress()
    found = read_register(folder, day_or_today(day), progress.show)
    progress.end()
    print_unread(found.problems, found.refusals)
    if form == "json":
        print_data(register_as_data(found))
    elif to is None:
        print_report(register_report(found))
    else:
        deliver_register(found, to, force=force)
        click.echo(text("build.wrote", path=to))
        facts = {"day": found.day.isoformat(), "rows": len(found.rows), "read": found.read, "unread": found.unread}
        click.echo(text("register.total", **facts))
    return ExitCode.CHANGE_THE_FILE if found.unread else ExitCode.DONE
