"""The group of commands; each is imported only when it is used, so that help and short commands stay quick."""

from importlib import import_module
from typing import TYPE_CHECKING

import click

from tenderkit import __version__
from tenderkit.messages import LANGUAGES, text

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

COMMANDS = {
    "plan": "plan",
    "new": "new",
    "check": "check",
    "explain": "explain",
    "simulate": "simulate",
    "build": "build",
    "batch": "batch",
    "issue": "issue",
    "bundle": "bundle",
    "upgrade": "upgrade",
    "migrate": "migrate",
    "convert": "convert",
    "note": "note",
    "register": "register",
    "due": "due",
    "prune": "prune",
    "schema": "schema",
    "serve": "serve",
    "clauses": "clauses",
    "templates": "templates",
}


class LazyGroup(click.Group):
    """Knows its commands by name; finds each in `tenderkit.cli.commands` when asked for it."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"tenderkit.cli.commands.{COMMANDS[cmd_name]}").command
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list["CompletionItem"]:
        """The commands from the catalogue, without importing any of them; options as any command has them."""
        from click.shell_completion import CompletionItem

        begun = (name for name in COMMANDS if name.startswith(incomplete))
        named = [CompletionItem(name, help=text(f"help.{name}").split("\n", 1)[0]) for name in begun]
        return [*named, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        """List the commands from the catalogue, without importing any of them."""
        with formatter.section(text("help.commands")):
            formatter.write_dl([(name, text(f"help.{name}").split("\n", 1)[0]) for name in COMMANDS])


@click.group(
    cls=LazyGroup,
    help=text("help.tenderkit"),
    options_metavar=text("metavar.options"),
    subcommand_metavar=text("metavar.commands"),
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.option("--lang", type=click.Choice(LANGUAGES), is_eager=True, help=text("help.option.lang"))
@click.version_option(__version__, prog_name="tenderkit", message="%(prog)s %(version)s")
def group(lang: str | None) -> None:
    """The help text is in the catalogue; the language was set before this module was imported."""
    del lang
