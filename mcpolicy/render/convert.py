"""A conversion of credit, with how it was reached and what it rests on."""

from __future__ import annotations

from mcpolicy.credit import Conversion
from mcpolicy.interval import Interval
from mcpolicy.render.json import dump_json, interval_json, source_json
from mcpolicy.render.text import wrap
from mcpolicy.wording import Wording

__all__ = ["render_conversion"]


def render_conversion(
    amount: Interval, unit: str, target: str, found: Conversion, wording: Wording, form: str
) -> str:
    """Write a conversion as text or JSON."""
    if form == "json":
        return dump_json(
            {
                "format": "mcpolicy-conversion/1",
                "amount": interval_json(amount),
                "unit": unit,
                "result": interval_json(found.amount),
                "target": target,
                "derivation": wording.note(found.how),
                "rests_on": [
                    {
                        "id": one.id,
                        "status": one.status,
                        "evidence": one.evidence,
                        "source": source_json(one.citation),
                    }
                    for one in found.used
                ],
            }
        )
    shown = wording.say(
        "convert-result",
        amount=wording.text(amount),
        unit=unit,
        result=wording.text(found.amount),
        target=target,
    )
    lines = [shown, wrap(wording.say("convert-how", how=wording.note(found.how)), "  ", "    ")]
    for one in found.used:
        what = f"{one.id}: {one.citation.source.title}, {one.citation.locator} ({wording.say(f'evidence-{one.evidence}')})"
        lines.append(wrap(wording.say("convert-rests", what=what), "  ", "    "))
    return "\n".join(lines) + "\n"
