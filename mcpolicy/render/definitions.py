"""Definitions side by side: facets and open questions, a column for each framework, every cell with
its source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mcpolicy.namespaces import shorten
from mcpolicy.profile import Cell, Comparison
from mcpolicy.render.json import dump_json, source_json
from mcpolicy.render.table import render_csv, render_markdown, render_rows
from mcpolicy.wording import Wording

__all__ = ["render_definitions"]


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


def render_definitions(comparison: Comparison, wording: Wording, form: str) -> str:
    """Write the comparison as `table`, `json`, `csv` or `markdown`."""
    if form == "json":
        return _json(comparison, wording)
    names = [profile.framework_id for profile in comparison.profiles]
    if form == "csv":
        rows = [
            (
                row.kind,
                wording.text(row.label),
                cell.framework_id,
                _answer(cell, row.kind, wording),
                "; ".join(
                    wording.text(one.paraphrase)
                    for one in cell.statements
                    if one.paraphrase is not None
                ),
                "; ".join(_sources(cell, wording)),
            )
            for row in comparison.rows
            for cell in row.cells
        ]
        return render_csv(("kind", "about", "framework", "answer", "paraphrase", "source"), rows)
    head = [wording.say("definitions-about"), *names]
    notes: list[str] = []
    parts: list[str] = []
    for kind, heading in (("facet", "definitions-facets"), ("question", "definitions-questions")):
        rows_of_kind: list[Sequence[str]] = []
        for row in comparison.rows:
            if row.kind != kind:
                continue
            cells = []
            for cell in row.cells:
                marks = ""
                for source in _sources(cell, wording):
                    if source not in notes:
                        notes.append(source)
                    marks += f"[{notes.index(source) + 1}]"
                cells.append(_answer(cell, kind, wording) + (f" {marks}" if marks else ""))
            rows_of_kind.append([wording.text(row.label), *cells])
        title = wording.say(heading)
        table = (
            render_markdown(head, rows_of_kind)
            if form == "markdown"
            else render_rows(head, rows_of_kind)
        )
        parts.append((f"## {title}\n\n" if form == "markdown" else f"{title}\n") + table)
    listed = "".join(f"[{number}] {text}\n" for number, text in enumerate(notes, 1))
    if form == "markdown":
        listed = "".join(f"{number}. {text}\n" for number, text in enumerate(notes, 1))
        return "\n".join([*parts, f"## {wording.say('definitions-sources')}\n\n{listed}"])
    return "\n".join([*parts, f"{wording.say('definitions-sources')}\n{listed}"])


def _json(comparison: Comparison, wording: Wording) -> str:
    rows = [
        {
            "kind": row.kind,
            "about": shorten(row.iri),
            "label": wording.text(row.label),
            "cells": [
                {
                    "framework": cell.framework_id,
                    "answers": list(cell.answers) or ["silent"],
                    "recorded": bool(cell.statements),
                    "statements": [
                        {
                            "id": one.id,
                            "paraphrase": None
                            if one.paraphrase is None
                            else wording.text(one.paraphrase),
                            "status": one.status,
                            "evidence": one.evidence,
                            "source": source_json(one.citation),
                        }
                        for one in cell.statements
                    ],
                }
                for cell in row.cells
            ],
        }
        for row in comparison.rows
    ]
    frameworks = [profile.framework_id for profile in comparison.profiles]
    return dump_json({"format": "mcpolicy-definitions/1", "frameworks": frameworks, "rows": rows})
