"""The view: a record seen through a framework.

Its size in that framework's credit unit, its level on that framework's ladder, its ages on the day
asked about. Every derived value says how it was reached; a value that cannot be derived says why.
Nothing here is read from the record as a fact about policy: units, rates and levels come from the
frameworks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import product
from typing import Protocol

from mcpolicy.credit import Conversion, CreditSystem, CreditSystems
from mcpolicy.framework import Framework
from mcpolicy.interval import Interval
from mcpolicy.level import Ladders, Level
from mcpolicy.model import Credential, CreditClaim, LevelClaim, MicroCredential, Offer, Subject
from mcpolicy.namespaces import MCP, RDF, XSD
from mcpolicy.statement import Statement, Value
from mcpolicy.turtle import Iri, Lit, Term
from mcpolicy.view.graph import Resolved, decimal_lit
from mcpolicy.wording import Note

__all__ = ["Derived", "Knowledge", "LevelCandidate", "LevelRoute", "View", "make_view"]

_MOST_WORLDS = 2_000


class LevelCandidate(Value):
    """A level of the framework's own ladder that the record may be at, and the words that lead there.

    Attributes:
        is_analysis: Whether it rests on our own analysis rather than on what a source states.
    """

    level: Level
    how: Note
    used: tuple[Statement, ...] = ()
    is_analysis: bool = False


class LevelRoute(Protocol):
    """Finds levels of one ladder that correspond to a level of another."""

    def __call__(self, level: Level, ladder: str, day: date) -> Sequence[LevelCandidate]:
        """Give the corresponding levels; none when nothing is known."""


class Knowledge(Protocol):
    """What the frameworks together know, asked for only when it is needed."""

    def credit_systems(self) -> CreditSystems:
        """Give the credit systems of all frameworks."""

    def ladders(self) -> Ladders:
        """Give the ladders of all frameworks."""


class Derived(Value):
    """One derived value: a number known as a range, or a set of levels; or why it is not known.

    Attributes:
        property: IRI of the property in the data graph.
        amount: The number, as an interval.
        levels: The levels it may be.
        flag: Yes or no.
        how: How it was reached, one note a step or candidate.
        unknown: Why it is not known; None when it is.
        unit: The unit of the number, for people.
        used: The statements it rests on.
        is_analysis: Whether it rests on our own analysis of ladders.
    """

    property: str
    amount: Interval | None = None
    levels: tuple[Level, ...] = ()
    flag: bool | None = None
    how: tuple[Note, ...] = ()
    unknown: Note | None = None
    unit: str | None = None
    used: tuple[Statement, ...] = ()
    is_analysis: bool = False


class View(Value):
    """A record as one framework sees it on a day."""

    framework_id: str
    day: date
    derived: tuple[Derived, ...]
    remarks: tuple[Note, ...] = ()
    resolved: Resolved = Resolved()

    def get(self, property_iri: str) -> Derived | None:
        """Give a derived value by its property."""
        return next((one for one in self.derived if one.property == property_iri), None)

    def worlds(self, framework: Framework) -> tuple[tuple[tuple[str, Term], ...], ...] | None:
        """Give the possible worlds that the rules of a framework can tell apart; None when they are too many.

        A number known as a range is tried at its ends, at every number that a rule or condition compares with, and between
        them, so that each part of the range in which the rules say the same is judged once.
        """
        shapes = (*framework.rules, *framework.conditions.values())
        choices: list[list[tuple[tuple[str, Term], ...]]] = []
        for one in self.derived:
            if one.unknown is not None:
                continue
            if one.amount is not None:
                breaks = frozenset(
                    point
                    for shape in shapes
                    if one.property in shape.properties
                    for point in shape.breaks
                )
                whole = one.property not in (MCP.creditsHere, MCP.hoursHere)
                if whole:
                    choices.append([((one.property, Lit(str(int(one.amount.low)), XSD.integer)),)])
                else:
                    used = any(one.property in shape.properties for shape in shapes)
                    points = one.amount.samples(breaks) if used else (one.amount.low,)
                    if used or one.amount.is_point:
                        choices.append(
                            [((one.property, decimal_lit(point, breaks)),) for point in points]
                        )
            elif one.flag is not None:
                choices.append(
                    [((one.property, Lit("true" if one.flag else "false", XSD.boolean)),)]
                )
            elif one.levels:
                choices.append([((one.property, Iri(level.iri)),) for level in one.levels])
        count = 1
        for options in choices:
            count *= len(options)
            if count > _MOST_WORLDS:
                return None
        return tuple(
            tuple(pair for pairs in chosen for pair in pairs) for chosen in product(*choices)
        )

    @property
    def level_facts(self) -> tuple[tuple[str, str, Term], ...]:
        """What the frameworks say about the candidate levels."""
        found: list[tuple[str, str, Term]] = []
        for one in self.derived:
            for level in one.levels:
                found.append((level.iri, RDF.type, Iri(MCP.Level)))
                found.append((level.iri, MCP.order, Lit(str(level.order), XSD.integer)))
                found.append((level.iri, MCP.ladder, Iri(level.ladder)))
        return tuple(found)


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
        return View(framework_id=framework.id, day=day, derived=())
    remarks: list[Note] = []
    systems = _systems(subject, framework, knowledge)
    resolved_systems = {
        claim: system
        for claim in subject.credits
        if isinstance(system := _system(claim, systems), CreditSystem)
    }
    resolved_levels = _levels(subject, framework, knowledge, remarks)
    hours, credit = _size(subject, framework, day, systems, remarks)
    derived = [hours]
    if framework.credit_system is not None or any(
        MCP.creditsHere in rule.properties for rule in framework.rules
    ):
        derived.append(credit)
    derived.extend(_level_here(subject, framework, day, resolved_levels, route, remarks))
    derived.extend(_ages(subject, day, remarks))
    return View(
        framework_id=framework.id,
        day=day,
        derived=tuple(derived),
        remarks=tuple(dict.fromkeys(remarks)),
        resolved=Resolved(
            systems={
                claim: tuple(dict.fromkeys((system.iri, system.family)))
                for claim, system in resolved_systems.items()
            },
            levels={
                claim: (levels[0].ladder, levels[0].iri, levels[0].order)
                for claim, levels in resolved_levels.items()
                if len(levels) == 1
            },
        ),
    )


def _systems(subject: MicroCredential, framework: Framework, knowledge: Knowledge) -> CreditSystems:
    own = CreditSystems(framework.credit_systems, framework.equivalences)
    named = [claim.system for claim in subject.credits if claim.system is not None]
    knows_unit = framework.credit_system is None or framework.credit_system in own.systems
    if knows_unit and all(_belongs(framework, own.find(name)) for name in named):
        return own
    return knowledge.credit_systems()


def _belongs(framework: Framework, found: Sequence[CreditSystem]) -> bool:
    return len(found) == 1 and found[0].iri == framework.credit_system


def _system(claim: CreditClaim, systems: CreditSystems) -> CreditSystem | Note:
    if claim.system is None:
        return Note.of("credit-no-unit", amount=_amount_text(claim))
    found = systems.find(claim.system)
    if not found:
        return Note.of("credit-unknown-unit", amount=_amount_text(claim), unit=claim.system)
    if len(found) > 1:
        return Note.of(
            "credit-ambiguous-unit",
            unit=claim.system,
            options=", ".join(system.id for system in found),
        )
    return found[0]


def _amount_text(claim: CreditClaim) -> str:
    return str(claim.amount) if claim.amount is not None else (claim.stated or "?")


def _places(subject: MicroCredential) -> tuple[str, ...]:
    bodies = subject.awarding_bodies or subject.issuers
    return tuple(sorted({body.country for body in bodies if body.country is not None}))


def _size(
    subject: MicroCredential,
    framework: Framework,
    day: date,
    systems: CreditSystems,
    remarks: list[Note],
) -> tuple[Derived, Derived]:
    """Give the size in hours and in the framework's unit.

    Stated hours are used where there are any. Credits stated in the framework's own unit need no
    conversion; when stated hours disagree with them, both are possible. Amounts of one family of
    credit are compared before anything is converted; sizes that come from different units are used
    as far as they agree, and when they do not, all of them are possible.
    """
    unit = systems.systems.get(framework.credit_system) if framework.credit_system else None
    label = unit.notation if unit else None
    places = _places(subject)
    home = None if unit is None else systems.in_jurisdiction(unit, places, day)
    stated = subject.notional_hours
    hours: list[Conversion] = []
    amounts: list[Conversion] = []
    own: list[Conversion] = []
    reasons: list[Note] = []
    unused: list[Note] = []
    for amount, system in _claimed(subject, systems, unused, remarks):
        local = systems.in_jurisdiction(system, places, day)
        at_home = unit is not None and system.family == unit.family
        if unit is not None and at_home:
            own.append(systems.convert(amount, system, unit))
        if local.refusal is not None:
            (reasons if at_home else unused).append(local.refusal)
            continue
        as_hours = systems.to_hours(amount, local)
        hours.append(as_hours)
        if stated is not None and as_hours.amount.meet(stated) is None:
            remarks.append(
                Note.of(
                    "remark-hours-disagree",
                    hours=stated,
                    amount=Note.of("amount", amount=amount, unit=system.notation),
                    expected=as_hours.amount,
                )
            )
        if home is not None and home.refusal is None and not at_home:
            amounts.append(systems.convert(amount, local, home))
    if own or hours or stated is not None:
        remarks.extend(Note.of("remark-credit-unused", why=why) for why in unused)
    reasons[:0] = unused
    if not subject.credits and stated is None:
        reasons.append(Note.of("size-not-stated"))
    hours_here = _agreed(
        MCP.hoursHere, None, [_as_stated(stated)] if stated is not None else hours, reasons, remarks
    )
    if home is None:
        return hours_here, Derived(property=MCP.creditsHere, unknown=Note.of("no-unit-here"))
    if own:
        credit = own
        if stated is not None and home.refusal is None:
            from_hours = systems.from_hours(stated, home)
            if all(one.amount.meet(from_hours.amount) is None for one in own):
                credit = [*own, from_hours]
    elif stated is not None and home.refusal is None:
        credit = [systems.from_hours(stated, home)]
    else:
        credit = amounts
        if home.refusal is not None:
            reasons.append(home.refusal)
    return hours_here, _agreed(MCP.creditsHere, label, credit, reasons, remarks)


def _claimed(
    subject: MicroCredential, systems: CreditSystems, unused: list[Note], remarks: list[Note]
) -> Iterator[tuple[Interval, CreditSystem]]:
    """Give the stated amount in each family of credit: what its claims share, or all that they span when they disagree."""
    families: dict[str, list[tuple[Interval, CreditSystem]]] = {}
    for claim in subject.credits:
        system = _system(claim, systems)
        if isinstance(system, Note):
            unused.append(system)
        elif claim.amount is None:
            unused.append(Note.of("credit-unreadable", stated=claim.stated or "?"))
        else:
            families.setdefault(system.family, []).append((claim.amount, system))
    for claims in families.values():
        amount, apart = _shared([stated for stated, _ in claims])
        system = claims[0][1]
        if apart is not None:
            remarks.append(
                Note.of("remark-sizes-disagree", one=apart[0], other=apart[1], unit=system.notation)
            )
        yield amount, system


def _shared(amounts: Sequence[Interval]) -> tuple[Interval, tuple[Interval, Interval] | None]:
    """Give what ranges share; or the range that holds them all, with the lowest and the highest of them."""
    first, last = min(amounts, key=lambda one: one.high), max(amounts, key=lambda one: one.low)
    if last.low <= first.high:
        return Interval(last.low, first.high), None
    return Interval(min(one.low for one in amounts), max(one.high for one in amounts)), (
        first,
        last,
    )


def _as_stated(hours: Interval) -> Conversion:
    return Conversion(amount=hours, how=Note.of("how-hours-stated", hours=hours))


def _agreed(
    property_iri: str,
    unit: str | None,
    found: list[Conversion],
    reasons: list[Note],
    remarks: list[Note],
) -> Derived:
    if not found:
        why = reasons[0] if reasons else Note.of("size-not-stated")
        return Derived(property=property_iri, unit=unit, unknown=why)
    amount, apart = _shared([one.amount for one in found])
    if apart is not None:
        remarks.append(
            Note.of("remark-sizes-disagree", one=apart[0], other=apart[1], unit=unit or "h")
        )
    return Derived(
        property=property_iri,
        amount=amount,
        unit=unit,
        how=tuple(dict.fromkeys(one.how for one in found)),
        used=tuple({statement.iri: statement for one in found for statement in one.used}.values()),
    )


def _levels(
    subject: MicroCredential, framework: Framework, knowledge: Knowledge, remarks: list[Note]
) -> dict[LevelClaim, tuple[Level, ...]]:
    own = Ladders(framework.ladders)
    every: Ladders | None = None
    found: dict[LevelClaim, tuple[Level, ...]] = {}
    parts = list(subject.part_of)
    parts += [
        target.target_qualification
        for target in subject.stacks_toward
        if target.target_qualification is not None
    ]
    for claim in (*subject.levels, *(level for part in parts for level in part.levels)):
        levels = own.resolve(claim.ladder, claim.level)
        if not levels:
            every = every if every is not None else knowledge.ladders()
            levels = every.resolve(claim.ladder, claim.level)
        if not levels:
            remarks.append(
                Note.of("remark-level-unknown", level=claim.level, ladder=claim.ladder or "-")
            )
        elif len(levels) > 1:
            options = ", ".join(level.id for level in levels)
            remarks.append(Note.of("remark-level-ambiguous", level=claim.level, options=options))
        found[claim] = levels
    return found


def _level_here(
    subject: MicroCredential,
    framework: Framework,
    day: date,
    resolved: Mapping[LevelClaim, tuple[Level, ...]],
    route: LevelRoute | None,
    remarks: list[Note],
) -> list[Derived]:
    derived: list[Derived] = []
    stated = [level for claim in subject.levels for level in resolved.get(claim, ())]
    own = [level for level in stated if level.ladder in framework.ladder_iris]
    if subject.level_applicable is None and own:
        derived.append(
            Derived(
                property=MCP.levelApplicable,
                flag=True,
                how=(Note.of("how-level-stated", level=own[0].label),),
            )
        )
    if not framework.ladder_iris:
        return derived
    home = framework.ladder_iris[0]
    at_home = list(dict.fromkeys(level for level in own if level.ladder == home))
    if at_home:
        if len(at_home) > 1:
            remarks.append(
                Note.of("remark-levels-disagree", levels=", ".join(level.id for level in at_home))
            )
        how = tuple(Note.of("how-level-stated", level=level.label) for level in at_home)
        derived.append(Derived(property=MCP.levelHere, levels=tuple(at_home), how=how))
        return derived
    routes = {level: route(level, home, day) if route else () for level in stated}
    candidates = [found for routed in routes.values() for found in routed]
    ladders: dict[str, list[Level]] = {}
    for level in routes:
        ladders.setdefault(level.ladder, []).append(level)
    lost: list[Level] = []
    for levels in ladders.values():
        without = [level for level in levels if not routes[level]]
        if len(levels) > 1:
            remarks.append(
                Note.of("remark-levels-disagree", levels=", ".join(level.id for level in levels))
            )
            lost.extend(without)
        elif candidates:
            remarks.extend(
                Note.of("remark-level-unused", level=level.id, framework=framework.label)
                for level in without
            )
    if candidates and not lost:
        derived.append(
            Derived(
                property=MCP.levelHere,
                levels=tuple(dict.fromkeys(found.level for found in candidates)),
                how=tuple(dict.fromkeys(found.how for found in candidates)),
                used=tuple(
                    {used.iri: used for found in candidates for used in found.used}.values()
                ),
                is_analysis=any(found.is_analysis for found in candidates),
            )
        )
    elif stated:
        names = ", ".join(sorted({level.id for level in lost or stated}))
        derived.append(
            Derived(
                property=MCP.levelHere,
                unknown=Note.of("level-no-route", level=names, framework=framework.label),
            )
        )
    elif subject.levels:
        names = ", ".join(claim.level for claim in subject.levels)
        derived.append(
            Derived(property=MCP.levelHere, unknown=Note.of("level-unknown", level=names))
        )
    else:
        derived.append(Derived(property=MCP.levelHere, unknown=Note.of("level-not-stated")))
    return derived


def _ages(subject: MicroCredential, day: date, remarks: list[Note]) -> list[Derived]:
    derived: list[Derived] = []

    def add(property_iri: str, value: int, how: Note) -> None:
        derived.append(Derived(property=property_iri, amount=Interval.of(value), how=(how,)))

    if isinstance(subject, Credential):
        issued = subject.date_of_issue
        if issued is not None:
            if issued > day:
                remarks.append(
                    Note.of("remark-issued-later", issued=issued.isoformat(), day=day.isoformat())
                )
            else:
                how = Note.of("how-age", issued=issued.isoformat(), day=day.isoformat())
                add(MCP.ageInDays, (day - issued).days, how)
                add(MCP.ageInMonths, _completed_months(issued, day), how)
        if subject.expires is not None and issued is not None:
            _period(
                MCP.validityInMonths,
                issued,
                subject.expires,
                "remark-expires-before-issue",
                add,
                remarks,
            )
    if isinstance(subject, Offer) and subject.approval_date is not None:
        approved = subject.approval_date
        if subject.approval_expires is not None:
            _period(
                MCP.approvalInMonths,
                approved,
                subject.approval_expires,
                "remark-approval-ends-before",
                add,
                remarks,
            )
        if subject.review_date is not None:
            _period(
                MCP.reviewInMonths,
                approved,
                subject.review_date,
                "remark-review-before-approval",
                add,
                remarks,
            )
    return derived


class _Add(Protocol):
    def __call__(self, property_iri: str, value: int, how: Note) -> None: ...


def _period(
    property_iri: str, start: date, end: date, fault: str, add: _Add, remarks: list[Note]
) -> None:
    if end < start:
        remarks.append(Note.of(fault, start=start.isoformat(), end=end.isoformat()))
        return
    months = _completed_months(start, end)
    if not _whole_months(start, end, months):
        months += 1
    add(property_iri, months, Note.of("how-period", start=start.isoformat(), end=end.isoformat()))


def _completed_months(start: date, end: date) -> int:
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if end.day >= start.day or _last_of_month(end) else months - 1


def _whole_months(start: date, end: date, months: int) -> bool:
    """Whether `end` is the day on which `months` months are completed, or the day before it (an inclusive last day)."""
    total = start.month - 1 + months
    year, month = start.year + total // 12, total % 12 + 1
    return (end.year, end.month) == (year, month) and (
        end.day == start.day or (_last_of_month(end) and start.day > end.day)
    )


def _last_of_month(day: date) -> bool:
    return day.month != date.fromordinal(day.toordinal() + 1).month
