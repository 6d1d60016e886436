"""Crosswalks as a table, CSV, JSON and Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mcpolicy.crosswalk.routes import Answer, AnswerKind, Crosswalk, Route
from mcpolicy.crosswalk.steps import Hop
from mcpolicy.level import Ladders, MappingKind, UnreadTable
from mcpolicy.render.json import dump_json, source_json
from mcpolicy.render.table import render_csv, render_markdown, render_rows
from mcpolicy.render.text import wrap
from mcpolicy.statement import Statement
from mcpolicy.wording import Wording

__all__ = [
    "crosswalk_json",
    "render_crosswalk_csv",
    "render_crosswalk_markdown",
    "render_crosswalk_text",
]

_HEAD = ("subject", "object", "kind", "derived", "evidence", "route", "source", "locator")


def _kind(route: Route, wording: Wording) -> str:
    kind = wording.say(f"kind-{route.kind.value}")
    return wording.say("kind-derived", kind=kind) if route.is_derived else kind


def _route(route: Route, ladders: Ladders, wording: Wording) -> str:
    names = [ladders.levels[route.hops[0].subject].id]
    names += [
        ladders.levels[hop.object].id if hop.object else wording.say("crosswalk-none")
        for hop in route.hops
    ]
    return " → ".join(names)


def _statements(route: Route) -> tuple[Statement, ...]:
    return tuple({one.iri: one for hop in route.hops for one in hop.statements}.values())


def _citations(route: Route) -> tuple[tuple[str, str], ...]:
    return tuple(
        dict.fromkeys(
            (one.citation.source.title, one.citation.locator) for one in _statements(route)
        )
    )


def _rows(crosswalk: Crosswalk, ladders: Ladders, wording: Wording) -> Iterator[tuple[str, ...]]:
    for answer in crosswalk.answers:
        if answer.kind is AnswerKind.NOT_CLAIMED:
            yield (
                answer.subject.notation,
                "",
                wording.say("crosswalk-not-claimed"),
                "",
                "",
                "",
                "",
                "",
            )
        for route in answer.routes:
            cited = _citations(route)
            target = (
                ladders.levels[route.object].notation
                if route.object is not None
                else wording.say("crosswalk-none")
            )
            yield (
                answer.subject.notation,
                target,
                wording.say(f"kind-{route.kind.value}"),
                wording.say("yes" if route.is_derived else "no"),
                wording.say(f"evidence-{route.evidence}"),
                _route(route, ladders, wording),
                "; ".join(dict.fromkeys(title for title, _ in cited)),
                "; ".join(dict.fromkeys(locator for _, locator in cited)),
            )
        if not answer.routes and answer.kind is AnswerKind.MAPPED:
            yield (
                answer.subject.notation,
                answer.subject.notation,
                wording.say("crosswalk-same"),
                "",
                "",
                "",
                "",
                "",
            )


def render_crosswalk_csv(
    crosswalks: Sequence[Crosswalk], ladders: Ladders, wording: Wording
) -> str:
    """Write one row a pair; with several ladders asked for, a first column names them."""
    if len(crosswalks) == 1:
        return render_csv(_HEAD, list(_rows(crosswalks[0], ladders, wording)))
    rows = [(one.object.id, *row) for one in crosswalks for row in _rows(one, ladders, wording)]
    return render_csv(("ladder", *_HEAD), rows)


def render_crosswalk_markdown(
    crosswalks: Sequence[Crosswalk], ladders: Ladders, wording: Wording
) -> str:
    """Write a Markdown table for each ladder asked for, with its unread tables below."""
    parts = []
    for one in crosswalks:
        title = f"## {wording.text(one.subject.label)} → {wording.text(one.object.label)}\n\n"
        head = [wording.say(f"crosswalk-{name}") for name in _HEAD]
        body = render_markdown(head, list(_rows(one, ladders, wording)))
        unread = "".join(f"\n{_unread(table, wording)}\n" for table in one.unread)
        parts.append(title + body + unread)
    return "\n".join(parts)


def render_crosswalk_text(
    crosswalks: Sequence[Crosswalk], ladders: Ladders, wording: Wording, kinds: Sequence[str] = ()
) -> str:
    """Write a table for each ladder asked for; below it routes, disagreements, evidence of analyses, and unread tables.

    Args:
        crosswalks: One for each ladder asked for.
        ladders: All ladders.
        wording: The language.
        kinds: The kinds that the caller asked for; named when none of them is known.
    """
    return "\n".join("\n".join(_text(one, ladders, wording, kinds)) + "\n" for one in crosswalks)


def _text(
    crosswalk: Crosswalk, ladders: Ladders, wording: Wording, kinds: Sequence[str]
) -> Iterator[str]:
    yield f"{wording.text(crosswalk.subject.label)} → {wording.text(crosswalk.object.label)}"
    rows = []
    for answer in crosswalk.answers:
        rows.append(
            (
                answer.subject.notation,
                _objects(answer, wording),
                "; ".join(dict.fromkeys(_kind(route, wording) for route in answer.routes)) or "-",
                "; ".join(
                    dict.fromkeys(
                        wording.say(f"evidence-{route.evidence}") for route in answer.routes
                    )
                )
                or "-",
            )
        )
    head = [wording.say(f"crosswalk-{name}") for name in ("subject", "object", "kind", "evidence")]
    yield render_rows(head, rows).rstrip("\n")
    shown: dict[str, None] = {}
    for answer in crosswalk.answers:
        for line in _notes(answer, ladders, wording):
            shown[line] = None
    if shown:
        yield ""
        yield from shown
    sources = dict.fromkeys(
        f"{title}, {locator}"
        for answer in crosswalk.answers
        for route in answer.routes
        for title, locator in _citations(route)
    )
    if sources:
        yield ""
        yield wording.say("crosswalk-sources")
        yield from (wrap(source, "  - ", "    ") for source in sources)
    for table in crosswalk.unread:
        yield ""
        yield wrap(_unread(table, wording))
    claimed = any(
        answer.kind is not AnswerKind.NOT_CLAIMED or answer.others for answer in crosswalk.answers
    )
    if not claimed and kinds:
        yield ""
        asked = ", ".join(wording.say(f"kind-{kind}") for kind in kinds)
        yield wrap(wording.say("crosswalk-none-of-kind", kinds=asked))
    elif not claimed and not crosswalk.unread:
        yield ""
        yield wrap(wording.say("crosswalk-nothing"))
    if any(
        route.kind is MappingKind.BY_DESCRIPTOR
        for answer in crosswalk.answers
        for route in answer.routes
    ):
        yield ""
        yield wrap(wording.say("crosswalk-score"))


def _objects(answer: Answer, wording: Wording) -> str:
    if answer.kind is AnswerKind.NO_MATCH:
        return wording.say("crosswalk-none")
    if answer.kind is AnswerKind.NOT_CLAIMED:
        return wording.say("crosswalk-not-claimed")
    return ", ".join(level.notation for level in answer.objects)


def _notes(answer: Answer, ladders: Ladders, wording: Wording) -> Iterator[str]:
    for route in answer.routes:
        if route.is_derived:
            yield wrap(_route(route, ladders, wording), "  ", "    ")
        for hop in route.hops:
            yield from (wrap(text, "  ", "      ") for text in _detail(hop, ladders, wording))
    if answer.disagreement:
        yield wrap(wording.say("crosswalk-disagreement", level=answer.subject.id), "  ", "    ")
    for route in answer.others:
        code = (
            "crosswalk-practice"
            if route.kind.value == "recognition-practice"
            else "crosswalk-other"
        )
        labels = "; ".join(dict.fromkeys(wording.text(one.label) for one in _statements(route)))
        yield wrap(
            wording.say(
                code,
                route=_route(route, ladders, wording),
                kind=_kind(route, wording),
                labels=labels,
            ),
            "  ",
            "    ",
        )


def _detail(hop: Hop, ladders: Ladders, wording: Wording) -> Iterator[str]:
    if not hop.detail or hop.object is None:
        return
    pair = f"{ladders.levels[hop.subject].id} ~ {ladders.levels[hop.object].id}"
    yield f"{pair}: " + "; ".join(wording.note(note) for note in hop.detail)


def _unread(table: UnreadTable, wording: Wording) -> str:
    source = table.citation.source
    document = ", ".join(
        part for part in (source.title, source.publisher, source.date, source.url) if part
    )
    return wording.say(
        "crosswalk-unread", kind=wording.say(f"kind-{table.mapping_kind.value}"), document=document
    )


def crosswalk_json(crosswalks: Sequence[Crosswalk], ladders: Ladders, wording: Wording) -> str:
    """Write crosswalks as JSON, with every route, hop and source."""
    return dump_json(
        {
            "format": "mcpolicy-crosswalk/1",
            "crosswalks": [_crosswalk_json(one, ladders, wording) for one in crosswalks],
        }
    )


def _crosswalk_json(crosswalk: Crosswalk, ladders: Ladders, wording: Wording) -> dict[str, object]:
    return {
        "subject": crosswalk.subject.id,
        "object": crosswalk.object.id,
        "answers": [
            {
                "level": answer.subject.id,
                "answer": answer.kind.value,
                "objects": [level.id for level in answer.objects],
                "disagreement": answer.disagreement,
                "routes": [_route_json(route, ladders, wording) for route in answer.routes],
                "others": [_route_json(route, ladders, wording) for route in answer.others],
            }
            for answer in crosswalk.answers
        ],
        "not_read": [
            {
                "id": table.id,
                "kind": table.mapping_kind.value,
                "source": source_json(table.citation),
            }
            for table in crosswalk.unread
        ],
    }


def _route_json(route: Route, ladders: Ladders, wording: Wording) -> dict[str, object]:
    return {
        "object": ladders.levels[route.object].id if route.object is not None else None,
        "kind": route.kind.value,
        "derived": route.is_derived,
        "evidence": route.evidence,
        "hops": [
            {
                "subject": ladders.levels[hop.subject].id,
                "object": ladders.levels[hop.object].id if hop.object is not None else None,
                "kind": hop.kind.value,
                "evidence": hop.evidence,
                "inverted": hop.inverted,
                "statements": [
                    {"id": one.id, "source": source_json(one.citation)} for one in hop.statements
                ],
                "detail": [wording.note(note) for note in hop.detail],
            }
            for hop in route.hops
        ],
    }
