"""`tenderkit build`."""

import re
from datetime import date
from pathlib import Path

import click

from tenderkit.cli.options import OPTIONS, case_argument, day_option, kind_option
from tenderkit.messages import text
from tenderkit.model.document import Numbering

_START = re.compile(r"[1-9][0-9]{0,2}(\.[1-9][0-9]{0,2}){0,2}")  # our own two levels come below these three
_NUMBERINGS = [numbering.value for numbering in Numbering]


class Start(click.ParamType[tuple[int, ...]]):
    """`5.3` -> (5, 3)."""

    name = "start"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[int, ...]:
        if isinstance(value, tuple):
            return value
        if not _START.fullmatch(str(value)):
            self.fail(text("usage.start", value=value), param, ctx)
        return tuple(map(int, str(value).split(".")))


@click.command("build", help=text("help.build"), options_metavar=OPTIONS)
@case_argument
@kind_option()
@click.option("--to", type=click.Path(path_type=Path), metavar="MAPP|FIL", help=text("help.option.to"))
@day_option(key="help.option.date")
@click.option("--start", type=Start(), default="1", metavar="NR", help=text("help.option.start"))
@click.option("--numbering", type=click.Choice(_NUMBERINGS), default="decimal", help=text("help.option.numbering"))
@click.option("--ama-code", metavar="KOD", default="", help=text("help.option.ama_code"))
@click.option("--marks", type=click.Choice(["end", "inline", "none"]), default="end", help=text("help.option.marks"))
@click.option("--for", "purpose", type=click.Choice(["word", "paste"]), default="word", help=text("help.option.for"))
@click.option("--force", is_flag=True, help=text("help.option.force"))
@click.option("--dry-run", is_flag=True, help=text("help.option.dry_run"))
def command(case: Path, kinds: tuple[str, ...], **given: object) -> None:
    """Turn the options into `BuildOptions`, build, and say what came of it."""
    from tenderkit.assembly.job import Layout
    from tenderkit.workflows.build import DEFAULT_KIND, BuildOptions, build

    numbering = Numbering(str(given["numbering"]))
    if (numbering is Numbering.AMA_AF) != bool(given["ama_code"]):
        raise click.UsageError(text("usage.ama_code"))
    start, to, day = given["start"], given["to"], given["day"]
    options = BuildOptions(
        kinds=kinds or (DEFAULT_KIND,),
        to=to if isinstance(to, Path) else None,
        force=bool(given["force"]),
        dry_run=bool(given["dry_run"]),
        paste=given["purpose"] == "paste",
        marks=str(given["marks"]),
        day=date(day.year, day.month, day.day) if isinstance(day, date) else None,
        layout=Layout(numbering, start if isinstance(start, tuple) else (1,), str(given["ama_code"])),
    )
    result = build(case, options)
    for problem in result.warnings:
        click.echo(str(problem), err=True)
    for path in result.files:
        click.echo(text("build.would_write" if options.dry_run else "build.wrote", path=path))
    for newer in result.newer:
        click.echo(text("build.newer", clause=newer.id, locked=newer.locked, newest=newer.newest))
    if result.questions:
        click.echo(text("build.questions", count=len(result.questions)))
        for question in result.questions:
            click.echo(f"  - {question}")
    if not result.locked and not options.dry_run:
        click.echo(text("build.no_lock"))
