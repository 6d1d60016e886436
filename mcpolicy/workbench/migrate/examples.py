"""The examples of an old folder in the new form.

In the old form every example had a file with a whole record, called the same in each, and named
some outcomes. Now few records are whole; the other examples are told by their difference from one
of them, and name what comes out otherwise. What an example said, it still says, or nothing is
written: its record, its day, its texts, and every outcome that it named.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import chain, count
from pathlib import PurePosixPath
from typing import NamedTuple

from mcpolicy.document import ExampleFile, FrameworkDocument
from mcpolicy.examples import Ending, Example, read_examples
from mcpolicy.model import AnySubject
from mcpolicy.namespaces import MCP, TEXTS
from mcpolicy.resources import FrameworkFolder
from mcpolicy.turtle import Iri, Lit, Node, TripleIndex, fold_text
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.workbench.migrate.example_files import as_difference, as_whole, without_texts
from mcpolicy.workbench.migrate.judging import Judge
from mcpolicy.workbench.migrate.languages import Texts
from mcpolicy.workbench.migrate.nearness import Departure, choose_bases, departure
from mcpolicy.workbench.migrate.old_examples import OldExample, OldExamples, of_class, texts_apart
from mcpolicy.workbench.migrate.terms import Names
from mcpolicy.written.format import format_turtle
from mcpolicy.written.tree import Written

__all__ = ["NewExamples", "lost_examples", "new_examples"]

_COMPLETE = "conforms"
_NAMESPACE = re.compile(r".*[/#:]", re.DOTALL)
_UNNAMED = re.compile(r"[^A-Za-z0-9_-]+")


class NewExamples(NamedTuple):
    """What becomes of the examples of a folder.

    Attributes:
        files: The files that change, those first that others are like.
        texts: Their texts in other languages than English, which get files of their own.
        prefixes: The prefixes of their files.
        renamed: The new names of examples, by file and old name.
    """

    files: dict[str, bytes]
    texts: Texts
    prefixes: Mapping[str, str]
    renamed: Mapping[tuple[str, str], str]


def new_examples(old: OldExamples, migrated: FrameworkFolder, *, is_old: bool) -> NewExamples:
    """Write the examples of a folder in the new form.

    Args:
        old: The examples.
        migrated: The folder with all other files in the new form, by which examples are judged.
        is_old: Whether any of those files was in the old form.

    Raises:
        FrameworkError: If the framework cannot be used, so that examples cannot be judged.
    """
    plan = _Plan(old, is_old=is_old)
    writer = _Writer(old, plan, migrated)
    prefixes = {
        name: iri for one in reversed(old.own) for name, iri in one.written.prefixes.items()
    }
    return NewExamples(dict(writer.files()), writer.texts, prefixes, plan.called)


class _Names:
    """Gives names that nothing in the examples of a folder has yet."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._taken = set(taken)

    def new(self, beside: str, *wanted: str) -> Iri:
        """Give a name in the namespace of another, the first one wanted that is free."""
        found = _NAMESPACE.match(beside)
        namespace = found[0] if found is not None else "https://example.org/"
        numbered = (f"{wanted[-1]}-{number}" for number in count(2))
        names = (f"{namespace}{_UNNAMED.sub('-', name)}" for name in chain(wanted, numbered))
        name = next(one for one in names if one not in self._taken)
        self._taken.add(name)
        return Iri(name)


