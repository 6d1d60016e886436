"""One line of an explanation."""

from __future__ import annotations

from mcpolicy.statement import Value
from mcpolicy.wording import Note

__all__ = ["Line"]


class Line(Value):
    """One line of a tree of lines.

    Attributes:
        depth: How deep it stands; 0 is outermost.
        what: What it says.
    """

    depth: int = 0
    what: Note
