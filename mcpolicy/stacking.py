"""How far credits may be combined or transferred toward a qualification."""

from __future__ import annotations

from fractions import Fraction

from mcpolicy.statement import Statement

__all__ = ["StackingParameter"]


class StackingParameter(Statement):
    """A number that limits how credits may be combined or transferred.

    Attributes:
        limit: IRI of what it limits, a `mcp:StackingLimit`; that says in which unit the number is:
            credits, months, or a share from 0 to 1.
        value: The number.
        applies_to: IRIs of the types of qualification that it holds for; empty for all.
    """

    limit: str
    value: Fraction
    applies_to: tuple[str, ...] = ()
