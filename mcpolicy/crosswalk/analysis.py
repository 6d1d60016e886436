"""Our own comparisons of ladders: by types of qualification, and by descriptors.

Neither is a referencing, and no answer calls them one.

**By qualification type.** Two levels correspond when both hold the same kind of qualification, each
placement with its source. Where the kinds of one level point to different levels of the other
ladder, all are shown and the disagreement is said; postgraduate diplomas, for instance, sit beside
the master's degree in one country and below it in another. Kinds whose name says too little, such
as "certificate", are left aside (`mcp:comparesLevels false` in the vocabulary).

**By descriptor.** Each ladder's descriptors are coded on its own facet scales, and each scale value
has a rank from 1 to 10 on a common scale. The likeness of two levels is 1 less the mean difference
of their ranks, over the scales that both have, divided by 9: 1 means the same demands on every
shared facet, 0 the greatest difference on all. Two levels are compared only when they share at
least three scales, and two ladders only when more than half of the levels of each are coded: a few
scattered levels say nothing about where the others lie. Among all ways to take the coded levels of
one ladder, lowest to highest, to levels of the other without ever going down, the ones with the
greatest total likeness are found by dynamic programming; a level goes to every level that it has in
one of them, so a tie is a set.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from mcpolicy.crosswalk.steps import Hop, Step
from mcpolicy.interval import decimal_text
from mcpolicy.level import (
    Descriptors,
    FacetValue,
    Ladder,
    Level,
    LevelDescriptor,
    MappingKind,
    QualificationType,
)
from mcpolicy.statement import Statement, weakest
from mcpolicy.text import LangText
from mcpolicy.wording import Note

__all__ = ["FEWEST_SCALES", "steps_by_descriptor", "steps_by_type"]

FEWEST_SCALES = 3
"""Two levels that share fewer common scales are not compared."""

_SPAN = 9
_Ranks = Mapping[str, tuple[Fraction, FacetValue, LevelDescriptor]]


def steps_by_type(
    ladders: Sequence[Ladder],
    types: Iterable[QualificationType],
    award_labels: Mapping[str, LangText],
) -> tuple[Step, ...]:
    """Give a step between every two ladders that hold a common kind of qualification.

    Args:
        ladders: The ladders to compare.
        types: Qualification types with their levels and kinds.
        award_labels: Names of the kinds by which levels may be compared, by IRI; other kinds are
            left aside.
    """
    placed: dict[str, dict[str, dict[str, list[QualificationType]]]] = defaultdict(
        lambda: defaultdict(lambda: defaultdict(list))
    )
    ladder_of = {level.iri: ladder.iri for ladder in ladders for level in ladder.levels}
    for one in types:
        if one.award_type is not None and one.award_type in award_labels:
            for level in one.levels:
                if level in ladder_of:
                    placed[ladder_of[level]][one.award_type][level].append(one)
    steps: list[Step] = []
    for first in ladders:
        for second in ladders:
            if first.iri != second.iri:
                hops = tuple(
                    _hops_by_type(first, placed[first.iri], placed[second.iri], award_labels)
                )
                if hops:
                    steps.append(
                        Step(
                            subject_ladder=first.iri,
                            object_ladder=second.iri,
                            kind=MappingKind.BY_QUALIFICATION_TYPE,
                            hops=hops,
                            one_way=True,
                        )
                    )
    return tuple(steps)


def _hops_by_type(
    first: Ladder,
    here: Mapping[str, Mapping[str, list[QualificationType]]],
    there: Mapping[str, Mapping[str, list[QualificationType]]],
    labels: Mapping[str, LangText],
) -> Iterable[Hop]:
    for level in first.levels:
        kinds = [award for award, levels in here.items() if level.iri in levels and award in there]
        if not kinds:
            continue
        targets = {award: frozenset(there[award]) for award in kinds}
        disagree = len(set(targets.values())) > 1
        for target in dict.fromkeys(iri for award in kinds for iri in there[award]):
            grounds = [award for award in kinds if target in targets[award]]
            statements: list[Statement] = [
                one for award in grounds for one in (*here[award][level.iri], *there[award][target])
            ]
            detail = [
                Note.of("same-type", award=labels.get(award, LangText.of(award)))
                for award in grounds
            ]
            if disagree:
                detail.append(Note.of("types-disagree"))
            yield Hop(
                subject=level.iri,
                object=target,
                kind=MappingKind.BY_QUALIFICATION_TYPE,
                evidence=weakest(one.evidence for one in statements),
                statements=tuple(statements),
                detail=tuple(detail),
            )


def steps_by_descriptor(
    ladders: Sequence[Ladder], descriptors: Descriptors, scale_labels: Mapping[str, LangText]
) -> tuple[Step, ...]:
    """Give a step between every two ladders whose coded descriptors share enough scales.

    Args:
        ladders: The ladders to compare.
        descriptors: Descriptors with codes and common ranks.
        scale_labels: Names of the common scales, by IRI.
    """
    coded: dict[str, list[tuple[Level, _Ranks]]] = {}
    for ladder in ladders:
        found: list[tuple[Level, _Ranks]] = [
            (level, ranks)
            for level in ladder.levels
            if len(ranks := descriptors.ranks(level.iri)) >= FEWEST_SCALES
        ]
        if len(found) * 2 > len(ladder.levels):
            coded[ladder.iri] = found
    steps: list[Step] = []
    for first, ours in coded.items():
        for second, theirs in coded.items():
            hops = tuple(_hops_by_descriptor(ours, theirs, scale_labels)) if first != second else ()
            if hops:
                steps.append(
                    Step(
                        subject_ladder=first,
                        object_ladder=second,
                        kind=MappingKind.BY_DESCRIPTOR,
                        hops=hops,
                        one_way=True,
                    )
                )
    return tuple(steps)


def likeness(one: _Ranks, other: _Ranks) -> Fraction | None:
    """Give the likeness of two levels, from 0 to 1; None when they share too few scales."""
    shared = one.keys() & other.keys()
    if len(shared) < FEWEST_SCALES:
        return None
    difference = sum((abs(one[scale][0] - other[scale][0]) for scale in shared), Fraction(0))
    return 1 - difference / len(shared) / _SPAN


def best_alignments(scores: Sequence[Sequence[Fraction | None]]) -> tuple[frozenset[int], ...]:
    """Give for each row the columns that it has in a best alignment.

    Args:
        scores: Likeness of each row with each column, both lowest level first; None where they are
            not compared.

    Returns:
        A set of columns for each row; empty for all rows when no alignment takes every row to a
        column.
    """
    if not scores or not scores[0]:
        return tuple(frozenset() for _ in scores)
    forward = _best_totals(scores)
    backward = [
        list(reversed(row))
        for row in reversed(_best_totals([list(reversed(row)) for row in reversed(scores)]))
    ]
    totals = [total for total in forward[-1] if total is not None]
    if not totals:
        return tuple(frozenset() for _ in scores)
    best = max(totals)
    found: list[frozenset[int]] = []
    for row, row_scores in enumerate(scores):
        columns = set()
        for column, score in enumerate(row_scores):
            before, after = forward[row][column], backward[row][column]
            if (
                score is not None
                and before is not None
                and after is not None
                and before + after - score == best
            ):
                columns.add(column)
        found.append(frozenset(columns))
    return tuple(found)


def _best_totals(scores: Sequence[Sequence[Fraction | None]]) -> list[list[Fraction | None]]:
    """Give the greatest total of the rows so far when a row takes a column, never going down."""
    totals: list[list[Fraction | None]] = []
    for row, row_scores in enumerate(scores):
        line: list[Fraction | None] = []
        reachable: Fraction | None = Fraction(0) if row == 0 else None
        for column, score in enumerate(row_scores):
            if row > 0:
                before = totals[row - 1][column]
                if before is not None and (reachable is None or before > reachable):
                    reachable = before
            line.append(score + reachable if score is not None and reachable is not None else None)
        totals.append(line)
    return totals


def _hops_by_descriptor(
    ours: Sequence[tuple[Level, _Ranks]],
    theirs: Sequence[tuple[Level, _Ranks]],
    labels: Mapping[str, LangText],
) -> Iterable[Hop]:
    scores = [[likeness(one, other) for _, other in theirs] for _, one in ours]
    for (level, ranks), columns, row in zip(ours, best_alignments(scores), scores, strict=True):
        for column in sorted(columns):
            target, other = theirs[column]
            score = row[column]
            if score is None:
                continue
            shared = sorted(ranks.keys() & other.keys())
            statements: dict[str, Statement] = {
                one.iri: one for scale in shared for one in (ranks[scale][2], other[scale][2])
            }
            detail = [Note.of("likeness", score=decimal_text(score, 2), scales=str(len(shared)))]
            detail += [
                Note.of(
                    "facet-evidence",
                    scale=labels.get(scale, LangText.of(scale)),
                    one=ranks[scale][1].label,
                    one_rank=decimal_text(ranks[scale][0]),
                    other=other[scale][1].label,
                    other_rank=decimal_text(other[scale][0]),
                )
                for scale in shared
            ]
            yield Hop(
                subject=level.iri,
                object=target.iri,
                kind=MappingKind.BY_DESCRIPTOR,
                evidence=weakest(one.evidence for one in statements.values()),
                statements=tuple(statements.values()),
                detail=tuple(detail),
            )
