"""A framework folder of the old form, in the new one: the same statements, said once.

In the old form every statement carried its paraphrase, strength, dates and sources, every text
stood in all languages at one place, and a table beside the Turtle said which facts were encoded.
Now clauses say what the texts say, languages have files of their own, and clauses name their facts.
Nothing is lost: before a file is written, all that was said of each thing is compared with what the
new files say.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from mcpolicy.document import FrameworkDocument
from mcpolicy.errors import FrameworkError, FrameworkFault, FrameworkSyntaxError
from mcpolicy.namespaces import MCP, shorten
from mcpolicy.resources import FrameworkFolder
from mcpolicy.statement import Value
from mcpolicy.turtle import TripleIndex, TurtleSyntaxError
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Note
from mcpolicy.workbench.migrate.facts import read_facts
from mcpolicy.workbench.migrate.folder import NEW_NAMES, OldFolder, new_files
from mcpolicy.workbench.migrate.kept import Difference, differences
from mcpolicy.written.tree import Written

__all__ = ["Migration", "migrate"]

_TABLE = "coverage.csv"
_OLD_NAMES = (_TABLE, "provisions.ttl", *NEW_NAMES)


class Migration(Value):
    """What becomes of a folder.

    Attributes:
        framework_id: Its framework.
        files: The files that are written, by name within the folder; those that stay as they are
            are left out.
        removed: Names of the files that go.
        statements: How many statements it had, clauses apart.
        clauses: How many clauses there are now.
        inherited: Texts that statements had not and have from their clauses now.
    """

    framework_id: str
    files: Mapping[str, bytes]
    removed: tuple[str, ...]
    statements: int
    clauses: int
    inherited: tuple[Difference, ...]

    @property
    def is_needed(self) -> bool:
        """Whether anything changes."""
        return bool(self.files or self.removed)


def migrate(folder: FrameworkFolder) -> Migration:
    """Give the files of a folder in the new form; nothing is written.

    Raises:
        FrameworkSyntaxError: If a file of it cannot be read; with every fault.
        FrameworkError: If anything would be lost.
    """
    old = _read(folder)
    files, renamed = new_files(old, Vocabulary.shipped())
    after = _effective(folder, files)
    found = tuple(differences(old.index, after, renamed))
    if lost := [one for one in found if not one.is_inherited]:
        names = ", ".join(f"{shorten(one.subject)} {shorten(one.predicate)}" for one in lost[:5])
        raise FrameworkError(Note.of("migrate-lost", names=names))
    return Migration(
        framework_id=folder.framework_id,
        files={name: data for name, data in files.items() if data != _bytes(folder, name)},
        removed=tuple(name for name in _OLD_NAMES if (folder.place / name).is_file()),
        statements=len(old.index.subjects_with(MCP.modality)) - len(old.index.of_type(MCP.Clause)),
        clauses=len(after.of_type(MCP.Clause)),
        inherited=found,
    )


def _read(folder: FrameworkFolder) -> OldFolder:
    """Read the files of a folder."""
    files: dict[str, Written] = {}
    faults: list[FrameworkFault] = []
    for name, place in (*folder.files(), *folder.texts()):
        try:
            files[name] = Written.of(folder.read(place, name))
        except TurtleSyntaxError as error:
            path = f"{folder.shown}/{name}"
            faults.append(FrameworkFault(path, error.reason, error.line, error.column))
    if faults:
        raise FrameworkSyntaxError(faults)
    table, path = folder.place / _TABLE, f"{folder.shown}/{_TABLE}"
    rows = read_facts(folder.read(table, _TABLE), path) if table.is_file() else ()
    return OldFolder(document=FrameworkDocument(folder), files=files, rows=tuple(rows))


def _bytes(folder: FrameworkFolder, name: str) -> bytes | None:
    place = folder.place.joinpath(*name.split("/"))
    return folder.read(place, name) if place.is_file() else None


def _effective(folder: FrameworkFolder, files: Mapping[str, bytes]) -> TripleIndex:
    """Read the files of the new form as they will be read, with what statements inherit."""
    with TemporaryDirectory() as name:
        place = Path(name)
        for file, data in files.items():
            path = place / file
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
        document = FrameworkDocument(FrameworkFolder(folder.framework_id, place, folder.shown))
        return document.index(lambda name: True)