class _Plan:
    """Which examples are told by their difference, from which, and what they are called.

    Attributes:
        moving: Those with a record of their own that are in the old form, by file.
        differences: In what each of those differs that is told by its difference, by file.
        bases: The example that it differs from, by file.
        called: The new names of examples, by file and old name.
        records: The new names of records, by file.
    """

    def __init__(self, old: OldExamples, *, is_old: bool) -> None:
        self._old = old
        self._own = {one.key: one for one in old.own}
        keepers = self._keepers()
        is_old = is_old or any(
            one.key not in keepers or (one.is_nameless and one.has_texts_apart) for one in old.own
        )
        self.moving = {
            one.key: one
            for one in old.own
            if one.key not in keepers or (is_old and one.is_nameless)
        }
        departures = dict(self._departures())
        told = choose_bases(
            {one.key: one.described.size for one in self._tellable},
            {pair: found.size for pair, found in departures.items()},
            [one.key for one in self._bases if one in self._tellable],
            [one.key for one in self._bases if one not in self._tellable],
        )
        self.bases = {key: self._own[base] for key, base in told.items()}
        self.differences = {key: departures[key, base] for key, base in told.items()}
        self.called: dict[tuple[str, str], str] = {}
        self.records: dict[str, Iri] = {}
        self._name(keepers)

    def _keepers(self) -> set[str]:
        """Give the files whose record keeps its name: others are like it, or no other has it."""
        sharing: defaultdict[Node, list[OldExample]] = defaultdict(list)
        for one in self._old.own:
            sharing[one.record].append(one)
        keepers: set[str] = set()
        for record, owners in sharing.items():
            named = [one for one in owners if not one.is_nameless]
            if len(owners) == 1 or record in self._old.liked:
                keepers.add(owners[0].key)
            elif named:
                keepers.add(named[0].key)
        return keepers

    @cached_property
    def _tellable(self) -> tuple[OldExample, ...]:
        """Those that may be told by their difference: nothing is like them yet."""
        liked = self._old.liked
        first = {one.record: one for one in reversed(self._old.own)}
        return tuple(
            one
            for one in self.moving.values()
            if one.is_plain and not (one.record in liked and first[one.record] is one)
        )

    @cached_property
    def _bases(self) -> tuple[OldExample, ...]:
        """Those that others may be told by."""
        return tuple(
            one
            for one in self._own.values()
            if one.is_plain and _stem(one).partition("-")[0] == _COMPLETE
        )

    def _departures(self) -> Iterator[tuple[tuple[str, str], Departure]]:
        """Give in what records differ from those that they may be told by, where they are near."""
        for one in self._tellable:
            for base in self._bases:
                found = departure(one.described, base.described) if one is not base else None
                same_day = one.example.day == base.example.day
                if found is not None and (found.replaced or found.taken or not same_day):
                    yield (one.key, base.key), found

    @property
    def order(self) -> tuple[OldExample, ...]:
        """Those that change, those first that others are told by."""
        bases = {one.key: one for one in self.bases.values() if one.key in self.moving}
        return tuple((bases | self.moving).values())

    def _name(self, keepers: Iterable[str]) -> None:
        """Give names to what has none of its own."""
        names = _Names(self._old.names)
        kept = {self._own[key].record for key in keepers}
        headers = {one.header for one in self._old.own if one.key not in self.moving}
        for one in self.order:
            if one.is_nameless or one.header in headers:
                stem = _stem(one)
                new = names.new(one.record, stem, f"example-{stem}")
                self.called[one.key, str(one.header)] = new
            headers.add(one.header)
        for one in self.order:
            if one.key in self.bases or one.key in keepers:
                continue
            if one.record in kept:
                self.records[one.key] = names.new(one.record, _record_name(one))
            kept.add(one.record)

    def name_of(self, one: OldExample) -> str:
        """Give the name of an example from now on."""
        return self.called.get((one.key, str(one.header)), one.header)

    def record_of(self, one: OldExample) -> Iri:
        """Give the name of a record from now on."""
        return self.records.get(one.key, Iri(one.record))


def _stem(one: OldExample) -> str:
    return PurePosixPath(one.file.name).stem


def _record_name(one: OldExample) -> str:
    """Name a record after its kind and its file."""
    local = _NAMESPACE.sub("", one.record)
    rest = _stem(one).removeprefix(f"{_COMPLETE}-").removeprefix(f"{local}-")
    return f"{local}-{rest}"


