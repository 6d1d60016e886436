"""`mcpolicy export`: frameworks as one graph, or their rules as SHACL, for other tools."""

from __future__ import annotations

import click

from mcpolicy.cli.command import Command, option
from mcpolicy.cli.errors import WrongUsageError
from mcpolicy.cli.options import LANG, OUTPUT, PATHS, form_option
from mcpolicy.cli.output import show
from mcpolicy.library import Library
from mcpolicy.pages.export import export_page
from mcpolicy.pages.shapes import shapes_page
from mcpolicy.wording import Note, Wording

__all__ = ["export"]


@click.command(cls=Command)
@click.argument("framework", required=False)
@option("--all", "every", is_flag=True, help="help-option-export-all")
@option("--shapes", is_flag=True, help="help-option-shapes")
@form_option("export")
@LANG
@OUTPUT
@PATHS
def export(
    framework: str | None,
    every: bool,
    shapes: bool,
    form: str,
    wording: Wording,
    output: str | None,
    paths: tuple[str, ...],
) -> None:
    """Write one framework, or all that can be found."""
    if framework is None and not every:
        raise WrongUsageError(Note.of("usage-nothing-to-export"))
    if framework is not None and every:
        raise WrongUsageError(Note.of("usage-export-both"))
    library = Library(paths)
    ids = library.ids() if framework is None else (framework,)
    page = shapes_page(ids, library) if shapes else export_page(ids, library, vocabulary=every)
    show("export", page, form, wording, output)
