"""Regular expressions that rules may use: the same in every engine, and never slow."""

from __future__ import annotations

import re

__all__ = ["safe_pattern"]

_UNSAFE = re.compile(
    r"""
      \\[^.\\\-\[\](){}+*?|^$/]                        # an escape but of punctuation
    | \(\?                                             # look-around and other extensions
    | [*+?}][?+]                                       # lazy and possessive quantifiers
    | \((?:[^()\\]|\\.)*[*+}](?:[^()\\]|\\.)*\)[*+{]   # a repeated group that itself repeats
    | \$(?!$)                                          # an end that is not at the end
    """,
    re.VERBOSE,
)
_LONGEST_PATTERN = 200


def safe_pattern(pattern: str) -> bool:
    """Whether a regular expression means the same in every engine and cannot take exponential time.

    Literal characters, classes, groups, alternation and greedy quantifiers are accepted; no escapes
    but of punctuation, no look-around, no flags, no lazy or possessive quantifiers, no quantified
    group that itself repeats.
    """
    if len(pattern) > _LONGEST_PATTERN or _UNSAFE.search(pattern):
        return False
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return False
    return True
