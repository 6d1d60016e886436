"""Results of a query as a table, JSON, CSV or Markdown; rows stand in the order they came in."""

from __future__ import annotations

from mcpolicy.namespaces import shorten
from mcpolicy.render import table
from mcpolicy.render.context import Context
from mcpolicy.render.json import dump_json
from mcpolicy.turtle import Lit, Term
from mcpolicy.workbench.query import QueryResult

__all__ = ["render_csv", "render_json", "render_markdown", "render_table"]


def render_table(page: QueryResult, context: Context) -> str:
    """Write a plain table."""
    return table.render_rows(page.columns, _cells(page))


def render_markdown(page: QueryResult, context: Context) -> str:
    """Write a Markdown table."""
    return table.render_markdown(page.columns, _cells(page))


def render_csv(page: QueryResult, context: Context) -> str:
    """Write CSV."""
    return table.render_csv(page.columns, _cells(page))


def render_json(page: QueryResult, context: Context) -> str:
    """Write an object for each row; a cell without a value is null."""
    rows = [
        {
            column: None if term is None else _shown(term)
            for column, term in zip(page.columns, row, strict=True)
        }
        for row in page.rows
    ]
    return dump_json({"format": "mcpolicy-query/1", "columns": list(page.columns), "rows": rows})


def _cells(page: QueryResult) -> list[list[str]]:
    return [["" if term is None else _shown(term) for term in row] for row in page.rows]


def _shown(term: Term) -> str:
    return term.value if isinstance(term, Lit) else shorten(term)
