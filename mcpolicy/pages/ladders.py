"""What is special to ladders, levels, what levels demand, and types of qualification."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mcpolicy.contents import Contents
from mcpolicy.interval import Interval
from mcpolicy.level import (
    DescriptorDomain,
    FacetScale,
    FacetValue,
    Ladder,
    Level,
    LevelDescriptor,
    LevelMapping,
    QualificationType,
    UnreadTable,
)
from mcpolicy.namespaces import MCP, SKOS
from mcpolicy.pages.explanation import Part, part
from mcpolicy.pages.names import Names
from mcpolicy.wording import Note

__all__ = [
    "domain_parts",
    "ladder_parts",
    "level_parts",
    "mapping_parts",
    "qualification_parts",
    "required_parts",
    "scale_parts",
    "unread_parts",
    "value_parts",
]

_PREDICATES = {
    SKOS.exactMatch: "match-exact",
    SKOS.closeMatch: "match-close",
    SKOS.broadMatch: "match-broad",
    SKOS.narrowMatch: "match-narrow",
    SKOS.relatedMatch: "match-related",
}
"""What the mapping properties of SKOS say of two levels."""


def ladder_parts(ladder: Ladder, contents: Contents, names: Names) -> Iterator[Part]:
    """Give its levels from the lowest, and the ladders that it is compared with."""
    yield from part("described", *_called(ladder, names))
    yield from part("levels", *(_rung(level) for level in ladder.levels))
    counts: Counter[str] = Counter()
    for mapping in names.library.level_mappings():
        level, target = names.thing(mapping.subject), names.other_ladder(mapping)
        if isinstance(level, Level) and target is not None and ladder.iri in (level.ladder, target):
            counts[target if level.ladder == ladder.iri else level.ladder] += 1
    mapped = (
        Note.of("entry", name=names.named(other), value=str(count))
        for other, count in counts.items()
    )
    yield from part("mapped", *mapped)
    tables = [
        names.said(table)
        for table in names.library.unread_tables()
        if ladder.iri in (table.subject_ladder, table.object_ladder)
    ]
    yield from part("unread", *tables)


def _called(thing: Ladder | Level, names: Names) -> Iterator[Note | None]:
    """Say the notation of a ladder or a level, and by which other names it is known."""
    yield Note.of("explain-notation", notation=thing.notation)
    if thing.names:
        yield Note.of("explain-names", names=", ".join(thing.names))


def _rung(level: Level) -> Note:
    named = Note.of("explain-thing", label=level.label, id=level.id)
    return Note.of("entry", name=level.notation, value=named)


def level_parts(level: Level, contents: Contents, names: Names) -> Iterator[Part]:
    """Say where it stands, what it demands, what it corresponds to, and what is awarded at it."""
    ladder = names.thing(level.ladder)
    of = len(ladder.levels) if isinstance(ladder, Ladder) else 0
    place = Note.of("explain-of", one=str(level.order), of=str(of))
    yield from part(
        "described",
        names.entry(MCP.ladder, names.named(level.ladder)),
        *_called(level, names),
        names.entry(MCP.order, place),
    )
    descriptors = [one for one in contents.descriptors.descriptors if one.level == level.iri]
    yield from part("demands", *(_demand(one, names) for one in descriptors))
    mappings = [
        one for one in names.library.level_mappings() if level.iri in (one.subject, one.object)
    ]
    yield from part("corresponds", *(_corresponds(one, names) for one in mappings))
    types = [one for one in names.library.qualification_types() if level.iri in one.levels]
    yield from part("types", *(names.said(one) for one in types))


def _demand(descriptor: LevelDescriptor, names: Names) -> Note:
    text = descriptor.paraphrase or descriptor.label
    return Note.of("entry", name=names(descriptor.domain), value=text)


def _corresponds(mapping: LevelMapping, names: Names) -> Note:
    kind = Note.of(f"kind-{mapping.mapping_kind.value}")
    return Note.of("explain-mapping", pair=_pair(mapping, names), kind=kind, id=mapping.id)


def _pair(mapping: LevelMapping, names: Names) -> Note:
    """Say both levels, or that a ladder has no counterpart."""
    subject = names.level(mapping.subject)
    if mapping.object is None:
        ladder = names.ladder(mapping.object_ladder or "")
        return Note.of("explain-no-match", level=subject, ladder=ladder)
    return Note.of("explain-pair", one=subject, other=names.level(mapping.object))


def mapping_parts(mapping: LevelMapping, contents: Contents, names: Names) -> Iterator[Part]:
    """Say both levels, or that there is no match, how far they match, and on whose word."""
    predicate = mapping.predicate
    match = None if predicate is None else _PREDICATES.get(predicate)
    said = names.named(predicate) if predicate is not None and match is None else None
    subject, target = (
        None if edition is None else Note.verbatim(edition) for edition in mapping.versions
    )
    yield from part(
        "described",
        _pair(mapping, names),
        names.entry(MCP.predicate, said if match is None else Note.of(match)),
        names.entry(MCP.mappingKind, Note.of(f"kind-{mapping.mapping_kind.value}")),
        names.entry(MCP.subjectLevel, names.named(mapping.subject)),
        names.entry(MCP.objectLevel, mapping.object and names.named(mapping.object)),
        names.entry(MCP.objectLadder, mapping.object_ladder and names.named(mapping.object_ladder)),
        names.entry(MCP.subjectVersion, subject),
        names.entry(MCP.objectVersion, target),
        names.entry(MCP.justification, mapping.justification or None),
    )


def unread_parts(table: UnreadTable, contents: Contents, names: Names) -> Iterator[Part]:
    """Say between which ladders the table should hold."""
    yield from part(
        "described",
        names.entry(MCP.subjectLadder, names.named(table.subject_ladder)),
        names.entry(MCP.objectLadder, names.named(table.object_ladder)),
        names.entry(MCP.mappingKind, Note.of(f"kind-{table.mapping_kind.value}")),
    )


def required_parts(descriptor: LevelDescriptor, contents: Contents, names: Names) -> Iterator[Part]:
    """Say of which level it is, in which domain, and how it is coded."""
    yield from part(
        "described",
        names.entry(MCP.atLevel, names.named(descriptor.level)),
        names.entry(MCP.domain, names.named(descriptor.domain)),
    )
    yield from part("codes", *(_code(code, names) for code in descriptor.codes))


def _code(code: str, names: Names) -> Note:
    """Name a facet value by its scale."""
    value = names.thing(code)
    if not isinstance(value, FacetValue):
        return names.named(code)
    return Note.of("entry", name=names(value.scale), value=names.said(value))


def domain_parts(domain: DescriptorDomain, contents: Contents, names: Names) -> Iterator[Part]:
    """Say of which ladder it is, and what the levels demand in it."""
    yield from part("described", names.entry(MCP.ladder, names.named(domain.ladder)))
    demands = [one for one in contents.descriptors.descriptors if one.domain == domain.iri]
    yield from part(
        "demands",
        *(
            Note.of("entry", name=names.level(one.level), value=one.paraphrase or one.label)
            for one in demands
        ),
    )
    scales = [one for one in contents.descriptors.scales if one.domain == domain.iri]
    yield from part("scales", *(names.said(one) for one in scales))


def scale_parts(scale: FacetScale, contents: Contents, names: Names) -> Iterator[Part]:
    """Say of which ladder and domain it is, and give its values from the lowest."""
    common = scale.common_scale
    yield from part(
        "described",
        names.entry(MCP.ladder, names.named(scale.ladder)),
        names.entry(MCP.domain, names.named(scale.domain)),
        names.entry(MCP.commonScale, None if common is None else names.named(common)),
    )
    values = [one for one in contents.descriptors.values if one.scale == scale.iri]
    yield from part(
        "values",
        *(
            Note.of("entry", name=str(one.order), value=names.said(one))
            for one in sorted(values, key=lambda one: one.order)
        ),
    )


def value_parts(value: FacetValue, contents: Contents, names: Names) -> Iterator[Part]:
    """Say where it lies on its scale, and which descriptors it codes."""
    rank = value.common_rank
    yield from part(
        "described",
        names.entry(MCP.scale, names.named(value.scale)),
        names.entry(MCP.order, str(value.order)),
        names.entry(MCP.commonRank, None if rank is None else Interval(rank, rank)),
    )
    coded = [one for one in contents.descriptors.descriptors if value.iri in one.codes]
    yield from part("coded", *(names.said(one) for one in coded))


def qualification_parts(
    qualification: QualificationType, contents: Contents, names: Names
) -> Iterator[Part]:
    """Say at which levels it is, how large it is, and what limits stacking toward it."""
    award = qualification.award_type
    sizes = (
        (MCP.minimumCredits, qualification.minimum_credits),
        (MCP.maximumCredits, qualification.maximum_credits),
    )
    yield from part(
        "described",
        names.entry(MCP.atLevel, names.terms(qualification.levels)),
        names.entry(MCP.awardType, None if award is None else names.named(award)),
        *(
            names.entry(word, None if size is None else Interval(size, size))
            for word, size in sizes
        ),
    )
    limits = [one for one in contents.stacking if qualification.iri in one.applies_to]
    yield from part("limits", *(names.said(one) for one in limits))
