"""Definitions side by side: facets and open questions, every cell with its source."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from mcpolicy.namespaces import shorten
from mcpolicy.profile import Cell, Comparison
from mcpolicy.render import table
from mcpolicy.render.context import Context
from mcpolicy.render.json import dump_json, source_json
from mcpolicy.wording import Wording

__all__ = ["render_csv", "render_json", "render_markdown", "render_table"]

_PARTS = (("facet", "definitions-facets"), ("question", "definitions-questions"))
_COLUMNS = ("kind", "about", "framework", "answer", "paraphrase", "source")


def render_table(page: Comparison, context: Context) -> str:
    """Write plain tables of facets and of questions, and below them the numbered sources."""
    return _tables(page, context.wording, table.render_rows, "{}\n", "[{}] {}\n")


def render_markdown(page: Comparison, context: Context) -> str:
    """Write Markdown tables of facets and of questions, and below them the numbered sources."""
    return _tables(page, context.wording, table.render_markdown, "## {}\n\n", "{}. {}\n")


def render_csv(page: Comparison, context: Context) -> str:
    """Write a row for each cell."""
    wording = context.wording
    rows = [
        (
            row.kind,
            wording.text(row.label),
            cell.framework_id,
            _answer(cell, row.kind, wording),
            "; ".join(
                wording.text(statement.paraphrase)
                for statement in cell.statements
                if statement.paraphrase is not None
            ),
            "; ".join(_sources(cell, wording)),
        )
        for row in page.rows
        for cell in row.cells
    ]
    return table.render_csv(_COLUMNS, rows)


def _tables(
    page: Comparison,
    wording: Wording,
    write: Callable[[Sequence[str], Sequence[Sequence[str]]], str],
    heading: str,
    note: str,
) -> str:
    head = [wording.say("definitions-about"), *(one.framework_id for one in page.profiles)]
    numbers = _numbers(page, wording)
    parts: list[str] = []
    for kind, title in _PARTS:
        rows = [
            [
                wording.text(row.label),
                *(_numbered(cell, kind, numbers, wording) for cell in row.cells),
            ]
            for row in page.rows
            if row.kind == kind
        ]
        parts.append(heading.format(wording.say(title)) + write(head, rows))
    listed = "".join(note.format(number, source) for source, number in numbers.items())
    parts.append(heading.format(wording.say("definitions-sources")) + listed)
    return "\n".join(parts)


def _numbers(page: Comparison, wording: Wording) -> dict[str, int]:
    """Number the sources in the order in which the tables name them."""
    sources = dict.fromkeys(
        source
        for kind, _ in _PARTS
        for row in page.rows
        if row.kind == kind
        for cell in row.cells
        for source in _sources(cell, wording)
    )
    return {source: number for number, source in enumerate(sources, 1)}


def _numbered(cell: Cell, kind: str, numbers: dict[str, int], wording: Wording) -> str:
    marks = "".join(f"[{numbers[source]}]" for source in _sources(cell, wording))
    return f"{_answer(cell, kind, wording)} {marks}".rstrip()


def _answer(cell: Cell, kind: str, wording: Wording) -> str:
    if not cell.answers:
        return wording.say("answer-silent")
    words = [
        "yes" if kind == "question" and answer == "required" else answer for answer in cell.answers
    ]
    return " / ".join(wording.say(f"answer-{word}") for word in words)


def _sources(cell: Cell, wording: Wording) -> Iterator[str]:
    for statement in cell.statements:
        citation = statement.citation
        label = wording.text(citation.source.label)
        yield f"{label}, {citation.locator} ({wording.say(f'evidence-{statement.evidence}')})"


def render_json(page: Comparison, context: Context) -> str:
    """Write every cell with its statements and their sources."""
    wording = context.wording
    rows = [
        {
            "kind": row.kind,
            "about": shorten(row.iri),
            "label": wording.text(row.label),
            "cells": [_cell_json(cell, wording) for cell in row.cells],
        }
        for row in page.rows
    ]
    frameworks = [profile.framework_id for profile in page.profiles]
    return dump_json({"format": "mcpolicy-definitions/1", "frameworks": frameworks, "rows": rows})


def _cell_json(cell: Cell, wording: Wording) -> dict[str, object]:
    return {
        "framework": cell.framework_id,
        "answers": list(cell.answers) or ["silent"],
        "recorded": bool(cell.statements),
        "statements": [
            {
                "id": statement.id,
                "paraphrase": None
                if statement.paraphrase is None
                else wording.text(statement.paraphrase),
                "status": statement.status,
                "evidence": statement.evidence,
                "source": source_json(statement.citation),
            }
            for statement in cell.statements
        ],
    }
