"""Turtle: bytes to an index of triples, with the place of every syntax fault.

The parser is pyoxigraph's, because it tells line and column and is fast; it is imported when there
is something to parse. Nothing is fetched, and `owl:imports` means nothing here. Terms are plain: an
IRI or a blank node is a string, a literal is a small tuple.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from mcpolicy.errors import UnusableValueError
from mcpolicy.namespaces import RDF, XSD
from mcpolicy.text import LangText
from mcpolicy.wording import Count, Note, printable

if TYPE_CHECKING:
    import pyoxigraph

__all__ = [
    "DEEPEST",
    "Blank",
    "Iri",
    "Lit",
    "Node",
    "Term",
    "TripleIndex",
    "TurtleSyntaxError",
    "decode_turtle",
    "fold_text",
    "lang_text",
    "literal_text",
    "literals_of",
    "parse_turtle",
    "read_term",
    "to_oxigraph",
]

_TYPE = RDF.type
_MOST_BYTES = 16_000_000
_UNQUOTED = {
    XSD.boolean: re.compile(r"true|false"),
    XSD.decimal: re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD.integer: re.compile(r"[+-]?[0-9]+"),
}
"""The literals that Turtle writes without quotes, by datatype."""
_LINE_BREAK = re.compile(r"[ \t]*\r?\n[ \t\r\n]*")
_MOST_TRIPLES = 400_000
DEEPEST = 200
"""How deep brackets and lists may be nested."""


class Iri(str):
    """An IRI."""

    __slots__ = ()


class Blank(str):
    """A blank node, by its label."""

    __slots__ = ()


class Lit(NamedTuple):
    """A literal: its lexical form, its datatype IRI, and its language tag if it has one."""

    value: str
    datatype: str = XSD.string
    language: str | None = None


Term = Iri | Blank | Lit
Node = Iri | Blank


class TurtleSyntaxError(UnusableValueError):
    """Turtle that cannot be parsed."""

    def __init__(self, reason: Note, line: int | None = None, column: int | None = None) -> None:
        """Keep the reason and the place, both counted from 1."""
        self.reason = reason
        self.line = line
        self.column = column
        super().__init__(reason)


class TripleIndex:
    """Triples by subject and predicate, in the order in which they were read."""

    __slots__ = ("_by_type", "_subjects")

    def __init__(self, triples: Iterable[tuple[Node, str, Term]] = ()) -> None:
        """Index the triples; a repeated triple counts once."""
        self._subjects: dict[Node, dict[str, dict[Term, None]]] = {}
        self._by_type: dict[str, list[Node]] = {}
        for subject, predicate, value in triples:
            self.add(subject, predicate, value)

    def add(self, subject: Node, predicate: str, value: Term) -> None:
        """Add one triple."""
        values = self._subjects.setdefault(subject, {}).setdefault(predicate, {})
        if value not in values:
            values[value] = None
            if predicate == _TYPE and isinstance(value, Iri):
                self._by_type.setdefault(value, []).append(subject)

    def merge(self, other: TripleIndex) -> None:
        """Add all triples of another index."""
        for subject, predicates in other._subjects.items():
            if subject in self._subjects:
                for predicate, values in predicates.items():
                    for value in values:
                        self.add(subject, predicate, value)
            else:
                self._subjects[subject] = {
                    predicate: dict(values) for predicate, values in predicates.items()
                }
                for class_iri in predicates.get(_TYPE, ()):
                    if isinstance(class_iri, Iri):
                        self._by_type.setdefault(class_iri, []).append(subject)

    def __iter__(self) -> Iterator[tuple[Node, str, Term]]:
        """Go through all triples."""
        for subject, predicates in self._subjects.items():
            for predicate, values in predicates.items():
                for value in values:
                    yield subject, predicate, value

    def __len__(self) -> int:
        """Count the triples."""
        return sum(
            len(values) for predicates in self._subjects.values() for values in predicates.values()
        )

    def __contains__(self, subject: object) -> bool:
        """Whether a node is the subject of a triple."""
        return subject in self._subjects

    def subjects(self) -> Iterator[Node]:
        """Go through the subjects."""
        return iter(self._subjects)

    def subjects_with(self, predicate: str) -> tuple[Node, ...]:
        """Give the subjects that have a property."""
        return tuple(node for node, said in self._subjects.items() if predicate in said)

    def subjects_of(self, predicate: str, values: Collection[Term]) -> tuple[Node, ...]:
        """Give the subjects that have one of some values for a property."""
        return tuple(
            node
            for node, said in self._subjects.items()
            if predicate in said and not said[predicate].keys().isdisjoint(values)
        )

    def of_type(self, class_iri: str) -> tuple[Node, ...]:
        """Give the subjects of a class, in the order in which they were read."""
        return tuple(self._by_type.get(class_iri, ()))

    def properties(self, subject: str) -> Mapping[str, Collection[Term]]:
        """Give what is said of a subject."""
        return self._subjects.get(subject, {})  # type: ignore[call-overload, no-any-return]

    def values(self, subject: str, predicate: str) -> tuple[Term, ...]:
        """Give the values of a property."""
        return tuple(self.properties(subject).get(predicate, ()))

    def value(self, subject: str, predicate: str) -> Term | None:
        """Give the first value of a property, or None."""
        values = self.properties(subject).get(predicate)
        return next(iter(values)) if values else None

    def has_type(self, subject: str, class_iri: str) -> bool:
        """Whether a subject is of a class."""
        return Iri(class_iri) in self.values(subject, _TYPE)

    def closure(
        self,
        *roots: Term,
        follow: Callable[[str], bool] = lambda predicate: True,
        named: bool = False,
    ) -> Iterator[tuple[Node, str, Term]]:
        """Go through the triples of some nodes and of every blank node that they lead to.

        Args:
            roots: The nodes; nothing is said of the literals among them.
            follow: Tells whether a property is gone through; the others are passed over.
            named: Whether nodes with a name that they lead to are gone through too.
        """
        waiting = [node for node in roots if not isinstance(node, Lit)]
        seen: set[Node] = set()
        while waiting:
            node = waiting.pop()
            if node in seen:
                continue
            seen.add(node)
            for predicate, values in self.properties(node).items():
                for value in values if follow(predicate) else ():
                    yield node, predicate, value
                    if isinstance(value, Blank) or (named and isinstance(value, Iri)):
                        waiting.append(value)


@cache
def _terms() -> Mapping[type, Callable[[Any], Term]]:
    from pyoxigraph import BlankNode, Literal, NamedNode

    return {
        NamedNode: lambda node: Iri(node.value),
        BlankNode: lambda node: Blank(f"_:{node.value}"),
        Literal: lambda value: Lit(value.value, value.datatype.value, value.language),
    }


def read_term(value: object) -> Term | None:
    """Give a term of the parser's as one of ours; None for a statement about a statement."""
    make = _terms().get(type(value))
    return make(value) if make is not None else None


