"""`crosswalk.ttl`: what levels correspond to elsewhere, and official tables that were not read."""

from __future__ import annotations

from mcpolicy.level import LevelMapping, MappingKind, UnreadTable
from mcpolicy.namespaces import MCP
from mcpolicy.statements.reader import StatementReader
from mcpolicy.wording import Note

__all__ = ["level_mappings", "unread_tables"]


def level_mappings(reader: StatementReader) -> tuple[LevelMapping, ...]:
    """Give the level mappings."""
    found: list[LevelMapping] = []
    for node, fields in reader.statements(MCP.LevelMapping):
        subject, kind = reader.iri(node, MCP.subjectLevel), _kind(reader, node)
        target, ladder = reader.iri(node, MCP.objectLevel), reader.iri(node, MCP.objectLadder)
        if subject is None or kind is None or (target is None and ladder is None):
            reader.fault(node, Note.of("statement-mapping"))
            continue
        found.append(
            LevelMapping(
                **fields,
                subject=subject,
                object=target,
                object_ladder=ladder,
                mapping_kind=kind,
                predicate=reader.iri(node, MCP.predicate),
                justification=reader.iri(node, MCP.justification) or "",
                versions=(
                    reader.literal(node, MCP.subjectVersion),
                    reader.literal(node, MCP.objectVersion),
                ),
            )
        )
    return tuple(found)


def unread_tables(reader: StatementReader) -> tuple[UnreadTable, ...]:
    """Give the tables that are known and were not read."""
    found: list[UnreadTable] = []
    for node, fields in reader.statements(MCP.UnreadTable):
        subject, kind = reader.iri(node, MCP.subjectLadder), _kind(reader, node)
        target = reader.iri(node, MCP.objectLadder)
        if subject is None or target is None or kind is None:
            reader.fault(node, Note.of("statement-unread-table"))
            continue
        found.append(
            UnreadTable(**fields, subject_ladder=subject, object_ladder=target, mapping_kind=kind)
        )
    return tuple(found)


def _kind(reader: StatementReader, node: str) -> MappingKind | None:
    code = reader.code(node, MCP.mappingKind)
    return MappingKind(code) if code in set(MappingKind) else None
