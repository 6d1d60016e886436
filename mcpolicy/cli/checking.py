"""Commands about records: `check`, `compare`, `schema`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from mcpolicy.api import Checker, framework_record
from mcpolicy.check.outcome import Severity
from mcpolicy.check.report import Report, UnreadableInput
from mcpolicy.check.severity import SeverityTable
from mcpolicy.cli.common import (
    FOUND,
    LANG,
    OUTPUT,
    PATHS,
    UNREADABLE,
    AsOf,
    form_option,
    library_of,
    palette_for,
    read_input,
    usage,
    write,
)
from mcpolicy.errors import CredentialError, SeverityFileError
from mcpolicy.library import Library
from mcpolicy.model import InputRecord
from mcpolicy.namespaces import MCP, code_of
from mcpolicy.readers import FORMATS, read_records
from mcpolicy.readers.own_json import own_json_schema
from mcpolicy.render.compare import render_compare
from mcpolicy.render.json import dump_json, render_json
from mcpolicy.render.text import render_text
from mcpolicy.statement import EVIDENCE_ORDER
from mcpolicy.wording import Wording

__all__ = ["check", "compare", "schema"]

_AS_OF = click.option(
    "--as-of",
    type=AsOf(),
    default="issue",
    show_default=True,
    help="Take rules as in force on each record's date of issue (today where it states none), today, or a date.",
)
_INPUT_FORMAT = click.option(
    "--input-format",
    type=click.Choice(FORMATS),
    help="Format of the inputs; told by their content when left out.",
)
_MIN_EVIDENCE = click.option(
    "--min-evidence",
    type=click.Choice(EVIDENCE_ORDER),
    help="Leave out rules whose evidence is weaker.",
)
_REQUIRED_FRAMEWORKS = click.option(
    "--framework",
    "-f",
    "frameworks",
    multiple=True,
    required=True,
    help="Framework id; may be repeated.",
)


@click.command()
@click.argument("inputs", nargs=-1, type=click.Path(allow_dash=True))
@_REQUIRED_FRAMEWORKS
@_AS_OF
@form_option("text", "json")
@_INPUT_FORMAT
@click.option(
    "--profile-of",
    "profiles",
    multiple=True,
    help="Check what this framework itself provides; may be repeated.",
)
@click.option(
    "--fail-on",
    type=click.Choice(("violation", "warning", "info", "undetermined", "never")),
    default="violation",
    show_default=True,
    help="Least finding that makes the exit code 1.",
)
@_MIN_EVIDENCE
@click.option(
    "--profile", type=click.Path(dir_okay=False), help="TOML file that overrides severities."
)
@click.option(
    "--all",
    "every",
    is_flag=True,
    help="Name also the rules that are satisfied, do not apply, or are not in force.",
)
@LANG
@OUTPUT
@PATHS
def check(
    inputs: tuple[str, ...],
    frameworks: tuple[str, ...],
    as_of: str | date,
    form: str,
    input_format: str | None,
    profiles: tuple[str, ...],
    fail_on: str,
    min_evidence: str | None,
    profile: str | None,
    every: bool,
    lang: str,
    output: str | None,
    paths: tuple[str, ...],
) -> None:
    """Check credentials, offers, policies or framework profiles: files, or - for standard input."""
    if not inputs and not profiles:
        raise click.UsageError(
            "name at least one input, - for standard input, or a framework with --profile-of"
        )
    library, wording = library_of(paths), Wording(lang)
    severities = SeverityTable.shipped()
    if profile is not None:
        severities = _with_profile(severities, profile, library, frameworks)
    records, unreadable = _read(inputs, input_format, library)
    checker = Checker(library=library, severities=severities, min_evidence=min_evidence)
    with usage():
        records += [framework_record(one, frameworks, library) for one in profiles]
        report = checker.check(
            records, dict.fromkeys(frameworks), as_of=as_of, unreadable=unreadable
        )
    as_json = form == "json"
    write(
        render_json(report, wording)
        if as_json
        else render_text(report, wording, palette_for(output), every=every),
        output,
    )
    sys.exit(_exit_code(report, fail_on))


def _read(
    inputs: Sequence[str], input_format: str | None, library: Library
) -> tuple[list[InputRecord], list[UnreadableInput]]:
    if inputs.count("-") > 1:
        raise click.UsageError("`-`, standard input, can be read only once")
    records: list[InputRecord] = []
    unreadable: list[UnreadableInput] = []
    for name in inputs:
        try:
            records.extend(
                read_records(
                    read_input(name), path=name, vocabulary=library.vocabulary, format=input_format
                )
            )
        except CredentialError as error:
            place = ":".join(
                str(number) for number in (error.line, error.column) if number is not None
            )
            message = f"{place}: {error.reason}" if place else error.reason
            unreadable.append(UnreadableInput(path=name, message=message))
            click.echo(f"Error: {error}", err=True)
    return records, unreadable


def _with_profile(
    severities: SeverityTable, profile: str, library: Library, frameworks: Sequence[str]
) -> SeverityTable:
    try:
        table = severities.with_profile(Path(profile).read_bytes(), profile)
    except OSError as error:
        raise click.UsageError(f"`{profile}` cannot be opened: {error.strerror or error}") from None
    except SeverityFileError as error:
        raise click.UsageError(str(error)) from None
    with usage():
        known = {rule.id for one in frameworks for rule in library.framework(one).rules}
    for rule_id in table.unknown_rules(known):
        click.echo(f"Warning: {profile}: no rule `{rule_id}` in the frameworks asked for", err=True)
    return table


def _exit_code(report: Report, fail_on: str) -> int:
    if report.unreadable:
        return UNREADABLE
    if fail_on == "never":
        return 0
    worst = report.worst()
    if fail_on == "undetermined":
        return FOUND if report.undetermined or worst is Severity.VIOLATION else 0
    return FOUND if worst is not None and worst.rank >= Severity(fail_on).rank else 0


@click.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(allow_dash=True))
@_REQUIRED_FRAMEWORKS
@_AS_OF
@form_option("table", "json", "csv", "markdown")
@_INPUT_FORMAT
@_MIN_EVIDENCE
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
    lang: str,
    output: str | None,
    paths: tuple[str, ...],
) -> None:
    """Put the outcomes of several frameworks on one record side by side, by subject matter."""
    library, wording = library_of(paths), Wording(lang)
    records, unreadable = _read(inputs, input_format, library)
    with usage():
        checker = Checker(library=library, min_evidence=min_evidence)
        report = checker.check(
            records, dict.fromkeys(frameworks), as_of=as_of, unreadable=unreadable
        )
    topics = [(code_of(iri), label) for iri, label in library.vocabulary.list(MCP.Topic)]
    write(render_compare(report, topics, wording, form), output)
    sys.exit(UNREADABLE if unreadable else 0)


@click.command()
@OUTPUT
def schema(output: str | None) -> None:
    """Print the JSON Schema of the JSON form of records."""
    write(dump_json(own_json_schema()), output)
