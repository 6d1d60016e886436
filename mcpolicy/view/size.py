"""Size: a record's credits and hours in the unit of a framework.

Stated hours are used where there are any. Credits stated in the framework's own unit need no
conversion; when stated hours disagree with them, both are possible. Amounts of one family of credit
are compared before anything is converted; sizes that come from different units are used as far as
they agree, and when they do not, all of them are possible.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mcpolicy.credit import Conversion, CreditSystem, CreditSystems
from mcpolicy.framework import Framework
from mcpolicy.interval import Interval
from mcpolicy.model import CreditClaim, MicroCredential
from mcpolicy.namespaces import MCP
from mcpolicy.statement import Value
from mcpolicy.view.derived import Derived, DerivedAmount, NotDerived
from mcpolicy.wording import Note

__all__ = ["ResolvedCredit", "Size", "needs_other_systems", "resolve_credits", "size_of"]


class ResolvedCredit(Value):
    """A claim of credit, and the system that it means, or why it cannot be used.

    Attributes:
        system: The system; None when its name is missing, unknown or ambiguous.
        why_unused: Why the claim gives no amount; None when it does.
    """

    claim: CreditClaim
    system: CreditSystem | None = None
    why_unused: Note | None = None


class Size(Value):
    """The size of a record in a framework's eyes."""

    hours: Derived
    credit: Derived
    remarks: tuple[Note, ...] = ()


class _Amount(Value):
    """The amount that the claims of one family of credit state together."""

    amount: Interval
    system: CreditSystem
    remarks: tuple[Note, ...] = ()


def needs_other_systems(subject: MicroCredential, framework: Framework) -> bool:
    """Whether a record names units that the framework does not know by itself."""
    own = CreditSystems(framework.credit_systems, framework.equivalences)
    if framework.credit_system is not None and framework.credit_system not in own.systems:
        return True
    named = (claim.system for claim in subject.credits if claim.system is not None)
    return any(
        [system.iri for system in own.find(name)] != [framework.credit_system] for name in named
    )


def resolve_credits(
    claims: Sequence[CreditClaim], systems: CreditSystems
) -> tuple[ResolvedCredit, ...]:
    """Tell what system each claim means; a claim that cannot be used says why."""
    return tuple(_resolve(claim, systems) for claim in claims)


def _resolve(claim: CreditClaim, systems: CreditSystems) -> ResolvedCredit:
    amount = claim.amount if claim.amount is not None else (claim.stated or "?")
    if claim.system is None:
        return ResolvedCredit(claim=claim, why_unused=Note.of("credit-no-unit", amount=amount))
    found = systems.find(claim.system)
    if not found:
        why = Note.of("credit-unknown-unit", amount=amount, unit=claim.system)
        return ResolvedCredit(claim=claim, why_unused=why)
    if len(found) > 1:
        options = ", ".join(system.id for system in found)
        why = Note.of("credit-ambiguous-unit", unit=claim.system, options=options)
        return ResolvedCredit(claim=claim, why_unused=why)
    if claim.amount is None:
        why = Note.of("credit-unreadable", stated=claim.stated or "?")
        return ResolvedCredit(claim=claim, system=found[0], why_unused=why)
    return ResolvedCredit(claim=claim, system=found[0])


