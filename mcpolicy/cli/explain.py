"""`mcpolicy explain`: one rule in plain words."""

from __future__ import annotations

import click

from mcpolicy.cli.command import Command
from mcpolicy.cli.options import LANG, OUTPUT, PATHS, form_option
from mcpolicy.cli.output import show
from mcpolicy.library import Library
from mcpolicy.pages.rule import rule_page
from mcpolicy.wording import Wording

__all__ = ["explain"]


@click.command(cls=Command)
@click.argument("rule")
@form_option("rule")
@LANG
@OUTPUT
@PATHS
def explain(
    rule: str, form: str, wording: Wording, output: str | None, paths: tuple[str, ...]
) -> None:
    """Find the rule and show its page."""
    show("rule", rule_page(rule, Library(paths)), form, wording, output)
