"""Anything that has a name explained: what a framework describes, and terms of the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from mcpolicy.contents import Contents, Described
from mcpolicy.credit import CreditEquivalence, CreditSystem
from mcpolicy.errors import UnknownNameError
from mcpolicy.framework import (
    Condition,
    Framework,
    FrameworkElement,
    MicroCredentialType,
    PolicyAspect,
    Rule,
)
from mcpolicy.level import (
    DescriptorDomain,
    FacetScale,
    FacetValue,
    Ladder,
    Level,
    LevelDescriptor,
    LevelMapping,
    QualificationType,
    UnreadTable,
)
from mcpolicy.library import Library
from mcpolicy.namespaces import FRAMEWORKS, MCP, framework_namespace, shorten
from mcpolicy.observation import Observation
from mcpolicy.pages import clauses, credits, ladders, sayings
from mcpolicy.pages.explanation import Explanation, Part
from mcpolicy.pages.names import Names, label_of
from mcpolicy.pages.rule import RulePage, rule_page
from mcpolicy.pages.terms import term_page
from mcpolicy.profile import Definition, ProfileStatement
from mcpolicy.stacking import StackingParameter
from mcpolicy.statement import Clause, Omission, Source, Statement

__all__ = ["PARTS", "explain"]

PARTS: Mapping[type, Callable[[Any, Contents, Names], Iterable[Part]]] = {
    Clause: clauses.clause_parts,
    Source: clauses.source_parts,
    Condition: sayings.condition_parts,
    Ladder: ladders.ladder_parts,
    Level: ladders.level_parts,
    LevelDescriptor: ladders.required_parts,
    DescriptorDomain: ladders.domain_parts,
    FacetScale: ladders.scale_parts,
    FacetValue: ladders.value_parts,
    QualificationType: ladders.qualification_parts,
    LevelMapping: ladders.mapping_parts,
    UnreadTable: ladders.unread_parts,
    CreditSystem: credits.system_parts,
    CreditEquivalence: credits.equivalence_parts,
    StackingParameter: credits.limit_parts,
    Definition: sayings.definition_parts,
    ProfileStatement: sayings.answer_parts,
    Observation: sayings.observation_parts,
    PolicyAspect: sayings.aspect_parts,
    FrameworkElement: sayings.element_parts,
    MicroCredentialType: sayings.type_parts,
    Omission: sayings.omission_parts,
    Framework: sayings.framework_parts,
}
"""What is special to each kind of thing; a rule has a page of its own (`mcpolicy.pages.rule`)."""


def explain(name: str, library: Library) -> RulePage | Explanation:
    """Make the page of anything that has a name.

    Args:
        name: `mauritius:clause-size`, the IRI, a term such as `mcp:facet-assessed`, or the part
            behind the colon where only one thing has it.
        library: Where frameworks come from.

    Raises:
        UnknownNameError: If nothing has that name, or several things have it; with the nearest.
        FrameworkError: If a framework that is asked cannot be used.
    """
    names = Names(library)
    iri = _find(name, library)
    contents = names.contents(iri)
    if contents is None:
        return term_page(iri, names)
    thing = contents.things[iri]
    if isinstance(thing, Rule):
        return rule_page(thing.iri, library)
    return _page(thing, contents, names)


def _find(name: str, library: Library) -> str:
    """Give the IRI of what a name means."""
    short = shorten(name.removeprefix("<").removesuffix(">"))
    prefix, colon, local = short.partition(":")
    if prefix == "mcp" and colon:
        iri = MCP.term(local)
        if iri in library.vocabulary:
            return iri
        raise UnknownNameError(name, library.vocabulary.names)
    if prefix in library.ids() and colon:
        iri, things = framework_namespace(prefix).term(local), library.contents(prefix).things
        if iri in things:
            return iri
        raise UnknownNameError(name, map(shorten, things))
    known = [
        *(iri for one in library.ids() for iri in library.contents(one).things),
        *map(str, library.vocabulary.triples.subjects()),
    ]
    found = [iri for iri in known if not colon and iri.rpartition("#")[2] == name]
    if len(found) == 1:
        return found[0]
    of_interest = (iri for iri in known if iri.startswith((FRAMEWORKS, MCP)))
    raise UnknownNameError(name, map(shorten, of_interest))


def _page(thing: Described, contents: Contents, names: Names) -> Explanation:
    """Make the page of what a framework describes."""
    statement = thing if isinstance(thing, Statement) else None
    clause = None if statement is None else contents.clause_of(statement)
    answering = clause if clause is not None else thing
    comment = thing.comment if isinstance(thing, Source) else None
    remarks = thing.remarks if isinstance(thing, Statement | Condition) else ()
    return Explanation(
        id=shorten(thing.iri),
        iri=thing.iri,
        kind=names.kind(thing),
        label=label_of(thing),
        framework=None if isinstance(thing, Framework) else contents.framework.label,
        place=names.library.document(contents.framework.id).place_of(thing.iri),
        parts=tuple(PARTS[type(thing)](thing, contents, names)),
        statement=statement,
        clause=clause,
        remarks=remarks if comment is None else (comment,),
        facts=answering.facts if isinstance(answering, Clause | Source) else (),
    )
