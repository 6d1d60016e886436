"""The reference engine: pySHACL over rdflib.

Every leaf of the shapes becomes a shape of its own in one graph, which is built once;
`pyshacl.validate` would build it again at every call. Terms are handed over in one normal form (no
explicit `xsd:string`, lexical forms kept), because pySHACL compares terms by their spelling. A
warning of pySHACL is an error here: it would otherwise pass in silence.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping, Sequence
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
from pyshacl.shape import Shape as PyshaclShape
from pyshacl.shapes_graph import ShapesGraph

from mcpolicy.errors import FrameworkError
from mcpolicy.namespaces import SH, XSD
from mcpolicy.shape.path import Path
from mcpolicy.shape.tree import Leaf, Shape
from mcpolicy.shape.truth import Truth
from mcpolicy.shape.write import Triple, shape_triples
from mcpolicy.turtle import Blank, Iri, Term, TripleIndex
from mcpolicy.wording import Note

__all__ = ["PyshaclEngine", "rdflib_graph"]

_FAULTS = (
    ConstraintLoadError,
    ReportableRuntimeError,
    ShapeLoadError,
    ShapeRecursionWarning,
    ValidationFailure,
    re.error,
)
_LEAF = "urn:mcpolicy:leaf:"
_Key = tuple[Path | None, Leaf]
_Identifier = rdflib.URIRef | rdflib.BNode | rdflib.Literal


def _to_rdflib(term: Term) -> _Identifier:
    if isinstance(term, Iri):
        return rdflib.URIRef(term)
    if isinstance(term, Blank):
        return rdflib.BNode(term[2:])
    if term.language:
        return rdflib.Literal(term.value, lang=term.language, normalize=False)
    datatype = None if term.datatype == XSD.string else rdflib.URIRef(term.datatype)
    return rdflib.Literal(term.value, datatype=datatype, normalize=False)


class _Graph(rdflib.Graph):
    """A graph that is true without counting its triples, as pySHACL does at every finding."""

    def __bool__(self) -> bool:
        return True


def rdflib_graph(triples: Iterable[Triple]) -> rdflib.Graph:
    """Give triples as an rdflib graph, in the store without contexts, which looks up faster."""
    graph = _Graph(store="SimpleMemory", bind_namespaces="none")
    graph.addN(
        (_to_rdflib(subject), rdflib.URIRef(predicate), _to_rdflib(value), graph)
        for subject, predicate, value in triples
    )
    return graph


class _PreparedShapes:
    def __init__(self, shapes: Iterable[Shape]) -> None:
        keys: dict[_Key, None] = {}
        for shape in shapes:
            for owner, constraint in shape.every_constraint():
                if isinstance(constraint, Leaf):
                    keys[owner.path, constraint] = None
        written = [
            Shape(
                iri=f"{_LEAF}{number}",
                path=path,
                constraints=(leaf,),
                declared=(SH.NodeShape if path is None else SH.PropertyShape,),
            )
            for number, (path, leaf) in enumerate(keys)
        ]
        graph = ShapesGraph(rdflib_graph(shape_triples(*written)))
        try:
            known: dict[str, PyshaclShape] = {str(shape.node): shape for shape in graph.shapes}
        except _FAULTS as error:
            raise FrameworkError(Note.of("engine-load", why=str(error))) from None
        self._leaves = {key: known[f"{_LEAF}{number}"] for number, key in enumerate(keys)}

    def on(self, values: TripleIndex) -> _Leaves:
        return _Leaves(self._leaves, rdflib_graph(values))


class _Leaves:
    def __init__(self, leaves: Mapping[_Key, PyshaclShape], graph: rdflib.Graph) -> None:
        self._leaves = leaves
        self._graph = graph

    def stand(self, path: Path | None, leaf: Leaf, nodes: Sequence[Term]) -> Mapping[Term, Truth]:
        shape = self._leaves[path, leaf]
        asked = {_to_rdflib(node): node for node in nodes}
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", ShapeRecursionWarning)
                _, reports = shape.validate(SHACLExecutor(), self._graph, focus=list(asked))
        except _FAULTS as error:
            note = Note.of("engine-run", shape=str(leaf), why=str(error))
            raise FrameworkError(note) from None
        failed = {asked[_focus(triples)] for _, _, triples in reports}
        return {node: Truth.of(node not in failed) for node in nodes}


def _focus(triples: Iterable[tuple[object, object, object]]) -> _Identifier:
    """Give the focus node of a finding; pySHACL hands terms over alone or with their graph."""
    for _, predicate, value in triples:
        if str(predicate) == SH.focusNode:
            node = value[1] if isinstance(value, tuple) else value
            if isinstance(node, _Identifier):
                return node
    raise FrameworkError(Note.of("engine-focus"))


class PyshaclEngine:
    """pySHACL, with its shapes graph kept between calls."""

    def __init__(self) -> None:
        """Look up the version once."""
        self._name = f"pyshacl {version('pyshacl')}"

    @property
    def name(self) -> str:
        """Name and version."""
        return self._name

    def prepare(self, shapes: Iterable[Shape]) -> _PreparedShapes:
        """Load the leaves of shapes.

        Raises:
            FrameworkError: If pySHACL cannot load one.
        """
        return _PreparedShapes(shapes)
