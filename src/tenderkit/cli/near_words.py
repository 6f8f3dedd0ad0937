"""A command or an option that was mistyped is named as it was meant; click's own guesses go by likeness, and may mean the opposite."""

from collections.abc import Iterator

import click

from tenderkit.messages import text
from tenderkit.rules.language.near_words import near_spellings


def with_near_words(error: click.ClickException) -> click.ClickException:
    """The same usage error with what was meant; any other error as it is."""
    if isinstance(error, click.NoSuchOption):
        typed, known = error.option_name, tuple(_options(error.ctx))
    elif isinstance(error, click.NoSuchCommand):
        typed, known = error.command_name, tuple(_commands(error.ctx))
    else:
        return error
    near = near_spellings(typed, known)
    words = text("usage.or").join(near)
    said = text("usage.near", said=error.message, near=words) if near else error.message
    return click.UsageError(said, error.ctx)


def _options(context: click.Context | None) -> Iterator[str]:
    if context is not None:
        yield from (
            name for parameter in context.command.get_params(context) for name in parameter.opts if name[:1] == "-"
        )


def _commands(context: click.Context | None) -> Iterator[str]:
    if context is not None and isinstance(context.command, click.Group):
        yield from context.command.list_commands(context)
