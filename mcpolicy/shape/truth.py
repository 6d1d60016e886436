"""Three-valued truth: what holds, fails, or is not known, joined as Kleene has it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

__all__ = ["Truth", "all_of", "any_of", "at_least", "at_most", "negation", "one_of"]


class Truth(Enum):
    """Whether something holds of a record, as far as the record tells."""

    HOLDS = "holds"
    FAILS = "fails"
    NOT_KNOWN = "not-known"

    @classmethod
    def of(cls, holds: bool) -> Truth:
        """Give the truth of what is known."""
        return cls.HOLDS if holds else cls.FAILS


def negation(truth: Truth) -> Truth:
    """Give the truth of "not"; what is not known stays so."""
    if truth is Truth.NOT_KNOWN:
        return truth
    return Truth.of(truth is Truth.FAILS)


def all_of(truths: Iterable[Truth]) -> Truth:
    """Give the truth of "and": one that fails decides, and none at all holds."""
    found = set(truths)
    if Truth.FAILS in found:
        return Truth.FAILS
    return Truth.NOT_KNOWN if Truth.NOT_KNOWN in found else Truth.HOLDS


def any_of(truths: Iterable[Truth]) -> Truth:
    """Give the truth of "or": one that holds decides, and none at all fails."""
    return negation(all_of(map(negation, truths)))


def at_least(count: int, truths: Iterable[Truth]) -> Truth:
    """Give the truth of "at least so many hold": of what is not known, none or all may."""
    found = list(truths)
    sure = found.count(Truth.HOLDS)
    if sure >= count:
        return Truth.HOLDS
    return Truth.NOT_KNOWN if sure + found.count(Truth.NOT_KNOWN) >= count else Truth.FAILS


def at_most(count: int, truths: Iterable[Truth]) -> Truth:
    """Give the truth of "at most so many hold"."""
    return negation(at_least(count + 1, truths))


def one_of(truths: Iterable[Truth]) -> Truth:
    """Give the truth of "exactly one holds"."""
    found = list(truths)
    return all_of((at_least(1, found), at_most(1, found)))
