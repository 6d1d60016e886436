"""What every statement carries: source, locator, modality, status, evidence and dates."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Self, dataclass_transform

from mcpolicy.errors import UnusableValueError
from mcpolicy.namespaces import XSD
from mcpolicy.text import LangText
from mcpolicy.wording import Note

__all__ = [
    "EVIDENCE_ORDER",
    "MODALITIES",
    "PARTLY_ENCODED",
    "STATUSES",
    "Citation",
    "Clause",
    "DateBasis",
    "Force",
    "Omission",
    "PartialDate",
    "Source",
    "Statement",
    "Value",
    "is_at_least",
    "weakest",
]

EVIDENCE_ORDER = ("provisional", "reported", "secondary", "verified")
"""Evidence from weakest to strongest."""

MODALITIES = ("must", "should", "may", "descriptive")
"""How strongly a text asks for something."""

STATUSES = (
    "law",
    "policy-in-force",
    "interim",
    "guideline",
    "draft",
    "proposal",
    "conference-statement",
)
"""What kind of text it is."""

PARTLY_ENCODED = "partly-encoded"
"""The reason of an omission that leaves out a part of its fact."""


def is_at_least(evidence: str, wanted: str) -> bool:
    """Whether evidence is as strong as what is wanted, or stronger."""
    return EVIDENCE_ORDER.index(evidence) >= EVIDENCE_ORDER.index(wanted)


def weakest(evidence: Iterable[str]) -> str:
    """Give the weakest of several."""
    return min(evidence, key=EVIDENCE_ORDER.index)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
class Value:
    """Base of the typed values: a subclass is a frozen dataclass whose fields are given by name.

    What comes from outside is validated by pydantic (`mcpolicy.model`); these values are made by
    our own code, many of them at every start, and a dataclass costs a fraction of a validated
    model.
    """

    def __init_subclass__(cls) -> None:
        """Make the subclass a frozen dataclass."""
        dataclass(frozen=True, kw_only=True)(cls)


class DateBasis(StrEnum):
    """What a start date stands on."""

    ENTRY_INTO_FORCE = "entry-into-force"
    ADOPTION = "adoption"
    PUBLICATION = "publication"
    ATTESTATION = "attestation"


class Force(StrEnum):
    """Whether a statement holds on a day."""

    IN_FORCE = "in-force"
    NOT_YET = "not-yet"
    NO_LONGER = "no-longer"
    UNKNOWN = "unknown"


_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, or a month or year of which the day is not known.

    >>> month = PartialDate.parse("2025-08")
    >>> month.first.isoformat(), month.last.isoformat()
    ('2025-08-01', '2025-08-31')
    """

    first: date
    last: date
    text: str

    @property
    def datatype(self) -> str:
        """The datatype that Turtle has for a date of this precision."""
        if self.first == self.last:
            return XSD.date
        return XSD.gYearMonth if self.first.month == self.last.month else XSD.gYear

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2025`, `2025-08` or `2025-08-01`.

        Raises:
            ValueError: If it is none of these or no day of the calendar.
        """
        match = _DATE.fullmatch(text.strip())
        if match is None:
            raise UnusableValueError(Note.of("date-form", text=text[:40]))
        year, month, day = int(match[1]), match[2], match[3]
        try:
            if day is not None:
                exact = date(year, int(month), int(day))
                return cls(exact, exact, text.strip())
            if month is not None:
                return cls(
                    date(year, int(month), 1),
                    date(year, int(month), monthrange(year, int(month))[1]),
                    text.strip(),
                )
            return cls(date(year, 1, 1), date(year, 12, 31), text.strip())
        except ValueError:
            raise UnusableValueError(Note.of("day-not-in-calendar", text=text[:40])) from None

    def __str__(self) -> str:
        """Give the date as the source has it."""
        return self.text


class Source(Value):
    """A document that statements are taken from.

    Attributes:
        comment: What is to be known of all that is taken from it, such as how it was read.
        identifier: What it is cited by, such as the number of an act.
        facts: Ids of the facts about the document itself that it answers for.
    """

    iri: str
    label: LangText
    title: str
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    comment: LangText | None = None
    identifier: str | None = None
    facts: tuple[str, ...] = ()


class Citation(Value):
    """A place in a source.

    Attributes:
        locator: Where in it; empty for another source that says the same, where the place is not
            recorded.
    """

    source: Source
    locator: str


class Statement(Value):
    """Anything a framework says.

    Attributes:
        clause: IRI of the clause that it is made of; its paraphrase, strength, dates and citations
            are those of the clause unless it narrows them.
        remarks: What is to be known of it, of its clause, and of its principal source.
        reading: How it reads its clause, where the clause can be read in several ways.
    """

    iri: str
    id: str
    label: LangText
    citations: tuple[Citation, ...]
    modality: str
    status: str
    evidence: str
    valid_from: PartialDate
    valid_until: PartialDate | None = None
    date_basis: DateBasis | None = None
    paraphrase: LangText | None = None
    remarks: tuple[LangText, ...] = ()
    topic: str | None = None
    clause: str | None = None
    reading: LangText | None = None

    @property
    def citation(self) -> Citation:
        """The first citation."""
        return self.citations[0]

    def force_on(self, day: date) -> Force:
        """Tell whether the statement holds on a day.

        The start counts as inside, the end as outside. Inside a month or year whose day is not
        known, and before the first attestation of a statement that may be older, the answer is
        unknown.
        """
        if day < self.valid_from.first:
            return Force.UNKNOWN if self.date_basis is DateBasis.ATTESTATION else Force.NOT_YET
        if self.valid_until is not None:
            if day >= self.valid_until.last:
                return Force.NO_LONGER
            if day >= self.valid_until.first:
                return Force.UNKNOWN
        return Force.UNKNOWN if day < self.valid_from.last else Force.IN_FORCE


class Clause(Statement):
    """One thing that a text says, at one place of its source; other statements are made of it.

    Attributes:
        not_testable: IRI of the reason why no rule tests it, for a clause that no statement is made
            of.
        facts: Ids of the facts of the sources that it answers for.
    """

    not_testable: str | None = None
    facts: tuple[str, ...] = ()


class Omission(Value):
    """A fact of the sources that is left out, wholly or in part.

    Attributes:
        fact: Id of the fact.
        summary: What it says, in one line.
        reason: Why it is left out, a code of the list `mcp:OmissionReason`.
        citation: Where it stands, in words: its source need not be described.
        detail: The reason in a few words; for a fact that is encoded in part, the part left out.
        see_also: IRIs of what takes its place, or comes near it, of any framework.
    """

    iri: str
    id: str
    fact: str
    summary: str
    reason: str
    citation: str | None = None
    detail: str | None = None
    see_also: tuple[str, ...] = ()

    @property
    def is_partial(self) -> bool:
        """Whether only a part of the fact is left out."""
        return self.reason == PARTLY_ENCODED
