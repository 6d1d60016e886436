"""`mcpolicy levels`: a ladder with its level descriptors."""

from __future__ import annotations

import click

from mcpolicy.cli.command import Command
from mcpolicy.cli.options import LANG, OUTPUT, PATHS, form_option
from mcpolicy.cli.output import show
from mcpolicy.crosswalk.finder import Crosswalks
from mcpolicy.library import Library
from mcpolicy.pages.levels import levels_page
from mcpolicy.wording import Wording

__all__ = ["levels"]


@click.command(cls=Command)
@click.argument("ladder")
@form_option("levels")
@LANG
@OUTPUT
@PATHS
def levels(
    ladder: str, form: str, wording: Wording, output: str | None, paths: tuple[str, ...]
) -> None:
    """Find the ladder and show it."""
    library = Library(paths)
    page = levels_page(Crosswalks(library).ladder(ladder), library.descriptors())
    show("levels", page, form, wording, output)
