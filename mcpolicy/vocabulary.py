"""What the words of `shapes/vocabulary/` mean: labels, lists, and who may state what.

Everything is computed from the Turtle, so that a new word, list or property is written there and
nowhere else. A process parses it once, when the first question needs it.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache, cached_property
from threading import Lock

from mcpolicy.namespaces import MCP, RDF, RDFS, SCHEMA, SKOS, XSD, shorten
from mcpolicy.resources import shape_names
from mcpolicy.shipped import shipped_triples
from mcpolicy.text import LangText
from mcpolicy.turtle import Iri, Lit, Node, TripleIndex, lang_text

__all__ = ["Vocabulary"]

_LOCK = Lock()


class Vocabulary:
    """The terms of a vocabulary."""

    def __init__(self, triples: TripleIndex | None = None) -> None:
        """Ask these triples; by default the shipped ones, parsed when they are first needed."""
        self._triples = triples

    @classmethod
    @cache
    def shipped(cls) -> Vocabulary:
        """Give the vocabulary of `shapes/vocabulary/`, the same object at every call."""
        return cls()

    @property
    def triples(self) -> TripleIndex:
        """Everything that the vocabulary says."""
        if self._triples is None:
            with _LOCK:  # threads that come together parse once
                if self._triples is None:
                    self._triples = shipped_triples(*shape_names("vocabulary"))
        return self._triples

    def __contains__(self, iri: object) -> bool:
        """Whether the vocabulary describes a term."""
        return iri in self.triples

    def label(self, iri: str) -> LangText:
        """Give the label of a term in all its languages; its short name when it has none."""
        return lang_text(self.triples, iri, RDFS.label) or LangText.of(shorten(iri))

    def definition(self, iri: str, language: str) -> str | None:
        """Give the definition of a term in the nearest language, see `LangText.get`, or None."""
        found = self.definition_text(iri)
        return None if found is None else found.get(language)

    def definition_text(self, iri: str) -> LangText | None:
        """Give the definition of a term in all its languages, or None."""
        return lang_text(self.triples, iri, SKOS.definition)

    def list(self, class_iri: str) -> tuple[tuple[str, LangText], ...]:
        """Give the values of a class with their labels, by `mcp:order` and then as they stand."""

        def order(node: Node) -> int:
            value = self.triples.value(node, MCP.order)
            return int(value.value) if isinstance(value, Lit) else 0

        nodes = sorted(self.triples.of_type(class_iri), key=order)
        return tuple((str(node), self.label(node)) for node in nodes)

    def is_listed(self, value: str, property_iri: str) -> bool:
        """Whether a value is one of the list that a property takes: of the class in its range.

        >>> vocabulary = Vocabulary.shipped()
        >>> vocabulary.is_listed(MCP.Online, MCP.participation)
        True
        >>> vocabulary.is_listed(MCP.Online, MCP.supervision)
        False
        """
        return value in self._lists.get(property_iri, ())

    def may_state(self, property_iri: str) -> bool:
        """Whether a record may state a property."""
        return Iri(MCP.StatedProperty) in self.triples.values(property_iri, MCP.group)

    def is_derived(self, property_iri: str) -> bool:
        """Whether only the view writes a property; it then has one value at most."""
        return property_iri in self.derived_properties

    def groups(self, property_iri: str) -> tuple[str, ...]:
        """Tell who writes a property: the record, the view or a framework."""
        return tuple(map(str, self.triples.values(property_iri, MCP.group)))

    def stands_on(self, property_iri: str) -> tuple[str, ...]:
        """Give the classes on whose things a property stands, as the vocabulary names them.

        What is below one of them has the property too.

        >>> Vocabulary.shipped().stands_on(MCP.participation) == (MCP.MicroCredential,)
        True
        """
        words = (RDFS.domain, SCHEMA.domainIncludes)
        return tuple(str(one) for word in words for one in self.triples.values(property_iri, word))

    def properties_of(self, class_iri: str) -> tuple[str, ...]:
        """Give the properties that name a class as one on which they stand, in their order."""
        return self._properties.get(class_iri, ())

    def range(self, property_iri: str) -> str | None:
        """Give the class or datatype of the values of a property, or None where it is not said."""
        found = self.triples.value(property_iri, RDFS.range)
        return None if found is None else str(found)

    def taking(self, class_iri: str) -> tuple[str, ...]:
        """Give the properties whose values are of a class, in their order."""
        return tuple(
            str(node)
            for node in self.triples.subjects()
            if Iri(class_iri) in self.triples.values(node, RDFS.range)
        )

    def nearest(self, iri: str) -> str | None:
        """Give the short name of the term that is spelled most like another, or None."""
        near = get_close_matches(shorten(iri), self.names, n=1)
        return near[0] if near else None

    def classes_above(self, class_iri: str) -> frozenset[str]:
        """Give a class and all that it is a subclass of."""
        found: set[str] = set()
        waiting = [class_iri]
        while waiting:
            above = waiting.pop()
            if above not in found:
                found.add(above)
                waiting.extend(map(str, self.triples.values(above, RDFS.subClassOf)))
        return frozenset(found)

    def classes_below(self, class_iri: str) -> tuple[str, ...]:
        """Give the classes that say to be a subclass of a class, as they stand."""
        return tuple(
            str(node)
            for node in self.triples.subjects()
            if Iri(class_iri) in self.triples.values(node, RDFS.subClassOf)
        )

    def asked_texts(self, class_iri: str) -> tuple[str, ...]:
        """Give the texts that everything of a class needs, by the classes above it too.

        >>> [shorten(text) for text in Vocabulary.shipped().asked_texts(MCP.Definition)]
        ['skos:prefLabel', 'skos:definition', 'rdfs:label']
        """
        return self._asked_texts.get(class_iri, ())

    @cached_property
    def _asked_texts(self) -> Mapping[str, tuple[str, ...]]:
        """The texts that the things of each class need."""
        return {
            str(kind): tuple(
                str(text)
                for above in sorted(self.classes_above(kind))
                for text in self.triples.values(above, MCP.asksText)
            )
            for kind in self.triples.subjects()
        }

    @cached_property
    def translated_texts(self) -> frozenset[str]:
        """The properties whose values are texts for people, one in each language."""
        return frozenset(map(str, self.triples.of_type(MCP.TranslatedText)))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Short names of the terms, such as `mcp:level`, as they stand."""
        return tuple(shorten(term) for term in self.triples.subjects() if term.startswith(MCP))

    @cached_property
    def listed_properties(self) -> frozenset[str]:
        """Properties whose values are listed: they range over a class below `mcp:Concept`.

        A value from elsewhere is kept, and can be compared with none of the list.
        """
        return frozenset(self._lists)

    @cached_property
    def datatypes(self) -> frozenset[str]:
        """The datatypes of the values that are no nodes."""
        ranges = (self.triples.value(node, RDFS.range) for node in self.triples.subjects())
        return frozenset(str(one) for one in ranges if one and str(one).startswith((XSD, RDF)))

    @cached_property
    def derived_properties(self) -> frozenset[str]:
        """Properties that only the view writes; a record that states one is not believed."""
        derived = Iri(MCP.DerivedProperty)
        return frozenset(
            str(node)
            for node in self.triples.subjects()
            if derived in self.triples.values(node, MCP.group) and not self.may_state(node)
        )

    @cached_property
    def rule_properties(self) -> frozenset[str]:
        """Properties at which a rule may look: stated and derived ones, and what orders levels."""
        stated = filter(self.may_state, map(str, self.triples.subjects()))
        return self.derived_properties.union(stated, (MCP.order, MCP.ladder))

    @cached_property
    def _properties(self) -> Mapping[str, tuple[str, ...]]:
        """The properties of each class, without those of the classes above it."""
        found: dict[str, list[str]] = {}
        for node in map(str, self.triples.subjects()):
            for class_iri in self.stands_on(node):
                found.setdefault(class_iri, []).append(node)
        return {class_iri: tuple(properties) for class_iri, properties in found.items()}

    @cached_property
    def _lists(self) -> Mapping[str, frozenset[str]]:
        """The values of the list of every property that takes one."""
        members: dict[str, set[str]] = {}
        ranges: dict[str, set[str]] = {}
        for node in self.triples.subjects():
            for kind in self.triples.values(node, RDF.type):
                for class_iri in self.classes_above(str(kind)):
                    members.setdefault(class_iri, set()).add(str(node))
            for class_iri in map(str, self.triples.values(node, RDFS.range)):
                if MCP.Concept in self.classes_above(class_iri) - {class_iri}:
                    ranges.setdefault(str(node), set()).add(class_iri)
        return {
            iri: frozenset(value for one in classes for value in members.get(one, ()))
            for iri, classes in ranges.items()
        }
