"""`tenderkit clauses test`."""

from pathlib import Path

import click

from tenderkit.cli.completion import offer_clauses
from tenderkit.cli.options import OPTIONS, format_option, library_option
from tenderkit.cli.printing import print_problems
from tenderkit.messages import text
from tenderkit.problems import ExitCode


@click.command("test", help=text("help.clauses.test"), options_metavar=OPTIONS)
@click.argument("clause_ids", metavar="[ID...]", nargs=-1, shell_complete=offer_clauses)
@library_option
@click.option("--update", is_flag=True, help=text("help.option.update_golden"))
@format_option()
def run_tests(clause_ids: tuple[str, ...], start: Path, form: str, *, update: bool) -> int:
    """A line per clause, then what differs."""
    from tenderkit.workflows.clauses.clause_tests import run_clause_tests

    results = run_clause_tests(start, clause_ids, update=update)
    if form == "text":
        for path in results.rewritten:
            click.echo(text("clauses.test.rewritten", path=path))
        for file in results.files:
            click.echo(
                text("clauses.test.line", clause=file.clause, version=file.version, held=file.held, cases=file.cases)
            )
    print_problems(results.problems, form)
    if form == "text":
        held, cases = sum(file.held for file in results.files), sum(file.cases for file in results.files)
        click.echo(text("clauses.test.total", held=held, cases=cases))
    return ExitCode.CHANGE_THE_FILE if results.problems else ExitCode.DONE
