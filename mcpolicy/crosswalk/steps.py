"""Steps: what one body of statements says of the levels of two ladders.

A *step* takes a level of one ladder to the set of levels of another that the statements name, or to
"none", which is an answer of its own: a level without a counterpart is never given one by a detour.
Steps can be read backwards; those of recognition practice hold one way only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from mcpolicy.level import Ladders, LevelMapping, MappingKind
from mcpolicy.statement import Force, Statement, Value
from mcpolicy.wording import Note

__all__ = ["Hop", "Step", "invert", "steps_of"]


class Hop(Value):
    """One pair of a step: a level, what it corresponds to, and the statements that say so.

    Attributes:
        subject: IRI of the level.
        object: IRI of the corresponding level; None for no match.
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


def steps_of(
    mappings: Iterable[LevelMapping], ladders: Ladders, day: date | None = None
) -> tuple[Step, ...]:
    """Gather stated mappings into steps: one for each pair of ladders, kind, and framework.

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
    """Read a step from its object to its subject.

    What has no counterpart has none that could be read back: inverting twice gives the pairs back,
    without those that say "none". With the ladders at hand, a level of the object ladder that no
    pair names has "none" in the inverse, provided the step speaks of every level of its subject
    ladder: a table that is complete leaves no room for a detour.
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
