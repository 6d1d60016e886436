"""Crosswalks from one ladder to one or several others."""

from __future__ import annotations

from dataclasses import replace

from mcpolicy.crosswalk.routes import Crosswalk
from mcpolicy.errors import CrosswalkError
from mcpolicy.level import Ladders
from mcpolicy.statement import Value
from mcpolicy.wording import Note, printable

__all__ = ["CrosswalkPage"]


class CrosswalkPage(Value):
    """Crosswalks of one ladder, one for each ladder asked for.

    Attributes:
        crosswalks: At least one; all have the same subject.
        ladders: All ladders, among them those that routes lead over.
        kinds: The kinds of mapping asked for; empty for all.
    """

    crosswalks: tuple[Crosswalk, ...]
    ladders: Ladders
    kinds: tuple[str, ...] = ()

    def of_level(self, name: str) -> CrosswalkPage:
        """Give the page with the answers for one level only.

        Raises:
            CrosswalkError: If the ladder has no level of that name, with those that it has.
        """
        ladder = self.crosswalks[0].subject
        wanted = {level.iri for level in ladder.find(name)}
        if not wanted:
            known = ", ".join(level.notation for level in ladder.levels)
            shown = printable(name)
            raise CrosswalkError(
                Note.of("crosswalk-no-level", level=shown, ladder=ladder.id, known=known)
            )
        crosswalks = tuple(
            replace(
                crosswalk,
                answers=tuple(one for one in crosswalk.answers if one.subject.iri in wanted),
            )
            for crosswalk in self.crosswalks
        )
        return replace(self, crosswalks=crosswalks)
