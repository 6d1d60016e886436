"""Crosswalks as rows: a CSV file, or Markdown tables."""

from __future__ import annotations

from collections.abc import Iterator

from mcpolicy.crosswalk.routes import AnswerKind, Crosswalk, Route
from mcpolicy.level import Ladders
from mcpolicy.pages.crosswalk import CrosswalkPage
from mcpolicy.render import table
from mcpolicy.render.context import Context
from mcpolicy.render.crosswalk_text import citations, route_words, unread_words
from mcpolicy.wording import Wording

__all__ = ["render_csv", "render_markdown"]

_HEAD = ("subject", "object", "kind", "derived", "evidence", "route", "source", "locator")
_Row = tuple[str, ...]


def render_csv(page: CrosswalkPage, context: Context) -> str:
    """Write one row a pair; with several ladders asked for, a first column names them."""
    wording = context.wording
    if len(page.crosswalks) == 1:
        return table.render_csv(_HEAD, list(_rows(page.crosswalks[0], page.ladders, wording)))
    rows = [
        (crosswalk.object.id, *row)
        for crosswalk in page.crosswalks
        for row in _rows(crosswalk, page.ladders, wording)
    ]
    return table.render_csv(("ladder", *_HEAD), rows)


def render_markdown(page: CrosswalkPage, context: Context) -> str:
    """Write a Markdown table for each ladder asked for, with its unread tables below."""
    wording = context.wording
    parts = []
    for crosswalk in page.crosswalks:
        subject = wording.text(crosswalk.subject.label)
        target = wording.text(crosswalk.object.label)
        head = [wording.say(f"crosswalk-{name}") for name in _HEAD]
        body = table.render_markdown(head, list(_rows(crosswalk, page.ladders, wording)))
        unread = "".join(f"\n{unread_words(one, wording)}\n" for one in crosswalk.unread)
        parts.append(f"## {subject} → {target}\n\n{body}{unread}")
    return "\n".join(parts)


def _rows(crosswalk: Crosswalk, ladders: Ladders, wording: Wording) -> Iterator[_Row]:
    for answer in crosswalk.answers:
        level = answer.subject.notation
        if answer.kind is AnswerKind.NOT_CLAIMED:
            yield _bare(level, "", wording.say("crosswalk-not-claimed"))
        yield from (_pair(level, route, ladders, wording) for route in answer.routes)
        if not answer.routes and answer.kind is AnswerKind.MAPPED:
            yield _bare(level, level, wording.say("crosswalk-same"))


def _bare(level: str, target: str, kind: str) -> _Row:
    """A row of a level that no route leads from."""
    return (level, target, kind, *("" for _ in _HEAD[3:]))


def _pair(level: str, route: Route, ladders: Ladders, wording: Wording) -> _Row:
    cited = citations(route)
    return (
        level,
        wording.say("crosswalk-none")
        if route.object is None
        else ladders.levels[route.object].notation,
        wording.say(f"kind-{route.kind.value}"),
        wording.say("yes" if route.is_derived else "no"),
        wording.say(f"evidence-{route.evidence}"),
        route_words(route, ladders, wording),
        "; ".join(dict.fromkeys(title for title, _ in cited)),
        "; ".join(dict.fromkeys(locator for _, locator in cited)),
    )
