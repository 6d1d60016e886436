"""Ladders of levels, and one reading of the many ways in which people write a level."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mcpolicy.statement import Statement
from mcpolicy.text import LangText

__all__ = ["FacetScale", "FacetValue", "Ladder", "Ladders", "Level", "LevelDescriptor", "QualificationType"]

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12}
_PREFIX = re.compile(r"(?:level|niveau|nivel|nível|lvl|l)\s*[-:.]?\s*(?=[0-9ivx])", re.IGNORECASE)


class Level(Statement):
    """One rung of a ladder; `order` is its position from the bottom, not a number to compute with."""

    notation: str
    ladder: str
    order: int
    names: tuple[str, ...] = ()


class Ladder(Statement):
    """A qualifications framework: an ordered ladder of levels."""

    notation: str
    names: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()

    def find(self, text: str) -> tuple[Level, ...]:
        """Give the levels that a text can mean on this ladder: `5`, `05`, `level 5`, `V`, an IRI, a notation."""
        plain = text.strip().casefold()
        exact = [
            level
            for level in self.levels
            if plain in {name.casefold() for name in (level.iri, level.id, level.notation, *level.names)}
        ]
        if exact:
            return tuple(exact)
        plain = _PREFIX.sub("", plain, count=1).strip()
        wanted = {plain}
        if plain.isascii() and plain.isdigit():
            wanted.add(str(int(plain)))
        if plain in _ROMAN:
            wanted.add(str(_ROMAN[plain]))
        return tuple(level for level in self.levels if level.notation.casefold() in wanted)


class Ladders:
    """The ladders that are known, found by IRI, notation or other spelling."""

    def __init__(self, ladders: Iterable[Ladder]) -> None:
        """Index the ladders."""
        self.ladders = {ladder.iri: ladder for ladder in ladders}
        self.levels = {level.iri: level for ladder in self.ladders.values() for level in ladder.levels}
        self._named: dict[str, list[Ladder]] = {}
        for ladder in self.ladders.values():
            names = {ladder.iri, ladder.id, ladder.notation, *ladder.names, *(text for _, text in ladder.label.items)}
            for name in {name.strip().casefold() for name in names}:
                self._named.setdefault(name, []).append(ladder)
        self._level_iris: dict[str, list[Level]] = {}
        for level in self.levels.values():
            for name in (level.iri, level.id, *level.names):
                self._level_iris.setdefault(name.casefold(), []).append(level)

    def find(self, name: str) -> tuple[Ladder, ...]:
        """Give the ladders of that name."""
        return tuple(self._named.get(name.strip().casefold(), ()))

    def resolve(self, ladder: str | None, level: str) -> tuple[Level, ...]:
        """Give the levels that a stated level can mean; several when it is ambiguous, none when it is unknown.

        Args:
            ladder: Name or IRI of the ladder as stated, or None when the level has to tell by itself.
            level: Notation or IRI of the level, possibly with the ladder before it (`EQF 5`, `eqf:5`).
        """
        if ladder is None:
            known = self._level_iris.get(level.strip().casefold())
            if known:
                return tuple(known)
            head, _, tail = re.sub(r"[:\s]+", " ", level.strip()).rpartition(" ")
            if not head:
                return ()
            head = _PREFIX.sub("", head + " 0").removesuffix("0").strip() or head
            return tuple(found for one in self.find(head) for found in one.find(tail))
        return tuple(found for one in self.find(ladder) for found in one.find(level))


class LevelDescriptor(Statement):
    """What a level demands in one domain, in our own words, with its facet codes."""

    level: str
    domain: str
    text: LangText
    codes: tuple[str, ...] = ()


class FacetValue(Statement):
    """One value of a facet scale."""

    scale: str
    order: int
    common_rank: str | None = None


class FacetScale(Statement):
    """An ordered scale on which descriptors of a ladder are coded."""

    ladder: str
    domain: str
    common_scale: str | None = None


class QualificationType(Statement):
    """A type of qualification, where it sits and how large it is."""

    levels: tuple[str, ...]
    award_type: str | None = None
    minimum_credits: str | None = None
    maximum_credits: str | None = None
