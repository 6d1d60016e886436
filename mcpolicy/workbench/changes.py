"""Changes of rules in one number, day, listed value or target.

A number that could be changed without any example coming out differently is held by none: somebody
who mistypes it is not told. Rules are changed as typed values, one thing at a time.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import partial

from mcpolicy.framework import Condition, Rule
from mcpolicy.namespaces import RDFS, SH, XSD, shorten
from mcpolicy.shape.tree import (
    And,
    Bound,
    Conforms,
    Constraint,
    Count,
    HasValue,
    In,
    Languages,
    Length,
    Member,
    Not,
    Or,
    Property,
    Qualified,
    Shape,
    Xone,
)
from mcpolicy.spelling import SUBJECT_CLASSES
from mcpolicy.statement import PartialDate, Value
from mcpolicy.turtle import Iri, Lit, Term
from mcpolicy.vocabulary import Vocabulary

__all__ = ["Change", "ChangeKind", "changes_of", "holds_alike"]


class ChangeKind(StrEnum):
    """What is changed of a rule or condition."""

    SIDE = "side"
    STEP = "step"
    HALF = "half"
    COUNT = "count"
    START = "start"
    END = "end"
    LISTED = "listed"
    TARGET = "target"


class Change(Value):
    """A rule or condition, changed in one thing.

    Attributes:
        kind: What is changed.
        place: The path whose values it looks at there; empty for days and targets.
        old: What stands there, such as `sh:maxExclusive 20.0`.
        new: What it is changed to.
        is_nearest: Whether nothing smaller could be changed there in that direction, and some
            record can show it. A count in one of several alternatives need not be shown: often the
            others hold whenever it does.
        before: The rule or condition as it is.
        after: The same, changed.
    """

    kind: ChangeKind
    place: str
    old: str
    new: str
    is_nearest: bool
    before: Rule | Condition
    after: Rule | Condition


class _Edit(Value):
    """Another constraint in the place of one."""

    kind: ChangeKind
    old: str
    new: str
    is_nearest: bool
    constraint: Constraint


_OTHER_SIDE = {
    SH.minInclusive: SH.minExclusive,
    SH.minExclusive: SH.minInclusive,
    SH.maxInclusive: SH.maxExclusive,
    SH.maxExclusive: SH.maxInclusive,
}
_STEPS = {XSD.integer: Decimal(1), XSD.decimal: Decimal("0.5")}
"""The least difference between two values: months and days are whole, credits and hours go in
halves."""

_NOTHING = Iri("urn:mcpolicy:nothing")
"""A value that no record has."""


def changes_of(tested: Rule | Condition, vocabulary: Vocabulary) -> Iterator[Change]:
    """Give every change of a rule or condition in one number, day, listed value or target.

    A condition has no targets of its own: it has those of its rules.

    Args:
        tested: The rule or condition.
        vocabulary: Says of which datatype the values of properties are.
    """
    for place, edit, shape in _edited(tested.shape, vocabulary, None):
        yield Change(
            kind=edit.kind,
            place=place,
            old=edit.old,
            new=edit.new,
            is_nearest=edit.is_nearest,
            before=tested,
            after=replace(tested, shape=shape),
        )
    if isinstance(tested, Rule):
        yield from _moved(tested, ChangeKind.START, tested.valid_from)
        if tested.valid_until is not None:
            yield from _moved(tested, ChangeKind.END, tested.valid_until)
        yield from _narrowed(tested)


def _edited(
    shape: Shape, vocabulary: Vocabulary, valued: str | None
) -> Iterator[tuple[str, _Edit, Shape]]:
    """Give a shape with one constraint changed, at every depth, and where."""
    valued = shape.path.last if shape.path is not None else valued
    place = str(shape.path) if shape.path is not None else shorten(valued or "")
    for number, constraint in enumerate(shape.constraints):

        def instead(other: Constraint, number: int = number) -> Shape:
            constraints = (*shape.constraints[:number], other, *shape.constraints[number + 1 :])
            return replace(shape, constraints=constraints)

        for edit in _edits(constraint, vocabulary, valued):
            yield place, edit, instead(edit.constraint)
        for where, edit, other in _inside(constraint, vocabulary, valued):
            yield where or place, edit, instead(other)


def _inside(
    constraint: Constraint, vocabulary: Vocabulary, valued: str | None
) -> Iterator[tuple[str, _Edit, Constraint]]:
    """Give a constraint with one thing changed in the shapes that it holds."""
    match constraint:
        case And(shapes=shapes) | Or(shapes=shapes) | Xone(shapes=shapes):
            for number, member in enumerate(shapes):
                for where, edit, other in _of_member(member, vocabulary, valued):
                    members = (*shapes[:number], other, *shapes[number + 1 :])
                    if not isinstance(constraint, And) and edit.kind is ChangeKind.COUNT:
                        edit = replace(edit, is_nearest=False)  # another member may hold anyway
                    yield where, edit, replace(constraint, shapes=members)
        case Not() | Conforms() | Property() | Qualified():
            for where, edit, other in _of_member(constraint.shape, vocabulary, valued):
                yield where, edit, replace(constraint, shape=other)


def _of_member(
    member: Member, vocabulary: Vocabulary, valued: str | None
) -> Iterator[tuple[str, _Edit, Shape]]:
    if isinstance(member, Shape):
        yield from _edited(member, vocabulary, valued)


def _edits(constraint: Constraint, vocabulary: Vocabulary, valued: str | None) -> Iterator[_Edit]:
    match constraint:
        case Bound():
            yield from _bounds(constraint, vocabulary, valued)
        case Count(word=word, number=number) | Length(word=word, number=number):
            for other in (number - 1, number + 1):
                if other >= 0:
                    yield _count(word, number, other, replace(constraint, number=other))
        case Qualified():
            yield from _qualified(constraint)
        case HasValue(value=value):
            yield _without(value, HasValue(value=_NOTHING))
        case In(values=values):
            for value in values:
                others = tuple(one for one in values if one != value)
                yield _without(value, In(values=others or (_NOTHING,)))
        case Languages(tags=tags):
            for tag in tags:
                left = tuple(one for one in tags if one != tag)
                yield _without(Lit(tag), Languages(tags=left or ("zxx",)))


def _count(word: str, old: int, new: int, constraint: Constraint) -> _Edit:
    name = shorten(word)
    return _Edit(
        kind=ChangeKind.COUNT,
        old=f"{name} {old}",
        new=f"{name} {new}",
        is_nearest=True,
        constraint=constraint,
    )


def _qualified(constraint: Qualified) -> Iterator[_Edit]:
    low, high = constraint.minimum, constraint.maximum
    for step in (-1, 1):
        if low is not None and low + step >= 0:
            changed = replace(constraint, minimum=low + step)
            yield _count(SH.qualifiedMinCount, low, low + step, changed)
        if high is not None and high + step >= 0:
            changed = replace(constraint, maximum=high + step)
            yield _count(SH.qualifiedMaxCount, high, high + step, changed)


def _without(value: Term, constraint: Constraint) -> _Edit:
    shown = value.value if isinstance(value, Lit) else shorten(value)
    return _Edit(kind=ChangeKind.LISTED, old=shown, new="", is_nearest=True, constraint=constraint)


def _bounds(bound: Bound, vocabulary: Vocabulary, valued: str | None) -> Iterator[_Edit]:
    """Give a bound with the other side, and moved."""
    make = partial(_bound, bound)
    yield make(ChangeKind.SIDE, replace(bound, word=_OTHER_SIDE[bound.word]), nearest=True)
    if bound.limit.datatype == XSD.date:
        day = PartialDate.parse(bound.limit.value)
        for moved, nearest in _moves(day):
            limit = bound.limit._replace(value=moved.text)
            kind = ChangeKind.STEP if nearest else ChangeKind.HALF
            yield make(kind, replace(bound, limit=limit), nearest=nearest)
        return
    number = Decimal(bound.limit.value)
    kind_of_values = None if valued is None else vocabulary.triples.value(valued, RDFS.range)
    step = _STEPS.get(str(kind_of_values), _STEPS[XSD.decimal])
    for other in (number - step, number + step):
        if other >= 0:  # no number of a record is negative: that the other side shows
            limit = bound.limit._replace(value=_plain(other))
            yield make(ChangeKind.STEP, replace(bound, limit=limit), nearest=True)
    for other in (number / 2, number * 3 / 2):
        if other != number:
            limit = bound.limit._replace(value=_plain(other))
            yield make(ChangeKind.HALF, replace(bound, limit=limit), nearest=False)


def _plain(number: Decimal) -> str:
    return f"{number:f}"


def _bound(old: Bound, kind: ChangeKind, new: Bound, *, nearest: bool) -> _Edit:
    return _Edit(
        kind=kind,
        old=f"{shorten(old.word)} {old.limit.value}",
        new=f"{shorten(new.word)} {new.limit.value}",
        is_nearest=nearest,
        constraint=new,
    )


def _moved(rule: Rule, kind: ChangeKind, day: PartialDate) -> Iterator[Change]:
    """Give a rule with its start or end moved."""
    for other, nearest in _moves(day):
        after = (
            replace(rule, valid_from=other)
            if kind is ChangeKind.START
            else replace(rule, valid_until=other)
        )
        yield Change(
            kind=kind,
            place="",
            old=str(day),
            new=str(other),
            is_nearest=nearest,
            before=rule,
            after=after,
        )


def _narrowed(rule: Rule) -> Iterator[Change]:
    """Give a rule that is not about one of the kinds of records that it is about.

    A rule about one kind alone is not narrowed: whatever shows it shows that too.
    """
    kinds = [
        kind for kind, model in SUBJECT_CLASSES.items() if set(rule.targets) & set(model.classes)
    ]
    for kind in kinds if len(kinds) > 1 else ():
        left = tuple((SH.targetClass, Iri(other)) for other in kinds if other != kind)
        after = replace(rule, shape=replace(rule.shape, targets=left))
        yield Change(
            kind=ChangeKind.TARGET,
            place="",
            old=_target(rule),
            new=_target(after),
            is_nearest=True,
            before=rule,
            after=after,
        )


def _target(rule: Rule) -> str:
    return f"sh:targetClass {' , '.join(map(shorten, rule.targets))}"


def _moves(day: PartialDate) -> Iterator[tuple[PartialDate, bool]]:
    """Move a date by a year, a month and a day, both ways, and say which moves are the least.

    Where a source gives a month or year only, a lesser move is one that says more than it does: its
    first or last month or day.
    """
    whole = {1: "year", 2: "month", 3: "day"}[len(day.text.split("-"))]
    for sign in (-1, 1):
        edge = day.first if sign < 0 else day.last
        by_year = _dated(day.text, months=12 * sign)
        by_month = _dated(day.text, months=sign) if whole != "year" else edge.isoformat()[:7]
        by_day = _next_to(day.first, sign) if whole == "day" else edge.isoformat()
        for name, text in (("year", by_year), ("month", by_month), ("day", by_day)):
            if text is not None:
                yield PartialDate.parse(text), name == whole


def _dated(text: str, *, months: int) -> str | None:
    """Move a date as it is written; the 31st becomes the last day of a shorter month.

    Returns:
        The date, or None outside of the calendar.
    """
    parts = [int(part) for part in text.split("-")]
    year, rest = divmod(parts[0] * 12 + (parts[1] - 1 if len(parts) > 1 else 0) + months, 12)
    if not date.min.year <= year <= date.max.year:
        return None
    if len(parts) == 3:
        last = monthrange(year, rest + 1)[1]
        return date(year, rest + 1, min(parts[2], last)).isoformat()
    return f"{year:04}-{rest + 1:02}" if len(parts) == 2 else f"{year:04}"


def _next_to(day: date, sign: int) -> str | None:
    if day in (date.min, date.max):
        return None
    return (day + timedelta(days=sign)).isoformat()


def holds_alike(change: Change) -> bool:
    """Whether a rule whose start or end was moved holds on the same days as before.

    Before an attested start nothing is known, for example, so that a month means its last day.
    """
    before, after = change.before, change.after
    if not (isinstance(before, Rule) and isinstance(after, Rule)):
        return False
    if change.kind not in (ChangeKind.START, ChangeKind.END):
        return False
    dates = [rule.valid_from for rule in (before, after)]
    dates += [rule.valid_until for rule in (before, after) if rule.valid_until is not None]
    turning = {
        day.toordinal() + beside
        for one in dates
        for day in (one.first, one.last)
        for beside in (-1, 0, 1)
    }
    days = [date.fromordinal(one) for one in turning if 1 <= one <= date.max.toordinal()]
    return all(before.force_on(day) is after.force_on(day) for day in days)
