"""Statements: what each of them must carry, as the shipped shapes say it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from mcpolicy.check.judge import Judge, target_nodes
from mcpolicy.clause import clause_of
from mcpolicy.namespaces import RDFS, shorten
from mcpolicy.shape.read import read_shapes
from mcpolicy.shape.tree import Shape
from mcpolicy.shape.truth import Truth
from mcpolicy.shipped import shipped_triples
from mcpolicy.text import LangText
from mcpolicy.turtle import Iri, Term, TripleIndex
from mcpolicy.wording import Note
from mcpolicy.workbench.lint.context import Context, Fault

__all__ = ["check_statements", "statement_shapes"]

_FILES = ("statement.ttl", "rule.ttl", "crosswalk.ttl")


@cache
def statement_shapes() -> tuple[Shape, ...]:
    """Read the shapes that statements are checked by, once."""
    return read_shapes(shipped_triples(*_FILES))


def check_statements(context: Context) -> Iterator[Fault]:
    """Check what statements, sources and the header carry."""
    data = TripleIndex(context.effective)
    for node, predicate, value in context.vocabulary.triples:
        if predicate == RDFS.subClassOf:
            data.add(node, predicate, value)
    judge = Judge(data, context.engine.prepare(statement_shapes()).on(data))
    about = {shape.targets: shape for shape in statement_shapes()}
    nodes = {targets: target_nodes(shape, data) for targets, shape in about.items()}
    for shape in statement_shapes():
        message = shape.message or LangText.of(shorten(shape.iri or ""))
        stand = judge.stand(shape, nodes[shape.targets])
        faulty = [focus for focus, truth in stand.items() if truth is not Truth.HOLDS]
        for focus in faulty:
            if not _is_of_clause(data, focus, faulty):
                yield context.fault(Note.of("lint-shape", what=message), str(focus))


def _is_of_clause(data: TripleIndex, focus: Term, faulty: Collection[Term]) -> bool:
    """Whether a statement has a fault from its clause, of which it is told."""
    return clause_of(data, focus) in faulty if isinstance(focus, Iri) else False
