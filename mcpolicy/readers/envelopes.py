"""Envelopes: credentials in lists, presentations, tokens and signatures, which are not checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from mcpolicy.errors import CredentialDataError, CredentialSyntaxError
from mcpolicy.readers.faults import below, found_at
from mcpolicy.readers.syntax.json import base64url, load_json
from mcpolicy.wording import Note

__all__ = ["FoundCredential", "contexts_of", "credentials_in", "signed_payload", "types_of"]

_DEEPEST = 8
_ENVELOPED = frozenset({"EnvelopedVerifiableCredential", "EnvelopedVerifiablePresentation"})
_WRAPPERS = ("vc", "vp", "credential")


class FoundCredential(NamedTuple):
    """A credential, and the envelope that it came in.

    Attributes:
        document: The credential.
        place: Where it stands; empty when it is the whole document.
        signed: Whether it came in a signed envelope or a presentation.
        ignored: Keys of the envelope that were not used, such as the claims of a token.
    """

    document: Mapping[str, object]
    place: str = ""
    signed: bool = False
    ignored: tuple[str, ...] = ()


def credentials_in(document: object) -> tuple[FoundCredential, ...]:
    """Give every credential of a document: itself, or those in a list or an envelope.

    Raises:
        CredentialSyntaxError: If an envelope cannot be opened.
        CredentialDataError: If something else stands where a credential is expected.
    """
    return tuple(_open(document, FoundCredential({}), 0))


def signed_payload(document: object) -> object | None:
    """Give the JSON inside a JWS in its JSON form, or None when the document is none.

    The signature is not looked at. The payload may be base64url or, as in the seals of the
    Commission, plain text.

    Raises:
        CredentialSyntaxError: If it is a JWS, but its payload is not JSON.
    """
    if not isinstance(document, dict) or not ("signatures" in document or "signature" in document):
        return None
    payload = document.get("payload")
    if not isinstance(payload, str):
        return None
    plain = payload.lstrip("\ufeff \t\r\n")[:1] in ("{", "[")
    data = payload.encode("utf-8", "surrogatepass") if plain else base64url(payload)
    if data is None:
        raise CredentialSyntaxError(Note.of("payload-no-json"))
    try:
        return load_json(data)
    except CredentialSyntaxError as error:
        reason = Note.of("payload-fault", why=error.reasons)
        raise CredentialSyntaxError(reason, line=error.line, column=error.column) from None


def types_of(document: Mapping[str, object]) -> frozenset[str]:
    """Give the types of an object, as they are written."""
    return frozenset(_names(document.get("type"))) | frozenset(_names(document.get("@type")))


def contexts_of(document: Mapping[str, object]) -> frozenset[str]:
    """Give the names of the contexts of an object."""
    return frozenset(_names(document.get("@context")))


def _names(value: object) -> Iterator[str]:
    values = value if isinstance(value, list) else [value]
    return (one for one in values if isinstance(one, str))


def _open(document: object, outer: FoundCredential, depth: int) -> Iterator[FoundCredential]:
    if depth > _DEEPEST:
        raise CredentialDataError(Note.of("envelopes-deep", limit=str(_DEEPEST)))
    sealed = outer._replace(signed=True)
    if isinstance(document, list):
        for number, one in enumerate(document):
            yield from _open(one, outer._replace(place=below(outer.place, number)), depth + 1)
    elif isinstance(document, str):
        text = document.partition(",")[2] if document.startswith("data:") else document
        opened = signed_payload(load_json(text.encode("utf-8", "surrogatepass")))
        if opened is None:
            fault = found_at(outer.place, Note.of("object-or-envelope-expected"))
            raise CredentialSyntaxError(fault)
        yield from _open(opened, sealed, depth + 1)
    elif not isinstance(document, Mapping):
        raise CredentialDataError(found_at(outer.place, Note.of("credential-expected")))
    elif (opened := signed_payload(document)) is not None:
        yield from _open(opened, sealed, depth + 1)
    elif isinstance(document.get("id"), str) and types_of(document) & _ENVELOPED:
        yield from _open(document["id"], sealed, depth + 1)
    elif "verifiableCredential" in document:
        held = document["verifiableCredential"]
        inner = sealed._replace(place=below(outer.place, "verifiableCredential"))
        yield from _open(held if isinstance(held, list) else [held], inner, depth + 1)
    else:
        yield from _unwrap(document, outer, depth)


def _unwrap(
    document: Mapping[str, object], outer: FoundCredential, depth: int
) -> Iterator[FoundCredential]:
    """Open the object of a token or an upload, which holds the credential under one key."""
    key = next((one for one in _WRAPPERS if isinstance(document.get(one), Mapping)), None)
    if key is None or document.keys() & {"@context", "type", "@type"}:
        yield outer._replace(document=document)
        return
    rest = sorted(below(outer.place, one) for one in document if one != key)
    inner = outer._replace(
        place=below(outer.place, key),
        signed=outer.signed or key != "credential",
        ignored=(*outer.ignored, *rest),
    )
    yield from _open(document[key], inner, depth + 1)
