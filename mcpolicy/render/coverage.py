"""Coverage of sources by frameworks: counts for each framework and source, and counts by
evidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mcpolicy.render.json import dump_json
from mcpolicy.render.table import render_csv, render_markdown, render_rows
from mcpolicy.wording import Wording
from mcpolicy.workbench.coverage import Coverage

__all__ = ["render_coverage"]

_STATES = ("encoded", "partly", "left-out")


def _rows(coverage: Coverage) -> list[tuple[str, int, int, int, int]]:
    by_source: dict[str, Counter[str]] = {}
    for fact in coverage.facts:
        by_source.setdefault(fact.source, Counter())[fact.state] += 1
    return [
        (source, counts.total(), *(counts[state] for state in _STATES))  # type: ignore[misc]
        for source, counts in sorted(by_source.items())
    ]


def render_coverage(found: Sequence[Coverage], wording: Wording, form: str) -> str:
    """Write coverage as `table`, `json`, `csv` or `markdown`; CSV has every fact, the others the counts."""
    if form == "json":
        return dump_json(
            {"format": "mcpolicy-coverage/1", "frameworks": [_json(one) for one in found]}
        )
    if form == "csv":
        rows = [
            (
                one.framework_id,
                fact.id,
                fact.source,
                fact.locator,
                fact.statement,
                fact.state,
                fact.reason,
            )
            for one in found
            for fact in one.facts
        ]
        return render_csv(
            ("framework", "id", "source", "locator", "statement", "state", "reason"), rows
        )
    head = [
        wording.say(f"coverage-{name}")
        for name in ("framework", "source", "facts", "encoded", "partly", "left-out")
    ]
    render = render_markdown if form == "markdown" else render_rows
    parts: list[str] = []
    for one in found:
        total = Counter(fact.state for fact in one.facts)
        summary = (
            one.framework_id,
            "",
            str(total.total()),
            *(str(total[state]) for state in _STATES),
        )
        cells = [
            summary,
            *(
                ("", source, *(str(number) for number in numbers))
                for source, *numbers in _rows(one)
            ),
        ]
        counts = ", ".join(
            f"{wording.say(f'evidence-{name}')} {count}" for name, count in one.by_evidence
        )
        parts.append(
            render(head, cells) + "\n" + wording.say("coverage-evidence", counts=counts) + "\n"
        )
    return "\n".join(parts)


def _json(coverage: Coverage) -> dict[str, object]:
    total = Counter(fact.state for fact in coverage.facts)
    return {
        "id": coverage.framework_id,
        "facts": total.total(),
        **{state.replace("-", "_"): total[state] for state in _STATES},
        "sources": [
            dict(zip(("source", "facts", "encoded", "partly", "left_out"), row, strict=True))
            for row in _rows(coverage)
        ],
        "statements_by_evidence": dict(coverage.by_evidence),
    }
