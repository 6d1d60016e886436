"""A conversion of credit, with how it was reached and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from mcpolicy.pages.conversion import ConversionPage
from mcpolicy.render.context import Context
from mcpolicy.render.json import dump_json, interval_json, source_json
from mcpolicy.render.layout import cited, wrap
from mcpolicy.wording import Wording

__all__ = ["render_json", "render_text"]


def render_text(page: ConversionPage, context: Context) -> str:
    """Write the result, and below it the way and the statements."""
    return "\n".join(_lines(page, context.wording)) + "\n"


def _lines(page: ConversionPage, wording: Wording) -> Iterator[str]:
    conversion = page.conversion
    yield wording.say(
        "convert-result",
        amount=wording.text(page.amount),
        unit=page.unit,
        result=wording.text(conversion.amount),
        target=page.target,
    )
    yield wrap(wording.say("convert-how", how=wording.note(conversion.how)), "  ", "    ")
    for statement in conversion.used:
        evidence = wording.say(f"evidence-{statement.evidence}")
        basis = f"{cited(statement.citation)} ({evidence})"
        what = wording.say("entry", name=statement.id, value=basis)
        yield wrap(wording.say("convert-rests", what=what), "  ", "    ")


def render_json(page: ConversionPage, context: Context) -> str:
    """Write the conversion with exact amounts."""
    conversion = page.conversion
    return dump_json(
        {
            "format": "mcpolicy-conversion/1",
            "amount": interval_json(page.amount),
            "unit": page.unit,
            "result": interval_json(conversion.amount),
            "target": page.target,
            "derivation": context.wording.note(conversion.how),
            "rests_on": [
                {
                    "id": statement.id,
                    "status": statement.status,
                    "evidence": statement.evidence,
                    "source": source_json(statement.citation),
                }
                for statement in conversion.used
            ],
        }
    )
