"""What surveys and registers report."""

from __future__ import annotations

from fractions import Fraction

from mcpolicy.statement import Statement

__all__ = ["Observation"]


class Observation(Statement):
    """A figure that a survey or register reports; never a rule.

    Attributes:
        numerator: How many were counted; None where the figure stands in the text alone.
        denominator: Out of how many; None where that was not said.
    """

    numerator: Fraction | None = None
    denominator: Fraction | None = None
