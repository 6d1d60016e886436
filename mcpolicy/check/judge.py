"""Checking: a record, a framework and a day to one outcome for every rule.

Dates decide first. A rule that is in force and targets this kind of record is judged in every
possible world: its conditions, then what it needs, then the shape itself. The outcome stands when
all worlds agree; when they differ it is undetermined.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Protocol

from mcpolicy.check.outcome import CheckResult, Outcome, OutcomeKind, verdict_of
from mcpolicy.check.severity import SeverityTable
from mcpolicy.engine import Engine, PreparedShapes
from mcpolicy.framework import Condition, Framework, Path, Rule
from mcpolicy.interval import Interval, decimal_text
from mcpolicy.model import Credential, FrameworkRecord, InputRecord
from mcpolicy.namespaces import MCP, SH
from mcpolicy.statement import Force, is_at_least
from mcpolicy.text import LangText
from mcpolicy.turtle import Blank, Iri, Lit, Term
from mcpolicy.view.graph import (
    reached_everywhere,
    show_term,
    subject_graph,
    values_at,
)
from mcpolicy.view.view import Derived, Knowledge, LevelRoute, View, make_view
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Note

__all__ = ["Labels", "check_record", "day_for"]


class Labels(Knowledge, Protocol):
    """What the frameworks know, and the labels of vocabulary terms."""

    def label(self, iri: str) -> LangText:
        """Give the label of a term in all its languages."""

    def is_listed(self, value: str, property_iri: str) -> bool:
        """Whether a value is of the list that a property takes, so that it can be compared with others."""

    @property
    def vocabulary(self) -> Vocabulary:
        """What the words mean."""


def day_for(record: InputRecord, as_of: date | None, today: date) -> tuple[date, str]:
    """Give the day on which rules are taken to be in force, and where it comes from.

    Args:
        record: The record.
        as_of: A day asked for by the caller, or None for the date of issue.
        today: The day to fall back on when the record states no date of issue, or is no issued
            credential.

    Returns:
        The day, and `date`, `issue`, or `today`.
    """
    if as_of is not None:
        return as_of, "date"
    subject = record.subject
    if isinstance(subject, Credential) and subject.date_of_issue is not None:
        return subject.date_of_issue, "issue"
    return today, "today"


def check_record(
    record: InputRecord,
    framework: Framework,
    day: date,
    *,
    day_basis: str,
    engine: Engine,
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
        engine: Runs the shapes; what it prepares is kept on the framework.
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
    judge = _Judge(record, framework, view, engine, knowledge)
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


def _prepared(framework: Framework, engine: Engine) -> PreparedShapes:
    kept = framework.prepared.get(engine.name)
    if kept is None:
        kept = framework.prepared[engine.name] = engine.prepare(framework.shapes)
    return kept  # type: ignore[return-value]


class _Judge:
    """Judges the rules of one framework on one record."""

    def __init__(
        self,
        record: InputRecord,
        framework: Framework,
        view: View,
        engine: Engine,
        knowledge: Labels,
    ) -> None:
        self.subject = record.subject
        self.framework = framework
        self.view = view
        self.knowledge = knowledge
        self._worlds = view.worlds(framework)
        self.graph = subject_graph(self.subject, view.resolved, self._worlds or ((),))
        for level, predicate, value in view.level_facts:
            self.graph.add(Iri(level), predicate, value)
        self.nodes = tuple(
            Iri(f"urn:mcpolicy:world:{number}") for number in range(len(self._worlds or ((),)))
        )
        self._failed = self._run(engine) if self._targeted() else {}

    def _targeted(self) -> bool:
        return any(
            self._targets(rule) and _may_hold(rule, self.view.day) for rule in self.framework.rules
        )

    def _run(self, engine: Engine) -> Mapping[tuple[str, str], None]:
        results = _prepared(self.framework, engine).run(self.graph)
        return {(result.shape, result.focus): None for result in results}

    @cached_property
    def _unlisted(self) -> Mapping[str, tuple[Term, ...]]:
        found: dict[str, dict[Term, None]] = {}
        for _, predicate, value in self.graph:
            if predicate in self.knowledge.vocabulary.listed_properties and not (
                isinstance(value, Iri) and self.knowledge.is_listed(value, predicate)
            ):
                found.setdefault(predicate, {})[value] = None
        return {predicate: tuple(values) for predicate, values in found.items()}

    def _targets(self, shape: Rule | Condition) -> bool:
        return bool(set(shape.targets) & set(self.subject.classes))

    def outcome(self, rule: Rule, severities: SeverityTable) -> Outcome:
        kind, reasons, needs = self._judge(rule)
        if kind in _JUDGED and self._rests_on_analysis(rule):
            reasons = [*reasons, Note.of("rests-on-analysis")]
        return Outcome(
            rule=rule,
            kind=kind,
            severity=severities.severity(rule),
            reasons=tuple(dict.fromkeys(reasons)),
            values=self._values(rule) if kind in _JUDGED else (),
            needs=tuple(dict.fromkeys(needs)),
            basis=tuple(
                iri
                for iri in sorted(rule.properties)
                if (one := self.view.get(iri)) is not None and one.unknown is None
            ),
        )

    def _rests_on_analysis(self, rule: Rule) -> bool:
        return any(
            (one := self.view.get(iri)) is not None and one.is_analysis for iri in rule.properties
        )

    def _judge(self, rule: Rule) -> tuple[OutcomeKind, Sequence[Note], Sequence[str]]:
        force = rule.force_on(self.view.day)
        day = self.view.day.isoformat()
        if force is Force.NOT_YET:
            return (
                OutcomeKind.NOT_IN_FORCE,
                [Note.of("not-yet", start=str(rule.valid_from), day=day)],
                (),
            )
        if force is Force.NO_LONGER:
            return (
                OutcomeKind.NOT_IN_FORCE,
                [Note.of("no-longer", end=str(rule.valid_until), day=day)],
                (),
            )
        if not self._targets(rule):
            targets = self.knowledge.label(rule.targets[0])
            return OutcomeKind.NOT_APPLICABLE, [Note.of("other-kind", kind=targets)], ()
        if force is Force.UNKNOWN:
            return (
                OutcomeKind.UNDETERMINED,
                [Note.of("date-unclear", start=str(rule.valid_from), day=day)],
                (),
            )
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
        return OutcomeKind.UNDETERMINED, [*self._differences(rule), *reasons], needs

    def _in_world(self, rule: Rule, node: Iri) -> tuple[OutcomeKind, list[Note], list[Path]]:
        unknown: list[Path] = []
        unlisted: list[Note] = []
        for iri in rule.conditions:
            condition = self.framework.conditions[iri]
            missing = (
                self._missing(condition, node)
                if self._targets(condition)
                else list(condition.paths)
            )
            if missing:
                unknown.extend(missing)
            elif why := self._not_comparable(condition, node):
                unlisted.extend(why)
            elif (condition.iri, node) in self._failed:
                return (
                    OutcomeKind.NOT_APPLICABLE,
                    [Note.of("condition-not-met", condition=condition.label)],
                    [],
                )
        unknown.extend(self._missing(rule, node))
        unlisted.extend(self._not_comparable(rule, node))
        if unknown or unlisted:
            return (
                OutcomeKind.UNDETERMINED,
                [*(self._why_missing(path) for path in unknown), *unlisted],
                unknown,
            )
        if (rule.iri, node) in self._failed:
            return self._failed_on(rule)
        return OutcomeKind.SATISFIED, [], []

    def _failed_on(self, rule: Rule) -> tuple[OutcomeKind, list[Note], list[Path]]:
        if isinstance(self.subject, FrameworkRecord):
            asked = {value for _, predicate, value in rule.triples if predicate == SH.hasValue}
            if asked & {Iri(term) for term in self.subject.undecided_elements}:
                return OutcomeKind.UNDETERMINED, [Note.of("element-not-shown")], list(rule.paths)
            if asked & {Iri(term) for term in self.subject.prepares_elements}:
                return OutcomeKind.VIOLATED, [Note.of("element-prepared")], []
        return OutcomeKind.VIOLATED, [], []

    def _missing(self, shape: Rule | Condition, node: Iri) -> list[Path]:
        return [path for path in shape.needs if not reached_everywhere(self.graph, node, path)]

    def _not_comparable(self, shape: Rule | Condition, node: Iri) -> list[Note]:
        """Say which values of the record decide nothing: the shape compares them with listed ones, and they are not listed.

        A shape that holds by its other values stands, unless it says what must not be.
        """
        compared = shape.compared & self.knowledge.vocabulary.listed_properties
        if not compared or ((shape.iri, node) not in self._failed and not shape.excludes):
            return []
        properties = sorted(compared & self._unlisted.keys())
        return [
            Note.of("value-not-listed", name=self.knowledge.label(iri), value=_short(value))
            for iri in properties
            for value in self._unlisted[iri]
        ]

    def _why_missing(self, path: Path) -> Note:
        name = self.knowledge.label(path.steps[-1][0])
        derived = self.view.get(path.steps[0][0])
        if derived is not None and derived.unknown is not None:
            return Note.of("missing-because", name=name, why=derived.unknown)
        return Note.of("missing", name=name, path=str(path))

    def _differences(self, rule: Rule) -> Iterable[Note]:
        shapes = [rule, *(self.framework.conditions[iri] for iri in rule.conditions)]
        properties = sorted({iri for shape in shapes for iri in shape.properties})
        breaks = frozenset(point for shape in shapes for point in shape.breaks)
        for iri in properties:
            derived = self.view.get(iri)
            if derived is None or derived.unknown is not None:
                continue
            if derived.levels and len(derived.levels) > 1:
                yield Note.of(
                    "differs-levels", levels=", ".join(level.id for level in derived.levels)
                )
            elif derived.amount is not None and not derived.amount.is_point:
                yield self._range_note(iri, derived, derived.amount, breaks)

    def _range_note(
        self, iri: str, derived: Derived, amount: Interval, breaks: frozenset[Fraction]
    ) -> Note:
        inside = sorted(point for point in breaks if point in amount)
        bounds = ", ".join(decimal_text(point) for point in inside)
        hours, unit = self.view.get(MCP.hoursHere), self._unit_hours()
        label = self.knowledge.label(iri)
        if (
            iri == MCP.creditsHere
            and hours is not None
            and hours.amount is not None
            and unit is not None
        ):
            in_hours = ", ".join(str(Interval(point, point) * unit) for point in inside)
            return Note.of(
                "differs-size",
                amount=_with_unit(amount, derived.unit),
                bound=bounds,
                hours=hours.amount,
                bound_hours=in_hours,
            )
        return Note.of(
            "differs-range", name=label, amount=_with_unit(amount, derived.unit), bound=bounds
        )

    def _unit_hours(self) -> Interval | None:
        for system in self.framework.credit_systems:
            if system.iri == self.framework.credit_system and system.refusal is None:
                return system.hours_per_credit
        return None

    def _values(self, rule: Rule) -> tuple[str | Note, ...]:
        shown: dict[str | Note, None] = {}
        for path in rule.paths:
            derived = self.view.get(path.steps[0][0])
            if derived is not None and derived.amount is not None:
                shown[_with_unit(derived.amount, derived.unit)] = None
                continue
            for node in self.nodes:
                for term in values_at(self.graph, node, path):
                    if not isinstance(term, Blank):
                        shown[_short(term)] = None
        return tuple(shown)


def _with_unit(amount: Interval, unit: str | None) -> Note:
    return (
        Note.of("amount", amount=amount, unit=unit)
        if unit is not None
        else Note.of("amount-bare", amount=amount)
    )


_JUDGED = frozenset({OutcomeKind.SATISFIED, OutcomeKind.VIOLATED, OutcomeKind.UNDETERMINED})
_LONGEST_VALUE = 200


def _short(term: Iri | Lit | Blank) -> str:
    text = show_term(term)
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 3] + "..."


def _may_hold(rule: Rule, day: date) -> bool:
    return rule.force_on(day) not in (Force.NOT_YET, Force.NO_LONGER)
