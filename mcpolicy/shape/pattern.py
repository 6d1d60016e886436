"""Regular expressions that rules may use: the same in every engine, and never slow."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

__all__ = ["safe_pattern"]

_UNSAFE = re.compile(
    r"""
      \\[^.\\\-\[\](){}+*?|^$/]                        # an escape but of punctuation
    | \(\?                                             # look-around and other extensions
    | [*+?}][?+]                                       # lazy and possessive quantifiers
    | \$(?!$)                                          # an end that is not at the end
    """,
    re.VERBOSE,
)
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{[0-9,]*\}|.", re.DOTALL)
_LONGEST_PATTERN = 200


def safe_pattern(pattern: str) -> bool:
    """Whether a regular expression means the same in every engine and cannot take exponential time.

    Literal characters, classes, groups, alternation and greedy quantifiers are accepted; no escapes
    but of punctuation, no look-around, no flags, no lazy or possessive quantifiers, and no
    quantified group in which anything repeats or of whose alternatives two can start alike.
    """
    if len(pattern) > _LONGEST_PATTERN or _UNSAFE.search(pattern):
        return False
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return False
    return _repeats_safely(pattern)


@dataclass(slots=True)
class _Group:
    """What matters of a group when it repeats.

    Attributes:
        starts: The token that each of its alternatives starts with; "" for none.
        risky: Whether one text could be divided among its repetitions in several ways.
    """

    starts: list[str] = field(default_factory=lambda: [""])
    risky: bool = False

    def is_ambiguous(self) -> bool:
        """Whether it repeats itself, or two of its alternatives can start alike."""
        plain = all(len(start) == 1 and start.isalnum() for start in self.starts)
        return self.risky or (
            len(self.starts) > 1 and not (plain and len(set(self.starts)) == len(self.starts))
        )


def _repeats_safely(pattern: str) -> bool:
    groups = [_Group()]
    tokens = _TOKEN.findall(pattern)
    for token, following in zip(tokens, [*tokens[1:], ""], strict=True):
        group = groups[-1]
        if token == ")":
            closed = groups.pop()
            if closed.is_ambiguous():
                if following[:1] in ("*", "+", "{"):
                    return False
                groups[-1].risky = True
        elif token == "|":
            group.starts.append("")
        else:
            group.starts[-1] = group.starts[-1] or token
            if token == "(":
                groups.append(_Group())
            elif token[0] in "*+?{":
                group.risky = True
    return True
