"""A JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping

from mcpolicy.render.context import Context
from mcpolicy.render.json import dump_json

__all__ = ["render_json"]


def render_json(page: Mapping[str, object], context: Context) -> str:
    """Write the schema."""
    return dump_json(page)
