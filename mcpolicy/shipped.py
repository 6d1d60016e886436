"""What the files of `shapes/` say, in all their languages.

The files themselves hold English; every file of `shapes/lang/` holds the same texts in one other
language, which is one more file.
"""

from __future__ import annotations

from functools import cache

from mcpolicy.resources import shape_bytes, shape_names
from mcpolicy.turtle import TripleIndex, parse_turtle

__all__ = ["shipped_triples"]


def shipped_triples(*names: str) -> TripleIndex:
    """Give the triples of files of `shapes/`, with the texts that other languages have for them.

    Args:
        names: The files, such as `rule.ttl` or `vocabulary/lists.ttl`.

    Raises:
        DataNotFoundError: If one of them cannot be read.
    """
    index = TripleIndex()
    for name in names:
        index.merge(parse_turtle(shape_bytes(name), scope=f"{name}-"))
    for texts in _texts():
        for subject, predicate, value in texts:
            if subject in index:
                index.add(subject, predicate, value)
    return index


@cache
def _texts() -> tuple[TripleIndex, ...]:
    """Parse the texts in other languages, once: those of all files stand together."""
    return tuple(parse_turtle(shape_bytes(name)) for name in shape_names("lang"))