@overload
def to_oxigraph(term: Node) -> pyoxigraph.NamedNode | pyoxigraph.BlankNode: ...


@overload
def to_oxigraph(
    term: Term,
) -> pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal: ...


def to_oxigraph(term: Term) -> pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal:
    """Give a term of ours as one of the parser's."""
    import pyoxigraph

    if isinstance(term, Iri):
        return pyoxigraph.NamedNode(term)
    if isinstance(term, Blank):
        return pyoxigraph.BlankNode(term.removeprefix("_:"))
    if term.language is not None:
        return pyoxigraph.Literal(term.value, language=term.language)
    return pyoxigraph.Literal(term.value, datatype=pyoxigraph.NamedNode(term.datatype))


def literal_text(literal: Lit, name: Callable[[str], str]) -> str:
    """Write a literal as Turtle does, without quotes where it may.

    Args:
        literal: The literal.
        name: Writes the IRI of a datatype.
    """
    unquoted = _UNQUOTED.get(literal.datatype)
    if unquoted is not None and unquoted.fullmatch(literal.value):
        return literal.value
    text = str(to_oxigraph(Lit(literal.value, language=literal.language)))
    if literal.language is not None or literal.datatype == XSD.string:
        return text
    return f"{text}^^{name(literal.datatype)}"


