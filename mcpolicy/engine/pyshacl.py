"""The reference engine: pySHACL over rdflib.

Every leaf of the shapes becomes a shape of its own in one graph, which is built once;
`pyshacl.validate` would build it again at every call. Terms are handed over in one normal form (no
explicit `xsd:string`, lexical forms kept), because pySHACL compares terms by their spelling. A
warning of pySHACL is an error here: it would otherwise pass in silence.
"""

from __future__ import annotations

import logging
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
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
from mcpolicy.namespaces import SH, XSD, shorten
from mcpolicy.shape.path import Path
from mcpolicy.shape.tree import Leaf, Shape
from mcpolicy.shape.truth import Truth
from mcpolicy.shape.write import Triple, shape_triples, shape_words
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
    with _ill_typed_values_unlogged():
        graph.addN(
            (_to_rdflib(subject), rdflib.URIRef(predicate), _to_rdflib(value), graph)
            for subject, predicate, value in triples
        )
    return graph


@contextmanager
def _ill_typed_values_unlogged() -> Iterator[None]:
    """Keep rdflib from logging a traceback for a value such as the 13th month: rules judge it."""
    logger = logging.getLogger("rdflib.term")
    logger.addFilter(_not_ill_typed)
    try:
        yield
    finally:
        logger.removeFilter(_not_ill_typed)


def _not_ill_typed(record: logging.LogRecord) -> bool:
    return not record.getMessage().startswith("Failed to convert Literal")


class _PreparedShapes:
    def __init__(self, shapes: Iterable[Shape]) -> None:
        keys: dict[_Key, None] = {}
        for shape in shapes:
            for owner, constraint in shape.every_constraint():
                if isinstance(constraint, Leaf):
                    keys[owner.path, constraint] = None
        written = [
            replace(_alone(path, leaf), iri=f"{_LEAF}{number}")
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
        asked: dict[_Identifier, list[Term]] = {}
        with _ill_typed_values_unlogged():
            for node in nodes:  # terms that differ for us can be one for rdflib, as `en` and `EN`
                asked.setdefault(_to_rdflib(node), []).append(node)
        try:
            with warnings.catch_warnings(), _ill_typed_values_unlogged():
                warnings.simplefilter("error", ShapeRecursionWarning)
                _, reports = shape.validate(SHACLExecutor(), self._graph, focus=list(asked))
        except _FAULTS as error:
            words = ", ".join(sorted(map(shorten, shape_words(_alone(path, leaf)))))
            note = Note.of("engine-run", shape=words, why=str(error))
            raise FrameworkError(note) from None
        failed = {node for _, _, triples in reports for node in asked[_focus(triples)]}
        return {node: Truth.of(node not in failed) for node in nodes}


def _alone(path: Path | None, leaf: Leaf) -> Shape:
    """Make a shape of one leaf."""
    kind = SH.NodeShape if path is None else SH.PropertyShape
    return Shape(path=path, constraints=(leaf,), declared=(kind,))


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
