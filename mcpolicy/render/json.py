"""The JSON report, `mcpolicy-report/1`. Numbers that matter are strings of decimals; keys and rules
keep their order.
"""

from __future__ import annotations

import json

from mcpolicy.check.outcome import Outcome
from mcpolicy.check.report import CheckResult, Report
from mcpolicy.interval import Interval, decimal_text
from mcpolicy.model import Subject
from mcpolicy.namespaces import shorten
from mcpolicy.statement import Citation, Statement
from mcpolicy.view.derived import (
    Derived,
    DerivedAmount,
    DerivedFlag,
    DerivedLevels,
    NotDerived,
)
from mcpolicy.wording import Wording

__all__ = [
    "REPORT_FORMAT",
    "dump_json",
    "interval_json",
    "render_json",
    "source_json",
    "standing_json",
]

REPORT_FORMAT = "mcpolicy-report/1"


def dump_json(value: object) -> str:
    """Write JSON as all commands do: two spaces, no escapes but the needed, a line break at the end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def render_json(report: Report, wording: Wording) -> str:
    """Write a report as JSON."""
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
            "unreadable": [{"path": one.path, "message": one.message} for one in report.unreadable],
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
        "ignored": list(record.ignored),
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
    raise TypeError(type(derived).__name__)


def interval_json(amount: Interval) -> dict[str, object]:
    """Write a range of numbers; `exact` says that it is one number."""
    return {
        "low": decimal_text(amount.low),
        "high": decimal_text(amount.high),
        "exact": amount.is_point,
    }


def _outcome(outcome: Outcome, wording: Wording) -> dict[str, object]:
    rule = outcome.rule
    return {
        "rule": rule.iri,
        "id": rule.id,
        "label": wording.text(rule.label),
        "outcome": outcome.kind.value,
        "severity": outcome.severity.value,
        **standing_json(rule),
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
    return "; ".join(wording.note(note) for note in outcome.reasons) or None


def standing_json(statement: Statement) -> dict[str, object]:
    """Write how strongly a statement stands, since when, and on what it is."""
    return {
        "modality": statement.modality,
        "status": statement.status,
        "evidence": statement.evidence,
        "valid_from": str(statement.valid_from),
        "valid_until": None if statement.valid_until is None else str(statement.valid_until),
        "topic": statement.topic,
    }


def source_json(citation: Citation) -> dict[str, object]:
    """Write where a statement stands."""
    source = citation.source
    return {
        "title": source.title,
        "locator": citation.locator,
        "url": source.url,
        "date": source.date,
    }
