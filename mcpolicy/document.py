"""The Turtle files of one framework folder, each parsed when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from mcpolicy.clause import inherit
from mcpolicy.errors import FrameworkFault, FrameworkNotConformantError, FrameworkSyntaxError
from mcpolicy.namespaces import MCP, framework_namespace, shorten
from mcpolicy.resources import FrameworkFolder
from mcpolicy.translation import MisplacedText, Translation, add_texts, again
from mcpolicy.turtle import Blank, Iri, TripleIndex, TurtleSyntaxError, parse_turtle
from mcpolicy.wording import Note

if TYPE_CHECKING:
    from mcpolicy.written.tree import Written, WrittenStatement

__all__ = ["FILES_APART", "HOMES", "PARTS", "ExampleFile", "FrameworkDocument", "Place"]

FILES_APART = frozenset(
    {
        "definitions.ttl",
        "descriptors.ttl",
        "qualifications.ttl",
        "stacking.ttl",
        "observations.ttl",
        "omissions.ttl",
        "crosswalk.ttl",
    }
)
"""Files that a check of the framework itself does not need. Every other file is read for it."""

PARTS = FILES_APART | {"rules.ttl", "credit.ttl", "levels.ttl"}
"""Files that hold one part each. Every other file is read with each part."""

HOMES: Mapping[str, str] = {
    MCP.Framework: "framework.ttl",
    MCP.Source: "sources.ttl",
    MCP.Clause: "clauses.ttl",
    MCP.Rule: "rules.ttl",
    MCP.Condition: "rules.ttl",
    MCP.PolicyAspect: "rules.ttl",
    MCP.FrameworkElement: "rules.ttl",
    MCP.MicroCredentialType: "rules.ttl",
    MCP.CreditSystem: "credit.ttl",
    MCP.CreditEquivalence: "credit.ttl",
    MCP.Ladder: "levels.ttl",
    MCP.Level: "levels.ttl",
    MCP.DescriptorDomain: "descriptors.ttl",
    MCP.LevelDescriptor: "descriptors.ttl",
    MCP.FacetScale: "descriptors.ttl",
    MCP.FacetValue: "descriptors.ttl",
    MCP.QualificationType: "qualifications.ttl",
    MCP.Definition: "definitions.ttl",
    MCP.ProfileStatement: "definitions.ttl",
    MCP.StackingParameter: "stacking.ttl",
    MCP.Observation: "observations.ttl",
    MCP.LevelMapping: "crosswalk.ttl",
    MCP.UnreadTable: "crosswalk.ttl",
    MCP.Omission: "omissions.ttl",
}
"""The classes of what a framework describes, each with the file in which it is looked for."""


class Place(NamedTuple):
    """Where something is written: a file, and the line in it where that is known."""

    path: str
    line: int | None = None

    def __str__(self) -> str:
        """Write it as people and editors do."""
        return self.path if self.line is None else f"{self.path}:{self.line}"


def _in_our_words(data: bytes, told: TurtleSyntaxError) -> TurtleSyntaxError:
    """Say what is wrong with Turtle in the language of the reader, where we find a fault too.

    The parser speaks English, and its own.
    """
    from mcpolicy.written.tree import Written

    try:
        Written.of(data)
    except TurtleSyntaxError as error:
        return error
    return told


def _as_written(data: bytes, base: str) -> Written | None:
    """Read Turtle once more with its places, which the parser does not keep.

    Returns:
        The text, or None where the parser knows more than Turtle 1.1.
    """
    from mcpolicy.written.tree import Written

    try:
        return Written.of(data, base)
    except TurtleSyntaxError:
        return None


def _said_of(fault: MisplacedText) -> Note:
    """Say what is wrong, and of what it is said."""
    if fault.subject is None or isinstance(fault.subject, Blank):
        return fault.what
    return Note.of("statement", subject=shorten(fault.subject), what=fault.what)


@dataclass(frozen=True)
class ExampleFile:
    """One file of examples.

    Attributes:
        name: Its name within the folder of the framework, such as `examples/size.ttl`.
        base: What `<>` in it stands for.
        data: Its bytes.
        parsed: Its triples, or its syntax fault.
    """

    name: str
    base: str
    data: bytes
    parsed: TripleIndex | TurtleSyntaxError

    @cached_property
    def _written(self) -> Written | None:
        return _as_written(self.data, self.base)

    def statements_of(self, subject: str) -> tuple[WrittenStatement, ...]:
        """Give the statements about a subject as they are written."""
        return () if self._written is None else self._written.statements_of(subject)

    def written_at(self, subject: str) -> tuple[str, int | None]:
        """Give what the file calls a subject, and the line at which it starts to describe it."""
        for statement in self.statements_of(subject):
            return statement.head.text, statement.line
        return shorten(subject), None


class FrameworkDocument:
    """The Turtle of one framework folder, parsed file by file when it is asked for."""

    def __init__(self, folder: FrameworkFolder) -> None:
        """Keep the folder; nothing is read yet."""
        self.folder = folder
        self._files = dict(folder.files())
        self._texts = dict(folder.texts())
        self._parsed: dict[str, TripleIndex | TurtleSyntaxError] = {}
        self._translations: dict[str, Translation] = {}
        self._written: dict[str, Written | None] = {}
        self._digest: str | None = None

    @property
    def id(self) -> str:
        """Id of the framework."""
        return self.folder.framework_id

    @property
    def file_names(self) -> tuple[str, ...]:
        """Names of the Turtle files; those of texts in further languages apart."""
        return tuple(self._files)

    @property
    def text_names(self) -> tuple[str, ...]:
        """Names of the files of texts in further languages, such as `lang/fr.ttl`."""
        return tuple(self._texts)

    @property
    def digest(self) -> str:
        """Digest of all Turtle files of the framework itself."""
        if self._digest is None:
            self._digest = self.folder.digest()
        return self._digest

    def file(self, name: str) -> TripleIndex | TurtleSyntaxError:
        """Parse one file, or give its syntax fault."""
        if name not in self._parsed:
            data = self._read(name)
            try:
                scope = f"{self.id}-{name.removesuffix('.ttl')}-"
                self._parsed[name] = parse_turtle(
                    data, base=self._base(name), scope=scope, fold=True
                )
            except TurtleSyntaxError as error:
                self._parsed[name] = _in_our_words(data, error)
        return self._parsed[name]

    def _read(self, name: str) -> bytes:
        return self.folder.read((self._files | self._texts)[name], name)

    def index(self, wanted: Callable[[str], bool]) -> TripleIndex:
        """Give the triples of the wanted files together, with all texts of what they describe.

        Statements have what they leave out from their clauses.

        Raises:
            FrameworkSyntaxError: With every syntax fault of these files, and of those of texts.
            FrameworkNotConformantError: If a file of texts says anything else; with all of it.
        """
        merged = TripleIndex()
        faults: list[FrameworkFault] = []
        for name in (*filter(wanted, self._files), *self._texts):
            parsed = self.file(name)
            if isinstance(parsed, TurtleSyntaxError):
                path = f"{self.folder.shown}/{name}"
                faults.append(FrameworkFault(path, parsed.reason, parsed.line, parsed.column))
            elif name in self._files:
                merged.merge(parsed)
        if faults:
            raise FrameworkSyntaxError(faults)
        misplaced = [
            FrameworkFault(place.path, _said_of(fault), place.line)
            for place, fault in self.misplaced_texts()
        ]
        if misplaced:
            raise FrameworkNotConformantError(self.id, misplaced)
        self.translate(merged)
        inherit(merged)
        return merged

    def translate(self, described: TripleIndex) -> None:
        """Add the texts in further languages of the things described, as far as they can be read.

        A text never brings in a thing that is not described.
        """
        for _, translation in self.translations():
            add_texts(described, translation.texts)

    def translations(self) -> Iterator[tuple[str, Translation]]:
        """Give the files of texts that are Turtle, each with its name."""
        first: dict[str, str] = {}
        for name in self._texts:
            parsed = self.file(name)
            before = first.setdefault(name.lower(), name)
            if isinstance(parsed, TripleIndex):
                if name not in self._translations:
                    made = Translation.of(name, parsed) if before == name else again(before)
                    self._translations[name] = made
                yield name, self._translations[name]

    def misplaced_texts(self) -> Iterator[tuple[Place, MisplacedText]]:
        """Give what the files of texts may not say, with the places."""
        for name, translation in self.translations():
            for fault in translation.faults:
                yield self.place_in(name, fault.subject), fault

    @cached_property
    def examples(self) -> tuple[ExampleFile, ...]:
        """The files of examples, each parsed."""
        return tuple(self._examples())

    def _examples(self) -> Iterator[ExampleFile]:
        base = framework_namespace(self.id).rstrip("#")
        for name, item in self.folder.examples():
            data = self.folder.read(item, name)
            parsed: TripleIndex | TurtleSyntaxError
            try:
                scope = f"{name.removesuffix('.ttl')}-"
                parsed = parse_turtle(data, base=base, scope=scope, fold=True)
            except TurtleSyntaxError as error:
                parsed = _in_our_words(data, error)
            yield ExampleFile(name, base, data, parsed)

    def place_of(self, subject: str, predicate: str | None = None) -> Place:
        """Tell where something is written, as far as the files were parsed; else the folder.

        Args:
            subject: The thing that is described.
            predicate: The property of it that is meant; without it, or where it does not say it
                directly, the place is where the description starts.
        """
        described = {
            name: parsed.properties(subject)
            for name in self._files
            if isinstance(parsed := self._parsed.get(name), TripleIndex) and subject in parsed
        }
        if not described:
            return Place(self.folder.shown)
        saying = (name for name, properties in described.items() if predicate in properties)
        return self.place_in(next(saying, next(iter(described))), subject, predicate)

    def _statements(self, name: str, subject: str) -> tuple[WrittenStatement, ...]:
        """Give the statements about a subject; they are wanted only where there is a fault."""
        if name not in self._written:
            self._written[name] = _as_written(self._read(name), self._base(name))
        written = self._written[name]
        if written is None:
            return ()
        if isinstance(subject, Blank):
            return self._unnamed(name, subject, written)
        return written.statements_of(subject)

    def _unnamed(self, name: str, subject: Blank, written: Written) -> tuple[WrittenStatement, ...]:
        """Give the statements at the top of a file that are about a thing without a name.

        The parser gives it a label of its own: it is known by the properties that it has.
        """
        parsed = self._parsed[name]
        said = set(parsed.properties(subject)) if isinstance(parsed, TripleIndex) else set()
        return tuple(
            one
            for one in written.statements
            if not isinstance(one.subject, Iri)
            and said == {prop.predicate for prop in (*one.head.properties, *one.properties)}
        )

    def _base(self, name: str) -> str:
        return f"urn:mcpolicy:{self.id}:{name}"

    def place_in(self, name: str, subject: str | None, predicate: str | None = None) -> Place:
        """Tell where a file speaks of a subject; the file alone where that is not known."""
        path = f"{self.folder.shown}/{name}"
        statements = self._statements(name, subject) if subject is not None else ()
        lines = (one.line for said in statements for one in said.properties_of(predicate or ""))
        line = next(lines, statements[0].line if statements else None)
        return Place(path, line)
