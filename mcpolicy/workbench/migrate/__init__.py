"""A framework folder of the old form, in the new one: the same statements, said once.

In the old form every statement carried its paraphrase, strength, dates and sources, every text
stood in all languages at one place, and a table beside the Turtle said which facts were encoded.
Now clauses say what the texts say, languages have files of their own, and clauses name their facts.
Nothing is lost: before a file is written, all that was said of each thing is compared with what the
new files say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from mcpolicy.document import FrameworkDocument
from mcpolicy.errors import FrameworkError, FrameworkFault, FrameworkSyntaxError
from mcpolicy.namespaces import MCP, shorten
from mcpolicy.resources import FrameworkFolder
from mcpolicy.statement import Value
from mcpolicy.statements.framework import header
from mcpolicy.statements.reader import StatementReader
from mcpolicy.turtle import TurtleSyntaxError
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Note
from mcpolicy.workbench.migrate.examples import lost_examples, new_examples
from mcpolicy.workbench.migrate.facts import FactRow, lost_facts, read_facts, row_faults
from mcpolicy.workbench.migrate.folder import NEW_NAMES, OLD_FILES, TABLE, OldFolder, new_files
from mcpolicy.workbench.migrate.kept import Difference, differences
from mcpolicy.workbench.migrate.languages import TEXTS, file_of, with_texts
from mcpolicy.workbench.migrate.old_examples import OldExamples, read_old_examples
from mcpolicy.workbench.migrate.terms import Names
from mcpolicy.written.tree import Written

__all__ = ["Migration", "migrate"]

_SHOWN = 5
"""How many names of what would be lost an error says."""


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
        FrameworkError: If anything would be lost, or the framework cannot be used, so that its
            examples cannot be judged.
    """
    vocabulary = Vocabulary.shipped()
    old, examples = _read(folder, vocabulary)
    _refuse_unusable(old)
    files, renamed = new_files(old, vocabulary)
    emptied = [
        name
        for name, written in old.files.items()
        if written.statements and name not in (*files, *OLD_FILES)
    ]
    old_files = [name for name in OLD_FILES if (folder.place / name).is_file()]
    removed = (*old_files, *emptied)
    with TemporaryDirectory() as name:
        migrated = FrameworkFolder(folder.framework_id, Path(name), folder.shown)
        _put(files, migrated)
        after = FrameworkDocument(migrated).index(lambda name: True)
        found = tuple(differences(old.index, after, renamed))
        _refuse_loss(
            f"{shorten(one.subject)} {shorten(one.predicate)}"
            for one in found
            if not one.is_inherited
        )
        _refuse_loss(lost_facts(old.rows, after))
        is_old = bool(removed) or any(_is_changed(folder, *one) for one in files.items())
        new = new_examples(examples, migrated, is_old=is_old)
        for language, texts in new.texts.items():
            file = file_of(language, files)
            names = Names(new.prefixes, folder.framework_id)
            files[file] = with_texts(files.get(file, b""), texts, names)
        files |= new.files
        for example in examples.files:
            files.setdefault(example.name, example.data)
        _put(files, migrated)
        _refuse_loss(lost_examples(examples, new, FrameworkDocument(migrated), vocabulary))
    return Migration(
        framework_id=folder.framework_id,
        files={
            name: files[name] for name in _in_order(files) if _is_changed(folder, name, files[name])
        },
        removed=removed,
        statements=len(old.index.subjects_with(MCP.modality)) - len(old.index.of_type(MCP.Clause)),
        clauses=len(after.of_type(MCP.Clause)),
        inherited=found,
    )


def _refuse_unusable(old: OldFolder) -> None:
    """Refuse a folder without a header, statements that lack what a clause needs, stray facts.

    Raises:
        FrameworkNotConformantError: With every fault, its file and line.
    """
    reader = StatementReader(old.document, old.index)
    for node in old.index.subjects_with(MCP.modality):
        reader.statement(node)
    path = f"{old.document.folder.shown}/{TABLE}"
    for note in row_faults(old.rows, old.index, old.namespace):
        reader.faults.append(FrameworkFault(path, note))
    header(reader)
    reader.raise_faults()


def _read(folder: FrameworkFolder, vocabulary: Vocabulary) -> tuple[OldFolder, OldExamples]:
    """Read the files of a folder.

    Raises:
        FrameworkSyntaxError: With every fault.
    """
    files: dict[str, Written] = {}
    faults: list[FrameworkFault] = []
    for name, place in (*folder.files(), *folder.texts()):
        try:
            files[name] = Written.of(folder.read(place, name))
        except TurtleSyntaxError as error:
            path = f"{folder.shown}/{name}"
            faults.append(FrameworkFault(path, error.reason, error.line, error.column))
    document = FrameworkDocument(folder)
    rows: tuple[FactRow, ...] = ()
    examples: OldExamples | None = None
    try:
        examples = read_old_examples(document, vocabulary)
    except FrameworkSyntaxError as error:
        faults += error.faults
    table, path = folder.place / TABLE, f"{folder.shown}/{TABLE}"
    try:
        rows = tuple(read_facts(folder.read(table, TABLE), path)) if table.is_file() else ()
    except FrameworkSyntaxError as error:
        faults += error.faults
    if faults or examples is None:
        raise FrameworkSyntaxError(faults)
    return OldFolder(document=document, files=files, rows=rows), examples


def _put(files: Mapping[str, bytes], folder: FrameworkFolder) -> None:
    """Write files into a folder of our own."""
    for name, data in files.items():
        path = Path(str(folder.place)) / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)


def _refuse_loss(lost: Iterable[str]) -> None:
    """Refuse to go on when something would not be the same.

    Raises:
        FrameworkError: With the names of what would be lost, the first ones of many.
    """
    names = tuple(dict.fromkeys(lost))
    if names:
        shown = ", ".join(names[:_SHOWN])
        raise FrameworkError(Note.of("migrate-lost", names=shown))


def _is_changed(folder: FrameworkFolder, name: str, data: bytes) -> bool:
    place = folder.place.joinpath(*name.split("/"))
    return not place.is_file() or folder.read(place, name) != data


def _in_order(files: Iterable[str]) -> list[str]:
    """Order files so that what is taken from one stands in another before: a stop loses nothing."""
    taking = ("clauses.ttl", "omissions.ttl", *NEW_NAMES.values())
    return sorted(files, key=lambda name: not (name in taking or name.startswith(TEXTS)))
