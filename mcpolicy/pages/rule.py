"""A rule explained: its clause, strength, dates, test and examples, and what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from mcpolicy.check.outcome import OutcomeKind, Severity
from mcpolicy.check.severity import SeverityTable
from mcpolicy.document import FrameworkDocument, Place
from mcpolicy.errors import UnknownNameError
from mcpolicy.examples import read_examples
from mcpolicy.framework import Rule
from mcpolicy.library import Library
from mcpolicy.namespaces import MCP, shorten
from mcpolicy.pages.line import Line
from mcpolicy.pages.names import Names
from mcpolicy.pages.tested import say_shape
from mcpolicy.statement import Clause, Value
from mcpolicy.text import LangText

__all__ = ["PageCondition", "RuleExample", "RulePage", "rule_page"]

_BESIDE = 3
"""How many clauses that no rule tests the page of a rule names."""


class RuleExample(Value):
    """An example that says how a rule ends.

    Attributes:
        outcome: How the rule has to end with it.
        file: Its file, within the folder of the framework.
        name: What it shows, or what its file calls it.
    """

    outcome: OutcomeKind
    file: str
    name: LangText


class PageCondition(Value):
    """When a rule applies.

    Attributes:
        label: The condition.
        tested: How it is tested, as a tree of lines.
    """

    label: LangText
    tested: tuple[Line, ...]


class RulePage(Value):
    """What is to be said about one rule.

    Attributes:
        rule: The rule, with its clause, sources, strength, dates, message and hint.
        kind: What a rule is called.
        framework: The name of its framework.
        place: The file and line where it is written.
        severity: How much it weighs when it is violated, by the shipped table.
        targets: The kinds of record that it speaks of.
        tested: How it is tested, as a tree of lines.
        needs: Paths without whose values it, or a condition of it, cannot be decided.
        conditions: When it applies, a condition each; all have to hold.
        examples: The examples that name it, in the order of their files and in them.
        clause: The clause that it is made of; None where it says all itself.
        beside: Clauses on the same subject matter of which nothing is made, a few.
        beside_left: How many more of them there are.
    """

    rule: Rule
    kind: LangText
    framework: LangText
    place: Place
    severity: Severity
    targets: tuple[LangText, ...]
    tested: tuple[Line, ...]
    needs: tuple[str, ...]
    conditions: tuple[PageCondition, ...]
    examples: tuple[RuleExample, ...]
    clause: Clause | None = None
    beside: tuple[Clause, ...] = ()
    beside_left: int = 0


def rule_page(rule_id: str, library: Library) -> RulePage:
    """Make the page of one rule.

    Args:
        rule_id: `mauritius:rule-size`, or its IRI.
        library: Where frameworks come from.

    Raises:
        UnknownNameError: If no framework has it.
        FrameworkError: If its framework cannot be used.
    """
    framework_id = shorten(rule_id).partition(":")[0]
    if framework_id not in library.ids():
        known = (rule.id for name in library.ids() for rule in library.framework(name).rules)
        raise UnknownNameError(rule_id, known)
    framework = library.framework(framework_id)
    rule = framework.rule(rule_id)
    if rule is None:
        raise UnknownNameError(rule_id, (known.id for known in framework.rules))
    document, contents = library.document(framework_id), library.contents(framework_id)
    beside = contents.untested_on(rule)
    conditions = [framework.conditions[iri] for iri in rule.conditions]
    say = partial(say_shape, label=Names(library), single=library.vocabulary.is_derived)
    needs = (str(path) for tested in (rule, *conditions) for path in tested.needs)
    return RulePage(
        rule=rule,
        kind=library.label(MCP.Rule),
        framework=framework.label,
        place=document.place_of(rule.iri),
        severity=SeverityTable.shipped().severity(rule),
        targets=tuple(library.label(iri) for iri in rule.targets),
        tested=say(rule.shape),
        needs=tuple(dict.fromkeys(needs)),
        conditions=tuple(
            PageCondition(label=one.label, tested=say(one.shape)) for one in conditions
        ),
        examples=tuple(_examples(rule, document, library)),
        clause=contents.clause_of(rule),
        beside=beside[:_BESIDE],
        beside_left=max(0, len(beside) - _BESIDE),
    )


def _examples(rule: Rule, document: FrameworkDocument, library: Library) -> Iterator[RuleExample]:
    """Give the examples that name a rule; one that cannot be read explains nothing, lint says it.

    How rules end that an example does not name is not its own point, and is left out.
    """
    for example in read_examples(document, library.vocabulary).examples:
        for named, outcome in example.stated:
            if named == rule.iri:
                name = example.label or LangText.of(example.word)
                yield RuleExample(outcome=outcome, file=example.file, name=name)
