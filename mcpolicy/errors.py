"""The exceptions of mcpolicy: they mean that an input or a framework cannot be used.

A policy result is never an exception; it is an `Outcome`. Each class carries the facts as attributes, and `str` makes the
sentence: lower case, no full stop, input in backticks, and what would have been accepted.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

__all__ = [
    "CredentialDataError",
    "CredentialError",
    "CredentialSyntaxError",
    "CreditError",
    "CrosswalkError",
    "DataNotFoundError",
    "FrameworkError",
    "FrameworkNotConformantError",
    "FrameworkSyntaxError",
    "McpolicyError",
    "ProfileError",
    "QueryError",
    "UnknownFrameworkError",
    "UnknownRuleError",
    "printable",
]


def printable(text: str, limit: int = 120) -> str:
    """Give text that is safe to print: control and direction characters escaped, cut at `limit` characters."""
    shown = "".join(
        character if character.isprintable() and character not in _DIRECTION else f"\\u{ord(character):04x}" for character in text
    )
    return shown if len(shown) <= limit else shown[: limit - 3] + "..."


_DIRECTION = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class McpolicyError(Exception):
    """Base of all errors of mcpolicy."""


def _place(path: str | None, line: int | None = None, column: int | None = None) -> str:
    if path is None:
        return ""
    parts = [path, *(str(number) for number in (line, column) if number is not None)]
    return ":".join(parts) + ": "


class FrameworkError(McpolicyError):
    """A framework cannot be used."""


class UnknownFrameworkError(FrameworkError):
    """No framework has that id."""

    def __init__(self, framework_id: str, known: Iterable[str]) -> None:
        """Keep the id asked for and the ids that exist."""
        self.framework_id = framework_id
        self.known = tuple(sorted(known))
        super().__init__(framework_id, self.known)

    def __str__(self) -> str:
        """Say what was asked for, what is known, and the nearest id."""
        near = get_close_matches(self.framework_id, self.known, n=1)
        hint = f" (did you mean `{near[0]}`?)" if near else ""
        return f"unknown framework `{printable(self.framework_id)}`{hint}, known: {', '.join(self.known)}"


class UnknownRuleError(FrameworkError):
    """No rule has that id."""

    def __init__(self, rule_id: str, known: Iterable[str]) -> None:
        """Keep the id asked for and the ids that exist."""
        self.rule_id = rule_id
        self.known = tuple(sorted(known))
        super().__init__(rule_id, self.known)

    def __str__(self) -> str:
        """Say what was asked for and the nearest ids."""
        near = get_close_matches(self.rule_id, self.known, n=3)
        hint = f", nearest: {', '.join(near)}" if near else ""
        return f"unknown rule `{printable(self.rule_id)}`{hint}; a rule is named like `mauritius:rule-size`"


class FrameworkSyntaxError(FrameworkError):
    """Turtle files of a framework are not well formed; holds every fault found."""

    def __init__(self, faults: Iterable[tuple[str, int | None, int | None, str]]) -> None:
        """Keep the faults as (path, line, column, reason)."""
        self.faults = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        """Give one sentence a fault, joined by semicolons."""
        return "; ".join(f"{_place(path, line, column)}{reason}" for path, line, column, reason in self.faults)


class FrameworkNotConformantError(FrameworkError):
    """Statements of a framework lack what the loader needs; holds every fault found."""

    def __init__(self, framework_id: str, faults: Iterable[tuple[str, str]]) -> None:
        """Keep the faults as (path, reason)."""
        self.framework_id = framework_id
        self.faults = tuple(faults)
        super().__init__(framework_id, self.faults)

    def __str__(self) -> str:
        """Give one sentence a fault, joined by semicolons."""
        listed = "; ".join(f"{_place(path)}{reason}" for path, reason in self.faults)
        return f"framework `{self.framework_id}` cannot be used: {listed}"


class DataNotFoundError(FrameworkError):
    """The shipped Turtle, or a folder named by the caller, is not there."""


class ProfileError(McpolicyError):
    """A severity profile cannot be used."""


class CredentialError(McpolicyError):
    """A credential cannot be read."""

    def __init__(self, reason: str, *, path: str | None = None, line: int | None = None, column: int | None = None) -> None:
        """Keep the reason and where it stands."""
        self.reason = reason
        self.path = path
        self.line = line
        self.column = column
        super().__init__(reason)

    def __str__(self) -> str:
        """Say where and why."""
        return f"{_place(self.path, self.line, self.column)}{self.reason}"

    def at(self, path: str) -> CredentialError:
        """Give the same error with the path of the input."""
        return type(self)(self.reason, path=path, line=self.line, column=self.column)


class CredentialSyntaxError(CredentialError):
    """The bytes are not well formed in any format that is read."""


class CredentialDataError(CredentialError):
    """The input is well formed, but a value in it cannot be used."""


class CreditError(McpolicyError, ValueError):
    """A credit amount cannot be converted or parsed."""


class CrosswalkError(McpolicyError):
    """A crosswalk cannot be built."""


class QueryError(McpolicyError):
    """A query cannot be run."""
