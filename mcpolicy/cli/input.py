"""What a command reads: files, or standard input for `-`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from mcpolicy.check.report import UnreadableInput
from mcpolicy.cli.errors import WrongUsageError, say_error
from mcpolicy.errors import CredentialError
from mcpolicy.library import Library
from mcpolicy.model import InputRecord
from mcpolicy.readers import MOST_BYTES, read_file, read_records
from mcpolicy.wording import Note, Wording

__all__ = ["read_input", "read_inputs", "read_settings"]


def read_input(name: str) -> bytes:
    """Read a file, or standard input for `-`, no further than where it is too large.

    Raises:
        CredentialError: If it cannot be opened.
    """
    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    return read_file(name)


def read_inputs(
    names: Sequence[str], input_format: str | None, library: Library, wording: Wording
) -> tuple[tuple[InputRecord, ...], tuple[UnreadableInput, ...]]:
    """Read the records of all inputs; one that cannot be read is told at once and kept.

    Raises:
        WrongUsageError: If standard input is named twice.
    """
    if names.count("-") > 1:
        raise WrongUsageError(Note.of("usage-input-twice"))
    records: list[InputRecord] = []
    unreadable: list[UnreadableInput] = []
    for name in names:
        try:
            records += read_records(
                read_input(name),
                path=name,
                vocabulary=library.vocabulary,
                input_format=input_format,
            )
        except CredentialError as error:
            unreadable.append(UnreadableInput.of(name, error))
            say_error(error, wording)
    return tuple(records), tuple(unreadable)


def read_settings(path: str) -> bytes:
    """Read a file that says how to do something.

    Raises:
        WrongUsageError: If it cannot be opened.
    """
    try:
        return Path(path).read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise WrongUsageError(Note.of("usage-not-opened", path=path, why=why)) from None
