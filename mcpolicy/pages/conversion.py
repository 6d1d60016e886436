"""A conversion of credit with the question that it answers."""

from __future__ import annotations

from mcpolicy.credit import Conversion
from mcpolicy.interval import Interval
from mcpolicy.statement import Value

__all__ = ["ConversionPage"]


class ConversionPage(Value):
    """An amount of credit in another unit.

    Attributes:
        amount: The amount asked about.
        unit: Its unit, as the asker named it.
        target: The other unit, as the asker named it.
        conversion: The answer.
    """

    amount: Interval
    unit: str
    target: str
    conversion: Conversion
