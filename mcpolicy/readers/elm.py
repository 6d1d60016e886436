"""European Learning Model v3 (being written)."""

from __future__ import annotations

from mcpolicy.model import InputRecord

__all__ = ["is_elm", "read_elm"]


def is_elm(document: object) -> bool:
    """Tell whether a document is an ELM credential."""
    return False


def read_elm(document: object, *, path: str, digest: str) -> tuple[InputRecord, ...]:
    """Read an ELM credential."""
    raise NotImplementedError
