"""Syntaxes: bytes to a document of plain values, before anybody asks what its words mean.

Each loader has its limits and tells the place of a fault. Which syntax an input has is told by its
first characters alone.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from mcpolicy.readers.syntax.csv import load_csv, looks_like_csv
from mcpolicy.readers.syntax.json import load_json
from mcpolicy.readers.syntax.turtle import load_turtle, looks_like_turtle
from mcpolicy.readers.syntax.xml import load_xml, looks_like_xml

__all__ = ["SYNTAXES", "Syntax", "syntax_of"]


class Syntax(NamedTuple):
    """One syntax.

    Attributes:
        name: What it is called.
        looks_like: Tells whether bytes look like it.
        load: Reads bytes; raises a `CredentialSyntaxError` with the place of a fault.
    """

    name: str
    looks_like: Callable[[bytes], bool]
    load: Callable[[bytes], object]


SYNTAXES = {
    syntax.name: syntax
    for syntax in (
        Syntax("XML", looks_like_xml, load_xml),
        Syntax("Turtle", looks_like_turtle, load_turtle),
        Syntax("CSV", looks_like_csv, load_csv),
        Syntax("JSON", lambda data: True, load_json),
    )
}
"""The syntaxes in the order in which they are asked. What looks like no other is read as JSON, and
the faults of JSON are told."""


def syntax_of(data: bytes) -> Syntax:
    """Give the syntax that an input looks like."""
    return next(syntax for syntax in SYNTAXES.values() if syntax.looks_like(data))
