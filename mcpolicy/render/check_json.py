"""The JSON report, `mcpolicy-report/1`.

Numbers that matter are strings of decimals; keys and rules keep their order.
"""

from __future__ import annotations

from typing import assert_never

from mcpolicy.check.outcome import Outcome
from mcpolicy.check.report import CheckResult, Report
from mcpolicy.model import Subject
from mcpolicy.namespaces import shorten
from mcpolicy.render.context import Context
from mcpolicy.render.json import dump_json, interval_json, source_json, statement_json
from mcpolicy.view.derived import (
    Derived,
    DerivedAmount,
    DerivedFlag,
    DerivedLevels,
    NotDerived,
)
from mcpolicy.wording import Wording

__all__ = ["REPORT_FORMAT", "render_json"]

REPORT_FORMAT = "mcpolicy-report/1"


def render_json(page: Report, context: Context) -> str:
    """Write a report as JSON."""
    report, wording = page, context.wording
    return dump_json(
        {
            "format": REPORT_FORMAT,
            "as_of": report.as_of,
            "engine": report.engine,
            "language": wording.language,
            "signature": "not checked",
            "frameworks": [
                {"id": framework.id, "version": framework.version, "digest": framework.digest}
                for framework in report.frameworks
            ],
            "results": [_result(result, wording) for result in report.results],
            "unreadable": [
                {"path": one.path, "message": one.said(wording)} for one in report.unreadable
            ],
        }
    )


def _result(result: CheckResult, wording: Wording) -> dict[str, object]:
    record = result.record
    return {
        "input": {
            "path": record.path,
            "format": record.format,
            "index": record.index,
            "digest": record.digest,
        },
        "subject": _subject(record.subject, wording),
        "framework": result.framework.id,
        "as_of": result.day.isoformat(),
        "as_of_basis": result.day_basis,
        "verdict": result.verdict.value,
        "counts": {kind.value: count for kind, count in result.count().items()},
        "left_out_by_evidence": result.filtered,
        "view": {
            shorten(one.property).partition(":")[2]: _derived(one, wording)
            for one in result.view.derived
        },
        "remarks": [{"id": note.code, "message": wording.note(note)} for note in result.remarks],
        "ignored": [wording.value(one) for one in record.ignored],
        "outcomes": [_outcome(outcome, wording) for outcome in result.outcomes],
    }


def _subject(subject: Subject, wording: Wording) -> dict[str, object]:
    return {
        "kind": subject.kind,
        "id": subject.id,
        "title": wording.text(subject.title) if subject.title is not None else None,
    }


def _derived(derived: Derived, wording: Wording) -> dict[str, object]:
    return {
        "property": derived.property,
        **_known(derived, wording),
        "derivation": [wording.note(note) for note in derived.how],
    }


def _known(derived: Derived, wording: Wording) -> dict[str, object]:
    match derived:
        case NotDerived(why=why, unit=unit):
            return {"unknown": wording.note(why), **({} if unit is None else {"unit": unit})}
        case DerivedAmount(amount=amount, unit=unit):
            return interval_json(amount) | ({} if unit is None else {"unit": unit})
        case DerivedFlag(flag=flag):
            return {"value": flag}
        case DerivedLevels(levels=levels):
            return {"candidates": [level.id for level in levels]}
    assert_never(derived)


def _outcome(outcome: Outcome, wording: Wording) -> dict[str, object]:
    rule = outcome.rule
    return {
        "rule": rule.iri,
        "id": rule.id,
        "label": wording.text(rule.label),
        "outcome": outcome.kind.value,
        "severity": outcome.severity.value,
        **statement_json(rule),
        "message": _message(outcome, wording),
        "path": [str(path) for path in rule.shape.paths],
        "values": [wording.value(value) for value in outcome.values],
        "needs": list(outcome.needs),
        "hint": wording.text(rule.hint) if rule.hint is not None else None,
        "source": source_json(rule.citation),
    }


def _message(outcome: Outcome, wording: Wording) -> str | None:
    if outcome.kind.value == "violated":
        return wording.text(outcome.rule.message)
    return wording.notes(outcome.reasons) or None
