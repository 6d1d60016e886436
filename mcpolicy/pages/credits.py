"""What is special to credit rates, equivalences, and limits on stacking."""

from __future__ import annotations

from collections.abc import Iterator

from mcpolicy.contents import Contents
from mcpolicy.credit import CreditEquivalence, CreditSystem
from mcpolicy.interval import Interval
from mcpolicy.namespaces import MCP, code_of, shorten
from mcpolicy.pages.explanation import Part, part
from mcpolicy.pages.names import Names
from mcpolicy.stacking import StackingParameter
from mcpolicy.text import LangText
from mcpolicy.wording import Note

__all__ = ["equivalence_parts", "limit_parts", "system_parts"]


def system_parts(system: CreditSystem, contents: Contents, names: Names) -> Iterator[Part]:
    """Say what one credit stands for, of which system it is a rate, and where the rate holds."""
    hours, places = system.hours_per_credit, ", ".join(map(shorten, system.jurisdictions))
    variant = system.variant_of
    rate = None if hours is None else Note.of("explain-rate", unit=system.notation, hours=hours)
    yield from part(
        "described",
        rate,
        system.refusal,
        names.entry(MCP.workloadUnit, _unit(system, names)),
        Note.of("explain-notation", notation=system.notation),
        Note.of("explain-names", names=", ".join(system.names)) if system.names else None,
        names.entry(MCP.creditsPerYear, system.credits_per_year),
        names.entry(MCP.variantOf, None if variant is None else names.named(variant)),
        names.entry(MCP.jurisdiction, places or None),
    )
    systems = names.library.credit_systems()
    rates = [one for one in systems.systems.values() if one.variant_of == system.iri]
    yield from part("rates", *(_rate(one, names) for one in rates))
    equivalences = [
        one for one in systems.equivalences if system.iri in (one.subject_system, one.object_system)
    ]
    yield from part("equivalences", *(names.said(one) for one in equivalences))


def _unit(system: CreditSystem, names: Names) -> LangText | None:
    """Give the name of the kind of hour that is counted."""
    units = names.library.vocabulary.list(MCP.WorkloadUnit)
    return next((label for iri, label in units if code_of(iri) == system.workload_unit), None)


def _rate(system: CreditSystem, names: Names) -> Note:
    """Name a national rate with its hours."""
    said = names.said(system)
    if system.hours_per_credit is None:
        return said
    return Note.of("explain-rate-of", rate=said, hours=system.hours_per_credit)


def equivalence_parts(
    equivalence: CreditEquivalence, contents: Contents, names: Names
) -> Iterator[Part]:
    """Say how many credits of one system are how many of the other."""
    systems = names.library.credit_systems().systems

    def amount(amount: Interval, iri: str) -> Note:
        unit = systems[iri].notation if iri in systems else shorten(iri)
        return Note.of("amount", amount=amount, unit=unit)

    left = amount(equivalence.subject_amount, equivalence.subject_system)
    right = amount(equivalence.object_amount, equivalence.object_system)
    yield from part(
        "described",
        Note.of("explain-equal", one=left, other=right),
        names.entry(MCP.subjectSystem, names.named(equivalence.subject_system)),
        names.entry(MCP.objectSystem, names.named(equivalence.object_system)),
    )


def limit_parts(limit: StackingParameter, contents: Contents, names: Names) -> Iterator[Part]:
    """Say the number, what it limits, and for which types of qualification it holds."""
    number = Interval(limit.value, limit.value)
    yield from part(
        "described",
        Note.of("entry", name=names(limit.limit), value=number),
        names.defined(limit.limit),
    )
    types = [names.named(iri) for iri in limit.applies_to]
    yield from part("applies-to", *(types or [Note.of("explain-every-type")]))
