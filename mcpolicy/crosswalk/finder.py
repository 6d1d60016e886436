"""Finding crosswalks between ladders by name, and the ways that a check may take.

What is stated and what is our own analysis are asked for when they are first needed, and kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Protocol

from mcpolicy.crosswalk.analysis import steps_by_descriptor, steps_by_type
from mcpolicy.crosswalk.routes import AnswerKind, Crosswalk, Route, build_crosswalk
from mcpolicy.crosswalk.steps import Step, steps_of
from mcpolicy.errors import CrosswalkError
from mcpolicy.framework import Framework
from mcpolicy.level import (
    Descriptors,
    Ladder,
    Ladders,
    Level,
    LevelMapping,
    MappingKind,
    QualificationType,
    UnreadTable,
)
from mcpolicy.namespaces import MCP
from mcpolicy.statement import EVIDENCE_ORDER
from mcpolicy.text import LangText
from mcpolicy.view.level import LevelCandidate
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Note, printable

__all__ = ["Crosswalks", "Known"]

_MOST_ROUTES = 4_096


class Known(Protocol):
    """What the frameworks say about levels; a `Library` is one."""

    def ids(self) -> tuple[str, ...]:
        """Give the ids of all frameworks."""

    def framework(self, framework_id: str) -> Framework:
        """Give one framework."""

    def ladders(self) -> Ladders:
        """Give the ladders of all frameworks."""

    def level_mappings(self) -> tuple[LevelMapping, ...]:
        """Give the level mappings that are stated."""

    def unread_tables(self) -> tuple[UnreadTable, ...]:
        """Give the tables that are known and were not read."""

    def qualification_types(self) -> tuple[QualificationType, ...]:
        """Give the types of qualification."""

    def anchoring_awards(self) -> dict[str, LangText]:
        """Give the kinds of qualification by which levels may be compared, with their names."""

    def descriptors(self) -> Descriptors:
        """Give the level descriptors."""

    @property
    def vocabulary(self) -> Vocabulary:
        """What the words mean."""


class Crosswalks:
    """Finds crosswalks between the ladders that are known."""

    def __init__(self, library: Known) -> None:
        """Choose where frameworks come from, such as a `Library`."""
        self.library = library
        self._stated: tuple[Step, ...] | None = None
        self._by_type: tuple[Step, ...] | None = None
        self._by_descriptor: tuple[Step, ...] | None = None
        self._routes: dict[tuple[str, str, date], tuple[LevelCandidate, ...]] = {}

    def ladder(self, name: str) -> Ladder:
        """Find a ladder by its notation, its id, or the id of the framework that uses it.

        Raises:
            CrosswalkError: If there is none of that name, or several, with the names that would be
                accepted.
        """
        ladders = self.library.ladders()
        found = ladders.find(name)
        if not found and name in self.library.ids():
            used = self.library.framework(name).ladder_iris
            found = tuple(ladders.ladders[iri] for iri in used[:1] if iri in ladders.ladders)
            if not found:
                raise CrosswalkError(Note.of("ladder-none", framework=name))
        if len(found) == 1:
            return found[0]
        own = [ladder for ladder in found if ladder.id.partition(":")[0] == name]
        if len(own) == 1:
            return own[0]
        known = ", ".join(sorted(ladder.id for ladder in (found or ladders.ladders.values())))
        code = "ladder-ambiguous" if found else "ladder-unknown"
        raise CrosswalkError(Note.of(code, name=printable(name), known=known))

    def stated(self) -> tuple[Step, ...]:
        """Give the steps that sources state."""
        if self._stated is None:
            self._stated = steps_of(self.library.level_mappings(), self.library.ladders())
        return self._stated

    def by_type(self) -> tuple[Step, ...]:
        """Give the steps by qualification type."""
        if self._by_type is None:
            labels = self.library.anchoring_awards()
            ladders = tuple(self.library.ladders().ladders.values())
            self._by_type = steps_by_type(ladders, self.library.qualification_types(), labels)
        return self._by_type

    def by_descriptor(self) -> tuple[Step, ...]:
        """Give the steps by descriptor."""
        if self._by_descriptor is None:
            labels = dict(self.library.vocabulary.list(MCP.CommonScale))
            ladders = tuple(self.library.ladders().ladders.values())
            self._by_descriptor = steps_by_descriptor(ladders, self.library.descriptors(), labels)
        return self._by_descriptor

    def find(
        self,
        subject: str,
        target: str,
        *,
        kinds: Iterable[str] | None = None,
        min_evidence: str | None = None,
    ) -> Crosswalk:
        """Build the crosswalk between two ladders.

        Args:
            subject: Name of the ladder asked about, or the framework that uses it.
            target: Name of the ladder to map to, or the framework that uses it.
            kinds: Use only these kinds of mapping, such as `referencing`.
            min_evidence: Use only what has at least this evidence.

        Raises:
            CrosswalkError: If a ladder or a kind is not known.
        """
        known = {kind.value for kind in MappingKind}
        wanted = None if kinds is None else frozenset(kinds)
        if wanted is not None and not wanted <= known:
            kind, listed = printable(min(wanted - known)), ", ".join(MappingKind)
            raise CrosswalkError(Note.of("unknown-kind", kind=kind, known=listed))
        if min_evidence is not None and min_evidence not in EVIDENCE_ORDER:
            shown, listed = printable(min_evidence), ", ".join(EVIDENCE_ORDER)
            raise CrosswalkError(Note.of("unknown-evidence", evidence=shown, known=listed))
        return build_crosswalk(
            self.ladder(subject),
            self.ladder(target),
            (*self.stated(), *self.by_type(), *self.by_descriptor()),
            ladders=self.library.ladders(),
            kinds=None if wanted is None else frozenset(MappingKind(kind) for kind in wanted),
            min_evidence=min_evidence,
            unread=self.library.unread_tables(),
        )

    def route(self, level: Level, ladder: str, day: date) -> tuple[LevelCandidate, ...]:
        """Give the levels of a ladder that a level may correspond to; see `LevelRoute`.

        What sources state is asked first; our own analyses only when that gives nothing.
        """
        ladders = self.library.ladders()
        if level.ladder not in ladders.ladders or ladder not in ladders.ladders:
            return ()
        key = (level.iri, ladder, day)
        if key not in self._routes:
            if len(self._routes) >= _MOST_ROUTES:  # many days: forget, rather than grow
                self._routes.clear()
            self._routes[key] = self._find_route(level, ladder, day)
        return self._routes[key]

    def _find_route(self, level: Level, ladder: str, day: date) -> tuple[LevelCandidate, ...]:
        ladders = self.library.ladders()
        source, target = ladders.ladders[level.ladder], ladders.ladders[ladder]
        stated = steps_of(self.library.level_mappings(), ladders, day)
        one = replace(source, levels=(level,))
        for more in ((), (self.by_type,), (self.by_type, self.by_descriptor)):
            steps = (*stated, *(step for load in more for step in load()))
            answer = build_crosswalk(one, target, steps, ladders=ladders).answers[0]
            if answer.kind is AnswerKind.MAPPED:
                return tuple(
                    _candidate(route, ladders)
                    for route in answer.routes
                    if route.object is not None
                )
            if answer.kind is AnswerKind.NO_MATCH:
                return ()
        return ()


def _candidate(route: Route, ladders: Ladders) -> LevelCandidate:
    level = ladders.levels[str(route.object)]
    start = ladders.levels[route.hops[0].subject]
    kind = Note.of(f"kind-{route.kind.value}")
    code = "how-level-analysis" if route.kind.is_analysis else "how-level-route"
    return LevelCandidate(
        level=level,
        how=Note.of(
            code,
            start=start.label,
            level=level.label,
            kind=kind,
            evidence=Note.of(f"evidence-{route.evidence}"),
        ),
        is_analysis=route.kind.is_analysis,
    )
