"""`mcpolicy query`: SPARQL over the graphs of frameworks."""

from __future__ import annotations

import click

from mcpolicy.cli.command import Command
from mcpolicy.cli.input import read_input
from mcpolicy.cli.options import (
    FRAMEWORKS,
    LANG,
    OUTPUT,
    PATH,
    PATHS,
    form_option,
)
from mcpolicy.cli.output import show
from mcpolicy.errors import CredentialError, QueryError
from mcpolicy.library import Library
from mcpolicy.wording import Note, Wording
from mcpolicy.workbench.query import run_query

__all__ = ["query"]


@click.command(cls=Command)
@click.argument("query", type=PATH)
@FRAMEWORKS
@form_option("query")
@LANG
@OUTPUT
@PATHS
def query(
    query: str,
    frameworks: tuple[str, ...],
    form: str,
    wording: Wording,
    output: str | None,
    paths: tuple[str, ...],
) -> None:
    """Read the query, run it, and show the rows."""
    library = Library(paths)
    result = run_query(_read_query(query), frameworks or library.ids(), library)
    show("query", result, form, wording, output)


def _read_query(name: str) -> str:
    try:
        return read_input(name).decode("utf-8-sig")
    except CredentialError as error:
        why = Note.of("at-place", place=name, why=error.reasons)
    except UnicodeDecodeError:
        why = Note.of("at-place", place=name, why=Note.of("not-utf8"))
    raise QueryError(Note.of("usage-query-unreadable", why=why))
