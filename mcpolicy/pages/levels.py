"""A ladder with its levels and what each demands."""

from __future__ import annotations

from mcpolicy.level import Descriptors, FacetValue, Ladder, Level, LevelDescriptor
from mcpolicy.statement import Value
from mcpolicy.text import LangText

__all__ = ["DescribedLevel", "DomainDescriptor", "LevelsPage", "levels_page"]


class DomainDescriptor(Value):
    """What a level demands in one domain.

    Attributes:
        descriptor: The descriptor.
        domain: The name of its domain; None when its ladder describes none of that name.
        codes: The facet values by which it is coded.
    """

    descriptor: LevelDescriptor
    domain: LangText | None
    codes: tuple[FacetValue, ...]


class DescribedLevel(Value):
    """A level with its descriptors."""

    level: Level
    descriptors: tuple[DomainDescriptor, ...]


class LevelsPage(Value):
    """A ladder, its levels from the lowest."""

    ladder: Ladder
    levels: tuple[DescribedLevel, ...]


def levels_page(ladder: Ladder, descriptors: Descriptors) -> LevelsPage:
    """Make the page of a ladder out of the descriptors of all ladders."""
    domains = {domain.iri: domain.label for domain in descriptors.domains}
    values = {value.iri: value for value in descriptors.values}
    levels = [
        DescribedLevel(
            level=level,
            descriptors=tuple(
                DomainDescriptor(
                    descriptor=descriptor,
                    domain=domains.get(descriptor.domain),
                    codes=tuple(values[code] for code in descriptor.codes if code in values),
                )
                for descriptor in descriptors.descriptors
                if descriptor.level == level.iri
            ),
        )
        for level in ladder.levels
    ]
    return LevelsPage(ladder=ladder, levels=tuple(levels))
