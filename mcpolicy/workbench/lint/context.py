"""What the checks of a framework folder share, and the fault that they give."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Self

from mcpolicy.clause import inherit
from mcpolicy.document import FrameworkDocument
from mcpolicy.engine import Engine
from mcpolicy.library import Library
from mcpolicy.namespaces import framework_namespace, shorten
from mcpolicy.statement import Value
from mcpolicy.turtle import Iri, Node, TripleIndex
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Note

__all__ = ["Context", "Fault"]


class Fault(Value):
    """One fault of a framework folder.

    Attributes:
        path: The file, or the folder.
        line: Where it stands, counted from 1, where that is known.
        column: Where it stands in the line, counted from 1, where that is known.
        subject: Short name of the thing that it is a fault of.
        what: What is wrong.
    """

    path: str
    line: int | None = None
    column: int | None = None
    subject: str | None = None
    what: Note


class Context(Value):
    """A framework folder that is checked.

    Attributes:
        document: Its files.
        index: The triples of all its files that could be parsed, as they are written, with texts in
            all languages.
        effective: The same, with what statements have from their clauses.
        owners: For every part without a name, the thing that it is a part of.
        library: What all frameworks state, with this folder among them.
        engine: Runs shapes.
        languages: Those that every text has to stand in; where there is none, none is asked for.
    """

    document: FrameworkDocument
    index: TripleIndex
    effective: TripleIndex
    owners: Mapping[Node, Node]
    library: Library
    engine: Engine
    languages: tuple[str, ...]

    @classmethod
    def of(
        cls,
        document: FrameworkDocument,
        library: Library,
        engine: Engine,
        languages: tuple[str, ...] = (),
    ) -> Self:
        """Parse the files of a folder."""
        index = TripleIndex()
        for name in document.file_names:
            parsed = document.file(name)
            if isinstance(parsed, TripleIndex):
                index.merge(parsed)
        document.translate(index)
        effective = TripleIndex(index)
        inherit(effective)
        owners: dict[Node, Node] = {}
        for node in index.subjects():
            if isinstance(node, Iri):
                for inner, _, _ in index.closure(node):
                    owners.setdefault(inner, node)
        return cls(
            document=document,
            index=index,
            effective=effective,
            owners=owners,
            library=library,
            engine=engine,
            languages=languages,
        )

    @property
    def namespace(self) -> str:
        """Namespace of what the framework describes."""
        return framework_namespace(self.document.id)

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that may be used."""
        return self.library.vocabulary

    def path(self, name: str) -> str:
        """Give the path of a file of the folder."""
        return f"{self.document.folder.shown}/{name}"

    def fault(self, what: Note, subject: str, predicate: str | None = None) -> Fault:
        """Give a fault of something that the folder describes, with its place.

        Args:
            what: What is wrong.
            subject: The thing.
            predicate: The property of it that is at fault, if it is one.
        """
        path, line = self.document.place_of(subject, predicate)
        shown = None if subject.startswith("_:") else shorten(subject)
        return Fault(path=path, line=line, subject=shown, what=what)

    def fault_in(self, node: Node, predicate: str, what: Note) -> Fault:
        """Give a fault of a property of a node, told of the thing that it is a part of."""
        owner = self.owners.get(node, node)
        return self.fault(what, owner, predicate if owner == node else None)
