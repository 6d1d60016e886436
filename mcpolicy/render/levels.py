"""A ladder with its levels and their descriptors."""

from __future__ import annotations

from collections.abc import Iterator

from mcpolicy.level import Descriptors, Ladder
from mcpolicy.render.json import dump_json, source_json
from mcpolicy.render.text import wrap
from mcpolicy.wording import Wording

__all__ = ["render_levels"]


def render_levels(ladder: Ladder, descriptors: Descriptors, wording: Wording, form: str) -> str:
    """Write a ladder as text or JSON."""
    if form == "json":
        return _json(ladder, descriptors, wording)
    return "\n".join(_lines(ladder, descriptors, wording)) + "\n"


def _lines(ladder: Ladder, descriptors: Descriptors, wording: Wording) -> Iterator[str]:
    yield wording.say("levels-title", ladder=wording.text(ladder.label), count=len(ladder.levels))
    citation = ladder.citation
    yield wrap(f"{citation.source.title}, {citation.locator}", "  ")
    domains = {domain.iri: wording.text(domain.label) for domain in descriptors.domains}
    values = {value.iri: wording.text(value.label) for value in descriptors.values}
    for level in ladder.levels:
        yield ""
        yield f"{level.notation}  {wording.text(level.label)}"
        own = [one for one in descriptors.descriptors if one.level == level.iri]
        if not own:
            yield f"  {wording.say('levels-no-text')}"
        for one in own:
            text = wording.text(one.paraphrase) if one.paraphrase is not None else ""
            yield wrap(
                f"{domains.get(one.domain, '?')}: {text} ({wording.say(f'evidence-{one.evidence}')})",
                "  ",
                "    ",
            )
            codes = ", ".join(values[code] for code in one.codes if code in values)
            if codes:
                yield wrap(f"[{codes}]", "    ", "    ")


def _json(ladder: Ladder, descriptors: Descriptors, wording: Wording) -> str:
    domains = {domain.iri: wording.text(domain.label) for domain in descriptors.domains}
    values = {value.iri: value for value in descriptors.values}
    levels = [
        {
            "id": level.id,
            "notation": level.notation,
            "order": level.order,
            "label": wording.text(level.label),
            "iris": [name for name in level.names if "://" in name],
            "descriptors": [
                {
                    "domain": domains.get(one.domain),
                    "paraphrase": wording.text(one.paraphrase)
                    if one.paraphrase is not None
                    else None,
                    "evidence": one.evidence,
                    "codes": [values[code].id for code in one.codes if code in values],
                    "source": source_json(one.citation),
                }
                for one in descriptors.descriptors
                if one.level == level.iri
            ],
        }
        for level in ladder.levels
    ]
    return dump_json(
        {
            "format": "mcpolicy-levels/1",
            "ladder": ladder.id,
            "label": wording.text(ladder.label),
            "levels": levels,
        }
    )
