"""The command `mcpolicy`: options in, one call of the library, a rendered result out.

Exit codes, fixed: 0 nothing at or above the threshold; 1 findings at or above it; 2 wrong usage; 3 input unreadable or
malformed; 4 framework faulty; 70 internal error. Results go to standard output, everything else to standard error.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import click

import mcpolicy
from mcpolicy.cli import checking, comparing, frameworks
from mcpolicy.cli.common import FAULTY, INTERNAL
from mcpolicy.errors import McpolicyError

__all__ = ["cli", "main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(mcpolicy.__version__, prog_name="mcpolicy")
def cli() -> None:
    """Check micro-credentials against policy frameworks, rule by rule, each answer with its clause."""


for command in (*checking.COMMANDS, *frameworks.COMMANDS, *comparing.COMMANDS):
    cli.add_command(command)


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
        sys.exit(FAULTY)
    except Exception as error:
        click.echo(f"Internal error: {type(error).__name__}: {error}\nPlease report it with the input.", err=True)
        sys.exit(INTERNAL)
