"""What a rule or a condition tests: its shape, and what it cannot be decided without."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mcpolicy.errors import UnusableValueError
from mcpolicy.namespaces import MCP, SH, SHACL_CORE, shorten
from mcpolicy.shape.path import Path
from mcpolicy.shape.pattern import safe_pattern
from mcpolicy.shape.read import left_over, read_path, read_shape
from mcpolicy.shape.tree import (
    Constraint,
    Count,
    HasValue,
    In,
    NamedShape,
    Pair,
    Pattern,
    Qualified,
    Shape,
    UniqueLang,
)
from mcpolicy.shape.write import shape_words
from mcpolicy.turtle import Blank, Node, Term, TripleIndex
from mcpolicy.wording import Note, printable

__all__ = ["Fault", "read_needs", "read_tested", "shape_faults"]

Fault = Callable[[str, Note], None]
"""Is told the subject and what is wrong with it."""


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
        if any(isinstance(value, Blank) for value in _named_values(constraint)):
            yield Note.of("statement-blank-value")
        if isinstance(constraint, Pattern) and not safe_pattern(constraint.regex):
            yield Note.of("lint-pattern", pattern=printable(constraint.regex, 200))
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


def _named_values(constraint: Constraint) -> tuple[Term, ...]:
    """Give the values that a constraint names."""
    match constraint:
        case HasValue(value=value):
            return (value,)
        case In(values=values):
            return values
        case _:
            return ()
