"""A rule explained, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mcpolicy.framework import Rule
from mcpolicy.pages.line import Line
from mcpolicy.pages.rule import RulePage
from mcpolicy.render.context import Context
from mcpolicy.render.layout import cited, strength, wrap
from mcpolicy.wording import Wording

__all__ = ["render_text"]


def render_text(page: RulePage, context: Context) -> str:
    """Write the page, a paragraph for each question that people ask of a rule."""
    paragraphs = (_head, _clause, _source, _strength, _dates, _tested, _message, _note, _examples)
    written = ("\n".join(lines(page, context.wording)) for lines in paragraphs)
    return "\n\n".join(paragraph for paragraph in written if paragraph) + "\n"


def _head(page: RulePage, wording: Wording) -> Iterator[str]:
    yield f"{page.rule.id}  {wording.text(page.rule.label)}"
    yield f"<{page.rule.iri}>"
    framework = wording.text(page.framework)
    yield wording.say("explain-place", framework=framework, place=str(page.place))


def _clause(page: RulePage, wording: Wording) -> Iterator[str]:
    if page.rule.paraphrase is not None:
        yield wording.say("explain-says")
        yield wrap(wording.text(page.rule.paraphrase), "  ")


def _source(page: RulePage, wording: Wording) -> Iterator[str]:
    yield wording.say("explain-source")
    for citation in page.rule.citations:
        source = citation.source
        yield wrap(cited(citation), "  ")
        yield from (f"  {part}" for part in (source.publisher, source.date, source.url) if part)


def _strength(page: RulePage, wording: Wording) -> Iterator[str]:
    severity = wording.say(f"severity-{page.severity.value}")
    yield wording.say("explain-strength")
    weight = wording.say("explain-severity", severity=severity)
    yield wrap(wording.joined((*strength(page.rule, wording), weight)), "  ")


def _dates(page: RulePage, wording: Wording) -> Iterator[str]:
    yield wording.say("explain-in-force")
    yield f"  {_from_until(page.rule, wording)}"


def _from_until(rule: Rule, wording: Wording) -> str:
    dates = wording.say("explain-from", start=rule.valid_from)
    if rule.date_basis is not None:
        dates += f" ({wording.say(f'basis-{rule.date_basis.value}')})"
    if rule.valid_until is not None:
        dates += f", {wording.say('explain-until', end=rule.valid_until)}"
    return dates


def _tested(page: RulePage, wording: Wording) -> Iterator[str]:
    yield wording.say("explain-tested")
    targets = ", ".join(wording.text(target) for target in page.targets)
    yield wrap(wording.say("explain-target", targets=targets), "  ")
    yield from _lines(page.tested, wording)
    paths = ", ".join(str(path) for path in page.rule.shape.paths)
    yield wrap(wording.say("explain-path", paths=paths), "  ")
    if page.needs:
        yield wrap(wording.say("explain-needs", needs=", ".join(page.needs)), "  ")
    for condition in page.conditions:
        label = wording.text(condition.label)
        yield wrap(wording.say("explain-when", conditions=label), "  ")
        yield from _lines(condition.tested, wording)


def _lines(lines: Sequence[Line], wording: Wording) -> Iterator[str]:
    for line in lines:
        indent = "  " * (line.depth + 2)
        yield wrap(wording.note(line.what), indent, indent + "  ")


def _message(page: RulePage, wording: Wording) -> Iterator[str]:
    yield wording.say("explain-message")
    yield wrap(wording.text(page.rule.message), "  ")
    if page.rule.hint is not None:
        yield wrap(wording.say("line-hint", hint=wording.text(page.rule.hint)), "  ")


def _note(page: RulePage, wording: Wording) -> Iterator[str]:
    if page.rule.remarks:
        yield wording.say("explain-note")
    for remark in page.rule.remarks:
        yield wrap(wording.text(remark), "  ")


def _examples(page: RulePage, wording: Wording) -> Iterator[str]:
    if page.examples:
        yield wording.say("explain-examples")
    for example in page.examples:
        outcome = wording.say(f"outcome-{example.outcome.value}")
        name = wording.text(example.name)
        told = wording.say("explain-example", outcome=outcome, example=name, file=example.file)
        yield wrap(told, "  ", "    ")
