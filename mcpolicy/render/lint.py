"""The faults of a framework folder, one a line: file, line, column, subject, what is wrong."""

from __future__ import annotations

from mcpolicy.wording import Wording
from mcpolicy.workbench.lint import LintReport

__all__ = ["render_lint"]


def render_lint(report: LintReport, wording: Wording) -> str:
    """Write the faults for people; a folder without faults gets one line that says so."""
    if not report.faults:
        return (
            wording.say(
                "lint-clean",
                framework=report.framework_id,
                rules=report.rules,
                examples=report.examples,
            )
            + "\n"
        )
    lines = []
    for fault in report.faults:
        place = ":".join(
            str(part) for part in (fault.path, fault.line, fault.column) if part is not None
        )
        subject = f"{fault.subject}: " if fault.subject is not None else ""
        lines.append(f"{place}: {subject}{wording.note(fault.what)}")
    lines.append(wording.say("lint-count", framework=report.framework_id, count=len(report.faults)))
    return "\n".join(lines) + "\n"
