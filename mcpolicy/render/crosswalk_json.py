"""Crosswalks as JSON, with every route, hop and source."""

from __future__ import annotations

from mcpolicy.crosswalk.routes import Crosswalk, Route
from mcpolicy.crosswalk.steps import Hop
from mcpolicy.level import Ladders
from mcpolicy.pages.crosswalk import CrosswalkPage
from mcpolicy.render.context import Context
from mcpolicy.render.json import dump_json, source_json
from mcpolicy.wording import Wording

__all__ = ["render_json"]


def render_json(page: CrosswalkPage, context: Context) -> str:
    """Write the crosswalks."""
    crosswalks = [_crosswalk(one, page.ladders, context.wording) for one in page.crosswalks]
    return dump_json({"format": "mcpolicy-crosswalk/1", "crosswalks": crosswalks})


def _crosswalk(crosswalk: Crosswalk, ladders: Ladders, wording: Wording) -> dict[str, object]:
    return {
        "subject": crosswalk.subject.id,
        "object": crosswalk.object.id,
        "answers": [
            {
                "level": answer.subject.id,
                "answer": answer.kind.value,
                "objects": [level.id for level in answer.objects],
                "disagreement": answer.disagreement,
                "routes": [_route(route, ladders, wording) for route in answer.routes],
                "others": [_route(route, ladders, wording) for route in answer.others],
            }
            for answer in crosswalk.answers
        ],
        "not_read": [
            {
                "id": unread.id,
                "kind": unread.mapping_kind.value,
                "source": source_json(unread.citation),
            }
            for unread in crosswalk.unread
        ],
    }


def _route(route: Route, ladders: Ladders, wording: Wording) -> dict[str, object]:
    return {
        "object": _level_id(route.object, ladders),
        "kind": route.kind.value,
        "derived": route.is_derived,
        "evidence": route.evidence,
        "hops": [_hop(hop, ladders, wording) for hop in route.hops],
    }


def _hop(hop: Hop, ladders: Ladders, wording: Wording) -> dict[str, object]:
    return {
        "subject": _level_id(hop.subject, ladders),
        "object": _level_id(hop.object, ladders),
        "kind": hop.kind.value,
        "evidence": hop.evidence,
        "inverted": hop.inverted,
        "statements": [
            {"id": statement.id, "source": source_json(statement.citation)}
            for statement in hop.statements
        ],
        "detail": [wording.note(note) for note in hop.detail],
    }


def _level_id(iri: str | None, ladders: Ladders) -> str | None:
    return None if iri is None else ladders.levels[iri].id
