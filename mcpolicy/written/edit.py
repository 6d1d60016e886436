"""Changes of a written text that leave it Turtle, and leave alone what they are not about.

A function here gives the edits for one change. They hold for the text as it was read; after they
are applied, it is read again before the next change of the same statement. A comment goes with what
it is about: it stands above it without a blank line between, or at the end of its line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from mcpolicy.errors import UnusableValueError
from mcpolicy.wording import Note
from mcpolicy.written.tokens import Kind, Token, block_first, line_last, tokenize
from mcpolicy.written.tree import WrittenObject, WrittenProperty, WrittenStatement

__all__ = [
    "Edit",
    "apply_edits",
    "with_property",
    "with_value",
    "without_objects",
    "without_property",
    "without_statement",
]

_OPENING = frozenset({"[", "("})
_CLOSING_BRACKETS = frozenset({"]", ")"})
_CLOSING = _CLOSING_BRACKETS | {"."}


class Edit(NamedTuple):
    """Text that comes in the place of the characters from `start` up to `end`."""

    start: int
    end: int
    text: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Change a text.

    Args:
        text: The text for which the edits were made.
        edits: The edits in any order; of two that put something at the same place, the first one
            comes first.

    Raises:
        UnusableValueError: If two edits overlap, or one lies outside of the text.
    """
    pieces: list[str] = []
    position = 0
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        if not position <= edit.start <= edit.end <= len(text):
            raise UnusableValueError(Note.of("edits-overlap"))
        pieces += text[position : edit.start], edit.text
        position = edit.end
    return "".join((*pieces, text[position:]))


def without_statement(statement: WrittenStatement) -> tuple[Edit, ...]:
    """Take a statement away, with its comments and the blank lines after it."""
    return (_without_lines(statement.tokens, statement.first, statement.last),)


def without_property(statement: WrittenStatement, predicate: str) -> tuple[Edit, ...]:
    """Take all values of a predicate away.

    A statement that says nothing else goes as a whole.
    """
    properties = statement.properties
    gone = [one.predicate == predicate for one in properties]
    if properties and all(gone):
        return _without_all(statement.tokens, properties[0].first, properties[-1].last)
    return tuple(
        edit
        for first, last in _runs(gone)
        for edit in _without(statement.tokens, properties[first].first, properties[last].last, ";")
    )


def without_objects(
    written: WrittenProperty, keep: Callable[[WrittenObject], bool]
) -> tuple[Edit, ...]:
    """Take some values of a property away, and the property when none stays.

    A statement that says nothing else goes as a whole.

    Args:
        written: The property.
        keep: Tells which values stay.
    """
    tokens, objects = written.tokens, written.objects
    gone = [not keep(one) for one in objects]
    if not all(gone):
        return tuple(
            edit
            for first, last in _runs(gone)
            for edit in _without(tokens, objects[first].first, objects[last].last, ",")
        )
    has_sibling = tokens[_telling(tokens, written.first, -1)].text == ";"
    if has_sibling or tokens[_after(tokens, written.last, ";")].text not in _CLOSING:
        return _without(tokens, written.first, written.last, ";")
    return _without_all(tokens, written.first, written.last)


def with_property(statement: WrittenStatement, text: str) -> tuple[Edit, ...]:
    """Say one thing more of a subject, after all that is said of it.

    Args:
        statement: What is said so far.
        text: A predicate and its values, or several properties, as they are to be written.

    Raises:
        TurtleSyntaxError: If the text cannot be part of Turtle.
    """
    tokens, ending = statement.tokens, statement.last
    last = _telling(tokens, ending, -1)
    mark = "" if tokens[last].text == ";" or not statement.properties else " ;"
    end_of_line = _end_of_line(tokens)
    added = f"{end_of_line}    {_closed(text)}"
    if any(token.kind is Kind.COMMENT for token in tokens[last:ending]):
        start = tokens[ending].start
        return (Edit(start, start, f"{mark.strip()}{added} "),)
    return (_put(tokens, last, f"{mark}{added}"),)


def with_value(written: WrittenProperty, text: str) -> tuple[Edit, ...]:
    """Give a property one more value, after those that it has.

    Args:
        written: The property.
        text: A value, or several, as they are to be written.

    Raises:
        TurtleSyntaxError: If the text cannot be part of Turtle.
    """
    return (_put(written.tokens, written.last, f" , {_closed(text)}"),)


def _put(tokens: Sequence[Token], number: int, text: str) -> Edit:
    """Put a text behind a token, so that it does not grow together with what follows."""
    gap = "" if tokens[number + 1].is_layout else " "
    return Edit(tokens[number].end, tokens[number].end, f"{text}{gap}")


