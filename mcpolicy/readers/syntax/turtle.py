"""Turtle as an input: bytes to triples, with the place of a fault."""

from __future__ import annotations

import re

from mcpolicy.errors import CredentialSyntaxError
from mcpolicy.turtle import TripleIndex, TurtleSyntaxError, parse_turtle

__all__ = ["load_turtle", "looks_like_turtle"]

_START = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:@?prefix\b|@?base\b|PREFIX\b|BASE\b|#|<|_:)")


def looks_like_turtle(data: bytes) -> bool:
    """Tell by the first word."""
    return _START.match(data) is not None


def load_turtle(data: bytes) -> TripleIndex:
    """Read Turtle.

    Raises:
        CredentialSyntaxError: If it is not Turtle within the limits, with line and column where
            there is one.
    """
    try:
        return parse_turtle(data, base="urn:mcpolicy:input")
    except TurtleSyntaxError as error:
        raise CredentialSyntaxError(error.reason, line=error.line, column=error.column) from None
