"""Why a rule ended as it did: what is missing, what is undecided, what was found."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction

from mcpolicy.framework import Condition, Framework, Rule
from mcpolicy.interval import Interval
from mcpolicy.namespaces import MCP
from mcpolicy.shape.path import Path
from mcpolicy.shape.tree import compares_with_listed
from mcpolicy.text import LangText
from mcpolicy.turtle import Blank, Iri, Term, TripleIndex
from mcpolicy.view.derived import DerivedAmount, DerivedLevels, NotDerived
from mcpolicy.view.values import show_term
from mcpolicy.view.view import View
from mcpolicy.wording import Note

__all__ = ["Reasons"]

_LONGEST_VALUE = 200


class Reasons:
    """Gives the reasons for outcomes of one record under one framework."""

    def __init__(
        self,
        framework: Framework,
        view: View,
        values: TripleIndex,
        nodes: Sequence[Iri],
        *,
        unclear: Callable[[], Mapping[str, tuple[Term, ...]]],
        label: Callable[[str], LangText],
    ) -> None:
        """Keep what reasons are taken from.

        Args:
            framework: The framework.
            view: The record as it sees it.
            values: The values of the record.
            nodes: What stands for the record in them, one node a world.
            unclear: Gives the values that are not understood, by property.
            label: Gives the label of a term of the vocabulary.
        """
        self._framework = framework
        self._view = view
        self._values = values
        self._nodes = nodes
        self._unclear = unclear
        self._label = label

    def missing(self, path: Path) -> Note:
        """Say that the record does not state what a path leads to, and why where that is known."""
        name = self._label(path.last)
        derived = self._view.get(path.first)
        if isinstance(derived, NotDerived):
            return Note.of("missing-because", name=name, why=derived.why)
        return Note.of("missing", name=name, path=str(path))

    def unlisted(self, tested: Rule | Condition) -> list[Note]:
        """Say which values no list has, where a shape compares with listed ones."""
        shape = tested.shape
        if not any(compares_with_listed(one) for _, one in shape.every_constraint()):
            return []
        unclear = self._unclear()
        return [
            Note.of("value-not-listed", name=self._label(iri), value=_short(value))
            for iri in sorted(shape.properties & unclear.keys())
            for value in unclear[iri]
        ]

    def differences(self, rule: Rule) -> list[Note]:
        """Say between what a rule cannot be decided."""
        tested = [rule, *(self._framework.conditions[iri] for iri in rule.conditions)]
        breaks = frozenset(point for one in tested for point in one.shape.numbers)
        notes: list[Note] = []
        for iri in sorted({iri for one in tested for iri in one.properties}):
            derived = self._view.get(iri)
            if isinstance(derived, DerivedLevels) and len(derived.levels) > 1:
                levels = ", ".join(level.id for level in derived.levels)
                notes.append(Note.of("differs-levels", levels=levels))
            elif isinstance(derived, DerivedAmount) and not derived.amount.is_point:
                notes.append(self._range(derived, breaks))
        return notes

    def _range(self, derived: DerivedAmount, breaks: Iterable[Fraction]) -> Note:
        inside = sorted(point for point in breaks if point in derived.amount)
        bounds = _listed(Interval(point, point) for point in inside)
        hours, unit = self._view.get(MCP.hoursHere), self._unit_hours()
        amount = _with_unit(derived.amount, derived.unit)
        if (
            derived.property == MCP.creditsHere
            and isinstance(hours, DerivedAmount)
            and unit is not None
        ):
            return Note.of(
                "differs-size",
                amount=amount,
                bound=bounds,
                hours=hours.amount,
                bound_hours=_listed(Interval(point, point) * unit for point in inside),
            )
        label = self._label(derived.property)
        return Note.of("differs-range", name=label, amount=amount, bound=bounds)

    def _unit_hours(self) -> Interval | None:
        for system in self._framework.credit_systems:
            if system.iri == self._framework.credit_system and system.refusal is None:
                return system.hours_per_credit
        return None

    def values(self, rule: Rule) -> tuple[str | Note, ...]:
        """Give what the record has where a rule looks, for people."""
        shown: dict[str | Note, None] = {}
        for path in rule.shape.paths:
            derived = self._view.get(path.first)
            if isinstance(derived, DerivedAmount):
                shown[_with_unit(derived.amount, derived.unit)] = None
                continue
            for node in self._nodes:
                for term in path.reach(self._values, (node,)):
                    if not isinstance(term, Blank):
                        shown[_short(term)] = None
        return tuple(shown)


def _listed(numbers: Iterable[Interval]) -> Note | str:
    notes = [Note.of("amount-bare", amount=number) for number in numbers]
    return Note.listed(notes) if notes else ""


def _with_unit(amount: Interval, unit: str | None) -> Note:
    if unit is None:
        return Note.of("amount-bare", amount=amount)
    return Note.of("amount", amount=amount, unit=unit)


def _short(term: Term) -> str:
    text = show_term(term)
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 3] + "..."
