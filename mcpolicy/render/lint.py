"""The faults of framework folders, one a line: file, line, column, subject, what is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mcpolicy.render.context import Context
from mcpolicy.wording import Wording
from mcpolicy.workbench.lint import LintReport

__all__ = ["render_text"]


def render_text(page: Sequence[LintReport], context: Context) -> str:
    """Write the faults for people, and what languages lack; a sound folder gets a line too."""
    return "".join(_report(report, context.wording) for report in page)


def _report(report: LintReport, wording: Wording) -> str:
    lines = [*_faults(report, wording), *_missing(report, wording)]
    return "\n".join(lines) + "\n"


def _faults(report: LintReport, wording: Wording) -> Iterator[str]:
    name = report.framework_id
    if not report.faults:
        rules, examples = report.rules, report.examples
        yield wording.say("lint-clean", framework=name, rules=rules, examples=examples)
        return
    for fault in report.faults:
        place = ":".join(
            str(part) for part in (fault.path, fault.line, fault.column) if part is not None
        )
        subject = f"{fault.subject}: " if fault.subject is not None else ""
        yield f"{place}: {subject}{wording.note(fault.what)}"
    yield wording.say("lint-count", framework=name, count=len(report.faults))


def _missing(report: LintReport, wording: Wording) -> Iterator[str]:
    for language, count in report.missing_texts:
        name = report.framework_id
        yield wording.say("texts-missing", framework=name, language=language, count=count)
    if report.missing_limits:
        name, count = report.framework_id, report.missing_limits
        yield wording.say("limits-missing", framework=name, count=count)
