"""Terms: misspelt ones, ones on things that they say nothing of, and things that are only named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from mcpolicy.namespaces import FRAMEWORKS, MCP, RDF, SH, SHACL_CORE, shorten
from mcpolicy.turtle import Blank, Iri, Lit, TurtleSyntaxError
from mcpolicy.wording import Note
from mcpolicy.workbench.lint.context import Context, Fault

__all__ = ["check_names", "check_owners", "check_spelling", "nearest"]

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


def nearest(term: str, known: Iterable[str]) -> str | None:
    """Give the short name of the term that one was probably meant to be, or None."""
    near = get_close_matches(shorten(term), sorted(map(shorten, known)), n=1, cutoff=0.8)
    return near[0] if near else None


def check_spelling(context: Context) -> Iterator[Fault]:
    """Say which terms of the vocabulary and of SHACL do not exist, or may not be used."""
    ours = frozenset(
        str(node) for node in context.vocabulary.triples.subjects() if node.startswith(MCP)
    )
    for node, predicate, value in context.index:
        if predicate in _REFUSED:
            what = Note.of(_REFUSED[predicate], term=shorten(predicate))
            yield context.fault_in(node, predicate, what)
            continue
        for term in (predicate, value):
            if isinstance(term, Lit | Blank):
                continue
            if term.startswith(MCP) and term not in ours:
                yield context.fault_in(node, predicate, _misspelt(term, ours))
            elif term.startswith(SH) and term not in SHACL_CORE:
                yield context.fault_in(node, predicate, _misspelt(term, SHACL_CORE))


def _misspelt(term: str, known: frozenset[str]) -> Note:
    near = nearest(term, known)
    if near is None:
        return Note.of("lint-unknown", term=shorten(term))
    return Note.of("lint-unknown-near", term=shorten(term), near=near)


def check_owners(context: Context) -> Iterator[Fault]:
    """Say which properties stand on a thing of another class: they say nothing to anyone there."""
    for node in context.index.subjects():
        classes = [
            value
            for value in context.index.values(node, RDF.type)
            if isinstance(value, Iri) and value.startswith(MCP)
        ]
        above = {name for one in classes for name in context.vocabulary.classes_above(one)}
        for predicate in context.index.properties(node):
            wanted = context.vocabulary.stands_on(predicate)
            if wanted and classes and above.isdisjoint(wanted):
                known = ", ".join(sorted(map(shorten, wanted)))
                what = Note.of("lint-wrong-class", term=shorten(predicate), known=known)
                yield context.fault_in(node, predicate, what)


def check_names(context: Context) -> Iterator[Fault]:
    """Say which names of frameworks nothing describes, and what has a name of another's."""
    index, namespace = context.index, context.namespace
    for node, predicate, value in index:
        if not isinstance(value, Iri):
            continue
        told = {"term": shorten(value), "predicate": shorten(predicate)}
        if value.startswith(namespace) and value not in index:
            yield context.fault_in(node, predicate, Note.of("lint-not-described", **told))
        elif value.startswith(FRAMEWORKS) and not _is_described(value, context):
            other = _owner(value)
            what = Note.of("lint-not-described-there", framework=other, **told)
            yield context.fault_in(node, predicate, what)
    for node in index.subjects():
        if isinstance(node, Iri) and not node.startswith(namespace):
            yield context.fault(Note.of("lint-foreign", namespace=namespace), node)


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
