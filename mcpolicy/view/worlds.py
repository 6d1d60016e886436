"""Possible worlds: what a range or a set of candidates leaves open, each possibility once.

A number known as a range is tried at its ends, at every number that a rule or condition compares
with, and between them, so that each part of the range in which the rules say the same is judged
once. Levels are tried one by one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction
from itertools import product
from typing import assert_never

from mcpolicy.namespaces import MCP, RDF, XSD
from mcpolicy.shape.tree import Shape
from mcpolicy.turtle import Iri, Lit, Term
from mcpolicy.view.derived import Derived, DerivedAmount, DerivedFlag, DerivedLevels, NotDerived
from mcpolicy.view.values import decimal_lit

__all__ = ["World", "level_facts", "worlds_of"]

World = tuple[tuple[str, Term], ...]
"""The derived values that hold in a world, as (property, value)."""

_MOST_WORLDS = 2_000
_SIZES = frozenset((MCP.creditsHere, MCP.hoursHere))


def worlds_of(
    derived: Iterable[Derived], shapes: Sequence[Shape], needed: Collection[str] = ()
) -> tuple[World, ...] | None:
    """Give the worlds that shapes can tell apart; None when they are too many.

    Args:
        derived: What is derived of a record.
        shapes: The shapes of the rules and conditions that will be judged.
        needed: The properties without which one of them cannot be decided.
    """
    choices = [options for one in derived if (options := _options(one, shapes, needed))]
    count = 1
    for options in choices:
        count *= len(options)
        if count > _MOST_WORLDS:
            return None
    return tuple(product(*choices))


def _options(
    derived: Derived, shapes: Sequence[Shape], needed: Collection[str]
) -> tuple[tuple[str, Term], ...]:
    match derived:
        case DerivedAmount():
            return tuple((derived.property, term) for term in _numbers(derived, shapes, needed))
        case DerivedFlag(flag=flag):
            return ((derived.property, Lit("true" if flag else "false", XSD.boolean)),)
        case DerivedLevels(levels=levels):
            return tuple((derived.property, Iri(level.iri)) for level in levels)
        case NotDerived():
            return ()
    assert_never(derived)


def _numbers(
    derived: DerivedAmount, shapes: Sequence[Shape], needed: Collection[str]
) -> tuple[Term, ...]:
    if derived.property not in _SIZES:
        return (Lit(str(int(derived.amount.low)), XSD.integer),)
    looking = [shape for shape in shapes if derived.property in shape.properties]
    breaks: frozenset[Fraction] = frozenset(point for shape in looking for point in shape.numbers)
    if looking or derived.property in needed:
        points = derived.amount.samples(breaks)
    elif derived.amount.is_point:
        points = (derived.amount.low,)
    else:
        return ()
    return tuple(decimal_lit(point, breaks) for point in points)


def level_facts(derived: Iterable[Derived]) -> tuple[tuple[Iri, str, Term], ...]:
    """Give what the frameworks say about candidate levels, as triples."""
    levels = [level for one in derived if isinstance(one, DerivedLevels) for level in one.levels]
    return tuple(
        (Iri(level.iri), predicate, value)
        for level in levels
        for predicate, value in (
            (RDF.type, Iri(MCP.Level)),
            (MCP.order, Lit(str(level.order), XSD.integer)),
            (MCP.ladder, Iri(level.ladder)),
        )
    )
