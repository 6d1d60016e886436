"""`descriptors.ttl`: what levels demand, and the scales by which that is coded."""

from __future__ import annotations

from mcpolicy.level import (
    DescriptorDomain,
    Descriptors,
    FacetScale,
    FacetValue,
    LevelDescriptor,
)
from mcpolicy.namespaces import MCP, RDFS, shorten
from mcpolicy.statements.reader import StatementReader
from mcpolicy.text import LangText

__all__ = ["descriptors"]


def descriptors(reader: StatementReader) -> Descriptors:
    """Give the level descriptors with their scales and codes."""
    return Descriptors(
        domains=tuple(
            DescriptorDomain(**fields, ladder=reader.iri(node, MCP.ladder) or "")
            for node, fields in reader.statements(MCP.DescriptorDomain)
        ),
        scales=tuple(
            FacetScale(
                **fields,
                ladder=reader.iri(node, MCP.ladder) or "",
                domain=reader.iri(node, MCP.domain) or "",
                common_scale=reader.iri(node, MCP.commonScale),
            )
            for node, fields in reader.statements(MCP.FacetScale)
        ),
        values=tuple(
            FacetValue(
                iri=node,
                id=shorten(node),
                label=reader.text(node, RDFS.label) or LangText.of(shorten(node)),
                scale=reader.iri(node, MCP.scale) or "",
                order=int(reader.number(node, MCP.order) or 0),
                common_rank=reader.number(node, MCP.commonRank),
            )
            for node in reader.index.of_type(MCP.FacetValue)
        ),
        descriptors=tuple(
            LevelDescriptor(
                **fields,
                level=reader.iri(node, MCP.atLevel) or "",
                domain=reader.iri(node, MCP.domain) or "",
                codes=reader.iris(node, MCP.facetCode),
            )
            for node, fields in reader.statements(MCP.LevelDescriptor)
        ),
    )
