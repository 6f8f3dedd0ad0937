"""`tenderkit batch`."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tenderkit.cli.batch_progress import BatchProgress
from tenderkit.cli.completion import offer_kinds
from tenderkit.cli.options import OPTIONS, day_of, day_option, pdf_option
from tenderkit.messages import counted, text
from tenderkit.problems import ExitCode, InvalidInputError, Problem

if TYPE_CHECKING:
    from tenderkit.workflows.api.open_library import Library
    from tenderkit.workflows.batch.batch_options import BatchOptions
    from tenderkit.workflows.batch.run_batch import BatchResult

_MOST_WORKERS = 64
_MOST_TOLD = 200  # faults on the screen: the report has every row


@click.command("batch", help=text("help.batch"), options_metavar=OPTIONS)
@click.argument("kind", metavar=text("metavar.kind"), shell_complete=offer_kinds)
@click.argument("data", type=click.Path(path_type=Path), metavar=text("metavar.data"), required=False)
@click.option("--to", type=click.Path(path_type=Path), metavar="MAPP", help=text("help.option.batch_to"))
@click.option(
    "--case", type=click.Path(path_type=Path), metavar=text("metavar.case"), help=text("help.option.batch_case")
)
@click.option("--sheet", metavar=text("metavar.sheet"), help=text("help.option.batch_sheet"))
@click.option("--name", default="", metavar=text("metavar.pattern"), help=text("help.option.batch_name"))
@pdf_option
@click.option("--strict", is_flag=True, help=text("help.option.strict"))
@click.option("--resume", is_flag=True, help=text("help.option.resume"))
@click.option("--dry-run", is_flag=True, help=text("help.option.batch_dry_run"))
@click.option(
    "--annotate", "copy", type=click.Path(path_type=Path), metavar="FIL", help=text("help.option.batch_annotate")
)
@click.option(
    "--workers", type=click.IntRange(1, _MOST_WORKERS), default=1, metavar="N", help=text("help.option.workers")
)
@click.option("--dask", metavar="tls://…", help=text("help.option.dask"))
@click.option("--columns", type=click.Path(path_type=Path), metavar="FIL", help=text("help.option.columns"))
@day_option(key="help.option.date")
def command(kind: str, data: Path | None, **given: object) -> int:
    """Check every row, build those that are right, and say what is wrong with the others; exit code 1 when some are wrong."""
    from tenderkit.workflows.api.open_library import open_library

    columns, to = given["columns"], given["to"]
    if isinstance(columns, Path):
        return _write_columns(open_library(), kind, columns)
    if data is None:
        raise click.UsageError(text("usage.batch_data"))
    if not isinstance(to, Path) and not given["dry_run"]:
        raise click.UsageError(text("usage.batch_to"))
    library = open_library(data if data.is_dir() else data.parent)
    with _options(given, library, kind) as options:
        try:
            result = _build(library, kind, data, to if isinstance(to, Path) else data.parent, options)
        except InvalidInputError as error:
            _annotate(library, kind, data, given, error.problems)
            raise
    _annotate(library, kind, data, given, (*result.problems, *result.told))
    _tell(result, to)
    return ExitCode.CHANGE_THE_FILE if result.faults else ExitCode.DONE


def _write_columns(library: "Library", kind: str, file: Path) -> int:
    from tenderkit.workflows.batch.batch_sheets import write_batch_columns

    write_batch_columns(library, kind, file)
    click.echo(text("build.wrote", path=file))
    return ExitCode.DONE


@contextmanager
def _options(given: Mapping[str, object], library: "Library", kind: str) -> Iterator["BatchOptions"]:
    from tenderkit.workflows.batch.batch_options import BatchOptions

    case, sheet, day, dask = given["case"], given["sheet"], given["day"], given["dask"]
    workers = given["workers"]
    with ExitStack() as opened:
        progress = opened.enter_context(BatchProgress())
        executor = None
        if isinstance(dask, str):
            from tenderkit.workflows.batch.cluster import dask_executor

            executor = opened.enter_context(dask_executor(dask, library, kind))
        yield BatchOptions(
            case=case if isinstance(case, Path) else None,
            sheet=str(sheet) if sheet is not None else None,
            name=str(given["name"]),
            strict=bool(given["strict"]),
            resume=bool(given["resume"]),
            dry_run=bool(given["dry_run"]),
            day=day_of(day) if isinstance(day, datetime) else None,
            workers=workers if isinstance(workers, int) else 1,
            executor=executor,
            progress=progress.show,
            pdf=bool(given["pdf"]),
        )


def _build(library: "Library", kind: str, data: Path, to: Path, options: "BatchOptions") -> "BatchResult":
    from tenderkit.workflows.batch.run_batch import build_batch

    return build_batch(library, kind, data, to, options)


def _annotate(
    library: "Library", kind: str, data: Path, given: Mapping[str, object], problems: tuple[Problem, ...]
) -> None:
    copy, sheet = given["copy"], given["sheet"]
    if isinstance(copy, Path) and data.is_file():
        from tenderkit.workflows.batch.batch_sheets import annotate

        annotate(library, kind, (data, str(sheet) if sheet is not None else None), copy, problems)
        click.echo(text("build.wrote", path=copy))


def _tell(result: "BatchResult", to: object) -> None:
    said = (*result.told, *result.problems)
    for problem in said[:_MOST_TOLD]:
        click.echo(str(problem), err=True)
    if len(said) > _MOST_TOLD:
        click.echo(text("batch.more", count=len(said) - _MOST_TOLD), err=True)
    if result.report is not None:
        click.echo(text("batch.built", count=_counted("documents", len(result.built)), folder=to))
        if result.kept:
            click.echo(text("batch.kept", count=_counted("rows", result.kept)))
        click.echo(text("build.wrote", path=result.report))
    if result.faults:
        click.echo(text("batch.faulty", count=_counted("rows", len(result.faults)), rows=result.rows))
    elif result.report is None:
        click.echo(text("batch.all_right", count=_counted("rows", result.rows)))
    if result.changed_library:
        click.echo(text("batch.library_changed"), err=True)


def _counted(what: str, number: int) -> str:
    return counted(f"batch.count.{what}", number)
