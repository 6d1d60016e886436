"""Ladders of levels, and one reading of the many ways in which people write a level."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction

from mcpolicy.statement import Statement, Value
from mcpolicy.text import LangText

__all__ = [
    "DescriptorDomain",
    "Descriptors",
    "FacetScale",
    "FacetValue",
    "Ladder",
    "Ladders",
    "Level",
    "LevelDescriptor",
    "LevelMapping",
    "MappingKind",
    "QualificationType",
    "UnreadTable",
]

_ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
}
_PREFIX = re.compile(r"(?:level|niveau|nivel|nível|lvl|l)\s*[-:.]?\s*(?=[0-9ivx])", re.IGNORECASE)


class Level(Statement):
    """One rung of a ladder; `order` is its position, not a number to compute with."""

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
        """Give the levels that a text such as `5`, `level 5`, `V` or an IRI can mean here."""
        plain = text.strip().casefold()
        exact = [
            level
            for level in self.levels
            if plain
            in {name.casefold() for name in (level.iri, level.id, level.notation, *level.names)}
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
        self.levels = {
            level.iri: level for ladder in self.ladders.values() for level in ladder.levels
        }
        self._named: dict[str, list[Ladder]] = {}
        for ladder in self.ladders.values():
            local = ladder.id.partition(":")[2]
            names = {
                ladder.iri,
                ladder.id,
                local,
                ladder.notation,
                *ladder.names,
                *(text for _, text in ladder.label.items),
            }
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
        """Give the levels that a stated level can mean; several when it is ambiguous.

        Args:
            ladder: Name or IRI of the ladder as stated, or None when the level has to tell by
                itself.
            level: Notation or IRI of the level, possibly with the ladder before it (`EQF 5`,
                `eqf:5`).
        """
        if ladder is None:
            known = self._level_iris.get(level.strip().casefold())
            if known:
                return tuple(known)
            head, _, tail = re.sub(r"[:\s]+", " ", level.strip()).rpartition(" ")
            if not head:
                return ()
            # `_PREFIX` takes the word "level" away only before a notation: lend it one
            head = _PREFIX.sub("", head + " 0").removesuffix("0").strip() or head
            return tuple(found for one in self.find(head) for found in one.find(tail))
        return tuple(found for one in self.find(ladder) for found in one.find(level))


class DescriptorDomain(Statement):
    """A column of a ladder's table of descriptors."""

    ladder: str


class FacetScale(Statement):
    """An ordered scale on which descriptors of a ladder are coded; our own reading."""

    ladder: str
    domain: str
    common_scale: str | None = None


class FacetValue(Value):
    """One value of a facet scale.

    Attributes:
        order: Rank on its own scale.
        common_rank: Where it lies on the common scale of its scale; None when it is not aligned.
    """

    iri: str
    id: str
    label: LangText
    scale: str
    order: int
    common_rank: Fraction | None = None


class LevelDescriptor(Statement):
    """What a level demands in one domain, in our own words, with its facet codes."""

    level: str
    domain: str
    codes: tuple[str, ...] = ()


class Descriptors(Value):
    """Descriptors of all ladders, with the scales by which they are coded."""

    domains: tuple[DescriptorDomain, ...] = ()
    descriptors: tuple[LevelDescriptor, ...] = ()
    scales: tuple[FacetScale, ...] = ()
    values: tuple[FacetValue, ...] = ()

    def ranks(self, level: str) -> dict[str, tuple[Fraction, FacetValue, LevelDescriptor]]:
        """Give the common ranks of a level by common scale, and what they come from.

        Where several descriptors of a level code one common scale, the highest rank stands.
        """
        scales = {scale.iri: scale for scale in self.scales}
        values = {value.iri: value for value in self.values}
        found: dict[str, tuple[Fraction, FacetValue, LevelDescriptor]] = {}
        for descriptor in self.descriptors:
            if descriptor.level != level:
                continue
            for code in descriptor.codes:
                value = values.get(code)
                scale = scales.get(value.scale) if value is not None else None
                if (
                    value is None
                    or scale is None
                    or scale.common_scale is None
                    or value.common_rank is None
                ):
                    continue
                known = found.get(scale.common_scale)
                if known is None or known[0] < value.common_rank:
                    found[scale.common_scale] = (value.common_rank, value, descriptor)
        return found


class QualificationType(Statement):
    """A type of qualification, and where it sits.

    Attributes:
        levels: IRIs of the levels that it is at.
        award_type: IRI of the kind of qualification by which it is compared across ladders.
        minimum_credits: Fewest credits of the type, in the framework's unit.
        maximum_credits: Most credits of the type, in the framework's unit.
    """

    levels: tuple[str, ...]
    award_type: str | None = None
    minimum_credits: Fraction | None = None
    maximum_credits: Fraction | None = None


class MappingKind(StrEnum):
    """On whose word a level mapping rests, strongest first."""

    REFERENCING = "referencing"
    ALIGNMENT = "alignment"
    COMPARISON = "comparison"
    RECOGNITION_PRACTICE = "recognition-practice"
    BY_QUALIFICATION_TYPE = "by-qualification-type"
    BY_DESCRIPTOR = "by-descriptor"

    @property
    def strength(self) -> int:
        """Higher is stronger."""
        return len(MappingKind) - list(MappingKind).index(self)

    @property
    def is_analysis(self) -> bool:
        """Whether it is our own analysis."""
        return self in (MappingKind.BY_QUALIFICATION_TYPE, MappingKind.BY_DESCRIPTOR)


class LevelMapping(Statement):
    """A statement that a level corresponds to one of another ladder, or to none of it.

    Attributes:
        subject: IRI of the level.
        object: IRI of the corresponding level, or None for no match.
        object_ladder: IRI of the other ladder, stated where there is no match.
        predicate: SKOS mapping property.
        justification: SEMAPV term.
        versions: The editions of the two ladders that it speaks of; None where it says none.
    """

    subject: str
    object: str | None = None
    object_ladder: str | None = None
    mapping_kind: MappingKind
    predicate: str | None = None
    justification: str
    versions: tuple[str | None, str | None] = (None, None)


class UnreadTable(Statement):
    """An official table of levels that is known to exist and was not read."""

    subject_ladder: str
    object_ladder: str
    mapping_kind: MappingKind
