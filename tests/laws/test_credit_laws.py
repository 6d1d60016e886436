"""Laws of credit conversion."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import intervals, system, systems

from mcpolicy import CreditError, Interval
from mcpolicy.credit import CreditSystem, CreditSystems


@given(intervals(), systems())
def test_there_and_back_contains_the_start(amount: Interval, unit: CreditSystem) -> None:
    both = CreditSystems([unit])
    back = both.from_hours(both.to_hours(amount, unit).amount, unit).amount
    assert back.low <= amount.low
    assert amount.high <= back.high


@given(intervals(), intervals(), systems())
def test_more_hours_never_give_less_credit(
    one: Interval, more: Interval, unit: CreditSystem
) -> None:
    known = CreditSystems([unit])
    few, many = known.from_hours(one, unit).amount, known.from_hours(one + more, unit).amount
    assert few.low <= many.low
    assert few.high <= many.high


@given(intervals(), systems("a"), systems("b"))
def test_conversion_is_exact_between_points(
    amount: Interval, one: CreditSystem, other: CreditSystem
) -> None:
    found = CreditSystems([one, other]).convert(amount, one, other).amount
    rates = (one.hours_per_credit, other.hours_per_credit)
    assert rates[0] is not None
    assert rates[1] is not None
    if amount.is_point and all(rate.is_point for rate in rates if rate is not None):
        assert found.is_point
    assert found.low == amount.low * rates[0].low / rates[1].high
    assert found.high == amount.high * rates[0].high / rates[1].low


@given(intervals(), systems())
def test_a_system_to_itself_changes_nothing(amount: Interval, unit: CreditSystem) -> None:
    assert CreditSystems([unit]).convert(amount, unit, unit).amount == amount


def test_unknown_hours_refuse_by_name() -> None:
    known, unknown = system("known", Interval.of("10")), system("no-rate", None)
    both = CreditSystems([known, unknown])
    for one, other in ((known, unknown), (unknown, known)):
        with pytest.raises(CreditError, match="no-rate"):
            both.convert(Interval.of("3"), one, other)
