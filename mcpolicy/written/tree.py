"""Statements, properties and values of a Turtle text, each with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from mcpolicy.namespaces import RDF
from mcpolicy.turtle import (
    DEEPEST,
    Blank,
    Iri,
    Lit,
    Node,
    Term,
    TurtleSyntaxError,
    decode_turtle,
)
from mcpolicy.wording import Note, printable
from mcpolicy.written.terms import Resolver, plain_literal, string_value
from mcpolicy.written.tokens import Kind, Token, block_first, tokenize

__all__ = [
    "Directive",
    "Written",
    "WrittenObject",
    "WrittenProperty",
    "WrittenStatement",
]

_A_TYPE = Iri(RDF.type)
_NAMED = frozenset({Kind.IRI, Kind.NAME})
_SUBJECTS = _NAMED | {Kind.BLANK}
_NUMBERS = frozenset({Kind.INTEGER, Kind.DECIMAL, Kind.DOUBLE})
_BOOLEANS = frozenset({"true", "false"})
_BRACKETS = frozenset({"[", "("})
_AFTER_PROPERTIES = frozenset({";", ".", "]"})
_END = Token(Kind.MARK, "", 0, 0, 0)


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some tokens of a text that belong together.

    Attributes:
        tokens: All tokens of the text.
        first: Number of its first token among them.
        last: Number of its last token.
    """

    tokens: tuple[Token, ...] = field(repr=False, compare=False)
    first: int
    last: int

    @property
    def start(self) -> int:
        """How many characters of the text come before it."""
        return self.tokens[self.first].start

    @property
    def end(self) -> int:
        """How many characters of the text come before what follows it."""
        return self.tokens[self.last].end

    @property
    def line(self) -> int:
        """Line on which it starts, counted from 1."""
        return self.tokens[self.first].line

    @property
    def column(self) -> int:
        """Where it starts in its line, in characters counted from 1."""
        return self.tokens[self.first].column

    @property
    def text(self) -> str:
        """The characters, as they are written."""
        return "".join(token.text for token in self.tokens[self.first : self.last + 1])


@dataclass(frozen=True, slots=True)
class Directive(_Piece):
    """A prefix or base, with its `.` if it has one.

    Attributes:
        prefix: The name before the colon; None for a base.
        iri: What it stands for, resolved.
        iri_token: Number of the token that gives the IRI.
    """

    prefix: str | None
    iri: Iri
    iri_token: int


@dataclass(frozen=True, slots=True)
class WrittenObject(_Piece):
    """A value of a property, an item of a list, or a subject.

    Attributes:
        term: The term that it stands for; None for a bracket or a list.
        properties: What a bracket says.
        items: What a list holds.
    """

    term: Term | None
    properties: tuple[WrittenProperty, ...] = ()
    items: tuple[WrittenObject, ...] = ()

    @property
    def is_bracket(self) -> bool:
        """Whether it is `[ ... ]`."""
        return self.tokens[self.first].text == "["

    @property
    def is_list(self) -> bool:
        """Whether it is `( ... )`."""
        return self.tokens[self.first].text == "("


@dataclass(frozen=True, slots=True)
class WrittenProperty(_Piece):
    """A predicate with its values; it ends before the `;`, `.` or `]` that follows.

    Attributes:
        predicate: The property; `a` is rdf:type.
        objects: Its values in the order in which they are written.
    """

    predicate: Iri
    objects: tuple[WrittenObject, ...]

    @property
    def verb(self) -> str:
        """The predicate as it is written."""
        return self.tokens[self.first].text


