"""Terms: misspelt ones, ones on things that they say nothing of, and things that are only named."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from difflib import get_close_matches

from mcpolicy.check.outcome import EXPECTED
from mcpolicy.document import HOMES
from mcpolicy.namespaces import (
    BORROWED,
    DCTERMS,
    FRAMEWORKS,
    MCP,
    OURS,
    RDF,
    RDFS,
    SH,
    SHACL_CORE,
    SKOS,
    shorten,
)
from mcpolicy.turtle import Blank, Iri, Lit, Node, Term, TripleIndex, TurtleSyntaxError
from mcpolicy.wording import Note
from mcpolicy.workbench.lint.context import Context, Fault

__all__ = [
    "check_classes",
    "check_names",
    "check_names_in_examples",
    "check_owners",
    "check_spelling",
    "nearest",
]

_REFUSED = {
    SH.sparql: "lint-sparql",
    SH.select: "lint-sparql",
    SH.ask: "lint-sparql",
    SH.node: "lint-nested",
    SH.property: "lint-nested",
    SH.severity: "lint-severity",
    SH.flags: "lint-pattern-flags",
    SH.deactivated: "lint-deactivated",
}
"""Words of SHACL that rules may not use, each with what it is told."""

_SHAPES = OURS.term("shapes#")
"""Namespace of the shapes that statements are checked by."""


def nearest(term: str, known: Iterable[str]) -> str | None:
    """Give the short name of the term that one was probably meant to be, or None."""
    near = get_close_matches(shorten(term), sorted(map(shorten, known)), n=1, cutoff=0.8)
    return near[0] if near else None


def check_spelling(context: Context) -> Iterator[Fault]:
    """Say which terms of the vocabularies do not exist, or may not be used."""
    ours = frozenset(
        str(node) for node in context.vocabulary.triples.subjects() if node.startswith(MCP)
    )
    known_in = (
        (MCP, ours),
        (SH, SHACL_CORE),
        *((namespace, BORROWED) for namespace in (RDF, RDFS, SKOS, DCTERMS)),
    )
    for node, predicate, value in context.index:
        if predicate in _REFUSED:
            what = Note.of(_REFUSED[predicate], term=shorten(predicate))
            yield context.fault_in(node, predicate, what)
            continue
        for term in (predicate, value):
            if isinstance(term, Lit | Blank):
                continue
            known = next((all_of for start, all_of in known_in if term.startswith(start)), None)
            if known is not None and not _is_known(term, known):
                yield context.fault_in(node, predicate, _misspelt(term, known))
            elif known is None and _is_nowhere(term):
                meant = MCP.term(re.split("[#/]", term)[-1])
                yield context.fault_in(node, predicate, _misspelt(term, ours, meant))


def _is_known(term: str, known: frozenset[str]) -> bool:
    """Whether a term exists; what a list holds is numbered: `rdf:_1`."""
    number = term.removeprefix(f"{RDF}_")
    return term in known or (number != term and number.isdecimal())


def _is_nowhere(term: str) -> bool:
    """Whether a term is named as ours are, and stands in no namespace that there is."""
    if not term.startswith((OURS, OURS.replace("https:", "http:"))):
        return False
    return not term.startswith(_SHAPES) and not (term.startswith(FRAMEWORKS) and "#" in term)


def _misspelt(term: str, known: frozenset[str], meant: str | None = None) -> Note:
    """Say that a term does not exist, and which is like it, or like what is probably meant."""
    near = nearest(meant or term, known)
    if near is None:
        return Note.of("lint-unknown", term=shorten(term))
    return Note.of("lint-unknown-near", term=shorten(term), near=near)


def check_owners(context: Context) -> Iterator[Fault]:
    """Say which properties stand on a thing of another class: they say nothing to anyone there."""
    for node in context.index.subjects():
        classes = _classes_of(context.index, node)
        above = {name for one in classes for name in context.vocabulary.classes_above(one)}
        for predicate in context.index.properties(node):
            wanted = context.vocabulary.stands_on(predicate)
            if wanted and classes and above.isdisjoint(wanted):
                known = ", ".join(sorted(map(shorten, wanted)))
                what = Note.of("lint-wrong-class", term=shorten(predicate), known=known)
                yield context.fault_in(node, predicate, what)


def check_classes(context: Context) -> Iterator[Fault]:
    """Say which things have no class that is looked for, or no name: nothing reads them."""
    index = context.index
    at_top = _without_owner(context)
    known = ", ".join(sorted(map(shorten, HOMES)))
    for node in index.subjects():
        classes = _classes_of(index, node)
        above = {name for one in classes for name in context.vocabulary.classes_above(one)}
        has_home = not above.isdisjoint(HOMES)
        if isinstance(node, Blank) and (has_home or (classes and node in at_top)):
            what = Note.of("lint-no-name", kind=", ".join(sorted(map(shorten, classes))))
            yield context.fault(what, context.owners.get(node, node))
        elif has_home or (isinstance(node, Blank) and node not in at_top):
            continue
        elif _is_ours(context, node) and all(one in context.vocabulary for one in classes):
            yield context.fault(Note.of("lint-no-class", known=known), node)


def _classes_of(index: TripleIndex, node: Node) -> tuple[Iri, ...]:
    """Give the classes of a thing that are named as those of the vocabulary are."""
    kinds = index.values(node, RDF.type)
    return tuple(one for one in kinds if isinstance(one, Iri) and one.startswith(MCP))


def _without_owner(context: Context) -> frozenset[Node]:
    """Give the nodes without a name at the top of a file: they are a part of nothing."""
    index = context.index
    loose = [
        node for node in index.subjects() if isinstance(node, Blank) and node not in context.owners
    ]
    inner = {
        value for node in loose for values in index.properties(node).values() for value in values
    }
    return frozenset([node for node in loose if node not in inner] or loose)


def _is_ours(context: Context, node: Node) -> bool:
    """Whether a thing says what only a thing of the vocabulary would, or not what it is at all."""
    kinds = context.index.values(node, RDF.type)
    words = (*context.index.properties(node), *(one for one in kinds if isinstance(one, Iri)))
    return not kinds or any(word.startswith((MCP, SH)) for word in words)


def check_names(context: Context) -> Iterator[Fault]:
    """Say which names of frameworks nothing describes, and what has a name of another's."""
    index, namespace = context.index, context.namespace
    for node, predicate, value in index:
        what = _undescribed(context, predicate, value, index)
        if what is not None:
            yield context.fault_in(node, predicate, what)
    for node in index.subjects():
        if isinstance(node, Iri) and not node.startswith(namespace):
            yield context.fault(Note.of("lint-foreign", namespace=namespace), node)


