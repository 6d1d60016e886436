"""The Turtle files of one framework folder, each parsed when it is first needed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from mcpolicy.clause import inherit
from mcpolicy.errors import FrameworkFault, FrameworkSyntaxError
from mcpolicy.namespaces import framework_namespace, shorten
from mcpolicy.resources import FrameworkFolder
from mcpolicy.turtle import TripleIndex, TurtleSyntaxError, parse_turtle

__all__ = ["FILES_APART", "PARTS", "FrameworkDocument", "Place"]

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

_FIRST_WORD = re.compile(r"<[^>]*>|\S+")


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
        self._lines: dict[str, dict[str, int]] = {}
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
        """Give the triples of the wanted files together, with what statements have from clauses.

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
        inherit(merged)
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

    def place_of(self, subject: str) -> Place:
        """Tell where a subject is described, as far as the files were parsed; else the folder."""
        for name in self._files:
            parsed = self._parsed.get(name)
            if isinstance(parsed, TripleIndex) and subject in parsed:
                lines = self._lines_of(name)
                line = lines.get(shorten(subject)) or lines.get(f"<{subject}>")
                return Place(f"{self.folder.shown}/{name}", line)
        return Place(self.folder.shown)

    def _lines_of(self, name: str) -> dict[str, int]:
        """Give the first line that starts with each word, as the parser keeps no places."""
        if name not in self._lines:
            text = self.folder.read(self._files[name]).decode("utf-8", "replace")
            lines = self._lines[name] = {}
            for number, line in enumerate(text.split("\n"), 1):
                word = _FIRST_WORD.match(line)
                if word is not None:
                    lines.setdefault(word[0], number)
        return self._lines[name]
