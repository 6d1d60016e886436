"""Closed intervals of exact numbers.

Credit and hours are often known only as a range. An interval holds its ends as fractions, so that
nothing is rounded before the report; `str` gives decimals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from mcpolicy.errors import UnusableValueError
from mcpolicy.wording import Note, Wording, printable

__all__ = ["Interval", "decimal_text", "parse_number"]

_NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")
_ACCEPTED = Note.of("number-accepted")


def parse_number(value: str | int | Decimal | Fraction) -> Fraction:
    """Read an exact, not negative number.

    Raises:
        ValueError: If it is not a plain decimal number within the limits, with what would be
            accepted.
    """
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal | Fraction):
        raise UnusableValueError(Note.of("number-expected", accepted=_ACCEPTED))
    if isinstance(value, Fraction):
        if value < 0:
            raise UnusableValueError(Note.of("number-negative", accepted=_ACCEPTED))
        return value
    if isinstance(value, Decimal):
        value = (
            format(value, "f") if value.is_finite() and abs(value.adjusted()) < 20 else str(value)
        )
    text = str(value).strip()
    if not _NUMBER.fullmatch(text):
        shown = printable(text, 40)
        raise UnusableValueError(Note.of("number-unusable", text=shown, accepted=_ACCEPTED))
    return Fraction(text)


def decimal_text(value: Fraction, places: int = 4) -> str:
    """Write a fraction as a decimal.

    It is exact when it ends within twelve places, else rounded to `places`.

    >>> decimal_text(Fraction(5, 2)), decimal_text(Fraction(40, 3))
    ('2.5', '13.3333')
    """
    scaled = value * 10**12
    if scaled.denominator == 1:
        text = format(Decimal(scaled.numerator).scaleb(-12), "f")
    else:
        text = format(round(Decimal(value.numerator) / Decimal(value.denominator), places), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True)
class Interval:
    """A range of numbers, both ends included.

    >>> ects, hours = Interval.of("2"), Interval.of("25", "30")
    >>> str(ects * hours / Interval.of("20"))
    '2.5 to 3'
    """

    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        """Refuse a range whose ends are the wrong way round."""
        if self.low > self.high:
            low, high = decimal_text(self.low), decimal_text(self.high)
            raise UnusableValueError(Note.of("range-reversed", low=low, high=high))

    @classmethod
    def of(
        cls, low: str | int | Decimal | Fraction, high: str | int | Decimal | Fraction | None = None
    ) -> Interval:
        """Give the interval from `low` to `high`, or the single point `low`."""
        start = parse_number(low)
        return cls(start, start if high is None else parse_number(high))

    @property
    def is_point(self) -> bool:
        """Whether both ends are the same number."""
        return self.low == self.high

    def __mul__(self, other: Interval) -> Interval:
        """Multiply two ranges of not negative numbers."""
        return Interval(self.low * other.low, self.high * other.high)

    def __truediv__(self, other: Interval) -> Interval:
        """Divide by a range of positive numbers."""
        return Interval(self.low / other.high, self.high / other.low)

    def __add__(self, other: Interval) -> Interval:
        """Add two ranges."""
        return Interval(self.low + other.low, self.high + other.high)

    def __contains__(self, value: Fraction) -> bool:
        """Whether a number lies in the range."""
        return self.low <= value <= self.high

    def meet(self, other: Interval) -> Interval | None:
        """Give what both ranges share, or None."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Interval(low, high) if low <= high else None

    def samples(self, breaks: frozenset[Fraction]) -> tuple[Fraction, ...]:
        """Give numbers that stand for every part of the range between the `breaks`.

        A condition that compares only with the breaks has the same truth everywhere between two
        neighbouring ones, so judging these numbers is judging the whole range.
        """
        inside = sorted(
            {self.low, self.high, *(point for point in breaks if self.low < point < self.high)}
        )
        middles = [(one + two) / 2 for one, two in pairwise(inside)]
        return tuple(sorted({*inside, *middles}))

    def in_words(self, wording: Wording) -> str:
        """Write the range in a language, with its decimal mark."""
        mark = wording.say("decimal-mark")
        low = decimal_text(self.low).replace(".", mark)
        if self.is_point:
            return low
        return wording.say("range", low=low, high=decimal_text(self.high).replace(".", mark))

    def __str__(self) -> str:
        """Write `2.5`, or `2.5 to 3`."""
        low = decimal_text(self.low)
        return low if self.is_point else f"{low} to {decimal_text(self.high)}"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Read a number, a text, or an object with `low` and `high`; write decimal texts."""
        return core_schema.no_info_plain_validator_function(
            cls._read, serialization=core_schema.plain_serializer_function_ser_schema(_write)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe the accepted JSON."""
        number = {
            "anyOf": [
                {"type": "number", "minimum": 0},
                {"type": "string", "pattern": f"^{_NUMBER.pattern}$"},
            ]
        }
        pair = {
            "type": "object",
            "properties": {"low": number, "high": number},
            "required": ["low", "high"],
            "additionalProperties": False,
        }
        return {"anyOf": [*number["anyOf"], pair]}

    @classmethod
    def _read(cls, value: object) -> Interval:
        if isinstance(value, Interval):
            return value
        if isinstance(value, dict):
            if set(value) != {"low", "high"}:
                raise UnusableValueError(Note.of("range-keys"))
            return cls.of(value["low"], value["high"])
        if isinstance(value, str | int | Decimal) and not isinstance(value, bool):
            return cls.of(value)
        raise UnusableValueError(Note.of("range-expected", accepted=_ACCEPTED))


def _write(value: Interval) -> str | dict[str, str]:
    if value.is_point:
        return decimal_text(value.low)
    return {"low": decimal_text(value.low), "high": decimal_text(value.high)}
