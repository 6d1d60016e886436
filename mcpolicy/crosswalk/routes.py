"""Crosswalks: what a level of one ladder corresponds to on another, by which route, on whose word.

Steps are put one after the other; a route keeps every hop with its source and is never stronger
than its weakest hop. Statements of recognition practice are not put together with anything. Our own
analyses (by qualification type, by descriptor) may stand once on a route, so that one guess is not
built on another.

The best route wins by kind, then by evidence, then by length; others that say something else are
reported beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from enum import StrEnum

from mcpolicy.crosswalk.steps import Hop, Step, invert
from mcpolicy.level import Ladder, Ladders, Level, MappingKind, UnreadTable
from mcpolicy.statement import EVIDENCE_ORDER, Value, is_at_least, weakest

__all__ = [
    "Answer",
    "AnswerKind",
    "Crosswalk",
    "Route",
    "build_crosswalk",
    "compose",
]

_LONGEST = 3


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


def compose(first: Sequence[Route], step: Step) -> tuple[Route, ...]:
    """Lengthen routes by a step.

    A route that ends at "none" goes no further, and neither does one that the step does not know.
    Kinds that do not compose give nothing: recognition practice with anything, and one of our
    analyses after another.
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
    """Give the routes from a level to a ladder, shortest first, by the steps they take."""
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
