"""A framework as a record: described by the elements that other frameworks ask for."""

from __future__ import annotations

from collections.abc import Iterable

from mcpolicy.framework import Framework, FrameworkElement
from mcpolicy.model import FrameworkRecord, InputRecord, ListedValue
from mcpolicy.namespaces import code_of
from mcpolicy.profile import Profile
from mcpolicy.readers.source import InputSource
from mcpolicy.statement import Clause

__all__ = ["framework_record"]


def framework_record(
    framework: Framework,
    profile: Profile,
    clauses: Iterable[Clause],
    elements: Iterable[FrameworkElement],
) -> InputRecord:
    """Describe a framework out of its own graph.

    A framework has an element when its folder answers one of the questions or facets that show it
    with *required* or *optional*, or holds a rule or clause on a subject matter that shows it;
    it prepares one whose answer is *in preparation*. Of an element that nothing in a graph shows,
    such as a preamble, it cannot be said whether the framework has it.

    Args:
        framework: The framework described.
        profile: Its answers.
        clauses: Its clauses.
        elements: What is looked for.
    """
    answers: dict[str, set[str]] = {}
    for statement in profile.statements:
        for iri in statement.about:
            answers.setdefault(iri, set()).add(statement.answer)
    topics = {statement.topic for statement in (*framework.rules, *clauses)}
    has: list[ListedValue] = []
    prepares: list[ListedValue] = []
    undecided: list[ListedValue] = []
    for element in elements:
        given = {answer for iri in element.shown_by for answer in answers.get(iri, ())}
        if given & {"required", "optional"} or any(
            code_of(iri) in topics for iri in element.shown_by
        ):
            has.append(ListedValue(element.iri))
        elif "in-preparation" in given:
            prepares.append(ListedValue(element.iri))
        elif not element.shown_by:
            undecided.append(ListedValue(element.iri))
    subject = FrameworkRecord(
        id=framework.iri,
        title=framework.label,
        has_elements=tuple(has),
        prepares_elements=tuple(prepares),
        undecided_elements=tuple(undecided),
    )
    source = InputSource(
        path=f"framework {framework.id}", format="framework", digest=framework.digest
    )
    return source.record(subject, 0)
