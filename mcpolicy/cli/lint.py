"""`mcpolicy lint`: the faults of framework folders."""

from __future__ import annotations

import click

from mcpolicy.cli.command import Command
from mcpolicy.cli.errors import FAULTY
from mcpolicy.cli.options import LANG, OUTPUT, PATH, PATHS, form_option
from mcpolicy.cli.output import show
from mcpolicy.library import Library
from mcpolicy.wording import Wording
from mcpolicy.workbench.lint import lint_framework

__all__ = ["lint"]


@click.command(cls=Command)
@click.argument("folders", nargs=-1, type=PATH)
@form_option("lint")
@LANG
@OUTPUT
@PATHS
def lint(
    folders: tuple[str, ...],
    form: str,
    wording: Wording,
    output: str | None,
    paths: tuple[str, ...],
) -> int:
    """Look for faults in the folders named, or in all that can be found."""
    reports = [lint_framework(place, paths) for place in folders or Library(paths).ids()]
    show("lint", reports, form, wording, output)
    return FAULTY if any(report.faults for report in reports) else 0
