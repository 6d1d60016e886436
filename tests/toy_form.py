"""A form of output that only tests know: the ladder of a page, and its levels, on one line."""

from __future__ import annotations

from mcpolicy.pages.levels import LevelsPage
from mcpolicy.render.context import Context

__all__ = ["render"]


def render(page: LevelsPage, context: Context) -> str:
    """Write the line."""
    notations = " < ".join(shown.level.notation for shown in page.levels)
    return f"{context.wording.text(page.ladder.label)}: {notations}\n"
