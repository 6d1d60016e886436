"""A SHACL shape as a typed tree, with every component of SHACL Core.

A shape has a path (a property shape) or none (a node shape), and constraints on the values that the
path leads to, or on the node itself. Some constraints hold other shapes: they make the tree. The
number in `sh:maxExclusive 20.0` stands in the tree as it was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property

from mcpolicy.interval import parse_number
from mcpolicy.namespaces import SH
from mcpolicy.shape.path import Path
from mcpolicy.statement import Value
from mcpolicy.text import LangText
from mcpolicy.turtle import Iri, Lit, Term
from mcpolicy.wording import Note

__all__ = [
    "And",
    "Bound",
    "Closed",
    "Conforms",
    "Constraint",
    "Count",
    "HasValue",
    "In",
    "Join",
    "KindOf",
    "Languages",
    "Leaf",
    "Length",
    "Member",
    "NamedShape",
    "Not",
    "Or",
    "Pair",
    "Pattern",
    "Property",
    "Qualified",
    "Shape",
    "UniqueLang",
    "Unread",
    "Xone",
    "compares_with_listed",
    "is_true",
    "number_of",
]


class _Leaf(Value):
    """A constraint that holds no other shape: values alone decide it."""

    @property
    def members(self) -> tuple[Member, ...]:
        """The shapes that it holds: none."""
        return ()


class Count(_Leaf):
    """How many values there are; `word` is `sh:minCount` or `sh:maxCount`."""

    word: str
    number: int


class Bound(_Leaf):
    """Every value lies on one side of a number or date.

    Attributes:
        word: `sh:minInclusive`, `sh:maxInclusive`, `sh:minExclusive` or `sh:maxExclusive`.
    """

    word: str
    limit: Lit


class Length(_Leaf):
    """How long the text of every value is; `word` is `sh:minLength` or `sh:maxLength`."""

    word: str
    number: int


class Pattern(_Leaf):
    """The text of every value matches a regular expression."""

    regex: str
    flags: str | None = None


class Languages(_Leaf):
    """Every value is a text in one of the languages (`sh:languageIn`)."""

    tags: tuple[str, ...]


class UniqueLang(_Leaf):
    """No two values are texts in one language; only `true` itself asks it."""

    flag: Lit


class KindOf(_Leaf):
    """What every value is.

    Attributes:
        word: `sh:class`, `sh:datatype` or `sh:nodeKind`.
        iri: The class, the datatype or the kind of node.
    """

    word: str
    iri: str


class HasValue(_Leaf):
    """One of the values is this one."""

    value: Term


class In(_Leaf):
    """Every value is one of these."""

    values: tuple[Term, ...]


class Pair(_Leaf):
    """How the values compare with those of another property of the same node.

    Attributes:
        word: `sh:equals`, `sh:disjoint`, `sh:lessThan` or `sh:lessThanOrEquals`.
        iri: The other property.
    """

    word: str
    iri: str


class Closed(Value):
    """Every value has no properties but those of the property shapes beside it (`sh:closed`)."""

    flag: Lit
    ignored: tuple[str, ...] = ()

    @property
    def members(self) -> tuple[Member, ...]:
        """The shapes that it holds: none."""
        return ()


class NamedShape(Value):
    """A shape that stands elsewhere, by its IRI."""

    iri: str


class _OfSeveral(Value):
    """A constraint that joins several shapes."""

    shapes: tuple[Member, ...]

    @property
    def members(self) -> tuple[Member, ...]:
        """The shapes joined."""
        return self.shapes


class _OfOne(Value):
    """A constraint that holds one shape."""

    shape: Member

    @property
    def members(self) -> tuple[Member, ...]:
        """The shape."""
        return (self.shape,)


class And(_OfSeveral):
    """Every value conforms to all of the members."""


class Or(_OfSeveral):
    """Every value conforms to at least one of the members."""


class Xone(_OfSeveral):
    """Every value conforms to exactly one of the members."""


class Not(_OfOne):
    """No value conforms to the member."""


class Conforms(_OfOne):
    """Every value conforms to the member (`sh:node`)."""


class Property(_OfOne):
    """Every value conforms to the member, a property shape (`sh:property`)."""


class Qualified(_OfOne):
    """So many of the values conform to the member (`sh:qualifiedValueShape`).

    Attributes:
        minimum: How many at least.
        maximum: How many at most.
        disjoint: Whether those do not count that conform to a qualified shape beside it.
    """

    minimum: int | None = None
    maximum: int | None = None
    disjoint: Lit | None = None


Leaf = Count | Bound | Length | Pattern | Languages | UniqueLang | KindOf | HasValue | In | Pair
"""A constraint that values alone decide."""

Join = And | Or | Xone | Not | Conforms | Property
"""A constraint that other shapes decide, on every value alike."""

Constraint = Leaf | Join | Qualified | Closed
"""One thing that a shape asks of its values."""


class Unread(Value):
    """Something of a shape that is not understood, and why; it is never passed over."""

    word: str
    value: Term
    why: Note


class Shape(Value):
    """A shape.

    Attributes:
        iri: Its name; None when it stands inside of another without one.
        path: How it gets to the values it looks at; None for the node itself.
        constraints: What it asks, in the order in which it is written.
        targets: What it is about, as (word, term), such as (`sh:targetClass`, `mcp:Offer`).
        declared: `sh:NodeShape` and `sh:PropertyShape`, as far as it calls itself so.
        deactivated: `true` when it is switched off; None when nothing is said.
        said: What SHACL lets it say without asking anything: messages, name, order, severity.
        unread: What is not understood.
    """

    iri: str | None = None
    path: Path | None = None
    constraints: tuple[Constraint, ...] = ()
    targets: tuple[tuple[str, Term], ...] = ()
    declared: tuple[str, ...] = ()
    deactivated: Lit | None = None
    said: tuple[tuple[str, Term], ...] = ()
    unread: tuple[Unread, ...] = ()

    def walk(self) -> Iterator[Shape]:
        """Go through this shape and all that stand inside of it, as they are written."""
        yield self
        for constraint in self.constraints:
            for member in constraint.members:
                if isinstance(member, Shape):
                    yield from member.walk()

    def every_constraint(self) -> Iterator[tuple[Shape, Constraint]]:
        """Go through all constraints of the tree, each with the shape that it stands in."""
        for shape in self.walk():
            for constraint in shape.constraints:
                yield shape, constraint

    @property
    def target_classes(self) -> tuple[str, ...]:
        """IRIs of the classes that it is about."""
        return tuple(str(term) for word, term in self.targets if word == SH.targetClass)

    @property
    def message(self) -> LangText | None:
        """Its message in all languages."""
        found = [
            (term.language or "und", term.value)
            for word, term in self.said
            if word == SH.message and isinstance(term, Lit)
        ]
        return LangText.of(found) if found else None

    @cached_property
    def paths(self) -> tuple[Path, ...]:
        """All paths of the tree, each once, as they are written; those inside start from values."""
        found = (shape.path for shape in self.walk())
        return tuple(dict.fromkeys(path for path in found if path is not None))

    @cached_property
    def properties(self) -> frozenset[str]:
        """All properties that the tree looks at."""
        compared = {one.iri for _, one in self.every_constraint() if isinstance(one, Pair)}
        return frozenset(iri for path in self.paths for iri in path.properties) | compared

    @cached_property
    def names(self) -> frozenset[str]:
        """IRIs of all things that the tree compares values with."""
        terms: list[Term] = []
        for _, one in self.every_constraint():
            if isinstance(one, HasValue):
                terms.append(one.value)
            elif isinstance(one, In):
                terms.extend(one.values)
        return frozenset(str(term) for term in terms if isinstance(term, Iri))

    @cached_property
    def numbers(self) -> frozenset[Fraction]:
        """All numbers that the tree compares with; between two of them its answer is one."""
        terms: list[Term] = []
        for _, one in self.every_constraint():
            if isinstance(one, Bound):
                terms.append(one.limit)
            elif isinstance(one, HasValue):
                terms.append(one.value)
            elif isinstance(one, In):
                terms.extend(one.values)
        return frozenset(number for term in terms if (number := number_of(term)) is not None)


Member = Shape | NamedShape


def is_true(flag: Lit | None) -> bool:
    """Whether a flag of a shape is set; SHACL takes only `true` itself, not `1`."""
    return flag is not None and flag.value == "true"


def number_of(term: Term) -> Fraction | None:
    """Give the number that a term writes in a form that is understood, or None."""
    if isinstance(term, Lit):
        try:
            return parse_number(term.value)
        except ValueError:
            return None
    return None


def compares_with_listed(constraint: Constraint) -> bool:
    """Whether a constraint compares values with things that have a name."""
    if isinstance(constraint, HasValue):
        return isinstance(constraint.value, Iri)
    return isinstance(constraint, In) and any(isinstance(one, Iri) for one in constraint.values)
