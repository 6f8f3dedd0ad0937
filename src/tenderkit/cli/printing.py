"""Findings as lines for people and as JSON for machines."""

import json
import sys
from collections.abc import Iterable

import click

from tenderkit.model.document import Document
from tenderkit.problems import Problem


def print_problems(problems: Iterable[Problem], form: str) -> None:
    """Every problem on standard output, in the order given."""
    if form == "json":
        click.echo(json.dumps([_as_data(problem) for problem in problems], ensure_ascii=False, indent=2))
        return
    for problem in problems:
        click.echo(str(problem))


def _as_data(problem: Problem) -> dict[str, object]:
    return {
        "file": str(problem.file),
        "line": problem.line,
        "column": problem.column,
        "code": problem.message.code,
        "gravity": problem.gravity.value,
        "what": problem.message.what,
        "remedy": problem.message.remedy,
    }


def print_report(document: Document) -> None:
    """A report on the screen: set out with rules and columns in a terminal, plain lines anywhere else."""
    from tenderkit.workflows.reporting import deliver

    if not sys.stdout.isatty():
        click.echo(deliver(document, None), nl=False)
        return
    from rich.console import Console

    from tenderkit.cli.rich_report import renderables

    console = Console(highlight=False)
    for renderable in renderables(document):
        console.print(renderable)
