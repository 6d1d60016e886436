"""`mcpolicy fmt`: Turtle files in the form of the house."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from mcpolicy.cli.command import Command, option
from mcpolicy.cli.errors import FOUND, UNREADABLE, WrongUsageError, exit_code_of, say_error
from mcpolicy.cli.input import read_input
from mcpolicy.cli.options import LANG, PATH
from mcpolicy.cli.output import write_bytes
from mcpolicy.errors import CredentialDataError, CredentialSyntaxError, McpolicyError
from mcpolicy.turtle import TurtleSyntaxError
from mcpolicy.wording import Note, Wording, printable
from mcpolicy.written.format import format_turtle

__all__ = ["fmt"]


@click.command(cls=Command)
@click.argument("paths", nargs=-1, type=PATH)
@option("--check", is_flag=True, help="help-option-check")
@LANG
def fmt(paths: tuple[str, ...], check: bool, wording: Wording) -> int:
    """Format each file; what is wrong with one is told, and the others are done."""
    if not paths:
        raise WrongUsageError(Note.of("usage-no-turtle"))
    if paths.count("-") > 1:
        raise WrongUsageError(Note.of("usage-input-twice"))
    codes = {0}
    for found in _files(paths):
        if isinstance(found, CredentialDataError):
            say_error(found, wording)
            codes.add(UNREADABLE)
        else:
            codes.add(_format(found, check, wording))
    return max(codes)


def _format(name: str, check: bool, wording: Wording) -> int:
    """Format a file, or standard input to standard output, and give the exit code."""
    try:
        before = read_input(name)
        after = _formatted(name, before)
        if check and after != before:
            click.echo(wording.say("fmt-to-change", path=printable(name)))
            return FOUND
        if name == "-" and not check:
            write_bytes(after, None)
        elif after != before:
            write_bytes(after, name)
            click.echo(wording.say("fmt-changed", path=printable(name)), err=True)
    except McpolicyError as error:
        say_error(error, wording)
        return exit_code_of(error)
    return 0


def _formatted(name: str, data: bytes) -> bytes:
    try:
        return format_turtle(data)
    except TurtleSyntaxError as error:
        raise CredentialSyntaxError(
            error.reason, path=printable(name), line=error.line, column=error.column
        ) from None


def _files(names: Sequence[str]) -> Iterator[str | CredentialDataError]:
    """Give each Turtle file once, however it is reached, and what cannot be gone through.

    Links to folders are not followed inside of a folder; a link to a file is the file.
    """
    seen: set[str] = set()
    for name in names:
        for found in _below(name) if Path(name).is_dir() else [name]:
            if isinstance(found, CredentialDataError) or found == "-":
                yield found
                continue
            place = os.path.realpath(found)
            if place in seen:
                continue
            seen.add(place)
            path = Path(found)
            usable = path.is_file() or not path.exists()  # that it is missing is told on reading
            yield found if usable else _unusable(found, Note.of("fmt-no-file"))


def _below(folder: str) -> Iterator[str | CredentialDataError]:
    """Give the Turtle files of a folder in alphabetical order, and the folders that are closed."""
    closed: list[OSError] = []
    found = sorted(
        str(Path(place, name))
        for place, _, names in os.walk(folder, onerror=closed.append)
        for name in names
        if name.endswith(".ttl")
    )
    for error in closed:
        note = Note.of("input-unopened", why=error.strerror or str(error))
        yield _unusable(str(error.filename), note)
    if not found and not closed:
        yield _unusable(folder, Note.of("fmt-no-turtle"))
    yield from found


def _unusable(path: str, note: Note) -> CredentialDataError:
    return CredentialDataError(note, path=printable(path))
