"""Triples to the tree of a shape. Nothing else in mcpolicy reads the triples of shapes.

Every word of SHACL Core is read. What is not understood, an unknown word or a value of the wrong
form, stands in the tree as `unread`, with the reason; who uses the tree decides what follows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from mcpolicy.errors import UnusableValueError
from mcpolicy.namespaces import RDF, SH, XSD, shorten
from mcpolicy.shape import tree
from mcpolicy.shape.path import Choice, Inverse, Path, Predicate, Repeated, Sequence
from mcpolicy.shape.tree import Constraint, Member, Shape
from mcpolicy.shape.write import shape_triples
from mcpolicy.turtle import Blank, Iri, Lit, Node, Term, TripleIndex
from mcpolicy.wording import Note

__all__ = ["left_over", "read_path", "read_shape", "read_shapes"]

_DEEPEST = 60
_MOST_PARTS = 2_000

_DECLARED = frozenset((SH.NodeShape, SH.PropertyShape))
_TARGETS = frozenset((SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf))
_SAID = frozenset(
    SH.term(name)
    for name in ("message", "name", "description", "order", "group", "defaultValue", "severity")
)
_REPEATED = frozenset((SH.zeroOrMorePath, SH.oneOrMorePath, SH.zeroOrOnePath))
_NODE_KINDS = (
    SH.IRI,
    SH.Literal,
    SH.BlankNode,
    SH.BlankNodeOrIRI,
    SH.BlankNodeOrLiteral,
    SH.IRIOrLiteral,
)
_WITH_ANOTHER = frozenset(
    (SH.flags, SH.ignoredProperties, SH.qualifiedMinCount, SH.qualifiedMaxCount)
) | {SH.qualifiedValueShapesDisjoint}
"""Words that are read together with the one that they belong to."""


def read_shapes(index: TripleIndex) -> tuple[Shape, ...]:
    """Read every shape of a graph that has a name and a target, in the order of the graph.

    Args:
        index: The triples.
    """
    return tuple(
        read_shape(index, node)
        for node in index.subjects()
        if isinstance(node, Iri) and any(index.values(node, word) for word in _TARGETS)
    )


def read_shape(index: TripleIndex, node: Node) -> Shape:
    """Read one shape with all that stands inside of it.

    Args:
        index: The triples of the graph that it stands in.
        node: The shape.
    """
    return _Reader(index).shape(node, ())


def read_path(index: TripleIndex, term: Term) -> Path:
    """Read a property path.

    Raises:
        UnusableValueError: If it is none.
    """
    return _Paths(index).read(term)


def left_over(index: TripleIndex, node: Node, shape: Shape) -> tuple[str, ...]:
    """Give the words that stand in the triples of a shape more often than in what was read of it.

    Words that are `unread` in the tree are not among them.
    """
    stands = Counter(_words_from(index, node))
    stands.subtract(predicate for _, predicate, _ in shape_triples(shape))
    stands.subtract(
        one.word for part in shape.walk() for one in part.unread if isinstance(one.value, Blank)
    )
    return tuple(sorted(word for word, count in stands.items() if count > 0))


def _words_from(index: TripleIndex, root: Node) -> Iterator[str]:
    """Give every word of SHACL that a shape leads to, through words of SHACL and lists alone."""
    for _, word, value in index.closure(root, follow=_is_shacl):
        if word != RDF.type or (isinstance(value, Iri) and value.startswith(SH)):
            yield word


def _is_shacl(word: str) -> bool:
    return word.startswith(SH) or word in (RDF.type, RDF.first, RDF.rest)


class _Reader:
    """Reads shapes of one graph; counts them, since parts that share parts can be endless."""

    def __init__(self, index: TripleIndex) -> None:
        self.index = index
        self.paths = _Paths(index)
        self._count = 0

    def shape(self, node: Node, above: tuple[Node, ...]) -> Shape:
        self._count += 1
        read = _Words(self, node, (*above, node))
        for word, values in self.index.properties(node).items():
            for number, value in enumerate(values):
                if word == RDF.type or word.startswith(SH):
                    read.statement(word, value, number)
        return read.built()

    def member(self, term: Term, above: tuple[Node, ...]) -> Member:
        if isinstance(term, Iri):
            return tree.NamedShape(iri=str(term))
        if isinstance(term, Lit):
            raise UnusableValueError(Note.of("shape-member"))
        if term in above:
            raise UnusableValueError(Note.of("shape-circle"))
        if len(above) > _DEEPEST or self._count > _MOST_PARTS:
            raise UnusableValueError(Note.of("shape-large"))
        return self.shape(term, above)

    def members(self, term: Term, above: tuple[Node, ...]) -> tuple[Member, ...]:
        found = tuple(self.member(one, above) for one in _items(self.index, term))
        if not found:
            raise UnusableValueError(Note.of("shape-empty"))
        return found


class _Words:
    """What is read of one shape, word by word."""

    def __init__(self, reader: _Reader, node: Node, above: tuple[Node, ...]) -> None:
        self._reader = reader
        self._index = reader.index
        self._node = node
        self._above = above
        self._path: Path | None = None
        self._constraints: list[Constraint] = []
        self._targets: list[tuple[str, Term]] = []
        self._declared: list[str] = []
        self._deactivated: Lit | None = None
        self._said: list[tuple[str, Term]] = []
        self._unread: list[tree.Unread] = []

    def built(self) -> Shape:
        return Shape(
            iri=str(self._node) if isinstance(self._node, Iri) else None,
            path=self._path,
            constraints=tuple(self._constraints),
            targets=tuple(self._targets),
            declared=tuple(self._declared),
            deactivated=self._deactivated,
            said=tuple(self._said),
            unread=tuple(self._unread),
        )

    def statement(self, word: str, value: Term, number: int) -> None:
        """Read one statement; `number` counts the values of the word before it."""
        try:
            if word == RDF.type:
                self._type(value)
            elif word in _TARGETS:
                self._targets.append((word, value if word == SH.targetNode else Iri(_iri(value))))
            elif word in _SAID:
                self._said.append((word, value))
            elif number and word in _ONCE:
                raise UnusableValueError(Note.of("shape-twice"))
            elif word == SH.path:
                self._path = self._reader.paths.read(value)
            elif word == SH.deactivated:
                self._deactivated = _flag(value)
            elif word in _COMPONENTS:
                self._constraints.append(_COMPONENTS[word](self, word, value))
            elif word not in _WITH_ANOTHER:
                raise UnusableValueError(Note.of("shape-word"))
            elif not self._index.values(self._node, other := _other(word)):
                raise UnusableValueError(Note.of("shape-alone", other=shorten(other)))
        except UnusableValueError as error:
            self._unread.append(tree.Unread(word=word, value=value, why=error.reasons[0]))

    def _type(self, value: Term) -> None:
        if value in _DECLARED:
            self._declared.append(str(value))
        elif isinstance(value, Iri) and value.startswith(SH):
            raise UnusableValueError(Note.of("shape-word"))

    def _beside(self, word: str) -> Term | None:
        return self._index.value(self._node, word)

    def _count(self, word: str, value: Term) -> Constraint:
        return tree.Count(word=word, number=_whole(value))

    def _bound(self, word: str, value: Term) -> Constraint:
        return tree.Bound(word=word, limit=_literal(value))

    def _length(self, word: str, value: Term) -> Constraint:
        return tree.Length(word=word, number=_whole(value))

    def _pattern(self, word: str, value: Term) -> Constraint:
        flags = self._beside(SH.flags)
        return tree.Pattern(regex=_text(value), flags=None if flags is None else _text(flags))

    def _languages(self, word: str, value: Term) -> Constraint:
        return tree.Languages(tags=tuple(_text(one) for one in _items(self._index, value)))

    def _unique(self, word: str, value: Term) -> Constraint:
        return tree.UniqueLang(flag=_flag(value))

    def _kind(self, word: str, value: Term) -> Constraint:
        if word == SH.nodeKind and value not in _NODE_KINDS:
            raise UnusableValueError(
                Note.of("shape-node-kind", known=", ".join(map(shorten, _NODE_KINDS)))
            )
        return tree.KindOf(word=word, iri=_iri(value))

    def _has_value(self, word: str, value: Term) -> Constraint:
        return tree.HasValue(value=value)

    def _in(self, word: str, value: Term) -> Constraint:
        return tree.In(values=_items(self._index, value))

    def _pair(self, word: str, value: Term) -> Constraint:
        return tree.Pair(word=word, iri=_iri(value))

    def _closed(self, word: str, value: Term) -> Constraint:
        ignored = self._beside(SH.ignoredProperties)
        names = () if ignored is None else _items(self._index, ignored)
        return tree.Closed(flag=_flag(value), ignored=tuple(_iri(one) for one in names))

    def _and(self, word: str, value: Term) -> Constraint:
        return tree.And(shapes=self._reader.members(value, self._above))

    def _or(self, word: str, value: Term) -> Constraint:
        return tree.Or(shapes=self._reader.members(value, self._above))

    def _xone(self, word: str, value: Term) -> Constraint:
        return tree.Xone(shapes=self._reader.members(value, self._above))

    def _not(self, word: str, value: Term) -> Constraint:
        return tree.Not(shape=self._reader.member(value, self._above))

    def _conforms(self, word: str, value: Term) -> Constraint:
        return tree.Conforms(shape=self._reader.member(value, self._above))

    def _property(self, word: str, value: Term) -> Constraint:
        return tree.Property(shape=self._reader.member(value, self._above))

    def _qualified(self, word: str, value: Term) -> Constraint:
        least, most = self._beside(SH.qualifiedMinCount), self._beside(SH.qualifiedMaxCount)
        disjoint = self._beside(SH.qualifiedValueShapesDisjoint)
        return tree.Qualified(
            shape=self._reader.member(value, self._above),
            minimum=None if least is None else _whole(least),
            maximum=None if most is None else _whole(most),
            disjoint=None if disjoint is None else _flag(disjoint),
        )


_COMPONENTS: Mapping[str, Callable[[_Words, str, Term], Constraint]] = {
    SH.minCount: _Words._count,
    SH.maxCount: _Words._count,
    SH.minInclusive: _Words._bound,
    SH.maxInclusive: _Words._bound,
    SH.minExclusive: _Words._bound,
    SH.maxExclusive: _Words._bound,
    SH.minLength: _Words._length,
    SH.maxLength: _Words._length,
    SH.pattern: _Words._pattern,
    SH.languageIn: _Words._languages,
    SH.uniqueLang: _Words._unique,
    SH.term("class"): _Words._kind,
    SH.datatype: _Words._kind,
    SH.nodeKind: _Words._kind,
    SH.hasValue: _Words._has_value,
    SH.term("in"): _Words._in,
    SH.equals: _Words._pair,
    SH.disjoint: _Words._pair,
    SH.lessThan: _Words._pair,
    SH.lessThanOrEquals: _Words._pair,
    SH.closed: _Words._closed,
    SH.term("and"): _Words._and,
    SH.term("or"): _Words._or,
    SH.xone: _Words._xone,
    SH.term("not"): _Words._not,
    SH.node: _Words._conforms,
    SH.property: _Words._property,
    SH.qualifiedValueShape: _Words._qualified,
}
"""Every component of SHACL Core, by the word that starts it."""

_SEVERAL = frozenset(
    SH.term(name)
    for name in (
        "class hasValue equals disjoint lessThan lessThanOrEquals pattern and or xone not node "
        "property qualifiedValueShape"
    ).split()
)
_ONCE = (frozenset(_COMPONENTS) - _SEVERAL) | _WITH_ANOTHER | {SH.path, SH.deactivated}
"""Words that a shape has once at most."""


def _other(word: str) -> str:
    """Give the word that a word belongs to."""
    others = {SH.flags: SH.pattern, SH.ignoredProperties: SH.closed}
    return others.get(word, SH.qualifiedValueShape)


class _Paths:
    """Reads paths of one graph; counts their parts, since parts that share parts can be endless."""

    def __init__(self, index: TripleIndex) -> None:
        self._index = index
        self._count = 0

    def read(self, term: Term, depth: int = 0) -> Path:
        self._count += 1
        if depth > _DEEPEST or self._count > _MOST_PARTS:
            raise UnusableValueError(Note.of("shape-large"))
        if isinstance(term, Iri) and term != RDF.nil:
            return Predicate.of(str(term))
        if not isinstance(term, Blank):
            raise UnusableValueError(Note.of("shape-path"))
        if self._index.value(term, RDF.first) is not None:
            steps = self._each(term, depth)
            return steps[0] if len(steps) == 1 else Sequence(steps=steps)
        for word, values in self._index.properties(term).items():
            inner = next(iter(values))
            if word == SH.alternativePath and len(options := self._each(inner, depth)) > 1:
                return Choice(options=options)
            if word == SH.inversePath:
                return Inverse(path=self.read(inner, depth + 1))
            if word in _REPEATED:
                return Repeated(word=word, path=self.read(inner, depth + 1))
        raise UnusableValueError(Note.of("shape-path"))

    def _each(self, head: Term, depth: int) -> tuple[Path, ...]:
        return tuple(self.read(one, depth + 1) for one in _items(self._index, head))


def _items(index: TripleIndex, head: Term) -> tuple[Term, ...]:
    """Give the members of a list, or refuse what is none."""
    return tuple(_each(index, head))


def _each(index: TripleIndex, head: Term) -> Iterator[Term]:
    node = head
    seen: set[Term] = set()
    while node != RDF.nil:
        firsts = index.values(node, RDF.first) if isinstance(node, Iri | Blank) else ()
        rests = index.values(node, RDF.rest) if isinstance(node, Iri | Blank) else ()
        if len(firsts) != 1 or len(rests) != 1 or node in seen:
            raise UnusableValueError(Note.of("shape-list"))
        seen.add(node)
        yield firsts[0]
        node = rests[0]


def _whole(term: Term) -> int:
    """Read a whole number, `xsd:integer`, not negative."""
    if isinstance(term, Lit) and term.datatype == XSD.integer:
        digits = term.value.removeprefix("+")
        if digits.isascii() and digits.isdigit() and len(digits) < 10:
            return int(digits)
    raise UnusableValueError(Note.of("shape-whole"))


def _literal(term: Term) -> Lit:
    if isinstance(term, Lit):
        return term
    raise UnusableValueError(Note.of("shape-literal"))


def _text(term: Term) -> str:
    if isinstance(term, Lit) and term.datatype == XSD.string:
        return term.value
    raise UnusableValueError(Note.of("shape-text"))


def _flag(term: Term) -> Lit:
    if isinstance(term, Lit) and term.datatype == XSD.boolean:
        return term
    raise UnusableValueError(Note.of("shape-flag"))


def _iri(term: Term) -> str:
    if isinstance(term, Iri):
        return str(term)
    raise UnusableValueError(Note.of("shape-iri", term=shorten(str(getattr(term, "value", term)))))
