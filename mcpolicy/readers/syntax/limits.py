"""How much of an input is read, whatever its syntax."""

from __future__ import annotations

from mcpolicy.errors import CredentialSyntaxError
from mcpolicy.wording import Count, Note

__all__ = ["DEEPEST", "MOST_BYTES", "refuse_size"]

MOST_BYTES = 16_000_000
"""The largest input that is read."""

DEEPEST = 100
"""How deep parts may stand in each other."""


def refuse_size(data: bytes) -> None:
    """Refuse an input of more than `MOST_BYTES`.

    Raises:
        CredentialSyntaxError: If it has more.
    """
    if len(data) > MOST_BYTES:
        size, limit = Count(len(data)), Count(MOST_BYTES)
        raise CredentialSyntaxError(Note.of("input-bytes", size=size, limit=limit))
