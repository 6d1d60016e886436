"""`levels.ttl`: ladders with their levels."""

from __future__ import annotations

from mcpolicy.level import Ladder, Level
from mcpolicy.namespaces import MCP, SKOS, shorten
from mcpolicy.statements.reader import StatementReader
from mcpolicy.wording import Note

__all__ = ["ladders"]


def ladders(reader: StatementReader) -> tuple[Ladder, ...]:
    """Give the ladders with their levels, lowest first."""
    rungs = _levels(reader)
    found = tuple(
        Ladder(
            **fields,
            notation=reader.notation(node),
            names=reader.names(node),
            levels=tuple(sorted(rungs.pop(node, ()), key=lambda level: level.order)),
        )
        for node, fields in reader.statements(MCP.Ladder)
    )
    for ladder, levels in rungs.items():
        reader.fault(levels[0].iri, Note.of("statement-no-ladder", ladder=shorten(ladder)))
    return found


def _levels(reader: StatementReader) -> dict[str, list[Level]]:
    rungs: dict[str, list[Level]] = {}
    for node, fields in reader.statements(MCP.Level):
        ladder, notation = reader.iri(node, MCP.ladder), reader.literal(node, SKOS.notation)
        order = reader.literal(node, MCP.order)
        if ladder is None or notation is None or order is None or not _is_whole(order):
            reader.fault(node, Note.of("statement-level"))
            continue
        level = Level(
            **fields,
            notation=notation,
            ladder=ladder,
            order=int(order),
            names=(*reader.names(node), *reader.iris(node, SKOS.broadMatch)),
        )
        rungs.setdefault(ladder, []).append(level)
    return rungs


def _is_whole(text: str) -> bool:
    return text.isascii() and text.isdigit()
