"""The W3C SHACL Core suite as cases: shapes, data, and whether the data conforms.

Files name their shapes and data by relative IRIs; a class that is a shape is its own target.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from mcpolicy.namespaces import RDF, RDFS, SH
from mcpolicy.shape.read import read_shape
from mcpolicy.shape.tree import Shape
from mcpolicy.turtle import Iri, Lit, Node, TripleIndex, parse_turtle

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
SHT = "http://www.w3.org/ns/shacl-test#"


class Case(NamedTuple):
    """One test of the suite."""

    name: str
    shapes: TripleIndex
    data: TripleIndex
    conforms: bool


def cases(folder: Path) -> Iterator[Case]:
    """Give every validation test below a folder, by its file."""
    for path in sorted(folder.rglob("*.ttl")):
        index = graph(path)
        for test in index.of_type(SHT + "Validate"):
            action, result = index.value(test, MF + "action"), index.value(test, MF + "result")
            conforms = index.value(str(result), SH.conforms)
            assert isinstance(conforms, Lit), path
            yield Case(
                f"{path.parent.name}/{path.stem}",
                graph(named(index, str(action), SHT + "shapesGraph")),
                graph(named(index, str(action), SHT + "dataGraph")),
                conforms.value == "true",
            )


def graph(path: Path) -> TripleIndex:
    return parse_turtle(path.read_bytes(), base=path.as_uri())


def named(index: TripleIndex, node: str, word: str) -> Path:
    return Path(str(index.value(node, word)).removeprefix("file://"))


def shape_nodes(index: TripleIndex) -> tuple[Node, ...]:
    """Give the nodes that are shapes by what they say, anonymous ones on top level included."""
    inside = {value for _, predicate, value in index if predicate.startswith((SH, RDF.first))}
    words = (SH.path, SH.targetNode, SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf)
    return tuple(
        node
        for node in index.subjects()
        if (isinstance(node, Iri) or node not in inside)
        and (
            any(index.values(node, word) for word in words)
            or index.has_type(node, SH.NodeShape)
            or index.has_type(node, SH.PropertyShape)
            or (
                isinstance(node, Iri)
                and any(
                    word.startswith(SH) and word != SH.declare for word in index.properties(node)
                )
            )
        )
        and not any(
            index.has_type(node, SH + kind) for kind in ("ValidationReport", "ValidationResult")
        )
    )


def shapes_of(index: TripleIndex) -> tuple[Shape, ...]:
    """Read the shapes of a shapes graph, with the target that a class is of itself."""
    found: list[Shape] = []
    for node in shape_nodes(index):
        shape = read_shape(index, node)
        if isinstance(node, Iri) and index.has_type(node, RDFS.Class):
            shape = replace(shape, targets=(*shape.targets, (SH.targetClass, node)))
        found.append(shape)
    return tuple(found)
