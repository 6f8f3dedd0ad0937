"""`tenderkit upgrade`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tenderkit.cli.options import OPTIONS, case_argument, day_of, day_option
from tenderkit.cli.printing import print_on_terms
from tenderkit.messages import text
from tenderkit.problems import ExitCode

if TYPE_CHECKING:
    from tenderkit.workflows.case.sound_case import SoundCase
    from tenderkit.workflows.papers.build import BuildResult
    from tenderkit.workflows.papers.upgrade import Move, Upgrade


@click.command("upgrade", help=text("help.upgrade"), options_metavar=OPTIONS)
@case_argument
@click.option("--corrections", is_flag=True, help=text("help.option.corrections"))
@click.option("--yes", is_flag=True, help=text("help.option.yes"))
@click.option("--to", type=click.Path(path_type=Path), metavar="MAPP", help=text("help.option.to"))
@day_option(key="help.option.date")
@click.option("--force", is_flag=True, help=text("help.option.force"))
@click.option("--dry-run", is_flag=True, help=text("help.option.dry_run_upgrade"))
def command(case: Path, to: Path | None, *, corrections: bool, yes: bool, **given: Any) -> int:  # noqa: ANN401 - what click parsed
    """Show the difference, ask, and only then move; exit code 4 when nothing can be moved though something should be.

    A dry run builds what would be built, so that its faults and questions are told, and writes nothing.
    """
    from tenderkit.workflows.matching.names_of_case import papers_not_seen
    from tenderkit.workflows.papers.build import BuildOptions
    from tenderkit.workflows.papers.upgrade import carry_out, plan_upgrade

    day, dry = day_of(given["day"]) if given["day"] else None, given["dry_run"]
    upgrade = plan_upgrade(case, corrections_only=corrections, day=day, touch=not dry)
    print_on_terms((*upgrade.sound.on_terms, *papers_not_seen(upgrade.sound)))
    for move in upgrade.moves:
        _show(upgrade, move)
    for document in upgrade.keeps_full:
        click.echo(text("upgrade.length", document=document))
    for stuck in upgrade.stuck:
        click.echo(str(stuck), err=True)
    if not upgrade.moves:
        click.echo(text("upgrade.nothing_but" if upgrade.stuck else "upgrade.nothing"))
        _show_coming(upgrade.sound)
        return ExitCode.NOT_ALLOWED_YET if upgrade.stuck else ExitCode.DONE
    if dry:
        _show_result(carry_out(upgrade, BuildOptions(to=to, force=given["force"], dry_run=True)))
    elif yes or (sys.stdin.isatty() and click.confirm(text("upgrade.ask"))):
        for path in carry_out(upgrade, BuildOptions(to=to, force=given["force"])).files:
            click.echo(text("build.wrote", path=path))
    else:
        click.echo(text("upgrade.left"))
    return ExitCode.DONE


def _show_coming(sound: "SoundCase") -> None:
    from tenderkit.workflows.papers.coming_versions import coming_versions

    for coming in coming_versions(sound):
        click.echo(text("upgrade.coming", day=coming.day.isoformat(), count=len(coming.clauses)))


def _show_result(result: "BuildResult") -> None:
    """What would be written, and what would be left to answer."""
    for path in result.files:
        click.echo(text("build.would_write", path=path))
    if result.questions:
        click.echo(text("build.questions", count=len(result.questions)))
    for question in result.questions:
        click.echo(f"  - {question}")
    click.echo(text("upgrade.left"))


def _show(upgrade: "Upgrade", move: "Move") -> None:
    from tenderkit.rules.changes.readable_changes import in_place
    from tenderkit.rules.changes.word_diff import LineMark, diff_lines
    from tenderkit.workflows.papers.new_values import new_values
    from tenderkit.writers.diff_text import diff_line_text

    if not move.successor:
        click.echo(text("upgrade.gone", document=move.document, clause=move.clause, before=move.before))
        return
    after = move.after if move.successor == move.clause else f"{move.successor} {move.after}"
    facts = {"document": move.document, "clause": move.clause, "before": move.before, "after": after}
    click.echo(text("upgrade.move", **facts, note=move.change_note))
    reading = text(f"upgrade.class.{move.change_class.value}")
    click.echo(f"    {reading}")
    for value in new_values(upgrade, move):
        stated = {True: "stated", False: "missing", None: "elsewhere"}[value.stated]
        told = text(f"upgrade.value.{stated}", title=value.title, path=value.path)
        click.echo(f"    {told}")
    for line in in_place(diff_lines(move.before_lines, move.after_lines)):
        if line.mark is not LineMark.SAME:
            click.echo(f"    {diff_line_text(line)}")
