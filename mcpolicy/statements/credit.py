"""`credit.ttl`: credit systems, and the official equivalences between them."""

from __future__ import annotations

from mcpolicy.credit import CreditEquivalence, CreditSystem
from mcpolicy.namespaces import MCP
from mcpolicy.statements.reader import StatementReader
from mcpolicy.wording import Note

__all__ = ["credit_systems", "equivalences"]


def credit_systems(reader: StatementReader) -> tuple[CreditSystem, ...]:
    """Give the credit systems."""
    return tuple(
        CreditSystem(
            **fields,
            notation=reader.notation(node),
            names=reader.names(node),
            workload_unit=reader.code(node, MCP.workloadUnit) or "unknown-hour",
            hours_per_credit=reader.interval(node, MCP.hoursPerCreditMin, MCP.hoursPerCreditMax),
            variant_of=reader.iri(node, MCP.variantOf),
            jurisdictions=reader.iris(node, MCP.jurisdiction),
            credits_per_year=reader.point(node, MCP.creditsPerYear),
        )
        for node, fields in reader.statements(MCP.CreditSystem)
    )


def equivalences(reader: StatementReader) -> tuple[CreditEquivalence, ...]:
    """Give the official equivalences between credit systems."""
    found: list[CreditEquivalence] = []
    for node, fields in reader.statements(MCP.CreditEquivalence):
        subject, amount = reader.iri(node, MCP.subjectSystem), reader.point(node, MCP.subjectAmount)
        target, result = reader.iri(node, MCP.objectSystem), reader.point(node, MCP.objectAmount)
        if (
            subject is None
            or target is None
            or amount is None
            or result is None
            or 0 in (amount.low, result.low)
        ):
            reader.fault(node, Note.of("statement-equivalence"))
            continue
        found.append(
            CreditEquivalence(
                **fields,
                subject_system=subject,
                subject_amount=amount,
                object_system=target,
                object_amount=result,
            )
        )
    return tuple(found)
