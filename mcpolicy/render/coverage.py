"""Coverage of sources by frameworks: counts by source, and by evidence; as CSV every fact."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from mcpolicy.pages.coverage import CoveragePage, FactCount, FrameworkCoverage
from mcpolicy.render import table
from mcpolicy.render.context import Context
from mcpolicy.render.json import dump_json
from mcpolicy.wording import Wording

__all__ = ["render_csv", "render_json", "render_markdown", "render_table"]

_COLUMNS = ("framework", "id", "source", "locator", "statement", "state", "reason")


def render_table(page: CoveragePage, context: Context) -> str:
    """Write a plain table of counts for each framework."""
    return _tables(page, context.wording, table.render_rows)


def render_markdown(page: CoveragePage, context: Context) -> str:
    """Write a Markdown table of counts for each framework."""
    return _tables(page, context.wording, table.render_markdown)


def render_csv(page: CoveragePage, context: Context) -> str:
    """Write a row for each fact."""
    rows = [
        (
            framework.coverage.framework_id,
            fact.id,
            fact.source,
            fact.locator,
            fact.statement,
            fact.state,
            fact.reason,
        )
        for framework in page.frameworks
        for fact in framework.coverage.facts
    ]
    return table.render_csv(_COLUMNS, rows)


def render_json(page: CoveragePage, context: Context) -> str:
    """Write the counts."""
    frameworks = [_framework_json(framework) for framework in page.frameworks]
    return dump_json({"format": "mcpolicy-coverage/1", "frameworks": frameworks})


def _tables(
    page: CoveragePage,
    wording: Wording,
    write: Callable[[Sequence[str], Sequence[Sequence[str]]], str],
) -> str:
    head = [
        wording.say(f"coverage-{name}")
        for name in ("framework", "source", "facts", "encoded", "partly", "left-out")
    ]
    parts: list[str] = []
    for framework in page.frameworks:
        counts = ", ".join(
            f"{wording.say(f'evidence-{evidence}')} {count}"
            for evidence, count in framework.coverage.by_evidence
        )
        by_evidence = wording.say("coverage-evidence", counts=counts)
        parts.append(f"{write(head, list(_rows(framework)))}\n{by_evidence}\n")
    return "\n".join(parts)


def _rows(framework: FrameworkCoverage) -> Iterator[Sequence[str]]:
    yield (framework.coverage.framework_id, "", *_numbers(framework.total))
    for source, count in framework.sources:
        yield ("", source, *_numbers(count))


def _numbers(count: FactCount) -> Iterator[str]:
    yield from map(str, (count.facts, count.encoded, count.partly, count.left_out))


def _framework_json(framework: FrameworkCoverage) -> dict[str, object]:
    return {
        "id": framework.coverage.framework_id,
        **_count_json(framework.total),
        "sources": [
            {"source": source, **_count_json(count)} for source, count in framework.sources
        ],
        "statements_by_evidence": dict(framework.coverage.by_evidence),
    }


def _count_json(count: FactCount) -> dict[str, int]:
    return {
        "facts": count.facts,
        "encoded": count.encoded,
        "partly": count.partly,
        "left_out": count.left_out,
    }
