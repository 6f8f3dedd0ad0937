"""`tenderkit clauses`: list, show, lint."""

from pathlib import Path

import click

from tenderkit.cli.options import COMMANDS, OPTIONS, format_option
from tenderkit.cli.printing import print_problems
from tenderkit.messages import Gravity, text
from tenderkit.problems import ExitCode

library_option = click.option(
    "--library",
    "start",
    type=click.Path(path_type=Path, exists=True),
    default=".",
    metavar="MAPP",
    help=text("help.option.library"),
)


@click.group("clauses", help=text("help.clauses"), options_metavar=OPTIONS, subcommand_metavar=COMMANDS)
def command() -> None:
    """The group itself does nothing."""


@command.command("list", help=text("help.clauses.list"), options_metavar=OPTIONS)
@library_option
def list_clauses(start: Path) -> None:
    """A line per version."""
    from tenderkit.workflows.show_library import clause_lines

    for line in clause_lines(start):
        click.echo(line)


@command.command("show", help=text("help.clauses.show"), options_metavar=OPTIONS)
@click.argument("clause_ids", metavar="ID...", nargs=-1, required=True)
@library_option
def show(clause_ids: tuple[str, ...], start: Path) -> None:
    """The clauses as files, one after the other."""
    from tenderkit.workflows.show_library import clause_source

    for clause_id in clause_ids:
        click.echo(clause_source(start, clause_id))


@command.command("lint", help=text("help.clauses.lint"), options_metavar=OPTIONS)
@library_option
@format_option()
def lint(start: Path, form: str) -> int:
    """Exit code 1 when anything is an error."""
    from tenderkit.workflows.lint_library import lint_library

    problems = lint_library(start)
    print_problems(problems, form)
    if not problems and form == "text":
        click.echo(text("clauses.clean"))
    wrong = any(problem.gravity is Gravity.ERROR for problem in problems)
    return ExitCode.CHANGE_THE_FILE if wrong else ExitCode.DONE
