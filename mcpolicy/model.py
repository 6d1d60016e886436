"""The typed model of what can be checked: credentials, offers, policies, frameworks as records.

Readers fill it, nothing else of an input goes further. What stands here is what the record says of
itself: a claim. Which levels and credit systems exist is decided by the frameworks. The learner is
kept only as the fact that one is identified.

The annotations also say how a record is written as triples (`mcpolicy.spelling`): the type of a
field gives the kind of its values, its name the property. Where that is not so, the field says it.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from mcpolicy.country import read_country
from mcpolicy.errors import UnusableValueError
from mcpolicy.interval import Interval
from mcpolicy.namespaces import MCP, framework_namespace
from mcpolicy.statement import Value
from mcpolicy.text import LangText, is_blank
from mcpolicy.wording import Note, printable

__all__ = [
    "AnySubject",
    "Assessment",
    "Credential",
    "CreditClaim",
    "FrameworkRecord",
    "InputRecord",
    "Kind",
    "Learner",
    "LevelClaim",
    "ListedValue",
    "MicroCredential",
    "Model",
    "Offer",
    "Organisation",
    "Property",
    "ProviderPolicy",
    "Qualification",
    "QualityAssurance",
    "RegisterEntry",
    "StackingTarget",
    "Subject",
    "parse_day",
]

_CURIE = re.compile(r"([a-z][a-z0-9_]*):([A-Za-z][A-Za-z0-9_.-]*)")
_ABSOLUTE = re.compile(r"(?:https?://|urn:|did:)[^\s<>\"{}|\\^`\x00-\x20]+")


class Kind(Enum):
    """How the values of a field are written as triples."""

    TEXT = "text"
    TERM = "term"
    FLAG = "flag"
    NUMBER = "number"
    DAY = "day"
    STRING = "string"
    COUNTRY = "country"
    DURATION = "duration"
    NODE = "node"


class Property(NamedTuple):
    """Says which property a field is, where its name does not tell; None when it is none."""

    name: str | None


class ListedValue(str):
    """A value of a list: the IRI of a listed value, or free text where the record names none.

    `mcp:Online` and `south_africa:aspect-assessment` are written out; anything else that is no
    absolute IRI is free text.
    """

    __slots__ = ()

    @property
    def is_iri(self) -> bool:
        """Whether it names a listed value."""
        return _ABSOLUTE.fullmatch(self) is not None

    @classmethod
    def read(cls, value: object) -> ListedValue:
        """Make it from a string.

        Raises:
            UnusableValueError: If it is not a string, empty, or too long.
        """
        if not isinstance(value, str) or is_blank(value) or len(value) > 2_000:
            raise UnusableValueError(Note.of("listed-value-expected", example="mcp:Online"))
        text = value.strip()
        match = _CURIE.fullmatch(text)
        if match and match[1] == "mcp":
            return cls(MCP.term(match[2]))
        if match and match[1] not in ("http", "https", "urn", "did", "mailto"):
            return cls(framework_namespace(match[1]).term(match[2]))
        return cls(text)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Read a string."""
        return core_schema.no_info_plain_validator_function(
            cls.read, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe the accepted JSON."""
        return {"type": "string", "minLength": 1, "maxLength": 2000}


def parse_day(value: object) -> date:
    """Read a day in the one form that is accepted, `2025-08-31`.

    Raises:
        UnusableValueError: If it has another form, or is no day of the calendar.
    """
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise UnusableValueError(Note.of("day-form", text=printable(str(value), 40)))
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise UnusableValueError(Note.of("day-not-in-calendar", text=value)) from None


def _day(value: object) -> date:
    day = value if isinstance(value, date) else parse_day(value)
    if not 1800 <= day.year <= 2500:
        raise UnusableValueError(Note.of("day-year", year=str(day.year)))
    return day


Country = Annotated[str, BeforeValidator(read_country), Kind.COUNTRY]
Day = Annotated[date, BeforeValidator(_day)]
Flag = Annotated[bool, Field(strict=True)]
Duration = Annotated[
    str,
    Field(pattern=r"^P([0-9]{1,6}[YMWD]){0,4}(T([0-9]{1,6}[HMS]){1,3})?$", min_length=3),
    Kind.DURATION,
]
LanguageTag = Annotated[str, Field(pattern=r"^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")]
Identifier = Annotated[str, Field(min_length=1, max_length=2_000)]
Named = Annotated[Identifier, Kind.TERM]
"""Name or IRI of something that frameworks describe, such as a credit system."""

Stated = dict[str, tuple[bool | Decimal | ListedValue | LangText, ...]]
NO_PROPERTY = Property(None)


class Model(BaseModel):
    """Base of what is read from outside: frozen, and strict about unknown fields."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True
    )


