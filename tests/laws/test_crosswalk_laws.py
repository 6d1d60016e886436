"""Laws of crosswalks: inverse, identity, association, the weakest hop, and that no pair is made
up."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from mcpolicy.crosswalk.analysis import best_alignments
from mcpolicy.crosswalk.routes import Route, compose
from mcpolicy.crosswalk.steps import Hop, Step, invert
from mcpolicy.level import MappingKind
from mcpolicy.statement import EVIDENCE_ORDER

COMPOSABLE = (MappingKind.REFERENCING, MappingKind.ALIGNMENT, MappingKind.COMPARISON)


@st.composite
def steps(
    draw: st.DrawFn, subject: str, target: str, kinds: tuple[MappingKind, ...] = COMPOSABLE
) -> Step:
    kind = draw(st.sampled_from(kinds))
    names = st.sampled_from([f"{subject}{number}" for number in range(4)])
    others = st.sampled_from([None, *(f"{target}{number}" for number in range(4))])
    found = draw(st.lists(st.tuples(names, others), max_size=8, unique=True))
    hops = tuple(
        Hop(subject=one, object=other, kind=kind, evidence=draw(st.sampled_from(EVIDENCE_ORDER)))
        for one, other in found
    )
    return Step(subject_ladder=subject, object_ladder=target, kind=kind, hops=hops)


def routes_of(step: Step) -> tuple[Route, ...]:
    return tuple(Route(hops=(hop,)) for hop in step.hops)


def ends(routes: tuple[Route, ...]) -> set[tuple[str, str | None]]:
    return {(route.hops[0].subject, route.object) for route in routes}


@given(steps("a", "b"))
def test_inverting_twice_gives_the_pairs_back(step: Step) -> None:
    assert {(hop.subject, hop.object) for hop in invert(invert(step)).hops} == {
        (hop.subject, hop.object) for hop in step.hops if hop.object is not None
    }
    assert all(not hop.inverted for hop in invert(invert(step)).hops)


@given(steps("a", "b"))
def test_composing_with_the_identity_changes_no_pair(step: Step) -> None:
    same = Step(
        subject_ladder="b",
        object_ladder="b",
        kind=MappingKind.REFERENCING,
        hops=tuple(
            Hop(subject=name, object=name, kind=MappingKind.REFERENCING, evidence="verified")
            for name in {hop.object for hop in step.hops if hop.object is not None}
        ),
    )
    found = compose(routes_of(step), same)
    assert ends(found) == {(hop.subject, hop.object) for hop in step.hops if hop.object is not None}
    assert {(route.kind, route.evidence) for route in found} == {
        (hop.kind, hop.evidence) for hop in step.hops if hop.object is not None
    }


@given(steps("a", "b"), steps("b", "c"), steps("c", "d"))
def test_composition_is_associative(one: Step, two: Step, three: Step) -> None:
    left = compose(compose(routes_of(one), two), three)
    paths = {
        tuple((hop.subject, hop.object, hop.kind, hop.evidence) for hop in route.hops)
        for route in left
    }
    right = {
        tuple((hop.subject, hop.object, hop.kind, hop.evidence) for hop in (first, *tail.hops))
        for first in one.hops
        if first.object is not None
        for tail in compose(tuple(Route(hops=(hop,)) for hop in two.of(first.object)), three)
    }
    assert paths == right


@given(steps("a", "b"), steps("b", "c"))
def test_a_route_is_never_stronger_than_its_weakest_hop(one: Step, two: Step) -> None:
    for route in compose(routes_of(one), two):
        assert route.kind.strength == min(hop.kind.strength for hop in route.hops)
        assert EVIDENCE_ORDER.index(route.evidence) == min(
            EVIDENCE_ORDER.index(hop.evidence) for hop in route.hops
        )


@given(steps("a", "b"), steps("b", "c"))
def test_no_pair_is_made_up_and_none_goes_no_further(one: Step, two: Step) -> None:
    for route in compose(routes_of(one), two):
        assert route.hops[0] in one.hops
        assert route.hops[1] in two.hops
        assert route.hops[0].object == route.hops[1].subject
        assert route.hops[0].object is not None


@given(steps("a", "b", tuple(MappingKind)), steps("b", "c", tuple(MappingKind)))
def test_kinds_that_do_not_compose_give_nothing(one: Step, two: Step) -> None:
    kinds = (one.kind, two.kind)
    if MappingKind.RECOGNITION_PRACTICE in kinds or all(kind.is_analysis for kind in kinds):
        assert compose(routes_of(one), two) == ()


scores = st.integers(0, 4).map(lambda value: Fraction(value, 4))


@given(
    st.integers(1, 4).flatmap(
        lambda columns: st.lists(
            st.lists(scores, min_size=columns, max_size=columns), min_size=1, max_size=4
        )
    )
)
def test_alignments_agree_with_brute_force(table: list[list[Fraction]]) -> None:
    """Every way to take the rows to columns that never go down; the columns of the best ones."""
    ways = [
        way
        for way in product(range(len(table[0])), repeat=len(table))
        if all(a <= b for a, b in pairwise(way))
    ]
    totals = {way: sum(table[row][column] for row, column in enumerate(way)) for way in ways}
    best = max(totals.values())
    expected = tuple(
        frozenset(way[row] for way, total in totals.items() if total == best)
        for row in range(len(table))
    )
    assert best_alignments(table) == expected
