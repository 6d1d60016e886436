"""The exceptions of mcpolicy: they mean that an input or a framework cannot be used.

A policy result is never an exception; it is an `Outcome`. Each class carries the facts as
attributes and its sentence as notes, so that `said` gives it in any language and `str` in English:
lower case, no full stop, input in backticks, and what would have been accepted.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from mcpolicy.wording import Note, Wording, printable

__all__ = [
    "CredentialDataError",
    "CredentialError",
    "CredentialSyntaxError",
    "CreditError",
    "CrosswalkError",
    "DataNotFoundError",
    "FrameworkError",
    "FrameworkFault",
    "FrameworkNotConformantError",
    "FrameworkSyntaxError",
    "McpolicyError",
    "QueryError",
    "SeverityFileError",
    "UnknownFrameworkError",
    "UnknownNameError",
    "UnusableValueError",
]


class McpolicyError(Exception):
    """Base of all errors of mcpolicy.

    Attributes:
        reasons: What is wrong, a note each.
    """

    def __init__(self, *reasons: Note) -> None:
        """Keep what is wrong."""
        self.reasons = reasons
        super().__init__(*reasons)

    def said(self, wording: Wording) -> str:
        """Give the sentence in a language."""
        return wording.notes(self.reasons)

    def __str__(self) -> str:
        """Give the sentence in English."""
        return self.said(Wording())


def _place(path: str | None, line: int | None = None, column: int | None = None) -> str:
    if path is None:
        return ""
    parts = [path, *(str(number) for number in (line, column) if number is not None)]
    return ":".join(parts) + ": "


class UnusableValueError(McpolicyError, ValueError):
    """A value has a form that cannot be used; says what would have been accepted."""


class FrameworkError(McpolicyError):
    """A framework cannot be used."""


class UnknownFrameworkError(FrameworkError):
    """No framework has that id."""

    def __init__(self, framework_id: str, known: Iterable[str]) -> None:
        """Keep the id asked for and the ids that exist; the sentence names the nearest."""
        self.framework_id = framework_id
        self.known = tuple(sorted(known))
        near = get_close_matches(framework_id, self.known, n=1)
        shown, listed = printable(framework_id), ", ".join(self.known)
        super().__init__(
            Note.of("unknown-framework-near", id=shown, near=near[0], known=listed)
            if near
            else Note.of("unknown-framework", id=shown, known=listed)
        )

    def __reduce__(self) -> tuple[object, ...]:
        """Give what a copy is made of."""
        return type(self), (self.framework_id, self.known)


class UnknownNameError(FrameworkError):
    """Nothing that frameworks describe, and no term, has that name, or several things have it."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """Keep the name asked for and those that exist; the sentence names the nearest.

        Args:
            name: The name asked for.
            known: Short names, such as `mauritius:rule-size`, among which it was looked for.
        """
        self.name = name
        self.known = tuple(sorted(known))
        shown = printable(name)
        meant = [one for one in self.known if name and one.partition(":")[2] == name]
        near = meant or get_close_matches(name, self.known, n=3)
        if meant:
            reason = Note.of("ambiguous-name", name=shown, known=", ".join(meant))
        elif near:
            reason = Note.of("unknown-name-near", name=shown, near=", ".join(near))
        else:
            reason = Note.of("unknown-name", name=shown)
        super().__init__(reason)

    def __reduce__(self) -> tuple[object, ...]:
        """Give what a copy is made of."""
        return type(self), (self.name, self.known)


class FrameworkFault(NamedTuple):
    """One fault of a framework: where it stands, as far as that is known, and what is wrong."""

    path: str
    reason: Note
    line: int | None = None
    column: int | None = None

    def said(self, wording: Wording) -> str:
        """Give place and reason in a language."""
        return f"{_place(self.path, self.line, self.column)}{wording.note(self.reason)}"


class FrameworkSyntaxError(FrameworkError):
    """Turtle files of a framework are not well formed; holds every fault found."""

    def __init__(self, faults: Iterable[FrameworkFault]) -> None:
        """Keep the faults."""
        self.faults = tuple(faults)
        super().__init__(*(fault.reason for fault in self.faults))

    def __reduce__(self) -> tuple[object, ...]:
        """Give what a copy is made of."""
        return type(self), (self.faults,)

    def said(self, wording: Wording) -> str:
        """Give one sentence a fault, joined by semicolons."""
        return wording.joined(fault.said(wording) for fault in self.faults)


class FrameworkNotConformantError(FrameworkError):
    """Statements of a framework lack what the loader needs; holds every fault found."""

    def __init__(self, framework_id: str, faults: Iterable[FrameworkFault]) -> None:
        """Keep the faults."""
        self.framework_id = framework_id
        self.faults = tuple(faults)
        super().__init__(*(fault.reason for fault in self.faults))

    def __reduce__(self) -> tuple[object, ...]:
        """Give what a copy is made of."""
        return type(self), (self.framework_id, self.faults)

    def said(self, wording: Wording) -> str:
        """Give one sentence a fault, joined by semicolons."""
        listed = wording.joined(fault.said(wording) for fault in self.faults)
        return wording.say("framework-unusable", id=self.framework_id, faults=listed)


class DataNotFoundError(FrameworkError):
    """The shipped Turtle, or a folder named by the caller, is not there."""


class SeverityFileError(McpolicyError):
    """A file that overrides severities cannot be used."""


class CredentialError(McpolicyError):
    """A credential cannot be read.

    Attributes:
        path: The input, as the caller named it.
        line: Where it stands, counted from 1.
        column: Where it stands in the line, counted from 1.
    """

    def __init__(
        self,
        *reasons: Note,
        path: str | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        """Keep what is wrong and where it stands."""
        self.path = path
        self.line = line
        self.column = column
        super().__init__(*reasons)

    def __reduce__(self) -> tuple[object, ...]:
        """Give what a copy is made of."""
        state = {"path": self.path, "line": self.line, "column": self.column}
        return type(self), self.reasons, state

    def said(self, wording: Wording) -> str:
        """Say where and why."""
        return f"{_place(self.path, self.line, self.column)}{wording.notes(self.reasons)}"

    def at(self, path: str) -> CredentialError:
        """Give the same error with the path of the input."""
        return type(self)(*self.reasons, path=path, line=self.line, column=self.column)

    def within(self, place: str) -> CredentialError:
        """Give the same error, found at a place inside of the input."""
        reasons = (Note.of("at-place", place=place, why=self.reasons),)
        return type(self)(*reasons, path=self.path, line=self.line, column=self.column)


class CredentialSyntaxError(CredentialError):
    """The bytes are not well formed in any format that is read."""


class CredentialDataError(CredentialError):
    """The input is well formed, but a value in it cannot be used."""


class CreditError(UnusableValueError):
    """A credit amount cannot be converted or parsed."""


class CrosswalkError(McpolicyError):
    """A crosswalk cannot be built."""


class QueryError(McpolicyError):
    """A query cannot be run."""
