"""Outcomes of several frameworks on one record, side by side by subject matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mcpolicy.check.outcome import Outcome
from mcpolicy.pages.compare import ComparedRecord, ComparePage
from mcpolicy.render import table
from mcpolicy.render.context import Context
from mcpolicy.render.json import dump_json
from mcpolicy.render.layout import record_place
from mcpolicy.wording import Wording

__all__ = ["render_csv", "render_json", "render_markdown", "render_table"]

_COLUMNS = (
    "path",
    "index",
    "topic",
    "framework",
    "rule",
    "label",
    "outcome",
    "severity",
    "source",
    "locator",
)


def render_table(page: ComparePage, context: Context) -> str:
    """Write a plain table for each record."""
    head = _head(page, context.wording)
    return "\n".join(
        f"{_title(record)}\n{table.render_rows(head, list(_rows(page, record, context.wording)))}"
        for record in page.records
    )


def render_markdown(page: ComparePage, context: Context) -> str:
    """Write a Markdown table for each record, under a heading."""
    head = _head(page, context.wording)
    return "\n".join(
        f"## {_title(record)}\n\n"
        + table.render_markdown(head, list(_rows(page, record, context.wording)))
        for record in page.records
    )


def render_csv(page: ComparePage, context: Context) -> str:
    """Write a row for each outcome."""
    return table.render_csv(_COLUMNS, list(_outcome_rows(page, context.wording)))


def render_json(page: ComparePage, context: Context) -> str:
    """Write every record with its outcomes by subject matter, also those without any."""
    return dump_json(
        {
            "format": "mcpolicy-compare/1",
            "frameworks": list(page.frameworks),
            "records": [_record_json(page, record, context.wording) for record in page.records],
        }
    )


def _title(record: ComparedRecord) -> str:
    return record_place(record.path, record.index)


def _head(page: ComparePage, wording: Wording) -> list[str]:
    return [wording.say("compare-topic"), *page.frameworks]


def _rows(page: ComparePage, record: ComparedRecord, wording: Wording) -> Iterator[Sequence[str]]:
    verdicts = (wording.say(f"verdict-{result.verdict.value}") for result in record.results)
    yield ["", *(verdict.upper() for verdict in verdicts)]
    for topic in page.topics:
        cells = record.on(topic)
        if any(cells):
            yield [wording.text(topic.label), *(_cell(outcomes, wording) for outcomes in cells)]


def _cell(outcomes: Sequence[Outcome], wording: Wording) -> str:
    if not outcomes:
        return wording.say("compare-none")
    return "; ".join(
        f"{outcome.rule.id.partition(':')[2].removeprefix('rule-')}: "
        f"{wording.say(f'outcome-{outcome.kind.value}')}"
        for outcome in outcomes
    )


def _outcome_rows(page: ComparePage, wording: Wording) -> Iterator[Sequence[str]]:
    for record in page.records:
        for topic in page.topics:
            for result, outcomes in zip(record.results, record.on(topic), strict=True):
                for outcome in outcomes:
                    yield (
                        record.path,
                        str(record.index),
                        wording.text(topic.label),
                        result.framework.id,
                        outcome.rule.id,
                        wording.text(outcome.rule.label),
                        wording.say(f"outcome-{outcome.kind.value}"),
                        wording.say(f"severity-{outcome.severity.value}"),
                        outcome.rule.citation.source.title,
                        outcome.rule.citation.locator,
                    )


def _record_json(page: ComparePage, record: ComparedRecord, wording: Wording) -> dict[str, object]:
    return {
        "path": record.path,
        "index": record.index,
        "verdicts": {result.framework.id: result.verdict.value for result in record.results},
        "topics": [
            {
                "topic": topic.code,
                "label": wording.text(topic.label),
                "outcomes": {
                    result.framework.id: [_outcome_json(outcome) for outcome in outcomes]
                    for result, outcomes in zip(record.results, record.on(topic), strict=True)
                },
            }
            for topic in page.topics
        ],
    }


def _outcome_json(outcome: Outcome) -> dict[str, str]:
    return {
        "id": outcome.rule.id,
        "outcome": outcome.kind.value,
        "severity": outcome.severity.value,
    }
