"""What a framework makes of a record: a number known as a range, levels, yes or no, or not known.

Every derived value says how it was reached; one that cannot be derived says why.
"""

from __future__ import annotations

from mcpolicy.interval import Interval
from mcpolicy.level import Level
from mcpolicy.statement import Value
from mcpolicy.wording import Note

__all__ = ["Derived", "DerivedAmount", "DerivedFlag", "DerivedLevels", "NotDerived"]


class _Seen(Value):
    """What the four kinds share.

    Attributes:
        property: IRI of the property in the values that rules look at.
        how: How it was reached, one note a step or candidate.
    """

    property: str
    how: tuple[Note, ...] = ()


class DerivedAmount(_Seen):
    """A number, as a range.

    Attributes:
        unit: The unit of the number, for people; None for days and months, which are whole.
    """

    amount: Interval
    unit: str | None = None


class DerivedLevels(_Seen):
    """The levels that it may be; several when the record leaves it open.

    Attributes:
        is_analysis: Whether it rests on our own analysis of ladders.
    """

    levels: tuple[Level, ...]
    is_analysis: bool = False


class DerivedFlag(_Seen):
    """Yes or no."""

    flag: bool


class NotDerived(_Seen):
    """What is not known, and why."""

    why: Note
    unit: str | None = None


Derived = DerivedAmount | DerivedLevels | DerivedFlag | NotDerived
"""One derived value."""
