"""Crosswalks: what a level of one ladder corresponds to on another, by which route, on whose word.

A *step* takes a level of one ladder to the set of levels of another that one body of statements
names, or to "none", which is an answer of its own: a level without a counterpart is never given one
by a detour. Steps are inverted and put one after the other; a route keeps every hop with its source
and is never stronger than its weakest hop. Statements of recognition practice hold one way only and
are not put together with anything. Our own analyses (by qualification type, by descriptor) may
stand once on a route, so that one guess is not built on another.

The best route wins by kind, then by evidence, then by length; others that say something else are
reported beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from mcpolicy.level import Ladder, Ladders, Level, LevelMapping, MappingKind, UnreadTable
from mcpolicy.statement import EVIDENCE_ORDER, Force, Statement, Value, is_at_least, weakest
from mcpolicy.wording import Note

__all__ = [
    "Answer",
    "AnswerKind",
    "Crosswalk",
    "Hop",
    "Route",
    "Step",
    "build_crosswalk",
    "compose",
    "invert",
    "steps_of",
]

_LONGEST = 3


class Hop(Value):
    """One pair of a step: a level, what it corresponds to (None: nothing), and the statements that say so.

    Attributes:
        inverted: Whether the statements are read from their object to their subject.
        detail: What an analysis found, for people.
    """

    subject: str
    object: str | None
    kind: MappingKind
    evidence: str
    statements: tuple[Statement, ...] = ()
    inverted: bool = False
    detail: tuple[Note, ...] = ()


class Step(Value):
    """All pairs that one body of statements gives between two ladders.

    Attributes:
        one_way: Whether it may not be read from its object to its subject.
    """

    subject_ladder: str
    object_ladder: str
    kind: MappingKind
    hops: tuple[Hop, ...]
    one_way: bool = False

    def of(self, level: str) -> tuple[Hop, ...]:
        """Give the pairs of a level; none when the statements do not speak of it."""
        return tuple(hop for hop in self.hops if hop.subject == level)


class Route(Value):
    """Hops from a level to one level of another ladder, or to the statement that there is none."""

    hops: tuple[Hop, ...]

    @property
    def object(self) -> str | None:
        """IRI of the level that it ends at; None for no match."""
        return self.hops[-1].object

    @property
    def kind(self) -> MappingKind:
        """The weakest kind on the way."""
        return min((hop.kind for hop in self.hops), key=lambda kind: kind.strength)

    @property
    def evidence(self) -> str:
        """The weakest evidence on the way."""
        return weakest(hop.evidence for hop in self.hops)

    @property
    def is_derived(self) -> bool:
        """Whether it is put together from several hops."""
        return len(self.hops) > 1

    @property
    def rank(self) -> tuple[int, int, int]:
        """Higher is better: kind, then evidence, then shortness."""
        return self.kind.strength, EVIDENCE_ORDER.index(self.evidence), -len(self.hops)


class AnswerKind(StrEnum):
    """What became of the question about one level."""

    MAPPED = "mapped"
    NO_MATCH = "no-match"
    NOT_CLAIMED = "not-claimed"


class Answer(Value):
    """What one level corresponds to on another ladder.

    Attributes:
        objects: The corresponding levels, lowest first; empty for no match and where nothing is
            claimed.
        routes: The best routes, one a level (or the one that says that there is none).
        others: Routes of weaker standing that lead to something else.
        disagreement: Whether the best routes among themselves rest on grounds that disagree.
    """

    subject: Level
    ladder: str
    kind: AnswerKind
    objects: tuple[Level, ...] = ()
    routes: tuple[Route, ...] = ()
    others: tuple[Route, ...] = ()
    disagreement: bool = False


class Crosswalk(Value):
    """The answers for all levels of a ladder, lowest first."""

    subject: Ladder
    object: Ladder
    answers: tuple[Answer, ...]
    unread: tuple[UnreadTable, ...] = ()

    def of(self, level: str) -> Answer | None:
        """Give the answer of a level, by IRI."""
        return next((answer for answer in self.answers if answer.subject.iri == level), None)


def steps_of(
    mappings: Iterable[LevelMapping], ladders: Ladders, day: date | None = None
) -> tuple[Step, ...]:
    """Gather stated mappings into steps: one for each pair of ladders, kind, and framework that states them.

    Args:
        mappings: Stated mappings; those of levels that no ladder has are left out.
        ladders: All ladders.
        day: Leave out mappings that are not in force on that day.
    """
    grouped: dict[tuple[str, str, MappingKind, str], list[Hop]] = defaultdict(list)
    for mapping in mappings:
        if day is not None and mapping.force_on(day) in (Force.NOT_YET, Force.NO_LONGER):
            continue
        subject = ladders.levels.get(mapping.subject)
        target = ladders.levels.get(mapping.object) if mapping.object is not None else None
        ladder = target.ladder if target is not None else mapping.object_ladder
        if subject is None or ladder is None or (mapping.object is not None and target is None):
            continue
        hop = Hop(
            subject=mapping.subject,
            object=mapping.object,
            kind=mapping.mapping_kind,
            evidence=mapping.evidence,
            statements=(mapping,),
        )
        grouped[subject.ladder, ladder, mapping.mapping_kind, mapping.id.partition(":")[0]].append(
            hop
        )
    return tuple(
        Step(
            subject_ladder=subject,
            object_ladder=target,
            kind=kind,
            hops=tuple(hops),
            one_way=kind is MappingKind.RECOGNITION_PRACTICE,
        )
        for (subject, target, kind, _), hops in grouped.items()
    )


def invert(step: Step, ladders: Ladders | None = None) -> Step:
    """Read a step from its object to its subject; what has no counterpart has none that could be read back.

    Inverting twice gives the pairs back, without those that say "none". With the ladders at hand, a level of the object ladder
    that no pair names has "none" in the inverse, provided the step speaks of every level of its subject ladder: a table that
    is complete leaves no room for a detour.
    """
    hops = [
        replace(hop, subject=hop.object, object=hop.subject, inverted=not hop.inverted)
        for hop in step.hops
        if hop.object is not None
    ]
    if ladders is not None and not step.kind.is_analysis and _is_complete(step, ladders):
        named = {hop.subject for hop in hops}
        pattern = step.hops[0]
        hops += [
            replace(pattern, subject=level.iri, object=None, inverted=not pattern.inverted)
            for level in ladders.ladders[step.object_ladder].levels
            if level.iri not in named
        ]
    return Step(
        subject_ladder=step.object_ladder,
        object_ladder=step.subject_ladder,
        kind=step.kind,
        one_way=step.one_way,
        hops=tuple(hops),
    )


def _is_complete(step: Step, ladders: Ladders) -> bool:
    subject = ladders.ladders.get(step.subject_ladder)
    spoken_of = {hop.subject for hop in step.hops}
    return (
        subject is not None
        and step.object_ladder in ladders.ladders
        and all(one.iri in spoken_of for one in subject.levels)
    )


def compose(first: Sequence[Route], step: Step) -> tuple[Route, ...]:
    """Lengthen routes by a step. A route that ends at "none" goes no further, and neither does one that the step does not know.

    Kinds that do not compose give nothing: recognition practice with anything, and one of our analyses after another.
    """
    found: list[Route] = []
    for route in first:
        if route.object is None or not _composes(route, step.kind):
            continue
        found.extend(Route(hops=(*route.hops, hop)) for hop in step.of(route.object))
    return tuple(found)


def _composes(route: Route, kind: MappingKind) -> bool:
    kinds = [hop.kind for hop in route.hops] + [kind]
    if MappingKind.RECOGNITION_PRACTICE in kinds:
        return False
    return sum(one.is_analysis for one in kinds) <= 1


def build_crosswalk(
    subject: Ladder,
    target: Ladder,
    steps: Iterable[Step],
    *,
    ladders: Ladders,
    kinds: frozenset[MappingKind] | None = None,
    min_evidence: str | None = None,
    unread: Iterable[UnreadTable] = (),
) -> Crosswalk:
    """Build the crosswalk of one ladder to another.

    Args:
        subject: The ladder asked about.
        target: The ladder to map to.
        steps: Every step known between any two ladders, in the direction in which it is stated.
        ladders: All ladders.
        kinds: Use only steps of these kinds; all when None.
        min_evidence: Use only pairs with at least this evidence.
        unread: Tables that are known and were not read.

    Returns:
        For each level the best answer; "no match" where the best statement says so, and "not
        claimed" where nothing is known.
    """
    usable = [
        _at_least(step, min_evidence) for step in steps if kinds is None or step.kind in kinds
    ]
    usable += [invert(step, ladders) for step in usable if not step.one_way]
    by_ladder: dict[str, list[Step]] = defaultdict(list)
    for step in usable:
        by_ladder[step.subject_ladder].append(step)
    answers = tuple(_answer(level, target, by_ladder, ladders) for level in subject.levels)
    named = {subject.iri, target.iri}
    return Crosswalk(
        subject=subject,
        object=target,
        answers=answers,
        unread=tuple(
            table for table in unread if {table.subject_ladder, table.object_ladder} == named
        ),
    )


def _at_least(step: Step, min_evidence: str | None) -> Step:
    if min_evidence is None:
        return step
    return replace(
        step, hops=tuple(hop for hop in step.hops if is_at_least(hop.evidence, min_evidence))
    )


def _routes(
    level: Level, target: Ladder, by_ladder: Mapping[str, Sequence[Step]]
) -> list[tuple[tuple[Step, ...], list[Route]]]:
    """Give the routes from a level to a ladder, those along the same steps together, shortest first."""
    found: list[tuple[tuple[Step, ...], list[Route]]] = []
    waiting: list[tuple[tuple[Step, ...], str, tuple[Route, ...]]] = [((), level.ladder, ())]
    while waiting:
        taken, ladder, routes = waiting.pop(0)
        if len(taken) == _LONGEST:
            continue
        visited = {level.ladder, *(step.object_ladder for step in taken)}
        for step in by_ladder.get(ladder, ()):
            if step.object_ladder in visited and step.object_ladder != target.iri:
                continue
            further = (
                compose(routes, step)
                if taken
                else tuple(Route(hops=(hop,)) for hop in step.of(level.iri))
            )
            if not further:
                continue
            if step.object_ladder == target.iri:
                found.append(((*taken, step), list(further)))
            else:
                waiting.append(((*taken, step), step.object_ladder, further))
    return found


def _answer(
    level: Level, target: Ladder, by_ladder: Mapping[str, Sequence[Step]], ladders: Ladders
) -> Answer:
    if level.ladder == target.iri:
        return Answer(subject=level, ladder=target.iri, kind=AnswerKind.MAPPED, objects=(level,))
    groups = _routes(level, target, by_ladder)
    official = [
        route
        for steps, routes in groups
        for route in routes
        if len(steps) == 1 and route.object is None and not route.kind.is_analysis
    ]
    stated = [
        routes[0].rank
        for steps, routes in groups
        if len(steps) == 1 and routes[0].object is not None
    ]
    if official and max(route.rank for route in official) >= max(stated, default=(0, 0, 0)):
        best = max(official, key=lambda route: route.rank)
        beside = tuple(
            route
            for steps, routes in groups
            for route in routes
            if len(steps) == 1 and route.object is not None
        )
        return Answer(
            subject=level,
            ladder=target.iri,
            kind=AnswerKind.NO_MATCH,
            routes=(best,),
            others=beside,
        )
    groups = [
        (steps, [route for route in routes if route.object is not None]) for steps, routes in groups
    ]
    groups = [(steps, routes) for steps, routes in groups if routes]
    practice = [one for one in groups if one[1][0].kind is MappingKind.RECOGNITION_PRACTICE]
    groups = [one for one in groups if one[1][0].kind is not MappingKind.RECOGNITION_PRACTICE]
    if not groups:
        shown = tuple(route for _, routes in practice for route in routes)
        return Answer(subject=level, ladder=target.iri, kind=AnswerKind.NOT_CLAIMED, others=shown)
    ranked = sorted(groups, key=lambda one: min(route.rank for route in one[1]), reverse=True)
    _, best_routes = ranked[0]
    chosen = _one_a_level(best_routes)
    objects = {route.object for route in chosen}
    weaker = [routes for _, routes in ranked[1:] if {route.object for route in routes} != objects]
    others = tuple(
        route
        for routes in (*weaker, *(routes for _, routes in practice))
        for route in _one_a_level(routes)
    )
    levels = sorted(
        (ladders.levels[iri] for iri in objects if iri is not None), key=lambda one: one.order
    )
    return Answer(
        subject=level,
        ladder=target.iri,
        kind=AnswerKind.MAPPED,
        objects=tuple(levels),
        routes=chosen,
        others=others,
        disagreement=any(
            note.code == "types-disagree"
            for route in chosen
            for hop in route.hops
            for note in hop.detail
        ),
    )


def _one_a_level(routes: Iterable[Route]) -> tuple[Route, ...]:
    best: dict[str | None, Route] = {}
    for route in routes:
        known = best.get(route.object)
        if known is None or known.rank < route.rank:
            best[route.object] = route
    return tuple(best.values())
