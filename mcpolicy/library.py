"""Framework folders to typed frameworks.

Only what is asked for is parsed: checking reads a framework's header, sources, rules, credit and
levels, and of other frameworks nothing, unless a record names a unit or a ladder that the framework
itself does not know. All faults that are found are raised together; `mcpolicy lint` says more than
the loader needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path as FilePath
from typing import Any, TypeVar

from mcpolicy.credit import CreditEquivalence, CreditSystem, CreditSystems
from mcpolicy.document import FILES_APART, PARTS, FrameworkDocument
from mcpolicy.errors import FrameworkFault
from mcpolicy.framework import Framework
from mcpolicy.level import (
    Descriptors,
    Ladders,
    LevelMapping,
    QualificationType,
    UnreadTable,
)
from mcpolicy.namespaces import (
    DCTERMS,
    FRAMEWORKS,
    MCP,
    RDFS,
    XSD,
    framework_namespace,
)
from mcpolicy.profile import Profile, Provision
from mcpolicy.resources import FrameworkFolders
from mcpolicy.statements.reader import StatementReader
from mcpolicy.text import LangText
from mcpolicy.turtle import Lit, lang_text
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Note

__all__ = ["Library"]

_T = TypeVar("_T")


class Library:
    """The frameworks that can be found, each loaded when it is first asked for and kept."""

    def __init__(
        self, paths: Iterable[str | FilePath] = (), *, folders: FrameworkFolders | None = None
    ) -> None:
        """Look for frameworks.

        Args:
            paths: Folders of the caller that are a framework or hold frameworks.
            folders: Folders found already; then `paths` is not looked at.

        Raises:
            DataNotFoundError: If a path holds no framework.
            FrameworkError: If two folders have the same id.
        """
        self.folders = folders if folders is not None else FrameworkFolders(paths)
        self.vocabulary = Vocabulary.shipped()
        self._documents: dict[str, FrameworkDocument] = {}
        self._frameworks: dict[str, Framework] = {}
        self._systems: CreditSystems | None = None
        self._ladders: Ladders | None = None
        self._collected: dict[object, tuple[Any, ...]] = {}

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
            FrameworkNotConformantError: If statements lack what a check needs; with every such
                fault.
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
        """Give a reader of one part of a framework and of what belongs to no part."""
        document = self.document(framework_id)
        return StatementReader(
            document, document.index(lambda name: name == f"{part}.ttl" or name not in PARTS)
        )

    def _collect(
        self, part: str, read: Callable[[StatementReader], Iterable[_T]]
    ) -> tuple[_T, ...]:
        """Read something of all frameworks, once: a check asks for it with every record."""
        if read not in self._collected:
            found: list[_T] = []
            for framework_id in self.ids():
                reader = self.reader(framework_id, part)
                found.extend(read(reader))
                reader.raise_faults()
            self._collected[read] = tuple(found)
        return self._collected[read]

    def level_mappings(self) -> tuple[LevelMapping, ...]:
        """Give the level mappings of all frameworks."""
        return self._collect("crosswalk", StatementReader.level_mappings)

    def unread_tables(self) -> tuple[UnreadTable, ...]:
        """Give the known tables that were not read, of all frameworks."""
        return self._collect("crosswalk", StatementReader.unread_tables)

    def anchoring_awards(self) -> dict[str, LangText]:
        """Give the kinds of qualification by which levels may be compared, with their names."""
        no = Lit("false", XSD.boolean)
        triples = self.vocabulary.triples
        awards = self.vocabulary.list(MCP.AwardType)
        return {
            iri: label for iri, label in awards if no not in triples.values(iri, MCP.comparesLevels)
        }

    def qualification_types(self) -> tuple[QualificationType, ...]:
        """Give the qualification types of all frameworks."""
        return self._collect("types", StatementReader.qualification_types)

    def descriptors(self) -> Descriptors:
        """Give the level descriptors of all frameworks."""
        found = self._collect("descriptors", _descriptors)
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

    def label(self, iri: str) -> LangText:
        """Give the label of a vocabulary term in all its languages, or its short name."""
        return self.vocabulary.label(iri)

    def is_listed(self, value: str, property_iri: str) -> bool:
        """Whether a value is of the list that a property takes, or is named by a framework."""
        return value.startswith(FRAMEWORKS) or self.vocabulary.is_listed(value, property_iri)

    def _load(self, document: FrameworkDocument) -> Framework:
        index = document.index(lambda name: name not in FILES_APART)
        reader = StatementReader(document, index)
        headers = index.of_type(MCP.Framework)
        expected = framework_namespace(document.id)
        if len(headers) != 1 or not headers[0].startswith(expected):
            reader.faults.append(
                FrameworkFault(
                    f"{document.folder.shown}/framework.ttl",
                    Note.of("fault-one-framework", namespace=expected),
                )
            )
            reader.raise_faults()
        header = headers[0]
        stated_id = reader.literal(header, MCP.frameworkId)
        if stated_id != document.id:
            reader.fault(
                header, f"has mcp:frameworkId `{stated_id}`, but the folder is `{document.id}`"
            )
        label = lang_text(index, header, RDFS.label)
        if label is None:
            reader.fault(header, "lacks rdfs:label")
        sources = tuple(
            source
            for iri in index.of_type(MCP.Source)
            if (source := reader.source(iri)) is not None
        )
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


def _descriptors(reader: StatementReader) -> tuple[Descriptors, ...]:
    return (reader.descriptors(),)