class Organisation(Model):
    """A body, as the record describes it."""

    name: LangText | None = None
    identifier: Identifier | None = None
    country: Country | None = None
    region: Identifier | None = None
    provider_type: ListedValue | None = None
    recognition_claim: LangText | None = None


class Learner(Model):
    """That a learner is identified, and by what kind of data; no personal data is kept."""

    identified_by: tuple[Literal["identifier", "name", "date-of-birth", "contact"], ...] = ()


class CreditClaim(Model):
    """An amount of credit as stated.

    Attributes:
        amount: The amount, a number or a range; None when the record has none that can be read.
        system: Name or IRI of the credit system as stated; None when the record names none.
        stated: The amount as the record has it, when it cannot be read.
    """

    amount: Interval | None = None
    system: Annotated[Named | None, Property("creditSystem")] = None
    stated: Annotated[str | None, NO_PROPERTY] = None


class LevelClaim(Model):
    """A level as stated.

    Attributes:
        level: Notation or IRI of the level.
        ladder: Name or IRI of the ladder; None when the level tells by itself.
    """

    level: Annotated[Named, Property("claimedLevel")]
    ladder: Named | None = None


class Assessment(Model):
    """One assessment."""

    assessment_type: ListedValue | None = None
    supervision: ListedValue | None = None
    identity_verified: Flag | None = None
    moderation: LangText | None = None
    assessment_criteria: LangText | None = None


class QualityAssurance(Model):
    """One quality assurance arrangement."""

    quality_assurance_type: ListedValue | None = None
    quality_assurance_body: Organisation | None = None


class Qualification(Model):
    """A full qualification that the record names."""

    name: LangText | None = None
    identifier: Identifier | None = None
    qualification_type: ListedValue | None = None
    registered: Flag | None = None
    levels: tuple[LevelClaim, ...] = ()


class StackingTarget(Model):
    """A qualification that the micro-credential can count toward."""

    target_qualification: Qualification | None = None
    component_role: ListedValue | None = None
    share: Annotated[Decimal, Field(ge=0, le=1)] | None = None


class RegisterEntry(Model):
    """An entry in a register."""

    register_name: Annotated[Identifier | None, Property("register")] = None
    identifier: Identifier | None = None


class Subject(Model):
    """What all things that can be checked share."""

    kind: Annotated[str, NO_PROPERTY]
    classes: ClassVar[tuple[str, ...]] = ()
    """IRIs of the classes that a rule can target it by."""

    id: Annotated[Identifier | None, NO_PROPERTY] = None
    identifiers: tuple[Identifier, ...] = ()
    title: LangText | None = None
    description: LangText | None = None
    stated: Annotated[Stated, NO_PROPERTY] = Field(default_factory=dict)
    """Values of stated properties of the vocabulary that have no field of their own, by local
    name."""


