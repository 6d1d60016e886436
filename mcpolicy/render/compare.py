"""Outcomes of several frameworks on one record, side by side by subject matter."""

from __future__ import annotations

from collections.abc import Sequence

from mcpolicy.check.outcome import Outcome
from mcpolicy.check.report import CheckResult, Report
from mcpolicy.render.json import dump_json
from mcpolicy.render.table import render_csv, render_markdown, render_rows
from mcpolicy.text import LangText
from mcpolicy.wording import Wording

__all__ = ["render_compare"]


def _cell(outcomes: Sequence[Outcome], wording: Wording) -> str:
    if not outcomes:
        return wording.say("compare-none")
    return "; ".join(
        f"{outcome.rule.id.partition(':')[2].removeprefix('rule-')}: {wording.say(f'outcome-{outcome.kind.value}')}"
        for outcome in outcomes
    )


def render_compare(
    report: Report, topics: Sequence[tuple[str, LangText]], wording: Wording, form: str
) -> str:
    """Write the comparison as `table`, `json`, `csv` or `markdown`, one part for each record.

    Args:
        report: Results of the records under every framework compared.
        topics: Code and label of each subject matter, in the order of the rows.
        wording: The language.
        form: The form.
    """
    frameworks = [framework.id for framework in report.frameworks]
    by_record: dict[tuple[str, int], dict[str, CheckResult]] = {}
    for result in report.results:
        by_record.setdefault((result.record.path, result.record.index), {})[result.framework.id] = (
            result
        )
    if form == "json":
        return dump_json(
            {
                "format": "mcpolicy-compare/1",
                "frameworks": frameworks,
                "records": [
                    _record_json(path, index, found, topics, wording)
                    for (path, index), found in by_record.items()
                ],
            }
        )
    if form == "csv":
        rows = [
            (
                path,
                str(index),
                wording.text(label),
                name,
                outcome.rule.id,
                wording.text(outcome.rule.label),
                wording.say(f"outcome-{outcome.kind.value}"),
                wording.say(f"severity-{outcome.severity.value}"),
                outcome.rule.citation.source.title,
                outcome.rule.citation.locator,
            )
            for (path, index), found in by_record.items()
            for code, label in topics
            for name, result in found.items()
            for outcome in result.outcomes
            if outcome.rule.topic == code
        ]
        columns = (
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
        return render_csv(columns, rows)
    parts: list[str] = []
    render = render_markdown if form == "markdown" else render_rows
    for (path, index), found in by_record.items():
        title = path if index == 0 else f"{path} [{index}]"
        head = [wording.say("compare-topic"), *frameworks]
        verdicts = [
            "",
            *(wording.say(f"verdict-{found[name].verdict.value}").upper() for name in frameworks),
        ]
        rows_of_topics: list[Sequence[str]] = [verdicts]
        for code, label in topics:
            cells = [
                [one for one in found[name].outcomes if one.rule.topic == code]
                for name in frameworks
            ]
            if any(cells):
                rows_of_topics.append(
                    [wording.text(label), *(_cell(cell, wording) for cell in cells)]
                )
        parts.append(
            (f"## {title}\n\n" if form == "markdown" else f"{title}\n")
            + render(head, rows_of_topics)
        )
    return "\n".join(parts)


def _record_json(
    path: str,
    index: int,
    found: dict[str, CheckResult],
    topics: Sequence[tuple[str, LangText]],
    wording: Wording,
) -> dict[str, object]:
    return {
        "path": path,
        "index": index,
        "verdicts": {name: result.verdict.value for name, result in found.items()},
        "topics": [
            {
                "topic": code,
                "label": wording.text(label),
                "outcomes": {
                    name: [
                        {
                            "id": one.rule.id,
                            "outcome": one.kind.value,
                            "severity": one.severity.value,
                        }
                        for one in result.outcomes
                        if one.rule.topic == code
                    ]
                    for name, result in found.items()
                },
            }
            for code, label in topics
        ],
    }
