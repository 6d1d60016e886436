"""`mcpolicy lint`: the faults of framework folders."""

from __future__ import annotations

import click

from mcpolicy.cli.command import Command, option
from mcpolicy.cli.errors import FAULTY, WrongUsageError, exit_code_of, say_error
from mcpolicy.cli.options import LANG, OUTPUT, PATH, PATHS, form_option
from mcpolicy.cli.output import show
from mcpolicy.errors import McpolicyError
from mcpolicy.library import Library
from mcpolicy.readers.values import language_tag
from mcpolicy.wording import Note, Wording, printable
from mcpolicy.workbench.lint import LintReport, lint_framework

__all__ = ["lint"]


def _languages(
    ctx: click.Context, param: click.Parameter, value: str | None
) -> tuple[str, ...] | None:
    """Read language tags separated by commas."""
    if value is None:
        return None
    tags = tuple(map(language_tag, map(str.strip, value.split(","))))
    known = tuple(tag for tag in tags if tag is not None)
    if len(known) < len(tags):
        raise WrongUsageError(Note.of("usage-languages", value=printable(value)))
    return known


@click.command(cls=Command)
@click.argument("folders", nargs=-1, type=PATH)
@option("--languages", callback=_languages, help="help-option-languages")
@option("--limits/--no-limits", default=None, help="help-option-limits")
@form_option("lint")
@LANG
@OUTPUT
@PATHS
def lint(
    folders: tuple[str, ...],
    languages: tuple[str, ...] | None,
    limits: bool | None,
    form: str,
    wording: Wording,
    output: str | None,
    paths: tuple[str, ...],
) -> int:
    """Look for faults in the folders named, or in all that can be found."""
    places = folders or Library(paths).ids()
    reports: list[LintReport] = []
    codes = {0}
    for place in places:
        try:
            reports.append(lint_framework(place, paths, languages=languages, limits=limits))
        except McpolicyError as error:
            say_error(error, wording)
            codes.add(exit_code_of(error))
    show("lint", reports, form, wording, output)
    if any(report.faults for report in reports):
        codes.add(FAULTY)
    return max(codes)
