"""The examples of a folder as they are before anything is changed, with their files."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from mcpolicy.document import ExampleFile, FrameworkDocument
from mcpolicy.errors import FrameworkFault, FrameworkSyntaxError
from mcpolicy.examples import Example, read_examples
from mcpolicy.namespaces import MCP, RDF, TEXTS
from mcpolicy.spelling import SUBJECT_CLASSES
from mcpolicy.turtle import Lit, Node, Term, TripleIndex
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Note
from mcpolicy.workbench.migrate.nearness import Described
from mcpolicy.written.tree import Written, WrittenObject, WrittenProperty, WrittenStatement

__all__ = [
    "OldExample",
    "OldExamples",
    "is_apart",
    "of_class",
    "read_old_examples",
    "texts_apart",
    "translated",
]

_UNREADABLE = frozenset({"lint-syntax", "lint-example", "lint-example-one"})
"""Faults of a file that no example can be read from."""


@dataclass(frozen=True, kw_only=True)
class OldExample:
    """An example with a record of its own, and its file.

    Attributes:
        file: The file.
        example: The example as it was read.
        triples: The triples of the file.
        header: What the example is called.
        record: What its record is called.
    """

    file: ExampleFile
    example: Example
    triples: TripleIndex
    header: Node
    record: Node

    @cached_property
    def written(self) -> Written:
        """The file as it is written."""
        return Written.of(self.file.data, self.file.base)

    @property
    def described(self) -> Described:
        """Its record with its triples."""
        return Described(self.triples, self.record)

    @cached_property
    def heads(self) -> tuple[WrittenStatement, ...]:
        """What the file says of the example."""
        found = of_class(self.written, (MCP.Example,))
        return tuple(one for one in found if not one.properties_of(MCP.like))

    @cached_property
    def records(self) -> tuple[WrittenStatement, ...]:
        """What the file says of the record."""
        return of_class(self.written, SUBJECT_CLASSES)

    @property
    def key(self) -> str:
        """What tells it from all others: the name of its file."""
        return self.file.name

    @property
    def is_nameless(self) -> bool:
        """Whether it is called by no name of its own."""
        return bool(self.heads) and self.heads[0].head.text in ("<>", "[]")

    @property
    def has_texts_apart(self) -> bool:
        """Whether it has texts in other languages than English."""
        return any(True for one in self.heads for _ in texts_apart(one))

    @property
    def is_plain(self) -> bool:
        """Whether example and record are one statement each, and all parts stand in their place."""
        known = [one.head.text for one in self.written.statements]
        statements = (*self.heads, *self.records)
        return (
            len(self.heads) == len(self.records) == 1
            and all(one.head.term is not None for one in statements)
            and all(known.count(one.head.text) == 1 for one in statements)
            and not any(name.startswith(("_:", "[", "(")) for name in known)
        )


def of_class(written: Written, classes: Collection[str]) -> tuple[WrittenStatement, ...]:
    """Give the statements that say that their subject is of one of some classes."""
    return tuple(
        one
        for one in written.statements
        if any(
            value.term in classes for said in one.properties_of(RDF.type) for value in said.objects
        )
    )


def texts_apart(statement: WrittenStatement) -> Iterator[tuple[str, Lit]]:
    """Give the texts of a statement in other languages than English, each with its property.

    What is said in no English is no translation, and stays where it is.
    """
    for said in translated(statement):
        for value in said.objects:
            if isinstance(value.term, Lit) and is_apart(value):
                yield said.predicate, value.term


def translated(statement: WrittenStatement) -> Iterator[WrittenProperty]:
    """Give the texts for people that stand in English and in other languages."""
    for name in dict.fromkeys(one.predicate for one in statement.properties):
        properties = statement.properties_of(name)
        values = [value for said in properties for value in said.objects]
        if name in TEXTS and any(_language(value) == "en" for value in values):
            yield from (said for said in properties if any(map(is_apart, said.objects)))


def _language(value: WrittenObject) -> str | None:
    return value.term.language if isinstance(value.term, Lit) else None


def is_apart(value: WrittenObject) -> bool:
    """Whether a value is a text in another language than English."""
    return _language(value) not in (None, "en")


class OldExamples(NamedTuple):
    """The examples of a folder before anything is changed.

    Attributes:
        every: All of them, as they were read.
        files: Their files.
        own: Those with a record of their own, with their files.
        faults: What is wrong with them: the file, and what is said of it.
    """

    every: tuple[Example, ...]
    files: tuple[ExampleFile, ...]
    own: tuple[OldExample, ...]
    faults: frozenset[tuple[str, Note]]

    @property
    def names(self) -> frozenset[str]:
        """All names that the files describe."""
        return frozenset(str(node) for file in self.files for node in _triples(file).subjects())

    @property
    def liked(self) -> set[Term]:
        """What others are said to be like."""
        found: set[Term] = set()
        for file in self.files:
            for node in _triples(file).subjects_with(MCP.like):
                found.update(_triples(file).values(node, MCP.like))
        return found


def read_old_examples(document: FrameworkDocument, vocabulary: Vocabulary) -> OldExamples:
    """Read the examples of a folder.

    Raises:
        FrameworkSyntaxError: If a file is not Turtle, or holds no example that can be read; with
            every such fault.
    """
    found = read_examples(document, vocabulary)
    shown = document.folder.shown
    faults = [
        FrameworkFault(f"{shown}/{one.file}", one.what, one.line, one.column)
        for one in found.faults
        if one.what.code in _UNREADABLE
    ]
    if faults:
        raise FrameworkSyntaxError(faults)
    files = document.examples
    own = {one.file: one for one in found.examples if one.base is None}
    return OldExamples(
        every=found.examples,
        files=files,
        own=tuple(_own(file, own[file.name]) for file in files if file.name in own),
        faults=frozenset((one.file, one.what) for one in found.faults),
    )


def _triples(file: ExampleFile) -> TripleIndex:
    assert isinstance(file.parsed, TripleIndex), "the others were refused"
    return file.parsed


def _own(file: ExampleFile, example: Example) -> OldExample:
    triples = _triples(file)
    header = next(one for one in triples.of_type(MCP.Example) if one == example.iri)
    replacing = {
        one for node in triples.subjects() for one in triples.values(node, MCP.term("with"))
    }
    records = (one for kind in SUBJECT_CLASSES for one in triples.of_type(kind))
    record = next(one for one in records if one not in replacing)
    return OldExample(file=file, example=example, triples=triples, header=header, record=record)
