"""The day on which rules are taken to be in force."""

from __future__ import annotations

from datetime import date

from mcpolicy.model import Credential, InputRecord

__all__ = ["day_for"]


def day_for(record: InputRecord, as_of: date | None, today: date) -> tuple[date, str]:
    """Give the day on which rules are taken to be in force, and where it comes from.

    Args:
        record: The record.
        as_of: A day asked for by the caller, or None for the date of issue.
        today: The day to fall back on when the record states no date of issue, or is no issued
            credential.

    Returns:
        The day, and `date`, `issue`, or `today`.
    """
    if as_of is not None:
        return as_of, "date"
    subject = record.subject
    if isinstance(subject, Credential) and subject.date_of_issue is not None:
        return subject.date_of_issue, "issue"
    return today, "today"
