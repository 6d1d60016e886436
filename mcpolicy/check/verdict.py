"""The verdict on a record under one framework, out of its outcomes."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from mcpolicy.check.outcome import Outcome, OutcomeKind, Severity

__all__ = ["Verdict", "verdict_of"]


class Verdict(StrEnum):
    """The verdict on a record under one framework.

    Conforming is not being recognised, and not being authentic.
    """

    CONFORMS = "conforms"
    DOES_NOT_CONFORM = "does-not-conform"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not-applicable"


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
