"""The three-valued judge: how a shape stands on nodes, out of how its leaves stand.

A leaf holds, fails, or is not known; the connectives join these as usual. An engine says how leaves
stand on values that are understood. A value that no list has is not understood: a comparison with
listed values that fails on it is not known, since the record may mean one of them by another word.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from types import MappingProxyType
from typing import assert_never

from mcpolicy.engine import Leaves
from mcpolicy.errors import FrameworkError
from mcpolicy.namespaces import RDFS, SH
from mcpolicy.shape.path import Path, Predicate
from mcpolicy.shape.tree import (
    And,
    Closed,
    Conforms,
    HasValue,
    Join,
    Leaf,
    Member,
    Not,
    Or,
    Property,
    Qualified,
    Shape,
    UniqueLang,
    Xone,
    compares_with_listed,
    is_true,
)
from mcpolicy.shape.truth import Truth, all_of, any_of, at_least, at_most, negation, one_of
from mcpolicy.turtle import Iri, Lit, Term, TripleIndex
from mcpolicy.wording import Note

__all__ = ["Judge", "target_nodes"]

_NO_SHAPES: Mapping[str, Shape] = MappingProxyType({})
_DEEPEST = 60

_Stands = dict[Term, Truth]


class Judge:
    """Judges shapes on the values of one record."""

    def __init__(
        self,
        values: TripleIndex,
        leaves: Leaves,
        *,
        unclear: Callable[[], Mapping[str, Collection[Term]]] = dict,
        undecided: Collection[Term] = (),
        named: Mapping[str, Shape] = _NO_SHAPES,
    ) -> None:
        """Choose what to judge.

        Args:
            values: The values of the record, as triples.
            leaves: How the leaves of the shapes stand on them.
            unclear: Gives the values that are not understood, by the property that they stand at;
                asked only when a comparison fails.
            undecided: Values of which it is not known whether the record has them.
            named: Shapes that others refer to by name.
        """
        self._values = values
        self._leaves = leaves
        self._unclear = unclear
        self._undecided = frozenset(undecided)
        self._named = named

    def stand(self, shape: Member, nodes: Sequence[Term]) -> Mapping[Term, Truth]:
        """Tell how a shape stands on each of some nodes.

        Raises:
            FrameworkError: If a leaf cannot be run, or a name leads to no shape or in a circle.
        """
        return self._shape(shape, nodes, frozenset(), (), 0)

    def _shape(
        self,
        member: Member,
        nodes: Sequence[Term],
        via: frozenset[str],
        beside: Sequence[Shape],
        depth: int,
    ) -> _Stands:
        """Judge a shape on nodes that were reached by the properties `via`."""
        shape = self._resolved(member, depth)
        if is_true(shape.deactivated) or not nodes:
            return dict.fromkeys(nodes, Truth.HOLDS)
        path = shape.path
        reached = {node: self._reach(path, node) for node in nodes}
        every = tuple(dict.fromkeys(value for values in reached.values() for value in values))
        through = via if path is None else path.properties
        truths: dict[Term, list[Truth]] = {node: [] for node in nodes}
        for constraint in shape.constraints:
            if isinstance(constraint, UniqueLang) and not is_true(constraint.flag):
                continue
            if isinstance(constraint, Leaf):
                found = self._leaf(path, constraint, nodes, reached, through)
            elif isinstance(constraint, Qualified):
                found = self._qualified(constraint, reached, every, through, beside, depth)
            else:
                each = self._joined(shape, constraint, every, through, depth)
                found = {node: all_of(each[value] for value in reached[node]) for node in nodes}
            for node in nodes:
                truths[node].append(found[node])
        return {node: all_of(truths[node]) for node in nodes}

    def _resolved(self, member: Member, depth: int) -> Shape:
        if isinstance(member, Shape):
            return member
        shape = self._named.get(member.iri)
        if shape is None or depth > _DEEPEST:
            raise FrameworkError(Note.of("shape-name", name=member.iri))
        return shape

    def _reach(self, path: Path | None, node: Term) -> tuple[Term, ...]:
        return (node,) if path is None else path.reach(self._values, (node,))

    def _leaf(
        self,
        path: Path | None,
        leaf: Leaf,
        nodes: Sequence[Term],
        reached: Mapping[Term, tuple[Term, ...]],
        via: frozenset[str],
    ) -> _Stands:
        found = dict(self._leaves.stand(path, leaf, nodes))
        for node in nodes:
            if found[node] is Truth.FAILS and self._may_hold(leaf, reached[node], via):
                found[node] = Truth.NOT_KNOWN
        return found

    def _may_hold(self, leaf: Leaf, values: Sequence[Term], via: frozenset[str]) -> bool:
        """Whether a leaf that fails might hold if all that the record means were known."""
        if isinstance(leaf, HasValue) and leaf.value in self._undecided:
            return True
        if not compares_with_listed(leaf):
            return False
        unclear = self._unclear()
        return any(value in unclear.get(name, ()) for name in via for value in values)

    def _joined(
        self,
        shape: Shape,
        constraint: Join | Closed,
        values: Sequence[Term],
        via: frozenset[str],
        depth: int,
    ) -> _Stands:
        """Judge a constraint that holds shapes on every value of its own."""
        beside = self._beside(shape, depth) if isinstance(constraint, Property) else ()
        stands = [
            self._shape(member, values, via, beside, depth + 1) for member in constraint.members
        ]
        parts = {value: [one[value] for one in stands] for value in values}
        match constraint:
            case And() | Conforms() | Property():
                return {value: all_of(parts[value]) for value in values}
            case Or():
                return {value: any_of(parts[value]) for value in values}
            case Xone():
                return {value: one_of(parts[value]) for value in values}
            case Not():
                return {value: negation(all_of(parts[value])) for value in values}
            case Closed():
                return {value: self._closed(shape, constraint, value, depth) for value in values}
        assert_never(constraint)

    def _closed(self, shape: Shape, closed: Closed, value: Term, depth: int) -> Truth:
        if not is_true(closed.flag) or isinstance(value, Lit):
            return Truth.HOLDS
        paths = (
            self._resolved(one.shape, depth).path
            for one in shape.constraints
            if isinstance(one, Property)
        )
        allowed = {path.iri for path in paths if isinstance(path, Predicate)} | {*closed.ignored}
        return Truth.of(set(self._values.properties(value)) <= allowed)

    def _beside(self, shape: Shape, depth: int) -> tuple[Shape, ...]:
        """Give the shapes that the property shapes of a shape count by, for disjoint counting."""
        siblings = (
            self._resolved(one.shape, depth)
            for one in shape.constraints
            if isinstance(one, Property)
        )
        return tuple(
            self._resolved(counted.shape, depth)
            for sibling in siblings
            for counted in sibling.constraints
            if isinstance(counted, Qualified)
        )

    def _qualified(
        self,
        constraint: Qualified,
        reached: Mapping[Term, tuple[Term, ...]],
        every: Sequence[Term],
        via: frozenset[str],
        beside: Sequence[Shape],
        depth: int,
    ) -> _Stands:
        counted = self._shape(constraint.shape, every, via, (), depth + 1)
        if is_true(constraint.disjoint):
            own = self._resolved(constraint.shape, depth)
            for other in beside:
                if other != own:
                    theirs = self._shape(other, every, via, (), depth + 1)
                    counted = {
                        value: all_of((counted[value], negation(theirs[value]))) for value in every
                    }
        found: _Stands = {}
        for node, values in reached.items():
            truths = [counted[value] for value in values]
            least = at_least(constraint.minimum or 0, truths)
            most = Truth.HOLDS
            if constraint.maximum is not None:
                most = at_most(constraint.maximum, truths)
            found[node] = all_of((least, most))
        return found


def target_nodes(shape: Shape, index: TripleIndex) -> tuple[Term, ...]:
    """Give the nodes that a shape is about, each once.

    A class stands for its subclasses too, as far as the graph states them.
    """
    found: dict[Term, None] = {}
    for word, term in shape.targets:
        if word == SH.targetClass and isinstance(term, Iri):
            for class_iri in _subclasses(term, index):
                found.update(dict.fromkeys(index.of_type(class_iri)))
        elif word == SH.targetNode:
            found[term] = None
        else:
            for subject, predicate, value in index:
                if predicate == term:
                    found[subject if word == SH.targetSubjectsOf else value] = None
    return tuple(found)


def _subclasses(class_iri: str, index: TripleIndex) -> tuple[str, ...]:
    below: dict[str, list[str]] = {}
    for subject, predicate, value in index:
        if predicate == RDFS.subClassOf and isinstance(value, Iri):
            below.setdefault(value, []).append(subject)
    found = {class_iri: None}
    waiting = [class_iri]
    while waiting:
        for one in below.get(waiting.pop(), ()):
            if one not in found:
                found[one] = None
                waiting.append(one)
    return tuple(found)