def size_of(
    subject: MicroCredential,
    framework: Framework,
    day: date,
    systems: CreditSystems,
    resolved: Sequence[ResolvedCredit],
) -> Size:
    """Give the size in hours and in the framework's unit.

    Args:
        subject: The record.
        framework: The framework that looks.
        day: The day on which national rates have to be in force.
        systems: The credit systems that are known.
        resolved: What its claims of credit mean.
    """
    unit = systems.systems.get(framework.credit_system) if framework.credit_system else None
    places = _places(subject)
    home = None if unit is None else systems.in_jurisdiction(unit, places, day)
    stated = subject.notional_hours
    hours: list[Conversion] = []
    elsewhere: list[Conversion] = []
    own: list[Conversion] = []
    refused: list[Note] = []
    remarks: list[Note] = []
    unused = [one.why_unused for one in resolved if one.why_unused is not None]
    for claimed in _by_family(resolved):
        amount, system = claimed.amount, claimed.system
        remarks.extend(claimed.remarks)
        local = systems.in_jurisdiction(system, places, day)
        at_home = unit is not None and system.family == unit.family
        if unit is not None and at_home:
            own.append(systems.convert(amount, system, unit))
        if local.refusal is not None:
            (refused if at_home else unused).append(local.refusal)
            continue
        as_hours = systems.to_hours(amount, local)
        hours.append(as_hours)
        if stated is not None and as_hours.amount.meet(stated) is None:
            remarks.append(_disagreement(stated, claimed, as_hours.amount))
        if home is not None and home.refusal is None and not at_home:
            elsewhere.append(systems.convert(amount, local, home))
    if own or hours or stated is not None:
        remarks.extend(Note.of("remark-credit-unused", why=why) for why in unused)
    reasons = [*unused, *refused]
    if not subject.credits and stated is None:
        reasons.append(Note.of("size-not-stated"))
    if stated is not None:
        hours = [Conversion(amount=stated, how=Note.of("how-hours-stated", hours=stated))]
    hours_here, apart = _agreed(MCP.hoursHere, None, hours, reasons)
    remarks.extend(apart)
    if unit is None or home is None:
        credit: Derived = NotDerived(property=MCP.creditsHere, why=Note.of("no-unit-here"))
        return Size(hours=hours_here, credit=credit, remarks=tuple(remarks))
    amounts = _in_unit(own, elsewhere, stated, systems, home)
    if not own and home.refusal is not None:
        reasons.append(home.refusal)
    credit, apart = _agreed(MCP.creditsHere, unit.notation, amounts, reasons)
    return Size(hours=hours_here, credit=credit, remarks=(*remarks, *apart))


def _in_unit(
    own: list[Conversion],
    elsewhere: list[Conversion],
    stated: Interval | None,
    systems: CreditSystems,
    home: CreditSystem,
) -> list[Conversion]:
    """Give the possible sizes in the framework's unit."""
    from_hours = None
    if stated is not None and home.refusal is None:
        from_hours = systems.from_hours(stated, home)
    if own:
        if from_hours is None or any(one.amount.meet(from_hours.amount) for one in own):
            return own
        return [*own, from_hours]
    return elsewhere if from_hours is None else [from_hours]


def _places(subject: MicroCredential) -> tuple[str, ...]:
    bodies = subject.awarding_bodies or subject.issuers
    return tuple(sorted({body.country for body in bodies if body.country is not None}))


def _by_family(resolved: Sequence[ResolvedCredit]) -> tuple[_Amount, ...]:
    """Give the stated amount in each family of credit.

    That is what its claims share, or all that they span when they disagree.
    """
    families: dict[str, list[tuple[Interval, CreditSystem]]] = {}
    for one in resolved:
        if one.system is not None and one.claim.amount is not None:
            families.setdefault(one.system.family, []).append((one.claim.amount, one.system))
    return tuple(_amount_of(claims) for claims in families.values())


def _amount_of(claims: Sequence[tuple[Interval, CreditSystem]]) -> _Amount:
    amount, apart = _shared([stated for stated, _ in claims])
    system = claims[0][1]
    return _Amount(amount=amount, system=system, remarks=_apart(apart, system.notation))


def _apart(ends: tuple[Interval, Interval] | None, unit: str) -> tuple[Note, ...]:
    if ends is None:
        return ()
    return (Note.of("remark-sizes-disagree", one=ends[0], other=ends[1], unit=unit),)


def _shared(amounts: Sequence[Interval]) -> tuple[Interval, tuple[Interval, Interval] | None]:
    """Give what ranges share; or the range that holds them all, and the lowest and the highest."""
    first = min(amounts, key=lambda amount: amount.high)
    last = max(amounts, key=lambda amount: amount.low)
    if last.low <= first.high:
        return Interval(last.low, first.high), None
    low, high = min(amount.low for amount in amounts), max(amount.high for amount in amounts)
    return Interval(low, high), (first, last)


def _disagreement(stated: Interval, claimed: _Amount, expected: Interval) -> Note:
    amount = Note.of("amount", amount=claimed.amount, unit=claimed.system.notation)
    return Note.of("remark-hours-disagree", hours=stated, amount=amount, expected=expected)


def _agreed(
    property_iri: str, unit: str | None, found: Sequence[Conversion], reasons: Sequence[Note]
) -> tuple[Derived, tuple[Note, ...]]:
    """Give what conversions share, and a remark where they do not agree."""
    if not found:
        why = reasons[0] if reasons else Note.of("size-not-stated")
        return NotDerived(property=property_iri, unit=unit, why=why), ()
    amount, apart = _shared([conversion.amount for conversion in found])
    derived = DerivedAmount(
        property=property_iri,
        amount=amount,
        unit=unit,
        how=tuple(dict.fromkeys(conversion.how for conversion in found)),
    )
    return derived, _apart(apart, unit or "h")
