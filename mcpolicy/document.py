"""The Turtle files of one framework folder, each parsed when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from mcpolicy.errors import FrameworkFault, FrameworkSyntaxError
from mcpolicy.namespaces import framework_namespace
from mcpolicy.resources import FrameworkFolder
from mcpolicy.turtle import TripleIndex, TurtleSyntaxError, parse_turtle

if TYPE_CHECKING:
    from mcpolicy.written.tree import Written, WrittenStatement

__all__ = ["FILES_APART", "PARTS", "FrameworkDocument", "Place"]

FILES_APART = frozenset(
    {
        "definitions.ttl",
        "descriptors.ttl",
        "types.ttl",
        "stacking.ttl",
        "provisions.ttl",
        "observations.ttl",
        "crosswalk.ttl",
    }
)
"""Files that a check of the framework itself does not need. Every other file is read for it."""

PARTS = FILES_APART | {"rules.ttl", "credit.ttl", "levels.ttl"}
"""Files that hold one part each. Every other file is read with each part."""


class Place(NamedTuple):
    """Where something is written: a file, and the line in it where that is known."""

    path: str
    line: int | None = None

    def __str__(self) -> str:
        """Write it as people and editors do."""
        return self.path if self.line is None else f"{self.path}:{self.line}"


class FrameworkDocument:
    """The Turtle of one framework folder, parsed file by file when it is asked for."""

    def __init__(self, folder: FrameworkFolder) -> None:
        """Keep the folder; nothing is read yet."""
        self.folder = folder
        self._files = dict(folder.files())
        self._parsed: dict[str, TripleIndex | TurtleSyntaxError] = {}
        self._written: dict[str, Written | None] = {}
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
                self._parsed[name] = parse_turtle(data, base=self._base(name), scope=scope)
            except TurtleSyntaxError as error:
                self._parsed[name] = error
        return self._parsed[name]

    def index(self, wanted: Callable[[str], bool]) -> TripleIndex:
        """Give the triples of the wanted files together.

        Raises:
            FrameworkSyntaxError: With every syntax fault of these files.
        """
        merged = TripleIndex()
        faults: list[FrameworkFault] = []
        for name in self._files:
            if not wanted(name):
                continue
            parsed = self.file(name)
            if isinstance(parsed, TurtleSyntaxError):
                path = f"{self.folder.shown}/{name}"
                faults.append(FrameworkFault(path, parsed.reason, parsed.line, parsed.column))
            else:
                merged.merge(parsed)
        if faults:
            raise FrameworkSyntaxError(faults)
        return merged

    def examples(self) -> Iterator[tuple[str, TripleIndex | TurtleSyntaxError]]:
        """Parse the examples one by one, each with its name, or give its syntax fault."""
        namespace = framework_namespace(self.id)
        for name, item in self.folder.examples():
            data = self.folder.read(item)
            try:
                yield name, parse_turtle(data, base=f"{namespace}{name}", scope="example-")
            except TurtleSyntaxError as error:
                yield name, error

    def place_of(self, subject: str, predicate: str | None = None) -> Place:
        """Tell where something is written, as far as the files were parsed; else the folder.

        Args:
            subject: The thing that is described.
            predicate: The property of it that is meant; without it, or where it does not say it
                directly, the place is where the description starts.
        """
        files = [name for name in self._files if self._describes(name, subject)]
        if not files:
            return Place(self.folder.shown)
        if predicate is not None:
            for name in files:
                for statement in self._statements(name, subject):
                    for written in statement.properties_of(predicate):
                        return Place(f"{self.folder.shown}/{name}", written.line)
        lines = (statement.line for statement in self._statements(files[0], subject))
        return Place(f"{self.folder.shown}/{files[0]}", next(lines, None))

    def _describes(self, name: str, subject: str) -> bool:
        parsed = self._parsed.get(name)
        return isinstance(parsed, TripleIndex) and subject in parsed

    def _statements(self, name: str, subject: str) -> tuple[WrittenStatement, ...]:
        """Give the statements about a subject, for which a file is read once more.

        The parser keeps no places; they are wanted only where there is something to say.
        """
        from mcpolicy.written.tree import Written

        if name not in self._written:
            data = self.folder.read(self._files[name])
            try:
                self._written[name] = Written.of(data, self._base(name))
            except TurtleSyntaxError:
                self._written[name] = None  # the parser knows more than Turtle 1.1
        written = self._written[name]
        return () if written is None else written.statements_of(subject)

    def _base(self, name: str) -> str:
        return f"urn:mcpolicy:{self.id}:{name}"
