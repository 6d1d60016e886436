"""The command `mcpolicy`: options in, one call of the library, a page rendered.

Exit codes, fixed: 0 nothing at or above the threshold; 1 findings at or above it; 2 wrong usage; 3
input unreadable or malformed; 4 framework faulty; 70 internal error. Results go to standard output,
everything else to standard error.

A new command is a module, a line in `COMMANDS`, and its sentences in the message catalogue.
"""

from __future__ import annotations

from collections.abc import Sequence

import click

from mcpolicy.cli.command import Group, Language, Option, option
from mcpolicy.cli.errors import WrongUsageError
from mcpolicy.version import __version__
from mcpolicy.wording import LANGUAGES, Note

__all__ = ["COMMANDS", "cli", "main"]

COMMANDS = {
    "check": "mcpolicy.cli.check",
    "compare": "mcpolicy.cli.compare",
    "convert": "mcpolicy.cli.convert",
    "coverage": "mcpolicy.cli.coverage",
    "crosswalk": "mcpolicy.cli.crosswalk",
    "definitions": "mcpolicy.cli.definitions",
    "explain": "mcpolicy.cli.explain",
    "fmt": "mcpolicy.cli.fmt",
    "export": "mcpolicy.cli.export",
    "frameworks": "mcpolicy.cli.frameworks",
    "levels": "mcpolicy.cli.levels",
    "lint": "mcpolicy.cli.lint",
    "migrate": "mcpolicy.cli.migrate",
    "query": "mcpolicy.cli.query",
    "schema": "mcpolicy.cli.schema",
}
"""Name of each command, and the module that holds it under that name."""


@click.group(
    cls=Group,
    table=COMMANDS,
    invoke_without_command=True,
    no_args_is_help=True,
    subcommand_metavar="COMMAND [ARGS]...",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(__version__, prog_name="mcpolicy", cls=Option, help="help-option-version")
@option(
    "--lang",
    type=Language(),
    metavar=Language.name,
    expose_value=False,
    show_default=LANGUAGES[0],
    help="help-option-lang",
)
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Hold the commands."""
    if ctx.invoked_subcommand is None:
        raise WrongUsageError(Note.of("usage-command-missing"))


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; the entry point.

    Args:
        arguments: The words of the command line; by default those of the process.
    """
    cli.main(args=arguments, prog_name="mcpolicy")
