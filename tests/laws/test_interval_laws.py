"""Laws of ranges."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from strategies import intervals, numbers

from mcpolicy import Interval
from mcpolicy.interval import decimal_text
from mcpolicy.view.values import decimal_lit


@given(intervals(), intervals(1, 60), st.fractions(0, 1), st.fractions(0, 1))
def test_operations_hold_every_result_of_their_members(
    a: Interval, b: Interval, s: Fraction, t: Fraction
) -> None:
    x, y = a.low + (a.high - a.low) * s, b.low + (b.high - b.low) * t
    assert x + y in a + b
    assert x * y in a * b
    assert x / y in a / b


@given(intervals(), intervals())
def test_meet(a: Interval, b: Interval) -> None:
    shared = a.meet(b)
    assert (shared is None) == (a.high < b.low or b.high < a.low)
    if shared is not None:
        assert shared.low in a
        assert shared.low in b


@given(intervals(), st.frozensets(numbers(), max_size=5))
def test_samples_touch_every_part_between_breaks(a: Interval, breaks: frozenset[Fraction]) -> None:
    found = a.samples(breaks)
    assert a.low in found
    assert a.high in found
    assert all(point in a for point in found)
    inside = sorted(point for point in breaks if point in a)
    assert set(inside) <= set(found)
    edges = [a.low, *inside, a.high]
    for low, high in pairwise(edges):
        if low < high:
            assert any(low < point < high for point in found)


@given(st.fractions(0, 10_000), st.frozensets(numbers(), max_size=5))
def test_a_written_number_stays_on_its_side_of_every_break(
    value: Fraction, breaks: frozenset[Fraction]
) -> None:
    written = Fraction(decimal_lit(value, breaks).value)
    for point in breaks:
        assert (written < point) == (value < point)
        assert (written == point) == (value == point)


@given(numbers())
def test_decimal_text_reads_back(value: Fraction) -> None:
    assert Fraction(decimal_text(value)) == value
