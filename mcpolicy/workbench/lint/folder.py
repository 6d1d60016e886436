"""The folder: whether its files can be read, and each thing stands once, in its file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from mcpolicy.document import HOMES, PARTS, FrameworkDocument
from mcpolicy.errors import DataNotFoundError
from mcpolicy.library import Library
from mcpolicy.namespaces import MCP, shorten
from mcpolicy.resources import FrameworkFolder, FrameworkFolders
from mcpolicy.turtle import Iri, Lit, Node, TripleIndex, TurtleSyntaxError, parse_turtle
from mcpolicy.wording import Note
from mcpolicy.workbench.lint.context import Context, Fault

__all__ = ["check_folder", "check_syntax", "folder_at", "open_folder", "syntax_fault"]


def open_folder(
    place: str, framework_paths: Sequence[str | Path] = ()
) -> tuple[FrameworkDocument, Library]:
    """Find a framework folder, among all others.

    Args:
        place: The folder, or the id of a framework that can be found. A folder stands in for a
            shipped framework of its id.
        framework_paths: Further folders that hold frameworks.

    Raises:
        DataNotFoundError: If it is a folder without a `framework.ttl`.
        FrameworkError: If it is no known id, or the other frameworks cannot be found.
    """
    path = Path(place)
    if not path.is_dir():
        library = Library(folders=FrameworkFolders(framework_paths))
        return library.document(place), library
    folder = folder_at(place)
    others = [one for one in framework_paths if Path(one).resolve() != path.resolve()]
    library = Library(folders=FrameworkFolders(others, instead=folder))
    return library.document(folder.framework_id), library


def folder_at(place: str) -> FrameworkFolder:
    """Give the framework folder at a place.

    Raises:
        DataNotFoundError: If it is no folder with a `framework.ttl`.
    """
    path = Path(place)
    if not (path / "framework.ttl").is_file():
        raise DataNotFoundError(Note.of("folder-no-header", path=place))
    return FrameworkFolder(_stated_id(path), path, place.rstrip("/"))


def _stated_id(path: Path) -> str:
    """Give the id that the header states, or the name of the folder."""
    try:
        index = parse_turtle((path / "framework.ttl").read_bytes())
    except (OSError, TurtleSyntaxError):
        return path.resolve().name
    for header in index.of_type(MCP.Framework):
        stated = index.value(header, MCP.frameworkId)
        if isinstance(stated, Lit) and re.fullmatch(r"[a-z][a-z0-9_]*", stated.value):
            return stated.value
    return path.resolve().name


def syntax_fault(path: str, error: TurtleSyntaxError) -> Fault:
    """Give the fault of a file that is not Turtle."""
    what = Note.of("lint-syntax", reason=error.reason)
    return Fault(path=path, line=error.line, column=error.column, what=what)


def check_syntax(context: Context) -> Iterator[Fault]:
    """Say which files are not Turtle, and what stands in two of them; texts apart."""
    document = context.document
    first: dict[Node, str] = {}
    for name in (*document.file_names, *document.text_names):
        parsed = document.file(name)
        if isinstance(parsed, TurtleSyntaxError):
            yield syntax_fault(context.path(name), parsed)
            continue
        for node in parsed.subjects() if name in document.file_names else ():
            if isinstance(node, Iri) and first.setdefault(node, name) != name:
                yield context.fault(Note.of("lint-twice", one=first[node], other=name), node)


def check_folder(context: Context) -> Iterator[Fault]:
    """Check the name of the folder, and that everything stands where it is looked for."""
    document = context.document
    place = document.folder.place
    if isinstance(place, Path) and place.resolve().name != document.id:
        what = Note.of("lint-folder-name", id=document.id)
        yield Fault(path=context.path("framework.ttl"), what=what)
    for name in document.folder.unread():
        yield Fault(path=context.path(name), what=Note.of("lint-unread-file"))
    for name in document.file_names:
        parsed = document.file(name)
        if not isinstance(parsed, TripleIndex):
            continue
        for class_iri, home in HOMES.items():
            if not _is_looked_for(home, name, document.file_names):
                told = {"kind": shorten(class_iri), "file": name, "home": home}
                what = Note.of("lint-wrong-file", **told)
                named = (node for node in parsed.of_type(class_iri) if isinstance(node, Iri))
                yield from (context.fault(what, node) for node in named)


def _is_looked_for(home: str, name: str, names: Sequence[str]) -> bool:
    """Whether the things of a home are found in a file.

    A file of no part is read with each, but only where the file of the part is there.
    """
    return name == home or (name not in PARTS and (home not in PARTS or home in names))
