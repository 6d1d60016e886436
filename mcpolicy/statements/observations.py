"""`observations.ttl`: figures that surveys and registers report."""

from __future__ import annotations

from mcpolicy.namespaces import MCP
from mcpolicy.observation import Observation
from mcpolicy.statements.reader import StatementReader

__all__ = ["observations"]


def observations(reader: StatementReader) -> tuple[Observation, ...]:
    """Give the figures reported."""
    return tuple(
        Observation(
            **fields,
            numerator=reader.number(node, MCP.numerator),
            denominator=reader.number(node, MCP.denominator),
        )
        for node, fields in reader.statements(MCP.Observation)
    )
