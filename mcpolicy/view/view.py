"""The view: a record seen through a framework on a day.

Its size in that framework's credit unit, its level on that framework's ladder, its ages. Nothing
here is read from the record as a fact about policy: units, rates and levels come from the
frameworks.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from mcpolicy.credit import CreditSystems
from mcpolicy.framework import Framework
from mcpolicy.level import Ladders
from mcpolicy.model import MicroCredential, Subject
from mcpolicy.namespaces import MCP
from mcpolicy.statement import Value
from mcpolicy.view.dates import dates_of
from mcpolicy.view.derived import Derived
from mcpolicy.view.level import LevelRoute, ResolvedLevel, levels_seen, resolve_levels
from mcpolicy.view.size import ResolvedCredit, needs_other_systems, resolve_credits, size_of
from mcpolicy.view.values import Resolved
from mcpolicy.wording import Note

__all__ = ["Knowledge", "View", "make_view"]


class Knowledge(Protocol):
    """What the frameworks together know, asked for only when it is needed."""

    def credit_systems(self) -> CreditSystems:
        """Give the credit systems of all frameworks."""

    def ladders(self) -> Ladders:
        """Give the ladders of all frameworks."""


class View(Value):
    """A record as one framework sees it on a day."""

    day: date
    derived: tuple[Derived, ...]
    remarks: tuple[Note, ...] = ()
    resolved: Resolved = Resolved()

    def get(self, property_iri: str) -> Derived | None:
        """Give a derived value by its property."""
        return next((one for one in self.derived if one.property == property_iri), None)


def make_view(
    subject: Subject,
    framework: Framework,
    day: date,
    knowledge: Knowledge,
    route: LevelRoute | None = None,
) -> View:
    """See a record through a framework.

    Args:
        subject: The record.
        framework: The framework that looks.
        day: The day asked about.
        knowledge: Units and ladders of all frameworks; asked only for what the framework itself
            does not know.
        route: Leads from levels of other ladders to this framework's; None to use stated levels of
            its own ladders only.
    """
    if not isinstance(subject, MicroCredential):
        return View(day=day, derived=())
    systems = (
        knowledge.credit_systems()
        if needs_other_systems(subject, framework)
        else CreditSystems(framework.credit_systems, framework.equivalences)
    )
    credits = resolve_credits(subject.credits, systems)
    levels = resolve_levels(subject, framework, knowledge.ladders)
    size = size_of(subject, framework, day, systems, credits)
    seen = levels_seen(subject, framework, day, levels, route)
    dates = dates_of(subject, day)
    counts_here = framework.credit_system is not None or any(
        MCP.creditsHere in rule.properties for rule in framework.rules
    )
    sizes = (size.hours, size.credit) if counts_here else (size.hours,)
    remarks = (
        *(note for level in levels for note in level.remarks),
        *size.remarks,
        *seen.remarks,
        *dates.remarks,
    )
    return View(
        day=day,
        derived=(*sizes, *seen.derived, *dates.derived),
        remarks=tuple(dict.fromkeys(remarks)),
        resolved=_resolved(credits, levels),
    )


def _resolved(credits: Sequence[ResolvedCredit], levels: Sequence[ResolvedLevel]) -> Resolved:
    """Give what may stand in the values of the record: what is known, and known for sure."""
    return Resolved(
        systems={
            one.claim: tuple(dict.fromkeys((one.system.iri, one.system.family)))
            for one in credits
            if one.system is not None
        },
        levels={
            one.claim: (one.levels[0].ladder, one.levels[0].iri, one.levels[0].order)
            for one in levels
            if len(one.levels) == 1
        },
    )
