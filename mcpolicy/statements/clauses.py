"""`clauses.ttl`: what the texts say, clause by clause."""

from __future__ import annotations

from mcpolicy.namespaces import MCP
from mcpolicy.statement import Clause
from mcpolicy.statements.reader import StatementReader

__all__ = ["clauses"]


def clauses(reader: StatementReader) -> tuple[Clause, ...]:
    """Give the clauses, in the order in which they stand."""
    return tuple(
        Clause(
            **fields,
            not_testable=reader.iri(node, MCP.notTestable),
            facts=reader.literals(node, MCP.fact),
        )
        for node, fields in reader.statements(MCP.Clause)
    )
