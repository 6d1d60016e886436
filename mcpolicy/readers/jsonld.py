"""JSON-LD: a document to nodes with expanded names, by pinned contexts only.

Nothing is fetched. A context is a name from a short list, shipped with the package; a definition
that stands in the document itself is not used, so that no document can say what its own words mean.
Whatever no context maps is listed, never lost in silence. Nodes with the same `@id` are one node,
wherever they stand.

Where two known contexts give one term two meanings, and the first says that it must keep its own, a
strict processor refuses the document: the contexts of VC 2.0 and of European Digital Credentials do
that with `description`, and EBSI issues such credentials. They are read as if the later context had
the word, with a remark: both contexts are known here, so the refusal would guard nothing.

Credentials come in lists, presentations and signed envelopes; those are opened here too. No
signature is checked.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from mcpolicy.errors import CredentialDataError, CredentialSyntaxError
from mcpolicy.readers.jsontext import DEEPEST, load_json, signed_payload
from mcpolicy.resources import context_bytes
from mcpolicy.wording import Note, printable

__all__ = [
    "CONTEXTS",
    "EDC_AP",
    "LONGEST_TEXT",
    "Expanded",
    "FoundCredential",
    "Literal",
    "Node",
    "context_digest",
    "contexts_of",
    "credentials_in",
    "expand",
    "types_of",
]

EDC_AP = "http://data.europa.eu/snb/model/context/edc-ap"
"""The context of European Digital Credentials."""

CONTEXTS: Mapping[str, str | None] = {
    EDC_AP: "edc-ap-context.jsonld",
    "https://www.w3.org/2018/credentials/v1": None,
    "https://www.w3.org/ns/credentials/v2": None,
}
"""The contexts that are known: the file in `contexts/`, or None for a copy that PyLD ships. See
`contexts/README.md`."""

LONGEST_TEXT = 20_000
"""Texts are cut at this length before anything is made of them: pictures are carried as text of any
length."""

_MOST_VALUES = 200_000
_MOST_ENVELOPES = 8
_MOST_IGNORED = 500
_MOST_PLACES = 4
_BAD_IRI = re.compile(
    r"(?:https?|urn|did):.*[\x00-\x20\x7f-\x9f<>\"{}|\\^`]", re.DOTALL | re.IGNORECASE
)
_PROOF = "https://w3id.org/security#proof"
_ENVELOPED = frozenset({"EnvelopedVerifiableCredential", "EnvelopedVerifiablePresentation"})
_WRAPPERS = ("vc", "vp", "credential")
_LOCK = Lock()
_SAID = {
    "invalid @id value": "`id` is expected to be a text",
    "invalid type value": "`type` is expected to be a text or a list of texts",
    "invalid language map value": "a text, or a list of texts, is expected for each language",
    "colliding keywords": "a keyword stands twice in one object, under two names",
}


class Literal(NamedTuple):
    """A value that is no node."""

    value: str | int | bool | Decimal
    language: str | None = None
    datatype: str | None = None


@dataclass(eq=False, repr=False, slots=True)
class Node:
    """A node, and what the whole document says of it; values keep the order in which they are met.

    Attributes:
        id: Its `@id`; None when it has none that means anything outside of the document.
        types: Its classes, expanded.
        values: Its values by expanded property.
    """

    id: str | None
    types: dict[str, None] = field(default_factory=dict)
    values: dict[str, dict[Literal | Node, None]] = field(default_factory=dict)

    def nodes(self, *properties: str) -> list[Node]:
        """Give the nodes that the properties lead to, each once."""
        found = (
            one for name in properties for one in self.values.get(name, ()) if isinstance(one, Node)
        )
        return list(dict.fromkeys(found))

    def literals(self, *properties: str) -> list[Literal]:
        """Give the values of the properties that are no nodes."""
        return [
            one
            for name in properties
            for one in self.values.get(name, ())
            if isinstance(one, Literal)
        ]


@dataclass(frozen=True, slots=True)
class Expanded:
    """What a document says.

    Attributes:
        roots: The nodes at the top of the document.
        nodes: All nodes, in the order in which they are met.
        ignored: What no context maps, as paths where the place is certain, and contexts that were
            not used.
        remarks: Oddities.
    """

    roots: tuple[Node, ...]
    nodes: tuple[Node, ...]
    ignored: tuple[str, ...]
    remarks: tuple[Note, ...]


class FoundCredential(NamedTuple):
    """A credential in a document.

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
    """Give every credential of a document: itself, or those in a list, a presentation or a signed envelope.

    Raises:
        CredentialSyntaxError: If an envelope cannot be opened.
        CredentialDataError: If something else stands where a credential is expected.
    """
    return tuple(_open(document, FoundCredential({}), 0))


