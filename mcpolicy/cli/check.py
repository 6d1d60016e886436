"""`mcpolicy check`: records against frameworks, rule by rule."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click

from mcpolicy.api import Checker, framework_record
from mcpolicy.check.outcome import Severity
from mcpolicy.check.report import Report
from mcpolicy.check.severity import SeverityTable
from mcpolicy.cli.command import Choice, Command, option
from mcpolicy.cli.errors import FOUND, UNREADABLE, WrongUsageError, say_warning
from mcpolicy.cli.input import read_inputs, read_settings
from mcpolicy.cli.options import (
    AS_OF,
    FILE,
    INPUT_FORMAT,
    LANG,
    MIN_EVIDENCE,
    OUTPUT,
    PATH,
    PATHS,
    REQUIRED_FRAMEWORKS,
    form_option,
    renamed,
)
from mcpolicy.cli.output import show
from mcpolicy.library import Library
from mcpolicy.wording import Note, Wording

__all__ = ["check"]

_THRESHOLDS = ("violation", "warning", "info", "undetermined", "never")


@click.command(cls=Command)
@click.argument("inputs", nargs=-1, type=PATH)
@REQUIRED_FRAMEWORKS
@AS_OF
@form_option("check")
@INPUT_FORMAT
@option("--framework-as-record", "described", multiple=True, help="help-option-framework-as-record")
@option(
    "--fail-on",
    type=Choice(_THRESHOLDS),
    default=_THRESHOLDS[0],
    show_default=True,
    help="help-option-fail-on",
)
@MIN_EVIDENCE
@option("--severities", type=FILE, help="help-option-severities")
@option("--all", "every", is_flag=True, help="help-option-all")
@LANG
@OUTPUT
@PATHS
@renamed("--profile", "--severities")
@renamed("--profile-of", "--framework-as-record")
def check(
    inputs: tuple[str, ...],
    frameworks: tuple[str, ...],
    as_of: str | date,
    form: str,
    input_format: str | None,
    described: tuple[str, ...],
    fail_on: str,
    min_evidence: str | None,
    severities: str | None,
    every: bool,
    wording: Wording,
    output: str | None,
    paths: tuple[str, ...],
) -> int:
    """Read, check, report."""
    if not inputs and not described:
        raise WrongUsageError(Note.of("usage-no-input"))
    library = Library(paths)
    table = _severities(severities, frameworks, library, wording)
    records, unreadable = read_inputs(inputs, input_format, library, wording)
    checker = Checker(library=library, severities=table, min_evidence=min_evidence)
    report = checker.check(
        (*records, *(framework_record(name, frameworks, library) for name in described)),
        dict.fromkeys(frameworks),
        as_of=as_of,
        unreadable=unreadable,
    )
    show("check", report, form, wording, output, every=every)
    return _exit_code(report, fail_on)


def _severities(
    path: str | None, frameworks: Sequence[str], library: Library, wording: Wording
) -> SeverityTable:
    """Read the caller's severities over the shipped ones; warn of rules that are not there."""
    shipped = SeverityTable.shipped()
    if path is None:
        return shipped
    table = shipped.with_overrides(read_settings(path), path)
    known = {rule.id for name in frameworks for rule in library.framework(name).rules}
    for rule_id in table.unknown_rules(known):
        say_warning(Note.of("usage-severity-of-no-rule", path=path, rule=rule_id), wording)
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
