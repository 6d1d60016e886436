"""`mcpolicy explain`: anything that a framework describes, or a term, in plain words."""

from __future__ import annotations

import click

from mcpolicy.cli.command import Command
from mcpolicy.cli.options import LANG, OUTPUT, PATHS, form_option
from mcpolicy.cli.output import show
from mcpolicy.library import Library
from mcpolicy.pages.explain import explain as explain_name
from mcpolicy.pages.rule import RulePage
from mcpolicy.wording import Wording

__all__ = ["explain"]


@click.command(cls=Command)
@click.argument("name")
@form_option("explanation")
@LANG
@OUTPUT
@PATHS
def explain(
    name: str, form: str, wording: Wording, output: str | None, paths: tuple[str, ...]
) -> None:
    """Find what is named and show its page."""
    page = explain_name(name, Library(paths))
    kind = "rule" if isinstance(page, RulePage) else "explanation"
    show(kind, page, form, wording, output)
