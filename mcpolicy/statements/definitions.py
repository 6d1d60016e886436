"""`definitions.ttl`: terms as defined, and answers on facets and questions."""

from __future__ import annotations

from mcpolicy.namespaces import MCP, RDFS, SKOS, shorten
from mcpolicy.profile import Definition, Profile, ProfileStatement
from mcpolicy.statements.reader import StatementReader
from mcpolicy.text import LangText
from mcpolicy.wording import Note

__all__ = ["definitions", "profile", "profile_statements"]


def profile(reader: StatementReader) -> Profile:
    """Give the definitions and answers of a framework, under its name."""
    headers = reader.index.of_type(MCP.Framework)
    label = reader.text(headers[0], RDFS.label) if headers else None
    return Profile(
        framework_id=reader.document.id,
        label=label or LangText.of(reader.document.id),
        definitions=definitions(reader),
        statements=profile_statements(reader),
    )


def definitions(reader: StatementReader) -> tuple[Definition, ...]:
    """Give the definitions."""
    return tuple(
        Definition(
            **fields,
            term=reader.text(node, SKOS.prefLabel) or LangText.of(shorten(node)),
            text=reader.text(node, SKOS.definition) or LangText.of(""),
            defines=reader.iri(node, MCP.defines),
        )
        for node, fields in reader.statements(MCP.Definition)
    )


def profile_statements(reader: StatementReader) -> tuple[ProfileStatement, ...]:
    """Give the answers on facets and questions."""
    found: list[ProfileStatement] = []
    for node, fields in reader.statements(MCP.ProfileStatement):
        answer = reader.code(node, MCP.answer)
        if answer is None:
            reader.fault(node, Note.of("statement-lacks", names=shorten(MCP.answer)))
            continue
        found.append(ProfileStatement(**fields, about=reader.iris(node, MCP.about), answer=answer))
    return tuple(found)
