"""What becomes of every rule, and the verdict on the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from mcpolicy.errors import CredentialError
from mcpolicy.framework import Framework, Rule
from mcpolicy.model import InputRecord
from mcpolicy.namespaces import MCP
from mcpolicy.statement import Value
from mcpolicy.view.view import View
from mcpolicy.wording import Note, Wording

__all__ = [
    "EXPECTED",
    "CheckResult",
    "Outcome",
    "OutcomeKind",
    "Report",
    "Severity",
    "UnreadableInput",
    "Verdict",
    "verdict_of",
]


class OutcomeKind(StrEnum):
    """How a rule can end."""

    SATISFIED = "satisfied"
    VIOLATED = "violated"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not-applicable"
    NOT_IN_FORCE = "not-in-force"


EXPECTED = {
    MCP.expectsSatisfied: OutcomeKind.SATISFIED,
    MCP.expectsViolated: OutcomeKind.VIOLATED,
    MCP.expectsUndetermined: OutcomeKind.UNDETERMINED,
    MCP.expectsNotApplicable: OutcomeKind.NOT_APPLICABLE,
    MCP.expectsNotInForce: OutcomeKind.NOT_IN_FORCE,
}
"""The properties by which an example says how a rule has to end."""


class Severity(StrEnum):
    """How much a violated rule weighs."""

    VIOLATION = "violation"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Higher weighs more."""
        return {"violation": 3, "warning": 2, "info": 1}[self.value]


class Verdict(StrEnum):
    """The verdict on a record under one framework. Conforming is not being recognised, and not being authentic."""

    CONFORMS = "conforms"
    DOES_NOT_CONFORM = "does-not-conform"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not-applicable"


class Outcome(Value):
    """One rule and what became of it.

    Attributes:
        reasons: Why it ended so, where that is not plain from the rule: what is missing, between
            what it cannot be decided, which condition is not met, from when it is in force.
        values: What the record has where the rule looks, for people.
        needs: What is missing, as paths.
        basis: Derived values that the outcome rests on, by property IRI.
    """

    rule: Rule
    kind: OutcomeKind
    severity: Severity
    reasons: tuple[Note, ...] = ()
    values: tuple[str | Note, ...] = ()
    needs: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()


class CheckResult(Value):
    """One record under one framework.

    Attributes:
        day: The day on which the rules were taken to be in force.
        day_basis: `issue`, `today` or `date`: where the day comes from.
        filtered: How many rules were left out because their evidence is weaker than the caller
            asked for.
    """

    record: InputRecord
    framework: Framework
    day: date
    day_basis: str
    verdict: Verdict
    view: View
    outcomes: tuple[Outcome, ...]
    remarks: tuple[Note, ...] = ()
    filtered: int = 0

    def count(self) -> Mapping[OutcomeKind, int]:
        """Count the outcomes of each kind; every kind is there."""
        found = Counter(outcome.kind for outcome in self.outcomes)
        return {kind: found[kind] for kind in OutcomeKind}


class UnreadableInput(Value):
    """An input that could not be read.

    Attributes:
        path: The input, as the caller named it.
        reasons: What is wrong with it.
        line: Where it stands, counted from 1.
        column: Where it stands in the line, counted from 1.
    """

    path: str
    reasons: tuple[Note, ...]
    line: int | None = None
    column: int | None = None

    @classmethod
    def of(cls, path: str, error: CredentialError) -> UnreadableInput:
        """Keep what a reader said."""
        return cls(path=path, reasons=error.reasons, line=error.line, column=error.column)

    def said(self, wording: Wording) -> str:
        """Say where and why."""
        place = ":".join(str(number) for number in (self.line, self.column) if number is not None)
        words = wording.notes(self.reasons)
        return f"{place}: {words}" if place else words


class Report(Value):
    """Everything one call of `check` found."""

    as_of: str
    engine: str
    frameworks: tuple[Framework, ...]
    results: tuple[CheckResult, ...]
    unreadable: tuple[UnreadableInput, ...] = ()

    def worst(self) -> Severity | None:
        """Give the severity of the worst violated rule, or None when none is violated."""
        found = [
            outcome.severity
            for result in self.results
            for outcome in result.outcomes
            if outcome.kind is OutcomeKind.VIOLATED
        ]
        return max(found, key=lambda severity: severity.rank, default=None)

    @property
    def undetermined(self) -> bool:
        """Whether any result or rule is undetermined."""
        return any(
            outcome.kind is OutcomeKind.UNDETERMINED
            for result in self.results
            for outcome in result.outcomes
        )


def verdict_of(outcomes: Iterable[Outcome]) -> Verdict:
    """Give the verdict.

    A violated rule of severity violation decides; else an undetermined one of that severity; a
    record to which no rule applied gets no verdict on conformance.
    """
    kinds = list(outcomes)
    weighty = {outcome.kind for outcome in kinds if outcome.severity is Severity.VIOLATION}
    if OutcomeKind.VIOLATED in weighty:
        return Verdict.DOES_NOT_CONFORM
    if OutcomeKind.UNDETERMINED in weighty:
        return Verdict.UNDETERMINED
    applied = {OutcomeKind.SATISFIED, OutcomeKind.VIOLATED, OutcomeKind.UNDETERMINED}
    if any(outcome.kind in applied for outcome in kinds):
        return Verdict.CONFORMS
    return Verdict.NOT_APPLICABLE
