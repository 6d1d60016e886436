"""The JSON-LD contexts that are known: shipped copies, never fetched; see `contexts/README.md`."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from mcpolicy.resources import context_bytes

__all__ = ["CONTEXTS", "EDC_AP", "context_digest", "context_loader", "known_names"]

EDC_AP = "http://data.europa.eu/snb/model/context/edc-ap"
"""The context of European Digital Credentials."""

CONTEXTS: Mapping[str, str | None] = {
    EDC_AP: "edc-ap-context.jsonld",
    "https://www.w3.org/2018/credentials/v1": None,
    "https://www.w3.org/ns/credentials/v2": None,
}
"""The contexts that are known: the file in `contexts/`, or None for a copy that PyLD ships."""


def context_digest(name: str) -> str:
    """Give the SHA-256 of a known context, in hexadecimal."""
    return hashlib.sha256(_bytes_of(name)).hexdigest()


@cache
def context_loader(strict: bool) -> tuple[Any, dict[str, Any]]:
    """Give a loader for PyLD, and where processed contexts are kept between documents.

    Args:
        strict: Whether terms that a context protects stay protected from later contexts.
    """

    def load(url: str, options: object) -> dict[str, Any]:
        document = json.loads(_bytes_of(url))
        if not strict:
            _unprotect(document)
        return {
            "contentType": "application/ld+json",
            "contextUrl": None,
            "documentUrl": url,
            "document": document,
            "tag": "static",
        }

    return load, {}


@cache
def known_names() -> tuple[frozenset[str], frozenset[str]]:
    """Give the terms of the known contexts, and the IRIs that they stand for."""
    terms: set[str] = set()
    iris: set[str] = set()
    for name in CONTEXTS:
        for term, iri in _defined(json.loads(_bytes_of(name))["@context"], {}):
            terms.add(term)
            if iri is not None:
                iris.add(iri)
    return frozenset(terms), frozenset(iris)


def _bytes_of(name: str) -> bytes:
    file = CONTEXTS[name]
    if file is not None:
        return context_bytes(file)
    from pyld.documentloader.frozen import BUNDLED_CONTEXTS

    return Path(BUNDLED_CONTEXTS[name]).read_bytes()


def _unprotect(value: object) -> None:
    if isinstance(value, dict):
        value.pop("@protected", None)
        for one in value.values():
            _unprotect(one)


def _defined(context: object, outer: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    """Go through the terms of a context and of those inside of it, each with its IRI if any."""
    if not isinstance(context, dict):
        return
    prefixes = {**outer, **{key: one for key, one in context.items() if isinstance(one, str)}}
    for key, one in context.items():
        if key.startswith("@"):
            continue
        iri = one.get("@id") if isinstance(one, dict) else one
        yield key, _in_full(iri, prefixes) if isinstance(iri, str) else None
        if isinstance(one, dict):
            yield from _defined(one.get("@context"), prefixes)


def _in_full(iri: str, prefixes: Mapping[str, str]) -> str:
    prefix, _, rest = iri.partition(":")
    return prefixes[prefix] + rest if prefix in prefixes and not rest.startswith("//") else iri
