"""The tree of a shape to triples, for engines that read triples, and for other SHACL tools."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import assert_never

from mcpolicy.namespaces import RDF, SH, XSD
from mcpolicy.shape import tree
from mcpolicy.shape.path import Choice, Inverse, Path, Predicate, Repeated
from mcpolicy.shape.path import Sequence as Steps
from mcpolicy.shape.tree import Constraint, Member, Shape
from mcpolicy.turtle import Blank, Iri, Lit, Node, Term

__all__ = ["ShapeWriter", "Triple", "shape_triples", "shape_words"]

Triple = tuple[Node, str, Term]


def shape_triples(*shapes: Shape) -> tuple[Triple, ...]:
    """Write shapes as triples, with a new blank node for every part without a name.

    What is `unread` in a tree is written as it stood, but for what had parts of its own.
    """
    writer = ShapeWriter()
    for shape in shapes:
        writer.shape(shape)
    return tuple(writer.triples)


def shape_words(shape: Shape) -> frozenset[str]:
    """Give the IRIs of all words of SHACL that a tree uses as properties."""
    return frozenset(word for _, word, _ in shape_triples(shape) if word.startswith(SH))


class ShapeWriter:
    """Writes shapes and paths into one list of triples.

    Attributes:
        triples: What was written so far.
    """

    def __init__(self) -> None:
        """Start with nothing written."""
        self.triples: list[Triple] = []
        self._numbers = count(1)

    def _blank(self) -> Blank:
        return Blank(f"_:s{next(self._numbers)}")

    def shape(self, shape: Shape) -> Node:
        """Write a shape, and give the node that stands for it."""
        node: Node = self._blank() if shape.iri is None else Iri(shape.iri)
        for kind in shape.declared:
            self.triples.append((node, RDF.type, Iri(kind)))
        for word, term in shape.targets:
            self.triples.append((node, word, term))
        if shape.path is not None:
            self.triples.append((node, SH.path, self.path(shape.path)))
        for constraint in shape.constraints:
            for word, term in self._parameters(constraint):
                self.triples.append((node, word, term))
        if shape.deactivated is not None:
            self.triples.append((node, SH.deactivated, shape.deactivated))
        for word, term in shape.said:
            self.triples.append((node, word, term))
        for one in shape.unread:
            if not isinstance(one.value, Blank):
                self.triples.append((node, one.word, one.value))
        return node

    def _member(self, member: Member) -> Node:
        return Iri(member.iri) if isinstance(member, tree.NamedShape) else self.shape(member)

    def _list(self, items: Sequence[Term]) -> Node:
        if not items:
            return Iri(RDF.nil)
        nodes: list[Node] = [self._blank() for _ in items]
        rests: list[Node] = [*nodes[1:], Iri(RDF.nil)]
        for node, item, rest in zip(nodes, items, rests, strict=True):
            self.triples.append((node, RDF.first, item))
            self.triples.append((node, RDF.rest, rest))
        return nodes[0]

    def path(self, path: Path) -> Node:
        """Write a path, and give the node that stands for it."""
        match path:
            case Predicate(iri=iri):
                return Iri(iri)
            case Steps(steps=steps):
                return self._list([self.path(step) for step in steps])
            case Choice(options=options):
                return self._around(
                    SH.alternativePath, self._list([self.path(option) for option in options])
                )
            case Inverse(path=inner):
                return self._around(SH.inversePath, self.path(inner))
            case Repeated(word=word, path=inner):
                return self._around(word, self.path(inner))
        assert_never(path)

    def _around(self, word: str, inner: Node) -> Node:
        node = self._blank()
        self.triples.append((node, word, inner))
        return node

    def _parameters(self, constraint: Constraint) -> Iterator[tuple[str, Term]]:
        match constraint:
            case tree.Count(word=word, number=number) | tree.Length(word=word, number=number):
                yield word, _whole(number)
            case tree.Bound(word=word, limit=limit):
                yield word, limit
            case tree.Pattern(regex=regex, flags=flags):
                yield SH.pattern, Lit(regex)
                if flags is not None:
                    yield SH.flags, Lit(flags)
            case tree.Languages(tags=tags):
                yield SH.languageIn, self._list([Lit(tag) for tag in tags])
            case tree.UniqueLang(flag=flag):
                yield SH.uniqueLang, flag
            case tree.KindOf(word=word, iri=iri) | tree.Pair(word=word, iri=iri):
                yield word, Iri(iri)
            case tree.HasValue(value=value):
                yield SH.hasValue, value
            case tree.In(values=values):
                yield SH.term("in"), self._list(values)
            case tree.Closed(flag=flag, ignored=ignored):
                yield SH.closed, flag
                if ignored:
                    yield SH.ignoredProperties, self._list([Iri(iri) for iri in ignored])
            case tree.Qualified():
                yield from self._qualified(constraint)
            case _:
                yield self._joined(constraint)

    def _joined(self, constraint: tree.Join) -> tuple[str, Term]:
        match constraint:
            case tree.And(shapes=shapes):
                return SH.term("and"), self._list([self._member(one) for one in shapes])
            case tree.Or(shapes=shapes):
                return SH.term("or"), self._list([self._member(one) for one in shapes])
            case tree.Xone(shapes=shapes):
                return SH.xone, self._list([self._member(one) for one in shapes])
            case tree.Not(shape=shape):
                return SH.term("not"), self._member(shape)
            case tree.Conforms(shape=shape):
                return SH.node, self._member(shape)
            case tree.Property(shape=shape):
                return SH.property, self._member(shape)
        assert_never(constraint)

    def _qualified(self, constraint: tree.Qualified) -> Iterator[tuple[str, Term]]:
        yield SH.qualifiedValueShape, self._member(constraint.shape)
        if constraint.minimum is not None:
            yield SH.qualifiedMinCount, _whole(constraint.minimum)
        if constraint.maximum is not None:
            yield SH.qualifiedMaxCount, _whole(constraint.maximum)
        if constraint.disjoint is not None:
            yield SH.qualifiedValueShapesDisjoint, constraint.disjoint


def _whole(number: int) -> Lit:
    return Lit(str(number), XSD.integer)
