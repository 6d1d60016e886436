"""What written terms mean: escapes, prefixes, and IRIs that are resolved against a base."""

from __future__ import annotations

import re

from mcpolicy.namespaces import XSD
from mcpolicy.turtle import Iri, Lit, TurtleSyntaxError
from mcpolicy.wording import Note, printable
from mcpolicy.written.tokens import Kind, Token

__all__ = ["Resolver", "plain_literal", "string_value"]

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_SIGNS = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f"}

_PARTS = re.compile(
    r"(?:([A-Za-z][A-Za-z0-9+.-]*+):)?+(?://([^/?#]*+))?+([^?#]*+)(?:\?([^#]*+))?+(?:#(.*+))?+",
    re.DOTALL,
)
"""Scheme, authority, path, query and fragment (RFC 3986, appendix B)."""

_OTHER = "\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef" + "".join(
    f"{chr(start)}-{chr(start + 0xFFFD)}" for start in (*range(0x10000, 0xE0000, 0x10000), 0xE0000)
)
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_PLAIN = rf"A-Za-z0-9\-._~!$&'()*+,;={_OTHER}"


def _any_of(characters: str) -> str:
    return rf"(?:[{_PLAIN}{characters}]++|%[0-9A-Fa-f]{{2}})*+"


_AUTHORITY = rf"(?:{_any_of(':')}@)?(?:\[[0-9A-Za-z:.]++\]|{_any_of('')})(?::[0-9]*+)?(?=[/?#]|\Z)"
_WHOLE_IRI = re.compile(
    rf"[A-Za-z][A-Za-z0-9+.-]*+:(?://{_AUTHORITY}|(?!//)){_any_of(':@/')}"
    rf"(?:\?{_any_of(':@/?' + _PRIVATE)})?+(?:\#{_any_of(':@/?')})?+"
)
"""RFC 3987."""


class Resolver:
    """Reads terms as they are meant at one place of a text: its base and prefixes so far.

    Attributes:
        prefixes: Name and IRI of the prefixes declared so far.
    """

    def __init__(self, base: str) -> None:
        """Start without prefixes."""
        self.prefixes: dict[str, Iri] = {}
        self._base = base
        self._read: dict[str, Iri] = {}

    def rebase(self, iri: Iri) -> None:
        """Resolve against another base from here on."""
        self._base = iri
        self._read.clear()

    def declare(self, prefix: str, iri: Iri) -> None:
        """Let a prefix mean an IRI from here on."""
        self.prefixes[prefix] = iri
        self._read.clear()

    def iri(self, token: Token) -> Iri:
        """Give the IRI that is written as `<...>` or as a prefixed name.

        Raises:
            TurtleSyntaxError: If the prefix is not declared, or it is no IRI.
        """
        known = self._read.get(token.text)
        if known is None:
            read = self._bracketed if token.kind is Kind.IRI else self._named
            known = self._read[token.text] = Iri(read(token))
            if _WHOLE_IRI.fullmatch(known) is None:
                raise _fault(token, Note.of("turtle-iri", iri=printable(known)))
        return known

    def _bracketed(self, token: Token) -> str:
        reference = _unescaped(token.text[1:-1])
        scheme, authority, path, _, _ = _parts(reference)
        if scheme is None and authority is None and ":" in path.partition("/")[0]:
            raise _fault(token, Note.of("turtle-iri", iri=printable(reference)))
        return _resolve(self._base, reference)

    def _named(self, token: Token) -> str:
        prefix, _, name = token.text.partition(":")
        namespace = self.prefixes.get(prefix)
        if namespace is None:
            raise _fault(token, Note.of("turtle-prefix", prefix=printable(f"{prefix}:")))
        return namespace + _unescaped(name)


def _fault(token: Token, reason: Note) -> TurtleSyntaxError:
    return TurtleSyntaxError(reason, token.line, token.column)


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(_character, text) if "\\" in text else text


def _character(escape: re.Match[str]) -> str:
    sign = escape[3]
    if sign is None:
        return chr(int(escape[1] or escape[2], 16))
    return _SIGNS.get(sign, sign)


def string_value(token: Token) -> str:
    """Give the characters that a string stands for."""
    text = token.text
    quotes = 3 if len(text) > 5 and text[:3] == text[0] * 3 else 1
    return _unescaped(text[quotes:-quotes])


def plain_literal(token: Token) -> Lit:
    """Give the literal that a number, `true` or `false` stands for."""
    datatype = XSD.boolean if token.kind is Kind.WORD else XSD.term(token.kind)
    return Lit(token.text, datatype)


def _resolve(base: str, reference: str) -> str:
    """Resolve a relative IRI (RFC 3986, section 5.2).

    As with the parser of `mcpolicy.turtle`, a path after a scheme or a host stays as it is.
    """
    scheme, authority, path, query, fragment = _parts(reference)
    if scheme is not None:
        return reference
    scheme, base_authority, base_path, base_query, _ = _parts(base)
    if authority is None:
        authority = base_authority
        if not path:
            path = base_path
            query = base_query if query is None else query
        else:
            path = _without_dots(path if path.startswith("/") else _beside(base, path))
    return "".join(
        (
            "" if scheme is None else f"{scheme}:",
            "" if authority is None else f"//{authority}",
            path,
            "" if query is None else f"?{query}",
            "" if fragment is None else f"#{fragment}",
        )
    )


_Parts = tuple[str | None, str | None, str, str | None, str | None]


def _parts(iri: str) -> _Parts:
    found = _PARTS.fullmatch(iri)
    assert found is not None, "every text has these parts"
    return found[1], found[2], found[3], found[4], found[5]


def _beside(base: str, path: str) -> str:
    _, authority, base_path, _, _ = _parts(base)
    if authority is not None and not base_path:
        return f"/{path}"
    return base_path[: base_path.rfind("/") + 1] + path


def _without_dots(path: str) -> str:
    kept: list[str] = []
    segments = path.split("/")
    for number, segment in enumerate(segments, 1):
        if segment not in (".", ".."):
            kept.append(segment)
            continue
        if segment == ".." and kept and kept != [""]:
            kept.pop()
        if number == len(segments):
            kept.append("")
    return "/".join(kept)
