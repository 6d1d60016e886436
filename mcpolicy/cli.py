"""The command `mcpolicy`: options in, one call of the library, a rendered result out.

Exit codes, fixed: 0 nothing at or above the threshold; 1 findings at or above it; 2 wrong usage; 3 input unreadable or
malformed; 4 framework faulty; 70 internal error. Results go to standard output, everything else to standard error.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

import mcpolicy
from mcpolicy.api import Checker
from mcpolicy.errors import (
    CredentialError,
    FrameworkError,
    McpolicyError,
    ProfileError,
    UnknownFrameworkError,
    UnknownRuleError,
)
from mcpolicy.explain import explain_rule
from mcpolicy.lint import lint_framework
from mcpolicy.loader import Library
from mcpolicy.model import InputRecord
from mcpolicy.outcome import Report, Severity, UnreadableInput
from mcpolicy.readers import FORMATS, read_records
from mcpolicy.readers.own_json import own_json_schema
from mcpolicy.render.frameworks import render_framework, render_frameworks
from mcpolicy.render.json import dump_json, render_json
from mcpolicy.render.lint import render_lint
from mcpolicy.render.text import Palette, render_text
from mcpolicy.severity import SeverityTable
from mcpolicy.statement import EVIDENCE_ORDER
from mcpolicy.text import LANGUAGES
from mcpolicy.wording import Wording

__all__ = ["main"]

_FOUND, _UNREADABLE, _FAULTY, _INTERNAL = 1, 3, 4, 70


class _Faulty(click.ClickException):
    """A framework, or something asked of one, cannot be used."""

    exit_code = _FAULTY


_LANG = click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the output.")
_OUTPUT = click.option("--output", "-o", type=click.Path(dir_okay=False), help="Write to this file instead of standard output.")
_PATHS = click.option(
    "--framework-path",
    "paths",
    multiple=True,
    type=click.Path(),
    help="A folder that is a framework or holds frameworks; may be repeated.",
)


def _write(text: str, output: str | None) -> None:
    """Write a result whole, or not at all: a file is replaced only when everything is written."""
    if output is None:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        return
    target = Path(output)
    try:
        handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(text.encode("utf-8", "backslashreplace"))
            os.replace(temporary, target)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        raise click.UsageError(f"cannot write `{output}`: {error.strerror or error}") from None


def _library(paths: Sequence[str]) -> Library:
    try:
        return Library(paths)
    except FrameworkError as error:
        raise _Faulty(str(error)) from None


def _palette(output: str | None) -> Palette:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    forced = bool(os.environ.get("FORCE_COLOR"))
    return Palette(colour=not plain and output is None and (forced or sys.stdout.isatty()))


class _AsOf(click.ParamType):  # type: ignore[type-arg]
    name = "issue|today|DATE"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str | date:
        if value in ("issue", "today") or isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"`{value}` is neither `issue`, `today` nor a day such as `2025-08-31`", param, ctx)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(mcpolicy.__version__, prog_name="mcpolicy")
def cli() -> None:
    """Check micro-credentials against policy frameworks, rule by rule, each answer with its clause."""


@cli.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option("--framework", "-f", "frameworks", multiple=True, required=True, help="Framework id; may be repeated.")
@click.option(
    "--as-of",
    type=_AsOf(),
    default="issue",
    show_default=True,
    help="Take rules as in force on each record's date of issue (today where it states none), today, or a date.",
)
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="Form of the report."
)
@click.option("--input-format", type=click.Choice(FORMATS), help="Format of the inputs; told by their content when left out.")
@click.option(
    "--fail-on",
    type=click.Choice(("violation", "warning", "info", "undetermined", "never")),
    default="violation",
    show_default=True,
    help="Least finding that makes the exit code 1.",
)
@click.option("--min-evidence", type=click.Choice(EVIDENCE_ORDER), help="Leave out rules whose evidence is weaker.")
@click.option("--profile", type=click.Path(dir_okay=False), help="TOML file that overrides severities.")
@_LANG
@_OUTPUT
@_PATHS
def check(
    inputs: tuple[str, ...],
    frameworks: tuple[str, ...],
    as_of: str | date,
    form: str,
    input_format: str | None,
    fail_on: str,
    min_evidence: str | None,
    profile: str | None,
    lang: str,
    output: str | None,
    paths: tuple[str, ...],
) -> None:
    """Check credentials, offers, policies or profiles: files, or - for standard input."""
    library, wording = _library(paths), Wording(lang)
    severities = SeverityTable.shipped()
    if profile is not None:
        severities = _with_profile(severities, profile, library, frameworks)
    records: list[InputRecord] = []
    unreadable: list[UnreadableInput] = []
    for name in inputs:
        try:
            records.extend(read_records(_bytes_of(name), path=name, vocabulary=library.vocabulary, format=input_format))
        except CredentialError as error:
            reason = str(error).removeprefix(f"{name}:").strip() if error.line is None else str(error)
            unreadable.append(UnreadableInput(path=name, message=reason))
            click.echo(f"Error: {error}", err=True)
    checker = Checker(library=library, severities=severities, min_evidence=min_evidence)
    try:
        report = checker.check(records, dict.fromkeys(frameworks), as_of=as_of, unreadable=unreadable)
    except UnknownFrameworkError as error:
        raise click.BadParameter(str(error), param_hint="--framework") from None
    except FrameworkError as error:
        raise _Faulty(str(error)) from None
    _write(render_json(report, wording) if form == "json" else render_text(report, wording, _palette(output)), output)
    sys.exit(_exit_code(report, fail_on))


def _bytes_of(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise CredentialError(f"cannot be opened: {error.strerror or error}", path=name) from None


def _with_profile(severities: SeverityTable, profile: str, library: Library, frameworks: tuple[str, ...]) -> SeverityTable:
    try:
        table = severities.with_profile(Path(profile).read_bytes(), profile)
        known = {rule.id for one in frameworks for rule in library.framework(one).rules}
    except OSError as error:
        raise click.BadParameter(f"`{profile}` cannot be opened: {error.strerror or error}", param_hint="--profile") from None
    except ProfileError as error:
        raise click.BadParameter(str(error), param_hint="--profile") from None
    except UnknownFrameworkError as error:
        raise click.BadParameter(str(error), param_hint="--framework") from None
    except FrameworkError as error:
        raise _Faulty(str(error)) from None
    for rule_id in table.unknown_rules(known):
        click.echo(f"Warning: {profile}: no rule `{rule_id}` in the frameworks asked for", err=True)
    return table


def _exit_code(report: Report, fail_on: str) -> int:
    if report.unreadable:
        return _UNREADABLE
    if fail_on == "never":
        return 0
    worst = report.worst()
    if fail_on == "undetermined":
        return _FOUND if report.undetermined or worst is Severity.VIOLATION else 0
    return _FOUND if worst is not None and worst.rank >= Severity(fail_on).rank else 0


@cli.command()
@click.argument("rule")
@_LANG
@_OUTPUT
@_PATHS
def explain(rule: str, lang: str, output: str | None, paths: tuple[str, ...]) -> None:
    """Explain one rule, such as mauritius:rule-size: its clause, strength, dates, test and examples."""
    try:
        _write(explain_rule(rule, _library(paths), Wording(lang)), output)
    except (UnknownRuleError, UnknownFrameworkError) as error:
        raise click.BadParameter(str(error), param_hint="RULE") from None
    except FrameworkError as error:
        raise _Faulty(str(error)) from None


@cli.command()
@click.argument("framework", required=False)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="Form of the list.")
@_LANG
@_OUTPUT
@_PATHS
def frameworks(framework: str | None, form: str, lang: str, output: str | None, paths: tuple[str, ...]) -> None:
    """List the frameworks, or show one: its rules, units, ladders and sources."""
    library, wording = _library(paths), Wording(lang)
    try:
        if framework is None:
            loaded = [library.framework(one) for one in library.ids()]
            _write(render_frameworks(loaded, wording, form), output)
        else:
            _write(render_framework(library.framework(framework), wording, form), output)
    except UnknownFrameworkError as error:
        raise click.BadParameter(str(error), param_hint="FRAMEWORK") from None
    except FrameworkError as error:
        raise _Faulty(str(error)) from None


@cli.command()
@click.argument("folders", nargs=-1, type=click.Path())
@_LANG
@_OUTPUT
@_PATHS
def lint(folders: tuple[str, ...], lang: str, output: str | None, paths: tuple[str, ...]) -> None:
    """Check framework folders (or ids; all shipped ones when none is named): statements, shapes and examples."""
    wording = Wording(lang)
    reports = [lint_framework(one, paths) for one in folders or _library(paths).ids()]
    _write("".join(render_lint(one, wording) for one in reports), output)
    sys.exit(_FAULTY if any(one.faults for one in reports) else 0)


@cli.command()
@_OUTPUT
def schema(output: str | None) -> None:
    """Print the JSON Schema of the JSON form of credentials."""
    _write(dump_json(own_json_schema()), output)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command; the entry point.

    Args:
        arguments: The words of the command line; by default those of the process.
    """
    try:
        cli.main(args=None if arguments is None else list(arguments), prog_name="mcpolicy")
    except BrokenPipeError:
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, sys.stdout.fileno())
        sys.exit(0)
    except McpolicyError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(_FAULTY)
    except Exception as error:
        click.echo(f"Internal error: {type(error).__name__}: {error}\nPlease report it with the input.", err=True)
        sys.exit(_INTERNAL)
