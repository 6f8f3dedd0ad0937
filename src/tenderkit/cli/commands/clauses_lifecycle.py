"""`tenderkit clauses review|publish|adopt|hold|release|retire`: one step in the life of a clause each."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from tenderkit.cli.completion import offer_versions
from tenderkit.cli.options import DAY, OPTIONS, day_of, day_option, library_option
from tenderkit.messages import Message, text
from tenderkit.model.clauses.library import Publication, Version
from tenderkit.problems import TenderkitError


class VersionType(click.ParamType[Version]):
    """`vite@1.1.0`."""

    name = "version"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        return [CompletionItem(each) for each in offer_versions(ctx, param, incomplete)]

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Version:
        if isinstance(value, Version):
            return value
        clause, at, version = str(value).partition("@")
        if not (clause and at and version):
            self.fail(text("usage.version", value=value), param, ctx)
        return Version(clause, version)


_version = click.argument("wanted", metavar="ID@VERSION", type=VersionType())


def _step(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    return click.command(name, help=text(f"help.clauses.{name}"), options_metavar=OPTIONS)


def _done(path: Path) -> None:
    click.echo(text("build.wrote", path=path))


def _tell(messages: Iterable[Message]) -> None:
    """What the coordinator should know now that the step is taken."""
    for message in messages:
        click.echo(str(message))


@_step("review")
@_version
@library_option
def review_command(wanted: Version, start: Path) -> None:
    """Draft to review."""
    from tenderkit.workflows.clauses.lifecycle import review

    _done(review(start, wanted))


@_step("publish")
@_version
@click.argument("folders", metavar="[MAPP]...", nargs=-1, type=click.Path(path_type=Path, exists=True))
@day_option(required=True)
@click.option("--review-by", type=DAY, required=True, metavar="ÅÅÅÅ-MM-DD", help=text("help.option.review_by"))
@click.option("--owner", required=True, metavar="NAMN", help=text("help.option.owner"))
@library_option
def publish_command(wanted: Version, folders: tuple[Path, ...], start: Path, **given: Any) -> None:  # noqa: ANN401 - what click parsed
    """Freeze the version, and tell who must act."""
    from tenderkit.workflows.clauses.lifecycle import letters_about, publish, what_follows

    publication = Publication(day_of(given["day"]), day_of(given["review_by"]), given["owner"])
    _done(publish(start, wanted, publication))
    _tell(what_follows(start, wanted))
    try:
        letters = letters_about(start, wanted, folders or (start,))
    except (OSError, TenderkitError) as error:  # the version is published all the same
        click.echo(text("clauses.publish.no_letters", reason=error), err=True)
        return
    for letter in letters:
        click.echo(f"\n{letter}")


@_step("adopt")
@click.argument("wanted", metavar="ID@VERSION...", nargs=-1, type=VersionType())
@click.option("--all", "everything", is_flag=True, help=text("help.option.all"))
@click.option("--by", required=True, metavar="NAMN", help=text("help.option.by"))
@day_option(required=True)
@click.option("--decision", required=True, metavar="DNR", help=text("help.option.decision"))
@library_option
def adopt_command(wanted: tuple[Version, ...], start: Path, **given: Any) -> None:  # noqa: ANN401 - what click parsed
    """Record the municipality's decision."""
    from tenderkit.workflows.clauses.lifecycle import adopt, every_version_in_force, left_out_of_everything

    day: date = day_of(given["day"])
    if bool(wanted) == given["everything"]:
        raise click.UsageError(text("usage.adopt"))
    versions = wanted or every_version_in_force(start, day)
    _done(adopt(start, versions, given["by"], day, given["decision"]))
    if not wanted:
        _tell(left_out_of_everything(start, day))


@_step("hold")
@_version
@click.option("--reason", required=True, metavar="SKÄL", help=text("help.option.reason"))
@library_option
def hold_command(wanted: Version, reason: str, start: Path) -> None:
    """Stop new use."""
    from tenderkit.workflows.clauses.lifecycle import hold, what_follows

    _done(hold(start, wanted, reason))
    _tell(what_follows(start, wanted))


@_step("release")
@_version
@library_option
def release_command(wanted: Version, start: Path) -> None:
    """Lift a hold."""
    from tenderkit.workflows.clauses.lifecycle import release

    _done(release(start, wanted))


@_step("retire")
@_version
@day_option(required=True)
@library_option
def retire_command(wanted: Version, day: datetime, start: Path) -> None:
    """End the use after a day."""
    from tenderkit.workflows.clauses.lifecycle import retire, what_follows

    _done(retire(start, wanted, day_of(day)))
    _tell(what_follows(start, wanted))


STEPS: tuple[click.Command, ...] = (
    review_command,
    publish_command,
    adopt_command,
    hold_command,
    release_command,
    retire_command,
)
