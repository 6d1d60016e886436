"""Errors of a command: their exit codes, and how they are said on standard error.

The library raises its own errors; a command lets them pass. Here each kind gets its exit code, and
its sentence in the language of the command line. What click itself refuses, such as an option that
does not exist, becomes wrong usage like any other, told by the attributes of click's errors.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Literal

import click

from mcpolicy.cli.language import metavar
from mcpolicy.errors import (
    CredentialError,
    CreditError,
    CrosswalkError,
    McpolicyError,
    QueryError,
    SeverityFileError,
    UnknownFrameworkError,
    UnknownNameError,
)
from mcpolicy.wording import Note, Wording, printable

__all__ = [
    "FAULTY",
    "FOUND",
    "INTERNAL",
    "UNREADABLE",
    "WRONG_USAGE",
    "RefusedError",
    "WrongUsageError",
    "exit_code_of",
    "no_such",
    "refusing",
    "say_error",
    "say_internal_error",
    "say_refusal",
    "say_warning",
]

FOUND, WRONG_USAGE, UNREADABLE, FAULTY, INTERNAL = 1, 2, 3, 4, 70
"""Exit codes; 0 is success."""


class WrongUsageError(McpolicyError):
    """The words of a command line cannot be meant; says what would have been accepted."""


_WRONG_USAGE = (
    WrongUsageError,
    UnknownFrameworkError,
    UnknownNameError,
    CrosswalkError,
    CreditError,
    QueryError,
    SeverityFileError,
)
"""Errors that come of a name or a value that the caller gave."""


def no_such(what: Literal["command", "option"], name: str, near: Iterable[str]) -> Note:
    """Say that a command or an option does not exist, and which are spelled like it."""
    shown = printable(name)
    if not near:
        return Note.of(f"usage-no-{what}", name=shown)
    listed = ", ".join(f"`{one}`" for one in near)
    return Note.of(f"usage-no-{what}-near", name=shown, near=listed)


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
    """Note to which command an error belongs; what click refuses becomes wrong usage."""
    try:
        yield
    except McpolicyError as error:
        raise RefusedError(error, ctx) from error
    except click.UsageError as error:
        if type(error).show is not click.UsageError.show:
            raise  # not an error: the help that is shown where no command is named
        raise RefusedError(WrongUsageError(_refused(error, ctx)), ctx) from error


def _refused(error: click.UsageError, ctx: click.Context) -> Note:
    """Say what click refuses."""
    match error:
        case click.NoSuchOption(option_name=name, possibilities=near):
            return no_such("option", name, near or ())
        case click.MissingParameter(param=click.Argument() as argument):
            return Note.of("usage-missing-argument", name=metavar(argument.human_readable_name))
        case click.MissingParameter(param=click.Option() as option):
            return Note.of("usage-missing-option", name=max(option.opts, key=len))
        case click.BadOptionUsage(option_name=name):
            flags = {
                one
                for param in ctx.command.params
                if isinstance(param, click.Option) and param.is_flag
                for one in param.opts
            }
            asked = name in flags or name in ctx.help_option_names
            return Note.of("usage-no-value" if asked else "usage-value-missing", name=name)
    return Note.verbatim(error.format_message())


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


def say_internal_error(error: Exception, wording: Wording) -> None:
    """Say that the program itself is at fault."""
    kind = type(error).__name__
    click.echo(wording.say("command-internal", kind=kind, what=str(error)), err=True)


def _say_usage(ctx: click.Context, wording: Wording) -> None:
    hint = wording.say("command-hint", command=ctx.command_path)
    click.echo(f"{ctx.get_usage()}\n{hint}\n", err=True)
