"""Files of examples in the new form: an example whole, or by its difference from a record."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from mcpolicy.check.outcome import EXPECTED
from mcpolicy.document import ExampleFile
from mcpolicy.examples import Ending
from mcpolicy.model import Model
from mcpolicy.namespaces import MCP, RDF, XSD
from mcpolicy.spelling import SPELLING, SUBJECT_CLASSES
from mcpolicy.turtle import Blank, Iri, Lit, Node
from mcpolicy.workbench.migrate.comments import comments_beside
from mcpolicy.workbench.migrate.nearness import Departure
from mcpolicy.workbench.migrate.old_examples import OldExample, is_apart, of_class, translated
from mcpolicy.workbench.migrate.terms import Names, header
from mcpolicy.written.edit import Edit, apply_edits, with_property, with_value, without_objects
from mcpolicy.written.format import format_turtle
from mcpolicy.written.tokens import Kind
from mcpolicy.written.tree import (
    Directive,
    Written,
    WrittenProperty,
    WrittenStatement,
)

__all__ = ["as_difference", "as_whole", "without_texts"]

_LINE = "\n    "
_WITH = MCP.term("with")


def without_texts(file: ExampleFile, subjects: Collection[Node]) -> ExampleFile:
    """Take the texts in other languages than English from some statements of a file."""
    written = Written.of(file.data, file.base)
    edits: list[Edit] = []
    for statement in written.statements:
        if statement.subject in subjects:
            for said in translated(statement):
                gone = without_objects(said, lambda value: not is_apart(value))
                edits += (*_comments_kept(written, statement, gone), *gone)
    return replace(file, data=apply_edits(written.text, edits).encode())


def _comments_kept(
    written: Written, statement: WrittenStatement, gone: Iterable[Edit]
) -> Iterator[Edit]:
    """Put the comments that go with texts above the statement."""
    for token in written.tokens[statement.first : statement.last]:
        if token.kind is Kind.COMMENT and any(one.start <= token.start < one.end for one in gone):
            yield Edit(statement.start, statement.start, f"{token.text}\n")


def as_whole(
    old: OldExample,
    names: Names,
    *,
    called: Iri | None,
    record: Iri | None,
    added: Sequence[Ending],
) -> bytes:
    """Write an example with its record.

    Args:
        old: The example.
        names: How terms are written.
        called: Its new name; None to leave it.
        record: The new name of its record; None to leave it.
        added: Outcomes that it names from now on, beside its own.
    """
    text = _without_classes(old.written)
    for statements, name in ((old.heads, called), (old.records, record)):
        if name is not None and statements:
            text = _renamed(text, old.file.base, statements[0].head.text, names.write(name))
    for predicate, kind in EXPECTED.items():
        rules = [Iri(one.rule) for one in added if one.kind is kind]
        if rules and old.heads:  # one that is a bracket cannot be told from others
            head = old.heads[0].head.text if called is None else names.write(called)
            values = " , ".join(map(names.write, rules))
            text = _with(text, old.file.base, head, (names.write(Iri(predicate)), values))
    return _formed(_body(Written.of(text.encode(), old.file.base), {}), names)


def _with(text: str, base: str, head: str, said: tuple[str, str]) -> str:
    """Give a statement more values of a property."""
    verb, values = said
    statements = [
        one for one in Written.of(text.encode(), base).statements if one.head.text == head
    ]
    there = [one for statement in statements for one in statement.properties if one.verb == verb]
    if there:
        return apply_edits(text, with_value(there[-1], values))
    return apply_edits(text, with_property(statements[0], f"{verb} {values}"))


def _renamed(text: str, base: str, head: str, name: str) -> str:
    """Call a subject by another name wherever it is described."""
    written = Written.of(text.encode(), base)
    heads = [one.head for one in written.statements if one.head.text == head]
    return apply_edits(text, [Edit(one.start, one.end, name) for one in heads])


def _without_classes(written: Written) -> str:
    """Take away the classes that follow from the properties whose values they are of."""
    edits: list[Edit] = []
    for statement in of_class(written, SUBJECT_CLASSES):
        for said in statement.properties_of(RDF.type):
            for value in said.objects:
                if value.term in SUBJECT_CLASSES:
                    model = SUBJECT_CLASSES[str(value.term)]
                    edits += _classes_in(statement.properties, model)
    kept = [one for one in edits if "#" not in written.text[one.start : one.end]]  # a comment
    return apply_edits(written.text, dict.fromkeys(kept))


def _classes_in(properties: Iterable[WrittenProperty], model: type[Model]) -> Iterator[Edit]:
    parts = {spelled.property: spelled.node for spelled in SPELLING[model]}
    for said in properties:
        part = parts.get(said.predicate)
        if part is None:
            continue
        for value in said.objects:
            for stated in value.properties:
                implied = [one.term for one in stated.objects] == [Iri(MCP.term(part.__name__))]
                # a bracket that says nothing else would be empty
                if stated.predicate == RDF.type and implied and len(value.properties) > 1:
                    yield from without_objects(stated, lambda one: False)
            yield from _classes_in(value.properties, part)


def as_difference(
    old: OldExample,
    names: Names,
    *,
    called: Iri,
    like: Iri,
    differs: Departure,
    day: str | None,
    endings: Sequence[Ending],
) -> bytes:
    """Write an example by its difference from a record.

    Args:
        old: The example; a plain one.
        names: How terms are written.
        called: Its new name.
        like: The record.
        differs: In what its own record differs.
        day: The day on which it is judged, where that is another than that of the record.
        endings: The outcomes that it names.
    """
    plain = Written.of(_without_classes(old.written).encode(), old.file.base)
    head = next(one for one in of_class(plain, (MCP.Example,)) if not one.properties_of(MCP.like))
    (record,) = of_class(plain, SUBJECT_CLASSES)
    pieces = _Pieces(head, record, names)
    written = [
        f"{names.write(called)} a {names.write(Iri(MCP.Example))}",
        *pieces.kept(),
        f"{pieces.loose(differs, day, endings)}{names.write(Iri(MCP.like))} {names.write(like)}",
    ]
    if differs.replaced:
        written.append(pieces.replacing(differs.replaced))
    if differs.taken:
        taken = " , ".join(names.write(Iri(one)) for one in differs.taken)
        written.append(f"{names.write(Iri(MCP.without))} {taken}")
    if day is not None:
        written.append(pieces.day(day))
    written += pieces.endings(endings)
    statements = {
        one.first: "\n".join(
            token.text for token in one.tokens[one.first : one.last] if token.kind is Kind.COMMENT
        )
        for one in plain.statements
        if _goes(one, old, differs)
    }
    statements[record.first] = ""
    statements[head.first] = f" ;{_LINE}".join(written) + " ."
    return _formed(_body(plain, statements), names)


class _Pieces:
    """What of an old example, and of its record, is written on."""

    def __init__(self, head: WrittenStatement, record: WrittenStatement, names: Names) -> None:
        self.head = head
        self.record = record
        self.names = names
        self.above = dict(zip(head.properties, comments_beside(head), strict=True))
        self.above |= dict(zip(record.properties, comments_beside(record), strict=True))

    def kept(self) -> Iterator[str]:
        """Write what is said of the example, outcomes and day apart."""
        for said in self.head.properties:
            if said.predicate not in (RDF.type, MCP.asOf, *EXPECTED):
                yield self._comments([said]) + _said(said)

    def loose(self, differs: Departure, day: str | None, endings: Sequence[Ending]) -> str:
        """Write the comments on what is no longer said here."""
        written = {name for name, kind in EXPECTED.items() if any(e.kind is kind for e in endings)}
        written |= {MCP.asOf} if day is not None else set()
        written |= {
            one.predicate
            for one in self.head.properties
            if one.predicate not in (RDF.type, MCP.asOf, *EXPECTED)
        }
        lost = [one for one in self.head.properties if one.predicate not in written]
        gone = [one for one in self.record.properties if one.predicate not in differs.replaced]
        inside = [comment for said in gone for comment in _comments_in(said)]
        return self._comments((*lost, *gone)) + "".join(f"{one}{_LINE}" for one in inside)

    def replacing(self, replaced: Collection[str]) -> str:
        """Write what the record has otherwise."""
        said = [one for one in self.record.properties if one.predicate in replaced]
        inside = f" ;{_LINE}".join(self._comments([one]) + _said(one) for one in said)
        return f"{self.names.write(Iri(_WITH))} [{_LINE}{inside}{_LINE}]"

    def day(self, day: str) -> str:
        """Write the day on which the example is judged."""
        written = self.names.write(Lit(day, XSD.date))
        return f"{self._of(MCP.asOf)}{self.names.write(Iri(MCP.asOf))} {written}"

    def endings(self, endings: Sequence[Ending]) -> Iterator[str]:
        """Write the outcomes."""
        for predicate, kind in EXPECTED.items():
            rules = [self.names.write(Iri(one.rule)) for one in endings if one.kind is kind]
            if rules:
                name = self.names.write(Iri(predicate))
                yield f"{self._of(predicate)}{name} {' , '.join(rules)}"

    def _of(self, predicate: str) -> str:
        return self._comments(self.head.properties_of(predicate))

    def _comments(self, properties: Iterable[WrittenProperty]) -> str:
        return "".join(f"{one}{_LINE}" for said in properties for one in self.above[said])


def _comments_in(said: WrittenProperty) -> Iterator[str]:
    """Give the comments within the values of a property."""
    for value in said.objects:
        tokens = said.tokens[value.first : value.last]
        yield from (one.text for one in tokens if one.kind is Kind.COMMENT)


def _said(said: WrittenProperty) -> str:
    return f"{said.verb} {' , '.join(one.text for one in said.objects)}"


def _goes(statement: WrittenStatement, old: OldExample, differs: Departure) -> bool:
    """Whether a statement is about a part of the record that the record it is like has too."""
    if statement.subject is None or isinstance(statement.subject, Blank):
        return False
    replaced = [
        value for name in differs.replaced for value in old.triples.values(old.record, name)
    ]
    stated = [value for values in old.described.properties.values() for value in values]
    with_parts, kept = (
        {node for node, _, _ in old.triples.closure(*values, named=True)}
        for values in (stated, replaced)
    )
    return statement.subject in with_parts - kept


def _body(written: Written, replaced: Mapping[int, str]) -> str:
    """Give a file without the declarations of prefixes.

    Args:
        written: The file.
        replaced: What comes in the place of statements, by the number of their first token.
    """
    parts: list[str] = []
    position = 0
    for piece in sorted((*written.directives, *written.statements), key=lambda one: one.start):
        parts.append(written.text[position : piece.start])
        if isinstance(piece, WrittenStatement):
            parts.append(replaced.get(piece.first, piece.text))
        elif isinstance(piece, Directive) and piece.prefix is None:
            parts.append(piece.text)
        position = piece.end
    return "".join((*parts, written.text[position:])).strip("\n")


def _formed(body: str, names: Names) -> bytes:
    return format_turtle(f"{header(body, names.prefixes)}{body}\n".encode())
