"""A loaded framework: its header, its rules and conditions, and the units and ladders by which it
sees a credential.
"""

from __future__ import annotations

from dataclasses import field
from fractions import Fraction

from mcpolicy.credit import CreditEquivalence, CreditSystem
from mcpolicy.level import Ladder
from mcpolicy.namespaces import shorten
from mcpolicy.statement import Source, Statement, Value
from mcpolicy.text import LangText
from mcpolicy.turtle import Node, Term

__all__ = ["Condition", "Framework", "FrameworkElement", "Path", "Rule", "ShapeTriples"]

ShapeTriples = tuple[tuple[Node, str, Term], ...]


class Path(Value):
    """A way through a record: steps one after the other, each one property or a choice of several.

    >>> str(Path(steps=(("https://w3id.org/mcpolicy/vocab#levelHere",), ("https://w3id.org/mcpolicy/vocab#order",))))
    'mcp:levelHere / mcp:order'
    """

    steps: tuple[tuple[str, ...], ...]

    def __str__(self) -> str:
        """Write the steps with their short names."""
        shown = (" | ".join(shorten(iri) for iri in step) for step in self.steps)
        return " / ".join(f"({text})" if " | " in text else text for text in shown)

    @property
    def properties(self) -> frozenset[str]:
        """All properties that occur in it."""
        return frozenset(iri for step in self.steps for iri in step)


class _Shape(Value):
    iri: str
    id: str
    label: LangText
    targets: tuple[str, ...]
    paths: tuple[Path, ...]
    """The paths of the shape; one for a property shape, those of its members for a node shape."""
    needs: tuple[Path, ...] = ()
    triples: ShapeTriples = ()
    breaks: frozenset[Fraction] = frozenset()
    compared: frozenset[str] = frozenset()
    """The properties that it mentions, when it compares values with listed ones."""
    excludes: bool = False
    """Whether it says what must not be, or how often at most."""
    """The numbers that the shape compares with."""

    @property
    def properties(self) -> frozenset[str]:
        """All properties that the shape looks at or needs."""
        return frozenset(iri for path in (*self.paths, *self.needs) for iri in path.properties)


class Condition(_Shape):
    """When a rule applies."""


class Rule(Statement, _Shape):
    """A clause of policy that a record can satisfy or violate."""

    message: LangText
    hint: LangText | None = None
    conditions: tuple[str, ...] = ()


class FrameworkElement(Statement):
    """A part that a framework is expected to have.

    Attributes:
        shown_by: IRIs of the questions, facets and subject matters by which a framework shows that
            it has it.
    """

    shown_by: tuple[str, ...] = ()


class Framework(Value):
    """One policy framework.

    Attributes:
        id: Folder name and prefix.
        digest: Digest of all its Turtle files.
        jurisdictions: IRIs of the countries or regions it belongs to.
        credit_system: IRI of the unit in which it sees size, or None.
        ladder_iris: IRIs of the ladders on which it sees levels.
        elements: Parts that it expects other frameworks to have.
        prepared: What engines keep of its shapes between calls, by engine name.
    """

    iri: str
    id: str
    label: LangText
    description: LangText | None = None
    version: str
    digest: str
    jurisdictions: tuple[str, ...] = ()
    credit_system: str | None = None
    ladder_iris: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    rules: tuple[Rule, ...] = ()
    conditions: dict[str, Condition] = field(default_factory=dict)
    credit_systems: tuple[CreditSystem, ...] = ()
    equivalences: tuple[CreditEquivalence, ...] = ()
    ladders: tuple[Ladder, ...] = ()
    elements: tuple[FrameworkElement, ...] = ()
    prepared: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def shapes(self) -> ShapeTriples:
        """The triples of all rules and conditions, for an engine."""
        return tuple(
            triple for shape in (*self.rules, *self.conditions.values()) for triple in shape.triples
        )

    def rule(self, rule_id: str) -> Rule | None:
        """Give a rule by `eu:rule-...`, by its local name, or by IRI."""
        for rule in self.rules:
            if rule_id in (rule.iri, rule.id, rule.id.partition(":")[2]):
                return rule
        return None
