"""Examples judged: how each rule ends, and whether any notices that a rule was changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from mcpolicy.check.outcome import OutcomeKind
from mcpolicy.check.record import Labels, check_record
from mcpolicy.check.report import CheckResult
from mcpolicy.check.severity import SeverityTable
from mcpolicy.engine import Engine, PreparedShapes
from mcpolicy.examples import Example
from mcpolicy.framework import Framework, Rule
from mcpolicy.statement import Force
from mcpolicy.workbench.changes import Change, ChangeKind

__all__ = ["Trial", "outcomes_of", "result_of"]


def result_of(
    example: Example, framework: Framework, prepared: PreparedShapes, knowledge: Labels
) -> CheckResult:
    """Judge an example.

    Raises:
        FrameworkError: If a shape cannot be run.
    """
    return check_record(
        example.record,
        framework,
        example.day,
        day_basis="date",
        prepared=prepared,
        severities=SeverityTable.shipped(),
        knowledge=knowledge,
    )


def outcomes_of(
    example: Example, framework: Framework, prepared: PreparedShapes, knowledge: Labels
) -> dict[str, OutcomeKind]:
    """Judge an example: how each rule of a framework ends, by IRI.

    Raises:
        FrameworkError: If a shape cannot be run.
    """
    result = result_of(example, framework, prepared, knowledge)
    return {outcome.rule.iri: outcome.kind for outcome in result.outcomes}


class Trial:
    """Tries changes of the rules of one framework on its examples."""

    def __init__(
        self,
        framework: Framework,
        examples: Iterable[Example],
        engine: Engine,
        knowledge: Labels,
    ) -> None:
        """Keep what to try on; every rule is judged alone, and once.

        Args:
            framework: The framework, unchanged.
            examples: Its examples.
            engine: Runs shapes.
            knowledge: Units, ladders and labels.
        """
        self._framework = framework
        self._examples = tuple(examples)
        self._engine = engine
        self._knowledge = knowledge
        self._alone: dict[str, tuple[Framework, PreparedShapes]] = {}
        self._came: dict[tuple[str, tuple[str, str]], Mapping[str, OutcomeKind]] = {}

    def noticing(self, change: Change) -> Example | None:
        """Give an example that comes out differently when a rule is changed, or None.

        Raises:
            FrameworkError: If a changed shape cannot be run.
        """
        for rule in self._framework.rules:
            if change.before.iri not in (rule.iri, *rule.conditions):
                continue
            changed = self._changed(rule, change)
            prepared = self._engine.prepare(changed.shapes)
            for example in self._concerned(rule, change):
                came = outcomes_of(example, changed, prepared, self._knowledge)
                if came != self._before(rule, example):
                    return example
        return None

    def _single(self, rule: Rule) -> Framework:
        conditions = {iri: self._framework.conditions[iri] for iri in rule.conditions}
        return replace(self._framework, rules=(rule,), conditions=conditions)

    def _changed(self, rule: Rule, change: Change) -> Framework:
        if isinstance(change.after, Rule):
            return self._single(change.after)
        single = self._single(rule)
        return replace(single, conditions={**single.conditions, change.after.iri: change.after})

    def _concerned(self, rule: Rule, change: Change) -> Iterator[Example]:
        """Give the examples that may come out differently, those that name the rule first."""
        naming = sorted(
            self._examples, key=lambda one: all(named != rule.iri for named, _ in one.stated)
        )
        for example in naming:
            before = rule.force_on(example.day)
            if change.kind in (ChangeKind.START, ChangeKind.END):
                if isinstance(change.after, Rule) and change.after.force_on(example.day) != before:
                    yield example
            elif before is Force.IN_FORCE and set(rule.targets) & set(
                example.record.subject.classes
            ):
                yield example

    def _before(self, rule: Rule, example: Example) -> Mapping[str, OutcomeKind]:
        if rule.iri not in self._alone:
            single = self._single(rule)
            self._alone[rule.iri] = single, self._engine.prepare(single.shapes)
        key = rule.iri, example.key
        if key not in self._came:
            single, prepared = self._alone[rule.iri]
            self._came[key] = outcomes_of(example, single, prepared, self._knowledge)
        return self._came[key]
