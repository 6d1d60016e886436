"""`qualifications.ttl`: types of qualification."""

from __future__ import annotations

from mcpolicy.level import QualificationType
from mcpolicy.namespaces import MCP
from mcpolicy.statements.reader import StatementReader

__all__ = ["qualification_types"]


def qualification_types(reader: StatementReader) -> tuple[QualificationType, ...]:
    """Give the types of qualification."""
    return tuple(
        QualificationType(
            **fields,
            levels=reader.iris(node, MCP.atLevel),
            award_type=reader.iri(node, MCP.awardType),
            minimum_credits=reader.number(node, MCP.minimumCredits),
            maximum_credits=reader.number(node, MCP.maximumCredits),
        )
        for node, fields in reader.statements(MCP.QualificationType)
    )
