"""Bytes to text: UTF-8, with or without a byte order mark, and nothing else."""

from __future__ import annotations

from mcpolicy.errors import CredentialSyntaxError
from mcpolicy.wording import Note

__all__ = ["decode"]


def decode(data: bytes) -> str:
    """Give the text of an input.

    Raises:
        CredentialSyntaxError: If it is not UTF-8, with the place of the first byte that is not.
    """
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:4]:
        raise CredentialSyntaxError(Note.of("not-utf8-wider"))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        start = before.rfind(b"\n") + 1
        raise CredentialSyntaxError(
            Note.of("not-utf8"),
            line=before.count(b"\n") + 1,
            column=len(before[start:].decode("utf-8", "replace")) + 1,
        ) from None
