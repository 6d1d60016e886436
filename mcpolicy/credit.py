"""Credit systems and conversion between them.

Systems convert through notional hours: amount times the hours of one credit, divided by the hours
of one credit of the other system, exactly. The answer is a point only when both rates are. An
official equivalence between two systems is a statement of its own and is used before the detour
through hours. A system whose hours are not known, or that counts another kind of hour than notional
hours, refuses.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mcpolicy.errors import CreditError
from mcpolicy.interval import Interval
from mcpolicy.statement import Force, Statement, Value
from mcpolicy.wording import Note, printable

__all__ = ["NOTIONAL_HOUR", "Conversion", "CreditEquivalence", "CreditSystem", "CreditSystems"]

NOTIONAL_HOUR = "notional-hour"


class CreditSystem(Statement):
    """A unit of credit.

    Attributes:
        notation: What people write after an amount, such as `ECTS`.
        names: Other spellings and official IRIs.
        workload_unit: The kind of hour that is counted; only `notional-hour` converts.
        hours_per_credit: Hours that one credit stands for; None when the source gives none.
        variant_of: IRI of the general system, when this is the rate of one jurisdiction.
        jurisdictions: Country or region IRIs to which the rate belongs.
        credits_per_year: Credits of a full-time year; None when the source gives none.
    """

    notation: str
    names: tuple[str, ...] = ()
    workload_unit: str = NOTIONAL_HOUR
    hours_per_credit: Interval | None = None
    variant_of: str | None = None
    jurisdictions: tuple[str, ...] = ()
    credits_per_year: Interval | None = None

    @property
    def family(self) -> str:
        """IRI of the system that this is a national rate of, or its own.

        Credits of one family are the same credits.
        """
        return self.variant_of or self.iri

    @property
    def refusal(self) -> Note | None:
        """Why the system does not convert, or None."""
        if self.workload_unit not in (NOTIONAL_HOUR, "unknown-hour"):
            return Note.of(
                "credit-other-hours", system=self.label, unit=Note.of(f"unit-{self.workload_unit}")
            )
        if self.hours_per_credit is None or self.workload_unit == "unknown-hour":
            return Note.of("credit-hours-unknown", system=self.label)
        return None


class CreditEquivalence(Statement):
    """An official statement that `subject_amount` of one system is `object_amount` of another."""

    subject_system: str
    subject_amount: Interval
    object_system: str
    object_amount: Interval


class Conversion(Value):
    """A converted amount and how it was reached.

    Attributes:
        amount: In the target unit, exact.
        how: The derivation, to be said in the reader's language.
        used: The systems and equivalences it rests on.
    """

    amount: Interval
    how: Note
    used: tuple[Statement, ...] = ()


class CreditSystems:
    """The credit systems that are known, found by IRI, notation or other spelling."""

    def __init__(
        self, systems: Iterable[CreditSystem], equivalences: Iterable[CreditEquivalence] = ()
    ) -> None:
        """Index the systems by every name.

        A name shared by two systems that are no variants of each other is ambiguous.
        """
        self.systems = {system.iri: system for system in systems}
        self.equivalences = tuple(equivalences)
        self._named: dict[str, list[CreditSystem]] = {}
        for system in self.systems.values():
            names = {
                system.iri,
                system.id,
                system.notation,
                *system.names,
                *(text for _, text in system.label.items),
            }
            for name in {name.strip().casefold() for name in names}:
                self._named.setdefault(name, []).append(system)

    def find(self, name: str) -> tuple[CreditSystem, ...]:
        """Give the systems of that name: none, one, or several when it is ambiguous.

        General systems stand before variants.
        """
        found = self._named.get(name.strip().casefold(), [])
        general = [system for system in found if system.variant_of is None]
        return tuple(general or found)

    def in_jurisdiction(
        self, system: CreditSystem, places: Iterable[str], day: date
    ) -> CreditSystem:
        """Give the rate of a system where an award is made.

        That is the variant of the place in force on the day, else the system itself.
        """
        wanted = set(places)
        if system.variant_of is not None or len(wanted) != 1:
            return system
        variants = [
            variant
            for variant in self.systems.values()
            if variant.variant_of == system.iri
            and wanted & set(variant.jurisdictions)
            and variant.force_on(day) not in (Force.NOT_YET, Force.NO_LONGER)
        ]
        return variants[0] if len(variants) == 1 else system

    def to_hours(self, amount: Interval, system: CreditSystem) -> Conversion:
        """Give the notional hours of an amount of credit.

        Raises:
            CreditError: If the system states no notional hours per credit.
        """
        rate = _rate(system)
        how = Note.of(
            "how-credits-to-hours",
            amount=amount,
            system=system.notation,
            rate=rate,
            hours=amount * rate,
        )
        return Conversion(amount=amount * rate, how=how, used=(system,))

    def from_hours(self, hours: Interval, system: CreditSystem) -> Conversion:
        """Give the credits that a workload in notional hours makes.

        Raises:
            CreditError: If the system states no notional hours per credit.
        """
        rate = _rate(system)
        how = Note.of(
            "how-hours-to-credits",
            hours=hours,
            system=system.notation,
            rate=rate,
            amount=hours / rate,
        )
        return Conversion(amount=hours / rate, how=how, used=(system,))

    def convert(self, amount: Interval, source: CreditSystem, target: CreditSystem) -> Conversion:
        """Convert an amount from one system to another.

        The same system, or a national rate of it, gives the same amount: an ECTS credit is an ECTS
        credit, whatever the hours that a country puts to it. An official equivalence comes next;
        else the detour through notional hours.

        Raises:
            CreditError: If either system states no notional hours per credit, naming it.
        """
        if source.family == target.family:
            return Conversion(
                amount=amount,
                how=Note.of("how-same-system", amount=amount, system=source.notation),
                used=(source,),
            )
        for equivalence in self.equivalences:
            for left, one, right, other in (
                (
                    equivalence.subject_system,
                    equivalence.subject_amount,
                    equivalence.object_system,
                    equivalence.object_amount,
                ),
                (
                    equivalence.object_system,
                    equivalence.object_amount,
                    equivalence.subject_system,
                    equivalence.subject_amount,
                ),
            ):
                if _is(source, left) and _is(target, right):
                    result = amount / one * other
                    how = Note.of(
                        "how-equivalence",
                        amount=amount,
                        source=source.notation,
                        result=result,
                        target=target.notation,
                        left=Note.of("amount", amount=one, unit=source.notation),
                        right=Note.of("amount", amount=other, unit=target.notation),
                    )
                    return Conversion(amount=result, how=how, used=(equivalence,))
        hours = self.to_hours(amount, source)
        result = hours.amount / _rate(target)
        how = Note.of(
            "how-through-hours",
            amount=amount,
            source=source.notation,
            source_rate=_rate(source),
            hours=hours.amount,
            target=target.notation,
            target_rate=_rate(target),
            result=result,
        )
        return Conversion(amount=result, how=how, used=(source, target))

    def convert_named(
        self, amount: Interval, unit: str, to: str, places: Iterable[str], day: date
    ) -> Conversion:
        """Convert an amount between units that are called by name; `hours` is one of them.

        Args:
            amount: The amount.
            unit: Name of a credit system, or `hours`.
            to: Name of the credit system to convert to, or `hours`.
            places: IRIs of the countries of award, for systems with national rates.
            day: The day on which a national rate has to be in force.

        Raises:
            CreditError: If a unit is not known, is ambiguous, or does not convert, naming it.
        """
        source, target = (self._named_system(name, places, day) for name in (unit, to))
        if source is not None and target is not None:
            return self.convert(amount, source, target)
        if source is not None:
            return self.to_hours(amount, source)
        if target is not None:
            return self.from_hours(amount, target)
        return Conversion(amount=amount, how=Note.of("how-hours-stated", hours=amount))

    def _named_system(self, name: str, places: Iterable[str], day: date) -> CreditSystem | None:
        """Give the system of a name, at the rate of a place; None for hours."""
        if name.casefold() in _HOURS:
            return None
        found = self.find(name)
        if len(found) == 1:
            return self.in_jurisdiction(found[0], places, day)
        options = found or self.systems.values()
        known = ", ".join(sorted({one.notation for one in options if one.variant_of is None}))
        code = "credit-system-ambiguous" if found else "credit-system-unknown"
        raise CreditError(Note.of(code, name=printable(name), known=known))


_HOURS = frozenset({"h", "hour", "hours", "heure", "heures", "hora", "horas"})


def _is(system: CreditSystem, iri: str) -> bool:
    return iri in (system.iri, system.variant_of)


def _rate(system: CreditSystem) -> Interval:
    refusal = system.refusal
    if refusal is not None:
        raise CreditError(refusal)
    if system.hours_per_credit is None:
        raise CreditError(Note.of("credit-hours-unknown", system=system.label))
    return system.hours_per_credit
