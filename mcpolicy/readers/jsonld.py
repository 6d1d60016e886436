"""JSON-LD: a document to nodes with expanded names, by pinned contexts only.

Nothing is fetched. A context is a name from a short list, shipped with the package; a definition
that stands in the document itself is not used, so that no document can say what its own words mean.
Whatever no context maps is listed, never lost in silence. Nodes with the same `@id` are one node,
wherever they stand.

Where two known contexts give one term two meanings, and the first says that it must keep its own, a
strict processor refuses the document: the contexts of VC 2.0 and of European Digital Credentials do
that with `description`, and EBSI issues such credentials. They are read as if the later context had
the word, with a remark: both contexts are known here, so the refusal would guard nothing.

PyLD is imported when there is something to expand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from threading import Lock
from typing import Any, NamedTuple

from mcpolicy.errors import CredentialDataError, CredentialSyntaxError
from mcpolicy.readers.contexts import CONTEXTS, context_loader, known_names
from mcpolicy.readers.faults import below, found_at, in_order
from mcpolicy.readers.syntax.limits import DEEPEST
from mcpolicy.wording import Count, Note, printable

__all__ = ["LONGEST_TEXT", "Expanded", "Literal", "Node", "expand"]

LONGEST_TEXT = 20_000
"""Texts are cut at this length before anything is made of them: pictures are carried as text of any
length."""

_MOST_VALUES = 200_000
_MOST_CONTEXTS = 1_000
_MOST_IGNORED = 500
_MOST_NAMED = 10
_MOST_PLACES = 4
_BAD_IRI = re.compile(
    r"(?:https?|urn|did):.*[\x00-\x20\x7f-\x9f<>\"{}|\\^`]", re.DOTALL | re.IGNORECASE
)
_PROOF = "https://w3id.org/security#proof"
_LOCK = Lock()
_SAID = {
    "invalid @id value": Note.of("jsonld-id"),
    "invalid type value": Note.of("jsonld-type"),
    "invalid language map value": Note.of("jsonld-language-map"),
    "colliding keywords": Note.of("jsonld-keyword-twice"),
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
        own_definitions: Whether its first context defines words of its own.
        ignored: What no context maps, as paths where the place is certain, and contexts that were
            not used.
        remarks: Oddities.
    """

    roots: tuple[Node, ...]
    nodes: tuple[Node, ...]
    own_definitions: bool
    ignored: tuple[str | Note, ...]
    remarks: tuple[Note, ...]


def expand(document: Mapping[str, object]) -> Expanded:
    """Expand one JSON-LD document and join its nodes.

    Raises:
        CredentialSyntaxError: If it names a context that is not known, or is not JSON-LD.
        CredentialDataError: If it is too large, or an `@id` in it is not an IRI.
    """
    copy = _Copy()
    plain = copy.value(document, "", 0)
    if copy.unknown:
        named, accepted = _named(copy.unknown), ", ".join(CONTEXTS)
        raise CredentialSyntaxError(
            Note.of("jsonld-context-unknown", names=named, accepted=accepted)
        )
    dropped: set[str] = set()
    expanded, clash = _expand(plain, dropped)
    graph = _Graph()
    roots = tuple(dict.fromkeys(node for one in expanded if (node := graph.node(one)) is not None))
    if graph.bad_iris:
        raise CredentialDataError(Note.of("jsonld-no-iri", names=_named(graph.bad_iris)))
    terms, iris = known_names()
    unmapped = dropped | (graph.properties - iris)
    types = (Note.of("ignored-type", name=printable(one, 60)) for one in graph.odd_types)
    own = (Note.of("ignored-definitions", place=place) for place in copy.own)
    places = _places(document, unmapped, terms)
    shown = in_order((*own, *places, *graph.skipped, *types))
    remarks = [Note.of("remark-contexts-clash")] if clash else []
    if len(shown) > _MOST_IGNORED:
        remarks.append(
            Note.of("remark-ignored-cut", count=str(len(shown)), shown=str(_MOST_IGNORED))
        )
    return Expanded(
        roots=roots,
        nodes=tuple(graph.all_nodes),
        own_definitions="@context" in copy.own,
        ignored=tuple(shown[:_MOST_IGNORED]),
        remarks=tuple(remarks),
    )


