"""Shapes: whether those of rules lead back to their rule, and mean the same to every engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

from mcpolicy.errors import UnusableValueError
from mcpolicy.namespaces import MCP, RDF, RDFS, SH, XSD, shorten
from mcpolicy.shape.pattern import safe_pattern
from mcpolicy.shape.read import read_path, read_shape
from mcpolicy.shape.tree import (
    And,
    Bound,
    Constraint,
    HasValue,
    In,
    KindOf,
    NamedShape,
    Not,
    Or,
    Pair,
    Pattern,
    Qualified,
    Shape,
    Xone,
    number_of,
)
from mcpolicy.statements.tested import is_bound
from mcpolicy.turtle import Iri, Lit, Node, TripleIndex
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Note, printable
from mcpolicy.workbench.lint.context import Context, Fault
from mcpolicy.workbench.lint.terms import nearest

__all__ = ["check_conditions", "check_shapes"]

_TARGETS = frozenset(
    (MCP.MicroCredential, MCP.Credential, MCP.Offer, MCP.ProviderPolicy, MCP.FrameworkRecord)
)
_NUMBERS = frozenset((XSD.integer, XSD.decimal))
_ORDERED = {XSD.integer: _NUMBERS, XSD.decimal: _NUMBERS, XSD.date: frozenset((XSD.date,))}
"""The datatypes that a bound may have, by that of the values it is for."""
_WRITTEN = frozenset((*_ORDERED, XSD.boolean, XSD.string, RDF.langString))
"""The datatypes whose values stand in records with this datatype, and no other."""
_JOINING: dict[type[Constraint], str] = {
    And: SH.term("and"),
    Or: SH.term("or"),
    Xone: SH.xone,
    Not: SH.term("not"),
    Qualified: SH.qualifiedValueShape,
}


def check_shapes(context: Context) -> Iterator[Fault]:
    """Check the shape of every rule and condition, and the paths that it needs."""
    properties = context.vocabulary.rule_properties
    tested = (*context.index.of_type(MCP.Rule), *context.index.of_type(MCP.Condition))
    for node in dict.fromkeys(tested):
        shape = read_shape(context.index, node)
        notes = [*_form(shape), *_needs(context.index, node, properties)]
        notes += _compared(shape, context.vocabulary)
        for part in shape.walk():
            notes += [*_paths(part, properties), *_asked(part)]
            if part is not shape and part.message is not None:
                notes.append(Note.of("lint-inner-message"))
        yield from (context.fault(note, node) for note in notes)


def _form(shape: Shape) -> Iterator[Note]:
    """Check what a shape is about, and what it calls itself."""
    for target in shape.target_classes:
        if target not in _TARGETS:
            known = ", ".join(sorted(map(shorten, _TARGETS)))
            yield Note.of("lint-target", term=shorten(target), known=known)
    unread = {one.word for one in shape.unread}
    has_path = shape.path is not None or SH.path in unread
    if set(shape.declared) != {SH.PropertyShape if has_path else SH.NodeShape}:
        yield Note.of("lint-shape-kind")


def _needs(index: TripleIndex, node: Node, properties: frozenset[str]) -> Iterator[Note]:
    for value in index.values(node, MCP.needs):
        try:
            yield from _unknown(read_path(index, value).properties, properties, "mcp:needs")
        except UnusableValueError:
            yield Note.of("lint-path", word="mcp:needs")


def _paths(part: Shape, properties: frozenset[str]) -> Iterator[Note]:
    """Check that the paths of one part can be read, and name properties of records."""
    if any(unread.word == SH.path for unread in part.unread):
        yield Note.of("lint-path", word="sh:path")
    if part.path is not None:
        yield from _unknown(part.path.properties, properties, "sh:path")
    for constraint in part.constraints:
        if isinstance(constraint, Pair):
            yield from _unknown({constraint.iri}, properties, shorten(constraint.word))


def _unknown(named: Iterable[str], properties: frozenset[str], word: str) -> Iterator[Note]:
    for iri in sorted(set(named) - properties):
        near = nearest(iri, properties)
        if near is None:
            yield Note.of("lint-path-unknown", term=shorten(iri), word=word)
        else:
            yield Note.of("lint-path-unknown-near", term=shorten(iri), word=word, near=near)


def _asked(part: Shape) -> Iterator[Note]:
    """Check what one part asks: its patterns and its members."""
    for constraint in part.constraints:
        if isinstance(constraint, Pattern) and not safe_pattern(constraint.regex):
            yield Note.of("lint-pattern", pattern=constraint.regex)
        word = _JOINING.get(type(constraint))
        if word and any(isinstance(member, NamedShape) for member in constraint.members):
            yield Note.of("lint-named-member", term=shorten(word))


def _compared(shape: Shape, vocabulary: Vocabulary, valued: str | None = None) -> Iterator[Note]:
    """Check that what values are compared with is of their kind, and that bounds can be kept.

    Args:
        shape: The shape, with all that stands inside of it.
        vocabulary: Says of which class or datatype the values of a property are.
        valued: The property whose values the shape is about, if it has no path itself.
    """
    valued = shape.path.last if shape.path is not None else valued
    bounds = [one for one in shape.constraints if isinstance(one, Bound)]
    low = max(_limits(bounds, SH.minInclusive, SH.minExclusive), default=None)
    high = min(_limits(bounds, SH.maxInclusive, SH.maxExclusive), default=None)
    if low is not None and high is not None and low > high:
        yield Note.of("lint-bounds")
    kind = None if valued is None else vocabulary.triples.value(valued, RDFS.range)
    for constraint in shape.constraints:
        if isinstance(constraint, KindOf):
            yield from _kind_faults(constraint, vocabulary)
        elif valued is not None and isinstance(kind, Iri):
            told = {"term": shorten(valued), "kind": shorten(kind)}
            for code, value in _other_kinds(constraint, kind):
                yield Note.of(code, value=printable(value.value, 60), **told)
        for member in constraint.members:
            if isinstance(member, Shape):
                yield from _compared(member, vocabulary, valued)


def _kind_faults(constraint: KindOf, vocabulary: Vocabulary) -> Iterator[Note]:
    """Check a class or datatype: values of a list have a name alone, and no class in records."""
    if constraint.word == SH.datatype and constraint.iri not in vocabulary.datatypes:
        known = ", ".join(sorted(map(shorten, vocabulary.datatypes)))
        yield Note.of("lint-datatype", term=shorten(constraint.iri), known=known)
    listed = MCP.Concept in vocabulary.classes_above(constraint.iri)
    if constraint.word == SH.term("class") and listed:
        yield Note.of("lint-class", term=shorten(constraint.iri))


def _other_kinds(constraint: Constraint, kind: Iri) -> Iterator[tuple[str, Lit]]:
    """Give the literals that no value of a class or datatype can be compared with."""
    match constraint:
        case Bound(limit=limit) if not _comparable(limit, kind):
            yield "lint-bound", limit
        case HasValue(value=Lit() as one) if kind in _WRITTEN and one.datatype != kind:
            yield "lint-value", one
        case In(values=values) if kind in _WRITTEN:
            others = [one for one in values if isinstance(one, Lit) and one.datatype != kind]
            yield from (("lint-value", other) for other in others)


def _comparable(limit: Lit, kind: str) -> bool:
    """Whether a bound is well formed and has an order with the values of a datatype."""
    return is_bound(limit) and limit.datatype in _ORDERED.get(kind, ())


def _limits(bounds: Iterable[Bound], *words: str) -> Iterator[Fraction]:
    """Give the numbers of bounds of some words; dates are no numbers."""
    for bound in bounds:
        if bound.word in words and (number := number_of(bound.limit)) is not None:
            yield number


def check_conditions(context: Context) -> Iterator[Fault]:
    """Check that the conditions of a rule can be asked of every record that the rule is about."""
    index = context.index
    for node in index.of_type(MCP.Rule):
        wanted = set(read_shape(index, node).target_classes)
        for condition in index.values(node, MCP.appliesWhen):
            if isinstance(condition, Iri) and condition in index:
                have = set(read_shape(index, condition).target_classes)
                if not (wanted <= have or MCP.MicroCredential in have):
                    what = Note.of("lint-condition-target", condition=shorten(condition))
                    yield context.fault(what, node)
