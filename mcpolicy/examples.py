"""Examples of a framework folder: records that show how its rules end.

An example has a record of its own beside it in its file, or it is *by difference*: like a record or
another example of the folder (`mcp:like`), without some of its properties (`mcp:without`), with
other values of some (`mcp:with`), on another day (`mcp:asOf`). Records are made here, whole, so
that whoever judges or shows an example need not know how it is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from mcpolicy.check.outcome import EXPECTED, OutcomeKind
from mcpolicy.document import ExampleFile, FrameworkDocument, Place
from mcpolicy.errors import McpolicyError, UnusableValueError
from mcpolicy.model import InputRecord
from mcpolicy.namespaces import MCP, RDF, RDFS, XSD, shorten
from mcpolicy.readers import own_turtle
from mcpolicy.readers.source import InputSource
from mcpolicy.spelling import SUBJECT_CLASSES
from mcpolicy.statement import PartialDate, Value
from mcpolicy.text import LangText
from mcpolicy.turtle import Blank, Iri, Lit, Node, Term, TripleIndex, TurtleSyntaxError, lang_text
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Note, printable

__all__ = [
    "DEFAULT_DAY",
    "Ending",
    "Example",
    "ExampleFault",
    "Examples",
    "meant",
    "read_examples",
]

DEFAULT_DAY = date(2026, 1, 1)
"""The day on which an example is judged that does not say it, and is like no other."""
_WITH = MCP.term("with")
_EVERY_HEADER = frozenset((RDF.type, RDFS.label, RDFS.comment, MCP.asOf, *EXPECTED))
_DIFFERENCE = frozenset((MCP.like, _WITH, MCP.without))
_COMPLETE = "conforms"


class Ending(NamedTuple):
    """How a rule ends: its IRI, and its outcome."""

    rule: str
    kind: OutcomeKind


class Example(Value):
    """A record, the day on which it is judged, and how rules end with it.

    Attributes:
        iri: What it is called; several files may call theirs `<>`.
        word: The same, as its file writes it.
        file: Its file within the folder of the framework, such as `examples/size.ttl`.
        line: The line at which it starts, counted from 1.
        day: The day on which it is judged.
        record: The record, whole.
        triples: The same as triples, the subject of the record first.
        stated: How rules end, as far as it says so itself.
        base: The example that it differs from; None when it has a record of its own.
        depth: How many examples it goes back to.
    """

    iri: str
    word: str
    file: str
    line: int | None
    label: LangText | None
    day: date
    record: InputRecord
    triples: tuple[tuple[Node, str, Term], ...]
    stated: tuple[Ending, ...]
    base: Example | None = None
    depth: int = 0

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all others of its folder."""
        return self.file, self.iri

    @property
    def speaks_of_all(self) -> bool:
        """Whether it has to say how every rule ends, as its file is named `conforms-...`."""
        stem = PurePosixPath(self.file).stem
        return self.base is None and stem.partition("-")[0] == _COMPLETE


class ExampleFault(Value):
    """What is wrong with an example, and where.

    Attributes:
        file: The file within the folder of the framework.
        word: The example or record that it is a fault of, as its file writes it.
    """

    file: str
    line: int | None = None
    column: int | None = None
    word: str | None = None
    what: Note


class Examples(Value):
    """The examples of a folder that can be used, in the order of its files, and all faults."""

    examples: tuple[Example, ...]
    faults: tuple[ExampleFault, ...] = ()


def read_examples(document: FrameworkDocument, vocabulary: Vocabulary) -> Examples:
    """Read all examples of a framework folder.

    Args:
        document: The folder.
        vocabulary: Says what records may state.
    """
    return _Folder(document, vocabulary).read()


