"""`stacking.ttl`: limits on how credits may be combined or transferred."""

from __future__ import annotations

from mcpolicy.namespaces import MCP, shorten
from mcpolicy.stacking import StackingParameter
from mcpolicy.statements.reader import StatementReader
from mcpolicy.wording import Note

__all__ = ["stacking_parameters"]


def stacking_parameters(reader: StatementReader) -> tuple[StackingParameter, ...]:
    """Give the limits on stacking and transfer."""
    found: list[StackingParameter] = []
    for node, fields in reader.statements(MCP.StackingParameter):
        limit, value = reader.iri(node, MCP.limit), reader.number(node, MCP.value)
        needed = {MCP.limit: limit, MCP.value: value}
        if limit is None or value is None:
            names = ", ".join(shorten(word) for word, given in needed.items() if given is None)
            reader.fault(node, Note.of("statement-lacks", names=names))
            continue
        applies_to = reader.iris(node, MCP.appliesTo)
        found.append(StackingParameter(**fields, limit=limit, value=value, applies_to=applies_to))
    return tuple(found)
