"""Framework folders to typed frameworks.

Only what is asked for is parsed: checking reads a framework's header, sources, rules, credit and
levels, and of other frameworks nothing, unless a record names a unit or a ladder that the framework
itself does not know. All faults that are found are raised together; `mcpolicy lint` says more than
the loader needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, TypeVar

from mcpolicy.credit import CreditEquivalence, CreditSystem, CreditSystems
from mcpolicy.document import FILES_APART, PARTS, FrameworkDocument
from mcpolicy.framework import Framework
from mcpolicy.level import Descriptors, Ladders, LevelMapping, QualificationType, UnreadTable
from mcpolicy.namespaces import FRAMEWORKS, MCP, XSD
from mcpolicy.profile import Profile
from mcpolicy.resources import FrameworkFolders
from mcpolicy.statement import Clause
from mcpolicy.statements import (
    clauses,
    credit,
    crosswalk,
    definitions,
    descriptors,
    framework,
    levels,
    qualifications,
)
from mcpolicy.statements.reader import StatementReader
from mcpolicy.text import LangText
from mcpolicy.turtle import Lit, TripleIndex
from mcpolicy.vocabulary import Vocabulary

if TYPE_CHECKING:
    from mcpolicy.contents import Contents

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
        self._triples: dict[str, TripleIndex] = {}
        self._contents: dict[str, Contents] = {}
        self._systems: CreditSystems | None = None
        self._ladders: Ladders | None = None
        self._descriptors: Descriptors | None = None
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

    def triples(self, framework_id: str) -> TripleIndex:
        """Give all that a framework says, whatever file it stands in; examples apart.

        Raises:
            UnknownFrameworkError: If there is none of that id.
            FrameworkSyntaxError: If a file is not Turtle; with every such fault.
        """
        if framework_id not in self._triples:
            self._triples[framework_id] = self.document(framework_id).index(lambda name: True)
        return self._triples[framework_id]

    def framework(self, framework_id: str) -> Framework:
        """Load a framework for checking.

        Raises:
            UnknownFrameworkError: If there is none of that id.
            FrameworkSyntaxError: If a file is not Turtle; with every such fault.
            FrameworkNotConformantError: If statements lack what a check needs; with every such
                fault.
        """
        if framework_id not in self._frameworks:
            document = self.document(framework_id)
            index = document.index(lambda name: name not in FILES_APART)
            self._frameworks[framework_id] = framework.framework(StatementReader(document, index))
        return self._frameworks[framework_id]

    def reader(self, framework_id: str, file: str) -> StatementReader:
        """Give a reader of one file of a framework and of those that belong to no part.

        Raises:
            UnknownFrameworkError: If there is none of that id.
            FrameworkSyntaxError: If a file is not Turtle; with every such fault.
        """
        document = self.document(framework_id)
        index = document.index(lambda name: name == file or name not in PARTS)
        return StatementReader(document, index)

    def _readers(self, file: str) -> Iterator[StatementReader]:
        """Go through the frameworks that have a file; what is noted is raised before the next."""
        for framework_id in self.ids():
            if file in self.document(framework_id).file_names:
                reader = self.reader(framework_id, file)
                yield reader
                reader.raise_faults()

    def _collect(
        self, file: str, read: Callable[[StatementReader], Iterable[_T]]
    ) -> tuple[_T, ...]:
        """Read something of all frameworks, once: a check asks for it with every record."""
        if read not in self._collected:
            self._collected[read] = tuple(
                one for reader in self._readers(file) for one in read(reader)
            )
        return self._collected[read]

    def credit_systems(self) -> CreditSystems:
        """Give the credit systems of all frameworks."""
        if self._systems is None:
            systems: list[CreditSystem] = []
            equivalences: list[CreditEquivalence] = []
            for reader in self._readers("credit.ttl"):
                systems.extend(credit.credit_systems(reader))
                equivalences.extend(credit.equivalences(reader))
            self._systems = CreditSystems(systems, equivalences)
        return self._systems

    def ladders(self) -> Ladders:
        """Give the ladders of all frameworks."""
        if self._ladders is None:
            self._ladders = Ladders(self._collect("levels.ttl", levels.ladders))
        return self._ladders

    def level_mappings(self) -> tuple[LevelMapping, ...]:
        """Give the level mappings of all frameworks."""
        return self._collect("crosswalk.ttl", crosswalk.level_mappings)

    def unread_tables(self) -> tuple[UnreadTable, ...]:
        """Give the known tables that were not read, of all frameworks."""
        return self._collect("crosswalk.ttl", crosswalk.unread_tables)

    def anchoring_awards(self) -> dict[str, LangText]:
        """Give the kinds of qualification by which levels may be compared, with their names."""
        no = Lit("false", XSD.boolean)
        triples = self.vocabulary.triples
        return {
            iri: label
            for iri, label in self.vocabulary.list(MCP.AwardType)
            if no not in triples.values(iri, MCP.comparesLevels)
        }

    def qualification_types(self) -> tuple[QualificationType, ...]:
        """Give the qualification types of all frameworks."""
        return self._collect("qualifications.ttl", qualifications.qualification_types)

    def descriptors(self) -> Descriptors:
        """Give the level descriptors of all frameworks."""
        if self._descriptors is None:
            parts = [descriptors.descriptors(reader) for reader in self._readers("descriptors.ttl")]
            self._descriptors = Descriptors(
                domains=tuple(domain for part in parts for domain in part.domains),
                descriptors=tuple(descriptor for part in parts for descriptor in part.descriptors),
                scales=tuple(scale for part in parts for scale in part.scales),
                values=tuple(value for part in parts for value in part.values),
            )
        return self._descriptors

    def profile(self, framework_id: str) -> Profile:
        """Give the definitions and answers of a framework.

        Raises:
            FrameworkError: If the framework is not known or cannot be used.
        """
        reader = self.reader(framework_id, "definitions.ttl")
        found = definitions.profile(reader)
        reader.raise_faults()
        return found

    def clauses(self, framework_id: str) -> tuple[Clause, ...]:
        """Give the clauses of a framework.

        Raises:
            FrameworkError: If the framework is not known or cannot be used.
        """
        reader = self.reader(framework_id, "clauses.ttl")
        found = clauses.clauses(reader)
        reader.raise_faults()
        return found

    def contents(self, framework_id: str) -> Contents:
        """Give all that a framework describes, whatever file it stands in.

        Raises:
            FrameworkError: If the framework is not known or cannot be used.
        """
        from mcpolicy.statements.contents import contents  # a check reads less

        if framework_id not in self._contents:
            index = self.triples(framework_id)
            reader = StatementReader(self.document(framework_id), index)
            self._contents[framework_id] = contents(reader)
        return self._contents[framework_id]

    def label(self, iri: str) -> LangText:
        """Give the label of a vocabulary term in all its languages, or its short name."""
        return self.vocabulary.label(iri)

    def is_listed(self, value: str, property_iri: str) -> bool:
        """Whether a value is of the list that a property takes, or is named by a framework."""
        return value.startswith(FRAMEWORKS) or self.vocabulary.is_listed(value, property_iri)