class MicroCredential(Subject):
    """What credentials and offers share."""

    micro_credential_types: tuple[ListedValue, ...] = ()
    awarding_bodies: tuple[Organisation, ...] = ()
    issuer: Organisation | None = None
    learning_outcomes: tuple[LangText, ...] = ()
    credits: tuple[CreditClaim, ...] = ()
    notional_hours: Interval | None = None
    contact_hours: Interval | None = None
    duration: Duration | None = None
    levels: tuple[LevelClaim, ...] = ()
    level_applicable: Flag | None = None
    assessments: tuple[Assessment, ...] = ()
    assessed: Flag | None = None
    participation: tuple[ListedValue, ...] = ()
    quality_assurance: tuple[QualityAssurance, ...] = ()
    languages: tuple[LanguageTag, ...] = ()
    entry_requirements: tuple[LangText, ...] = ()
    stackability: ListedValue | None = None
    stacks_toward: tuple[StackingTarget, ...] = ()
    part_of: tuple[Qualification, ...] = ()
    part_of_qualification: Flag | None = None
    purpose: ListedValue | None = None
    register_entries: tuple[RegisterEntry, ...] = ()
    further_information: tuple[LangText, ...] = ()
    digital: Flag | None = None
    learner_owned: Flag | None = None
    portable: Flag | None = None
    industry_partners: tuple[Organisation, ...] = ()
    prior_learning: LangText | None = None

    @model_validator(mode="after")
    def _agree(self) -> Self:
        if self.part_of and self.part_of_qualification is False:
            raise UnusableValueError(Note.of("part-of-nothing"))
        if self.assessments and self.assessed is False:
            raise UnusableValueError(Note.of("assessed-by-nothing"))
        return self

    @property
    def issuers(self) -> tuple[Organisation, ...]:
        """The issuer, or the awarding bodies when none is named apart."""
        return (self.issuer,) if self.issuer is not None else self.awarding_bodies


class Credential(MicroCredential):
    """The record issued to one learner."""

    kind: Annotated[Literal["credential"], NO_PROPERTY] = "credential"
    classes: ClassVar[tuple[str, ...]] = (MCP.Credential, MCP.MicroCredential)
    learner: Learner | None = None
    date_of_issue: Day | None = None
    expires: Day | None = None
    grade: LangText | None = None
    status: Annotated[ListedValue | None, Property("credentialStatus")] = None


class Offer(MicroCredential):
    """A micro-credential as catalogued or put up for approval."""

    kind: Annotated[Literal["offer"], NO_PROPERTY] = "offer"
    classes: ClassVar[tuple[str, ...]] = (MCP.Offer, MCP.MicroCredential)
    need: LangText | None = None
    acceptability: LangText | None = None
    resources: LangText | None = None
    delivery: LangText | None = None
    review_date: Day | None = None
    approval_date: Day | None = None
    approval_expires: Day | None = None
    approved_by: Organisation | None = None


class ProviderPolicy(Subject):
    """The micro-credential policy of one institution."""

    kind: Annotated[Literal["provider-policy"], NO_PROPERTY] = "provider-policy"
    classes: ClassVar[tuple[str, ...]] = (MCP.ProviderPolicy,)
    institution: Organisation | None = None
    covers: Annotated[tuple[ListedValue, ...], Property("covers")] = ()


class FrameworkRecord(Subject):
    """A framework described by the parts that it has."""

    kind: Annotated[Literal["framework-record"], NO_PROPERTY] = "framework-record"
    classes: ClassVar[tuple[str, ...]] = (MCP.FrameworkRecord,)
    jurisdiction: ListedValue | None = None
    has_elements: tuple[ListedValue, ...] = ()
    prepares_elements: tuple[ListedValue, ...] = ()
    undecided_elements: Annotated[tuple[ListedValue, ...], NO_PROPERTY] = ()
    """Elements of which a framework's graph cannot show whether it has them."""


AnySubject = Credential | Offer | ProviderPolicy | FrameworkRecord
"""Everything that can be checked."""


class InputRecord(Value):
    """One subject as read, and what the reader has to say about it.

    Attributes:
        subject: The typed record.
        path: The input, as the caller named it.
        format: Name of the format it was read as.
        index: Position in the input, counted from 0.
        digest: SHA-256 of the bytes of the input.
        ignored: Terms of the input that were not used; a note where words of ours go with one.
        remarks: Oddities that the reader met, such as a duration in months.
    """

    subject: AnySubject
    path: str
    format: str
    index: int
    digest: str
    ignored: tuple[str | Note, ...] = ()
    remarks: tuple[Note, ...] = ()
