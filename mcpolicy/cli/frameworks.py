"""Commands about frameworks: `frameworks`, `explain`, `lint`, `coverage`, `query`."""

from __future__ import annotations

import sys

import click

from mcpolicy.cli.common import (
    FAULTY,
    FRAMEWORKS,
    LANG,
    OUTPUT,
    PATHS,
    form_option,
    library_of,
    read_input,
    usage,
    write,
)
from mcpolicy.errors import CredentialError, FrameworkError, QueryError
from mcpolicy.pages.rule import explain_rule
from mcpolicy.render.coverage import render_coverage
from mcpolicy.render.frameworks import render_framework, render_frameworks
from mcpolicy.render.lint import render_lint
from mcpolicy.render.query import render_query
from mcpolicy.wording import Wording
from mcpolicy.workbench.coverage import read_coverage
from mcpolicy.workbench.lint import lint_framework
from mcpolicy.workbench.query import run_query

__all__ = ["coverage", "explain", "frameworks", "lint", "query"]


@click.command()
@click.argument("framework", required=False)
@form_option("text", "json")
@LANG
@OUTPUT
@PATHS
def frameworks(
    framework: str | None, form: str, lang: str, output: str | None, paths: tuple[str, ...]
) -> None:
    """List the frameworks, or show one: its rules, units, ladders and sources."""
    library, wording = library_of(paths), Wording(lang)
    if framework is not None:
        with usage():
            text = render_framework(library.framework(framework), library, wording, form)
        write(text, output)
        return
    sound, faulty = [], False
    for one in library.ids():
        try:
            sound.append(library.framework(one))
        except FrameworkError as error:
            click.echo(f"Error: {error}", err=True)
            faulty = True
    with usage():
        write(render_frameworks(sound, library, wording, form), output)
    sys.exit(FAULTY if faulty else 0)


@click.command()
@click.argument("rule")
@LANG
@OUTPUT
@PATHS
def explain(rule: str, lang: str, output: str | None, paths: tuple[str, ...]) -> None:
    """Explain one rule, such as mauritius:rule-size: its clause, strength, dates, test and examples."""
    with usage():
        text = explain_rule(rule, library_of(paths), Wording(lang))
    write(text, output)


@click.command()
@click.argument("folders", nargs=-1, type=click.Path())
@LANG
@OUTPUT
@PATHS
def lint(folders: tuple[str, ...], lang: str, output: str | None, paths: tuple[str, ...]) -> None:
    """Check framework folders (or ids; all that can be found when none is named): statements, shapes and examples."""
    with usage():
        reports = [lint_framework(one, paths) for one in folders or library_of(paths).ids()]
    write("".join(render_lint(one, Wording(lang)) for one in reports), output)
    sys.exit(FAULTY if any(one.faults for one in reports) else 0)


@click.command()
@click.argument("ids", nargs=-1)
@form_option("table", "json", "csv", "markdown")
@LANG
@OUTPUT
@PATHS
def coverage(
    ids: tuple[str, ...], form: str, lang: str, output: str | None, paths: tuple[str, ...]
) -> None:
    """Tell which facts of the sources are encoded, partly, or deliberately not, for each framework and source."""
    library = library_of(paths)
    with usage():
        found = [read_coverage(one, library) for one in ids or library.ids()]
    write(render_coverage(found, Wording(lang), form), output)


@click.command()
@click.argument("query", type=click.Path(allow_dash=True))
@FRAMEWORKS
@form_option("table", "json", "csv", "markdown")
@OUTPUT
@PATHS
def query(
    query: str, frameworks: tuple[str, ...], form: str, output: str | None, paths: tuple[str, ...]
) -> None:
    """Run a SPARQL query (a file, or - for standard input) over the graphs of frameworks; all when none is named."""
    library = library_of(paths)
    with usage():
        try:
            text = read_input(query).decode("utf-8-sig")
        except (CredentialError, UnicodeDecodeError) as error:
            raise QueryError(f"the query cannot be read: {error}") from None
        result = run_query(text, frameworks or library.ids(), library)
    write(render_query(result, form), output)
