"""Ages and periods of a record on a day, in whole days and months."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mcpolicy.interval import Interval
from mcpolicy.model import Credential, MicroCredential, Offer
from mcpolicy.namespaces import MCP
from mcpolicy.statement import Value
from mcpolicy.view.derived import DerivedAmount
from mcpolicy.wording import Note

__all__ = ["Dates", "dates_of"]


class Dates(Value):
    """The ages and periods that a record gives, and what is odd about its dates."""

    derived: tuple[DerivedAmount, ...] = ()
    remarks: tuple[Note, ...] = ()


def dates_of(subject: MicroCredential, day: date) -> Dates:
    """Give the ages and periods of a record on a day.

    An age counts completed days and months. A period counts the months that it touches, unless it
    ends on the day on which they are completed, or on the day before it.
    """
    found = tuple(_found(subject, day))
    return Dates(
        derived=tuple(one for one in found if isinstance(one, DerivedAmount)),
        remarks=tuple(one for one in found if isinstance(one, Note)),
    )


def _found(subject: MicroCredential, day: date) -> Iterator[DerivedAmount | Note]:
    if isinstance(subject, Credential):
        issued = subject.date_of_issue
        if issued is not None:
            yield from _age(issued, day)
            if subject.expires is not None:
                fault = "remark-expires-before-issue"
                yield _period(MCP.validityInMonths, issued, subject.expires, fault)
    if isinstance(subject, Offer) and subject.approval_date is not None:
        approved = subject.approval_date
        if subject.approval_expires is not None:
            fault = "remark-approval-ends-before"
            yield _period(MCP.approvalInMonths, approved, subject.approval_expires, fault)
        if subject.review_date is not None:
            fault = "remark-review-before-approval"
            yield _period(MCP.reviewInMonths, approved, subject.review_date, fault)


def _age(issued: date, day: date) -> Iterator[DerivedAmount | Note]:
    if issued > day:
        yield Note.of("remark-issued-later", issued=issued.isoformat(), day=day.isoformat())
        return
    how = Note.of("how-age", issued=issued.isoformat(), day=day.isoformat())
    yield _whole(MCP.ageInDays, (day - issued).days, how)
    yield _whole(MCP.ageInMonths, _completed_months(issued, day), how)


def _period(property_iri: str, start: date, end: date, fault: str) -> DerivedAmount | Note:
    if end < start:
        return Note.of(fault, start=start.isoformat(), end=end.isoformat())
    months = _completed_months(start, end)
    if not _ends_with(start, end, months):
        months += 1
    how = Note.of("how-period", start=start.isoformat(), end=end.isoformat())
    return _whole(property_iri, months, how)


def _whole(property_iri: str, value: int, how: Note) -> DerivedAmount:
    return DerivedAmount(property=property_iri, amount=Interval.of(value), how=(how,))


def _completed_months(start: date, end: date) -> int:
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if end.day >= start.day or _last_of_month(end) else months - 1


def _ends_with(start: date, end: date, months: int) -> bool:
    """Whether `end` is the day on which so many months are completed, counted from `start`."""
    total = start.month - 1 + months
    year, month = start.year + total // 12, total % 12 + 1
    return (end.year, end.month) == (year, month) and (
        end.day == start.day or (_last_of_month(end) and start.day > end.day)
    )


def _last_of_month(day: date) -> bool:
    return day.month != date.fromordinal(day.toordinal() + 1).month
