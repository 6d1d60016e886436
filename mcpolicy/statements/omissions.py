"""`omissions.ttl`: facts of the sources that are left out, each with the reason."""

from __future__ import annotations

from mcpolicy.namespaces import DCTERMS, MCP, RDFS, shorten
from mcpolicy.omission import Omission
from mcpolicy.statements.reader import StatementReader
from mcpolicy.wording import Note

__all__ = ["omissions"]


def omissions(reader: StatementReader) -> tuple[Omission, ...]:
    """Give what is left out, in the order in which it stands."""
    found: list[Omission] = []
    for node in reader.index.of_type(MCP.Omission):
        summary, reason = reader.literal(node, MCP.summary), reader.iri(node, MCP.reason)
        facts = reader.literals(node, MCP.fact)
        needed = {MCP.fact: facts, MCP.summary: summary, MCP.reason: reason}
        if summary is None or reason is None or not facts:
            names = ", ".join(shorten(word) for word, given in needed.items() if not given)
            reader.fault(node, Note.of("statement-lacks", names=names))
            continue
        found.append(
            Omission(
                iri=node,
                id=shorten(node),
                facts=facts,
                summary=summary,
                reason=reason,
                detail=reader.literal(node, MCP.detail),
                cited=reader.literal(node, DCTERMS.bibliographicCitation),
                see_also=reader.iris(node, RDFS.seeAlso),
            )
        )
    return tuple(found)
