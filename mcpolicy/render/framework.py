"""One framework shown: what it uses, its rules with their strength, and its sources."""

from __future__ import annotations

from collections.abc import Iterator

from mcpolicy.namespaces import shorten
from mcpolicy.pages.framework import FrameworkPage
from mcpolicy.render.context import Context
from mcpolicy.render.frameworks import summary_json
from mcpolicy.render.json import dump_json, source_json, statement_json
from mcpolicy.render.layout import cited, strength, wrap
from mcpolicy.wording import Wording

__all__ = ["render_json", "render_text"]


def render_text(page: FrameworkPage, context: Context) -> str:
    """Write the framework for people."""
    return "\n".join(_lines(page, context.wording)) + "\n"


def _lines(page: FrameworkPage, wording: Wording) -> Iterator[str]:
    framework = page.framework
    yield f"{framework.id}  {wording.text(framework.label)}  {framework.version}"
    if framework.description is not None:
        yield wrap(wording.text(framework.description), "  ")
    yield wrap(wording.say("unofficial"), "  ")
    yield ""
    yield from _definitions(page, wording)
    yield ""
    none = wording.say("frameworks-none")
    unit = page.credit_unit or none
    yield wording.say("entry", name=wording.say("frameworks-unit"), value=unit)
    for ladder in framework.ladders:
        notations = ", ".join(level.notation for level in ladder.levels)
        named = wording.say("entry", name=wording.text(ladder.label), value=notations)
        line = wording.say("entry", name=wording.say("frameworks-ladder"), value=named)
        yield wrap(line, hanging="  ")
    for key, value in (
        ("languages", ", ".join(page.languages)),
        ("digest", framework.digest),
        ("texts-digest", framework.texts_digest),
    ):
        yield wording.say("entry", name=wording.say(f"frameworks-{key}"), value=value or none)
    yield ""
    yield wording.say("heading", name=wording.say("frameworks-rules"))
    for rule in framework.rules:
        weight = wording.joined((*strength(rule, wording), str(rule.valid_from)))
        yield f"  {rule.id}"
        yield wrap(f"{wording.text(rule.label)} ({weight})", "    ")
    yield ""
    yield wording.say("heading", name=wording.say("frameworks-sources"))
    for source in framework.sources:
        parts = (source.title, source.publisher, source.date, source.url)
        yield wrap(", ".join(part for part in parts if part), "  ", "    ")


def _definitions(page: FrameworkPage, wording: Wording) -> Iterator[str]:
    """Say what the framework calls a micro-credential, and where it says so."""
    yield wording.say("heading", name=wording.say("frameworks-definition"))
    if not page.definitions:
        yield f"  {wording.say('frameworks-no-definition')}"
    for definition in page.definitions:
        yield wrap(wording.text(definition.text), "  ")
        weight = wording.joined((*strength(definition, wording), str(definition.valid_from)))
        for citation in definition.citations:
            yield wrap(f"{cited(citation)} ({weight})", "    ", "      ")


def render_json(page: FrameworkPage, context: Context) -> str:
    """Write the framework with its rules and sources."""
    wording, framework = context.wording, page.framework
    rules = [
        {
            "id": rule.id,
            "label": wording.text(rule.label),
            **statement_json(rule),
            "source": rule.citation.source.title,
            "locator": rule.citation.locator,
        }
        for rule in framework.rules
    ]
    sources = [
        {
            "id": shorten(source.iri),
            "title": source.title,
            "publisher": source.publisher,
            "date": source.date,
            "url": source.url,
        }
        for source in framework.sources
    ]
    definitions = [
        {
            "id": definition.id,
            "text": wording.text(definition.text),
            **statement_json(definition),
            "sources": [source_json(citation) for citation in definition.citations],
        }
        for definition in page.definitions
    ]
    shown = summary_json(page, wording) | {
        "notice": wording.say("unofficial"),
        "definitions": definitions,
        "rules": rules,
        "sources": sources,
    }
    return dump_json({"format": "mcpolicy-framework/1", **shown})
