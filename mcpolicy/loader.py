"""Framework folders to typed frameworks.

Only what is asked for is parsed: checking reads a framework's header, sources, rules, credit and levels, and of other
frameworks nothing, unless a record names a unit or a ladder that the framework itself does not know. All faults that are
found are raised together; `mcpolicy lint` says more than the loader needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from pathlib import Path as FilePath
from typing import Any, TypeVar

from mcpolicy.credit import CreditEquivalence, CreditSystem, CreditSystems
from mcpolicy.errors import FrameworkNotConformantError, FrameworkSyntaxError
from mcpolicy.framework import Condition, Framework, FrameworkElement, Path, Rule, ShapeTriples
from mcpolicy.interval import Interval, parse_number
from mcpolicy.level import (
    DescriptorDomain,
    Descriptors,
    FacetScale,
    FacetValue,
    Ladder,
    Ladders,
    Level,
    LevelDescriptor,
    LevelMapping,
    MappingKind,
    QualificationType,
    UnreadTable,
)
from mcpolicy.profile import Definition, Profile, ProfileStatement, Provision
from mcpolicy.resources import FrameworkFolder, FrameworkFolders, shape_bytes
from mcpolicy.statement import Citation, DateBasis, PartialDate, Source
from mcpolicy.text import LangText
from mcpolicy.turtle import Blank, Iri, Lit, Node, Term, TripleIndex, TurtleSyntaxError, parse_turtle
from mcpolicy.vocabulary import (
    DCTERMS,
    FRAMEWORKS,
    MCP,
    RDF,
    RDFS,
    SH,
    SHACL_CORE,
    SKOS,
    XSD,
    code_of,
    framework_namespace,
    shorten,
)

__all__ = ["FILES_APART", "FrameworkDocument", "Library", "lang_text", "parse_vocabulary", "read_path"]

FILES_APART = {
    "definitions.ttl": "definitions",
    "descriptors.ttl": "descriptors",
    "types.ttl": "types",
    "stacking.ttl": "stacking",
    "provisions.ttl": "provisions",
    "observations.ttl": "observations",
    "crosswalk.ttl": "crosswalk",
}
"""Files that a check does not need, and the part they hold. Every other file is always read."""

_PARTS = frozenset({*FILES_APART, "rules.ttl", "credit.ttl", "levels.ttl"})
_NUMERIC = frozenset({SH.minInclusive, SH.maxInclusive, SH.minExclusive, SH.maxExclusive, SH.hasValue, SH.term("in")})
_T = TypeVar("_T")


def lang_text(index: TripleIndex, subject: str, predicate: str) -> LangText | None:
    """Give the text of a property in all its languages, or None."""
    found = [(value.language or "und", value.value) for value in index.values(subject, predicate) if isinstance(value, Lit)]
    return LangText.of(found) if found else None


def read_path(index: TripleIndex, term: Term | None) -> Path | None:
    """Read a property path: one property, a list of steps, or `sh:alternativePath` of properties; None for any other."""
    if isinstance(term, Iri) and term != RDF.nil:
        return Path(steps=((str(term),),))
    if not isinstance(term, Blank):
        return None
    choice = index.value(term, SH.alternativePath)
    if choice is not None:
        options = index.items(choice)
        if options and all(isinstance(option, Iri) for option in options):
            return Path(steps=(tuple(str(option) for option in options),))
        return None
    steps: list[tuple[str, ...]] = []
    for item in index.items(term):
        step = read_path(index, item)
        if step is None or len(step.steps) != 1:
            return None
        steps.extend(step.steps)
    return Path(steps=tuple(steps)) if steps else None


class FrameworkDocument:
    """The Turtle of one framework folder, parsed file by file when it is asked for."""

    def __init__(self, folder: FrameworkFolder) -> None:
        """Keep the folder; nothing is read yet."""
        self.folder = folder
        self._files = dict(folder.files())
        self._parsed: dict[str, TripleIndex | TurtleSyntaxError] = {}
        self._digest: str | None = None

    @property
    def id(self) -> str:
        """Id of the framework."""
        return self.folder.framework_id

    @property
    def file_names(self) -> tuple[str, ...]:
        """Names of the Turtle files."""
        return tuple(self._files)

    @property
    def digest(self) -> str:
        """Digest of all Turtle files."""
        if self._digest is None:
            self._digest = self.folder.digest()
        return self._digest

    def file(self, name: str) -> TripleIndex | TurtleSyntaxError:
        """Parse one file, or give its syntax fault."""
        if name not in self._parsed:
            data = self.folder.read(self._files[name])
            try:
                scope = f"{self.id}-{name.removesuffix('.ttl')}-"
                self._parsed[name] = parse_turtle(data, base=f"urn:mcpolicy:{self.id}:{name}", scope=scope)
            except TurtleSyntaxError as error:
                self._parsed[name] = error
        return self._parsed[name]

    def index(self, wanted: Callable[[str], bool]) -> TripleIndex:
        """Give the triples of the wanted files together.

        Raises:
            FrameworkSyntaxError: With every syntax fault of these files.
        """
        merged = TripleIndex()
        faults: list[tuple[str, int | None, int | None, str]] = []
        for name in self._files:
            if not wanted(name):
                continue
            parsed = self.file(name)
            if isinstance(parsed, TurtleSyntaxError):
                faults.append((f"{self.folder.shown}/{name}", parsed.line, parsed.column, parsed.reason))
            else:
                merged.merge(parsed)
        if faults:
            raise FrameworkSyntaxError(faults)
        return merged

    def place(self, subject: str) -> str:
        """Tell in which file a subject is described, as far as the files were parsed."""
        for name, parsed in self._parsed.items():
            if isinstance(parsed, TripleIndex) and subject in parsed:
                return f"{self.folder.shown}/{name}"
        return self.folder.shown


class StatementReader:
    """Reads typed statements out of the triples of one framework, and collects the faults on the way."""

    def __init__(self, document: FrameworkDocument, index: TripleIndex) -> None:
        """Read out of `index`; `document` tells which file a fault is in."""
        self.document = document
        self.index = index
        self.faults: list[tuple[str, str]] = []
        self._sources: dict[str, Source] = {}

    def fault(self, subject: str, reason: str) -> None:
        """Note that something cannot be used."""
        self.faults.append((self.document.place(subject), f"`{shorten(subject)}` {reason}"))

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
        return tuple(str(value) for value in self.index.values(subject, predicate) if isinstance(value, Iri))

    def literal(self, subject: str, predicate: str) -> str | None:
        """Give the text of a literal value."""
        value = self.index.value(subject, predicate)
        return value.value if isinstance(value, Lit) else None

    def literals(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Give the texts of all literal values."""
        return tuple(value.value for value in self.index.values(subject, predicate) if isinstance(value, Lit))

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
            self.fault(subject, f"needs both {shorten(low)} and {shorten(high or low)}, the first not above the second")
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
                self.fault(subject, f"cites `{shorten(iri)}`, which is not described as a mcp:Source in sources.ttl")
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
                        notation=self.literal(node, SKOS.notation) or shorten(node).partition(":")[2],
                        names=self.names(node),
                        workload_unit=self.code(node, MCP.workloadUnit) or "unknown-hour",
                        hours_per_credit=self.interval(node, MCP.hoursPerCreditMin, MCP.hoursPerCreditMax),
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
            one, other = self.interval(node, MCP.subjectAmount), self.interval(node, MCP.objectAmount)
            left, right = self.iri(node, MCP.subjectSystem), self.iri(node, MCP.objectSystem)
            if fields is None:
                continue
            if one is None or other is None or left is None or right is None or not one.low or not other.low:
                self.fault(node, "needs mcp:subjectSystem, mcp:subjectAmount, mcp:objectSystem and mcp:objectAmount, above zero")
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
            if ladder is None or notation is None or order is None or not order.isascii() or not order.isdigit():
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
                        notation=self.literal(node, SKOS.notation) or shorten(node).partition(":")[2],
                        names=self.names(node),
                        levels=tuple(sorted(rungs.pop(str(node), []), key=lambda level: level.order)),
                    )
                )
        for ladder, levels in rungs.items():
            self.fault(levels[0].iri, f"is on `{shorten(ladder)}`, which is not described as a mcp:QualificationsFramework")
        return tuple(found)

    def rules(self) -> tuple[Rule, ...]:
        """Give the rules, in the order in which they stand."""
        found: list[Rule] = []
        for node in self.index.of_type(MCP.Rule):
            fields = self.statement(node)
            shape = self._shape(node)
            message = lang_text(self.index, node, SH.message)
            if message is None:
                self.fault(node, "lacks sh:message")
            if fields is None or shape is None or message is None:
                continue
            conditions = self.iris(node, MCP.appliesWhen)
            for condition in conditions:
                if not self.index.has_type(condition, MCP.Condition):
                    self.fault(node, f"applies when `{shorten(condition)}`, which is not described as a mcp:Condition")
            found.append(
                Rule(
                    **{**shape, **fields},
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
            shape = self._shape(node)
            label = lang_text(self.index, node, RDFS.label)
            if label is None:
                self.fault(node, "lacks rdfs:label")
            if shape is not None and label is not None:
                found[str(node)] = Condition(**shape, iri=node, id=shorten(node), label=label)
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
                self.fault(node, "needs mcp:subjectLevel, mcp:mappingKind, and mcp:objectLevel or mcp:objectLadder")
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
            found.append(UnreadTable(**fields, subject_ladder=one, object_ladder=other, mapping_kind=kind))
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
        return Descriptors(domains=tuple(domains), descriptors=tuple(descriptors), scales=tuple(scales), values=tuple(values))

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
        return tuple(
            ProfileStatement(**fields, about=self.iris(node, MCP.about), answer=self.code(node, MCP.answer) or "silent")
            for node in self.index.of_type(MCP.ProfileStatement)
            if (fields := self.statement(node)) is not None
        )

    def provisions(self) -> tuple[Provision, ...]:
        """Give the provisions."""
        return tuple(
            Provision(**fields) for node in self.index.of_type(MCP.Provision) if (fields := self.statement(node)) is not None
        )

    def _shape(self, node: Node) -> dict[str, Any] | None:
        targets = self.iris(node, SH.targetClass)
        needs: list[Path] = []
        for term in self.index.values(node, MCP.needs):
            path = read_path(self.index, term)
            if path is None:
                self.fault(node, "has a mcp:needs that is neither a property nor a list of properties")
            else:
                needs.append(path)
        triples = tuple(self._shape_triples(node))
        for word in sorted({predicate for _, predicate, _ in triples if predicate.startswith(SH)} - SHACL_CORE):
            self.fault(node, f"uses {shorten(word)}, which rules may not use")
        paths: list[Path] = []
        for subject, predicate, value in triples:
            if predicate == SH.path:
                path = read_path(self.index, value)
                if path is None:
                    self.fault(node, "has a sh:path that is not a property, a list of properties or a choice of properties")
                elif subject == node or isinstance(subject, Blank):
                    paths.append(path)
        if not targets:
            self.fault(node, "lacks sh:targetClass")
        if not paths:
            self.fault(node, "lacks sh:path")
        if not targets or not paths:
            return None
        return {
            "targets": targets,
            "paths": tuple(dict.fromkeys(paths)),
            "needs": tuple(needs),
            "triples": triples,
            "breaks": _breaks(self.index, triples),
            "compared": _compared(self.index, triples),
            "excludes": any(predicate in _EXCLUDING for _, predicate, _ in triples),
        }

    def _shape_triples(self, node: Node) -> ShapeTriples:
        kept: list[tuple[Node, str, Term]] = []
        for subject, predicate, value in self.index.closure(node):
            if predicate.startswith(SH):
                if predicate != SH.message:
                    kept.append((subject, predicate, value))
            elif predicate in (RDF.first, RDF.rest) or (predicate == RDF.type and isinstance(value, Iri) and value.startswith(SH)):
                kept.append((subject, predicate, value))
        return tuple(kept)


def _breaks(index: TripleIndex, triples: Iterable[tuple[Node, str, Term]]) -> frozenset[Fraction]:
    found: set[Fraction] = set()
    for _, predicate, value in triples:
        if predicate not in _NUMERIC:
            continue
        members = index.items(value) if predicate == SH.term("in") else (value,)
        for member in members:
            if isinstance(member, Lit):
                try:
                    found.add(parse_number(member.value))
                except ValueError:
                    continue
    return frozenset(found)


_EXCLUDING = frozenset(SH.term(name) for name in ("not", "xone", "maxCount", "qualifiedMaxCount"))


def _compared(index: TripleIndex, triples: ShapeTriples) -> frozenset[str]:
    values: list[Term] = []
    mentioned: set[str] = set()
    for _, predicate, value in triples:
        if predicate == SH.hasValue:
            values.append(value)
        elif predicate == SH.term("in"):
            values.extend(index.items(value))
        elif isinstance(value, Iri):
            mentioned.add(value)
    return frozenset(mentioned) if any(isinstance(value, Iri) for value in values) else frozenset()


def parse_vocabulary() -> TripleIndex:
    """Parse the shipped vocabulary."""
    return parse_turtle(shape_bytes("vocabulary.ttl"))


class Library:
    """The frameworks that can be found, each loaded when it is first asked for and kept."""

    def __init__(self, paths: Iterable[str | FilePath] = (), *, folders: FrameworkFolders | None = None) -> None:
        """Look for frameworks.

        Args:
            paths: Folders of the caller that are a framework or hold frameworks.
            folders: Folders found already; then `paths` is not looked at.

        Raises:
            DataNotFoundError: If a path holds no framework.
            FrameworkError: If two folders have the same id.
        """
        self.folders = folders if folders is not None else FrameworkFolders(paths)
        self._documents: dict[str, FrameworkDocument] = {}
        self._frameworks: dict[str, Framework] = {}
        self._systems: CreditSystems | None = None
        self._ladders: Ladders | None = None
        self._vocabulary: TripleIndex | None = None

    def ids(self) -> tuple[str, ...]:
        """Give the ids of all frameworks."""
        return self.folders.ids()

    def document(self, framework_id: str) -> FrameworkDocument:
        """Give the Turtle of a framework.

        Raises:
            UnknownFrameworkError: If there is none of that id.
        """
        if framework_id not in self._documents:
            self._documents[framework_id] = FrameworkDocument(self.folders.get(framework_id))
        return self._documents[framework_id]

    def framework(self, framework_id: str) -> Framework:
        """Load a framework for checking.

        Raises:
            UnknownFrameworkError: If there is none of that id.
            FrameworkSyntaxError: If a file is not Turtle; with every such fault.
            FrameworkNotConformantError: If statements lack what a check needs; with every such fault.
        """
        if framework_id not in self._frameworks:
            self._frameworks[framework_id] = self._load(self.document(framework_id))
        return self._frameworks[framework_id]

    def credit_systems(self) -> CreditSystems:
        """Give the credit systems of all frameworks."""
        if self._systems is None:
            systems: list[CreditSystem] = []
            equivalences: list[CreditEquivalence] = []
            for framework_id in self.ids():
                reader = self.reader(framework_id, "credit")
                systems.extend(reader.credit_systems())
                equivalences.extend(reader.equivalences())
                reader.raise_faults()
            self._systems = CreditSystems(systems, equivalences)
        return self._systems

    def ladders(self) -> Ladders:
        """Give the ladders of all frameworks."""
        if self._ladders is None:
            self._ladders = Ladders(self._collect("levels", StatementReader.ladders))
        return self._ladders

    def reader(self, framework_id: str, part: str) -> StatementReader:
        """Give a reader of one part of a framework, such as `credit`, and of the files that belong to no part."""
        document = self.document(framework_id)
        return StatementReader(document, document.index(lambda name: name == f"{part}.ttl" or name not in _PARTS))

    def _collect(self, part: str, read: Callable[[StatementReader], Iterable[_T]]) -> tuple[_T, ...]:
        found: list[_T] = []
        for framework_id in self.ids():
            reader = self.reader(framework_id, part)
            found.extend(read(reader))
            reader.raise_faults()
        return tuple(found)

    def level_mappings(self) -> tuple[LevelMapping, ...]:
        """Give the level mappings of all frameworks."""
        return self._collect("crosswalk", StatementReader.level_mappings)

    def unread_tables(self) -> tuple[UnreadTable, ...]:
        """Give the known tables that were not read, of all frameworks."""
        return self._collect("crosswalk", StatementReader.unread_tables)

    def anchoring_awards(self) -> dict[str, LangText]:
        """Give the kinds of qualification by which levels may be compared, with their names."""
        no = Lit("false", XSD.boolean)
        awards = self.vocabulary_list(MCP.AwardType)
        return {iri: label for iri, label in awards if no not in self.vocabulary().values(iri, MCP.comparesLevels)}

    def qualification_types(self) -> tuple[QualificationType, ...]:
        """Give the qualification types of all frameworks."""
        return self._collect("types", StatementReader.qualification_types)

    def descriptors(self) -> Descriptors:
        """Give the level descriptors of all frameworks."""
        found = self._collect("descriptors", lambda reader: (reader.descriptors(),))
        return Descriptors(
            domains=tuple(one for part in found for one in part.domains),
            descriptors=tuple(one for part in found for one in part.descriptors),
            scales=tuple(one for part in found for one in part.scales),
            values=tuple(one for part in found for one in part.values),
        )

    def profile(self, framework_id: str) -> Profile:
        """Give the definitions and answers of a framework.

        Raises:
            FrameworkError: If the framework is not known or cannot be used.
        """
        reader = self.reader(framework_id, "definitions")
        headers = reader.index.of_type(MCP.Framework)
        label = lang_text(reader.index, headers[0], RDFS.label) if headers else None
        profile = Profile(
            framework_id=framework_id,
            label=label or LangText.of(framework_id),
            definitions=reader.definitions(),
            statements=reader.profile_statements(),
        )
        reader.raise_faults()
        return profile

    def provisions(self, framework_id: str) -> tuple[Provision, ...]:
        """Give the provisions of a framework."""
        reader = self.reader(framework_id, "provisions")
        found = reader.provisions()
        reader.raise_faults()
        return found

    def vocabulary_list(self, class_iri: str) -> tuple[tuple[str, LangText], ...]:
        """Give the values of a class of the vocabulary with their labels, by `mcp:order` and then as they stand."""
        index = self.vocabulary()

        def order(node: Node) -> int:
            value = index.value(node, MCP.order)
            return int(value.value) if isinstance(value, Lit) else 0

        return tuple((str(node), self.label(node)) for node in sorted(index.of_type(class_iri), key=order))

    def label(self, iri: str) -> LangText:
        """Give the label of a vocabulary term in all its languages; its short name when it has none."""
        return lang_text(self.vocabulary(), iri, RDFS.label) or LangText.of(shorten(iri))

    def is_listed(self, iri: str) -> bool:
        """Whether a value is one of the vocabulary's, or has its name from a framework."""
        return iri in self.vocabulary() if iri.startswith(MCP) else iri.startswith(FRAMEWORKS)

    def vocabulary(self) -> TripleIndex:
        """Give the triples of the vocabulary."""
        if self._vocabulary is None:
            self._vocabulary = parse_vocabulary()
        return self._vocabulary

    def _load(self, document: FrameworkDocument) -> Framework:
        index = document.index(lambda name: name not in FILES_APART)
        reader = StatementReader(document, index)
        headers = index.of_type(MCP.Framework)
        expected = framework_namespace(document.id)
        if len(headers) != 1 or not headers[0].startswith(expected):
            reader.faults.append(
                (f"{document.folder.shown}/framework.ttl", f"needs exactly one mcp:Framework, named in <{expected}>")
            )
            reader.raise_faults()
        header = headers[0]
        stated_id = reader.literal(header, MCP.frameworkId)
        if stated_id != document.id:
            reader.fault(header, f"has mcp:frameworkId `{stated_id}`, but the folder is `{document.id}`")
        label = lang_text(index, header, RDFS.label)
        if label is None:
            reader.fault(header, "lacks rdfs:label")
        sources = tuple(source for iri in index.of_type(MCP.Source) if (source := reader.source(iri)) is not None)
        framework = Framework(
            iri=header,
            id=document.id,
            label=label or LangText.of(document.id),
            description=lang_text(index, header, DCTERMS.description),
            version=reader.literal(header, MCP.version) or "0",
            digest=document.digest,
            jurisdictions=reader.iris(header, MCP.jurisdiction),
            credit_system=reader.iri(header, MCP.usesCreditSystem),
            ladder_iris=reader.iris(header, MCP.usesLadder),
            sources=sources,
            rules=reader.rules(),
            conditions=reader.conditions(),
            credit_systems=reader.credit_systems(),
            equivalences=reader.equivalences(),
            ladders=reader.ladders(),
            elements=reader.elements(),
        )
        reader.raise_faults()
        return framework
