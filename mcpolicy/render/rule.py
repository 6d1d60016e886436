"""A rule explained, for people and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from mcpolicy.pages.rule import RulePage
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


def render_text(page: RulePage, context: Context) -> str:
    """Write the page, a paragraph for each question that people ask of a rule."""
    rule, wording = page.rule, context.wording
    weight = wording.say(
        "explain-severity", severity=wording.say(f"severity-{page.severity.value}")
    )
    return paragraphs(
        (
            head_lines(rule.iri, rule.label, page.kind, page.framework, page.place, wording),
            clause_lines(rule, page.clause, wording),
            source_lines(rule, wording),
            strength_lines(rule, wording, weight),
            date_lines(rule, wording),
            _tested(page, wording),
            _message(page, wording),
            remark_lines(rule.remarks, wording),
            _beside(page, wording),
            fact_lines(() if page.clause is None else page.clause.facts, wording),
            _examples(page, wording),
        )
    )


def _tested(page: RulePage, wording: Wording) -> Iterator[str]:
    yield wording.say("part-tested")
    targets = ", ".join(wording.text(target) for target in page.targets)
    yield wrap(wording.say("explain-target", targets=targets), "  ")
    yield from deep_lines(page.tested, wording, depth=2)
    paths = ", ".join(str(path) for path in page.rule.shape.paths)
    yield wrap(wording.say("explain-path", paths=paths), "  ")
    if page.needs:
        yield wrap(wording.say("explain-needs", needs=", ".join(page.needs)), "  ")
    for condition in page.conditions:
        label = wording.text(condition.label)
        yield wrap(wording.say("explain-when", conditions=label), "  ")
        yield from deep_lines(condition.tested, wording, depth=2)


def _message(page: RulePage, wording: Wording) -> Iterator[str]:
    yield wording.say("explain-message")
    yield wrap(wording.text(page.rule.message), "  ")
    if page.rule.hint is not None:
        yield wrap(wording.say("line-hint", hint=wording.text(page.rule.hint)), "  ")


def _beside(page: RulePage, wording: Wording) -> Iterator[str]:
    if page.beside:
        yield wording.say("explain-beside")
    for clause in page.beside:
        named = wording.say("explain-thing", label=wording.text(clause.label), id=clause.id)
        yield wrap(named, "  ", "    ")
    if page.beside_left:
        yield f"  {wording.say('explain-more', count=page.beside_left)}"


def _examples(page: RulePage, wording: Wording) -> Iterator[str]:
    if page.examples:
        yield wording.say("explain-examples")
    for example in page.examples:
        outcome = wording.say(f"outcome-{example.outcome.value}")
        name = wording.text(example.name)
        told = wording.say("explain-example", outcome=outcome, example=name, file=example.file)
        yield wrap(told, "  ", "    ")


def render_json(page: RulePage, context: Context) -> str:
    """Write the page; how the rule is tested stands as lines for people."""
    wording, rule, hint = context.wording, page.rule, page.rule.hint
    shown: dict[str, object] = {
        "format": "mcpolicy-rule/1",
        "id": rule.id,
        "iri": rule.iri,
        "kind": wording.text(page.kind),
        "label": wording.text(rule.label),
        "framework": wording.text(page.framework),
        "place": str(page.place),
        "severity": page.severity.value,
        "targets": [wording.text(target) for target in page.targets],
        "tested": lines_json(page.tested, wording),
        "paths": [str(path) for path in rule.shape.paths],
        "needs": list(page.needs),
        "conditions": [
            {
                "label": wording.text(condition.label),
                "tested": lines_json(condition.tested, wording),
            }
            for condition in page.conditions
        ],
        "message": wording.text(rule.message),
        "hint": None if hint is None else wording.text(hint),
        "beside": [clause.id for clause in page.beside],
        "beside_left": page.beside_left,
        "examples": [
            {
                "outcome": example.outcome.value,
                "file": example.file,
                "name": wording.text(example.name),
            }
            for example in page.examples
        ],
        "remarks": [wording.text(remark) for remark in rule.remarks],
        "facts": [] if page.clause is None else list(page.clause.facts),
    }
    return dump_json(shown | said_json(rule, page.clause, wording))
