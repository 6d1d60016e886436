"""Results of a query as a table, JSON, CSV or Markdown."""

from __future__ import annotations

from mcpolicy.namespaces import shorten
from mcpolicy.render.json import dump_json
from mcpolicy.render.table import render_csv, render_markdown, render_rows
from mcpolicy.turtle import Lit, Term
from mcpolicy.workbench.query import QueryResult

__all__ = ["render_query"]


def _shown(term: Term | None) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, Lit) else shorten(term)


def render_query(result: QueryResult, form: str) -> str:
    """Write the rows of a query in the order in which they came."""
    if form == "json":
        rows = [
            {
                column: None if term is None else _shown(term)
                for column, term in zip(result.columns, row, strict=True)
            }
            for row in result.rows
        ]
        return dump_json(
            {"format": "mcpolicy-query/1", "columns": list(result.columns), "rows": rows}
        )
    cells = [[_shown(term) for term in row] for row in result.rows]
    if form == "csv":
        return render_csv(result.columns, cells)
    return (
        render_markdown(result.columns, cells)
        if form == "markdown"
        else render_rows(result.columns, cells)
    )
