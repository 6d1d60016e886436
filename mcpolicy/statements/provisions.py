"""`provisions.ttl`: what a framework provides and no rule tests."""

from __future__ import annotations

from mcpolicy.namespaces import MCP
from mcpolicy.profile import Provision
from mcpolicy.statements.reader import StatementReader

__all__ = ["provisions"]


def provisions(reader: StatementReader) -> tuple[Provision, ...]:
    """Give the provisions."""
    return tuple(Provision(**fields) for _, fields in reader.statements(MCP.Provision))
