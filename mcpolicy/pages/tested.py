"""What a shape tests, in words: one line a path, deeper lines for what joins and denies.

The lines say what the tree says and nothing else; read aloud, they are the rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from typing import assert_never

from mcpolicy.interval import Interval
from mcpolicy.namespaces import SH, XSD, shorten
from mcpolicy.pages.line import Line
from mcpolicy.shape import tree
from mcpolicy.shape.path import Choice, Inverse, Path, Predicate, Repeated, Sequence
from mcpolicy.shape.tree import Constraint, Leaf, Member, Shape, is_true
from mcpolicy.text import LangText
from mcpolicy.turtle import Iri, Lit, Term
from mcpolicy.wording import Note

__all__ = ["say_shape"]

Label = Callable[[str], LangText]


def say_shape(
    shape: Shape, label: Label, single: Callable[[str], bool] = lambda iri: False
) -> tuple[Line, ...]:
    """Say what a shape tests; all lines of one depth under one head belong together.

    Args:
        shape: The shape of a rule or a condition.
        label: Gives the name of a property, a class or a value.
        single: Tells whether a property has one value at most, so that "every" need not be said.
    """
    return tuple(_Words(label, single).shape(shape, 0, Note.of("tested-record")))


class _Words:
    def __init__(self, label: Label, single: Callable[[str], bool]) -> None:
        self._label = label
        self._single = single

    def shape(self, shape: Shape, depth: int, itself: Note) -> Iterator[Line]:
        """Say a shape; `itself` is what its node is called where it has no path."""
        subject = itself if shape.path is None else self._path(shape.path)
        if is_true(shape.deactivated):
            yield Line(depth=depth, what=Note.of("tested-off"))
        leaves = [one for one in shape.constraints if isinstance(one, Leaf)]
        if leaves:
            says = self._said(leaves, shape.path)
            yield Line(depth=depth, what=Note.of("tested-says", subject=subject, says=says))
        for constraint in shape.constraints:
            if not isinstance(constraint, Leaf):
                yield from self._joined(constraint, shape, depth, subject)

    def _said(self, leaves: list[Leaf], path: Path | None) -> Note:
        """Say leaves in one phrase, what is asked of every value last and as such."""
        if path is None:
            return _and(self._alone(leaf) for leaf in leaves)
        counts = [self._leaf(leaf) for leaf in leaves if not isinstance(leaf, _OF_EVERY)]
        each = [self._leaf(leaf) for leaf in leaves if isinstance(leaf, _OF_EVERY)]
        if each and not (isinstance(path, Predicate) and self._single(path.iri)):
            each = [Note.of("tested-each", says=_and(each))]
        return _and((*counts, *each))

    def _alone(self, leaf: Leaf) -> Note:
        """Say what a leaf asks of one value alone."""
        match leaf:
            case tree.HasValue(value=value):
                return self._term(value)
            case tree.In(values=values):
                return Note.of("tested-in", values=self._terms(values))
        return self._leaf(leaf)

    def _joined(
        self, constraint: Constraint, shape: Shape, depth: int, subject: Note
    ) -> Iterator[Line]:
        value = Note.of("tested-value")
        if isinstance(constraint, tree.Closed):
            if is_true(constraint.flag):
                yield Line(depth=depth, what=Note.of("tested-closed", subject=subject))
            return
        if isinstance(constraint, tree.Qualified):
            yield Line(depth=depth, what=self._counted(constraint, subject))
            yield from self._member(constraint.shape, depth + 1, value)
            return
        if isinstance(constraint, tree.Conforms | tree.Property) and shape.path is None:
            yield from self._member(constraint.shape, depth, subject)
            return
        if shape.path is not None:
            yield Line(depth=depth, what=Note.of("tested-every", subject=subject))
            depth += 1
            subject = value
        head = _HEADS.get(type(constraint))
        if head is not None:
            yield Line(depth=depth, what=Note.of(head))
            depth += 1
        for member in constraint.members:
            yield from self._grouped(member, depth, subject)

    def _grouped(self, member: Member, depth: int, itself: Note) -> Iterator[Line]:
        """Say a member of several; one that takes several lines gets a head of its own."""
        lines = tuple(self._member(member, depth, itself))
        if len([line for line in lines if line.depth == depth]) > 1:
            yield Line(depth=depth, what=Note.of("tested-all-of"))
            lines = tuple(self._member(member, depth + 1, itself))
        yield from lines

    def _member(self, member: Member, depth: int, itself: Note) -> Iterator[Line]:
        if isinstance(member, tree.NamedShape):
            name = self._label(member.iri)
            yield Line(depth=depth, what=Note.of("tested-named", subject=itself, name=name))
        else:
            yield from self.shape(member, depth, itself)

    def _counted(self, counted: tree.Qualified, subject: Note) -> Note:
        """Say how many values are asked for: the head of what each of them has to be."""
        least, most = counted.minimum or 0, counted.maximum
        if most == 0:
            return Note.of("tested-none", subject=subject)
        if most is None:
            return Note.of("tested-at-least", subject=subject, count=str(least))
        if not least:
            return Note.of("tested-at-most", subject=subject, count=str(most))
        if least == most:
            return Note.of("tested-exactly", subject=subject, count=str(least))
        return Note.of("tested-between", subject=subject, low=str(least), high=str(most))

    def _leaf(self, leaf: Leaf) -> Note:
        """Say what a leaf asks of the values of a path."""
        match leaf:
            case tree.Count(word=SH.minCount, number=1):
                return Note.of("tested-stated")
            case tree.Count(word=SH.maxCount, number=0):
                return Note.of("tested-not-stated")
            case tree.Count(word=SH.maxCount, number=1):
                return Note.of("tested-one-at-most")
            case tree.Count(word=word, number=number) | tree.Length(word=word, number=number):
                return Note.of(_NUMBERED[word], count=str(number))
            case tree.Bound(word=word, limit=limit):
                return Note.of(_BOUNDS[word], limit=self._term(limit))
            case tree.HasValue(value=value):
                return Note.of("tested-has", value=self._term(value))
            case tree.In(values=values):
                return Note.of("tested-in", values=self._terms(values))
            case tree.Languages(tags=tags):
                return Note.of("tested-languages", tags=", ".join(tags))
            case tree.UniqueLang(flag=flag):
                return Note.of("tested-unique" if is_true(flag) else "tested-anything")
            case tree.Pattern(regex=regex, flags=flags):
                return Note.of("tested-pattern", pattern=regex + (f" ({flags})" if flags else ""))
            case tree.KindOf(word=word, iri=iri):
                return Note.of(_KINDS[word], kind=self._term(Iri(iri)))
            case tree.Pair(word=word, iri=iri):
                return Note.of(_PAIRS[word], other=self._label(iri))
        assert_never(leaf)

    def _path(self, path: Path) -> Note:
        match path:
            case Predicate(iri=iri):
                return Note.of("tested-name", name=self._label(iri))
            case Sequence(steps=steps):
                return self._chain("tested-then", steps)
            case Choice(options=options):
                return self._chain("tested-or", options)
            case Inverse(path=inner):
                return Note.of("tested-inverse", path=self._path(inner))
            case Repeated(word=word, path=inner):
                return Note.of(_REPEATED[word], path=self._path(inner))
        assert_never(path)

    def _chain(self, code: str, paths: tuple[Path, ...]) -> Note:
        return reduce(
            lambda one, other: Note.of(code, one=one, other=other), map(self._path, paths)
        )

    def _terms(self, terms: tuple[Term, ...]) -> Note:
        if not terms:
            return Note.of("tested-nothing")
        return Note.listed([self._term(term) for term in terms])

    def _term(self, term: Term) -> Note:
        if isinstance(term, Lit):
            return _literal(term)
        name, short = self._label(term), shorten(term)
        if name.items == LangText.of(short).items:
            return Note.verbatim(short)
        return Note.of("tested-term", name=name, term=short)


_OF_EVERY = (
    tree.Bound,
    tree.Length,
    tree.Pattern,
    tree.Languages,
    tree.KindOf,
    tree.In,
)
"""Leaves that every value has to fulfil, and that no value at all fulfils too."""


def _and(phrases: Iterable[Note]) -> Note:
    return reduce(lambda one, other: Note.of("tested-and", one=one, other=other), phrases)


def _literal(literal: Lit) -> Note:
    if literal.datatype == XSD.boolean:
        return Note.of("yes" if literal.value in ("true", "1") else "no")
    try:
        return Note.of("amount-bare", amount=Interval.of(literal.value))
    except ValueError:
        return Note.verbatim(literal.value)


_HEADS: dict[type[Constraint], str] = {
    tree.And: "tested-all-of",
    tree.Or: "tested-one-of",
    tree.Xone: "tested-only-one-of",
    tree.Not: "tested-not",
}
_NUMBERED = {
    SH.minCount: "tested-min-count",
    SH.maxCount: "tested-max-count",
    SH.minLength: "tested-min-length",
    SH.maxLength: "tested-max-length",
}
_BOUNDS = {
    SH.minInclusive: "tested-least",
    SH.maxInclusive: "tested-most",
    SH.minExclusive: "tested-more",
    SH.maxExclusive: "tested-less",
}
_KINDS = {
    SH.term("class"): "tested-class",
    SH.datatype: "tested-datatype",
    SH.nodeKind: "tested-node-kind",
}
_PAIRS = {
    SH.equals: "tested-equals",
    SH.disjoint: "tested-disjoint",
    SH.lessThan: "tested-before",
    SH.lessThanOrEquals: "tested-not-after",
}
_REPEATED = {
    SH.zeroOrMorePath: "tested-zero-or-more",
    SH.oneOrMorePath: "tested-one-or-more",
    SH.zeroOrOnePath: "tested-zero-or-one",
}
