"""Coverage of sources by frameworks: counts by source, evidence and reason; as CSV every fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from mcpolicy.namespaces import shorten
from mcpolicy.pages.coverage import CoveragePage, FactCount, FrameworkCoverage
from mcpolicy.render import table
from mcpolicy.render.context import Context
from mcpolicy.render.json import dump_json
from mcpolicy.statement import Omission
from mcpolicy.wording import Wording
from mcpolicy.workbench.coverage import Fact, Implemented

__all__ = ["render_csv", "render_json", "render_markdown", "render_table"]

_COLUMNS = (
    "framework",
    "id",
    "state",
    "source",
    "locator",
    "statement",
    "clauses",
    "made_of_them",
    "reason",
    "detail",
    "see_also",
)
_MOST_NAMES = 12
"""How many clauses without a fact a table names; JSON names them all."""


def render_table(page: CoveragePage, context: Context) -> str:
    """Write a plain table of counts for each framework."""
    return _tables(page, context.wording, table.render_rows)


def render_markdown(page: CoveragePage, context: Context) -> str:
    """Write a Markdown table of counts for each framework."""
    return _tables(page, context.wording, table.render_markdown)


def render_csv(page: CoveragePage, context: Context) -> str:
    """Write a row for each fact: what encodes it, and what is left out of it, and why."""
    rows = [
        (framework.coverage.framework_id, *_cells(fact, page, context.wording))
        for framework in page.frameworks
        for fact in framework.coverage.facts
    ]
    return table.render_csv(_COLUMNS, rows)


def render_json(page: CoveragePage, context: Context) -> str:
    """Write the counts, and every fact with what encodes it and what is left out of it."""
    frameworks = [_framework_json(one, page, context.wording) for one in page.frameworks]
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
    return "\n".join(
        f"{write(head, list(_rows(framework, wording)))}\n"
        + "".join(f"{line}\n\n" for line in _lines(framework, page, wording))[:-1]
        for framework in page.frameworks
    )


def _rows(framework: FrameworkCoverage, wording: Wording) -> Iterator[Sequence[str]]:
    yield (framework.coverage.framework_id, "", *_numbers(framework.total))
    for one in framework.sources:
        shown = wording.say("coverage-nowhere")
        if one.source is not None:
            shown = wording.text(one.source.label)
        yield ("", shown, *_numbers(one.count))


def _numbers(count: FactCount) -> Iterator[str]:
    yield from map(str, (count.facts, count.encoded, count.partly, count.left_out))


def _lines(framework: FrameworkCoverage, page: CoveragePage, wording: Wording) -> Iterator[str]:
    """Say what stands below a table."""
    coverage = framework.coverage
    counts = [
        f"{wording.say(f'evidence-{evidence}')} {count}" for evidence, count in coverage.by_evidence
    ]
    yield wording.say("coverage-evidence", counts=", ".join(counts))
    reasons = [
        f"{wording.text(page.reasons[reason])} {count}"
        for reason, count in framework.reasons
        if count
    ]
    if reasons:
        yield wording.say("coverage-reasons", counts=", ".join(reasons))
    if names := [clause.id for clause in coverage.without_fact]:
        shown = [*names[:_MOST_NAMES], *(["..."] if len(names) > _MOST_NAMES else [])]
        yield wording.say("coverage-no-fact", count=len(names), names=", ".join(shown))
    if coverage.without_clause:
        yield wording.say("coverage-no-clause", count=len(coverage.without_clause))


def _cells(fact: Fact, page: CoveragePage, wording: Wording) -> Iterator[str]:
    """Give the cells of a fact; where something encodes it, its place is that of the clauses."""
    citations = [one.clause.citation for one in fact.clauses]
    yield fact.id
    yield fact.state
    if fact.sources:
        yield _joined(wording.text(source.label) for source in fact.sources)
        yield _joined(citation.locator for citation in citations)
    else:
        yield _joined(one.citation for one in fact.omissions if one.citation is not None)
        yield ""
    summaries = [one.summary for one in fact.omissions]
    yield _joined(summaries or (wording.text(one.clause.label) for one in fact.clauses))
    yield " ".join(one.clause.id for one in fact.clauses)
    yield " ".join(statement.id for one in fact.clauses for statement in one.statements)
    yield _joined(wording.text(page.reasons[one.reason]) for one in fact.omissions)
    yield _joined(one.detail for one in fact.omissions if one.detail is not None)
    yield " ".join(shorten(iri) for one in fact.omissions for iri in one.see_also)


def _joined(texts: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(texts))


def _framework_json(
    framework: FrameworkCoverage, page: CoveragePage, wording: Wording
) -> dict[str, object]:
    coverage = framework.coverage
    return {
        "id": coverage.framework_id,
        **_count_json(framework.total),
        "sources": [
            {
                "id": None if one.source is None else shorten(one.source.iri),
                "source": None if one.source is None else wording.text(one.source.label),
                **_count_json(one.count),
            }
            for one in framework.sources
        ],
        "clauses_by_evidence": dict(coverage.by_evidence),
        "omissions_by_reason": dict(framework.reasons),
        "clauses": len(coverage.clauses),
        "clauses_without_fact": [clause.id for clause in coverage.without_fact],
        "statements_without_clause": [one.id for one in coverage.without_clause],
        "list": [_fact_json(fact, page, wording) for fact in coverage.facts],
    }


def _count_json(count: FactCount) -> dict[str, int]:
    return {
        "facts": count.facts,
        "encoded": count.encoded,
        "partly": count.partly,
        "left_out": count.left_out,
    }


def _fact_json(fact: Fact, page: CoveragePage, wording: Wording) -> dict[str, object]:
    return {
        "id": fact.id,
        "state": fact.state,
        "clauses": [_clause_json(one, wording) for one in fact.clauses],
        "sources": [shorten(source.iri) for source in fact.documents],
        "omissions": [_omission_json(one, page, wording) for one in fact.omissions],
    }


def _clause_json(one: Implemented, wording: Wording) -> dict[str, object]:
    citation = one.clause.citation
    return {
        "id": one.clause.id,
        "label": wording.text(one.clause.label),
        "source": shorten(citation.source.iri),
        "locator": citation.locator,
        "statements": [statement.id for statement in one.statements],
    }


def _omission_json(omission: Omission, page: CoveragePage, wording: Wording) -> dict[str, object]:
    return {
        "id": omission.id,
        "summary": omission.summary,
        "citation": omission.citation,
        "reason": omission.reason,
        "label": wording.text(page.reasons[omission.reason]),
        "detail": omission.detail,
        "see_also": [shorten(iri) for iri in omission.see_also],
    }
