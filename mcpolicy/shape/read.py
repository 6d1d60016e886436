"""What the shape of a rule or a condition tests: its paths, its bounds, and the values that it
compares with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any

from mcpolicy.framework import Path, ShapeTriples
from mcpolicy.interval import parse_number
from mcpolicy.namespaces import MCP, RDF, SH, SHACL_CORE, shorten
from mcpolicy.turtle import Blank, Iri, Lit, Node, Term, TripleIndex

__all__ = ["read_path", "read_shape"]

_NUMERIC = frozenset(
    {SH.minInclusive, SH.maxInclusive, SH.minExclusive, SH.maxExclusive, SH.hasValue, SH.term("in")}
)
_EXCLUDING = frozenset(SH.term(name) for name in ("not", "xone", "maxCount", "qualifiedMaxCount"))


def read_path(index: TripleIndex, term: Term | None) -> Path | None:
    """Read a property path: one property, a list of steps, or `sh:alternativePath` of properties; None for any other."""
    if isinstance(term, Iri) and term != RDF.nil:
        return Path(steps=((str(term),),))
    if not isinstance(term, Blank):
        return None
    choice = index.value(term, SH.alternativePath)
    if choice is not None:
        options = index.items(choice)
        if options and all(isinstance(option, Iri) for option in options):
            return Path(steps=(tuple(str(option) for option in options),))
        return None
    steps: list[tuple[str, ...]] = []
    for item in index.items(term):
        step = read_path(index, item)
        if step is None or len(step.steps) != 1:
            return None
        steps.extend(step.steps)
    return Path(steps=tuple(steps)) if steps else None


def read_shape(
    index: TripleIndex, node: Node, fault: Callable[[str, str], None]
) -> dict[str, Any] | None:
    """Read what a rule or a condition tests, as the fields that both have.

    Args:
        index: The triples of the framework.
        node: The shape.
        fault: Told the shape and why something in it cannot be used.

    Returns:
        The fields, or None when it has no target or no path.
    """
    targets = tuple(
        str(value) for value in index.values(node, SH.targetClass) if isinstance(value, Iri)
    )
    needs: list[Path] = []
    for term in index.values(node, MCP.needs):
        path = read_path(index, term)
        if path is None:
            fault(node, "has a mcp:needs that is neither a property nor a list of properties")
        else:
            needs.append(path)
    triples = tuple(_shape_triples(index, node))
    for word in sorted(
        {predicate for _, predicate, _ in triples if predicate.startswith(SH)} - SHACL_CORE
    ):
        fault(node, f"uses {shorten(word)}, which rules may not use")
    paths: list[Path] = []
    for subject, predicate, value in triples:
        if predicate == SH.path:
            path = read_path(index, value)
            if path is None:
                fault(
                    node,
                    "has a sh:path that is not a property, a list of properties or a choice of properties",
                )
            elif subject == node or isinstance(subject, Blank):
                paths.append(path)
    if not targets:
        fault(node, "lacks sh:targetClass")
    if not paths:
        fault(node, "lacks sh:path")
    if not targets or not paths:
        return None
    return {
        "targets": targets,
        "paths": tuple(dict.fromkeys(paths)),
        "needs": tuple(needs),
        "triples": triples,
        "breaks": _breaks(index, triples),
        "compared": _compared(index, triples),
        "excludes": any(predicate in _EXCLUDING for _, predicate, _ in triples),
    }


def _shape_triples(index: TripleIndex, node: Node) -> ShapeTriples:
    kept: list[tuple[Node, str, Term]] = []
    for subject, predicate, value in index.closure(node):
        if predicate.startswith(SH):
            if predicate != SH.message:
                kept.append((subject, predicate, value))
        elif predicate in (RDF.first, RDF.rest) or (
            predicate == RDF.type and isinstance(value, Iri) and value.startswith(SH)
        ):
            kept.append((subject, predicate, value))
    return tuple(kept)


def _breaks(index: TripleIndex, triples: Iterable[tuple[Node, str, Term]]) -> frozenset[Fraction]:
    found: set[Fraction] = set()
    for _, predicate, value in triples:
        if predicate not in _NUMERIC:
            continue
        members = index.items(value) if predicate == SH.term("in") else (value,)
        for member in members:
            if isinstance(member, Lit):
                try:
                    found.add(parse_number(member.value))
                except ValueError:
                    continue
    return frozenset(found)


def _compared(index: TripleIndex, triples: ShapeTriples) -> frozenset[str]:
    values: list[Term] = []
    mentioned: set[str] = set()
    for _, predicate, value in triples:
        if predicate == SH.hasValue:
            values.append(value)
        elif predicate == SH.term("in"):
            values.extend(index.items(value))
        elif isinstance(value, Iri):
            mentioned.add(value)
    return frozenset(mentioned) if any(isinstance(value, Iri) for value in values) else frozenset()
