"""All that one framework describes, typed, and what is made of each of its clauses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from mcpolicy.framework import (
    Condition,
    Framework,
    MicroCredentialType,
    PolicyAspect,
    Rule,
)
from mcpolicy.level import Descriptors, FacetValue, LevelMapping, QualificationType, UnreadTable
from mcpolicy.observation import Observation
from mcpolicy.profile import Profile
from mcpolicy.stacking import StackingParameter
from mcpolicy.statement import Clause, Omission, Source, Statement, Value

__all__ = ["Contents", "Described"]

Described = Statement | Source | Condition | FacetValue | MicroCredentialType | Omission | Framework
"""Anything that a framework describes under a name of its own."""


class Contents(Value):
    """All that one framework describes."""

    framework: Framework
    clauses: tuple[Clause, ...] = ()
    profile: Profile
    descriptors: Descriptors
    qualification_types: tuple[QualificationType, ...] = ()
    stacking: tuple[StackingParameter, ...] = ()
    observations: tuple[Observation, ...] = ()
    mappings: tuple[LevelMapping, ...] = ()
    unread_tables: tuple[UnreadTable, ...] = ()
    aspects: tuple[PolicyAspect, ...] = ()
    micro_credential_types: tuple[MicroCredentialType, ...] = ()
    omissions: tuple[Omission, ...] = ()

    @cached_property
    def things(self) -> Mapping[str, Described]:
        """Everything by its IRI; what clauses say before what is made of them."""
        return {thing.iri: thing for thing in self._all()}

    def _all(self) -> Iterator[Described]:
        framework, descriptors = self.framework, self.descriptors
        yield framework
        yield from framework.sources
        yield from self.clauses
        yield from framework.conditions.values()
        yield from framework.rules
        yield from framework.elements
        yield from self.aspects
        yield from self.micro_credential_types
        yield from framework.credit_systems
        yield from framework.equivalences
        for ladder in framework.ladders:
            yield ladder
            yield from ladder.levels
        yield from descriptors.domains
        yield from descriptors.scales
        yield from descriptors.values
        yield from descriptors.descriptors
        yield from self.qualification_types
        yield from self.profile.definitions
        yield from self.profile.statements
        yield from self.stacking
        yield from self.observations
        yield from self.mappings
        yield from self.unread_tables
        yield from self.omissions

    @cached_property
    def _made(self) -> Mapping[str, tuple[Statement, ...]]:
        made: dict[str, list[Statement]] = {}
        for thing in self.things.values():
            if isinstance(thing, Statement) and thing.clause is not None:
                made.setdefault(thing.clause, []).append(thing)
        return {clause: tuple(statements) for clause, statements in made.items()}

    def made_of(self, clause: Clause) -> tuple[Statement, ...]:
        """Give the statements that are made of a clause, those of one kind together."""
        return self._made.get(clause.iri, ())

    @property
    def without_clause(self) -> Iterator[Statement]:
        """Go through the statements that are made of no clause, and say all themselves."""
        for thing in self.things.values():
            if isinstance(thing, Statement) and not isinstance(thing, Clause) and not thing.clause:
                yield thing

    def clause_of(self, statement: Statement) -> Clause | None:
        """Give the clause that a statement is made of, or None when it names none."""
        clause = self.things.get(statement.clause) if statement.clause is not None else None
        return clause if isinstance(clause, Clause) else None

    def clauses_of(self, source: Source) -> tuple[Clause, ...]:
        """Give the clauses whose principal source is this one, in the order of the text."""
        return tuple(one for one in self.clauses if one.citation.source.iri == source.iri)

    def clauses_also_in(self, source: Source) -> tuple[Clause, ...]:
        """Give the clauses of other sources that this one says too."""
        return tuple(
            clause
            for clause in self.clauses
            if clause.citation.source.iri != source.iri
            and any(place.source.iri == source.iri for place in clause.citations)
        )

    def untested_on(self, rule: Rule) -> tuple[Clause, ...]:
        """Give the clauses on the subject matter of a rule of which nothing is made.

        Those of the same source come first.
        """
        found = [
            one
            for one in self.clauses
            if rule.topic is not None and one.topic == rule.topic and not self.made_of(one)
        ]
        source = rule.citation.source.iri
        return tuple(sorted(found, key=lambda one: one.citation.source.iri != source))

    def tests_naming(self, iri: str) -> tuple[Rule | Condition, ...]:
        """Give the rules and conditions that compare with a thing, or apply under a condition."""
        conditions = self.framework.conditions.values()
        return (
            *(one for one in conditions if iri in one.shape.names),
            *(
                one
                for one in self.framework.rules
                if iri in one.conditions or iri in one.shape.names
            ),
        )
