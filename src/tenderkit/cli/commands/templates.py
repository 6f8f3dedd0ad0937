"""`tenderkit templates`: list, lint, brand."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tenderkit.cli.options import COMMANDS, OPTIONS, format_option, library_option
from tenderkit.cli.printing import print_problems
from tenderkit.messages import Gravity, text
from tenderkit.problems import ExitCode

if TYPE_CHECKING:
    from tenderkit.problems import Problem


@click.group("templates", help=text("help.templates"), options_metavar=OPTIONS, subcommand_metavar=COMMANDS)
def command() -> None:
    """The group itself does nothing."""


@command.command("list", help=text("help.templates.list"), options_metavar=OPTIONS)
def list_kinds() -> None:
    """A line per document kind."""
    from tenderkit.workflows.clauses.show_library import kind_lines

    for line in kind_lines(Path()):
        click.echo(line)


@command.command("lint", help=text("help.templates.lint"), options_metavar=OPTIONS)
@click.argument("template", type=click.Path(path_type=Path), metavar="[FIL|MAPP]", required=False)
@library_option
@click.option("--annotate", type=click.Path(path_type=Path), metavar="KOPIA", help=text("help.option.annotate"))
@format_option()
def lint(template: Path | None, start: Path, annotate: Path | None, form: str) -> int:
    """Exit code 1 when anything can't be used."""
    from tenderkit.workflows.template.lint_template import lint_folder, lint_template, lint_templates

    if annotate is not None and (template is None or template.is_dir()):
        raise click.UsageError(text("usage.annotate"))
    if template is None:
        problems = lint_templates(start)
    else:
        problems = lint_folder(template) if template.is_dir() else lint_template(template)
    print_problems(problems, form)
    if not problems and form == "text":
        click.echo(text("templates.clean") if template is None else text("template.clean", path=template))
    if annotate is not None and template is not None:
        _annotate(template, problems, annotate)
    wrong = any(problem.gravity is Gravity.ERROR for problem in problems)
    return ExitCode.CHANGE_THE_FILE if wrong else ExitCode.DONE


def _annotate(template: Path, problems: "tuple[Problem, ...]", copy: Path) -> None:
    """What was written where is said beside the findings: they may be data for a program."""
    from tenderkit.workflows.template.annotate_template import annotate_template

    if not problems:
        click.echo(text("template.nothing_to_annotate"), err=True)
        return
    annotate_template(template, problems, copy)
    click.echo(text("template.annotated", copy=copy), err=True)


@command.command("brand", help=text("help.templates.brand"), options_metavar=OPTIONS)
@library_option
@click.option("--dry-run", is_flag=True, help=text("help.option.dry_run_brand"))
@click.option("--force", is_flag=True, help=text("help.option.force_brand"))
def brand(start: Path, *, dry_run: bool, force: bool) -> None:
    """A line per file, and what was left as it is."""
    from tenderkit.rules.template.contrast import LEAST_CONTRAST, shown_ratio
    from tenderkit.workflows.template.brand_letterheads import brand_letterheads

    done = brand_letterheads(start, force=force, write=not dry_run)
    for path in done.files:
        click.echo(text("brand.would_write" if dry_run else "brand.written", path=path))
    click.echo(text("brand.contrast", found=shown_ratio(done.contrast), least=shown_ratio(LEAST_CONTRAST)))
    for letterhead in done.left:
        click.echo(text("brand.left", letterhead=letterhead))
