"""`tenderkit clauses used-by|status|law|align`: what the coordinator asks of the library."""

from datetime import datetime
from pathlib import Path

import click

from tenderkit.cli.completion import offer_clauses
from tenderkit.cli.options import OPTIONS, day_option, day_or_today, format_option, library_option, report_option
from tenderkit.cli.printing import print_data, print_report
from tenderkit.messages import text
from tenderkit.model.papers.document import Document
from tenderkit.problems import ExitCode

_FOUND = click.Path(path_type=Path, exists=True)
_folders = click.argument("folders", metavar="[MAPP]...", nargs=-1, type=_FOUND)


@click.command("used-by", help=text("help.clauses.used-by"), options_metavar=OPTIONS)
@click.argument("wanted", metavar="ID[@VERSION]", shell_complete=offer_clauses)
@_folders
@library_option
@format_option()
@report_option
def used_by_command(wanted: str, folders: tuple[Path, ...], start: Path, form: str, to: Path | None) -> None:
    """Where the clause is used."""
    from tenderkit.workflows.clauses.used_by import used_by, used_by_report, uses_as_data

    found = used_by(start, wanted, _or_here(folders))
    _show(used_by_report(wanted, found), uses_as_data(found), form, to)


@click.command("status", help=text("help.clauses.status"), options_metavar=OPTIONS)
@_folders
@day_option(key="help.option.report_day")
@library_option
@format_option()
@report_option
def status(folders: tuple[Path, ...], day: datetime | None, start: Path, form: str, to: Path | None) -> None:
    """Where every clause stands."""
    from tenderkit.workflows.clauses.library_status import read_status, status_as_data, status_report

    found = read_status(start, day_or_today(day), _or_here(folders))
    _show(status_report(found), status_as_data(found), form, to)


@click.command("law", help=text("help.clauses.law"), options_metavar=OPTIONS)
@day_option(key="help.option.report_day")
@click.option("--compare", type=_FOUND, metavar="FIL", help=text("help.option.compare"))
@library_option
@report_option
def law(day: datetime | None, compare: Path | None, start: Path, to: Path | None) -> int:
    """Exit code 1 when a clause rests on a provision that isn't in force."""
    from tenderkit.workflows.law.law_watch import law_report, watch_law

    found = watch_law(start, day_or_today(day), compare)
    _show(law_report(found), None, "text", to)
    return ExitCode.CHANGE_THE_FILE if found.wrong else ExitCode.DONE


@click.command("align", help=text("help.clauses.align"), options_metavar=OPTIONS)
@library_option
@report_option
def align_command(start: Path, to: Path | None) -> None:
    """Element by element."""
    from tenderkit.workflows.clauses.alignment import alignment_report

    _show(alignment_report(start), None, "text", to)


REPORTS: tuple[click.Command, ...] = (used_by_command, status, law, align_command)


def _or_here(folders: tuple[Path, ...]) -> tuple[Path, ...]:
    return folders or (Path(),)


def _show(document: Document, data: object, form: str, to: Path | None) -> None:
    if form == "json":
        if to is not None:
            raise click.UsageError(text("usage.json_to"))
        print_data(data)
    elif to is None:
        print_report(document)
    else:
        from tenderkit.workflows.reports.reporting import deliver_report

        deliver_report(document, to)
        click.echo(text("build.wrote", path=to))
