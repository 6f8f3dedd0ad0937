"""`tenderkit check`."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tenderkit.cli.options import OPTIONS, format_option, kind_option
from tenderkit.cli.printing import print_problems
from tenderkit.messages import Gravity, counted, text
from tenderkit.problems import ExitCode

if TYPE_CHECKING:
    from tenderkit.workflows.check import CheckResult

_LEVELS = ["error", "warning", "question", "never"]


@click.command("check", help=text("help.check"), options_metavar=OPTIONS)
@click.argument("cases", type=click.Path(path_type=Path), nargs=-1, required=True)
@kind_option()
@format_option()
@click.option("--fail-on", type=click.Choice(_LEVELS), default="error", help=text("help.option.fail_on"))
def command(cases: tuple[Path, ...], kinds: tuple[str, ...], form: str, fail_on: str) -> int:
    """Check every case; exit code 1 when anything is as grave as `--fail-on`."""
    from tenderkit.workflows.build import DEFAULT_KIND
    from tenderkit.workflows.check import check

    results = [check(case, kinds or (DEFAULT_KIND,)) for case in cases]
    print_problems((problem for result in results for problem in result.problems), form)
    if form == "text":
        for result in results:
            click.echo(_summary(result))
    failed = fail_on != "never" and any(result.worst_at_least(Gravity(fail_on)) for result in results)
    return ExitCode.CHANGE_THE_FILE if failed else ExitCode.DONE


def _summary(result: "CheckResult") -> str:
    """How much was found of each gravity, so that a reader knows what stops and what only remarks."""
    counts = Counter(problem.gravity for problem in result.problems)
    if not counts:
        return text("check.clean", path=result.path)
    found = (counted(f"check.{gravity.value}", counts[gravity]) for gravity in Gravity if counts[gravity])
    return text("check.found", path=result.path, found=", ".join(found))
