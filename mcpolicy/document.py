"""The Turtle files of one framework folder, each parsed when it is first needed."""

from __future__ import annotations

from collections.abc import Callable

from mcpolicy.errors import FrameworkFault, FrameworkSyntaxError
from mcpolicy.resources import FrameworkFolder
from mcpolicy.turtle import TripleIndex, TurtleSyntaxError, parse_turtle

__all__ = ["FILES_APART", "PARTS", "FrameworkDocument"]

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

PARTS = frozenset({*FILES_APART, "rules.ttl", "credit.ttl", "levels.ttl"})


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

    def place(self, subject: str) -> str:
        """Tell in which file a subject is described, as far as the files were parsed."""
        for name, parsed in self._parsed.items():
            if isinstance(parsed, TripleIndex) and subject in parsed:
                return f"{self.folder.shown}/{name}"
        return self.folder.shown
