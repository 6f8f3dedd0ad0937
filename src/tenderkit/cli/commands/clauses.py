"""`tenderkit clauses`: list, show, lint."""

from pathlib import Path

import click

from tenderkit.cli.commands.clauses_comparing import COMPARING
from tenderkit.cli.commands.clauses_lifecycle import STEPS
from tenderkit.cli.commands.clauses_reports import REPORTS
from tenderkit.cli.commands.clauses_tests import run_tests
from tenderkit.cli.completion import offer_clauses
from tenderkit.cli.options import COMMANDS, OPTIONS, format_option, library_option, report_option
from tenderkit.cli.printing import print_problems, print_report
from tenderkit.messages import Gravity, text
from tenderkit.problems import ExitCode


@click.group("clauses", help=text("help.clauses"), options_metavar=OPTIONS, subcommand_metavar=COMMANDS)
def command() -> None:
    """The group itself does nothing."""


for step in (*STEPS, *REPORTS, *COMPARING):
    command.add_command(step)
command.add_command(run_tests)


@command.command("list", help=text("help.clauses.list"), options_metavar=OPTIONS)
@library_option
def list_clauses(start: Path) -> None:
    """A line per version."""
    from tenderkit.workflows.clauses.show_library import library_lines

    for line in library_lines(start):
        click.echo(line)


@command.command("show", help=text("help.clauses.show"), options_metavar=OPTIONS)
@click.argument("wanted", metavar="ID[@VERSION]...", nargs=-1, required=True, shell_complete=offer_clauses)
@report_option
@library_option
def show(wanted: tuple[str, ...], to: Path | None, start: Path) -> None:
    """One clause in full, or several side by side."""
    from tenderkit.workflows.clauses.show_clause import show_clauses
    from tenderkit.workflows.reports.reporting import deliver_report

    document = show_clauses(start, wanted)
    if to is None:
        print_report(document)
    else:
        deliver_report(document, to)
        click.echo(text("build.wrote", path=to))


@command.command("lint", help=text("help.clauses.lint"), options_metavar=OPTIONS)
@click.argument(
    "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="[MAPP]", required=False
)
@library_option
@format_option()
def lint_clauses(folder: Path | None, start: Path, form: str) -> int:
    """Exit code 1 when anything is an error."""
    from tenderkit.workflows.clauses.lint_library import lint_library

    problems = lint_library(start, folder)
    print_problems(problems, form)
    if not problems and form == "text":
        click.echo(text("clauses.clean"))
    wrong = any(problem.gravity is Gravity.ERROR for problem in problems)
    return ExitCode.CHANGE_THE_FILE if wrong else ExitCode.DONE
