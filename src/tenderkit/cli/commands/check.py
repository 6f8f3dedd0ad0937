"""`tenderkit check`."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tenderkit.cli.completion import offer_codes, offer_kinds
from tenderkit.cli.options import OPTIONS, day_of, day_option, format_option
from tenderkit.cli.printing import counts, print_problems
from tenderkit.cli.progress import Progress
from tenderkit.cli.roles import of_the_role, role_lines, role_option
from tenderkit.messages import LANGUAGES, Gravity, counted, text
from tenderkit.messages.rules import codes, gravity_word, rule
from tenderkit.problems import ExitCode, Problem

if TYPE_CHECKING:
    from tenderkit.model.case.choices import Role
    from tenderkit.workflows.check.check import CheckResult
    from tenderkit.workflows.check.check_targets import CheckTarget

_LEVELS = ["error", "warning", "question", "never"]
_WORTH_A_LINE = Gravity.QUESTION
_PREFIX = "TK-"
_MANY_DIGITS = 10


def explain_code(context: click.Context, _: click.Parameter, code: str | None) -> None:
    """`--explain CODE`: needs no path, so it is answered before the paths are asked for."""
    if code is None:
        return
    wanted = code.upper() if code.upper().startswith(_PREFIX) else _PREFIX + code.upper()
    if wanted not in codes():
        guess = _meant(wanted)
        said = text("usage.code_guess", code=code, guess=guess) if guess else text("usage.code", code=code)
        raise click.BadParameter(said, param_hint="--explain")
    for line in _rule_lines(wanted):
        click.echo(line)
    context.exit()


def _meant(code: str) -> str | None:
    """The rule with that letter and number, written with another count of noughts; another number is another rule."""
    letter, number = code[: len(_PREFIX) + 1], code[len(_PREFIX) + 1 :]
    same = f"{letter}{int(number):03}" if number.isascii() and number.isdigit() and len(number) < _MANY_DIGITS else ""
    return same if same in codes() else None


@click.command("check", help=text("help.check"), options_metavar=OPTIONS)
@click.argument(
    "paths", type=click.Path(path_type=Path, allow_dash=True), nargs=-1, required=True, metavar=text("metavar.paths")
)
@click.option(
    "--kind",
    "--for",
    "kinds",
    multiple=True,
    metavar="TYP",
    shell_complete=offer_kinds,
    help=text("help.option.check_kind"),
)
@click.option("--documents", is_flag=True, help=text("help.option.documents"))
@click.option(
    "--annotate", "copy", type=click.Path(path_type=Path), metavar="FIL", help=text("help.option.check_annotate")
)
@click.option(
    "--trust",
    "trusted",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    metavar="FIL",
    help=text("help.option.trust"),
)
@day_option(key="help.option.check_date")
@format_option()
@role_option()
@click.option("--fail-on", type=click.Choice(_LEVELS), default="error", help=text("help.option.fail_on"))
@click.option(
    "--explain",
    metavar="KOD",
    shell_complete=offer_codes,
    is_eager=True,
    expose_value=False,
    callback=explain_code,
    help=text("help.option.explain_code"),
)
@click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help=text("help.option.check_lang"))
def command(paths: tuple[Path, ...], kinds: tuple[str, ...], form: str, fail_on: str, **given: Any) -> int:  # noqa: ANN401 - what click parsed
    """Check everything named; exit code 1 when anything is as grave as `--fail-on`, 3 when something can't be checked."""
    from tenderkit.rules.papers.issued_terms import QUOTED_KIND
    from tenderkit.workflows.check.check import by_gravity, check_all
    from tenderkit.workflows.check.check_targets import find_check_targets
    from tenderkit.workflows.check.who_answers import by_role

    role: Role | None = given["role"]
    targets = find_check_targets(paths, documents=given["documents"])
    day = day_of(given["day"]) if given["day"] else None
    trusted = _certificates(given["trusted"])
    results = check_all(_watched(targets.found), kinds or (QUOTED_KIND,), day=day, trusted=trusted)
    problems = by_gravity([*(problem for result in results for problem in result.problems), *targets.passed_by])
    refusals = [*targets.refusals, *(refusal for result in results for refusal in result.refusals)]
    if (copy := given["copy"]) is not None:
        _annotate(paths, problems, copy)
    answered = by_role(problems)
    print_problems(problems if form == "json" else of_the_role(answered, role), form, refusals, dict(answered))
    if form == "text":
        for line in role_lines(answered, role) if role else ():
            click.echo(line)
        _print_summary(results, problems, len(targets.refusals))
    failed = fail_on != "never" and any(result.worst_at_least(Gravity(fail_on)) for result in results)
    return max([ExitCode.CHANGE_THE_FILE if failed else ExitCode.DONE, *(refusal.exit_code for refusal in refusals)])


def _certificates(files: Sequence[Path]) -> tuple[bytes, ...]:
    if not files:
        return ()
    from tenderkit.readers.signatures.judged_signatures import read_trusted

    return tuple(read_trusted(file.read_bytes(), file) for file in files)


def _annotate(paths: Sequence[Path], problems: Sequence[Problem], copy: Path) -> None:
    """The faults of the one form as comments in a copy; told on standard error, where JSON is printed too."""
    if len(paths) > 1:
        raise click.UsageError(text("usage.annotate_form"))
    from tenderkit.workflows.check.annotate import write_annotated

    cells, left = write_annotated(paths[0], problems, copy)
    click.echo(text("check.annotated", path=copy, cells=cells), err=True)
    if left:
        parts = ", ".join(text(f"plan.left.{what}") for what in left)
        click.echo(text("check.annotated_without", parts=parts), err=True)


def _watched(targets: "Sequence[CheckTarget]") -> "Iterator[CheckTarget]":
    """With a bar for whoever sits and waits, never in a pipe or a log."""
    progress = Progress()
    for done, target in enumerate(targets, 1):
        yield target
        progress.show(done, len(targets))
    progress.end()


def _print_summary(results: "Sequence[CheckResult]", problems: Sequence[Problem], refused: int) -> None:
    """How much was found of each gravity, so that a reader knows what stops and what only remarks.

    Of several, those with nothing to attend to are only counted: an officer with forty cases looks for the others.
    """
    read = [result for result in results if not result.refusals]
    if len(results) + refused == 1:
        for result in read:
            click.echo(_line(result))
            _print_to_come(result)
        return
    for result in read:
        if result.worst_at_least(_WORTH_A_LINE):
            click.echo(_line(result))
    unread = len(results) - len(read) + refused
    checked = [counted("check.checked", len(read)), *([counted("check.refused", unread)] if unread else [])]
    click.echo(text("check.total", checked=", ".join(checked), found=counts(problems) or text("check.nothing_found")))


def _print_to_come(result: "CheckResult") -> None:
    """A line for each later document, of a single case: whoever checks forty looks for faults, and so does a program."""
    if result.to_come:
        click.echo(text("check.to_come"))
    for problem in result.to_come:
        click.echo(f"  {problem.message.what}")


def _line(result: "CheckResult") -> str:
    found = counts(result.problems)
    return text("check.found", path=result.path, found=found) if found else text("check.clean", path=result.path)


def _rule_lines(code: str) -> Iterator[str]:
    found = rule(code)
    yield f"{found.code} ({gravity_word(found.gravity)}): {found.what}"
    yield text("rule.remedy", remedy=found.remedy)
    if found.source:
        yield text("rule.source", source=found.source)
    if found.triggers is None:
        return
    for key, example in (("rule.triggers", found.triggering), ("rule.passes", found.passing)):
        yield text(key)
        yield from (f"    {line}" for line in example)
