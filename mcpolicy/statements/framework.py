"""`framework.ttl`: the header of a framework, with what a check reads of the other files."""

from __future__ import annotations

from mcpolicy.errors import FrameworkFault
from mcpolicy.framework import Framework
from mcpolicy.namespaces import DCTERMS, MCP, RDFS, framework_namespace, shorten
from mcpolicy.statements.credit import credit_systems, equivalences
from mcpolicy.statements.levels import ladders
from mcpolicy.statements.reader import StatementReader
from mcpolicy.statements.rules import conditions, elements, rules
from mcpolicy.statements.sources import sources
from mcpolicy.text import LangText
from mcpolicy.turtle import Node
from mcpolicy.wording import Note

__all__ = ["framework"]


def framework(reader: StatementReader) -> Framework:
    """Give a framework as a check needs it.

    Raises:
        FrameworkNotConformantError: If anything in it cannot be used; with every such fault.
    """
    document, header = reader.document, _header(reader)
    found = Framework(
        iri=header,
        id=document.id,
        label=reader.text(header, RDFS.label) or LangText.of(document.id),
        description=reader.text(header, DCTERMS.description),
        version=reader.literal(header, MCP.version) or "0",
        digest=document.digest,
        texts_digest=document.folder.texts_digest(),
        jurisdictions=reader.iris(header, MCP.jurisdiction),
        credit_system=reader.iri(header, MCP.usesCreditSystem),
        ladder_iris=reader.iris(header, MCP.usesLadder),
        sources=sources(reader),
        rules=rules(reader),
        conditions=conditions(reader),
        credit_systems=credit_systems(reader),
        equivalences=equivalences(reader),
        ladders=ladders(reader),
        elements=elements(reader),
    )
    reader.raise_faults()
    return found


def _header(reader: StatementReader) -> Node:
    """Find the one header; without it nothing else is looked at."""
    document = reader.document
    headers = reader.index.of_type(MCP.Framework)
    namespace = framework_namespace(document.id)
    if len(headers) != 1 or not headers[0].startswith(namespace):
        reason = Note.of("statement-one-framework", namespace=namespace)
        reader.faults.append(FrameworkFault(f"{document.folder.shown}/framework.ttl", reason))
        reader.raise_faults()
    header = headers[0]
    stated = reader.literal(header, MCP.frameworkId)
    if stated != document.id:
        what = (
            Note.of("statement-lacks", names=shorten(MCP.frameworkId))
            if stated is None
            else Note.of("statement-other-id", stated=stated, id=document.id)
        )
        reader.fault(header, what)
    if reader.text(header, RDFS.label) is None:
        reader.fault(header, Note.of("statement-lacks", names=shorten(RDFS.label)))
    return header
