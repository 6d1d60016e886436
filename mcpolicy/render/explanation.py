"""Anything but a rule explained, for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from mcpolicy.pages.explanation import Explanation, Part
from mcpolicy.render.context import Context
from mcpolicy.render.json import dump_json
from mcpolicy.render.layout import wrap
from mcpolicy.render.statement import (
    clause_lines,
    date_lines,
    deep_lines,
    fact_lines,
    head_lines,
    lines_json,
    paragraphs,
    remark_lines,
    said_json,
    source_lines,
    strength_lines,
)
from mcpolicy.wording import Wording

__all__ = ["render_json", "render_text"]


def render_text(page: Explanation, context: Context) -> str:
    """Write the page: what is special to its kind, and then what all statements say."""
    return paragraphs(_paragraphs(page, context.wording))


def _paragraphs(page: Explanation, wording: Wording) -> Iterator[Iterator[str]]:
    yield head_lines(page.iri, page.label, page.kind, page.framework, page.place, wording)
    statement = page.statement
    if page.clause is None:
        yield clause_lines(statement, None, wording)
    else:
        yield _own(page, wording)
    for part in page.parts:
        yield _part(part, wording)
    if page.clause is not None:
        yield clause_lines(statement, page.clause, wording)
    if statement is not None:
        yield source_lines(statement, wording)
        yield strength_lines(statement, wording)
        yield date_lines(statement, wording)
    yield remark_lines(page.remarks, wording)
    yield fact_lines(page.facts, wording)


def _own(page: Explanation, wording: Wording) -> Iterator[str]:
    """Give the text that a statement has of its own, beside that of its clause."""
    statement, clause = page.statement, page.clause
    if statement is None or clause is None or statement.paraphrase is None:
        return
    if statement.paraphrase not in (clause.paraphrase, statement.reading):
        yield wording.say("explain-own")
        yield wrap(wording.text(statement.paraphrase), "  ")


def _part(part: Part, wording: Wording) -> Iterator[str]:
    yield wording.say(f"part-{part.code}")
    yield from deep_lines(part.lines, wording)


def render_json(page: Explanation, context: Context) -> str:
    """Write the page; what is special to its kind stands as lines for people."""
    wording, statement = context.wording, page.statement
    shown: dict[str, object] = {
        "format": "mcpolicy-explanation/1",
        "id": page.id,
        "iri": page.iri,
        "kind": wording.value(page.kind),
        "label": wording.text(page.label),
        "framework": None if page.framework is None else wording.text(page.framework),
        "place": str(page.place),
        "parts": [
            {
                "about": part.code,
                "title": wording.say(f"part-{part.code}"),
                "lines": lines_json(part.lines, wording),
            }
            for part in page.parts
        ],
        "remarks": [wording.text(remark) for remark in page.remarks],
        "facts": list(page.facts),
    }
    said = {} if statement is None else said_json(statement, page.clause, wording)
    return dump_json(shown | said)
