"""The form of the house: the same Turtle, always laid out in the same way.

Prefixes stand at the top in alphabetical order, one blank line between statements, one predicate a
line. Values of the same kind as names share a line where it has room; others have a line each.
Strings, comments, and the order of all else stay as they are. What is in form comes back unchanged.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from mcpolicy.namespaces import RDF
from mcpolicy.written.tokens import Kind, Token, line_ends, line_last, starts_line
from mcpolicy.written.tree import (
    Directive,
    Written,
    WrittenObject,
    WrittenProperty,
    WrittenStatement,
)

__all__ = ["format_turtle"]

_WIDEST = 100
_STEP = 4
_WHOLE_IRI = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*:")
_LINE_ENDS = re.compile(r"\r\n?|\n")
_LINE = "\n"
"""Put before what starts a line."""


def format_turtle(data: bytes) -> bytes:
    """Bring Turtle into the form of the house.

    Args:
        data: The bytes, UTF-8, with or without a byte order mark.

    Returns:
        The same statements and comments in UTF-8, without a byte order mark; nothing if nothing is
        there.

    Raises:
        TurtleSyntaxError: If it is not Turtle, or larger or deeper than is read; with line and
            column where they are known.
    """
    written = Written.of(data)
    parts = _in_order(written, list(_parts(written)))
    lines: list[str] = []
    for number, part in enumerate(parts):
        if number and _blank_between(parts[number - 1], part, parts[number + 1 : number + 2]):
            lines.append("")
        lines.append(part.text)
    return "".join(f"{line}\n" for line in lines).encode()


@dataclass(frozen=True, slots=True)
class _Part:
    """What stands between others at the top level.

    Attributes:
        text: Its lines, joined.
        piece: The directive or statement; None for comments.
        blank_before: Whether a blank line comes before comments.
        blank_after: Whether a blank line, or nothing, comes after comments.
        comment: Whether a comment stands at the end of it.
    """

    text: str
    piece: Directive | WrittenStatement | None = None
    blank_before: bool = False
    blank_after: bool = True
    comment: bool = False


def _blank_between(above: _Part, below: _Part, after: Sequence[_Part]) -> bool:
    """Whether a blank line comes between two parts; `after` is what comes next, if anything."""
    if below.piece is None:
        if above.piece is None:
            return above.blank_after or below.blank_before
        tied = not below.blank_after and any(
            isinstance(piece, WrittenStatement)
            for piece in (above.piece, *(part.piece for part in after))
        )
        return below.blank_before or tied
    if above.piece is None:
        return above.blank_after
    return not (isinstance(above.piece, Directive) and isinstance(below.piece, Directive))


def _parts(written: Written) -> Iterator[_Part]:
    """Give directives, statements, and the comments between them, in the order of the text."""
    tokens = written.tokens
    pieces: list[Directive | WrittenStatement] = [*written.directives, *written.statements]
    pieces.sort(key=lambda piece: piece.first)
    starts = [piece.first for piece in pieces] + [len(tokens)]
    numbers = [number for number, token in enumerate(tokens) if token.kind is Kind.COMMENT]
    yield from _groups(tokens, 0, starts[0], [])
    for piece, start in zip(pieces, starts[1:], strict=True):
        if isinstance(piece, Directive):
            text, comments = _directive(piece), _comments(tokens, piece.first, piece.last)
        else:
            text, comments = _Layout(tokens, numbers).statement(piece)
        gap = line_last(tokens, piece.last) + 1
        comments += _comments(tokens, piece.last, gap)
        yield _Part(" ".join((text, *comments[:1])), piece, comment=bool(comments))
        yield from _groups(tokens, gap, start, comments[1:])


def _groups(tokens: Sequence[Token], first: int, end: int, over: list[str]) -> Iterator[_Part]:
    """Give the comments of a gap, those without a blank line between together.

    Args:
        tokens: All tokens.
        first: The first one of the gap.
        end: The one behind the gap.
        over: Comments that found no place at the end of a line; they stand before the others.
    """
    lines, blank_before, blank = list(over), False, False
    for token in tokens[first:end]:
        if token.kind is Kind.COMMENT:
            if blank and lines:
                yield _Part("\n".join(lines), None, blank_before)
                lines = []
            if not lines:
                blank_before = blank
            lines.append(_comment(token))
            blank = False
        else:
            blank = blank or line_ends(token.text) > 1
    if lines:
        yield _Part("\n".join(lines), None, blank_before, blank or end == len(tokens))


def _comments(tokens: Sequence[Token], first: int, end: int) -> list[str]:
    return [_comment(token) for token in tokens[first:end] if token.kind is Kind.COMMENT]


def _comment(token: Token) -> str:
    return token.text.rstrip(" \t")


def _directive(piece: Directive) -> str:
    iri = piece.tokens[piece.iri_token].text
    return f"@base {iri} ." if piece.prefix is None else f"@prefix {piece.prefix}: {iri} ."


def _may_move(written: Written) -> bool:
    """Whether prefixes mean the same wherever they stand before they are used.

    They do unless one is declared twice with different IRIs, or a base that is not at the start
    comes between.
    """
    directives, statements = written.directives, written.statements
    meanings = {(one.prefix, one.iri) for one in directives if one.prefix is not None}
    if len(meanings) != len({prefix for prefix, _ in meanings}):
        return False
    bases = [number for number, one in enumerate(directives) if one.prefix is None]
    if not bases:
        return True
    (base, *others), before = bases, directives[: bases[0]]
    return (
        not others
        and not (statements and statements[0].first < directives[base].first)
        and all(_WHOLE_IRI.match(one.tokens[one.iri_token].text) for one in before)
    )


def _in_order(written: Written, parts: list[_Part]) -> list[_Part]:
    """Put the prefixes at the top in alphabetical order, where that changes no meaning.

    Comments stay in order: a prefix does not change places with one that has lines of its own.
    """
    if not _may_move(written):
        return parts
    head = next(
        (number for number, part in enumerate(parts) if isinstance(part.piece, WrittenStatement)),
        len(parts),
    )
    top, rest = parts[:head], parts[head:]
    late = [
        _Part(_directive(part.piece), part.piece)
        for part in rest
        if isinstance(part.piece, Directive)
    ]
    place = len(top) - (bool(top) and top[-1].piece is None and not top[-1].blank_after)
    places = [number for number, part in enumerate(top, 1) if part.piece is not None]
    place = places[-1] if places else place
    return [*_sorted_runs([*top[:place], *late, *top[place:]]), *_without_directives(rest)]


def _sorted_runs(parts: list[_Part]) -> Iterator[_Part]:
    """Sort the directives that have no comments between them, the base first."""
    for is_run, run in groupby(parts, lambda part: part.piece is not None):
        found = list(run)
        ordered = sorted(found, key=_rank) if is_run else found
        commented = [part for part in found if part.comment]
        yield from ordered if commented == [part for part in ordered if part.comment] else found


def _rank(part: _Part) -> tuple[bool, str]:
    prefix = part.piece.prefix if isinstance(part.piece, Directive) else None
    return prefix is not None, prefix or ""


def _without_directives(parts: list[_Part]) -> Iterator[_Part]:
    """Leave out directives; the comment at the end of the line of one stays in its place."""
    for part, following in pairwise((*parts, None)):
        assert part is not None, "only the last one is followed by nothing"
        if part.piece is None and _goes_without_trace(following):
            yield replace(part, blank_after=True)
        elif not isinstance(part.piece, Directive):
            yield part
        elif part.comment:
            text = part.text.removeprefix(_directive(part.piece)).strip()
            last = following is None or following.piece is not None
            yield _Part(text, None, blank_after=last)


def _goes_without_trace(part: _Part | None) -> bool:
    return part is not None and isinstance(part.piece, Directive) and not part.comment


class _Layout:
    """Writes one statement, token by token, with the comments that come before each."""

    def __init__(self, tokens: Sequence[Token], comments: Sequence[int]) -> None:
        self._tokens = tokens
        self._comments = comments
        self._pieces: list[str] = []
        self._column = 0
        self._at = -1
        self._waiting: list[tuple[str, bool]] = []
        self._flat: dict[int, str | None] = {}

    def statement(self, statement: WrittenStatement) -> tuple[str, list[str]]:
        """Give the lines of a statement, and the comments that are left for the end of the last."""
        self._at = statement.first - 1
        properties = statement.properties
        beside = bool(properties) and properties[0].predicate == RDF.type
        room = self._beside_head(statement)
        self._value(statement.head, "", 0, 0, room)
        self._properties(properties, _STEP, first=" " if beside else _LINE)
        self._dot(statement.last)
        return "".join(self._pieces), [text for text, _ in self._waiting]

    def _beside_head(self, statement: WrittenStatement) -> int:
        """Count the characters that are to stand on the line on which the subject ends."""
        if not statement.properties:
            return 2
        types = statement.properties[0]
        if types.predicate != RDF.type:
            return 0
        return len(" a ") + self._width(types) + 2

    def _width(self, one: WrittenProperty) -> int:
        """Count the characters of all values of a property in one line."""
        flat = [self._flatten(value) for value in one.objects]
        widths = [_WIDEST if text is None else len(text) for text in flat]
        return sum(widths) + len(" , ") * (len(widths) - 1)

    def _properties(
        self, properties: Sequence[WrittenProperty], indent: int, first: str = _LINE, last: int = 2
    ) -> None:
        """Write properties, one a line.

        Args:
            properties: The properties.
            indent: How far their lines are indented.
            first: What comes before the first one.
            last: How many characters follow the last one on its line.
        """
        for number, one in enumerate(properties):
            is_last = number == len(properties) - 1
            text = "a" if one.predicate == RDF.type else None
            self._write(one.first, _LINE if number else first, indent, text)
            self._objects(one, indent, last if is_last else 2)
            if not is_last:
                self._mark(one.last)

    def _objects(self, one: WrittenProperty, indent: int, after: int) -> None:
        """Write the values of a property: in one line, or one a line."""
        objects = one.objects
        inner = indent if len(objects) == 1 else indent + _STEP
        in_line = self._fit_in_line(one, after)
        for number, value in enumerate(objects):
            is_last = number == len(objects) - 1
            gap = _LINE if number and not in_line else " "
            self._value(value, gap, indent + _STEP, inner, after if is_last else 2)
            if not is_last:
                self._mark(value.last)

    def _fit_in_line(self, one: WrittenProperty, after: int) -> bool:
        if not _are_names(one) or self._has_comment(one.first, one.last):
            return False
        return self._column + len(" ") + self._width(one) + after <= _WIDEST

    def _value(self, value: WrittenObject, gap: str, indent: int, inner: int, after: int) -> None:
        """Write a value, in one line or with its parts one a line.

        Args:
            value: The value.
            gap: What comes before it.
            indent: How far it is indented where it starts a line.
            inner: How far the line is indented that closes it.
            after: How many characters follow it on its line.
        """
        flat = self._flatten(value)
        self._open(value.first, gap, indent)
        if not (value.is_bracket or value.is_list):
            for number in range(value.first, value.last + 1):
                if not self._tokens[number].is_layout:
                    self._write(number, "", indent)
        elif flat is not None and self._column + len(flat) + after <= _WIDEST:
            self._append(flat)
            self._at = value.last
        else:
            self._write(value.first, "", indent)
            self._properties(value.properties, inner + _STEP, last=0)
            for item in value.items:
                self._value(item, _LINE, inner + _STEP, inner + _STEP, 0)
            self._write(value.last, _LINE, inner)

    def _flatten(self, value: WrittenObject) -> str | None:
        """Give a value as it is written in one line; None if it is too wide or holds comments."""
        if value.first not in self._flat:
            self._flat[value.first] = self._flattened(value)
        return self._flat[value.first]

    def _flattened(self, value: WrittenObject) -> str | None:
        if self._has_comment(value.first, value.last):
            return None
        if not (value.is_bracket or value.is_list):
            found = self._tokens[value.first : value.last + 1]
            text = "".join(token.text for token in found if not token.is_layout)
            return text if len(text) <= _WIDEST and not line_ends(text) else None
        parts: list[str] = []
        for item in value.items:
            flat = self._flatten(item)
            if flat is None:
                return None
            parts.append(flat)
        for number, one in enumerate(value.properties):
            verb = "a" if one.predicate == RDF.type else one.verb
            parts += [";", verb] if number else [verb]
            for place, inner in enumerate(one.objects):
                flat = self._flatten(inner)
                if flat is None:
                    return None
                parts += [",", flat] if place else [flat]
        opening, closing = self._tokens[value.first].text, self._tokens[value.last].text
        text = " ".join((opening, *parts, closing)) if parts else f"{opening}{closing}"
        return text if len(text) <= _WIDEST else None

    def _has_comment(self, first: int, last: int) -> bool:
        following = bisect_left(self._comments, first)
        return following < len(self._comments) and self._comments[following] < last

    def _mark(self, number: int) -> None:
        """Write the mark that follows a token; comments before it come behind it."""
        mark = number + 1
        while self._tokens[mark].is_layout:
            mark += 1
        self._take_comments(mark)
        self._append(f" {self._tokens[mark].text}")
        self._at = mark

    def _dot(self, number: int) -> None:
        """End the statement; comments that have lines of their own stay inside of it."""
        self._take_comments(number)
        if len(self._waiting) > 1 or not all(at_end for _, at_end in self._waiting):
            self._open(number, "", _STEP)
            self._append(".")
        else:
            self._append(" .")
        self._at = number

    def _write(self, number: int, gap: str, indent: int, text: str | None = None) -> None:
        """Write a token after the comments that come before it."""
        self._open(number, gap, indent)
        self._append(self._tokens[number].text if text is None else text)
        self._at = number

    def _open(self, number: int, gap: str, indent: int) -> None:
        """Write the comments before a token, and what comes between it and what stands there."""
        self._take_comments(number)
        comments, self._waiting = self._waiting, []
        line = f"\n{' ' * indent}"
        for place, (text, at_end) in enumerate(comments):
            self._append(f" {text}" if at_end and not place else f"{line}{text}")
        self._append(line if comments or gap == _LINE else gap)
        self._at = number - 1

    def _take_comments(self, number: int) -> None:
        """Take the comments between what was written last and a token."""
        self._waiting += (
            (_comment(self._tokens[place]), not starts_line(self._tokens, place))
            for place in range(self._at + 1, number)
            if self._tokens[place].kind is Kind.COMMENT
        )
        self._at = max(self._at, number - 1)

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        *above, last = _LINE_ENDS.split(text)
        self._column = len(last) if above else self._column + len(last)


def _are_names(one: WrittenProperty) -> bool:
    """Whether all values are IRIs, blank nodes, numbers or booleans."""
    return all(
        value.term is not None and value.tokens[value.first].kind is not Kind.STRING
        for value in one.objects
    )
