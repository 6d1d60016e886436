"""A line of a page that stands deeper than others."""

from __future__ import annotations

from dataclasses import replace

from mcpolicy.statement import Value
from mcpolicy.wording import Note

__all__ = ["Line"]


class Line(Value):
    """A sentence, and how deep it stands under the lines before it, from 0."""

    depth: int
    what: Note

    def deeper(self) -> Line:
        """Give the same line one step deeper."""
        return replace(self, depth=self.depth + 1)
