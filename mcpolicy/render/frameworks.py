"""Frameworks as a list, and one framework shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mcpolicy.framework import Framework
from mcpolicy.library import Library
from mcpolicy.namespaces import shorten
from mcpolicy.render.json import dump_json, standing_json
from mcpolicy.render.table import render_rows
from mcpolicy.render.text import wrap
from mcpolicy.wording import Wording

__all__ = ["render_framework", "render_frameworks"]


def _summary(framework: Framework, library: Library, wording: Wording) -> dict[str, object]:
    unit = framework.credit_system
    own_units = {system.iri: system.notation for system in framework.credit_systems}
    own_ladders = {ladder.iri: ladder.notation for ladder in framework.ladders}
    if (unit is not None and unit not in own_units) or not set(framework.ladder_iris) <= set(
        own_ladders
    ):
        own_units |= {
            iri: system.notation for iri, system in library.credit_systems().systems.items()
        }
        own_ladders |= {iri: ladder.notation for iri, ladder in library.ladders().ladders.items()}
    return {
        "id": framework.id,
        "name": wording.text(framework.label),
        "version": framework.version,
        "rules": len(framework.rules),
        "credit_unit": own_units.get(unit, shorten(unit)) if unit is not None else None,
        "ladders": [own_ladders.get(iri, shorten(iri)) for iri in framework.ladder_iris],
        "jurisdictions": [shorten(iri) for iri in framework.jurisdictions],
        "digest": framework.digest,
    }


def render_frameworks(
    frameworks: Sequence[Framework], library: Library, wording: Wording, form: str
) -> str:
    """List frameworks as a table or as JSON."""
    rows = [_summary(framework, library, wording) for framework in frameworks]
    if form == "json":
        return dump_json({"format": "mcpolicy-frameworks/1", "frameworks": rows})
    none = "-"
    head = [
        wording.say(f"frameworks-{key}")
        for key in ("id", "name", "version", "rules", "unit", "ladder")
    ]
    cells = []
    for row in rows:
        ladders = row["ladders"] if isinstance(row["ladders"], list) else []
        cells.append(
            [
                str(row["id"]),
                str(row["name"]),
                str(row["version"]),
                str(row["rules"]),
                str(row["credit_unit"] or none),
                ", ".join(str(one) for one in ladders) or none,
            ]
        )
    return render_rows(head, cells)


def render_framework(framework: Framework, library: Library, wording: Wording, form: str) -> str:
    """Show one framework: what it uses, its rules with their strength, and its sources."""
    if form == "json":
        rules = [
            {
                "id": rule.id,
                "label": wording.text(rule.label),
                **standing_json(rule),
                "source": rule.citation.source.title,
                "locator": rule.citation.locator,
            }
            for rule in framework.rules
        ]
        sources = [
            {
                "id": shorten(one.iri),
                "title": one.title,
                "publisher": one.publisher,
                "date": one.date,
                "url": one.url,
            }
            for one in framework.sources
        ]
        shown = _summary(framework, library, wording) | {"rules": rules, "sources": sources}
        return dump_json({"format": "mcpolicy-framework/1", **shown})
    return "\n".join(_lines(framework, library, wording)) + "\n"


def _lines(framework: Framework, library: Library, wording: Wording) -> Iterator[str]:
    summary = _summary(framework, library, wording)
    yield f"{framework.id}  {summary['name']}  {framework.version}"
    if framework.description is not None:
        yield wrap(wording.text(framework.description), "  ")
    yield ""
    yield f"{wording.say('frameworks-unit')}: {summary['credit_unit'] or wording.say('frameworks-none')}"
    for ladder in framework.ladders:
        notations = ", ".join(level.notation for level in ladder.levels)
        yield wrap(
            f"{wording.say('frameworks-ladder')}: {wording.text(ladder.label)}: {notations}",
            hanging="  ",
        )
    yield ""
    yield f"{wording.say('frameworks-rules')}:"
    for rule in framework.rules:
        strength = (
            f"modality-{rule.modality}",
            f"status-{rule.status}",
            f"evidence-{rule.evidence}",
        )
        yield f"  {rule.id}"
        yield wrap(
            f"{wording.text(rule.label)} ({'; '.join(wording.say(one) for one in strength)}; {rule.valid_from})",
            "    ",
        )
    yield ""
    yield f"{wording.say('frameworks-sources')}:"
    for source in framework.sources:
        parts = (source.title, source.publisher, source.date, source.url)
        yield wrap(", ".join(part for part in parts if part), "  ", "    ")