def check_names_in_examples(context: Context) -> Iterator[Fault]:
    """Say which names of frameworks stand in examples, and nothing describes them.

    Which rules and records an example names is looked at where it is read.
    """
    files = [
        (file, file.parsed)
        for file in context.document.examples
        if isinstance(file.parsed, TripleIndex)
    ]
    described = {node for _, parsed in files for node in parsed.subjects()}
    described.update(context.index.subjects())
    for file, parsed in files:
        for root in parsed.subjects():
            for _, predicate, value in parsed.closure(root) if isinstance(root, Iri) else ():
                if predicate in EXPECTED or predicate == MCP.like:
                    continue
                what = _undescribed(context, predicate, value, described)
                if what is not None:
                    word, line = file.written_at(root)
                    path = context.path(file.name)
                    yield Fault(path=path, line=line, subject=word, what=what)


def _undescribed(
    context: Context, predicate: str, value: Term, described: Container[object]
) -> Note | None:
    """Say that a value is a name of a framework that nothing describes; None where it is not."""
    if not isinstance(value, Iri) or not value.startswith(FRAMEWORKS):
        return None
    told = {"term": shorten(value), "predicate": shorten(predicate)}
    if value.startswith(context.namespace):
        return None if value in described else Note.of("lint-not-described", **told)
    if _is_described(value, context):
        return None
    return Note.of("lint-not-described-there", framework=_owner(value), **told)


def _owner(name: str) -> str:
    """Give the id of the framework whose a name is."""
    return name.removeprefix(FRAMEWORKS).partition("#")[0]


def _is_described(name: str, context: Context) -> bool:
    """Whether a framework describes what has a name of its own, as far as that can be seen.

    A framework that cannot be found, or cannot be read, may describe it.
    """
    if _owner(name) not in context.library.ids() or "#" not in name:
        return True
    document = context.library.document(_owner(name))
    return any(
        isinstance(parsed, TurtleSyntaxError) or name in parsed
        for parsed in map(document.file, document.file_names)
    )
