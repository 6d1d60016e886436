"""Crosswalks for people: a table, and below it routes, disagreements, sources and open tables."""

from __future__ import annotations

from collections.abc import Iterator

from mcpolicy.crosswalk.routes import Answer, AnswerKind, Crosswalk, Route
from mcpolicy.crosswalk.steps import Hop
from mcpolicy.level import Ladders, MappingKind, UnreadTable
from mcpolicy.pages.crosswalk import CrosswalkPage
from mcpolicy.render.context import Context
from mcpolicy.render.layout import wrap
from mcpolicy.render.table import render_rows
from mcpolicy.statement import Statement
from mcpolicy.wording import Wording

__all__ = ["citations", "render_text", "route_words", "unread_words"]


def render_text(page: CrosswalkPage, context: Context) -> str:
    """Write a table for each ladder asked for, with what has to be said of it below."""
    return "\n".join(
        "\n".join(_text(crosswalk, page, context.wording)) + "\n" for crosswalk in page.crosswalks
    )


def route_words(route: Route, ladders: Ladders, wording: Wording) -> str:
    """Name the levels that a route leads over."""
    names = [ladders.levels[route.hops[0].subject].id]
    names += [
        ladders.levels[hop.object].id if hop.object else wording.say("crosswalk-none")
        for hop in route.hops
    ]
    return " → ".join(names)


def citations(route: Route) -> tuple[tuple[str, str], ...]:
    """Give title and place of everything that a route rests on, each once."""
    cited = (statement.citation for statement in _statements(route))
    return tuple(dict.fromkeys((citation.source.title, citation.locator) for citation in cited))


def unread_words(table: UnreadTable, wording: Wording) -> str:
    """Say of which document nothing is claimed, because it was not read."""
    source = table.citation.source
    parts = (source.title, source.publisher, source.date, source.url)
    return wording.say(
        "crosswalk-unread",
        kind=wording.say(f"kind-{table.mapping_kind.value}"),
        document=", ".join(part for part in parts if part),
    )


def _text(crosswalk: Crosswalk, page: CrosswalkPage, wording: Wording) -> Iterator[str]:
    yield f"{wording.text(crosswalk.subject.label)} → {wording.text(crosswalk.object.label)}"
    head = [wording.say(f"crosswalk-{name}") for name in ("subject", "object", "kind", "evidence")]
    rows = [_row(answer, wording) for answer in crosswalk.answers]
    yield render_rows(head, rows).rstrip("\n")
    # what several levels would say in the same words stands once
    notes = dict.fromkeys(
        line for answer in crosswalk.answers for line in _notes(answer, page.ladders, wording)
    )
    if notes:
        yield ""
        yield from notes
    sources = dict.fromkeys(
        f"{title}, {locator}"
        for answer in crosswalk.answers
        for route in answer.routes
        for title, locator in citations(route)
    )
    if sources:
        yield ""
        yield wording.say("crosswalk-sources")
        yield from (wrap(source, "  - ", "    ") for source in sources)
    for remark in _remarks(crosswalk, page.kinds, wording):
        yield ""
        yield wrap(remark)


def _row(answer: Answer, wording: Wording) -> tuple[str, ...]:
    kinds = dict.fromkeys(_kind(route, wording) for route in answer.routes)
    evidence = dict.fromkeys(wording.say(f"evidence-{route.evidence}") for route in answer.routes)
    return (
        answer.subject.notation,
        _objects(answer, wording),
        wording.joined(kinds) or "-",
        wording.joined(evidence) or "-",
    )


def _objects(answer: Answer, wording: Wording) -> str:
    if answer.kind is AnswerKind.NO_MATCH:
        return wording.say("crosswalk-none")
    if answer.kind is AnswerKind.NOT_CLAIMED:
        return wording.say("crosswalk-not-claimed")
    return ", ".join(level.notation for level in answer.objects)


def _kind(route: Route, wording: Wording) -> str:
    kind = wording.say(f"kind-{route.kind.value}")
    return wording.say("kind-derived", kind=kind) if route.is_derived else kind


def _statements(route: Route) -> tuple[Statement, ...]:
    return tuple(
        {statement.iri: statement for hop in route.hops for statement in hop.statements}.values()
    )


def _notes(answer: Answer, ladders: Ladders, wording: Wording) -> Iterator[str]:
    for route in answer.routes:
        if route.is_derived:
            yield wrap(route_words(route, ladders, wording), "  ", "    ")
        for hop in route.hops:
            yield from (wrap(text, "  ", "      ") for text in _detail(hop, ladders, wording))
    if answer.disagreement:
        yield wrap(wording.say("crosswalk-disagreement", level=answer.subject.id), "  ", "    ")
    for route in answer.others:
        practice = route.kind is MappingKind.RECOGNITION_PRACTICE
        labels = dict.fromkeys(wording.text(one.label) for one in _statements(route))
        other = wording.say(
            "crosswalk-practice" if practice else "crosswalk-other",
            route=route_words(route, ladders, wording),
            kind=_kind(route, wording),
            labels=wording.joined(labels),
        )
        yield wrap(other, "  ", "    ")


def _detail(hop: Hop, ladders: Ladders, wording: Wording) -> Iterator[str]:
    if not hop.detail or hop.object is None:
        return
    pair = f"{ladders.levels[hop.subject].id} ~ {ladders.levels[hop.object].id}"
    yield wording.say("entry", name=pair, value=wording.notes(hop.detail))


def _remarks(crosswalk: Crosswalk, kinds: tuple[str, ...], wording: Wording) -> Iterator[str]:
    """Say what was not read, that nothing is known, and what a likeness means."""
    yield from (unread_words(table, wording) for table in crosswalk.unread)
    claimed = any(
        answer.kind is not AnswerKind.NOT_CLAIMED or answer.others for answer in crosswalk.answers
    )
    if not claimed and kinds:
        asked = ", ".join(wording.say(f"kind-{kind}") for kind in kinds)
        yield wording.say("crosswalk-none-of-kind", kinds=asked)
    elif not claimed and not crosswalk.unread:
        yield wording.say("crosswalk-nothing")
    if any(
        route.kind is MappingKind.BY_DESCRIPTOR
        for answer in crosswalk.answers
        for route in answer.routes
    ):
        yield wording.say("crosswalk-score")
