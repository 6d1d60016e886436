"""Which records of a folder are near to each other, and in what they differ.

A record that is near to another is told by its difference: few records are written whole, and each
other one says only what it is about.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import NamedTuple, TypeVar

from mcpolicy.examples import meant
from mcpolicy.namespaces import RDF
from mcpolicy.turtle import Blank, Iri, Lit, Node, Term, TripleIndex

__all__ = ["Departure", "Described", "choose_bases", "departure"]

_Key = TypeVar("_Key", bound=Hashable)


class Described(NamedTuple):
    """A record, and the triples of its file."""

    triples: TripleIndex
    node: Node

    @property
    def properties(self) -> Mapping[str, Collection[Term]]:
        """What it states, its classes apart."""
        said = self.triples.properties(self.node)
        return {name: values for name, values in said.items() if name != RDF.type}

    @property
    def size(self) -> int:
        """How many triples it takes to state it."""
        return sum(_size(self.triples, values) for values in self.properties.values())


class Departure(NamedTuple):
    """In what a record differs from another.

    Attributes:
        replaced: Properties of which it has other values, or which the other has not.
        taken: Properties that only the other has.
        size: How many triples and names it takes to state that.
    """

    replaced: tuple[str, ...]
    taken: tuple[str, ...]
    size: int


def departure(record: Described, base: Described) -> Departure | None:
    """Tell in what a record differs from another.

    Returns:
        None when it is not near: it is of another class, shares less than half of the properties,
        or differs in a way that cannot be told by values, such as their order.
    """
    if record.triples.values(record.node, RDF.type) != base.triples.values(base.node, RDF.type):
        return None
    own, other = record.properties, base.properties
    replaced = []
    for name, values in own.items():
        if meant(record.triples, values) != meant(base.triples, other.get(name, ())):
            replaced.append(name)
        elif _told(record.triples, values) != _told(base.triples, other[name]):
            return None
    taken = tuple(name for name in other if name not in own)
    every = len(own.keys() | other.keys())
    if 2 * (len(replaced) + len(taken)) > every:
        return None
    size = sum(_size(record.triples, own[name]) for name in replaced) + len(taken)
    return Departure(tuple(replaced), taken, size)


def _size(triples: TripleIndex, values: Iterable[Term]) -> int:
    """Count the triples that it takes to give a property some values."""
    return sum(
        1 if isinstance(value, Lit) else 1 + sum(1 for _ in triples.closure(value))
        for value in values
    )


def _told(
    triples: TripleIndex, values: Iterable[Term], inside: frozenset[Term] = frozenset()
) -> tuple[object, ...]:
    """Give values as they stand: in their order, and named parts with what is said of them."""
    found: list[object] = []
    for value in values:
        if isinstance(value, Lit) or value in inside or value not in triples:
            found.append(None if isinstance(value, Blank) else value)
            continue
        parts = sorted(triples.properties(value).items())
        said = [
            (name, _told(triples, values, inside | {value}))
            for name, values in parts
            if name != RDF.type
        ]
        found.append((value if isinstance(value, Iri) else None, tuple(said)))
    return tuple(found)


def choose_bases(
    sizes: Mapping[_Key, int],
    departures: Mapping[tuple[_Key, _Key], int],
    candidates: Iterable[_Key],
    given: Iterable[_Key] = (),
) -> dict[_Key, _Key]:
    """Choose few records that are written whole, so that the whole folder gets short.

    One after the other that saves most is taken, as long as one saves anything.

    Args:
        sizes: How much it takes to write each record whole.
        departures: How much it takes to write a record by its difference from another, where it is
            near: by the record and the other.
        candidates: Those that others may be told by; of equals the first is taken.
        given: Those that are written whole in any case, and others may be told by.

    Returns:
        For each record that is told by its difference the one that it differs from.
    """
    chosen = list(dict.fromkeys(given))
    waiting = [one for one in dict.fromkeys(candidates) if one not in chosen]

    def costs() -> dict[_Key, int]:
        found = {}
        for one, size in sizes.items():
            near = (departures[one, base] for base in chosen if (one, base) in departures)
            found[one] = size if one in chosen else min((size, *near))
        return found

    def saved(base: _Key, now: Mapping[_Key, int]) -> int:
        others = (
            max(0, now[one] - departures[one, base])
            for one in sizes
            if one not in chosen and (one, base) in departures
        )
        return sum(others) - (sizes[base] - now[base])

    while waiting:
        now = costs()
        best = max(waiting, key=lambda one: saved(one, now))
        if saved(best, now) <= 0:
            break
        chosen.append(best)
        waiting.remove(best)
    bases: dict[_Key, _Key] = {}
    for one, size in sizes.items():
        near = [base for base in chosen if (one, base) in departures]
        if one in chosen or not near:
            continue
        base = min(near, key=lambda other: departures[one, other])
        if departures[one, base] < size:
            bases[one] = base
    return bases
