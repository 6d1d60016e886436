"""What the triples of a framework say, as typed values, with the place of everything that cannot be
used.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, TypeVar

from mcpolicy.credit import CreditEquivalence, CreditSystem
from mcpolicy.document import FrameworkDocument
from mcpolicy.errors import FrameworkFault, FrameworkNotConformantError
from mcpolicy.framework import Condition, FrameworkElement, Rule
from mcpolicy.interval import Interval, parse_number
from mcpolicy.level import (
    DescriptorDomain,
    Descriptors,
    FacetScale,
    FacetValue,
    Ladder,
    Level,
    LevelDescriptor,
    LevelMapping,
    MappingKind,
    QualificationType,
    UnreadTable,
)
from mcpolicy.namespaces import (
    DCTERMS,
    MCP,
    RDFS,
    SKOS,
    code_of,
    shorten,
)
from mcpolicy.profile import Definition, ProfileStatement, Provision
from mcpolicy.statement import Citation, DateBasis, PartialDate, Source
from mcpolicy.statements.tested import read_needs, read_tested
from mcpolicy.text import LangText
from mcpolicy.turtle import Iri, Lit, Node, TripleIndex, lang_text
from mcpolicy.wording import Note, Wording

__all__ = ["StatementReader"]

_T = TypeVar("_T")


class StatementReader:
    """Reads typed statements out of the triples of one framework, and collects the faults on the way."""

    def __init__(self, document: FrameworkDocument, index: TripleIndex) -> None:
        """Read out of `index`; `document` tells which file a fault is in."""
        self.document = document
        self.index = index
        self.faults: list[FrameworkFault] = []
        self._sources: dict[str, Source] = {}

    def fault(self, subject: str, reason: str | Note) -> None:
        """Note that something cannot be used."""
        if isinstance(reason, Note):
            reason = Wording().note(reason)
        self.faults.append(
            FrameworkFault(
                self.document.place(subject), Note.verbatim(f"`{shorten(subject)}` {reason}")
            )
        )

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
        """Give the text of a literal value."""
        value = self.index.value(subject, predicate)
        return value.value if isinstance(value, Lit) else None

    def literals(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Give the texts of all literal values."""
        return tuple(
            value.value for value in self.index.values(subject, predicate) if isinstance(value, Lit)
        )

    def number(self, subject: str, predicate: str) -> Fraction | None:
        """Give a number; a faulty one is noted and counts as missing."""
        text = self.literal(subject, predicate)
        if text is None:
            return None
        try:
            return parse_number(text)
        except ValueError as error:
            self.fault(subject, f"has a faulty {shorten(predicate)}: {error}")
            return None

    def interval(self, subject: str, low: str, high: str | None = None) -> Interval | None:
        """Give the range between two properties, or the point of one; half a range is a fault."""
        first = self.number(subject, low)
        last = self.number(subject, high) if high is not None else first
        if first is None and last is None:
            return None
        if first is None or last is None or first > last:
            self.fault(
                subject,
                f"needs both {shorten(low)} and {shorten(high or low)}, the first not above the second",
            )
            return None
        return Interval(first, last)

    def date(self, subject: str, predicate: str) -> PartialDate | None:
        """Give a date, month or year; a faulty one is noted and counts as missing."""
        text = self.literal(subject, predicate)
        if text is None:
            return None
        try:
            return PartialDate.parse(text)
        except ValueError as error:
            self.fault(subject, f"has a faulty {shorten(predicate)}: {error}")
            return None

    def code(self, subject: str, predicate: str) -> str | None:
        """Give the name of a vocabulary value in lower case with hyphens: `mcp:PolicyInForce` is `policy-in-force`."""
        value = self.iri(subject, predicate)
        return None if value is None else code_of(value)

    def source(self, iri: str) -> Source | None:
        """Give a source, or None when it is not described."""
        if iri not in self._sources:
            if not self.index.has_type(iri, MCP.Source):
                return None
            self._sources[iri] = Source(
                iri=iri,
                label=lang_text(self.index, iri, RDFS.label) or LangText.of(shorten(iri)),
                title=self.literal(iri, DCTERMS.term("title")) or shorten(iri),
                publisher=self.literal(iri, DCTERMS.publisher),
                date=self.literal(iri, DCTERMS.issued),
                url=self.literal(iri, MCP.link) or self.iri(iri, MCP.link),
                identifier=self.literal(iri, DCTERMS.identifier),
            )
        return self._sources[iri]

    def names(self, subject: str) -> tuple[str, ...]:
        """Give the other spellings and official IRIs of a thing."""
        return (*self.literals(subject, SKOS.altLabel), *self.iris(subject, SKOS.exactMatch))

    def statement(self, subject: str) -> dict[str, Any] | None:
        """Give the fields that all statements share, or None when one that is needed is missing; faults are noted."""
        missing: list[str] = []

        def need(value: _T | None, name: str) -> _T | None:
            if not value:
                missing.append(name)
            return value

        label = need(lang_text(self.index, subject, RDFS.label), "rdfs:label")
        locators = need(self.literals(subject, MCP.locator), "mcp:locator")
        cited = need(self.iris(subject, DCTERMS.source), "dcterms:source")
        modality = need(self.code(subject, MCP.modality), "mcp:modality")
        status = need(self.code(subject, MCP.status), "mcp:status")
        evidence = need(self.code(subject, MCP.evidence), "mcp:evidence")
        start = need(self.date(subject, MCP.validFrom), "mcp:validFrom")
        citations: list[Citation] = []
        for iri in cited or ():
            source = self.source(iri)
            if source is None:
                self.fault(
                    subject,
                    f"cites `{shorten(iri)}`, which is not described as a mcp:Source in sources.ttl",
                )
            else:
                citations.append(Citation(source=source, locator="; ".join(locators or ())))
        if missing:
            self.fault(subject, f"lacks {', '.join(missing)}")
        if missing or not citations:
            return None
        basis = self.code(subject, MCP.dateBasis)
        return {
            "iri": subject,
            "id": shorten(subject),
            "label": label,
            "citations": tuple(citations),
            "modality": modality,
            "status": status,
            "evidence": evidence,
            "valid_from": start,
            "valid_until": self.date(subject, MCP.validUntil),
            "date_basis": DateBasis(basis) if basis in set(DateBasis) else None,
            "paraphrase": lang_text(self.index, subject, MCP.paraphrase),
            "comment": lang_text(self.index, subject, RDFS.comment),
            "topic": self.code(subject, MCP.topic),
        }

    def credit_systems(self) -> tuple[CreditSystem, ...]:
        """Give the credit systems."""
        found: list[CreditSystem] = []
        for node in self.index.of_type(MCP.CreditSystem):
            fields = self.statement(node)
            if fields is not None:
                found.append(
                    CreditSystem(
                        **fields,
                        notation=self.literal(node, SKOS.notation)
                        or shorten(node).partition(":")[2],
                        names=self.names(node),
                        workload_unit=self.code(node, MCP.workloadUnit) or "unknown-hour",
                        hours_per_credit=self.interval(
                            node, MCP.hoursPerCreditMin, MCP.hoursPerCreditMax
                        ),
                        credits_per_year=self.interval(node, MCP.creditsPerYear),
                        variant_of=self.iri(node, MCP.variantOf),
                        jurisdictions=self.iris(node, MCP.jurisdiction),
                    )
                )
        return tuple(found)

    def equivalences(self) -> tuple[CreditEquivalence, ...]:
        """Give the official equivalences between credit systems."""
        found: list[CreditEquivalence] = []
        for node in self.index.of_type(MCP.CreditEquivalence):
            fields = self.statement(node)
            one, other = (
                self.interval(node, MCP.subjectAmount),
                self.interval(node, MCP.objectAmount),
            )
            left, right = self.iri(node, MCP.subjectSystem), self.iri(node, MCP.objectSystem)
            if fields is None:
                continue
            if (
                one is None
                or other is None
                or left is None
                or right is None
                or not one.low
                or not other.low
            ):
                self.fault(
                    node,
                    "needs mcp:subjectSystem, mcp:subjectAmount, mcp:objectSystem and mcp:objectAmount, above zero",
                )
                continue
            found.append(
                CreditEquivalence(
                    **fields,
                    subject_system=left,
                    subject_amount=one,
                    object_system=right,
                    object_amount=other,
                )
            )
        return tuple(found)

    def ladders(self) -> tuple[Ladder, ...]:
        """Give the ladders with their levels, lowest first."""
        rungs: dict[str, list[Level]] = {}
        for node in self.index.of_type(MCP.Level):
            fields = self.statement(node)
            order, ladder = self.literal(node, MCP.order), self.iri(node, MCP.ladder)
            notation = self.literal(node, SKOS.notation)
            if fields is None:
                continue
            if (
                ladder is None
                or notation is None
                or order is None
                or not order.isascii()
                or not order.isdigit()
            ):
                self.fault(node, "needs mcp:ladder, skos:notation and a whole mcp:order")
                continue
            level = Level(
                **fields,
                notation=notation,
                ladder=ladder,
                order=int(order),
                names=(*self.names(node), *self.iris(node, SKOS.broadMatch)),
            )
            rungs.setdefault(ladder, []).append(level)
        found: list[Ladder] = []
        for node in self.index.of_type(MCP.QualificationsFramework):
            fields = self.statement(node)
            if fields is not None:
                found.append(
                    Ladder(
                        **fields,
                        notation=self.literal(node, SKOS.notation)
                        or shorten(node).partition(":")[2],
                        names=self.names(node),
                        levels=tuple(
                            sorted(rungs.pop(str(node), []), key=lambda level: level.order)
                        ),
                    )
                )
        for ladder, levels in rungs.items():
            self.fault(
                levels[0].iri,
                f"is on `{shorten(ladder)}`, which is not described as a mcp:QualificationsFramework",
            )
        return tuple(found)

    def rules(self) -> tuple[Rule, ...]:
        """Give the rules, in the order in which they stand."""
        found: list[Rule] = []
        for node in self.index.of_type(MCP.Rule):
            fields = self.statement(node)
            shape = read_tested(self.index, node, self.fault)
            needs = read_needs(self.index, node, self.fault)
            message = shape.message if shape is not None else None
            if shape is not None and message is None:
                self.fault(node, "lacks sh:message")
            if fields is None or shape is None or message is None:
                continue
            conditions = self.iris(node, MCP.appliesWhen)
            for condition in conditions:
                if not self.index.has_type(condition, MCP.Condition):
                    self.fault(
                        node,
                        f"applies when `{shorten(condition)}`, which is not described as a mcp:Condition",
                    )
            found.append(
                Rule(
                    **fields,
                    shape=shape,
                    needs=needs,
                    message=message,
                    hint=lang_text(self.index, node, MCP.hint),
                    conditions=conditions,
                )
            )
        return tuple(found)

    def conditions(self) -> dict[str, Condition]:
        """Give the conditions by IRI."""
        found: dict[str, Condition] = {}
        for node in self.index.of_type(MCP.Condition):
            shape = read_tested(self.index, node, self.fault)
            needs = read_needs(self.index, node, self.fault)
            label = lang_text(self.index, node, RDFS.label)
            if label is None:
                self.fault(node, "lacks rdfs:label")
            if shape is not None and label is not None:
                found[str(node)] = Condition(
                    shape=shape, needs=needs, iri=node, id=shorten(node), label=label
                )
        return found

    def elements(self) -> tuple[FrameworkElement, ...]:
        """Give the elements that the framework expects of others."""
        return tuple(
            FrameworkElement(**fields, shown_by=self.iris(node, MCP.shownBy))
            for node in self.index.of_type(MCP.FrameworkElement)
            if (fields := self.statement(node)) is not None
        )

    def level_mappings(self) -> tuple[LevelMapping, ...]:
        """Give the level mappings."""
        found: list[LevelMapping] = []
        for node in self.index.of_type(MCP.LevelMapping):
            fields = self.statement(node)
            subject, kind = self.iri(node, MCP.subjectLevel), self._mapping_kind(node)
            object_iri, ladder = self.iri(node, MCP.objectLevel), self.iri(node, MCP.objectLadder)
            if fields is None:
                continue
            if subject is None or kind is None or (object_iri is None and ladder is None):
                self.fault(
                    node,
                    "needs mcp:subjectLevel, mcp:mappingKind, and mcp:objectLevel or mcp:objectLadder",
                )
                continue
            found.append(
                LevelMapping(
                    **fields,
                    subject=subject,
                    object=object_iri,
                    object_ladder=ladder,
                    mapping_kind=kind,
                    predicate=self.iri(node, MCP.predicate),
                    justification=self.iri(node, MCP.justification) or "",
                    subject_version=self.literal(node, MCP.subjectVersion),
                    object_version=self.literal(node, MCP.objectVersion),
                )
            )
        return tuple(found)

    def unread_tables(self) -> tuple[UnreadTable, ...]:
        """Give the tables that are known and were not read."""
        found: list[UnreadTable] = []
        for node in self.index.of_type(MCP.UnreadTable):
            fields, kind = self.statement(node), self._mapping_kind(node)
            one, other = self.iri(node, MCP.subjectLadder), self.iri(node, MCP.objectLadder)
            if fields is None:
                continue
            if one is None or other is None or kind is None:
                self.fault(node, "needs mcp:subjectLadder, mcp:objectLadder and mcp:mappingKind")
                continue
            found.append(
                UnreadTable(**fields, subject_ladder=one, object_ladder=other, mapping_kind=kind)
            )
        return tuple(found)

    def _mapping_kind(self, node: Node) -> MappingKind | None:
        code = self.code(node, MCP.mappingKind)
        return MappingKind(code) if code in set(MappingKind) else None

    def qualification_types(self) -> tuple[QualificationType, ...]:
        """Give the types of qualification."""
        found: list[QualificationType] = []
        for node in self.index.of_type(MCP.QualificationType):
            fields = self.statement(node)
            if fields is not None:
                found.append(
                    QualificationType(
                        **fields,
                        levels=self.iris(node, MCP.atLevel),
                        award_type=self.iri(node, MCP.awardType),
                        minimum_credits=self.interval(node, MCP.minimumCredits),
                        maximum_credits=self.interval(node, MCP.maximumCredits),
                    )
                )
        return tuple(found)

    def descriptors(self) -> Descriptors:
        """Give the level descriptors with their scales and codes."""
        domains = [
            DescriptorDomain(**fields, ladder=self.iri(node, MCP.ladder) or "")
            for node in self.index.of_type(MCP.DescriptorDomain)
            if (fields := self.statement(node)) is not None
        ]
        scales = [
            FacetScale(
                **fields,
                ladder=self.iri(node, MCP.ladder) or "",
                domain=self.iri(node, MCP.domain) or "",
                common_scale=self.iri(node, MCP.commonScale),
            )
            for node in self.index.of_type(MCP.FacetScale)
            if (fields := self.statement(node)) is not None
        ]
        values = [
            FacetValue(
                iri=node,
                id=shorten(node),
                label=lang_text(self.index, node, RDFS.label) or LangText.of(shorten(node)),
                scale=self.iri(node, MCP.scale) or "",
                order=int(self.number(node, MCP.order) or 0),
                common_rank=self.number(node, MCP.commonRank),
            )
            for node in self.index.of_type(MCP.FacetValue)
        ]
        descriptors = [
            LevelDescriptor(
                **fields,
                level=self.iri(node, MCP.atLevel) or "",
                domain=self.iri(node, MCP.domain) or "",
                codes=self.iris(node, MCP.facetCode),
            )
            for node in self.index.of_type(MCP.LevelDescriptor)
            if (fields := self.statement(node)) is not None
        ]
        return Descriptors(
            domains=tuple(domains),
            descriptors=tuple(descriptors),
            scales=tuple(scales),
            values=tuple(values),
        )

    def definitions(self) -> tuple[Definition, ...]:
        """Give the definitions."""
        return tuple(
            Definition(
                **fields,
                term=lang_text(self.index, node, SKOS.prefLabel) or LangText.of(shorten(node)),
                text=lang_text(self.index, node, SKOS.definition) or LangText.of(""),
                defines=self.iri(node, MCP.defines),
            )
            for node in self.index.of_type(MCP.Definition)
            if (fields := self.statement(node)) is not None
        )

    def profile_statements(self) -> tuple[ProfileStatement, ...]:
        """Give the answers on facets and questions."""
        found: list[ProfileStatement] = []
        for node in self.index.of_type(MCP.ProfileStatement):
            fields, answer = self.statement(node), self.code(node, MCP.answer)
            if answer is None:
                self.fault(node, "lacks mcp:answer")
            if fields is not None and answer is not None:
                found.append(
                    ProfileStatement(**fields, about=self.iris(node, MCP.about), answer=answer)
                )
        return tuple(found)

    def provisions(self) -> tuple[Provision, ...]:
        """Give the provisions."""
        return tuple(
            Provision(**fields)
            for node in self.index.of_type(MCP.Provision)
            if (fields := self.statement(node)) is not None
        )
