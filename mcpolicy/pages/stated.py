"""What records can say: properties of a class, values of a property, the list of a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from mcpolicy.namespaces import MCP, RDF, SKOS, XSD
from mcpolicy.pages.explanation import Part, part
from mcpolicy.pages.line import Line
from mcpolicy.pages.names import CLASSES, Names
from mcpolicy.turtle import Iri
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import Note

__all__ = ["DATATYPES", "class_parts", "is_of_records", "property_parts", "takes", "value_parts"]

DATATYPES: Mapping[str, Note] = {
    RDF.langString: Note.of("takes-text"),
    XSD.string: Note.of("takes-string"),
    XSD.decimal: Note.of("takes-number"),
    XSD.integer: Note.of("takes-whole"),
    XSD.boolean: Note.of("takes-flag"),
    XSD.date: Note.of("takes-day"),
    XSD.duration: Note.of("takes-duration"),
    XSD.anyURI: Note.of("takes-address"),
}
"""What the values of each datatype of the vocabulary are."""

_MATCHES: Mapping[str, str] = {
    SKOS.exactMatch: "official-same",
    SKOS.closeMatch: "official-close",
    SKOS.narrowMatch: "official-narrower",
    SKOS.broadMatch: "official-broader",
}
"""How a value of an official list compares with a value of the vocabulary, by the property."""

_OF_FRAMEWORKS = frozenset(CLASSES.values())
"""The classes of what frameworks describe."""


def class_parts(iri: str, names: Names) -> Iterator[Part]:
    """Tell what a record may state of the things of a class, or which values a list has."""
    vocabulary = names.library.vocabulary
    below, above = vocabulary.classes_below(iri), vocabulary.classes_above(iri) - {iri}
    yield from part("kinds", names.terms(below))
    if is_of_records(iri, vocabulary):
        classes = (iri, *sorted(above))
        yield from part("may-state", *_properties(classes, vocabulary.may_state, names))
        yield from part("derived", *_properties(classes, vocabulary.is_derived, names))
    yield from part("values", *_listed(iri, names))
    yield from part("taken-by", names.terms(vocabulary.taking(iri)))


def is_of_records(iri: str, vocabulary: Vocabulary) -> bool:
    """Whether a class is one of records or of their parts, and not of what frameworks describe."""
    properties = (
        one for above in vocabulary.classes_above(iri) for one in vocabulary.properties_of(above)
    )
    return iri not in _OF_FRAMEWORKS and any(map(vocabulary.may_state, properties))


def _properties(
    classes: Iterable[str], chosen: Callable[[str], bool], names: Names
) -> Iterator[Note | None]:
    """Name the properties of each class in a line of its own."""
    for class_iri in classes:
        found = filter(chosen, names.library.vocabulary.properties_of(class_iri))
        yield names.entry(class_iri, names.terms(found))


def property_parts(iri: str, names: Names) -> Iterator[Part]:
    """Tell on what a property stands, what its values are, and who looks at it."""
    vocabulary = names.library.vocabulary
    yield from part("stands-on", *(_owner(one, names) for one in vocabulary.stands_on(iri)))
    kind = vocabulary.range(iri)
    listed = () if kind is None else (line.deeper() for line in _listed(kind, names))
    yield from part("values", takes(iri, names), *listed)
    yield from part("use", *_use(iri, names))


def _owner(class_iri: str, names: Names) -> Note:
    """Name a class on which a property stands, with the classes below it."""
    below = names.terms(names.library.vocabulary.classes_below(class_iri))
    named = names.named(class_iri)
    return named if below is None else Note.of("entry", name=named, value=below)


def takes(iri: str, names: Names) -> Note:
    """Say what the values of a property are."""
    vocabulary = names.library.vocabulary
    kind = vocabulary.range(iri)
    if kind is None:
        return Note.of("takes-any")
    if kind in DATATYPES:
        return DATATYPES[kind]
    if kind == SKOS.Concept:
        return Note.of("takes-concept")
    named = names.named(kind)
    if vocabulary.list(kind):
        return Note.of("takes-listed", list=named)
    return Note.of("takes-described" if kind in _OF_FRAMEWORKS else "takes-part", kind=named)


def _use(iri: str, names: Names) -> Iterator[Note | None]:
    """Say who writes a property, and whether rules may look at it."""
    vocabulary = names.library.vocabulary
    for group in vocabulary.groups(iri):
        yield names.defined(group)
    looked_at = iri in vocabulary.rule_properties
    yield Note.of("use-of-rules" if looked_at else "use-of-no-rule")


def value_parts(iri: str, classes: frozenset[str], names: Names) -> Iterator[Part]:
    """Tell of which list a value is, which properties take it, and what it is elsewhere."""
    vocabulary = names.library.vocabulary
    lists = [one for one in sorted(classes) if one.startswith(MCP)]
    yield from part("list", names.terms(lists))
    taking = [one for class_iri in lists for one in vocabulary.taking(class_iri)]
    yield from part("taken-by", names.terms(taking))
    yield from part("official", *_official(iri, names))


def _listed(class_iri: str, names: Names) -> Iterator[Line]:
    """Name the values of a list, each with what it is in official lists."""
    values = names.library.vocabulary.list(class_iri)
    for value, _ in values:
        yield Line(depth=0, what=names.named(value))
        yield from (Line(depth=1, what=note) for note in _official(value, names))
    if values and class_iri in _OF_FRAMEWORKS:
        yield Line(depth=0, what=Note.of("takes-more"))


def _official(iri: str, names: Names) -> Iterator[Note]:
    """Name what a value is in official lists, by address."""
    triples = names.library.vocabulary.triples
    for word, code in _MATCHES.items():
        for match in triples.values(iri, word):
            if isinstance(match, Iri):
                yield Note.of(code, address=str(match))
