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

__all__ = ["framework", "header"]


def framework(reader: StatementReader) -> Framework:
    """Give a framework as a check needs it.

    Raises:
        FrameworkNotConformantError: If anything in it cannot be used; with every such fault.
    """
    document, node = reader.document, header(reader)
    found = Framework(
        iri=node,
        id=document.id,
        label=reader.text(node, RDFS.label) or LangText.of(document.id),
        description=reader.text(node, DCTERMS.description),
        version=reader.literal(node, MCP.version) or "0",
        digest=document.digest,
        texts_digest=document.folder.texts_digest(),
        jurisdictions=reader.iris(node, MCP.jurisdiction),
        credit_system=reader.iri(node, MCP.usesCreditSystem),
        ladder_iris=reader.iris(node, MCP.usesLadder),
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


def header(reader: StatementReader) -> Node:
    """Find the one header; without it nothing else is looked at.

    Raises:
        FrameworkNotConformantError: If there is none, or there are several; with all faults so far.
    """
    document = reader.document
    headers = reader.index.of_type(MCP.Framework)
    namespace = framework_namespace(document.id)
    if len(headers) != 1 or not headers[0].startswith(namespace):
        reason = Note.of("statement-one-framework", namespace=namespace)
        reader.faults.append(FrameworkFault(f"{document.folder.shown}/framework.ttl", reason))
        reader.raise_faults()
    node = headers[0]
    stated = reader.literal(node, MCP.frameworkId)
    if stated != document.id:
        what = (
            Note.of("statement-lacks", names=shorten(MCP.frameworkId))
            if stated is None
            else Note.of("statement-other-id", stated=stated, id=document.id)
        )
        reader.fault(node, what)
    if reader.text(node, RDFS.label) is None:
        reader.fault(node, Note.of("statement-lacks", names=shorten(RDFS.label)))
    return node