def types_of(document: Mapping[str, object]) -> frozenset[str]:
    """Give the types of an object, as they are written."""
    found: set[str] = set()
    for key in ("type", "@type"):
        value = document.get(key)
        found.update(
            one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)
        )
    return frozenset(found)


def contexts_of(document: Mapping[str, object]) -> frozenset[str]:
    """Give the names of the contexts of an object."""
    value = document.get("@context")
    return frozenset(
        one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str)
    )


def expand(document: Mapping[str, object]) -> Expanded:
    """Expand one JSON-LD document and join its nodes.

    Raises:
        CredentialSyntaxError: If it names a context that is not known, or is not JSON-LD.
        CredentialDataError: If it is too large, or an `@id` in it is not an IRI.
    """
    copy = _Copy()
    plain = copy.value(document, "", 0)
    if copy.unknown:
        named = ", ".join(f"`{printable(name)}`" for name in copy.unknown)
        accepted = ", ".join(CONTEXTS)
        raise CredentialSyntaxError(
            f"unknown JSON-LD context {named}: nothing is fetched, accepted are {accepted}"
        )
    dropped: set[str] = set()
    expanded, clash = _expand(plain, dropped)
    graph = _Graph()
    roots = tuple(dict.fromkeys(node for one in expanded if (node := graph.node(one)) is not None))
    if graph.bad_iris:
        listed = ", ".join(f"`{printable(one)}`" for one in graph.bad_iris)
        raise CredentialDataError(
            f"not an IRI: {listed}: spaces, quotes, brackets and control characters are not accepted"
        )
    terms, iris = _known_names()
    unmapped = dropped | (graph.properties - iris)
    ignored = {*copy.ignored, *_places(document, unmapped, terms), *graph.skipped}
    ignored.update(f"type {printable(one, 60)}" for one in graph.odd_types)
    shown = sorted(ignored)
    remarks = [Note.of("remark-contexts-clash")] if clash else []
    if len(shown) > _MOST_IGNORED:
        remarks.append(
            Note.of("remark-ignored-cut", count=str(len(shown)), shown=str(_MOST_IGNORED))
        )
    return Expanded(roots, tuple(graph.all_nodes), tuple(shown[:_MOST_IGNORED]), tuple(remarks))


def context_digest(name: str) -> str:
    """Give the SHA-256 of a known context, in hexadecimal."""
    return hashlib.sha256(_bytes_of(name)).hexdigest()


def _open(document: object, outer: FoundCredential, depth: int) -> Iterator[FoundCredential]:
    if depth > _MOST_ENVELOPES:
        raise CredentialDataError(f"envelopes stand in each other more than {_MOST_ENVELOPES} deep")
    sealed = outer._replace(signed=True)
    if isinstance(document, list):
        for number, one in enumerate(document):
            yield from _open(one, outer._replace(place=_below(outer.place, str(number))), depth + 1)
    elif isinstance(document, str):
        text = document.partition(",")[2] if document.startswith("data:") else document
        opened = signed_payload(load_json(text.encode("utf-8", "surrogatepass")))
        if opened is None:
            raise CredentialSyntaxError(
                _at(outer.place, "an object is expected, or a signed envelope as text")
            )
        yield from _open(opened, sealed, depth + 1)
    elif not isinstance(document, Mapping):
        raise CredentialDataError(_at(outer.place, "a credential is expected, which is an object"))
    elif (opened := signed_payload(document)) is not None:
        yield from _open(opened, sealed, depth + 1)
    elif isinstance(document.get("id"), str) and types_of(document) & _ENVELOPED:
        yield from _open(document["id"], sealed, depth + 1)
    elif "verifiableCredential" in document:
        held = document["verifiableCredential"]
        inner = sealed._replace(place=_below(outer.place, "verifiableCredential"))
        yield from _open(held if isinstance(held, list) else [held], inner, depth + 1)
    else:
        key = next((one for one in _WRAPPERS if isinstance(document.get(one), Mapping)), None)
        if key is None or document.keys() & {"@context", "type", "@type"}:
            yield outer._replace(document=document)
        else:
            rest = sorted(_below(outer.place, str(one)) for one in document if one != key)
            inner = outer._replace(
                place=_below(outer.place, key),
                signed=outer.signed or key != "credential",
                ignored=(*outer.ignored, *rest),
            )
            yield from _open(document[key], inner, depth + 1)