class _Part(NamedTuple):
    """Something that a file of examples describes: an example, or a record."""

    file: ExampleFile
    triples: TripleIndex
    node: Node

    @property
    def word(self) -> str:
        """What its file calls it."""
        return self.file.written_at(self.node)[0]

    @property
    def line(self) -> int | None:
        """The line at which its file starts to describe it."""
        return self.file.written_at(self.node)[1]

    def values(self, predicate: str) -> tuple[Term, ...]:
        """Give the values of a property."""
        return self.triples.values(self.node, predicate)


class _Made(NamedTuple):
    """An example with the triples of its record, of which those like it are made."""

    example: Example
    node: Node
    triples: TripleIndex
    ignored: frozenset[str]

    @property
    def properties(self) -> Mapping[str, Collection[Term]]:
        """What its record states."""
        return self.triples.properties(self.node)


class _Folder:
    """The files of one folder together: what one of them describes, others may be like."""

    def __init__(self, document: FrameworkDocument, vocabulary: Vocabulary) -> None:
        self._shown = document.folder.shown
        self._document = document
        self._files = document.examples
        self._vocabulary = vocabulary
        self._faults: list[ExampleFault] = []
        self._described: dict[Node, Place] = {}
        self._own: list[tuple[_Part, _Part]] = []
        self._differing: dict[Node, _Part] = {}
        self._made: dict[Node, _Made | None] = {}

    def _fault(self, part: _Part, what: Note) -> None:
        self._faults.append(
            ExampleFault(
                file=part.file.name,
                line=part.line,
                word=None if part.node == part.file.base else part.word,
                what=what,
            )
        )

    def read(self) -> Examples:
        """Read every file, then make the examples with a record of their own, then the others."""
        for file in self._files:
            if isinstance(file.parsed, TripleIndex):
                triples = TripleIndex(file.parsed)
                self._document.translate(triples)
                self._sort(file, triples)
            else:
                self._faults.append(_syntax_fault(file.name, file.parsed))
        made = []
        for header, record in self._own:
            triples = TripleIndex(record.triples.closure(record.node, named=True))
            made.append(self._make(header, record.node, triples))
            self._made.setdefault(record.node, made[-1])
        made += [self._by_difference(node) for node in self._differing]
        order = {file.name: number for number, file in enumerate(self._files)}
        examples = [one.example for one in made if one is not None]
        examples.sort(key=lambda one: (order[one.file], one.line or 0))
        return Examples(examples=tuple(examples), faults=tuple(self._faults))

    def _sort(self, file: ExampleFile, triples: TripleIndex) -> None:
        """Tell apart what a file describes."""
        headers = [_Part(file, triples, node) for node in triples.of_type(MCP.Example)]
        own = [part for part in headers if not part.values(MCP.like)]
        replacing = {value for part in headers for value in part.values(_WITH)}
        found = (node for class_iri in SUBJECT_CLASSES for node in triples.of_type(class_iri))
        records = [
            _Part(file, triples, node) for node in dict.fromkeys(found) if node not in replacing
        ]
        if not headers or len(own) != len(records) or len(own) > 1:
            what = Note.of("lint-example-one")
            self._faults.append(ExampleFault(file=file.name, what=what))
            return
        self._unused(file, triples, (*headers, *records))
        for part in (*headers, *records):
            self._is_there_once(part)
        self._own += zip(own, records, strict=True)
        for part in headers:
            if part not in own:
                self._differing.setdefault(part.node, part)

    def _is_there_once(self, part: _Part) -> None:
        """Say when something is described twice: others that are like it would be a guess."""
        here, *again = (
            Place(part.file.name, statement.line)
            for statement in part.file.statements_of(part.node)
        )
        first = self._described.setdefault(part.node, here)
        other = here if first != here and part.node != part.file.base else None
        if again:
            first, other = here, again[0]
        if other is not None:
            self._fault(part, Note.of("lint-example-twice", one=str(first), other=str(other)))

    def _unused(self, file: ExampleFile, triples: TripleIndex, parts: Collection[_Part]) -> None:
        """Say what stands in a file that belongs neither to an example nor to a record."""
        nodes = [part.node for part in parts]
        reached = {node for node, _, _ in triples.closure(*nodes, named=True)}
        for node in triples.subjects():
            if node not in reached:
                self._ignored(_Part(file, triples, node), triples.properties(node))
        for part in parts:
            if triples.has_type(part.node, MCP.Example):
                words = _EVERY_HEADER | (_DIFFERENCE if part.values(MCP.like) else frozenset())
                self._ignored(part, set(triples.properties(part.node)) - words)

    def _ignored(self, part: _Part, names: Collection[str]) -> None:
        if names:
            shown = ", ".join(sorted(map(shorten, names)))
            self._fault(part, Note.of("lint-example-ignored", names=shown))

    def _make(
        self, part: _Part, node: Node, triples: TripleIndex, base: _Made | None = None
    ) -> _Made | None:
        """Make an example of its record; None when that cannot be read, which is a fault then."""
        path = f"{self._shown}/{part.file.name}"
        source = InputSource(path=path, format="mcpolicy-turtle", digest="")
        try:
            record = own_turtle.read(triples, source, self._vocabulary)[0]
            day = _day(part, base.example.day if base is not None else DEFAULT_DAY)
        except McpolicyError as error:
            self._fault(part, Note.of("lint-example", reason=error.reasons))
            return None
        ignored = frozenset(map(str, record.ignored))
        self._ignored(part, ignored - (base.ignored if base is not None else frozenset()))
        stated = [
            (value, predicate, kind)
            for predicate, kind in EXPECTED.items()
            for value in part.values(predicate)
        ]
        for value, predicate, _ in stated:
            if not isinstance(value, Iri):
                shown = printable(value.value) if isinstance(value, Lit) else "[ ]"
                what = Note.of("lint-example-no-name", term=shorten(predicate), value=shown)
                self._fault(part, what)
        example = Example(
            iri=str(part.node),
            word=part.word,
            file=part.file.name,
            line=part.line,
            label=lang_text(part.triples, part.node, RDFS.label),
            day=day,
            record=record,
            triples=tuple(triples),
            stated=tuple(
                Ending(str(value), kind) for value, _, kind in stated if isinstance(value, Iri)
            ),
            base=base.example if base is not None else None,
            depth=base.example.depth + 1 if base is not None else 0,
        )
        return _Made(example, node, triples, ignored)

    def _by_difference(self, node: Node) -> _Made | None:
        """Make an example of what it is like, which is made first where it is not yet."""
        entered: dict[Node, None] = {}
        like: Term | None = node
        while isinstance(like, Iri | Blank) and like in self._differing and like not in self._made:
            if like in entered:
                through = ", ".join(self._differing[one].word for one in entered)
                self._fault(self._differing[like], Note.of("lint-example-circle", through=through))
                self._made.update(dict.fromkeys(entered))
                return None
            entered[like] = None
            like = self._differing[like].triples.value(like, MCP.like)
        for one in reversed(entered):
            part = self._differing[one]
            base = self._base(part)
            self._made[one] = self._changed(part, base) if base is not None else None
        return self._made[node]

    def _base(self, part: _Part) -> _Made | None:
        """Give what an example is like; None when it is not there, or is itself at fault."""
        likes = part.values(MCP.like)
        if len(likes) > 1:
            self._fault(part, Note.of("lint-example-like-several", count=str(len(likes))))
            return None
        (like,) = likes
        if not isinstance(like, Lit) and like in self._made:
            return self._made[like]
        if all(isinstance(file.parsed, TripleIndex) for file in self._files):
            term = like.value if isinstance(like, Lit) else shorten(like)
            known = ", ".join(sorted({shorten(record.node) for _, record in self._own}))
            note = Note.of("lint-example-like", term=printable(term), known=known)
            self._fault(part, note)
        return None

    def _changed(self, part: _Part, base: _Made) -> _Made | None:
        """Make an example of what it is like; None when its differences are none, or unclear."""
        given = self._given(part)
        taken = [value for value in part.values(MCP.without) if isinstance(value, Iri)]
        faults = [*_idle(part, base, given), *_not_there(part, base, given)]
        for what in faults:
            self._fault(part, what)
        if given is None or faults:
            return None
        node = Iri(part.node)
        triples = TripleIndex()
        kept = {
            predicate: values
            for predicate, values in base.properties.items()
            if predicate not in given and predicate not in taken
        }
        for stated, origin in ((kept, base.triples), (given, part.triples)):
            for predicate, values in stated.items():
                for value in values:
                    triples.add(node, predicate, value)
                for triple in origin.closure(*values, named=True):
                    triples.add(*triple)
        return self._make(part, node, triples, base)

    def _given(self, part: _Part) -> Mapping[str, Collection[Term]] | None:
        """Give the values that replace those of a record; None when they are not in brackets."""
        replacing = part.values(_WITH)
        if not replacing:
            return {}
        (first, *others) = replacing
        properties = part.triples.properties(first) if isinstance(first, Blank) else {}
        if others or not properties:
            self._fault(part, Note.of("lint-example-with"))
            return None
        self._ignored(part, properties.keys() & {RDF.type})
        return {name: values for name, values in properties.items() if name != RDF.type}


