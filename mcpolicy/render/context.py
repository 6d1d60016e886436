"""What a renderer is told besides the page: the language, the colours, and how much to show."""

from __future__ import annotations

from dataclasses import field

from mcpolicy.render.layout import Palette
from mcpolicy.statement import Value
from mcpolicy.wording import Wording

__all__ = ["Context"]


class Context(Value):
    """How a page is to be written.

    Attributes:
        wording: The language.
        palette: Colours of a terminal; none by default.
        every: Show also what is left out by default, such as the rules that are satisfied.
    """

    wording: Wording = field(default_factory=Wording)
    palette: Palette = field(default_factory=Palette)
    every: bool = False
