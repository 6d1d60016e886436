"""The command `mcpolicy`: options in, one call of the library, a rendered result out.

Exit codes, fixed: 0 nothing at or above the threshold; 1 findings at or above it; 2 wrong usage; 3
input unreadable or malformed; 4 framework faulty; 70 internal error. Results go to standard output,
everything else to standard error.

A command's module is imported when the command is called, so that `check` does not wait for what it
does not use.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from mcpolicy.errors import McpolicyError
from mcpolicy.version import __version__

__all__ = ["cli", "main"]

_COMMANDS = {
    "check": "checking",
    "compare": "checking",
    "convert": "comparing",
    "coverage": "frameworks",
    "crosswalk": "comparing",
    "definitions": "comparing",
    "explain": "frameworks",
    "frameworks": "frameworks",
    "levels": "comparing",
    "lint": "frameworks",
    "query": "frameworks",
    "schema": "checking",
}
_INTERNAL, _FAULTY = 70, 4


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of the commands."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and give the command."""
        module = _COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = getattr(import_module(f"mcpolicy.cli.{module}"), cmd_name)
        return command


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(__version__, prog_name="mcpolicy")
def cli() -> None:
    """Check micro-credentials against policy frameworks, rule by rule, each answer with its clause."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; the entry point.

    Args:
        arguments: The words of the command line; by default those of the process.
    """
    try:
        cli.main(args=None if arguments is None else list(arguments), prog_name="mcpolicy")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except McpolicyError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(_FAULTY)
    except Exception as error:
        click.echo(
            f"Internal error: {type(error).__name__}: {error}\nPlease report it with the input.",
            err=True,
        )
        sys.exit(_INTERNAL)