@dataclass(frozen=True, slots=True)
class WrittenStatement(_Piece):
    """A subject with what is said of it, up to the `.` at its end.

    Attributes:
        head: The subject as it is written.
        properties: What is said of it, in the order in which it is written.
    """

    head: WrittenObject
    properties: tuple[WrittenProperty, ...]

    @property
    def subject(self) -> Node | None:
        """The subject; None for a bracket or a list."""
        term = self.head.term
        return None if isinstance(term, Lit) else term

    @property
    def block_start(self) -> int:
        """Where its own comments start: those above it, without a blank line between."""
        return self.tokens[block_first(self.tokens, self.first)].start

    def properties_of(self, predicate: str) -> tuple[WrittenProperty, ...]:
        """Give the properties with a predicate; there may be several."""
        return tuple(one for one in self.properties if one.predicate == predicate)


@dataclass(frozen=True, slots=True)
class Written:
    """A Turtle text as it is written.

    Attributes:
        text: The text, with its byte order mark if it has one.
        tokens: All its tokens; their texts joined are the text.
        prefixes: Name and IRI of each prefix, as at the end of the text.
        directives: The prefixes and bases, in the order in which they are written.
        statements: The statements, in the order in which they are written.
    """

    text: str
    tokens: tuple[Token, ...] = field(repr=False)
    prefixes: Mapping[str, Iri]
    directives: tuple[Directive, ...]
    statements: tuple[WrittenStatement, ...]

    @classmethod
    def of(cls, data: bytes, base: str = "urn:mcpolicy:document") -> Self:
        """Read Turtle.

        Args:
            data: The bytes, UTF-8, with or without a byte order mark.
            base: What relative IRIs and `<>` are resolved against.

        Raises:
            TurtleSyntaxError: If it is not Turtle, or larger or deeper than is read; with line and
                column where they are known.
        """
        text = decode_turtle(data)
        reader = _Reader(tokenize(text), base)
        reader.read()
        return cls(
            text=text,
            tokens=reader.tokens,
            prefixes=reader.terms.prefixes,
            directives=tuple(reader.directives),
            statements=tuple(reader.statements),
        )

    def statements_of(self, subject: str) -> tuple[WrittenStatement, ...]:
        """Give the statements about a subject; there may be several."""
        return tuple(one for one in self.statements if one.subject == subject)