def _closed(text: str) -> str:
    """Give a text that something can be written behind, also if it ends with a comment."""
    text = text.strip()
    tokens = tokenize(text)
    return f"{text}\n   " if tokens and tokens[-1].kind is Kind.COMMENT else text


def _end_of_line(tokens: Sequence[Token]) -> str:
    """Give the end of a line as the text has it."""
    windows = any(token.kind is Kind.SPACE and "\r\n" in token.text for token in tokens)
    return "\r\n" if windows else "\n"


def _runs(gone: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Give the first and the last number of each run of what goes."""
    first = None
    for number, goes in enumerate((*gone, False)):
        if goes and first is None:
            first = number
        elif not goes and first is not None:
            yield first, number - 1
            first = None


def _telling(tokens: Sequence[Token], number: int, step: int) -> int:
    """Give the number of the next token that is no layout, forwards or backwards."""
    number += step
    while tokens[number].is_layout:
        number += step
    return number


def _after(tokens: Sequence[Token], number: int, mark: str) -> int:
    """Give the number of the token that follows a token and the marks behind it."""
    number = _telling(tokens, number, 1)
    while tokens[number].text == mark:
        number = _telling(tokens, number, 1)
    return number


def _has_comment(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(token.kind is Kind.COMMENT for token in tokens[first:last])


def _without(tokens: Sequence[Token], first: int, last: int, mark: str) -> tuple[Edit, ...]:
    """Take properties or values away that stand between others, or at the end.

    Args:
        tokens: All tokens.
        first: The first one that goes.
        last: The last one that goes.
        mark: What stands between them and the others.
    """
    following = _after(tokens, last, mark)
    if tokens[_telling(tokens, last, 1)].text == mark and tokens[following].text not in _CLOSING:
        return (_cut(tokens, first, _telling(tokens, following, -1), following),)
    before = _telling(tokens, first, -1)
    return _without_tail(tokens, _telling(tokens, before, -1), before, first, last)


def _cut(tokens: Sequence[Token], first: int, last: int, following: int) -> Edit:
    """Take tokens away with their comments, up to those of what follows."""
    end, block = line_last(tokens, last), block_first(tokens, following)
    start = tokens[block_first(tokens, first)].start
    if _has_comment(tokens, end + 1, block):
        return Edit(start, tokens[end].end, "")
    return Edit(start, tokens[block].start, "")


def _without_tail(
    tokens: Sequence[Token], kept: int, mark: int | None, first: int, last: int
) -> tuple[Edit, ...]:
    """Take away what stands at the end.

    Args:
        tokens: All tokens.
        kept: The last one that stays.
        mark: The one that stands between, if there is one.
        first: The first one that goes.
        last: The last one that goes.
    """
    block, end = block_first(tokens, first), tokens[line_last(tokens, last)].end
    gap = "" if tokens[last + 1].is_layout else " "
    if not _has_comment(tokens, kept, block):
        return (Edit(tokens[kept].end, end, gap),)
    tail = Edit(tokens[block].start, end, gap)
    return (tail,) if mark is None else (Edit(tokens[mark].start, tokens[mark].end, ""), tail)


def _without_all(tokens: Sequence[Token], first: int, last: int) -> tuple[Edit, ...]:
    """Take away all that is said of a subject, and the subject unless it is a bracket that stays.

    Args:
        tokens: All tokens.
        first: The first one of the properties.
        last: The last one of them, before the marks behind them.
    """
    after, before = _after(tokens, last, ";"), _telling(tokens, first, -1)
    end = _telling(tokens, after, -1)
    if tokens[before].text == "[":
        return (Edit(tokens[first].start, tokens[end].end, ""),)
    head = _opening(tokens, before)
    if tokens[head].text == "[" and _telling(tokens, head, 1) != before:
        return _without_tail(tokens, before, None, first, end)
    return (_without_lines(tokens, head, after),)


def _without_lines(tokens: Sequence[Token], first: int, last: int) -> Edit:
    """Take a statement away, with its comments and the blank lines after it."""
    start = tokens[block_first(tokens, first)].start
    last = line_last(tokens, last)
    if last + 1 < len(tokens) and tokens[last + 1].kind is Kind.SPACE:
        last += 1
    return Edit(start, tokens[last].end, "")


def _opening(tokens: Sequence[Token], number: int) -> int:
    """Give the number of the token that opens what a token closes; else of the token itself."""
    depth = 0
    while True:
        depth += (tokens[number].text in _CLOSING_BRACKETS) - (tokens[number].text in _OPENING)
        if depth == 0:
            return number
        number -= 1
