"""`sources.ttl`: the documents that statements are taken from."""

from __future__ import annotations

from mcpolicy.namespaces import MCP
from mcpolicy.statement import Source
from mcpolicy.statements.reader import StatementReader

__all__ = ["sources"]


def sources(reader: StatementReader) -> tuple[Source, ...]:
    """Give the sources, cited or not."""
    found = (reader.source(iri) for iri in reader.index.of_type(MCP.Source))
    return tuple(source for source in found if source is not None)