def lang_text(index: TripleIndex, subject: str, predicate: str) -> LangText | None:
    """Give the text of a property in all its languages, or None."""
    found = [
        (value.language or "und", value.value)
        for value in index.values(subject, predicate)
        if isinstance(value, Lit)
    ]
    return LangText.of(found) if found else None


def literals_of(text: LangText | None) -> Iterator[Lit]:
    """Give a text as literals, one in each of its languages; `lang_text` reads them."""
    for tag, words in text.items if text is not None else ():
        yield Lit(words) if tag == "und" else Lit(words, RDF.langString, tag)


def _refuse_depth(data: bytes) -> None:
    depth = 0
    for byte in data:
        if byte in b"[(":
            depth += 1
            if depth > DEEPEST:
                raise TurtleSyntaxError(Note.of("turtle-deep", limit=str(DEEPEST)))
        elif byte in b"])":
            depth -= 1


def fold_text(text: str) -> str:
    """Take every line break in a text, with the blanks around it, for one blank."""
    return _LINE_BREAK.sub(" ", text)


def _malformed(reason: str) -> Note:
    """Say what the parser says, which may repeat the input."""
    return Note.of("turtle-malformed", reason=printable(reason, 200))


def decode_turtle(data: bytes) -> str:
    """Give the text of Turtle, with the byte order mark if it has one.

    Raises:
        TurtleSyntaxError: If it is larger than is read or not in UTF-8.
    """
    if len(data) > _MOST_BYTES:
        raise TurtleSyntaxError(Note.of("turtle-bytes", limit=Count(_MOST_BYTES)))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TurtleSyntaxError(Note.of("not-utf8"), line) from None


def parse_turtle(
    data: bytes, *, base: str = "urn:mcpolicy:document", scope: str = "", fold: bool = False
) -> TripleIndex:
    """Parse Turtle.

    Args:
        data: The bytes, UTF-8, with or without a byte order mark.
        base: What relative IRIs and `<>` are resolved against.
        scope: Put before blank node labels, so that those of several files stay apart.
        fold: Take a line break in a text of a language, with the blanks around it, for one blank:
            a long text may stand on several lines.

    Raises:
        TurtleSyntaxError: If it is not Turtle, or larger or deeper than is read; with line and
            column where they are known.
    """
    text = decode_turtle(data)
    data = data.removeprefix(b"\xef\xbb\xbf")
    if text.count("[") + text.count("(") > DEEPEST:
        _refuse_depth(data)
    from pyoxigraph import RdfFormat, parse

    index = TripleIndex()
    blanks: dict[Term, Blank] = {}

    def own(term: Term) -> Term:
        """Number blank nodes as they are met: the parser's labels differ at every call."""
        if not isinstance(term, Blank):
            return term
        return blanks.setdefault(term, Blank(f"_:{scope}b{len(blanks) + 1}"))

    try:
        for count, quad in enumerate(
            parse(data, format=RdfFormat.TURTLE, base_iri=base, without_named_graphs=True)
        ):
            if count >= _MOST_TRIPLES:
                raise TurtleSyntaxError(Note.of("turtle-triples", limit=Count(_MOST_TRIPLES)))
            subject, value = read_term(quad.subject), read_term(quad.object)
            if subject is None or value is None:
                raise TurtleSyntaxError(Note.of("turtle-star"))
            subject, value = own(subject), own(value)
            if fold and isinstance(value, Lit) and value.language and "\n" in value.value:
                value = value._replace(value=fold_text(value.value))
            if isinstance(subject, Lit):
                raise TurtleSyntaxError(Note.of("turtle-literal-subject"))
            index.add(subject, quad.predicate.value, value)
    except SyntaxError as error:
        reason = str(error).partition(": ")[2] or str(error)
        raise TurtleSyntaxError(_malformed(reason), error.lineno, error.offset) from None
    except (ValueError, OSError) as error:
        if isinstance(error, TurtleSyntaxError):
            raise
        raise TurtleSyntaxError(_malformed(str(error))) from None
    return index
