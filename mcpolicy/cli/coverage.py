"""`mcpolicy coverage`: which facts of the sources are encoded."""

from __future__ import annotations

import click

from mcpolicy.cli.command import Command
from mcpolicy.cli.options import LANG, OUTPUT, PATHS, form_option
from mcpolicy.cli.output import show
from mcpolicy.library import Library
from mcpolicy.pages.coverage import coverage_page
from mcpolicy.wording import Wording
from mcpolicy.workbench.coverage import read_coverage

__all__ = ["coverage"]


@click.command(cls=Command)
@click.argument("ids", nargs=-1)
@form_option("coverage")
@LANG
@OUTPUT
@PATHS
def coverage(
    ids: tuple[str, ...],
    form: str,
    wording: Wording,
    output: str | None,
    paths: tuple[str, ...],
) -> None:
    """Count the facts of the frameworks named, or of all."""
    library = Library(paths)
    page = coverage_page(
        (read_coverage(name, library) for name in ids or library.ids()), library.vocabulary
    )
    show("coverage", page, form, wording, output)
