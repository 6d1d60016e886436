"""What is special to all that is neither of a ladder nor of credit.

That is definitions, answers, figures, omissions, conditions, what a framework asks of others, and
the framework itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from mcpolicy.contents import Contents
from mcpolicy.framework import (
    Condition,
    Framework,
    FrameworkElement,
    MicroCredentialType,
    PolicyAspect,
)
from mcpolicy.interval import Interval
from mcpolicy.namespaces import MCP, code_of, shorten
from mcpolicy.observation import Observation
from mcpolicy.pages.explanation import Part, part
from mcpolicy.pages.names import Names
from mcpolicy.pages.tested import say_shape
from mcpolicy.profile import Definition, ProfileStatement
from mcpolicy.statement import Omission
from mcpolicy.wording import Note

__all__ = [
    "answer_parts",
    "aspect_parts",
    "condition_parts",
    "definition_parts",
    "element_parts",
    "framework_parts",
    "observation_parts",
    "omission_parts",
    "type_parts",
]


def definition_parts(definition: Definition, contents: Contents, names: Names) -> Iterator[Part]:
    """Give the term and its definition."""
    defines = definition.defines
    yield from part(
        "described",
        Note.of("entry", name=definition.term, value=definition.text),
        names.entry(MCP.defines, None if defines is None else names.named(defines)),
    )


def answer_parts(answer: ProfileStatement, contents: Contents, names: Names) -> Iterator[Part]:
    """Say what is answered, and what the facet or question asks."""
    said = names.answer(answer)
    for iri in answer.about:
        asked = Note.of("explain-answer", about=names.named(iri), answer=said)
        yield from part("described", asked, names.defined(iri))


def observation_parts(observation: Observation, contents: Contents, names: Names) -> Iterator[Part]:
    """Say how many were counted, and out of how many; a figure may stand in the text alone."""
    counted, of = observation.numerator, observation.denominator
    if counted is None:
        return
    number = Note.of("amount-bare", amount=Interval(counted, counted))
    share = None if of is None else Note.of("explain-of", one=number, of=Interval(of, of))
    yield from part("described", number if share is None else share)


def aspect_parts(aspect: PolicyAspect, contents: Contents, names: Names) -> Iterator[Part]:
    """Say which rules ask for it."""
    yield from _naming(aspect.iri, contents, names)


def element_parts(element: FrameworkElement, contents: Contents, names: Names) -> Iterator[Part]:
    """Say by what a framework shows that it has it, and which rules ask for it."""
    yield from part("described", names.entry(MCP.shownBy, names.terms(element.shown_by)))
    yield from _naming(element.iri, contents, names)


def type_parts(kind: MicroCredentialType, contents: Contents, names: Names) -> Iterator[Part]:
    """Say which rules and conditions speak of it."""
    yield from _naming(kind.iri, contents, names)


def _naming(iri: str, contents: Contents, names: Names) -> tuple[Part, ...]:
    return part("named-by", *names.listed(contents.tests_naming(iri)))


def omission_parts(omission: Omission, contents: Contents, names: Names) -> Iterator[Part]:
    """Say what is left out, from where, and why."""
    cited = omission.citation
    reasons = {code_of(iri): iri for iri, _ in names.library.vocabulary.list(MCP.OmissionReason)}
    reason = reasons[omission.reason]
    yield from part(
        "described",
        names.entry(MCP.fact, omission.fact),
        None if cited is None else names.entry(MCP.locator, cited),
    )
    yield from part(
        "why-left-out",
        Note.of("verbatim", text=names(reason)),
        names.defined(reason),
        None if omission.detail is None else Note.verbatim(omission.detail),
    )
    yield from part("see-also", *(names.named(iri) for iri in omission.see_also))


def condition_parts(condition: Condition, contents: Contents, names: Names) -> Iterator[Part]:
    """Say how it is tested, and which rules it is a condition of."""
    single = names.library.vocabulary.is_derived
    targets = Note.listed([Note.of("verbatim", text=names(iri)) for iri in condition.targets])
    paths = ", ".join(str(path) for path in condition.shape.paths)
    needs = ", ".join(str(path) for path in condition.needs)
    yield from part(
        "tested",
        Note.of("explain-target", targets=targets),
        *(line.deeper() for line in say_shape(condition.shape, names, single)),
        Note.of("explain-path", paths=paths),
        Note.of("explain-needs", needs=needs) if needs else None,
    )
    yield from _naming(condition.iri, contents, names)


def framework_parts(framework: Framework, contents: Contents, names: Names) -> Iterator[Part]:
    """Say what it is about, what it uses, and how much it holds."""
    description, unit = framework.description, framework.credit_system
    yield from part(
        "described",
        None if description is None else Note.of("verbatim", text=description),
        names.entry(MCP.version, framework.version),
        names.entry(MCP.jurisdiction, ", ".join(map(shorten, framework.jurisdictions)) or None),
        names.entry(MCP.usesCreditSystem, None if unit is None else names.named(unit)),
        names.entry(MCP.usesLadder, names.terms(framework.ladder_iris)),
    )
    things = list(contents.things.values())[1:]
    yield from part("holds", *names.counts(things))
    yield from part("see-also", Note.of("explain-framework", id=framework.id))
