"""Where the Turtle is: shipped, in folders of the caller, in other installed packages.

Nothing else opens a framework file by path. A framework is any folder with a `framework.ttl`; an id
that is in use may not be taken a second time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

from mcpolicy.errors import DataNotFoundError, FrameworkError, UnknownFrameworkError
from mcpolicy.wording import Count, Note, is_language_tag

__all__ = [
    "ENTRY_POINT_GROUP",
    "FrameworkFolder",
    "FrameworkFolders",
    "context_bytes",
    "shape_bytes",
    "shape_names",
]

ENTRY_POINT_GROUP = "mcpolicy.frameworks"
_HEADER = "framework.ttl"
_LARGEST = 16_000_000
_ENDINGS = (".ttl", ".turtle", ".nt", ".nq", ".n3", ".trig", ".trix", ".rdf", ".owl", ".jsonld")
"""How the names of files of triples end, in whatever case."""


@cache
def _data_root() -> Traversable:
    packaged = resources.files("mcpolicy") / "_data"
    if (packaged / "frameworks").is_dir():
        return packaged
    checkout = Path(__file__).resolve().parents[1]
    if (checkout / "pyproject.toml").is_file() and (checkout / "frameworks").is_dir():
        return checkout
    raise DataNotFoundError(Note.of("data-missing"))


def shape_names(folder: str) -> tuple[str, ...]:
    """Give the names of the Turtle files in a folder of `shapes/`, such as `lang/fr.ttl`.

    Raises:
        DataNotFoundError: If there is no such folder.
    """
    try:
        found = sorted(item.name for item in (_data_root() / "shapes" / folder).iterdir())
    except OSError as error:
        why = error.strerror or str(error)
        note = Note.of("data-unreadable", path=f"shapes/{folder}", why=why)
        raise DataNotFoundError(note) from None
    return tuple(f"{folder}/{name}" for name in found if name.endswith(".ttl"))


def shape_bytes(name: str) -> bytes:
    """Give the bytes of one shipped file of `shapes/`.

    Raises:
        DataNotFoundError: If it cannot be read.
    """
    try:
        return (_data_root() / "shapes" / name).read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise DataNotFoundError(
            Note.of("data-unreadable", path=f"shapes/{name}", why=why)
        ) from None


def context_bytes(name: str) -> bytes:
    """Give the bytes of one pinned JSON-LD context."""
    return (resources.files("mcpolicy") / "contexts" / name).read_bytes()


@dataclass(frozen=True)
class FrameworkFolder:
    """A folder that holds one framework."""

    framework_id: str
    place: Traversable
    shown: str

    @property
    def is_shipped(self) -> bool:
        """Whether it is a folder of this package, and not a copy of one elsewhere."""
        home = _data_root() / "frameworks"
        if isinstance(self.place, Path) and isinstance(home, Path):
            return self.place.resolve().parent == home.resolve()
        return str(self.place) == str(home / self.place.name)

    def files(self) -> tuple[tuple[str, Traversable], ...]:
        """Give the Turtle files of the framework itself, by name; examples apart."""
        return tuple(
            sorted(
                (
                    (item.name, item)
                    for item in self.place.iterdir()
                    if item.name.endswith(".ttl") and item.is_file()
                ),
                key=lambda pair: pair[0],
            )
        )

    def texts(self) -> tuple[tuple[str, Traversable], ...]:
        """Give the files of texts in further languages, by name, such as `lang/fr.ttl`."""
        return self._inside("lang")

    def languages(self) -> tuple[str, ...]:
        """Give the language tags that the files of texts are named after; nothing is read."""
        tags = (name.removeprefix("lang/").removesuffix(".ttl") for name, _ in self.texts())
        return tuple(tag for tag in tags if is_language_tag(tag))

    def examples(self) -> tuple[tuple[str, Traversable], ...]:
        """Give the example files, by name."""
        return self._inside("examples")

    def unread(self) -> tuple[str, ...]:
        """Give what is named like a file of triples, in the folder or below, and is never read."""
        read = {name for name, _ in (*self.files(), *self.texts(), *self.examples())}
        found = (name for name in _below(self.place) if name.lower().endswith(_ENDINGS))
        return tuple(sorted(name for name in found if name not in read))

    def _inside(self, part: str) -> tuple[tuple[str, Traversable], ...]:
        """Give the Turtle files of a folder of the folder; it need not be there."""
        folder = self.place / part
        if not folder.is_dir():
            return ()
        found = (
            (f"{part}/{item.name}", item)
            for item in folder.iterdir()
            if item.name.endswith(".ttl") and item.is_file()
        )
        return tuple(sorted(found, key=lambda pair: pair[0]))

    def read(self, item: Traversable, name: str) -> bytes:
        """Read one file of the folder.

        Args:
            item: The file.
            name: Its name in the folder, such as `rules.ttl` or `lang/fr.ttl`.

        Raises:
            DataNotFoundError: If it cannot be read or is larger than is read.
        """
        try:
            with item.open("rb") as stream:
                data = stream.read(_LARGEST + 1)
        except OSError as error:
            why = error.strerror or str(error)
            path = f"{self.shown}/{name}"
            raise DataNotFoundError(Note.of("data-unreadable", path=path, why=why)) from None
        if len(data) > _LARGEST:
            path = f"{self.shown}/{name}"
            raise DataNotFoundError(Note.of("data-large", path=path, limit=Count(_LARGEST)))
        return bytes(data)

    def digest(self) -> str:
        """Give a digest of all Turtle files of the framework: SHA-256 over names and contents."""
        return self._digest(self.files())

    def texts_digest(self) -> str | None:
        """Give a digest of the files of texts in further languages; None when there are none."""
        files = self.texts()
        return self._digest(files) if files else None

    def _digest(self, files: Iterable[tuple[str, Traversable]]) -> str:
        total = hashlib.sha256()
        for name, item in files:
            data = self.read(item, name)
            total.update(f"{name}\0{len(data)}\0".encode())
            total.update(data)
        return f"sha256:{total.hexdigest()}"


def _below(
    folder: Traversable, inside: str = "", above: frozenset[object] = frozenset()
) -> Iterator[str]:
    """Give the names of all that stands in a folder and below, such as `more/rules.ttl`.

    Args:
        folder: The folder.
        inside: What its names start with.
        above: The folders that it stands in: a link may lead back to one.
    """
    here = folder.resolve() if isinstance(folder, Path) else None
    if here in above:
        return
    for item in folder.iterdir():
        yield f"{inside}{item.name}"
        if item.is_dir():
            inner = above if here is None else above | {here}
            yield from _below(item, f"{inside}{item.name}/", inner)


class FrameworkFolders:
    """All framework folders that can be found."""

    def __init__(
        self, paths: Iterable[str | Path] = (), *, instead: FrameworkFolder | None = None
    ) -> None:
        """Look in the shipped data, in installed packages, and in `paths`.

        Args:
            paths: Folders that are a framework or hold frameworks.
            instead: A folder that stands in for any other of its id, for checking a copy of a
                framework.

        Raises:
            DataNotFoundError: If a path is no folder or holds no framework.
            FrameworkError: If two folders have the same id.
        """
        self._found: dict[str, FrameworkFolder] = {}
        self._instead = instead
        if instead is not None:
            self._found[instead.framework_id] = instead
        for folder in sorted((_data_root() / "frameworks").iterdir(), key=lambda item: item.name):
            if (folder / _HEADER).is_file():
                self._add(FrameworkFolder(folder.name, folder, f"frameworks/{folder.name}"))
        for point in sorted(
            metadata.entry_points(group=ENTRY_POINT_GROUP),
            key=lambda point: (point.name, point.value),
        ):
            try:
                place = resources.files(point.value)
            except (ImportError, TypeError) as error:
                note = Note.of(
                    "data-entry-point", name=point.name, value=point.value, why=str(error)
                )
                raise DataNotFoundError(note) from None
            self._add_all(place, f"package {point.value}")
        for path in paths:
            place = Path(path)
            if not place.is_dir():
                raise DataNotFoundError(Note.of("data-no-folder", path=str(path)))
            self._add_all(place, str(path))

    def _add_all(self, place: Traversable, shown: str) -> None:
        if (place / _HEADER).is_file():
            name = place.resolve().name if isinstance(place, Path) else place.name
            self._add(FrameworkFolder(name, place, shown))
            return
        inside = [item for item in place.iterdir() if item.is_dir() and (item / _HEADER).is_file()]
        if not inside:
            raise DataNotFoundError(Note.of("data-no-framework", path=shown, file=_HEADER))
        for item in sorted(inside, key=lambda item: item.name):
            self._add(FrameworkFolder(item.name, item, f"{shown}/{item.name}"))

    def _add(self, folder: FrameworkFolder) -> None:
        if self._instead is not None and folder.framework_id == self._instead.framework_id:
            return
        known = self._found.get(folder.framework_id)
        if known is not None:
            raise FrameworkError(
                Note.of(
                    "framework-id-in-use",
                    id=folder.framework_id,
                    one=known.shown,
                    other=folder.shown,
                )
            )
        self._found[folder.framework_id] = folder

    def ids(self) -> tuple[str, ...]:
        """Give the ids of all frameworks, in alphabetical order."""
        return tuple(sorted(self._found))

    def languages(self) -> dict[str, tuple[str, ...]]:
        """Give the languages of the files of texts, each with the ids of the frameworks."""
        found: dict[str, list[str]] = {}
        for framework_id in self.ids():
            for tag in self._found[framework_id].languages():
                found.setdefault(tag, []).append(framework_id)
        return {tag: tuple(found[tag]) for tag in sorted(found)}

    def get(self, framework_id: str) -> FrameworkFolder:
        """Give one folder.

        Raises:
            UnknownFrameworkError: If there is none of that id.
        """
        try:
            return self._found[framework_id]
        except KeyError:
            raise UnknownFrameworkError(framework_id, self._found) from None
