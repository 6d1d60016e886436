"""One framework shown, and all of them listed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from mcpolicy.framework import Framework
from mcpolicy.library import Library
from mcpolicy.namespaces import MCP, shorten
from mcpolicy.profile import Definition
from mcpolicy.statement import Value

__all__ = ["FrameworkPage", "FrameworksPage", "framework_page", "frameworks_page"]


class FrameworkPage(Value):
    """A framework, and what the unit and the ladders by which it sees a record are called.

    Attributes:
        framework: The framework.
        credit_unit: Notation of its unit of credit; None when it has none.
        ladders: Notations of its ladders.
        languages: Tags of the languages in which it has a name, or files of texts.
        definitions: What it says that a micro-credential is; empty in a list of frameworks.
    """

    framework: Framework
    credit_unit: str | None
    ladders: tuple[str, ...]
    languages: tuple[str, ...]
    definitions: tuple[Definition, ...] = ()


class FrameworksPage(Value):
    """A list of frameworks."""

    frameworks: tuple[FrameworkPage, ...]


def framework_page(framework: Framework, library: Library) -> FrameworkPage:
    """Make the page of a framework, with its definition of a micro-credential.

    Raises:
        FrameworkError: If the framework, or one that is asked for a unit or a ladder, cannot be
            used.
    """
    said = library.profile(framework.id).definitions
    defining = tuple(one for one in said if one.defines == MCP.MicroCredential)
    return replace(_summary(framework, library), definitions=defining)


def _summary(framework: Framework, library: Library) -> FrameworkPage:
    """Make what a list shows of a framework.

    Args:
        framework: The framework.
        library: Where the other frameworks come from; one is asked only when the framework uses
            a unit or a ladder that is not its own.

    Raises:
        FrameworkError: If a framework that is asked cannot be used.
    """
    unit = framework.credit_system
    units = {system.iri: system.notation for system in framework.credit_systems}
    ladders = {ladder.iri: ladder.notation for ladder in framework.ladders}
    used = {*framework.ladder_iris, *(() if unit is None else (unit,))}
    if not used <= {*units, *ladders}:
        systems = library.credit_systems().systems
        units |= {iri: system.notation for iri, system in systems.items()}
        ladders |= {iri: ladder.notation for iri, ladder in library.ladders().ladders.items()}
    return FrameworkPage(
        framework=framework,
        credit_unit=None if unit is None else units.get(unit, shorten(unit)),
        ladders=tuple(ladders.get(iri, shorten(iri)) for iri in framework.ladder_iris),
        languages=_languages(framework, library),
    )


def _languages(framework: Framework, library: Library) -> tuple[str, ...]:
    tags = (*library.folders.get(framework.id).languages(), *framework.label.tags)
    found: dict[str, str] = {}
    for tag in tags:
        found.setdefault(tag.lower(), tag)
    return tuple(sorted(found.values()))


def frameworks_page(frameworks: Iterable[Framework], library: Library) -> FrameworksPage:
    """Make the list of frameworks.

    Raises:
        FrameworkError: If a framework that has to be asked for a unit or a ladder cannot be used.
    """
    return FrameworksPage(frameworks=tuple(_summary(one, library) for one in frameworks))