def _at(place: str, reason: str) -> str:
    return f"{place}: {reason}" if place else reason


class _Copy:
    """Copies a document without definitions of its own, without nulls, and with long texts cut."""

    def __init__(self) -> None:
        self.ignored: dict[str, None] = {}
        self.unknown: dict[str, None] = {}
        self._count = 0

    def value(self, value: object, place: str, depth: int) -> Any:
        self._count += 1
        if self._count > _MOST_VALUES:
            raise CredentialDataError(f"the document has more than {_MOST_VALUES:,} values")
        if depth > DEEPEST:
            raise CredentialDataError(
                f"lists and objects stand in each other more than {DEEPEST} deep"
            )
        if isinstance(value, str):
            return value[:LONGEST_TEXT]
        if isinstance(value, Mapping):
            return self._object(value, place, depth)
        if isinstance(value, list | tuple):
            return [self.value(one, place, depth + 1) for one in value if one is not None]
        if isinstance(value, bool | int | Decimal):
            return value
        raise CredentialDataError(
            _at(place, "a text, a number, `true`, `false`, a list or an object is expected")
        )

    def _object(self, value: Mapping[Any, object], place: str, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, one in value.items():
            if key == "@context":
                names = self._contexts(one, place)
                if names:
                    found[key] = names
            elif one is not None:
                found[str(key)] = self.value(one, _below(place, str(key)), depth + 1)
        return found

    def _contexts(self, value: object, place: str) -> list[str]:
        names: list[str] = []
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str):
                names.append(one)
                if one not in CONTEXTS:
                    self.unknown[one] = None
            elif one is None or isinstance(one, Mapping):
                self.ignored[f"{_below(place, '@context')} (own definitions)"] = None
            else:
                raise CredentialSyntaxError(
                    "`@context` is expected to be a name or a list of names"
                )
        return names


class _Graph:
    """Joins the nodes of an expanded document."""

    def __init__(self) -> None:
        self.all_nodes: list[Node] = []
        self.properties: set[str] = set()
        self.skipped: set[str] = set()
        self.odd_types: dict[str, None] = {}
        self.bad_iris: dict[str, None] = {}
        self._by_id: dict[str, Node] = {}

    def node(self, value: object) -> Node | None:
        """Give the node that an object stands for, with what the object says added to it."""
        if not isinstance(value, Mapping) or "@value" in value or "@list" in value:
            return None
        node = self._named(value.get("@id"))
        for one in value.get("@type", ()):
            if isinstance(one, str):
                (node.types if ":" in one else self.odd_types)[one] = None
        for name, items in value.items():
            if not name.startswith("@"):
                self.properties.add(name)
                kept = node.values.setdefault(name, {})
                for one in self._values(name, items):
                    kept[one] = None
            elif name == "@included":
                for one in items:
                    self.node(one)
            elif name in ("@graph", "@reverse"):
                self.skipped.add(name)
        return node

    def _named(self, name: object) -> Node:
        if isinstance(name, str):
            if name in self._by_id:
                return self._by_id[name]
            if _BAD_IRI.match(name):
                self.bad_iris[name] = None
        node = Node(name if isinstance(name, str) and not name.startswith("_:") else None)
        self.all_nodes.append(node)
        if isinstance(name, str):
            self._by_id[name] = node
        return node

    def _values(self, name: str, items: Iterable[object]) -> Iterator[Literal | Node]:
        for item in items:
            if not isinstance(item, Mapping):
                continue
            if "@list" in item:
                yield from self._values(name, item["@list"])
            elif "@value" in item:
                if isinstance(item["@value"], str | int | bool | Decimal):
                    yield Literal(item["@value"], item.get("@language"), item.get("@type"))
            elif "@graph" in item and "@id" not in item:
                if name != _PROOF:
                    self.skipped.add("@graph")
            else:
                node = self.node(item)
                if node is not None:
                    yield node


