"""Engines: the values of a record and the tree of a shape in, how its leaves stand out.

An engine is prepared once with shapes and then asked about many records. It decides what values
alone decide: counts, bounds, patterns, listed values. How leaves join to an answer, what is not
known, dates, conditions and worlds are not its business: that is the judge's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Protocol

from mcpolicy.shape.path import Path
from mcpolicy.shape.tree import Leaf, Shape
from mcpolicy.shape.truth import Truth
from mcpolicy.turtle import Term, TripleIndex

__all__ = ["DEFAULT_ENGINE", "ENGINES", "Engine", "Leaves", "PreparedShapes", "make_engine"]


class Leaves(Protocol):
    """The leaves of prepared shapes on the values of one record."""

    def stand(self, path: Path | None, leaf: Leaf, nodes: Sequence[Term]) -> Mapping[Term, Truth]:
        """Tell how a leaf stands on each of some nodes.

        Args:
            path: How its shape gets from a node to values; None for the node itself.
            leaf: The leaf.
            nodes: Nodes or values of the record.

        Returns:
            The truth by node. An engine that knows no third truth takes every value as understood.

        Raises:
            FrameworkError: If the engine cannot run the leaf.
        """


class PreparedShapes(Protocol):
    """Shapes that are ready to be asked about."""

    def on(self, values: TripleIndex) -> Leaves:
        """Give their leaves on the values of one record."""


class Engine(Protocol):
    """Decides leaves."""

    @property
    def name(self) -> str:
        """Name and version, for the report."""

    def prepare(self, shapes: Iterable[Shape]) -> PreparedShapes:
        """Make shapes ready to be asked about many times.

        Raises:
            FrameworkError: If the engine cannot use a leaf; it is never passed over.
        """


ENGINES: dict[str, str] = {
    "pyshacl": "mcpolicy.engine.pyshacl:PyshaclEngine",
}
"""The engines by name, each with its module and class: imported when it is used."""

DEFAULT_ENGINE = "pyshacl"


def make_engine(name: str = DEFAULT_ENGINE) -> Engine:
    """Make an engine of `ENGINES`.

    Raises:
        KeyError: If there is none of that name.
    """
    module, _, made = ENGINES[name].partition(":")
    engine: Engine = getattr(import_module(module), made)()
    return engine