def _named(names: Mapping[str, None]) -> str:
    """List names as they stand, and leave off most of very many."""
    few = [f"`{printable(name)}`" for name in islice(names, _MOST_NAMED)]
    return ", ".join((*few, "…") if len(names) > len(few) else few)


class _Copy:
    """Copies a document without definitions of its own, without nulls, and with long texts cut."""

    def __init__(self) -> None:
        self.own: dict[str, None] = {}
        """Places of definitions that a document makes itself."""
        self.unknown: dict[str, None] = {}
        self._count = 0
        self._contexts_used = 0

    def value(self, value: object, place: str, depth: int) -> Any:
        self._count += 1
        if self._count > _MOST_VALUES:
            raise CredentialDataError(Note.of("jsonld-values", limit=Count(_MOST_VALUES)))
        if depth > DEEPEST:
            raise CredentialDataError(Note.of("json-deep", limit=str(DEEPEST)))
        if isinstance(value, str):
            return value[:LONGEST_TEXT]
        if isinstance(value, Mapping):
            return self._object(value, place, depth)
        if isinstance(value, list | tuple):
            return [self.value(one, place, depth + 1) for one in value if one is not None]
        if isinstance(value, bool | int | Decimal):
            return value
        raise CredentialDataError(found_at(place, Note.of("json-value-expected")))

    def _object(self, value: Mapping[Any, object], place: str, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, one in value.items():
            if key == "@context":
                names = self._contexts(one, place)
                if names:
                    found[key] = names
            elif one is not None:
                found[str(key)] = self.value(one, below(place, key), depth + 1)
        return found

    def _contexts(self, value: object, place: str) -> list[str]:
        names: list[str] = []
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str):
                self._contexts_used += 1
                if self._contexts_used > _MOST_CONTEXTS:
                    raise CredentialDataError(
                        Note.of("jsonld-contexts", limit=Count(_MOST_CONTEXTS))
                    )
                names.append(one)
                if one not in CONTEXTS:
                    self.unknown[one] = None
            elif one is None or isinstance(one, Mapping):
                self.own[below(place, "@context")] = None
            else:
                raise CredentialSyntaxError(Note.of("jsonld-context-form"))
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
        raise CredentialSyntaxError(_malformed(error.code)) from None
    except (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError):
        raise CredentialSyntaxError(_malformed(None)) from None


def _malformed(code: object) -> Note:
    """Say why a document cannot be expanded: by a code of PyLD's; the common ones have words."""
    if not code:
        why = Note.of("jsonld-not-expanded")
    else:
        why = _SAID.get(str(code), Note.verbatim(printable(str(code))))
    return Note.of("jsonld-malformed", why=why)


def _run(document: object, dropped: set[str], *, strict: bool) -> list[object]:
    from pyld import ContextResolver, jsonld

    loader, kept = context_loader(strict)
    options = {
        "documentLoader": loader,
        "contextResolver": ContextResolver(kept, loader),
        "base": None,
    }
    result: list[object] = jsonld.expand(
        document, options, on_property_dropped=lambda name: dropped.add(str(name))
    )
    return result


def _places(document: object, keys: Iterable[str], terms: frozenset[str]) -> Iterator[str | Note]:
    """Say where keys stand; of a key that means something elsewhere, where it may be."""
    found: dict[str, dict[str, None]] = {key: {} for key in keys}
    if found:
        _look(document, "", found, terms)
    for key, places in found.items():
        if key not in terms and places:
            yield from places
        elif 0 < len(places) <= _MOST_PLACES:
            yield _one_of(sorted(places))
        else:
            name = printable(key)
            yield Note.of("ignored-in-places", name=name) if places else name


def _one_of(places: Iterable[str]) -> str | Note:
    first, *others = places
    said: str | Note = first
    for other in others:
        said = Note.of("ignored-either", one=said, other=other)
    return said


def _look(
    value: object, place: str, found: Mapping[str, dict[str, None]], terms: frozenset[str]
) -> None:
    if isinstance(value, list | tuple):
        for one in value:
            _look(one, place, found, terms)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            here = below(place, key)
            if key in found and one is not None:
                found[key][here] = None
            if key != "@context" and (key not in found or key in terms):
                _look(one, here, found, terms)
