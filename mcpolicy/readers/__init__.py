"""Readers: bytes of one format to typed records, with a list of what was not used.

Nothing of an input goes further than the typed model. No reader fetches anything or checks a
signature.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from mcpolicy.errors import CredentialDataError, CredentialError, CredentialSyntaxError
from mcpolicy.model import InputRecord
from mcpolicy.readers.elm import is_elm, read_elm
from mcpolicy.readers.jsontext import MOST_BYTES, load_json
from mcpolicy.readers.own_json import is_own_json, read_own_json
from mcpolicy.readers.own_turtle import read_own_turtle
from mcpolicy.turtle import TripleIndex

__all__ = ["FORMATS", "MOST_BYTES", "read_file", "read_records"]

FORMATS = ("mcpolicy-json", "mcpolicy-turtle", "elm")
"""The formats that are read."""

_ACCEPTED = "accepted are the JSON form of mcpolicy (`mcpolicy schema`), its Turtle form, and European Learning Model v3 JSON-LD"


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
        raise CredentialDataError(
            f"cannot be opened: {error.strerror or error}", path=path or str(source)
        ) from None


def read_records(
    data: bytes, *, path: str, vocabulary: Callable[[], TripleIndex], format: str | None = None
) -> tuple[InputRecord, ...]:
    """Read every record of one input.

    Args:
        data: The bytes of the input.
        path: What to call the input in errors and results.
        vocabulary: Gives the vocabulary; asked only when a record in a form of mcpolicy uses its
            terms.
        format: One of `FORMATS`, or None to tell by the content.

    Raises:
        CredentialSyntaxError: If the bytes are not well formed, with the place.
        CredentialDataError: If they are, but no record can be made of them.
    """
    try:
        if len(data) > MOST_BYTES:
            raise CredentialSyntaxError(
                f"the input is too large: accepted are at most {MOST_BYTES:,} bytes"
            )
        if not data.strip():
            raise CredentialSyntaxError(f"the input is empty; {_ACCEPTED}")
        if format == "mcpolicy-turtle" or (format is None and _looks_like_turtle(data)):
            return read_own_turtle(data, path=path, vocabulary=vocabulary)
        document = load_json(data)
        digest = f"sha256:{hashlib.sha256(data).hexdigest()}"
        if format == "elm" or (format is None and is_elm(document)):
            return read_elm(document, path=path, digest=digest)
        if format == "mcpolicy-json" or is_own_json(document):
            return read_own_json(document, path=path, digest=digest, vocabulary=vocabulary)
        raise CredentialDataError(f"the format is not known; {_ACCEPTED}")
    except CredentialError as error:
        raise (error if error.path is not None else error.at(path)) from None


def _looks_like_turtle(data: bytes) -> bool:
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    return head.startswith(
        (b"@prefix", b"@base", b"PREFIX", b"BASE", b"prefix", b"base", b"#", b"<", b"_:")
    )
