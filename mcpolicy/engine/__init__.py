"""Engines: triples and shapes in, results out, nothing else.

An engine is prepared once with the shapes of a framework and then run over many data graphs. It
reports which named shape failed on which node; dates, needs, conditions, worlds and severities are
not its business.
"""

from __future__ import annotations

from typing import NamedTuple, Protocol

from mcpolicy.framework import ShapeTriples
from mcpolicy.turtle import Term, TripleIndex

__all__ = ["Engine", "PreparedShapes", "ShapeResult"]


class ShapeResult(NamedTuple):
    """One failure: the shape that failed, the node it failed on, the constraint component, and the value if there is one."""

    shape: str
    focus: str
    component: str
    value: Term | None


class PreparedShapes(Protocol):
    """Shapes that are ready to be run."""

    def run(self, data: TripleIndex) -> tuple[ShapeResult, ...]:
        """Validate a data graph and give every failure of every shape that has a target."""


class Engine(Protocol):
    """A SHACL engine."""

    @property
    def name(self) -> str:
        """Name and version, for the report."""

    def prepare(self, shapes: ShapeTriples) -> PreparedShapes:
        """Make shapes ready to be run many times.

        Raises:
            FrameworkError: If the engine cannot use a shape; it is never passed over.
        """
