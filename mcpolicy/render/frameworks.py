"""Frameworks as a list."""

from __future__ import annotations

from mcpolicy.namespaces import shorten
from mcpolicy.pages.framework import FrameworkPage, FrameworksPage
from mcpolicy.render.context import Context
from mcpolicy.render.json import dump_json
from mcpolicy.render.table import render_rows
from mcpolicy.wording import Wording

__all__ = ["render_json", "render_text", "summary_json"]

_NONE = "-"


def render_text(page: FrameworksPage, context: Context) -> str:
    """Write a table, a row for each framework."""
    wording = context.wording
    head = [
        wording.say(f"frameworks-{key}")
        for key in ("id", "name", "version", "rules", "unit", "ladder", "languages")
    ]
    rows = [
        (
            shown.framework.id,
            wording.text(shown.framework.label),
            shown.framework.version,
            str(len(shown.framework.rules)),
            shown.credit_unit or _NONE,
            ", ".join(shown.ladders) or _NONE,
            ", ".join(shown.languages) or _NONE,
        )
        for shown in page.frameworks
    ]
    return render_rows(head, rows)


def render_json(page: FrameworksPage, context: Context) -> str:
    """Write a summary of each framework."""
    frameworks = [summary_json(shown, context.wording) for shown in page.frameworks]
    return dump_json({"format": "mcpolicy-frameworks/1", "frameworks": frameworks})


def summary_json(page: FrameworkPage, wording: Wording) -> dict[str, object]:
    """Write what a list says of one framework."""
    framework = page.framework
    return {
        "id": framework.id,
        "name": wording.text(framework.label),
        "version": framework.version,
        "rules": len(framework.rules),
        "credit_unit": page.credit_unit,
        "ladders": list(page.ladders),
        "jurisdictions": [shorten(iri) for iri in framework.jurisdictions],
        "languages": list(page.languages),
        "digest": framework.digest,
        "texts_digest": framework.texts_digest,
    }
