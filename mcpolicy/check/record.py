"""Checking a record against a framework: one outcome for every rule.

Dates decide first. A rule that is in force and targets this kind of record is judged in every
possible world: its conditions, then what it needs, then the shape itself. The outcome stands when
all worlds agree; when they differ it is undetermined.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Protocol

from mcpolicy.check.judge import Judge
from mcpolicy.check.outcome import Outcome, OutcomeKind
from mcpolicy.check.reasons import Reasons
from mcpolicy.check.report import CheckResult
from mcpolicy.check.severity import SeverityTable
from mcpolicy.check.verdict import verdict_of
from mcpolicy.engine import PreparedShapes
from mcpolicy.errors import FrameworkError
from mcpolicy.framework import Condition, Framework, Rule
from mcpolicy.model import FrameworkRecord, InputRecord
from mcpolicy.namespaces import shorten
from mcpolicy.shape.path import Path
from mcpolicy.shape.tree import HasValue
from mcpolicy.shape.truth import Truth
from mcpolicy.statement import Force, is_at_least
from mcpolicy.text import LangText
from mcpolicy.turtle import Iri, Term
from mcpolicy.view.derived import DerivedLevels
from mcpolicy.view.level import LevelRoute
from mcpolicy.view.values import record_values
from mcpolicy.view.view import Knowledge, View, make_view
from mcpolicy.view.worlds import World, level_facts, worlds_of
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Note

__all__ = ["Labels", "check_record"]


class Labels(Knowledge, Protocol):
    """What the frameworks know, and the labels of vocabulary terms."""

    def label(self, iri: str) -> LangText:
        """Give the label of a term in all its languages."""

    def is_listed(self, value: str, property_iri: str) -> bool:
        """Whether a value is of the list that a property takes, so that it can be compared."""

    @property
    def vocabulary(self) -> Vocabulary:
        """What the words mean."""


def check_record(
    record: InputRecord,
    framework: Framework,
    day: date,
    *,
    day_basis: str,
    prepared: PreparedShapes,
    severities: SeverityTable,
    knowledge: Labels,
    route: LevelRoute | None = None,
    min_evidence: str | None = None,
) -> CheckResult:
    """Check one record against one framework.

    Args:
        record: What a reader gave.
        framework: The framework.
        day: The day on which rules are taken to be in force.
        day_basis: Where the day comes from; kept in the result.
        prepared: The shapes of the framework, made ready by an engine.
        severities: Says how much each rule weighs.
        knowledge: Units, ladders and labels, asked for only when they are needed.
        route: Leads from levels of other ladders to the framework's.
        min_evidence: Leave out rules whose evidence is weaker; the result counts them.

    Returns:
        The outcome of every rule that is not left out, in the order of the framework, with the
        verdict.

    Raises:
        FrameworkError: If a shape cannot be run, or a rule has no severity.
    """
    view = make_view(record.subject, framework, day, knowledge, route)
    judge = _RecordJudge(record, framework, view, prepared, knowledge)
    kept = [
        rule
        for rule in framework.rules
        if min_evidence is None or is_at_least(rule.evidence, min_evidence)
    ]
    outcomes = tuple(judge.outcome(rule, severities) for rule in kept)
    return CheckResult(
        record=record,
        framework=framework,
        day=day,
        day_basis=day_basis,
        verdict=verdict_of(outcomes),
        view=view,
        outcomes=outcomes,
        remarks=tuple(dict.fromkeys((*record.remarks, *view.remarks))),
        filtered=len(framework.rules) - len(kept),
    )


class _RecordJudge:
    """Judges the rules of one framework on one record, in all its worlds."""

    def __init__(
        self,
        record: InputRecord,
        framework: Framework,
        view: View,
        prepared: PreparedShapes,
        knowledge: Labels,
    ) -> None:
        self.subject = record.subject
        self.framework = framework
        self.view = view
        self.knowledge = knowledge
        self._prepared = prepared
        self._worlds = worlds_of(view.derived, framework.shapes, framework.needed)
        worlds: tuple[World, ...] = self._worlds or ((),)
        self.values = record_values(
            self.subject, view.resolved, worlds, knowledge.vocabulary.may_state
        )
        for level, predicate, value in level_facts(view.derived):
            self.values.add(level, predicate, value)
        self.nodes = tuple(Iri(f"urn:mcpolicy:world:{number}") for number in range(len(worlds)))
        self._stands: dict[str, Mapping[Term, Truth]] = {}

    @cached_property
    def _unclear(self) -> Mapping[str, tuple[Term, ...]]:
        """The values that no list has, by the property that takes values of a list."""
        found: dict[str, dict[Term, None]] = {}
        listed = self.knowledge.vocabulary.listed_properties
        for _, predicate, value in self.values:
            if predicate in listed and not (
                isinstance(value, Iri) and self.knowledge.is_listed(value, predicate)
            ):
                found.setdefault(predicate, {})[value] = None
        return {predicate: tuple(values) for predicate, values in found.items()}

    @cached_property
    def _judge(self) -> Judge:
        undecided: tuple[Term, ...] = ()
        if isinstance(self.subject, FrameworkRecord):
            undecided = tuple(Iri(term) for term in self.subject.undecided_elements)
        return Judge(
            self.values,
            self._prepared.on(self.values),
            unclear=lambda: self._unclear,
            undecided=undecided,
        )

    @cached_property
    def _reasons(self) -> Reasons:
        return Reasons(
            self.framework,
            self.view,
            self.values,
            self.nodes,
            unclear=lambda: self._unclear,
            label=self.knowledge.label,
        )

    def _stand(self, tested: Rule | Condition, node: Iri) -> Truth:
        """Tell how a shape stands in a world; it is judged in all of them at once."""
        if tested.iri not in self._stands:
            try:
                self._stands[tested.iri] = self._judge.stand(tested.shape, self.nodes)
            except FrameworkError as error:
                place = shorten(tested.iri)
                raise FrameworkError(Note.of("at-place", place=place, why=error.reasons)) from None
        return self._stands[tested.iri][node]

    def _targets(self, tested: Rule | Condition) -> bool:
        return bool(set(tested.targets) & set(self.subject.classes))

    def outcome(self, rule: Rule, severities: SeverityTable) -> Outcome:
        """Give the outcome of a rule."""
        kind, reasons, needs = self._outcome(rule)
        judged = kind in _JUDGED
        if judged and self._rests_on_analysis(rule):
            reasons = [*reasons, Note.of("rests-on-analysis")]
        return Outcome(
            rule=rule,
            kind=kind,
            severity=severities.severity(rule),
            reasons=tuple(dict.fromkeys(reasons)),
            values=self._reasons.values(rule) if judged else (),
            needs=tuple(dict.fromkeys(needs)),
        )

    def _rests_on_analysis(self, rule: Rule) -> bool:
        seen = (self.view.get(iri) for iri in rule.properties)
        return any(isinstance(one, DerivedLevels) and one.is_analysis for one in seen)

    def _outcome(self, rule: Rule) -> tuple[OutcomeKind, Sequence[Note], Sequence[str]]:
        force = rule.force_on(self.view.day)
        day = self.view.day.isoformat()
        if force is Force.NOT_YET:
            note = Note.of("not-yet", start=str(rule.valid_from), day=day)
            return OutcomeKind.NOT_IN_FORCE, [note], ()
        if force is Force.NO_LONGER:
            note = Note.of("no-longer", end=str(rule.valid_until), day=day)
            return OutcomeKind.NOT_IN_FORCE, [note], ()
        if not self._targets(rule):
            note = Note.of("other-kind", kind=self.knowledge.label(rule.targets[0]))
            return OutcomeKind.NOT_APPLICABLE, [note], ()
        if force is Force.UNKNOWN:
            note = Note.of("date-unclear", start=str(rule.valid_from), day=day)
            return OutcomeKind.UNDETERMINED, [note], ()
        if self._worlds is None:
            return OutcomeKind.UNDETERMINED, [Note.of("too-many-worlds")], ()
        kinds: set[OutcomeKind] = set()
        reasons: list[Note] = []
        needs: list[str] = []
        for node in self.nodes:
            kind, why, missing = self._in_world(rule, node)
            kinds.add(kind)
            reasons.extend(why)
            needs.extend(str(path) for path in missing)
        if len(kinds) == 1:
            return kinds.pop(), reasons, needs
        return OutcomeKind.UNDETERMINED, [*self._reasons.differences(rule), *reasons], needs

    def _in_world(self, rule: Rule, node: Iri) -> tuple[OutcomeKind, list[Note], list[Path]]:
        unknown: list[Path] = []
        not_known: list[Rule | Condition] = []
        for iri in rule.conditions:
            condition = self.framework.conditions[iri]
            missing = self._missing(condition, node)
            if missing:
                unknown.extend(missing)
                continue
            stands = self._stand(condition, node)
            if stands is Truth.FAILS:
                note = Note.of("condition-not-met", condition=condition.label)
                return OutcomeKind.NOT_APPLICABLE, [note], []
            if stands is Truth.NOT_KNOWN:
                not_known.append(condition)
        unknown.extend(self._missing(rule, node))
        stands = self._stand(rule, node)
        if stands is Truth.NOT_KNOWN:
            not_known.append(rule)
        if unknown or not_known:
            why = [*map(self._reasons.missing, unknown)]
            for tested in not_known:
                if unlisted := self._reasons.unlisted(tested):
                    why += unlisted
                else:
                    why.append(Note.of("element-not-shown"))
                    unknown.extend(tested.shape.paths)
            return OutcomeKind.UNDETERMINED, why, unknown
        if stands is Truth.FAILS:
            return OutcomeKind.VIOLATED, self._prepares(rule), []
        return OutcomeKind.SATISFIED, [], []

    def _prepares(self, rule: Rule) -> list[Note]:
        """Say that a framework has an element in preparation, where the rule asks for it."""
        if not isinstance(self.subject, FrameworkRecord):
            return []
        prepared = {Iri(term) for term in self.subject.prepares_elements}
        asked = (one for _, one in rule.shape.every_constraint() if isinstance(one, HasValue))
        return [Note.of("element-prepared")] if any(one.value in prepared for one in asked) else []

    def _missing(self, tested: Rule | Condition, node: Iri) -> list[Path]:
        if not self._targets(tested):
            return list(tested.shape.paths)
        return [path for path in tested.needs if not path.leads_on(self.values, node)]


_JUDGED = frozenset((OutcomeKind.SATISFIED, OutcomeKind.VIOLATED, OutcomeKind.UNDETERMINED))
