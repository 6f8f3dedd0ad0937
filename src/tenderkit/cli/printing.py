"""Findings as lines for people and as JSON for machines."""

import json
from collections.abc import Iterable

import click

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
