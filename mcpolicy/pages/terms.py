"""A term of the vocabulary explained: its meaning, what records say with it, who speaks of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mcpolicy.document import Place
from mcpolicy.namespaces import MCP, OWL, RDF, SKOS, shorten
from mcpolicy.pages.explanation import Explanation, Part, part
from mcpolicy.pages.names import Names
from mcpolicy.pages.stated import class_parts, property_parts, value_parts
from mcpolicy.resources import shape_bytes, shape_names
from mcpolicy.turtle import lang_text
from mcpolicy.wording import Note
from mcpolicy.written.tree import Written

__all__ = ["term_page"]

_ANSWERED = frozenset({MCP.Facet, MCP.PolicyQuestion})
"""The classes of the terms that frameworks answer."""
_PROPERTIES = frozenset({RDF.Property, OWL.DatatypeProperty, OWL.ObjectProperty})
"""The classes of the terms that are properties."""


def term_page(iri: str, names: Names) -> Explanation:
    """Make the page of a term of the vocabulary.

    Raises:
        FrameworkError: If a framework cannot be used.
    """
    vocabulary = names.library.vocabulary
    classes = [str(kind) for kind in vocabulary.triples.values(iri, RDF.type)]
    kinds = [vocabulary.label(kind) for kind in classes if kind.startswith(MCP)]
    note = lang_text(vocabulary.triples, iri, SKOS.scopeNote)
    return Explanation(
        id=shorten(iri),
        iri=iri,
        kind=kinds[0] if kinds else _grammar(classes),
        label=vocabulary.label(iri),
        framework=None,
        place=_place(iri),
        parts=tuple(_parts(iri, frozenset(classes), names)),
        remarks=() if note is None else (note,),
    )


def _grammar(classes: list[str]) -> Note:
    """Say whether a term is a class or a property."""
    return Note.of("term-class" if OWL.Class in classes else "term-property")


def _place(iri: str) -> Place:
    """Tell in which file of the vocabulary a term is written, and where."""
    for name in shape_names("vocabulary"):
        for statement in _written(name).statements_of(iri):
            return Place(f"shapes/{name}", statement.line)
    return Place("shapes")


@cache
def _written(name: str) -> Written:
    """Read a file of the vocabulary as it is written, once."""
    return Written.of(shape_bytes(name))


def _parts(iri: str, classes: frozenset[str], names: Names) -> Iterator[Part]:
    yield from part("described", names.defined(iri))
    if OWL.Class in classes:
        yield from class_parts(iri, names)
    elif classes & _PROPERTIES:
        yield from property_parts(iri, names)
    else:
        yield from value_parts(iri, classes, names)
    if classes & _ANSWERED:
        yield from part("answers", *_answers(iri, names))
    else:
        yield from part("spoken-of", *_spoken_of(iri, names))


def _answers(iri: str, names: Names) -> Iterator[Note]:
    """Give what each framework answers."""
    for framework_id in names.library.ids():
        profile = names.library.contents(framework_id).profile
        for statement in profile.about(iri):
            answer = Note.of("explain-thing", label=names.answer(statement), id=statement.id)
            yield Note.of("entry", name=profile.label, value=answer)


def _spoken_of(iri: str, names: Names) -> Iterator[Note]:
    """Count by framework the things that name a term, or have it as a property."""
    for framework_id in names.library.ids():
        triples = names.library.triples(framework_id)
        speaking = {node for node, said, value in triples if iri in (said, value)}
        if speaking:
            label = names.library.framework(framework_id).label
            yield Note.of("entry", name=label, value=str(len(speaking)))
