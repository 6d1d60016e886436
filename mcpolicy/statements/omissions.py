"""`omissions.ttl`: the facts of the sources that are left out, wholly or in part."""

from __future__ import annotations

from collections.abc import Iterator

from mcpolicy.namespaces import DCTERMS, MCP, RDFS, code_of, shorten
from mcpolicy.statement import Omission
from mcpolicy.statements.reader import StatementReader
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Note

__all__ = ["omissions"]


def omissions(reader: StatementReader) -> tuple[Omission, ...]:
    """Give the omissions, in the order in which they stand."""
    return tuple(_omissions(reader))


def _omissions(reader: StatementReader) -> Iterator[Omission]:
    reasons = [code_of(iri) for iri, _ in Vocabulary.shipped().list(MCP.OmissionReason)]
    for node in reader.index.of_type(MCP.Omission):
        fact, summary = reader.literal(node, MCP.fact), reader.literal(node, MCP.summary)
        needed = {MCP.fact: fact, MCP.summary: summary}
        missing = [predicate for predicate, value in needed.items() if not value]
        if reader.index.value(node, MCP.reason) is None:
            missing.append(MCP.reason)
        if missing:
            lacking = ", ".join(map(shorten, missing))
            reader.fault(node, Note.of("statement-lacks", names=lacking))
        reason = reader.one_of(node, MCP.reason, reasons)
        if fact and summary and reason is not None:
            yield Omission(
                iri=node,
                id=shorten(node),
                fact=fact,
                summary=summary,
                reason=reason,
                citation=reader.literal(node, DCTERMS.bibliographicCitation),
                detail=reader.literal(node, MCP.detail),
                see_also=reader.iris(node, RDFS.seeAlso),
            )
