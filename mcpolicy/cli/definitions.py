"""`mcpolicy definitions`: definitions and open policy questions, side by side."""

from __future__ import annotations

import click

from mcpolicy.api import compare_definitions
from mcpolicy.cli.command import Command
from mcpolicy.cli.options import FRAMEWORKS, LANG, OUTPUT, PATHS, form_option
from mcpolicy.cli.output import show
from mcpolicy.library import Library
from mcpolicy.wording import Wording

__all__ = ["definitions"]


@click.command(cls=Command)
@FRAMEWORKS
@form_option("definitions")
@LANG
@OUTPUT
@PATHS
def definitions(
    frameworks: tuple[str, ...],
    form: str,
    wording: Wording,
    output: str | None,
    paths: tuple[str, ...],
) -> None:
    """Compare the frameworks named, or all."""
    library = Library(paths)
    comparison = compare_definitions(dict.fromkeys(frameworks) or library.ids(), library=library)
    show("definitions", comparison, form, wording, output)
