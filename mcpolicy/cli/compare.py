"""`mcpolicy compare`: the outcomes of several frameworks on one record, side by side."""

from __future__ import annotations

from datetime import date

import click

from mcpolicy.api import Checker
from mcpolicy.cli.command import Command
from mcpolicy.cli.errors import UNREADABLE
from mcpolicy.cli.input import read_inputs
from mcpolicy.cli.options import (
    AS_OF,
    INPUT_FORMAT,
    LANG,
    MIN_EVIDENCE,
    OUTPUT,
    PATH,
    PATHS,
    REQUIRED_FRAMEWORKS,
    form_option,
)
from mcpolicy.cli.output import show
from mcpolicy.library import Library
from mcpolicy.namespaces import MCP, code_of
from mcpolicy.pages.compare import compare_page
from mcpolicy.wording import Wording

__all__ = ["compare"]


@click.command(cls=Command)
@click.argument("inputs", nargs=-1, required=True, type=PATH)
@REQUIRED_FRAMEWORKS
@AS_OF
@form_option("compare")
@INPUT_FORMAT
@MIN_EVIDENCE
@LANG
@OUTPUT
@PATHS
def compare(
    inputs: tuple[str, ...],
    frameworks: tuple[str, ...],
    as_of: str | date,
    form: str,
    input_format: str | None,
    min_evidence: str | None,
    wording: Wording,
    output: str | None,
    paths: tuple[str, ...],
) -> int:
    """Read, check, put side by side."""
    library = Library(paths)
    records, unreadable = read_inputs(inputs, input_format, library, wording)
    checker = Checker(library=library, min_evidence=min_evidence)
    report = checker.check(records, dict.fromkeys(frameworks), as_of=as_of, unreadable=unreadable)
    topics = [(code_of(iri), label) for iri, label in library.vocabulary.list(MCP.Topic)]
    show("compare", compare_page(report, topics), form, wording, output)
    return UNREADABLE if unreadable else 0
