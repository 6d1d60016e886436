"""What becomes of a rule."""

from __future__ import annotations

from enum import StrEnum

from mcpolicy.framework import Rule
from mcpolicy.namespaces import MCP
from mcpolicy.statement import Value
from mcpolicy.wording import Note

__all__ = ["EXPECTED", "Outcome", "OutcomeKind", "Severity"]


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


class Outcome(Value):
    """One rule and what became of it.

    Attributes:
        reasons: Why it ended so, where that is not plain from the rule: what is missing, between
            what it cannot be decided, which condition is not met, from when it is in force.
        values: What the record has where the rule looks, for people.
        needs: What is missing, as paths.
    """

    rule: Rule
    kind: OutcomeKind
    severity: Severity
    reasons: tuple[Note, ...] = ()
    values: tuple[str | Note, ...] = ()
    needs: tuple[str, ...] = ()
