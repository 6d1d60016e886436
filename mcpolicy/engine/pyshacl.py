"""The reference engine: pySHACL over rdflib.

The shapes graph is built once; `pyshacl.validate` would build it again at every call. Terms are
handed over in one normal form (no explicit `xsd:string`, lexical forms kept), because pySHACL
compares terms by their spelling. A warning of pySHACL, such as the one that it gives when it stops
following recursive shapes, is an error here: it would otherwise pass in silence.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from importlib.metadata import version

import rdflib
from pyshacl.errors import (
    ConstraintLoadError,
    ReportableRuntimeError,
    ShapeLoadError,
    ShapeRecursionWarning,
    ValidationFailure,
)
from pyshacl.pytypes import SHACLExecutor
from pyshacl.shape import Shape
from pyshacl.shapes_graph import ShapesGraph

from mcpolicy.engine import ShapeResult
from mcpolicy.errors import FrameworkError
from mcpolicy.framework import ShapeTriples
from mcpolicy.namespaces import SH, XSD
from mcpolicy.turtle import Blank, Iri, Lit, Node, Term, TripleIndex
from mcpolicy.wording import Note

__all__ = ["PyshaclEngine", "rdflib_graph"]

_FAULTS = (
    ConstraintLoadError,
    ReportableRuntimeError,
    ShapeLoadError,
    ShapeRecursionWarning,
    ValidationFailure,
)


def _to_rdflib(term: Term) -> rdflib.term.Identifier:
    if isinstance(term, Iri):
        return rdflib.URIRef(term)
    if isinstance(term, Blank):
        return rdflib.BNode(term[2:])
    if term.language:
        return rdflib.Literal(term.value, lang=term.language, normalize=False)
    datatype = None if term.datatype == XSD.string else rdflib.URIRef(term.datatype)
    return rdflib.Literal(term.value, datatype=datatype, normalize=False)


def _from_rdflib(node: object) -> Term | None:
    if isinstance(node, rdflib.Literal):
        return Lit(str(node), str(node.datatype or XSD.string), node.language)
    if isinstance(node, rdflib.BNode):
        return Blank(f"_:{node}")
    if isinstance(node, rdflib.URIRef):
        return Iri(str(node))
    return None


class _Graph(rdflib.Graph):
    """A graph that is true without counting its triples, which pyshacl would have it do at every finding."""

    def __bool__(self) -> bool:
        return True


def rdflib_graph(triples: Iterable[tuple[Node, str, Term]]) -> rdflib.Graph:
    """Give triples as an rdflib graph, in the store without contexts: half the work of a look-up."""
    graph = _Graph(store="SimpleMemory", bind_namespaces="none")
    graph.addN(
        (_to_rdflib(subject), rdflib.URIRef(predicate), _to_rdflib(value), graph)
        for subject, predicate, value in triples
    )
    return graph


class _PreparedShapes:
    def __init__(self, shapes: ShapeTriples) -> None:
        self._graph = ShapesGraph(rdflib_graph(shapes))
        try:
            self._shapes: tuple[Shape, ...] = tuple(
                shape for shape in self._graph.shapes if any(True for _ in shape.target_classes())
            )
        except _FAULTS as error:
            raise FrameworkError(Note.of("engine-load", why=str(error))) from None

    def run(self, data: TripleIndex) -> tuple[ShapeResult, ...]:
        graph = rdflib_graph(data)
        found: set[ShapeResult] = set()
        with warnings.catch_warnings():
            warnings.simplefilter("error", ShapeRecursionWarning)
            for shape in self._shapes:
                try:
                    _, reports = shape.validate(SHACLExecutor(), graph)
                except _FAULTS as error:
                    note = Note.of("engine-run", shape=str(shape.node), why=str(error))
                    raise FrameworkError(note) from None
                found.update(_result(triples) for _, _, triples in reports)
        return tuple(sorted(found, key=repr))


def _result(triples: Iterable[tuple[object, object, object]]) -> ShapeResult:
    parts: dict[str, object] = {}
    for _, predicate, value in triples:
        parts[str(predicate)] = value[1] if isinstance(value, tuple) else value
    return ShapeResult(
        shape=str(parts[SH.sourceShape]),
        focus=str(parts[SH.focusNode]),
        component=str(parts[SH.sourceConstraintComponent]),
        value=_from_rdflib(parts.get(SH.value)),
    )


class PyshaclEngine:
    """pySHACL, with its shapes graph kept between calls."""

    def __init__(self) -> None:
        """Look up the version once."""
        self._name = f"pyshacl {version('pyshacl')}"

    @property
    def name(self) -> str:
        """Name and version."""
        return self._name

    def prepare(self, shapes: ShapeTriples) -> _PreparedShapes:
        """Load shapes.

        Raises:
            FrameworkError: If pySHACL cannot load one.
        """
        return _PreparedShapes(shapes)
