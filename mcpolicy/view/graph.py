"""How a record is written as triples, for the rules to look at and for its own Turtle form.

The data graph that rules see is written here from the typed model and nothing else; it is the trust
boundary. One table says how a field of the model is spelled in the vocabulary; the reader of the
Turtle form uses the same table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from mcpolicy.errors import CredentialDataError
from mcpolicy.interval import Interval, decimal_text
from mcpolicy.model import (
    AnySubject,
    Assessment,
    Credential,
    CreditClaim,
    FrameworkProfile,
    Learner,
    LevelClaim,
    MicroCredential,
    Model,
    Offer,
    Organisation,
    ProviderPolicy,
    Qualification,
    QualityAssurance,
    RegisterEntry,
    StackingTarget,
    Subject,
    Term,
)
from mcpolicy.namespaces import DERIVED, MCP, RDF, XSD, shorten
from mcpolicy.text import LangText
from mcpolicy.turtle import Blank, Iri, Lit, Node, TripleIndex
from mcpolicy.turtle import Term as RdfTerm
from mcpolicy.wording import Note, printable

__all__ = [
    "CONCEPT_PROPERTIES",
    "SPELLING",
    "SUBJECT_CLASSES",
    "Kind",
    "Resolved",
    "Spelled",
    "decimal_lit",
    "show_term",
    "subject_graph",
    "unknown_terms",
]


class Kind(Enum):
    """How a value is written."""

    TEXT = "text"
    TERM = "term"
    FLAG = "flag"
    NUMBER = "number"
    DAY = "day"
    STRING = "string"
    COUNTRY = "country"
    DURATION = "duration"
    NODE = "node"


class Spelled(NamedTuple):
    """How one field is spelled: its property, the kind of its values, whether there can be several, the class of a node."""

    name: str
    property: str
    kind: Kind
    many: bool = False
    node: type[Model] | None = None


def _s(
    name: str, local: str, kind: Kind, *, many: bool = False, node: type[Model] | None = None
) -> Spelled:
    return Spelled(name, MCP.term(local), kind, many, node)


_SUBJECT = (
    _s("identifiers", "identifier", Kind.STRING, many=True),
    _s("title", "title", Kind.TEXT),
    _s("description", "description", Kind.TEXT),
)
_MICRO = (
    *_SUBJECT,
    _s("micro_credential_types", "microCredentialType", Kind.TERM, many=True),
    _s("awarding_bodies", "awardingBody", Kind.NODE, many=True, node=Organisation),
    _s("issuer", "issuer", Kind.NODE, node=Organisation),
    _s("learning_outcomes", "learningOutcome", Kind.TEXT, many=True),
    _s("credits", "credit", Kind.NODE, many=True, node=CreditClaim),
    _s("notional_hours", "notionalHours", Kind.NUMBER),
    _s("contact_hours", "contactHours", Kind.NUMBER),
    _s("duration", "duration", Kind.DURATION),
    _s("levels", "level", Kind.NODE, many=True, node=LevelClaim),
    _s("level_applicable", "levelApplicable", Kind.FLAG),
    _s("assessments", "assessment", Kind.NODE, many=True, node=Assessment),
    _s("assessed", "assessed", Kind.FLAG),
    _s("participation", "participation", Kind.TERM, many=True),
    _s("quality_assurance", "qualityAssurance", Kind.NODE, many=True, node=QualityAssurance),
    _s("languages", "language", Kind.STRING, many=True),
    _s("entry_requirements", "entryRequirement", Kind.TEXT, many=True),
    _s("stackability", "stackability", Kind.TERM),
    _s("stacks_toward", "stacksToward", Kind.NODE, many=True, node=StackingTarget),
    _s("part_of", "partOf", Kind.NODE, many=True, node=Qualification),
    _s("part_of_qualification", "partOfQualification", Kind.FLAG),
    _s("purpose", "purpose", Kind.TERM),
    _s("register_entries", "registerEntry", Kind.NODE, many=True, node=RegisterEntry),
    _s("further_information", "furtherInformation", Kind.TEXT, many=True),
    _s("digital", "digital", Kind.FLAG),
    _s("learner_owned", "learnerOwned", Kind.FLAG),
    _s("portable", "portable", Kind.FLAG),
    _s("industry_partners", "industryPartner", Kind.NODE, many=True, node=Organisation),
    _s("prior_learning", "priorLearning", Kind.TEXT),
)

SPELLING: Mapping[type[Model], tuple[Spelled, ...]] = {
    Organisation: (
        _s("name", "name", Kind.TEXT),
        _s("identifier", "identifier", Kind.STRING),
        _s("country", "country", Kind.COUNTRY),
        _s("region", "region", Kind.STRING),
        _s("provider_type", "providerType", Kind.TERM),
        _s("recognition_claim", "recognitionClaim", Kind.TEXT),
    ),
    Learner: (_s("identified_by", "identifiedBy", Kind.STRING, many=True),),
    CreditClaim: (_s("amount", "amount", Kind.NUMBER), _s("system", "creditSystem", Kind.TERM)),
    LevelClaim: (_s("ladder", "ladder", Kind.TERM), _s("level", "claimedLevel", Kind.TERM)),
    Assessment: (
        _s("assessment_type", "assessmentType", Kind.TERM),
        _s("supervision", "supervision", Kind.TERM),
        _s("identity_verified", "identityVerified", Kind.FLAG),
        _s("moderation", "moderation", Kind.TEXT),
        _s("assessment_criteria", "assessmentCriteria", Kind.TEXT),
    ),
    QualityAssurance: (
        _s("quality_assurance_type", "qualityAssuranceType", Kind.TERM),
        _s("quality_assurance_body", "qualityAssuranceBody", Kind.NODE, node=Organisation),
    ),
    Qualification: (
        _s("name", "name", Kind.TEXT),
        _s("identifier", "identifier", Kind.STRING),
        _s("qualification_type", "qualificationType", Kind.TERM),
        _s("registered", "registered", Kind.FLAG),
        _s("levels", "level", Kind.NODE, many=True, node=LevelClaim),
    ),
    StackingTarget: (
        _s("target_qualification", "targetQualification", Kind.NODE, node=Qualification),
        _s("component_role", "componentRole", Kind.TERM),
        _s("share", "share", Kind.NUMBER),
    ),
    RegisterEntry: (
        _s("register_name", "register", Kind.STRING),
        _s("identifier", "identifier", Kind.STRING),
    ),
    Credential: (
        *_MICRO,
        _s("learner", "learner", Kind.NODE, node=Learner),
        _s("date_of_issue", "dateOfIssue", Kind.DAY),
        _s("expires", "expires", Kind.DAY),
        _s("grade", "grade", Kind.TEXT),
        _s("status", "credentialStatus", Kind.TERM),
    ),
    Offer: (
        *_MICRO,
        _s("need", "need", Kind.TEXT),
        _s("acceptability", "acceptability", Kind.TEXT),
        _s("resources", "resources", Kind.TEXT),
        _s("delivery", "delivery", Kind.TEXT),
        _s("review_date", "reviewDate", Kind.DAY),
        _s("approval_date", "approvalDate", Kind.DAY),
        _s("approval_expires", "approvalExpires", Kind.DAY),
        _s("approved_by", "approvedBy", Kind.NODE, node=Organisation),
    ),
    ProviderPolicy: (
        *_SUBJECT,
        _s("institution", "institution", Kind.NODE, node=Organisation),
        _s("covers", "covers", Kind.TERM, many=True),
    ),
    FrameworkProfile: (
        *_SUBJECT,
        _s("jurisdiction", "jurisdiction", Kind.TERM),
        _s("has_elements", "hasElement", Kind.TERM, many=True),
        _s("prepares_elements", "preparesElement", Kind.TERM, many=True),
    ),
}
"""Every class of the model and how its fields are spelled."""

CONCEPT_PROPERTIES: frozenset[str] = frozenset(
    MCP.term(name)
    for name in (
        "componentRole",
        "credentialStatus",
        "microCredentialType",
        "participation",
        "providerType",
        "purpose",
        "qualificationType",
        "qualityAssuranceType",
        "stackability",
        "supervision",
    )
)
"""Properties whose values are listed ones. A value from elsewhere is kept, and can be compared with
none of them."""

SUBJECT_CLASSES: Mapping[str, type[AnySubject]] = {
    MCP.Credential: Credential,
    MCP.Offer: Offer,
    MCP.ProviderPolicy: ProviderPolicy,
    MCP.FrameworkProfile: FrameworkProfile,
}
"""The classes of what can be checked."""


@dataclass(frozen=True)
class Resolved:
    """What the frameworks make of the claims: only these IRIs reach the data graph, never those of the record.

    Attributes:
        systems: IRIs of the credit system of a claim, and of the system that it is a national rate of.
        levels: IRIs of ladder and level of a claim, and the order of the level.
    """

    systems: Mapping[CreditClaim, tuple[str, ...]] = field(default_factory=dict)
    levels: Mapping[LevelClaim, tuple[str, str, int]] = field(default_factory=dict)


def decimal_lit(value: Fraction, breaks: frozenset[Fraction] = frozenset()) -> Lit:
    """Write a number as `xsd:decimal`, on the same side of every one of the `breaks` as the exact number."""
    places = 12
    while True:
        scale = 10**places
        rounded = Fraction(round(value * scale), scale)
        if rounded == value or (
            rounded not in breaks and all((rounded < point) == (value < point) for point in breaks)
        ):
            text = f"{rounded.numerator * (scale // rounded.denominator):0{places + 1}d}"
            return Lit(f"{text[:-places]}.{text[-places:].rstrip('0') or '0'}", XSD.decimal)
        places *= 2


def _text_lits(text: LangText) -> Iterator[Lit]:
    for tag, value in text.items:
        yield Lit(value) if tag == "und" else Lit(value, RDF.langString, tag.lower())


def _plain(value: object, kind: Kind) -> Iterator[RdfTerm]:
    if isinstance(value, LangText):
        yield from _text_lits(value)
    elif isinstance(value, Term):
        yield Iri(value) if value.is_iri else Lit(str(value))
    elif isinstance(value, bool):
        yield Lit("true" if value else "false", XSD.boolean)
    elif isinstance(value, Interval):
        if value.is_point:
            yield decimal_lit(value.low)
    elif isinstance(value, Decimal):
        yield decimal_lit(Fraction(value))
    elif isinstance(value, date):
        yield Lit(value.isoformat(), XSD.date)
    elif kind is Kind.COUNTRY:
        yield Iri(str(value))
    elif kind is Kind.DURATION:
        yield Lit(str(value), XSD.duration)
    else:
        yield Lit(str(value))


_NOT_STATED = DERIVED | {spelled.property for fields in SPELLING.values() for spelled in fields}
"""Properties that `stated` may not bring in: what the view derives, and what has a field of its
own."""


class _Writer:
    def __init__(self, resolved: Resolved) -> None:
        self.resolved = resolved
        self.graph = TripleIndex()
        self._count = 0

    def node(self, value: Model) -> Node:
        self._count += 1
        node = Blank(f"_:n{self._count}")
        self.graph.add(node, RDF.type, Iri(MCP.term(type(value).__name__)))
        if isinstance(value, CreditClaim):
            if value.amount is not None:
                for end in dict.fromkeys((value.amount.low, value.amount.high)):
                    self.graph.add(node, MCP.amount, decimal_lit(end))
            for system in self.resolved.systems.get(value, ()):
                self.graph.add(node, MCP.creditSystem, Iri(system))
        elif isinstance(value, LevelClaim):
            found = self.resolved.levels.get(value)
            if found is not None:
                ladder, level, order = found
                self.graph.add(node, MCP.ladder, Iri(ladder))
                self.graph.add(node, MCP.claimedLevel, Iri(level))
                self.graph.add(Iri(level), MCP.order, Lit(str(order), XSD.integer))
                self.graph.add(Iri(level), MCP.ladder, Iri(ladder))
        else:
            for predicate, term in self.fields(value):
                self.graph.add(node, predicate, term)
        return node

    def fields(self, value: Model) -> Iterator[tuple[str, RdfTerm]]:
        for spelled in SPELLING[type(value)]:
            stated = getattr(value, spelled.name)
            if stated is None or stated == ():
                continue
            for one in stated if spelled.many else (stated,):
                if isinstance(one, Learner) and not one.identified_by:
                    continue
                if isinstance(one, Model):
                    yield spelled.property, self.node(one)
                else:
                    for term in _plain(one, spelled.kind):
                        yield spelled.property, term


def subject_graph(
    subject: Subject, resolved: Resolved, worlds: tuple[tuple[tuple[str, RdfTerm], ...], ...]
) -> TripleIndex:
    """Write a record as triples, once for each world.

    Args:
        subject: The record.
        resolved: What the frameworks make of its claims.
        worlds: For each world the derived values that hold in it, as (property, value).

    Returns:
        Triples in which world *n* is the node `urn:mcpolicy:world:n`; the parts of the record are
        shared by all worlds.

    Raises:
        CredentialDataError: If `stated` holds a property that a record cannot state there.
    """
    writer = _Writer(resolved)
    own = list(writer.fields(subject))
    if isinstance(subject, MicroCredential):
        if subject.issuer is None:
            own.extend(
                (MCP.issuer, node) for predicate, node in list(own) if predicate == MCP.awardingBody
            )
        if subject.part_of and subject.part_of_qualification is None:
            own.append((MCP.partOfQualification, Lit("true", XSD.boolean)))
        if subject.assessments and subject.assessed is None:
            own.append((MCP.assessed, Lit("true", XSD.boolean)))
    for name, values in sorted(subject.stated.items()):
        if MCP.term(name) in _NOT_STATED or not name.isalnum():
            raise CredentialDataError(Note.of("stated-not-possible", name=printable(name, 60)))
        own.extend(
            (MCP.term(name), term) for value in values for term in _plain(value, Kind.STRING)
        )
    for number, derived in enumerate(worlds):
        world = Iri(f"urn:mcpolicy:world:{number}")
        for class_iri in subject.classes:
            writer.graph.add(world, RDF.type, Iri(class_iri))
        for predicate, term in (*own, *derived):
            writer.graph.add(world, predicate, term)
    return writer.graph


def unknown_terms(
    value: Model, vocabulary: Callable[[], TripleIndex], place: str = ""
) -> Iterator[tuple[str, str]]:
    """Give the fields that hold a name of the vocabulary which it does not have, each with what is wrong."""
    for spelled in SPELLING[type(value)]:
        stated = getattr(value, spelled.name)
        for one in stated if spelled.many else (stated,):
            if isinstance(one, Model):
                yield from unknown_terms(one, vocabulary, f"{place}{spelled.name}.")
            elif isinstance(one, Term) and one.startswith(MCP) and one not in vocabulary():
                names = [shorten(term) for term in vocabulary().subjects() if term.startswith(MCP)]
                near = get_close_matches(shorten(one), names, n=1)
                hint = f"; `{near[0]}` is meant?" if near else ""
                yield (
                    f"{place}{spelled.name}",
                    f"`{printable(shorten(one), 80)}` is not in the vocabulary{hint}",
                )


def show_term(term: RdfTerm) -> str:
    """Write a value for people: the text of a literal, the short name of an IRI, dots for a part without a name."""
    if isinstance(term, Lit):
        if term.datatype == XSD.decimal:
            return decimal_text(Fraction(term.value))
        return term.value
    return "..." if isinstance(term, Blank) else shorten(term)
