"""A command that only tests know: it counts frameworks."""

from __future__ import annotations

import click

from mcpolicy.cli.command import Command
from mcpolicy.cli.options import LANG, PATHS
from mcpolicy.library import Library
from mcpolicy.wording import Wording

__all__ = ["toy"]


@click.command(cls=Command)
@click.argument("name")
@LANG
@PATHS
def toy(name: str, wording: Wording, paths: tuple[str, ...]) -> int:
    """Say how many rules a framework has, and take that for the exit code."""
    framework = Library(paths).framework(name)
    click.echo(f"{wording.text(framework.label)} {len(framework.rules)}")
    return len(framework.rules)
