"""Readers: bytes of one format to typed records, with a list of what was not used.

Nothing of an input goes further than the typed model. No reader fetches anything or checks a
signature. Bytes become a document by their syntax, a document becomes records by its format; a new
format is a module and a row of `FORMATS`.
"""

from __future__ import annotations

import hashlib
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple, Protocol, cast

from mcpolicy.errors import (
    CredentialDataError,
    CredentialError,
    CredentialSyntaxError,
    UnusableValueError,
)
from mcpolicy.model import InputRecord
from mcpolicy.readers.source import InputSource
from mcpolicy.readers.syntax import SYNTAXES, syntax_of
from mcpolicy.readers.syntax.limits import MOST_BYTES
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Count, Note, printable

__all__ = ["FORMATS", "MOST_BYTES", "Format", "Reader", "read_file", "read_records"]


class Reader(Protocol):
    """What the module of a format offers."""

    def is_it(self, document: Any) -> bool:
        """Tell by its content whether a document has the format, or says that it has."""

    def read(
        self, document: Any, source: InputSource, vocabulary: Vocabulary
    ) -> tuple[InputRecord, ...]:
        """Read every record of a document.

        Raises:
            CredentialError: If no record can be made of it, with everything that is wrong.
        """


class Format(NamedTuple):
    """One format.

    Attributes:
        name: What it is called in options and reports.
        title: What it is called in sentences.
        syntax: One of `SYNTAXES`.
        module: The module that reads it, imported when an input of that syntax comes.
    """

    name: str
    title: Note
    syntax: str
    module: str

    @property
    def reader(self) -> Reader:
        """The module that reads it."""
        return cast(Reader, import_module(self.module))


FORMATS: dict[str, Format] = {
    row.name: row
    for row in (
        Format("mcpolicy-json", Note.of("format-json"), "JSON", "mcpolicy.readers.own_json"),
        Format(
            "mcpolicy-turtle", Note.of("format-turtle"), "Turtle", "mcpolicy.readers.own_turtle"
        ),
        Format("elm", Note.of("format-elm"), "JSON", "mcpolicy.readers.elm"),
    )
}
"""The formats that are read. An input of which no format is named is offered to those of its
syntax, from the last to the first: what is more particular stands below what is more general."""


def read_file(source: str | Path, *, path: str | None = None) -> bytes:
    """Read a file, no further than where it is too large.

    Args:
        source: The file.
        path: What to call it in errors; by default as it is named.

    Raises:
        CredentialDataError: If it cannot be opened.
    """
    try:
        with Path(source).open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        why = error.strerror or str(error)
        note = Note.of("input-unopened", why=why)
        raise CredentialDataError(note, path=path or str(source)) from None


def read_records(
    data: bytes, *, path: str, vocabulary: Vocabulary, input_format: str | None = None
) -> tuple[InputRecord, ...]:
    """Read every record of one input.

    Args:
        data: The bytes of the input.
        path: What to call the input in errors and results.
        vocabulary: Asked only when a record in a form of mcpolicy uses its terms.
        input_format: One of `FORMATS`, or None to tell by the content.

    Raises:
        CredentialSyntaxError: If the bytes are not well formed, with the place.
        CredentialDataError: If they are, but no record can be made of them.
        UnusableValueError: If there is no such format.
    """
    try:
        if len(data) > MOST_BYTES:
            raise CredentialSyntaxError(Note.of("input-large", limit=Count(MOST_BYTES)))
        if not data.strip():
            raise CredentialSyntaxError(Note.of("input-empty", accepted=_accepted()))
        row, document = _recognised(data) if input_format is None else _read_as(data, input_format)
        digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
        source = InputSource(path=path, format=row.name, digest=digest)
        return row.reader.read(document, source, vocabulary)
    except CredentialError as error:
        raise error.at(path) from None


def _read_as(data: bytes, name: str) -> tuple[Format, object]:
    row = FORMATS.get(name)
    if row is None:
        known = ", ".join(FORMATS)
        raise UnusableValueError(Note.of("format-no-name", name=printable(name), known=known))
    return row, SYNTAXES[row.syntax].load(data)


def _recognised(data: bytes) -> tuple[Format, object]:
    syntax = syntax_of(data)
    rows = [row for row in FORMATS.values() if row.syntax == syntax.name]
    if not rows:  # nobody could say what a fault in it is worth
        note = Note.of("format-not-taken", syntax=syntax.name, accepted=_accepted())
        raise CredentialDataError(note)
    document = syntax.load(data)
    for row in reversed(rows):
        if row.reader.is_it(document):
            return row, document
    raise CredentialDataError(Note.of("format-unknown", accepted=_accepted()))


def _accepted() -> Note:
    *some, last = (row.title for row in FORMATS.values())
    formats = Note.of("listed-last", some=Note.listed(some), last=last)
    return Note.of("formats-accepted", formats=formats)
