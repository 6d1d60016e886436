"""A toy engine: it knows counts and listed values, on properties and sequences. One file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from mcpolicy.errors import FrameworkError
from mcpolicy.namespaces import SH
from mcpolicy.shape.path import Path
from mcpolicy.shape.tree import Count, HasValue, In, Leaf, Shape
from mcpolicy.shape.truth import Truth
from mcpolicy.turtle import Term, TripleIndex
from mcpolicy.wording import Note


class ToyLeaves:
    def __init__(self, values: TripleIndex) -> None:
        self.values = values

    def stand(self, path: Path | None, leaf: Leaf, nodes: Sequence[Term]) -> Mapping[Term, Truth]:
        return {node: self.one(path, leaf, node) for node in nodes}

    def one(self, path: Path | None, leaf: Leaf, node: Term) -> Truth:
        values = (node,) if path is None else path.reach(self.values, (node,))
        match leaf:
            case Count(word=SH.minCount, number=number):
                return Truth.of(len(values) >= number)
            case Count(word=SH.maxCount, number=number):
                return Truth.of(len(values) <= number)
            case HasValue(value=value):
                return Truth.of(value in values)
            case In(values=listed):
                return Truth.of(set(values) <= set(listed))
        raise AssertionError("prepare refuses the rest")


class ToyShapes:
    def on(self, values: TripleIndex) -> ToyLeaves:
        return ToyLeaves(values)


class ToyEngine:
    name = "toy 1"

    def prepare(self, shapes: Iterable[Shape]) -> ToyShapes:
        for shape in shapes:
            for _, constraint in shape.every_constraint():
                if isinstance(constraint, Leaf) and not isinstance(
                    constraint, Count | HasValue | In
                ):
                    note = Note.verbatim(f"the toy engine knows no {type(constraint).__name__}")
                    raise FrameworkError(note)
        return ToyShapes()
