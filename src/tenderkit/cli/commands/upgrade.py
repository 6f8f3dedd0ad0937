"""`tenderkit upgrade`."""

import sys
from pathlib import Path

import click

from tenderkit.cli.options import OPTIONS, case_argument
from tenderkit.cli.printing import print_on_terms
from tenderkit.messages import text


@click.command("upgrade", help=text("help.upgrade"), options_metavar=OPTIONS)
@case_argument
@click.option("--corrections", is_flag=True, help=text("help.option.corrections"))
@click.option("--yes", is_flag=True, help=text("help.option.yes"))
@click.option("--to", type=click.Path(path_type=Path), metavar="MAPP", help=text("help.option.to"))
@click.option("--force", is_flag=True, help=text("help.option.force"))
def command(case: Path, to: Path | None, *, corrections: bool, yes: bool, force: bool) -> None:
    """Show the difference, ask, and only then move."""
    from tenderkit.rules.changes.word_diff import LineMark, diff_lines
    from tenderkit.workflows.papers.build import BuildOptions
    from tenderkit.workflows.papers.upgrade import carry_out, plan_upgrade
    from tenderkit.writers.diff_text import diff_line_text

    upgrade = plan_upgrade(case, corrections_only=corrections)
    print_on_terms(upgrade.sound.on_terms)
    for move in upgrade.moves:
        after = move.after if move.successor == move.clause else f"{move.successor} {move.after}"
        facts = {"document": move.document, "clause": move.clause, "before": move.before, "after": after}
        click.echo(text("upgrade.move", **facts, note=move.change_note))
        for line in diff_lines(move.before_lines, move.after_lines):
            if line.mark is not LineMark.SAME:
                click.echo(f"    {diff_line_text(line)}")
    if not upgrade.moves:
        click.echo(text("upgrade.nothing"))
    elif yes or (sys.stdin.isatty() and click.confirm(text("upgrade.ask"))):
        for path in carry_out(upgrade, BuildOptions(to=to, force=force)).files:
            click.echo(text("build.wrote", path=path))
    else:
        click.echo(text("upgrade.left"))