def _expand(document: object, dropped: set[str]) -> tuple[list[object], bool]:
    from pyld.jsonld import JsonLdError

    try:
        with _LOCK:
            try:
                return _run(document, dropped, strict=True), False
            except JsonLdError as error:
                if error.code != "protected term redefinition":
                    raise
            dropped.clear()
            return _run(document, dropped, strict=False), True
    except JsonLdError as error:
        code = str(error.code or "it cannot be expanded")
        raise CredentialSyntaxError(
            f"not well-formed JSON-LD: {_SAID.get(code, printable(code))}"
        ) from None
    except (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError):
        raise CredentialSyntaxError("not well-formed JSON-LD: it cannot be expanded") from None


def _run(document: object, dropped: set[str], *, strict: bool) -> list[object]:
    from pyld import ContextResolver, jsonld

    loader, kept = _loader(strict)
    options = {
        "documentLoader": loader,
        "contextResolver": ContextResolver(kept, loader),
        "base": None,
    }
    result: list[object] = jsonld.expand(
        document, options, on_property_dropped=lambda name: dropped.add(str(name))
    )
    return result


@cache
def _loader(strict: bool) -> tuple[Any, dict[str, Any]]:
    """Give a loader of the known contexts, and where their processed forms are kept between documents."""

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


def _unprotect(value: object) -> None:
    if isinstance(value, dict):
        value.pop("@protected", None)
        for one in value.values():
            _unprotect(one)


def _bytes_of(name: str) -> bytes:
    file = CONTEXTS[name]
    if file is not None:
        return context_bytes(file)
    from pyld.documentloader.frozen import BUNDLED_CONTEXTS

    return Path(BUNDLED_CONTEXTS[name]).read_bytes()


@cache
def _known_names() -> tuple[frozenset[str], frozenset[str]]:
    """Give the terms of the known contexts, and the IRIs that they stand for."""
    terms: set[str] = set()
    iris: set[str] = set()
    for name in CONTEXTS:
        _collect(json.loads(_bytes_of(name))["@context"], {}, terms, iris)
    return frozenset(terms), frozenset(iris)


def _collect(context: object, outer: Mapping[str, str], terms: set[str], iris: set[str]) -> None:
    if not isinstance(context, dict):
        return
    prefixes = {**outer, **{key: one for key, one in context.items() if isinstance(one, str)}}
    for key, one in context.items():
        if key.startswith("@"):
            continue
        terms.add(key)
        iri = one.get("@id") if isinstance(one, dict) else one
        if isinstance(iri, str):
            prefix, _, rest = iri.partition(":")
            iris.add(
                prefixes[prefix] + rest if prefix in prefixes and not rest.startswith("//") else iri
            )
        if isinstance(one, dict):
            _collect(one.get("@context"), prefixes, terms, iris)


def _places(document: object, keys: Iterable[str], terms: frozenset[str]) -> Iterator[str]:
    """Say where keys stand; of a key that a context knows in another place, in which places it may be."""
    found: dict[str, dict[str, None]] = {key: {} for key in keys}
    if found:
        _look(document, "", found, terms)
    for key, places in found.items():
        if key not in terms and places:
            yield from places
        elif 0 < len(places) <= _MOST_PLACES:
            yield " or ".join(sorted(places))
        else:
            yield f"{printable(key)} (in some places)" if places else printable(key)


def _look(
    value: object, place: str, found: Mapping[str, dict[str, None]], terms: frozenset[str]
) -> None:
    if isinstance(value, list | tuple):
        for one in value:
            _look(one, place, found, terms)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            here = _below(place, str(key))
            if key in found and one is not None:
                found[key][here] = None
            if key != "@context" and (key not in found or key in terms):
                _look(one, here, found, terms)


def _below(place: str, key: str) -> str:
    key = printable(key, 80)
    return f"{place}.{key}" if place else key
