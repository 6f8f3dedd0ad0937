"""`tenderkit clauses diff` and `tenderkit clauses changes`."""

import os
import sys
from datetime import date, datetime
from pathlib import Path

import click

from tenderkit.cli.commands.clauses_lifecycle import VersionType
from tenderkit.cli.options import DAY, OPTIONS, day_of, day_option, library_option, report_option
from tenderkit.cli.printing import print_report
from tenderkit.messages import text
from tenderkit.model.clauses.library import Version
from tenderkit.rules.changes.word_diff import WordChange

_COLOURS = {WordChange.DELETED: "red", WordChange.INSERTED: "green"}


@click.command("diff", help=text("help.clauses.diff"), options_metavar=OPTIONS)
@click.argument("before", metavar="ID@A", type=VersionType())
@click.argument("after", metavar="ID@B", type=VersionType())
@report_option
@day_option(key="help.option.diff_date")
@library_option
def diff(before: Version, after: Version, to: Path | None, day: datetime | None, start: Path) -> None:
    """The comparison on the screen, or in a file."""
    from tenderkit.workflows.changes.comparing import compare_versions, comparison_text, deliver_comparison
    from tenderkit.writers.diff_text import unpainted

    compared = compare_versions(start, before, after, day_of(day) if day else None)
    if to is None:
        click.echo(comparison_text(compared, painted if has_colour() else unpainted), nl=False)
        return
    deliver_comparison(compared, to)
    click.echo(text("build.wrote", path=to))


def has_colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def painted(mark: WordChange, words: str) -> str:
    return click.style(words, fg=_COLOURS[mark])


@click.command("changes", help=text("help.clauses.changes"), options_metavar=OPTIONS)
@click.option(
    "--since",
    type=DAY,
    required=True,
    metavar="ÅÅÅÅ-MM-DD",
    help=text("help.option.since"),
)
@day_option(key="help.option.until")
@report_option
@library_option
def changes(since: datetime, day: datetime | None, to: Path | None, start: Path) -> None:
    """What to read again, by theme."""
    from tenderkit.workflows.changes.comparing import changes_since
    from tenderkit.workflows.reports.reporting import deliver_report

    until = day_of(day) if day else date.today()  # noqa: DTZ011 - the day where the reader is
    if day_of(since) > until:
        raise click.UsageError(text("usage.since"))
    document = changes_since(start, day_of(since), until)
    if to is None:
        print_report(document)
        return
    deliver_report(document, to)
    click.echo(text("build.wrote", path=to))


COMPARING = (diff, changes)
