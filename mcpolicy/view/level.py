"""Level: where a record stands on the ladder of a framework.

A level stated on the framework's own ladder is used as it is; one of another ladder leads to the
levels that correspond to it, as candidates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from mcpolicy.framework import Framework
from mcpolicy.level import Ladders, Level
from mcpolicy.model import LevelClaim, MicroCredential
from mcpolicy.namespaces import MCP
from mcpolicy.statement import Value
from mcpolicy.view.derived import Derived, DerivedFlag, DerivedLevels, NotDerived
from mcpolicy.wording import Note

__all__ = [
    "KnownLadders",
    "LevelCandidate",
    "LevelRoute",
    "LevelSeen",
    "ResolvedLevel",
    "levels_seen",
    "resolve_levels",
]


class LevelCandidate(Value):
    """A level of the framework's own ladder that the record may be at, and what leads there.

    Attributes:
        is_analysis: Whether it rests on our own analysis rather than on what a source states.
    """

    level: Level
    how: Note
    is_analysis: bool = False


class LevelRoute(Protocol):
    """Finds levels of one ladder that correspond to a level of another."""

    def __call__(self, level: Level, ladder: str, day: date) -> Sequence[LevelCandidate]:
        """Give the corresponding levels; none when nothing is known."""


class ResolvedLevel(Value):
    """A claim of a level, and the levels that it can mean."""

    claim: LevelClaim
    levels: tuple[Level, ...]

    @property
    def remarks(self) -> tuple[Note, ...]:
        """What is odd about it: that nobody knows it, or that it can mean several."""
        claim = self.claim
        if not self.levels:
            ladder = claim.ladder or "-"
            return (Note.of("remark-level-unknown", level=claim.level, ladder=ladder),)
        if len(self.levels) > 1:
            options = ", ".join(level.id for level in self.levels)
            return (Note.of("remark-level-ambiguous", level=claim.level, options=options),)
        return ()


class LevelSeen(Value):
    """The level of a record in a framework's eyes, and what is odd about it."""

    derived: tuple[Derived, ...]
    remarks: tuple[Note, ...] = ()


class KnownLadders(Protocol):
    """Gives the ladders of all frameworks; asked only when it is needed."""

    def __call__(self) -> Ladders:
        """Give them."""


def resolve_levels(
    subject: MicroCredential, framework: Framework, every: KnownLadders
) -> tuple[ResolvedLevel, ...]:
    """Tell what levels every claim can mean, those of the wholes that it is a part of included.

    Args:
        subject: The record.
        framework: The framework that looks; its own ladders are asked first.
        every: Gives the ladders of all frameworks.
    """
    own = Ladders(framework.ladders)
    parts = list(subject.part_of)
    targets = (target.target_qualification for target in subject.stacks_toward)
    parts += [target for target in targets if target is not None]
    claims = (*subject.levels, *(level for part in parts for level in part.levels))
    found: list[ResolvedLevel] = []
    for claim in claims:
        levels = own.resolve(claim.ladder, claim.level)
        if not levels:
            levels = every().resolve(claim.ladder, claim.level)
        found.append(ResolvedLevel(claim=claim, levels=levels))
    return tuple(found)


def levels_seen(
    subject: MicroCredential,
    framework: Framework,
    day: date,
    resolved: Sequence[ResolvedLevel],
    route: LevelRoute | None,
) -> LevelSeen:
    """Give the level on the framework's ladder, and whether a level applies.

    Args:
        subject: The record.
        framework: The framework that looks.
        day: The day asked about.
        resolved: What its claims of levels mean.
        route: Leads from levels of other ladders to the framework's; None to use none.
    """
    known = {one.claim: one.levels for one in resolved}
    stated = [level for claim in subject.levels for level in known.get(claim, ())]
    own = [level for level in stated if level.ladder in framework.ladder_iris]
    applies: tuple[Derived, ...] = ()
    if subject.level_applicable is None and own:
        how = (Note.of("how-level-stated", level=own[0].label),)
        applies = (DerivedFlag(property=MCP.levelApplicable, flag=True, how=how),)
    if not framework.ladder_iris:
        return LevelSeen(derived=applies)
    home = framework.ladder_iris[0]
    at_home = tuple(dict.fromkeys(level for level in own if level.ladder == home))
    if at_home:
        here: Derived = DerivedLevels(
            property=MCP.levelHere,
            levels=at_home,
            how=tuple(Note.of("how-level-stated", level=level.label) for level in at_home),
        )
        apart = (_disagree(at_home),) if len(at_home) > 1 else ()
        return LevelSeen(derived=(*applies, here), remarks=apart)
    routes = {level: tuple(route(level, home, day)) if route else () for level in stated}
    lost, remarks = _lost(routes, framework)
    candidates = [candidate for routed in routes.values() for candidate in routed]
    here = (
        _candidates(candidates)
        if candidates and not lost
        else _not_known(subject, framework, lost or stated)
    )
    return LevelSeen(derived=(*applies, here), remarks=remarks)


def _disagree(levels: Sequence[Level]) -> Note:
    return Note.of("remark-levels-disagree", levels=", ".join(level.id for level in levels))


def _lost(
    routes: Mapping[Level, Sequence[LevelCandidate]], framework: Framework
) -> tuple[tuple[Level, ...], tuple[Note, ...]]:
    """Give the stated levels that stand against others of their ladder and lead nowhere."""
    found = any(routes.values())
    ladders: dict[str, list[Level]] = {}
    for level in routes:
        ladders.setdefault(level.ladder, []).append(level)
    lost: list[Level] = []
    remarks: list[Note] = []
    for levels in ladders.values():
        without = [level for level in levels if not routes[level]]
        if len(levels) > 1:
            remarks.append(_disagree(levels))
            lost.extend(without)
        elif found:
            remarks.extend(
                Note.of("remark-level-unused", level=level.id, framework=framework.label)
                for level in without
            )
    return tuple(lost), tuple(remarks)


def _candidates(found: Sequence[LevelCandidate]) -> Derived:
    return DerivedLevels(
        property=MCP.levelHere,
        levels=tuple(dict.fromkeys(candidate.level for candidate in found)),
        how=tuple(dict.fromkeys(candidate.how for candidate in found)),
        is_analysis=any(candidate.is_analysis for candidate in found),
    )


def _not_known(
    subject: MicroCredential, framework: Framework, without_way: Sequence[Level]
) -> Derived:
    if without_way:
        names = ", ".join(sorted({level.id for level in without_way}))
        why = Note.of("level-no-route", level=names, framework=framework.label)
    elif subject.levels:
        names = ", ".join(claim.level for claim in subject.levels)
        why = Note.of("level-unknown", level=names)
    else:
        why = Note.of("level-not-stated")
    return NotDerived(property=MCP.levelHere, why=why)
