"""What checking gives: a result for each record and framework, and all of them together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date

from mcpolicy.check.outcome import Outcome, OutcomeKind, Severity
from mcpolicy.check.verdict import Verdict
from mcpolicy.errors import CredentialError
from mcpolicy.framework import Framework
from mcpolicy.model import InputRecord
from mcpolicy.statement import Value
from mcpolicy.view.view import View
from mcpolicy.wording import Note, Wording

__all__ = ["CheckResult", "Report", "UnreadableInput"]


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
