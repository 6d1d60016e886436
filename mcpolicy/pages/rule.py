"""A rule explained: its clause, its strength, its dates, how it is tested, and its examples."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mcpolicy.check.outcome import EXPECTED, OutcomeKind, Severity
from mcpolicy.check.severity import SeverityTable
from mcpolicy.document import Place
from mcpolicy.errors import UnknownRuleError
from mcpolicy.framework import Rule
from mcpolicy.library import Library
from mcpolicy.namespaces import FRAMEWORKS, MCP, RDFS, shorten
from mcpolicy.pages.line import Line
from mcpolicy.pages.tested import tested_lines
from mcpolicy.statement import Value
from mcpolicy.text import LangText
from mcpolicy.turtle import TurtleSyntaxError, lang_text

__all__ = ["RuleExample", "RulePage", "rule_page"]


class RuleExample(Value):
    """An example that says how a rule ends.

    Attributes:
        outcome: How the rule has to end with it.
        name: Its file, within the folder of the framework.
    """

    outcome: OutcomeKind
    name: str


class RulePage(Value):
    """What is to be said about one rule.

    Attributes:
        rule: The rule, with its clause, sources, strength, dates, message and hint.
        framework: The name of its framework.
        place: The file and line where it is written.
        severity: How much it weighs when it is violated, by the shipped table.
        targets: The kinds of record that it speaks of.
        tested: How it is tested, as a tree of lines.
        conditions: When it applies, a condition each; all have to hold.
        examples: The examples that name it, in the order of their files.
    """

    rule: Rule
    framework: LangText
    place: Place
    severity: Severity
    targets: tuple[LangText, ...]
    tested: tuple[Line, ...]
    conditions: tuple[LangText, ...]
    examples: tuple[RuleExample, ...]


def rule_page(rule_id: str, library: Library) -> RulePage:
    """Make the page of one rule.

    Args:
        rule_id: `mauritius:rule-size`, or its IRI.
        library: Where frameworks come from.

    Raises:
        UnknownRuleError: If no framework has it.
        FrameworkError: If its framework cannot be used.
    """
    framework_id = shorten(rule_id).partition(":")[0]
    if framework_id not in library.ids():
        known = (rule.id for name in library.ids() for rule in library.framework(name).rules)
        raise UnknownRuleError(rule_id, known)
    framework = library.framework(framework_id)
    rule = framework.rule(rule_id)
    if rule is None:
        raise UnknownRuleError(rule_id, (known.id for known in framework.rules))
    return RulePage(
        rule=rule,
        framework=framework.label,
        place=library.document(framework_id).place_of(rule.iri),
        severity=SeverityTable.shipped().severity(rule),
        targets=tuple(library.label(iri) for iri in rule.targets),
        tested=tested_lines(rule.shape, partial(_label, library)),
        conditions=tuple(framework.conditions[iri].label for iri in rule.conditions),
        examples=tuple(_examples(rule, framework_id, library)),
    )


def _label(library: Library, iri: str) -> LangText:
    """Give the name of a term of the vocabulary, or of a thing that a framework describes."""
    framework_id, _, _ = shorten(iri).partition(":")
    if iri.startswith(FRAMEWORKS) and framework_id in library.ids():
        described = library.document(framework_id).index(lambda name: True)
        found = lang_text(described, iri, RDFS.label)
        if found is not None:
            return found
    return library.label(iri)


def _examples(rule: Rule, framework_id: str, library: Library) -> Iterator[RuleExample]:
    for name, index in library.document(framework_id).examples():
        if isinstance(index, TurtleSyntaxError):
            continue  # a broken example explains nothing; lint names its fault
        for node in index.of_type(MCP.Example):
            for predicate, outcome in EXPECTED.items():
                if rule.iri in index.values(node, predicate):
                    yield RuleExample(outcome=outcome, name=name)
