"""`mcpolicy schema`: the JSON Schema of the JSON form of records."""

from __future__ import annotations

import click

from mcpolicy.cli.command import Command
from mcpolicy.cli.options import LANG, OUTPUT, form_option
from mcpolicy.cli.output import show
from mcpolicy.readers.own_json import own_json_schema
from mcpolicy.wording import Wording

__all__ = ["schema"]


@click.command(cls=Command)
@form_option("schema")
@LANG
@OUTPUT
def schema(form: str, wording: Wording, output: str | None) -> None:
    """Write the schema."""
    show("schema", own_json_schema(wording), form, wording, output)
