"""Three-valued truth: what is known stays when more is known."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcpolicy.shape.truth import Truth, all_of, any_of, at_least, at_most, negation, one_of

HOLDS, FAILS, NOT_KNOWN = Truth.HOLDS, Truth.FAILS, Truth.NOT_KNOWN
several = st.lists(st.sampled_from(Truth), max_size=5)
numbers = st.integers(0, 4)


@pytest.mark.parametrize(
    ("one", "other", "both", "either", "exactly_one"),
    [
        (HOLDS, HOLDS, HOLDS, HOLDS, FAILS),
        (HOLDS, FAILS, FAILS, HOLDS, HOLDS),
        (FAILS, FAILS, FAILS, FAILS, FAILS),
        (HOLDS, NOT_KNOWN, NOT_KNOWN, HOLDS, NOT_KNOWN),
        (FAILS, NOT_KNOWN, FAILS, NOT_KNOWN, NOT_KNOWN),
        (NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN),
    ],
)
def test_the_tables(
    one: Truth, other: Truth, both: Truth, either: Truth, exactly_one: Truth
) -> None:
    for pair in ((one, other), (other, one)):
        assert (all_of(pair), any_of(pair), one_of(pair)) == (both, either, exactly_one)


def test_not_and_nothing() -> None:
    assert [negation(one) for one in (HOLDS, FAILS, NOT_KNOWN)] == [FAILS, HOLDS, NOT_KNOWN]
    assert (all_of(()), any_of(()), one_of(())) == (HOLDS, FAILS, FAILS)
    assert (at_least(0, ()), at_least(1, ()), at_most(0, ())) == (HOLDS, FAILS, HOLDS)


def completions(truths: list[Truth]) -> list[tuple[Truth, ...]]:
    """Give every way in which what is not known can turn out."""
    return list(product(*((HOLDS, FAILS) if one is NOT_KNOWN else (one,) for one in truths)))


@given(several, numbers)
def test_counts_agree_with_every_way_it_can_turn_out(truths: list[Truth], number: int) -> None:
    """Known when all completions agree, not known when they differ."""
    sums = {whole.count(HOLDS) for whole in completions(truths)}
    for found, answers in (
        (at_least(number, truths), {count >= number for count in sums}),
        (at_most(number, truths), {count <= number for count in sums}),
    ):
        assert found is (NOT_KNOWN if len(answers) == 2 else Truth.of(answers.pop()))


@given(several)
def test_and_or_agree_with_every_way_it_can_turn_out(truths: list[Truth]) -> None:
    for join, right in ((all_of, all), (any_of, any)):
        answers = {right(one is HOLDS for one in whole) for whole in completions(truths)}
        expected = NOT_KNOWN if len(answers) == 2 else Truth.of(answers.pop())
        assert join(truths) is expected


@given(several)
def test_de_morgan(truths: list[Truth]) -> None:
    assert negation(all_of(truths)) is any_of([negation(one) for one in truths])
