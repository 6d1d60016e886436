"""Errors of a command: their exit codes, and how they are said on standard error.

The library raises its own errors; a command lets them pass. Here each kind gets its exit code, and
its sentence in the language of the command line. What click itself refuses, such as an option that
does not exist, is said in click's words.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from mcpolicy.errors import (
    CredentialError,
    CreditError,
    CrosswalkError,
    McpolicyError,
    QueryError,
    SeverityFileError,
    UnknownFrameworkError,
    UnknownRuleError,
)
from mcpolicy.wording import Note, Wording

__all__ = [
    "FAULTY",
    "FOUND",
    "INTERNAL",
    "UNREADABLE",
    "WRONG_USAGE",
    "RefusedError",
    "WrongUsageError",
    "exit_code_of",
    "refusing",
    "say_error",
    "say_internal_error",
    "say_refusal",
    "say_usage_error",
    "say_warning",
]

FOUND, WRONG_USAGE, UNREADABLE, FAULTY, INTERNAL = 1, 2, 3, 4, 70
"""Exit codes; 0 is success."""


class WrongUsageError(McpolicyError):
    """The words of a command line cannot be meant; says what would have been accepted."""


_WRONG_USAGE = (
    WrongUsageError,
    UnknownFrameworkError,
    UnknownRuleError,
    CrosswalkError,
    CreditError,
    QueryError,
    SeverityFileError,
)
"""Errors that come of a name or a value that the caller gave."""


def exit_code_of(error: McpolicyError) -> int:
    """Give the exit code of an error: wrong usage, an unreadable input, or a faulty framework."""
    if isinstance(error, _WRONG_USAGE):
        return WRONG_USAGE
    return UNREADABLE if isinstance(error, CredentialError) else FAULTY


class RefusedError(Exception):
    """An error of the library that ends a command.

    Attributes:
        error: The error.
        ctx: The command that it ends.
    """

    def __init__(self, error: McpolicyError, ctx: click.Context) -> None:
        """Keep the error and the command."""
        super().__init__(str(error))
        self.error = error
        self.ctx = ctx


@contextmanager
def refusing(ctx: click.Context) -> Iterator[None]:
    """Note to which command an error of the library belongs."""
    try:
        yield
    except McpolicyError as error:
        raise RefusedError(error, ctx) from error


def say_error(error: McpolicyError, wording: Wording) -> None:
    """Say what is wrong, on standard error."""
    click.echo(wording.say("command-error", what=error.said(wording)), err=True)


def say_warning(note: Note, wording: Wording) -> None:
    """Say what may be wrong, on standard error."""
    click.echo(wording.say("command-warning", what=wording.note(note)), err=True)


def say_refusal(refused: RefusedError, wording: Wording) -> None:
    """Say what ends a command; of wrong usage also how the command is used."""
    if exit_code_of(refused.error) == WRONG_USAGE:
        _say_usage(refused.ctx, wording)
    say_error(refused.error, wording)


def say_usage_error(error: click.ClickException, wording: Wording) -> None:
    """Say what click refuses, in its own words, framed by ours."""
    if not isinstance(error, click.UsageError) or type(error).show is not click.UsageError.show:
        error.show()  # such as the help that is shown where no command is named
        return
    if error.ctx is not None:
        _say_usage(error.ctx, wording)
    click.echo(wording.say("command-error", what=error.format_message()), err=True)


def say_internal_error(error: Exception, wording: Wording) -> None:
    """Say that the program itself is at fault."""
    kind = type(error).__name__
    click.echo(wording.say("command-internal", kind=kind, what=str(error)), err=True)


def _say_usage(ctx: click.Context, wording: Wording) -> None:
    hint = wording.say("command-hint", command=ctx.command_path)
    click.echo(f"{ctx.get_usage()}\n{hint}\n", err=True)
