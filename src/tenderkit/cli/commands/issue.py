"""`tenderkit issue`."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from tenderkit.cli.layout_options import chosen_layout, chosen_marks, layout_options, marks_option
from tenderkit.cli.options import OPTIONS, case_argument, day_of, day_option, kind_option, pdf_option
from tenderkit.cli.printing import print_remarks
from tenderkit.messages import text


@click.command("issue", help=text("help.issue"), options_metavar=OPTIONS)
@case_argument
@kind_option()
@click.option("--to", type=click.Path(path_type=Path), metavar="MAPP", help=text("help.option.issue_to"))
@day_option(key="help.option.date")
@layout_options
@marks_option
@pdf_option
@click.option("--correction", is_flag=True, help=text("help.option.correction_issue"))
@click.option("--override", default="", metavar="SKÄL", help=text("help.option.override"))
@click.option("--by", default="", metavar="NAMN", help=text("help.option.override_by"))
def command(case: Path, kinds: tuple[str, ...], to: Path | None, day: datetime | None, **given: Any) -> None:  # noqa: ANN401 - what click parsed
    """Issue, and say what was written and what was let through."""
    from tenderkit.workflows.papers.build import DEFAULT_KIND
    from tenderkit.workflows.papers.issue import IssueOptions, issue

    if bool(given["override"]) != bool(given["by"]):
        raise click.UsageError(text("usage.override"))
    options = IssueOptions(
        kinds=kinds or (DEFAULT_KIND,),
        to=to,
        day=day_of(day) if day else None,
        layout=chosen_layout(given),
        marks=chosen_marks(given),
        override=given["override"],
        by=given["by"],
        correction=given["correction"],
        pdf=given["pdf"],
    )
    result = issue(case, options)
    for path in result.files:
        click.echo(text("build.wrote", path=path))
    print_remarks(result.warnings, result.case_warnings, case)
    if result.corrected:
        click.echo(text("issue.corrected", documents=", ".join(result.corrected)))
    for reason in result.overridden:
        click.echo(text("issue.overridden", what=reason.what))
