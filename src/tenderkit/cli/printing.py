"""Findings as lines for people and as JSON for machines."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import click

from tenderkit.cli.streams import NAMES_KEPT
from tenderkit.messages import Gravity, Message, counted, text
from tenderkit.model.case.choices import Role
from tenderkit.model.papers.document import Document
from tenderkit.problems import Problem, TenderkitError


def print_problems(
    problems: Iterable[Problem],
    form: str,
    refusals: Iterable[TenderkitError] = (),
    roles: Mapping[Problem, Role] | None = None,
) -> None:
    """Every problem on standard output, in the order given; what couldn't be read at all is told on standard error.

    A program gets both in one list: what couldn't be read has no line. With `roles` it is told who answers for each.
    """
    once = {str(refusal): refusal for refusal in refusals}
    if form == "json":
        whose = {problem: {"role": role.value} for problem, role in (roles or {}).items()}
        found = [_as_data(problem) | whose.get(problem, {}) for problem in problems]
        print_data([*found, *map(_refusal_as_data, once.values())])
        return
    for problem in problems:
        click.echo(str(problem))
    for refusal in once:
        click.echo(refusal, err=True)


def print_on_terms(problems: Iterable[Problem]) -> None:
    """Where the case differs from what was issued: told by every command, beside its own answer."""
    for problem in problems:
        click.echo(str(problem), err=True)


def print_unread(problems: Iterable[Problem | TenderkitError], refusals: Iterable[TenderkitError] = ()) -> None:
    """What kept a case out of a list, on standard error: the list itself goes to standard output."""
    for said in dict.fromkeys(map(str, (*problems, *refusals))):
        click.echo(said, err=True)


def print_data(data: object, default: Callable[[object], object] | None = None) -> None:
    """JSON on standard output; `default` as `json.dumps` has it."""
    import json

    print_for_programs(json.dumps(data, ensure_ascii=False, indent=2, default=default) + "\n")


def print_for_programs(said: str) -> None:
    r"""UTF-8 whatever the terminal shows; a name on disk that is no text keeps its bytes as JSON writes them, `\udcff`."""
    in_bytes = getattr(sys.stdout, "buffer", None) is not None  # what is collected in memory is text
    click.echo(said.encode("utf-8", NAMES_KEPT) if in_bytes else said, nl=False)


def print_remarks(warnings: Iterable[Problem], case_warnings: Sequence[Problem], case: Path) -> None:
    """On standard error: in full what is about the files just written, and only how much `check` says of the case.

    The same remarks at every step are read at none of them.
    """
    for problem in warnings:
        click.echo(str(problem), err=True)
    if case_warnings:
        click.echo(text("build.case_warnings", found=counts(case_warnings), case=case), err=True)


def counts(problems: Iterable[Problem]) -> str:
    """`1 fel, 2 varningar`; '' for none."""
    number = Counter(problem.gravity for problem in problems)
    return ", ".join(counted(f"check.{gravity.value}", number[gravity]) for gravity in Gravity if number[gravity])


def _as_data(problem: Problem) -> dict[str, object]:
    if problem.cell:
        sheet, _, cell = problem.cell.rpartition("!")
        where: dict[str, object] = {"line": None, "column": None, "sheet": sheet, "cell": cell}
    else:
        where = {"line": problem.line, "column": problem.column}
    return {"file": str(problem.file)} | where | _told(problem.message)


def _refusal_as_data(refusal: TenderkitError) -> dict[str, object]:
    return {"file": refusal.message.facts.get("path"), "line": None, "column": None} | _told(refusal.message)


def _told(message: Message) -> dict[str, object]:
    return {"code": message.code, "gravity": message.gravity.value, "what": message.what, "remedy": message.remedy}


def print_report(document: Document) -> None:
    """A report on the screen: set out with rules and columns in a terminal, plain lines anywhere else."""
    from tenderkit.workflows.reports.reporting import deliver_report

    if not sys.stdout.isatty():
        click.echo(deliver_report(document, None), nl=False)
        return
    from rich.console import Console

    from tenderkit.cli.rich_report import renderables

    console = Console(highlight=False)
    for renderable in renderables(document):
        console.print(renderable)
