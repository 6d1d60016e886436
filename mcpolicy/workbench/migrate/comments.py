"""Comments of a written statement, each with the property that it is about."""

from __future__ import annotations

from collections.abc import Iterator

from mcpolicy.written.tokens import Kind, starts_line
from mcpolicy.written.tree import WrittenStatement

__all__ = ["comments_beside"]


def comments_beside(statement: WrittenStatement) -> tuple[tuple[str, ...], ...]:
    """Give the comments that stand beside each property of a statement, in their order.

    A comment on a line of its own is about the property that follows it, or that it stands in; any
    other is about the one before it. Those within a value belong to the value, and are left out.
    """
    found: list[list[str]] = [[] for _ in statement.properties]
    for number in _numbers(statement) if found else ():
        found[_about(statement, number)].append(statement.tokens[number].text)
    return tuple(map(tuple, found))


def _numbers(statement: WrittenStatement) -> Iterator[int]:
    """Give the numbers of the tokens that are comments outside of values."""
    values = [one for said in statement.properties for one in said.objects]
    for number in range(statement.first, statement.last + 1):
        is_comment = statement.tokens[number].kind is Kind.COMMENT
        if is_comment and not any(one.first < number < one.last for one in values):
            yield number


def _about(statement: WrittenStatement, number: int) -> int:
    """Tell which of the properties a comment is about."""
    last = len(statement.properties) - 1
    if starts_line(statement.tokens, number):
        places = (place for place, one in enumerate(statement.properties) if number < one.last)
        return next(places, last)
    before = [place for place, one in enumerate(statement.properties) if one.first < number]
    return max(before, default=0)