def _syntax_fault(name: str, error: TurtleSyntaxError) -> ExampleFault:
    what = Note.of("lint-syntax", reason=error.reason)
    return ExampleFault(file=name, line=error.line, column=error.column, what=what)


def _day(part: _Part, otherwise: date) -> date:
    """Give the day on which an example is judged.

    Raises:
        UnusableValueError: If what it states is no day.
    """
    stated = part.values(MCP.asOf)
    if not stated:
        return otherwise
    text = ", ".join(one.value if isinstance(one, Lit) else shorten(one) for one in stated)
    if any(not isinstance(one, Lit) or one.datatype != XSD.date for one in stated):
        raise UnusableValueError(Note.of("example-day-type", text=printable(text, 40)))
    try:
        day = PartialDate.parse(text)
    except UnusableValueError:
        day = None
    if day is None or day.first != day.last or day.text != text:
        raise UnusableValueError(Note.of("example-day", text=printable(text, 40)))
    return day.first


def _idle(part: _Part, base: _Made, given: Mapping[str, Collection[Term]] | None) -> Iterator[Note]:
    """Say what changes nothing."""
    for predicate, values in (given or {}).items():
        before = meant(base.triples, base.properties.get(predicate, ()))
        if meant(part.triples, values) == before:
            yield Note.of("lint-example-same-value", term=shorten(predicate))
    if not part.values(_WITH) and not part.values(MCP.without):
        same_day = Lit(base.example.day.isoformat(), XSD.date)
        if set(part.values(MCP.asOf)) <= {same_day}:
            yield Note.of("lint-example-same")


def _not_there(
    part: _Part, base: _Made, given: Mapping[str, Collection[Term]] | None
) -> Iterator[Note]:
    """Say what is taken away that is not there, or is replaced beside."""
    for value in part.values(MCP.without):
        term = value.value if isinstance(value, Lit) else shorten(value)
        if not isinstance(value, Iri) or value == RDF.type or value not in base.properties:
            has = ", ".join(sorted(map(shorten, base.properties.keys() - {RDF.type})))
            yield Note.of("lint-example-without", term=term, has=has)
        elif value in (given or {}):
            yield Note.of("lint-example-both-ways", term=term)


def meant(
    triples: TripleIndex, values: Collection[Term], inside: frozenset[Term] = frozenset()
) -> frozenset[object]:
    """Give values in a form that is equal where they state the same; class names state nothing."""
    return frozenset(
        frozenset(
            (predicate, meant(triples, parts, inside | {value}))
            for predicate, parts in triples.properties(value).items()
            if predicate != RDF.type
        )
        if isinstance(value, Blank) and value not in inside
        else value
        for value in values
    )
