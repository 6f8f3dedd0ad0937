"""`tenderkit explain`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import to_builtins

from tenderkit.cli.completion import offer_kinds
from tenderkit.cli.options import OPTIONS, case_argument, format_option
from tenderkit.cli.printing import print_data, print_on_terms
from tenderkit.messages import text

if TYPE_CHECKING:
    from tenderkit.workflows.check.explain import ExplainedCase


@click.command("explain", help=text("help.explain"), options_metavar=OPTIONS)
@case_argument
@click.option("--kind", default="kravavsnitt", metavar="TYP", shell_complete=offer_kinds, help=text("help.option.kind"))
@format_option()
def command(case: Path, kind: str, form: str) -> None:
    """The policy, the law, the figures, and a line per clause, each with what decided."""
    from tenderkit.workflows.check.explain import explain

    explained = explain(case, kind)
    if form == "json":
        print_data(to_builtins(explained, enc_hook=str))
        return
    print_on_terms(explained.on_terms)
    for part in explained.parts:
        click.echo("\n".join(part) + "\n")
    _print_clauses(explained)


def _print_clauses(explained: "ExplainedCase") -> None:
    for reason in explained.not_yet:
        click.echo(reason)
    for length in explained.lengths:
        click.echo(f"{length}\n")
    document = None
    for clause in explained.clauses:
        if clause.document != document:
            click.echo(f"\n{clause.document}" if document else clause.document)
            document = clause.document
        click.echo(f"  {clause}")
