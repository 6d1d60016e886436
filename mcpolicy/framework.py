"""A loaded framework: its header, its rules and conditions, its units and ladders."""

from __future__ import annotations

from dataclasses import field
from functools import cached_property

from mcpolicy.credit import CreditEquivalence, CreditSystem
from mcpolicy.level import Ladder
from mcpolicy.shape.path import Path
from mcpolicy.shape.tree import Shape
from mcpolicy.statement import Source, Statement, Value
from mcpolicy.text import LangText

__all__ = [
    "Condition",
    "Framework",
    "FrameworkElement",
    "MicroCredentialType",
    "PolicyAspect",
    "Rule",
]


class _Tested(Value):
    """Something that a shape tests.

    Attributes:
        shape: The typed shape.
        needs: Paths without whose values it cannot be decided.
    """

    shape: Shape
    needs: tuple[Path, ...] = ()

    @property
    def targets(self) -> tuple[str, ...]:
        """IRIs of the classes of records that it is about."""
        return self.shape.target_classes

    @property
    def properties(self) -> frozenset[str]:
        """All properties that it looks at or needs."""
        return self.shape.properties.union(*(path.properties for path in self.needs))


class Condition(_Tested):
    """When a rule applies.

    Attributes:
        remarks: What is to be known of it.
    """

    iri: str
    id: str
    label: LangText
    remarks: tuple[LangText, ...] = ()


class Rule(Statement, _Tested):
    """A clause of policy that a record can satisfy or violate.

    Attributes:
        message: What is wrong with a record that violates it.
        hint: What would satisfy it.
        conditions: IRIs of the conditions under which it applies.
    """

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


class PolicyAspect(Statement):
    """A part that the policy of a provider is expected to cover."""


class MicroCredentialType(Value):
    """A kind of micro-credential that a policy names."""

    iri: str
    id: str
    label: LangText


class Framework(Value):
    """One policy framework.

    Attributes:
        id: Folder name and prefix.
        digest: Digest of all its Turtle files, those of texts in further languages apart.
        texts_digest: Digest of its files of texts in further languages; None when it has none.
        jurisdictions: IRIs of the countries or regions it belongs to.
        credit_system: IRI of the unit in which it sees size, or None.
        ladder_iris: IRIs of the ladders on which it sees levels.
        elements: Parts that it expects other frameworks to have.
    """

    iri: str
    id: str
    label: LangText
    description: LangText | None = None
    version: str
    digest: str
    texts_digest: str | None = None
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

    @cached_property
    def shapes(self) -> tuple[Shape, ...]:
        """The shapes of all rules, then of all conditions."""
        return tuple(one.shape for one in self.tested)

    @property
    def tested(self) -> tuple[Rule | Condition, ...]:
        """All rules, then all conditions."""
        return (*self.rules, *self.conditions.values())

    @cached_property
    def needed(self) -> frozenset[str]:
        """The properties without which some rule or condition cannot be decided."""
        return frozenset(
            iri for one in self.tested for path in one.needs for iri in path.properties
        )

    def rule(self, rule_id: str) -> Rule | None:
        """Give a rule by `eu:rule-...`, by its local name, or by IRI."""
        for rule in self.rules:
            if rule_id in (rule.iri, rule.id, rule.id.partition(":")[2]):
                return rule
        return None
