"""A rule explained: what its clause says, how strongly, since when, how it is tested, and its
examples.
"""

from __future__ import annotations

from collections.abc import Iterator

from mcpolicy.check.outcome import EXPECTED
from mcpolicy.check.severity import SeverityTable
from mcpolicy.errors import UnknownRuleError
from mcpolicy.framework import Framework, Rule
from mcpolicy.library import Library
from mcpolicy.namespaces import MCP, framework_namespace, shorten
from mcpolicy.render.text import wrap
from mcpolicy.shape.write import shape_triples
from mcpolicy.turtle import TripleIndex, TurtleSyntaxError, parse_turtle
from mcpolicy.wording import Wording

__all__ = ["explain_rule"]


def explain_rule(rule_id: str, library: Library, wording: Wording) -> str:
    """Explain one rule in plain words.

    Args:
        rule_id: `mauritius:rule-size`, or its IRI.
        library: Where frameworks come from.
        wording: The language.

    Raises:
        UnknownRuleError: If no framework has it.
        FrameworkError: If its framework cannot be used.
    """
    framework_id = shorten(rule_id).partition(":")[0]
    if framework_id not in library.ids():
        raise UnknownRuleError(
            rule_id, (rule.id for one in library.ids() for rule in library.framework(one).rules)
        )
    framework = library.framework(framework_id)
    rule = framework.rule(rule_id)
    if rule is None:
        raise UnknownRuleError(rule_id, (one.id for one in framework.rules))
    return "\n".join(_lines(rule, framework, library, wording)) + "\n"


def _lines(rule: Rule, framework: Framework, library: Library, wording: Wording) -> Iterator[str]:
    yield f"{rule.id}  {wording.text(rule.label)}"
    yield f"<{rule.iri}>"
    if rule.paraphrase is not None:
        yield ""
        yield wording.say("explain-says")
        yield wrap(wording.text(rule.paraphrase), "  ")
    yield ""
    yield wording.say("explain-source")
    for citation in rule.citations:
        source = citation.source
        yield wrap(f"{source.title}, {citation.locator}", "  ")
        yield from (f"  {one}" for one in (source.publisher, source.date, source.url) if one)
    severity = SeverityTable.shipped().severity(rule).value
    yield ""
    yield wording.say("explain-strength")
    strength = (
        wording.say(f"modality-{rule.modality}"),
        wording.say(f"status-{rule.status}"),
        wording.say(f"evidence-{rule.evidence}"),
        wording.say("explain-severity", severity=wording.say(f"severity-{severity}")),
    )
    yield wrap("; ".join(strength), "  ")
    yield ""
    yield wording.say("explain-in-force")
    dates = wording.say("explain-from", start=rule.valid_from)
    if rule.date_basis is not None:
        dates += f" ({wording.say(f'basis-{rule.date_basis.value}')})"
    if rule.valid_until is not None:
        dates += f", {wording.say('explain-until', end=rule.valid_until)}"
    yield f"  {dates}"
    yield ""
    yield wording.say("explain-tested")
    targets = ", ".join(wording.text(library.label(iri)) for iri in rule.targets)
    yield wrap(wording.say("explain-target", targets=targets), "  ")
    yield wrap(
        wording.say("explain-path", paths=", ".join(str(path) for path in rule.shape.paths)), "  "
    )
    for line in _constraints(rule):
        yield f"    {line}"
    if rule.needs:
        yield wrap(
            wording.say("explain-needs", needs=", ".join(str(path) for path in rule.needs)), "  "
        )
    if rule.conditions:
        labels = "; ".join(wording.text(framework.conditions[iri].label) for iri in rule.conditions)
        yield wrap(wording.say("explain-when", conditions=labels), "  ")
    yield ""
    yield wording.say("explain-message")
    yield wrap(wording.text(rule.message), "  ")
    if rule.hint is not None:
        yield wrap(wording.say("line-hint", hint=wording.text(rule.hint)), "  ")
    if rule.comment is not None:
        yield ""
        yield wording.say("explain-note")
        yield wrap(wording.text(rule.comment), "  ")
    examples = list(_examples(rule, framework.id, library, wording))
    if examples:
        yield ""
        yield wording.say("explain-examples")
        yield from examples


def _constraints(rule: Rule) -> Iterator[str]:
    index = TripleIndex(shape_triples(rule.shape))
    passed = {"path", "targetClass"}
    for _, predicate, value in shape_triples(rule.shape):
        name = shorten(predicate)
        if name.startswith("sh:") and name[3:] not in passed:
            members = index.items(value)
            shown = members if members else (value,)
            texts = [getattr(one, "value", None) or shorten(str(one)) for one in shown]
            if not any(text.startswith("_:") for text in texts):
                yield f"{name} {' '.join(texts)}"


def _examples(rule: Rule, framework_id: str, library: Library, wording: Wording) -> Iterator[str]:
    folder = library.document(framework_id).folder
    for name, item in folder.examples():
        try:
            index = parse_turtle(folder.read(item), base=framework_namespace(framework_id) + name)
        except TurtleSyntaxError:
            continue
        for node in index.of_type(MCP.Example):
            for predicate, kind in EXPECTED.items():
                if rule.iri in index.values(node, predicate):
                    yield f"  {wording.say(f'outcome-{kind.value}')}: {name}"
