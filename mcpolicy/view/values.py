"""The values of a record that rules look at, as triples.

They are written here from the typed model and nothing else; it is the trust boundary. One table
says how a field of the model is spelled in the vocabulary; the reader of the Turtle form uses the
same table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mcpolicy.errors import CredentialDataError
from mcpolicy.interval import Interval, decimal_text
from mcpolicy.model import (
    CreditClaim,
    Kind,
    Learner,
    LevelClaim,
    ListedValue,
    MicroCredential,
    Model,
    Subject,
)
from mcpolicy.namespaces import MCP, RDF, XSD, shorten
from mcpolicy.spelling import FIELD_PROPERTIES, SPELLING
from mcpolicy.text import LangText
from mcpolicy.turtle import Blank, Iri, Lit, Node, TripleIndex, literals_of
from mcpolicy.turtle import Term as RdfTerm
from mcpolicy.wording import Note, printable

__all__ = [
    "Resolved",
    "decimal_lit",
    "record_values",
    "show_term",
]


@dataclass(frozen=True)
class Resolved:
    """What the frameworks make of the claims; only these IRIs reach the values.

    Attributes:
        systems: IRIs of the credit system of a claim, and of the system that it is a national
            rate of.
        levels: IRIs of ladder and level of a claim, and the order of the level.
    """

    systems: Mapping[CreditClaim, tuple[str, ...]] = field(default_factory=dict)
    levels: Mapping[LevelClaim, tuple[str, str, int]] = field(default_factory=dict)


def decimal_lit(value: Fraction, breaks: frozenset[Fraction] = frozenset()) -> Lit:
    """Write a number as `xsd:decimal`, on the same side of all `breaks` as the exact one."""
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
    for one in literals_of(text):
        yield one._replace(language=one.language and one.language.lower())


def _plain(value: object, kind: Kind) -> Iterator[RdfTerm]:
    if isinstance(value, LangText):
        yield from _text_lits(value)
    elif isinstance(value, ListedValue):
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


def record_values(
    subject: Subject,
    resolved: Resolved,
    worlds: tuple[tuple[tuple[str, RdfTerm], ...], ...],
    may_state: Callable[[str], bool],
) -> TripleIndex:
    """Write a record as triples, once for each world.

    Args:
        subject: The record.
        resolved: What the frameworks make of its claims.
        worlds: For each world the derived values that hold in it, as (property, value).
        may_state: Tells whether a record may state a property; asked for what has no field.

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
        iri = MCP.term(name)
        if not name.isalnum() or iri in FIELD_PROPERTIES or not may_state(iri):
            raise CredentialDataError(Note.of("stated-not-possible", name=printable(name, 60)))
        own.extend((iri, term) for value in values for term in _plain(value, Kind.STRING))
    for number, derived in enumerate(worlds):
        world = Iri(f"urn:mcpolicy:world:{number}")
        for class_iri in subject.classes:
            writer.graph.add(world, RDF.type, Iri(class_iri))
        for predicate, term in (*own, *derived):
            writer.graph.add(world, predicate, term)
    return writer.graph


def show_term(term: RdfTerm) -> str:
    """Write a value for people: a text, the short name of an IRI, dots for a part."""
    if isinstance(term, Lit):
        if term.datatype == XSD.decimal:
            return decimal_text(Fraction(term.value))
        return term.value
    return "..." if isinstance(term, Blank) else shorten(term)
