"""The faults of framework folders, one a line: file, line, column, subject, what is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from mcpolicy.render.context import Context
from mcpolicy.wording import Wording
from mcpolicy.workbench.lint import LintReport

__all__ = ["render_text"]


def render_text(page: Sequence[LintReport], context: Context) -> str:
    """Write the faults for people; a folder without faults gets one line that says so."""
    return "".join(_report(report, context.wording) for report in page)


def _report(report: LintReport, wording: Wording) -> str:
    name = report.framework_id
    if not report.faults:
        rules, examples = report.rules, report.examples
        return wording.say("lint-clean", framework=name, rules=rules, examples=examples) + "\n"
    lines = []
    for fault in report.faults:
        place = ":".join(
            str(part) for part in (fault.path, fault.line, fault.column) if part is not None
        )
        subject = f"{fault.subject}: " if fault.subject is not None else ""
        lines.append(f"{place}: {subject}{wording.note(fault.what)}")
    lines.append(wording.say("lint-count", framework=name, count=len(report.faults)))
    return "\n".join(lines) + "\n"