class _Writer:
    """Writes the files.

    Attributes:
        texts: Gets the texts in other languages than English.
    """

    def __init__(self, old: OldExamples, plan: _Plan, migrated: FrameworkFolder) -> None:
        self.texts: Texts = {}
        self._old = old
        self._plan = plan
        self._id = migrated.framework_id
        self._judge = Judge(migrated)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Write those that change, those first that others are like."""
        plain = {file.name: self._without_texts(file) for file in self._old.files}
        for one in self._plan.order:
            yield one.key, self._example(replace(one, file=plain[one.key]))
        for file in self._old.files:
            if file.name not in self._plan.moving and plain[file.name].data != file.data:
                yield file.name, format_turtle(plain[file.name].data)

    def _without_texts(self, file: ExampleFile) -> ExampleFile:
        """Keep the texts of examples apart, under the names that these have from now on."""
        subjects: list[Node] = []
        for statement in of_class(Written.of(file.data, file.base), (MCP.Example,)):
            subject = statement.subject
            name = self._plan.called.get((file.name, str(subject)), subject)
            if isinstance(name, str) and (isinstance(subject, Iri) and name != file.base):
                subjects.append(subject)
                for predicate, text in texts_apart(statement):
                    of_language = self.texts.setdefault(text.language or "", {})
                    of_language.setdefault(Iri(name), []).append((predicate, text))
        return without_texts(file, subjects) if subjects else file

    def _example(self, one: OldExample) -> bytes:
        names = Names(one.written.prefixes, self._id)
        called = self._plan.called.get((one.key, str(one.header)))
        base = self._plan.bases.get(one.key)
        if base is None:
            return as_whole(
                one,
                names,
                called=None if called is None else Iri(called),
                record=self._plan.records.get(one.key),
                added=self._judge.unnamed(one.example),
            )
        day = one.example.day
        return as_difference(
            one,
            names,
            called=Iri(self._plan.name_of(one)),
            like=self._plan.record_of(base),
            differs=self._plan.differences[one.key],
            day=None if day == base.example.day else day.isoformat(),
            endings=self._judge.differing(one.example, base.example),
        )


def lost_examples(
    old: OldExamples, new: NewExamples, document: FrameworkDocument, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Give the files of the examples that do not say all that they said.

    Args:
        old: The examples as they were.
        new: What became of them.
        document: The folder in the new form.
        vocabulary: Says what records may state.
    """
    found = read_examples(document, vocabulary)
    after = {one.key: one for one in found.examples}
    told = _texts(document.examples, document)
    lost = [
        one.file
        for one in old.every
        if not _says(after.get((one.file, new.renamed.get(one.key, one.iri))), one)
    ]
    lost += [
        file
        for (file, name), texts in _texts(old.files).items()
        if not texts <= told.get((file, new.renamed.get((file, name), name)), frozenset())
    ]
    lost += [
        fault.file
        for fault in found.faults
        if fault.file in new.files and (fault.file, fault.what) not in old.faults
    ]
    return tuple(dict.fromkeys(lost))


def _says(after: Example | None, before: Example) -> bool:
    """Whether an example says all that another said, whatever it and its record are called."""
    if after is None or after.day != before.day:
        return False
    if _unnamed(after.record.subject) != _unnamed(before.record.subject):
        return False
    if (after.record.ignored, after.record.remarks) != (
        before.record.ignored,
        before.record.remarks,
    ):
        return False
    return set(before.stated) <= set(_effective(after))


def _texts(
    files: Iterable[ExampleFile], document: FrameworkDocument | None = None
) -> dict[tuple[str, str], frozenset[tuple[str, Lit]]]:
    """Give the texts of each example, by file and name, with those of a folder's files of texts."""
    found: dict[tuple[str, str], frozenset[tuple[str, Lit]]] = {}
    for file in files:
        triples = TripleIndex(file.parsed if isinstance(file.parsed, TripleIndex) else ())
        if document is not None:
            document.translate(triples)
        for node in triples.of_type(MCP.Example):
            found[file.name, str(node)] = frozenset(
                (name, value._replace(value=fold_text(value.value)))
                for name in triples.properties(node)
                for value in triples.values(node, name)
                if isinstance(value, Lit) and name in TEXTS
            )
    return found


def _unnamed(subject: AnySubject) -> AnySubject:
    return subject.model_copy(update={"id": None})


def _effective(one: Example) -> Iterator[Ending]:
    """Give the outcomes that an example names, and those that it has from what it is like."""
    named: set[str] = set()
    example: Example | None = one
    while example is not None:
        yield from (ending for ending in example.stated if ending.rule not in named)
        named |= {ending.rule for ending in example.stated}
        example = example.base
