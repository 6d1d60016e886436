"""JSON: bytes to plain values, with the place of every fault.

Stricter than the standard library: nothing is repaired, dropped or rounded. A key that stands
twice, a number that is none or has more digits than anyone needs, and half of a character are
errors. Numbers with a fraction become decimals.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NoReturn

from mcpolicy.errors import CredentialSyntaxError
from mcpolicy.readers.syntax.limits import DEEPEST, refuse_size
from mcpolicy.readers.syntax.utf8 import decode
from mcpolicy.wording import Note, printable

__all__ = ["base64url", "load_json"]

_MOST_DIGITS = 30
_STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+\\?(?:"|\Z)'
_BRACKETS = re.compile(rf"{_STRING}|[\[\]{{}}]", re.DOTALL)
_TOKENS = re.compile(rf"{_STRING}|[\[\]{{}}:,]|[^\s\[\]{{}}:,\"]+", re.DOTALL)
_EXPONENT = re.compile(r"[eE][+-]?0*([0-9]*)\Z")
_NAMED_NUMBERS = frozenset({"NaN", "Infinity", "-Infinity"})
_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_JWS = re.compile(r"[A-Za-z0-9_-]{2,}\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*")


class _RefusedError(Exception):
    """A token that is refused; its place is looked for afterwards."""

    def __init__(self, reason: Note) -> None:
        self.reason = reason
        super().__init__(reason)


def load_json(data: bytes) -> object:
    """Read JSON.

    A compact JWS (three parts with points between them) is given as the object that its JSON form
    has.

    Args:
        data: The bytes, in UTF-8; a byte order mark is skipped.

    Returns:
        None, bool, str, int, Decimal, list and dict; no float.

    Raises:
        CredentialSyntaxError: If it is not well-formed JSON within the limits, with line and column
            where there is one.
    """
    refuse_size(data)
    text = decode(data)
    envelope = _compact_jws(text)
    if envelope is not None:
        return envelope
    _check_depth(text)
    try:
        value: object = json.loads(
            text,
            parse_float=_decimal,
            parse_int=_integer,
            parse_constant=_constant,
            object_pairs_hook=_object,
        )
    except _RefusedError as refused:
        _locate(text, refused.reason)
    except json.JSONDecodeError as error:
        if not text.strip():
            raise CredentialSyntaxError(Note.of("json-empty")) from None
        reason = f"{error.msg[0].lower()}{error.msg[1:]}".removesuffix(" at").removesuffix(
            " starting"
        )
        raise CredentialSyntaxError(
            Note.of("json-malformed", reason=reason), line=error.lineno, column=error.colno
        ) from None
    if _HALF.search(text):
        _check_surrogates(text)
    return value


def _compact_jws(text: str) -> dict[str, str] | None:
    plain = text.strip()
    if not _JWS.fullmatch(plain):
        return None
    protected, payload, signature = plain.split(".")
    header = base64url(protected)
    if header is None or not header.lstrip().startswith(b"{"):
        return None
    return {"protected": protected, "payload": payload, "signature": signature}


def base64url(text: str) -> bytes | None:
    """Give the bytes of a text in base64url, with or without padding, or None when it is none."""
    plain = text.strip().rstrip("=")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", plain):
        return None
    try:
        return base64.urlsafe_b64decode(plain + "=" * (-len(plain) % 4))
    except (binascii.Error, ValueError):
        return None


def _check_depth(text: str) -> None:
    depth = 0
    for match in _BRACKETS.finditer(text):
        token = match[0]
        if token in ("[", "{"):
            depth += 1
            if depth > DEEPEST:
                _fail(text, match.start(), Note.of("json-deep", limit=str(DEEPEST)))
        elif token in ("]", "}"):
            depth -= 1


def _fail(text: str, position: int, reason: Note) -> NoReturn:
    line = text.count("\n", 0, position) + 1
    raise CredentialSyntaxError(reason, line=line, column=position - text.rfind("\n", 0, position))


def _bad_number(token: str) -> Note | None:
    limit = str(_MOST_DIGITS)
    if len(token) > _MOST_DIGITS:
        return Note.of("number-long", number=printable(token, 40), limit=limit)
    exponent = _EXPONENT.search(token)
    if exponent and (len(exponent[1]) > 2 or int(exponent[1] or "0") > _MOST_DIGITS):
        return Note.of("number-exponent", number=token, limit=limit)
    return None


def _decimal(token: str) -> Decimal:
    reason = _bad_number(token)
    if reason:
        raise _RefusedError(reason)
    return Decimal(token)


def _integer(token: str) -> int:
    reason = _bad_number(token)
    if reason:
        raise _RefusedError(reason)
    return int(token)


def _constant(token: str) -> NoReturn:
    raise _RefusedError(_not_a_number(token))


def _not_a_number(token: str) -> Note:
    return Note.of("json-no-number", number=token)


def _twice(key: str) -> Note:
    return Note.of("json-key-twice", key=printable(key))


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                raise _RefusedError(_twice(key))
            seen.add(key)
    return found


def _locate(text: str, reason: Note) -> NoReturn:
    """Raise the error at the first place that is refused; the text was well-formed up to there."""
    for position, found in _refusals(text):
        _fail(text, position, found)
    raise CredentialSyntaxError(reason)


def _refusals(text: str) -> Iterator[tuple[int, Note]]:
    keys: list[set[str]] = []
    string: tuple[int, str] | None = None
    for match in _TOKENS.finditer(text):
        token = match[0]
        if token == ":" and string is not None and keys:
            position, key = string
            if key in keys[-1]:
                yield position, _twice(key)
            keys[-1].add(key)
        string = None
        if token in ("{", "["):
            keys.append(set())
        elif token in ("}", "]"):
            if keys:
                keys.pop()
        elif token.startswith('"'):
            try:
                string = match.start(), json.loads(token, strict=False)
            except json.JSONDecodeError:
                return
        elif token in _NAMED_NUMBERS:
            yield match.start(), _not_a_number(token)
        elif token[0] in "-0123456789":
            bad = _bad_number(token)
            if bad:
                yield match.start(), bad


def _check_surrogates(text: str) -> None:
    for match in _TOKENS.finditer(text):
        token = match[0]
        if token.startswith('"') and _HALF.search(token) and _SURROGATE.search(json.loads(token)):
            _fail(text, match.start(), Note.of("json-half-character"))
