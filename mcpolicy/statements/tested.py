"""What a rule or a condition tests: its shape, and what it cannot be decided without."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from mcpolicy.errors import UnusableValueError
from mcpolicy.interval import parse_number
from mcpolicy.model import parse_day
from mcpolicy.namespaces import MCP, SH, SHACL_CORE, XSD, shorten
from mcpolicy.shape.path import Path
from mcpolicy.shape.pattern import safe_pattern
from mcpolicy.shape.read import left_over, read_path, read_shape
from mcpolicy.shape.tree import (
    Bound,
    Constraint,
    Count,
    HasValue,
    In,
    Languages,
    NamedShape,
    Pair,
    Pattern,
    Qualified,
    Shape,
    UniqueLang,
    is_true,
)
from mcpolicy.shape.write import shape_words
from mcpolicy.turtle import Blank, Lit, Node, Term, TripleIndex
from mcpolicy.wording import Note, printable

__all__ = ["Fault", "is_bound", "read_needs", "read_tested", "shape_faults"]

Fault = Callable[[str, Note], None]
"""Is told the subject and what is wrong with it."""

_NUMERIC: Mapping[str, re.Pattern[str] | None] = {
    XSD.integer: re.compile(r"0|[1-9][0-9]*"),
    XSD.decimal: re.compile(r"(?:0|[1-9][0-9]*)\.(?:0|[0-9]*[1-9])"),
    XSD.double: None,
    XSD.float: None,
}
"""The form in which the numbers of records are written, by datatype; None where none has it."""


def read_tested(index: TripleIndex, node: Node, fault: Fault) -> Shape | None:
    """Read the shape of a rule or a condition.

    Args:
        index: The triples of the framework.
        node: The rule or condition.
        fault: Told everything in the shape that cannot be used.

    Returns:
        The shape; None when it has no target or no path.
    """
    shape = read_shape(index, node)
    for note in shape_faults(index, node, shape):
        fault(node, note)
    if not shape.target_classes:
        fault(node, Note.of("statement-lacks", names="sh:targetClass"))
    if not shape.paths:
        fault(node, Note.of("statement-lacks", names="sh:path"))
    return shape if shape.target_classes and shape.paths else None


def shape_faults(index: TripleIndex, node: Node, shape: Shape) -> Iterator[Note]:
    """Say what of a shape is not understood, or rules may not use; nothing is passed over."""
    unread = [one for part in shape.walk() for one in part.unread]
    unknown = {one.word for one in unread if one.why.code == "shape-word"}
    for one in unread:
        if one.word not in unknown or not one.word.startswith(SH):
            yield Note.of("statement-shape", word=shorten(one.word), why=one.why)
    known = {one.word for one in unread} - unknown
    refused = {*shape_words(shape), *unknown} - SHACL_CORE - known
    for word in sorted(word for word in refused if word.startswith(SH)):
        yield Note.of("statement-shape-word", word=shorten(word))
    for word in left_over(index, node, shape):
        yield Note.of("statement-left-over", word=shorten(word))
    for part in shape.walk():
        if not part.constraints and not part.unread:
            yield Note.of("statement-asks-nothing")
    for part, constraint in shape.every_constraint():
        if part.path is None and _counts_values(constraint):
            yield Note.of("statement-counts-itself")
        yield from _constraint_faults(constraint)
        for member in constraint.members:
            if isinstance(member, NamedShape):
                yield Note.of("statement-named-member", name=shorten(member.iri))


def read_needs(index: TripleIndex, node: Node, fault: Fault) -> tuple[Path, ...]:
    """Read the paths without whose values a rule or condition cannot be decided (`mcp:needs`)."""
    found: list[Path] = []
    for term in index.values(node, MCP.needs):
        try:
            found.append(read_path(index, term))
        except UnusableValueError:
            fault(node, Note.of("statement-needs"))
    return tuple(found)


def _counts_values(constraint: Constraint) -> bool:
    """Whether SHACL accepts a constraint beside a path alone: it is about all values together."""
    if isinstance(constraint, Pair):
        return constraint.word in (SH.lessThan, SH.lessThanOrEquals)
    return isinstance(constraint, Count | UniqueLang | Qualified)


def _constraint_faults(constraint: Constraint) -> Iterator[Note]:
    """Say of one constraint that every value meets it or none does, or that engines differ."""
    match constraint:
        case Count(word=SH.minCount, number=0) | Qualified(minimum=None | 0, maximum=None):
            yield Note.of("statement-asks-nothing")
        case UniqueLang(flag=flag) if not is_true(flag):
            yield Note.of("statement-asks-nothing")
        case In(values=()) | Languages(tags=()):
            yield Note.of("statement-lists-nothing")
        case HasValue(value=value):
            yield from _value_faults((value,))
        case In(values=values):
            yield from _value_faults(values)
        case Bound(limit=limit) if not is_bound(limit):
            yield Note.of("statement-bound", limit=printable(limit.value, 60))
        case Pattern(regex=regex) if not safe_pattern(regex):
            yield Note.of("lint-pattern", pattern=printable(regex, 200))


def _value_faults(values: Sequence[Term]) -> Iterator[Note]:
    if any(isinstance(value, Blank) for value in values):
        yield Note.of("statement-blank-value")
    for value in values:
        if isinstance(value, Lit) and value.datatype in _NUMERIC:
            form = _NUMERIC[value.datatype]
            if form is None or not form.fullmatch(value.value):
                number = printable(value.value, 60)
                yield Note.of("statement-number-listed", number=number)


def is_bound(limit: Lit) -> bool:
    """Whether a bound is a number in the form that is understood everywhere, or a day."""
    try:
        if limit.datatype == XSD.date:
            parse_day(limit.value)
        else:
            parse_number(limit.value)
    except UnusableValueError:
        return False
    return limit.datatype in (XSD.integer, XSD.decimal, XSD.date)
