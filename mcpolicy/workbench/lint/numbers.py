"""Numbers in labels: the limit that people read is the one that is tested."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from mcpolicy.clause import clause_of
from mcpolicy.interval import decimal_text
from mcpolicy.namespaces import MCP, RDFS
from mcpolicy.shape.read import read_shape
from mcpolicy.shape.tree import Bound
from mcpolicy.turtle import Lit, Node
from mcpolicy.wording import Note
from mcpolicy.workbench.lint.context import Context, Fault

__all__ = ["check_numbers"]

_NUMBER = re.compile(r"(?<![\w.,])[0-9]+(?:[.,][0-9]+)?(?![\w])")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")


def check_numbers(context: Context) -> Iterator[Fault]:
    """Say which rules with a bound have, in their label or their clause's, other numbers only.

    A year is no limit. A label that writes its number in words is not looked into.
    """
    for rule in context.index.of_type(MCP.Rule):
        shape = read_shape(context.index, rule)
        bounded = any(isinstance(one, Bound) for _, one in shape.every_constraint())
        if not bounded or not shape.numbers:  # a bound that is no number is told elsewhere
            continue
        for node in (rule, clause_of(context.index, rule) or rule):
            told = tuple(_numbers(context, node))
            if told and not any(_value(one) in shape.numbers for one in told):
                tested = ", ".join(map(decimal_text, sorted(shape.numbers)))
                what = Note.of("lint-label-number", told=", ".join(told), tested=tested)
                yield context.fault(what, node, RDFS.label)


def _numbers(context: Context, node: Node) -> Iterator[str]:
    """Give the numbers of an English label, as they are written."""
    for label in context.index.values(node, RDFS.label):
        if isinstance(label, Lit) and label.language == "en":
            yield from (one for one in _NUMBER.findall(label.value) if not _YEAR.fullmatch(one))


def _value(written: str) -> Fraction:
    return Fraction(written.replace(",", "."))