class _Reader:
    """Goes through the tokens once; calls itself at most twice for each level of brackets."""

    def __init__(self, tokens: tuple[Token, ...], base: str) -> None:
        self.tokens = tokens
        self.terms = Resolver(base)
        self.directives: list[Directive] = []
        self.statements: list[WrittenStatement] = []
        self._telling = [number for number, token in enumerate(tokens) if not token.is_layout]
        self._at = 0
        self._depth = 0

    def read(self) -> None:
        while self._at < len(self._telling):
            if self._token.kind is Kind.DIRECTIVE:
                self.directives.append(self._directive())
            else:
                self.statements.append(self._statement())

    @property
    def _token(self) -> Token:
        """The token that comes next; at the end one without characters."""
        if self._at < len(self._telling):
            return self.tokens[self._telling[self._at]]
        return _END

    @property
    def _first(self) -> int:
        """Number of the token that comes next."""
        return self._telling[self._at]

    @property
    def _last(self) -> int:
        """Number of the token that was taken last."""
        return self._telling[self._at - 1]

    def _expected(self, what: str) -> TurtleSyntaxError:
        """Say what should come next."""
        expected, token = Note.of(what), self._token
        if token is _END:
            token = self.tokens[self._telling[-1]]
            return TurtleSyntaxError(
                Note.of("turtle-ends", expected=expected), token.line, token.column
            )
        found = printable(token.text, 40)
        reason = Note.of("turtle-expected", found=found, expected=expected)
        return TurtleSyntaxError(reason, token.line, token.column)

    def _take(self, mark: str, what: str) -> None:
        if self._token.text != mark:
            raise self._expected(what)
        self._at += 1

    def _directive(self) -> Directive:
        first, word = self._first, self._token.text
        prefix = None
        self._at += 1
        if word.lower().endswith("prefix"):
            name, colon, rest = self._token.text.partition(":")
            if self._token.kind is not Kind.NAME or rest or not colon:
                raise self._expected("turtle-a-prefix")
            prefix = name
            self._at += 1
        if self._token.kind is not Kind.IRI:
            raise self._expected("turtle-an-iri")
        iri_token, iri = self._first, self.terms.iri(self._token)
        self._at += 1
        if prefix is None:
            self.terms.rebase(iri)
        else:
            self.terms.declare(prefix, iri)
        if word.startswith("@"):
            self._take(".", "turtle-a-dot")
        return Directive(self.tokens, first, self._last, prefix, iri, iri_token)

    def _statement(self) -> WrittenStatement:
        first, token = self._first, self._token
        if token.kind not in _SUBJECTS and token.text not in _BRACKETS:
            raise self._expected("turtle-a-subject")
        head = self._object("turtle-a-subject")
        alone = bool(head.properties) and self._token.text == "."
        properties = () if alone else self._properties()
        self._take(".", "turtle-an-end")
        return WrittenStatement(self.tokens, first, self._last, head, properties)

    def _properties(self) -> tuple[WrittenProperty, ...]:
        """Read properties, one at least, with what separates them and stands behind the last."""
        properties = [self._property()]
        while self._token.text == ";":
            self._at += 1
            if self._token.text not in _AFTER_PROPERTIES:
                properties.append(self._property())
        return tuple(properties)

    def _property(self) -> WrittenProperty:
        if self._token.text != "a" and self._token.kind not in _NAMED:
            raise self._expected("turtle-a-predicate")
        first, verb = self._first, self._token
        predicate = _A_TYPE if verb.text == "a" else self.terms.iri(verb)
        self._at += 1
        objects = [self._object("turtle-a-value")]
        while self._token.text == ",":
            self._at += 1
            objects.append(self._object("turtle-a-value"))
        return WrittenProperty(self.tokens, first, self._last, predicate, tuple(objects))

    def _object(self, what: str) -> WrittenObject:
        """Read an IRI, a blank node, a literal, a bracket or a list."""
        token = self._token
        if token.text in _BRACKETS:
            return self._nested()
        term: Term
        if token.kind in _NAMED:
            term = self.terms.iri(token)
        elif token.kind is Kind.BLANK:
            term = Blank(token.text)
        elif token.kind is Kind.STRING:
            return self._string()
        elif token.kind in _NUMBERS or token.text in _BOOLEANS:
            term = plain_literal(token)
        else:
            raise self._expected(what)
        self._at += 1
        return WrittenObject(self.tokens, self._last, self._last, term)

    def _string(self) -> WrittenObject:
        """Read a string with its language tag or datatype."""
        first, value = self._first, string_value(self._token)
        self._at += 1
        literal = Lit(value)
        if self._token.kind is Kind.LANGUAGE:
            literal = Lit(value, RDF.langString, self._token.text[1:].lower())
            self._at += 1
        elif self._token.text == "^^":
            self._at += 1
            if self._token.kind not in _NAMED:
                raise self._expected("turtle-a-datatype")
            literal = Lit(value, self.terms.iri(self._token))
            self._at += 1
        return WrittenObject(self.tokens, first, self._last, literal)

    def _nested(self) -> WrittenObject:
        """Read a bracket or a list."""
        first, opening = self._first, self._token
        self._at += 1
        self._depth += 1
        if self._depth > DEEPEST:
            reason = Note.of("turtle-deep", limit=str(DEEPEST))
            raise TurtleSyntaxError(reason, opening.line, opening.column)
        properties: tuple[WrittenProperty, ...] = ()
        items: list[WrittenObject] = []
        if opening.text == "[":
            if self._token.text != "]":
                properties = self._properties()
            self._take("]", "turtle-an-end-of-bracket")
        else:
            while self._token.text != ")":
                items.append(self._object("turtle-an-item"))
            self._at += 1
        self._depth -= 1
        return WrittenObject(self.tokens, first, self._last, None, properties, tuple(items))
