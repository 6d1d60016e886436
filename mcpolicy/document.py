"""The Turtle files of one framework folder, each parsed when it is first needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from mcpolicy.errors import FrameworkFault, FrameworkSyntaxError
from mcpolicy.namespaces import framework_namespace
from mcpolicy.resources import FrameworkFolder
from mcpolicy.turtle import TripleIndex, TurtleSyntaxError, Written, parse_turtle, places_of

__all__ = ["FILES_APART", "PARTS", "ExampleFile", "FrameworkDocument", "Place"]

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


class ExampleFile(NamedTuple):
    """One file of examples.

    Attributes:
        name: Its name within the folder of the framework, such as `examples/size.ttl`.
        base: What `<>` in it stands for.
        parsed: Its triples, or its syntax fault.
        written: Where and how each subject is written.
    """

    name: str
    base: str
    parsed: TripleIndex | TurtleSyntaxError
    written: Mapping[str, Written]


class FrameworkDocument:
    """The Turtle of one framework folder, parsed file by file when it is asked for."""

    def __init__(self, folder: FrameworkFolder) -> None:
        """Keep the folder; nothing is read yet."""
        self.folder = folder
        self._files = dict(folder.files())
        self._parsed: dict[str, TripleIndex | TurtleSyntaxError] = {}
        self._written: dict[str, Mapping[str, Written]] = {}
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
                self._parsed[name] = parse_turtle(
                    data, base=f"urn:mcpolicy:{self.id}:{name}", scope=scope
                )
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

    def examples(self) -> Iterator[ExampleFile]:
        """Parse the files of examples one by one."""
        base = framework_namespace(self.id).rstrip("#")
        for name, item in self.folder.examples():
            data = self.folder.read(item)
            try:
                parsed = parse_turtle(data, base=base, scope=f"{name.removesuffix('.ttl')}-")
            except TurtleSyntaxError as error:
                yield ExampleFile(name, base, error, {})
            else:
                yield ExampleFile(name, base, parsed, places_of(data, base))

    def place_of(self, subject: str) -> Place:
        """Tell where a subject is described, as far as the files were parsed; else the folder."""
        for name in self._files:
            parsed = self._parsed.get(name)
            if isinstance(parsed, TripleIndex) and subject in parsed:
                written = self._written_in(name).get(subject)
                line = written.line if written is not None else None
                return Place(f"{self.folder.shown}/{name}", line)
        return Place(self.folder.shown)

    def _written_in(self, name: str) -> Mapping[str, Written]:
        if name not in self._written:
            data = self.folder.read(self._files[name])
            self._written[name] = places_of(data, f"urn:mcpolicy:{self.id}:{name}")
        return self._written[name]
