"""What every reader of statements needs: values out of triples, and the place of what is amiss."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from mcpolicy.clause import beyond, clause_of, said_by
from mcpolicy.document import FrameworkDocument
from mcpolicy.errors import FrameworkFault, FrameworkNotConformantError, UnusableValueError
from mcpolicy.interval import Interval, parse_number
from mcpolicy.namespaces import DCTERMS, MCP, RDFS, SKOS, code_of, shorten
from mcpolicy.statement import (
    EVIDENCE_ORDER,
    MODALITIES,
    STATUSES,
    Citation,
    DateBasis,
    PartialDate,
    Source,
)
from mcpolicy.text import LangText, is_blank
from mcpolicy.turtle import Blank, Iri, Lit, Node, Term, TripleIndex, lang_text
from mcpolicy.wording import Note, printable

__all__ = ["StatementReader"]

_ACCEPTED: Mapping[str, tuple[str, ...]] = {
    MCP.modality: MODALITIES,
    MCP.status: STATUSES,
    MCP.evidence: EVIDENCE_ORDER,
    MCP.dateBasis: tuple(DateBasis),
}
"""The codes that a statement or an omission may have, by property."""


_JUDGED = frozenset((*_ACCEPTED, MCP.validFrom))
"""Properties whose value is told to be faulty, and then is not missing."""


class StatementReader:
    """Reads values out of the triples of one framework, and collects the faults on the way."""

    def __init__(self, document: FrameworkDocument, index: TripleIndex) -> None:
        """Read out of `index`; `document` tells where a fault stands."""
        self.document = document
        self.index = index
        self.faults: list[FrameworkFault] = []
        self._sources: dict[str, Source] = {}

    def fault(self, subject: str, what: Note, predicate: str | None = None) -> None:
        """Note that something said of a subject, or of one property of it, cannot be used."""
        path, line = self.document.place_of(subject, predicate)
        reason = Note.of("statement", subject=shorten(subject), what=what)
        self.faults.append(FrameworkFault(path, reason, line))

    def raise_faults(self) -> None:
        """Raise all faults together.

        Raises:
            FrameworkNotConformantError: If there are any.
        """
        if self.faults:
            raise FrameworkNotConformantError(self.document.id, dict.fromkeys(self.faults))

    def iri(self, subject: str, predicate: str) -> str | None:
        """Give an IRI value."""
        value = self.index.value(subject, predicate)
        return str(value) if isinstance(value, Iri) else None

    def iris(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Give all IRI values."""
        return tuple(
            str(value) for value in self.index.values(subject, predicate) if isinstance(value, Iri)
        )

    def literal(self, subject: str, predicate: str) -> str | None:
        """Give the text of a literal value; a blank one is none."""
        return next(iter(self.literals(subject, predicate)), None)

    def literals(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Give the texts of all literal values that are not blank."""
        return tuple(
            value.value
            for value in self.index.values(subject, predicate)
            if isinstance(value, Lit) and not is_blank(value.value)
        )

    def text(self, subject: str, predicate: str) -> LangText | None:
        """Give a text in all its languages."""
        return lang_text(self.index, subject, predicate)

    def number(self, subject: str, predicate: str) -> Fraction | None:
        """Give a number; a faulty one is noted and counts as missing."""
        value = self.index.value(subject, predicate)
        if not isinstance(value, Lit):
            return None
        try:
            return parse_number(value.value)
        except UnusableValueError as error:
            self._faulty(subject, predicate, error)
            return None

    def interval(self, subject: str, low: str, high: str) -> Interval | None:
        """Give the range between two properties; half a range is a fault."""
        first, last = self.number(subject, low), self.number(subject, high)
        if first is None and last is None:
            return None
        if first is None or last is None or first > last:
            self.fault(subject, Note.of("statement-range", low=shorten(low), high=shorten(high)))
            return None
        return Interval(first, last)

    def point(self, subject: str, predicate: str) -> Interval | None:
        """Give a number as a range of one point."""
        number = self.number(subject, predicate)
        return None if number is None else Interval(number, number)

    def date(self, subject: str, predicate: str) -> PartialDate | None:
        """Give a date, month or year; a faulty one is noted and counts as missing."""
        value = self.index.value(subject, predicate)
        if not isinstance(value, Lit):
            return None
        try:
            found = PartialDate.parse(value.value)
            if value.datatype != found.datatype:
                written = f'"{found}"^^{shorten(found.datatype)}'
                raise UnusableValueError(Note.of("date-type", written=written))
            return found
        except UnusableValueError as error:
            self._faulty(subject, predicate, error)
            return None

    def _faulty(self, subject: str, predicate: str, error: UnusableValueError) -> None:
        note = Note.of("statement-value", name=shorten(predicate), why=error.reasons)
        self.fault(said_by(self.index, subject, predicate), note, predicate)

    def code(self, subject: str, predicate: str) -> str | None:
        """Give the name of a vocabulary value in lower case with hyphens, see `code_of`."""
        value = self.iri(subject, predicate)
        return None if value is None else code_of(value)

    def names(self, subject: str) -> tuple[str, ...]:
        """Give the other spellings and official IRIs of a thing."""
        return (*self.literals(subject, SKOS.altLabel), *self.iris(subject, SKOS.exactMatch))

    def notation(self, subject: str) -> str:
        """Give what people write for a thing; its local name when nothing is stated."""
        return self.literal(subject, SKOS.notation) or shorten(subject).partition(":")[2]

    def source(self, iri: str) -> Source | None:
        """Give a source, or None when it is not described."""
        if iri not in self._sources:
            if not self.index.has_type(iri, MCP.Source):
                return None
            self._sources[iri] = Source(
                iri=iri,
                label=self.text(iri, RDFS.label) or LangText.of(shorten(iri)),
                title=self.literal(iri, DCTERMS.term("title")) or shorten(iri),
                publisher=self.literal(iri, DCTERMS.publisher),
                date=self.literal(iri, DCTERMS.issued),
                url=self.literal(iri, MCP.link) or self.iri(iri, MCP.link),
                comment=self.text(iri, RDFS.comment),
                identifier=self.literal(iri, DCTERMS.identifier),
                facts=self.literals(iri, MCP.fact),
            )
        return self._sources[iri]

    def statements(self, class_iri: str) -> Iterator[tuple[Node, dict[str, Any]]]:
        """Go through the statements of a class that lack nothing, each with its shared fields."""
        for node in self.index.of_type(class_iri):
            fields = self.statement(node)
            if fields is not None:
                yield node, fields

    def statement(self, subject: Node) -> dict[str, Any] | None:
        """Give the fields that all statements share, those of its clause among them.

        Returns:
            The fields, or None when one that is needed is missing; what is amiss is noted.
        """
        clause = self._clause(subject)
        label, locators = self.text(subject, RDFS.label), self.literals(subject, MCP.locator)
        modality, status, evidence, basis = (
            self.one_of(subject, predicate, codes) for predicate, codes in _ACCEPTED.items()
        )
        start, end = self.date(subject, MCP.validFrom), self.date(subject, MCP.validUntil)
        needed: dict[str, object] = {
            RDFS.label: label,
            MCP.locator: locators,
            DCTERMS.source: self.iris(subject, DCTERMS.source),
            MCP.modality: modality,
            MCP.status: status,
            MCP.evidence: evidence,
            MCP.validFrom: start,
        }
        citations = tuple(self._citations(subject, "; ".join(locators)))
        unusable = [predicate for predicate, value in needed.items() if not value]
        said = self.index.properties(subject)
        if missing := [shorten(one) for one in unusable if one not in _JUDGED or one not in said]:
            self.fault(clause or subject, Note.of("statement-lacks", names=", ".join(missing)))
        if unusable or not citations:
            return None
        return {
            "iri": subject,
            "id": shorten(subject),
            "label": label,
            "citations": citations,
            "modality": modality,
            "status": status,
            "evidence": evidence,
            "valid_from": start,
            "valid_until": end,
            "date_basis": DateBasis(basis) if basis is not None else None,
            "paraphrase": self.text(subject, MCP.paraphrase),
            "remarks": tuple(self._remarks(subject, clause, citations[0].source)),
            "topic": self.code(subject, MCP.topic),
            "clause": clause,
            "reading": self.text(subject, MCP.reading),
        }

    def _remarks(self, subject: Node, clause: Node | None, source: Source) -> Iterator[LangText]:
        """Give what is remarked on a statement, on its clause, and on its source."""
        for one in (subject, clause):
            remark = self.text(one, RDFS.comment) if one is not None else None
            if remark is not None:
                yield remark
        if source.comment is not None:
            yield source.comment

    def _clause(self, subject: Node) -> Node | None:
        """Give the clause of a statement; one that nothing describes, or several, are noted."""
        named = self.index.values(subject, MCP.clause)
        for value in named:
            if not (isinstance(value, Iri) and self.index.has_type(value, MCP.Clause)):
                shown = value.value if isinstance(value, Lit) else shorten(value)
                note = Note.of("statement-no-clause", clause=printable(shown, 60))
                self.fault(subject, note, MCP.clause)
        if len(named) > 1:
            self.fault(subject, Note.of("statement-clauses"), MCP.clause)
        clause = clause_of(self.index, subject)
        if clause is None:
            return None
        if MCP.clause in self.index.properties(clause):
            self.fault(clause, Note.of("statement-clause-of-clause"), MCP.clause)
        for word in beyond(self.index, subject, clause):
            told = {"word": shorten(word), "clause": shorten(clause)}
            self.fault(subject, Note.of("statement-stronger", **told), word)
        return clause

    def one_of(self, subject: Node, predicate: str, accepted: Sequence[str]) -> str | None:
        """Give the code of a value that has to be one of few; another is noted as a fault.

        Args:
            subject: The statement or omission.
            predicate: Its modality, status, evidence, date basis, or reason.
            accepted: The codes that it may have.
        """
        value = self.index.value(subject, predicate)
        if value is None:
            return None
        if isinstance(value, Iri) and value.startswith(MCP) and code_of(value) in accepted:
            return code_of(value)
        shown = value.value if isinstance(value, Lit) else shorten(value)
        known = ", ".join(accepted)
        told = {"word": shorten(predicate), "value": printable(shown, 60), "known": known}
        told_of = said_by(self.index, subject, predicate)
        self.fault(told_of, Note.of("statement-code", **told), predicate)
        return None

    def _citations(self, subject: Node, locator: str) -> Iterator[Citation]:
        """Give the places that say it, that of the principal source first."""
        for cited in self.index.values(subject, DCTERMS.source):
            yield from self._citation(subject, cited, locator)
        for place in self.index.values(subject, MCP.alsoIn):
            if isinstance(place, Blank):
                own = "; ".join(self.literals(place, MCP.locator))
                yield from self._citation(subject, self.index.value(place, DCTERMS.source), own)
            else:
                yield from self._citation(subject, place, "")

    def _citation(self, subject: Node, cited: Term | None, locator: str) -> Iterator[Citation]:
        source = self.source(cited) if isinstance(cited, Iri) else None
        if source is not None:
            yield Citation(source=source, locator=locator)
            return
        shown = cited.value if isinstance(cited, Lit) else shorten(cited or "")
        note = Note.of("statement-source", source=printable(shown, 60))
        self.fault(clause_of(self.index, subject) or subject, note, DCTERMS.source)
