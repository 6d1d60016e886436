"""What a framework makes of a record: a number known as a range, levels, yes or no, or not known.

Every derived value says how it was reached; one that cannot be derived says why.
"""

from __future__ import annotations

from mcpolicy.interval import Interval
from mcpolicy.level import Level
from mcpolicy.statement import Statement, Value
from mcpolicy.wording import Note

__all__ = ["Derived", "DerivedAmount", "DerivedFlag", "DerivedLevels", "NotDerived"]


class Derived(Value):
    """One derived value; it is one of the four kinds below.

    Attributes:
        property: IRI of the property in the values that rules look at.
        how: How it was reached, one note a step or candidate.
    """

    property: str
    how: tuple[Note, ...] = ()


class DerivedAmount(Derived):
    """A number, as a range.

    Attributes:
        unit: The unit of the number, for people; None for days and months, which are whole.
        used: The statements it rests on.
    """

    amount: Interval
    unit: str | None = None
    used: tuple[Statement, ...] = ()


class DerivedLevels(Derived):
    """The levels that it may be; several when the record leaves it open.

    Attributes:
        used: The statements it rests on.
        is_analysis: Whether it rests on our own analysis of ladders.
    """

    levels: tuple[Level, ...]
    used: tuple[Statement, ...] = ()
    is_analysis: bool = False


class DerivedFlag(Derived):
    """Yes or no."""

    flag: bool


class NotDerived(Derived):
    """What is not known, and why."""

    why: Note
    unit: str | None = None
