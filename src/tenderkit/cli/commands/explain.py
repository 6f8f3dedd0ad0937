"""`tenderkit explain`."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from tenderkit.cli.options import OPTIONS, case_argument, format_option
from tenderkit.messages import text


@click.command("explain", help=text("help.explain"), options_metavar=OPTIONS)
@case_argument
@click.option("--kind", default="kravavsnitt", metavar="TYP", help=text("help.option.kind"))
@format_option()
def command(case: Path, kind: str, form: str) -> None:
    """A line per clause, in or out, with what decided."""
    from tenderkit.workflows.explain import explain

    explained = explain(case, kind)
    if form == "json":
        click.echo(json.dumps(asdict(explained), ensure_ascii=False, indent=2, default=lambda value: value.value))
        return
    for line in explained.legal_basis:
        click.echo(line)
    document = None
    for clause in explained.clauses:
        if clause.document != document:
            document = clause.document
            click.echo(f"\n{document}")
        click.echo(f"  {clause}")
