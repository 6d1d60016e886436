"""`rules.ttl`: rules, the conditions under which they apply, and the elements that they ask for."""

from __future__ import annotations

from mcpolicy.framework import (
    Condition,
    FrameworkElement,
    MicroCredentialType,
    PolicyAspect,
    Rule,
)
from mcpolicy.namespaces import MCP, RDFS, SH, shorten
from mcpolicy.statements.reader import StatementReader
from mcpolicy.statements.tested import read_needs, read_tested
from mcpolicy.text import LangText
from mcpolicy.turtle import Iri, Lit
from mcpolicy.wording import Note, printable

__all__ = ["aspects", "conditions", "elements", "micro_credential_types", "rules"]


def rules(reader: StatementReader) -> tuple[Rule, ...]:
    """Give the rules, in the order in which they stand."""
    found: list[Rule] = []
    for node in reader.index.of_type(MCP.Rule):
        fields = reader.statement(node)
        shape = read_tested(reader.index, node, reader.fault)
        needs = read_needs(reader.index, node, reader.fault)
        message = shape.message if shape is not None else None
        if shape is not None and message is None:
            reader.fault(node, Note.of("statement-lacks", names=shorten(SH.message)))
        if fields is None or shape is None or message is None:
            continue
        applies_when = reader.iris(node, MCP.appliesWhen)
        for value in reader.index.values(node, MCP.appliesWhen):
            if not (isinstance(value, Iri) and reader.index.has_type(value, MCP.Condition)):
                shown = value.value if isinstance(value, Lit) else shorten(value)
                reader.fault(
                    node, Note.of("statement-no-condition", condition=printable(shown, 60))
                )
        found.append(
            Rule(
                **fields,
                shape=shape,
                needs=needs,
                message=message,
                hint=reader.text(node, MCP.hint),
                conditions=applies_when,
            )
        )
    return tuple(found)


def conditions(reader: StatementReader) -> dict[str, Condition]:
    """Give the conditions by IRI."""
    found: dict[str, Condition] = {}
    for node in reader.index.of_type(MCP.Condition):
        shape = read_tested(reader.index, node, reader.fault)
        needs = read_needs(reader.index, node, reader.fault)
        label = reader.text(node, RDFS.label)
        if label is None:
            reader.fault(node, Note.of("statement-lacks", names=shorten(RDFS.label)))
        if shape is not None and label is not None:
            remark = reader.text(node, RDFS.comment)
            found[node] = Condition(
                shape=shape,
                needs=needs,
                iri=node,
                id=shorten(node),
                label=label,
                remarks=() if remark is None else (remark,),
            )
    return found


def elements(reader: StatementReader) -> tuple[FrameworkElement, ...]:
    """Give the elements that the framework expects of others."""
    return tuple(
        FrameworkElement(**fields, shown_by=reader.iris(node, MCP.shownBy))
        for node, fields in reader.statements(MCP.FrameworkElement)
    )


def aspects(reader: StatementReader) -> tuple[PolicyAspect, ...]:
    """Give the aspects that the policy of a provider is expected to cover."""
    return tuple(PolicyAspect(**fields) for _, fields in reader.statements(MCP.PolicyAspect))


def micro_credential_types(reader: StatementReader) -> tuple[MicroCredentialType, ...]:
    """Give the kinds of micro-credential that the framework names."""
    return tuple(
        MicroCredentialType(
            iri=node,
            id=shorten(node),
            label=reader.text(node, RDFS.label) or LangText.of(shorten(node)),
        )
        for node in reader.index.of_type(MCP.MicroCredentialType)
    )
