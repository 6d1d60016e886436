"""The tokens of a Turtle text; white space and comments are tokens too, so that nothing is lost.

Every pattern is possessive: a text is gone through once, however hostile it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from mcpolicy.turtle import TurtleSyntaxError
from mcpolicy.wording import Count, Note, printable

__all__ = [
    "BOM",
    "Kind",
    "Token",
    "block_first",
    "line_ends",
    "line_last",
    "starts_line",
    "tokenize",
]

BOM = "\ufeff"
"""A byte order mark; one may stand at the start of a text and counts as white space."""

_MOST_TOKENS = 2_000_000


class Kind(StrEnum):
    """What a token is."""

    SPACE = "space"
    COMMENT = "comment"
    IRI = "iri"
    """`<...>`, with its escapes."""
    NAME = "name"
    """`prefix:name`; either part may be empty."""
    BLANK = "blank"
    """`_:label`."""
    STRING = "string"
    """A string in one of the four kinds of quotes, without language tag or datatype."""
    LANGUAGE = "language"
    """`@tag` after a string."""
    DIRECTIVE = "directive"
    """`@prefix` or `@base`, or `PREFIX` or `BASE` in any case of letters."""
    INTEGER = "integer"
    DECIMAL = "decimal"
    DOUBLE = "double"
    WORD = "word"
    """`a`, `true` or `false`."""
    MARK = "mark"
    """One of `. ; , [ ] ( ) ^^`."""


class Token(NamedTuple):
    """A piece of a Turtle text.

    Attributes:
        kind: What it is.
        text: Its characters, as they stand.
        start: How many characters of the text come before it.
        line: Its line, counted from 1.
        column: Where it stands in its line, in characters counted from 1; a byte order mark is not
            counted.
    """

    kind: Kind
    text: str
    start: int
    line: int
    column: int

    @property
    def end(self) -> int:
        """How many characters come before what follows it."""
        return self.start + len(self.text)

    @property
    def is_layout(self) -> bool:
        """Whether it means nothing: white space or a comment."""
        return self.kind is Kind.SPACE or self.kind is Kind.COMMENT


_LETTER = (
    r"A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d"
    r"\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_INNER = rf"_{_LETTER}0-9\-\u00b7\u0300-\u036f\u203f\u2040"
_HEX = "[0-9A-Fa-f]"
_CODE = (
    rf"\\u(?![dD][89A-Fa-f]){_HEX}{{4}}"
    rf"|\\U00(?:00(?![dD][89A-Fa-f])|0[1-9A-Fa-f]|10){_HEX}{{4}}"
)
"""An escape by code point, which is a character and no surrogate."""
_ESCAPE = rf"\\[tbnrf\"'\\]|{_CODE}"
_PREFIX = rf"[{_LETTER}](?:[{_INNER}]++|\.++(?=[{_INNER}]))*+"
_LOCAL_ESCAPE = rf"%{_HEX}{{2}}|\\[_~.\-!$&'()*+,;=/?#@%]"
_LOCAL = (
    rf"(?:[_{_LETTER}0-9:]|{_LOCAL_ESCAPE})"
    rf"(?:[{_INNER}:]++|{_LOCAL_ESCAPE}|\.++(?=[{_INNER}:%\\]))*+"
)
_EXPONENT = "[eE][+-]?+[0-9]++"


def _string(quote: str) -> str:
    """Give the pattern of a string in one kind of quotes, threefold or single."""
    return (
        rf"{quote * 3}(?:{quote}{{0,2}}+(?:[^{quote}\\]++|{_ESCAPE}))*+{quote * 3}"
        rf"|{quote}(?!{quote * 2})(?:[^{quote}\\\r\n]++|{_ESCAPE})*+{quote}"
    )


_PATTERNS = {
    Kind.SPACE: r"[ \t\r\n]++",
    Kind.COMMENT: r"\#[^\r\n]*+",
    Kind.NAME: rf"(?:{_PREFIX})?+:(?:{_LOCAL})?+",
    Kind.WORD: _PREFIX,
    Kind.MARK: r"[\[\](),;]|\^\^|\.(?![0-9])",
    Kind.STRING: f"{_string(chr(34))}|{_string(chr(39))}",
    Kind.LANGUAGE: r"@[A-Za-z]++(?:-[A-Za-z0-9]++)*+",
    Kind.IRI: rf"<(?:[^\x00-\x20<>\"{{}}|^`\\]++|{_CODE})*+>",
    Kind.DOUBLE: rf"[+-]?+(?:[0-9]++(?:\.[0-9]*+)?+|\.[0-9]++){_EXPONENT}",
    Kind.DECIMAL: r"[+-]?+[0-9]*+\.[0-9]++",
    Kind.INTEGER: "[+-]?+[0-9]++",
    Kind.BLANK: rf"_:[_{_LETTER}0-9](?:[{_INNER}]++|\.++(?=[{_INNER}]))*+",
}
_TOKEN = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _PATTERNS.items()))
_WORD = re.compile(r"[^ \t\r\n]{1,40}")
_OPEN_IRI = re.compile(r"<[^>\r\n]{0,100}>?")
_LINE_END = re.compile(r"\r\n?|\n")
_KINDS = {str(kind): kind for kind in Kind}
_MANY_LINED = frozenset({Kind.SPACE, Kind.STRING})
_WORDS = frozenset({"a", "true", "false"})
_KEYWORDS = frozenset({"prefix", "base"})
_SUBTAG_LONGEST = 8


def tokenize(text: str) -> tuple[Token, ...]:
    """Split a Turtle text into its tokens, whose texts joined give the text back.

    Raises:
        TurtleSyntaxError: If something in it is no token of Turtle 1.1, or it has more of them
            than are read; with line and column.
    """
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    position, line, line_start = 0, 1, 0
    count = 0
    after_string = False
    if text.startswith(BOM):
        yield Token(Kind.SPACE, BOM, 0, 1, 1)
        position = line_start = 1
    while position < len(text):
        column = position - line_start + 1
        found = _TOKEN.match(text, position)
        count += 1
        if found is None or count > _MOST_TOKENS:
            reason = _no_token(text, position)
            if found is not None:
                reason = Note.of("turtle-tokens", limit=Count(_MOST_TOKENS))
            raise TurtleSyntaxError(reason, line, column)
        kind = _kind(_KINDS[found.lastgroup or ""], found[0], after_string)
        if kind is None:
            shown = printable(found[0], 40)
            raise TurtleSyntaxError(Note.of("turtle-no-token", found=shown), line, column)
        yield Token(kind, found[0], position, line, column)
        if kind in _MANY_LINED:
            for end in _LINE_END.finditer(found[0]):
                line, line_start = line + 1, position + end.end()
        if kind is not Kind.SPACE and kind is not Kind.COMMENT:
            after_string = kind is Kind.STRING
        position = found.end()


def _kind(kind: Kind, text: str, after_string: bool) -> Kind | None:
    """Tell what words and what starts with `@` are; None for what Turtle does not know."""
    if kind is Kind.WORD:
        if text.lower() in _KEYWORDS:
            return Kind.DIRECTIVE
        return kind if text in _WORDS else None
    if kind is not Kind.LANGUAGE:
        return kind
    if after_string:
        short = all(len(part) <= _SUBTAG_LONGEST for part in text[1:].split("-"))
        return kind if short else None
    return Kind.DIRECTIVE if text[1:] in _KEYWORDS else None


def _no_token(text: str, position: int) -> Note:
    """Say what is wrong where no token starts."""
    if text.startswith("<<", position):
        return Note.of("turtle-star")
    if text[position] in "\"'":
        return Note.of("turtle-string")
    if text[position] == "<":
        found = _OPEN_IRI.match(text, position)
        return Note.of("turtle-iri", iri=printable(found[0] if found else "<"))
    found = _WORD.match(text, position)
    return Note.of("turtle-no-token", found=printable(found[0] if found else text[position]))


def line_ends(text: str) -> int:
    """Count the lines that end in a text."""
    return sum(1 for _ in _LINE_END.finditer(text))


def starts_line(tokens: Sequence[Token], number: int) -> bool:
    """Whether a token is the first in its line but for white space."""
    while number and tokens[number - 1].kind is Kind.SPACE:
        number -= 1
        if line_ends(tokens[number].text):
            return True
    return number == 0


def block_first(tokens: Sequence[Token], number: int) -> int:
    """Give the number of the first of the comments that stand above a token.

    Each has a line of its own, and no blank line comes between. Without such comments it is the
    token itself.
    """
    first = number
    while (
        number >= 2
        and tokens[number - 1].kind is Kind.SPACE
        and line_ends(tokens[number - 1].text) == 1
        and tokens[number - 2].kind is Kind.COMMENT
        and starts_line(tokens, number - 2)
    ):
        first = number = number - 2
    return first


def line_last(tokens: Sequence[Token], number: int) -> int:
    """Give the number of the comment at the end of a token's line, else of the token."""
    following = number + 1
    if following < len(tokens) and tokens[following].kind is Kind.SPACE:
        if line_ends(tokens[following].text):
            return number
        following += 1
    is_comment = following < len(tokens) and tokens[following].kind is Kind.COMMENT
    return following if is_comment else number
