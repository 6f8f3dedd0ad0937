"""`tenderkit build`."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tenderkit.cli.layout_options import chosen_layout, chosen_marks, layout_options, marks_option
from tenderkit.cli.options import OPTIONS, case_argument, day_option, kind_option, pdf_option
from tenderkit.cli.printing import print_remarks, print_unread
from tenderkit.cli.progress import Progress
from tenderkit.messages import text
from tenderkit.model.papers.document import CopyUnit
from tenderkit.problems import ExitCode

if TYPE_CHECKING:
    from tenderkit.workflows.papers.build import BuildResult


@click.command("build", help=text("help.build"), options_metavar=OPTIONS)
@case_argument
@kind_option()
@click.option("--all", "everything", is_flag=True, help=text("help.option.everything"))
@click.option("--row", type=click.IntRange(1), metavar="N", help=text("help.option.row"))
@click.option("--year", type=click.IntRange(2000, 2199), metavar="ÅÅÅÅ", help=text("help.option.year"))
@click.option("--to", type=click.Path(path_type=Path), metavar="MAPP|FIL", help=text("help.option.to"))
@day_option(key="help.option.date")
@layout_options
@marks_option
@click.option("--for", "purpose", type=click.Choice(["word", "paste"]), default="word", help=text("help.option.for"))
@click.option("--blocks", type=click.Choice([unit.value for unit in CopyUnit]), help=text("help.option.blocks"))
@pdf_option
@click.option("--via", type=click.Choice(["libreoffice"]), help=text("help.option.via"))
@click.option("--working-copy", is_flag=True, help=text("help.option.working_copy"))
@click.option("--correction", is_flag=True, help=text("help.option.correction_build"))
@click.option("--force", is_flag=True, help=text("help.option.force"))
@click.option("--dry-run", is_flag=True, help=text("help.option.dry_run"))
def command(case: Path, kinds: tuple[str, ...], **given: object) -> int:
    """Turn the options into `BuildOptions`, build, and say what came of it; exit code 1 when a case of many couldn't be read."""
    from tenderkit.workflows.building.build_papers import build_papers
    from tenderkit.workflows.papers.build_run import DEFAULT_KIND, BuildOptions

    to, day = given["to"], given["day"]
    if given["everything"] and kinds:
        raise click.UsageError(text("build.all_or_kind"))
    progress = Progress()
    options = BuildOptions(
        kinds=kinds or (DEFAULT_KIND,),
        everything=bool(given["everything"]),
        progress=progress.show,
        to=to if isinstance(to, Path) else None,
        force=bool(given["force"]),
        correction=bool(given["correction"]),
        dry_run=bool(given["dry_run"]),
        paste=_copied_by(given),
        working_copy=bool(given["working_copy"]),
        marks=chosen_marks(given),
        day=date(day.year, day.month, day.day) if isinstance(day, date) else None,
        layout=chosen_layout(given),
        row=_number(given, "row"),
        year=_number(given, "year"),
        pdf=bool(given["pdf"]),
        via=_via(given),
    )
    try:
        result = build_papers(case, options)
    finally:
        progress.end()
    for path in result.files:
        click.echo(text("build.would_write" if options.dry_run else "build.wrote", path=path))
    _remark(result, case)
    if not result.locked and not options.dry_run:
        click.echo(text("build.no_lock"))
    print_unread(result.unread)
    return ExitCode.CHANGE_THE_FILE if result.unread else ExitCode.DONE


def _via(given: Mapping[str, object]) -> str:
    """The program that makes the PDF files; there is nothing for it where no Word file is written, or one to work in."""
    via = str(given["via"] or "")
    to = given["to"]
    of_another_kind = isinstance(to, Path) and to.suffix not in ("", ".docx") and not to.is_dir()
    if via and (given["purpose"] == "paste" or given["working_copy"] or of_another_kind):
        raise click.UsageError(text("build.via_word"))
    return via


def _number(given: Mapping[str, object], name: str) -> int | None:
    number = given[name]
    return number if isinstance(number, int) else None


def _copied_by(given: Mapping[str, object]) -> CopyUnit | None:
    """What each block to copy holds; nothing where whole documents are asked for."""
    if given["purpose"] == "paste":
        return CopyUnit(str(given["blocks"] or CopyUnit.CLAUSE))
    if given["blocks"] is not None:
        raise click.UsageError(text("build.blocks_for_paste"))
    return None


def _remark(result: "BuildResult", case: Path) -> None:
    """What the officer should know about what was written, and about what has to wait."""
    for messages in result.waiting.values():
        first, *others = messages
        why = "; ".join((first.what, *(message.facts.get("says", message.what) for message in others)))
        click.echo(text("build.waits", why=why))
    for document, problems in result.kept_back.items():
        click.echo(text("build.kept_back", document=document))
        for problem in problems:
            click.echo(str(problem), err=True)
    print_remarks(result.warnings, result.case_warnings, case)
    for newer in result.newer:
        click.echo(text("build.newer", clause=newer.id, locked=newer.locked, newest=newer.newest))
    if result.questions:
        click.echo(text("build.questions", count=len(result.questions)))
    for question in result.questions:
        click.echo(f"  - {question}")
