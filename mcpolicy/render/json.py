"""What all JSON outputs share: how a document, a range, a statement and a citation are written."""

from __future__ import annotations

import json

from mcpolicy.interval import Interval, decimal_text
from mcpolicy.statement import Citation, Statement

__all__ = ["dump_json", "interval_json", "source_json", "statement_json"]


def dump_json(value: object) -> str:
    """Write JSON: two spaces, no escapes but the needed, a line break at the end."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def interval_json(amount: Interval) -> dict[str, object]:
    """Write a range of numbers; `exact` says that it is one number."""
    return {
        "low": decimal_text(amount.low),
        "high": decimal_text(amount.high),
        "exact": amount.is_point,
    }


def statement_json(statement: Statement) -> dict[str, object]:
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
