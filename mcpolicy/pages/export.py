"""What others load: frameworks as one graph, each with the header of an ontology.

A graph stands by itself: texts in all their languages, the severity of every rule, and for
everything that a framework names the ontology that it belongs to. The texts that say what the graph
is are those of the catalogues; everything else is what the framework says.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from mcpolicy.check.severity import SeverityTable
from mcpolicy.framework import Framework, Rule
from mcpolicy.library import Library
from mcpolicy.namespaces import (
    DCTERMS,
    FRAMEWORKS,
    MCP,
    OWL,
    PREFIXES,
    RDF,
    RDFS,
    SCHEMA,
    SH,
    VANN,
    framework_namespace,
)
from mcpolicy.shape.write import Triple
from mcpolicy.statement import Source, Value
from mcpolicy.text import LangText
from mcpolicy.turtle import Blank, Iri, Lit, Node, Term, TripleIndex, literals_of
from mcpolicy.wording import LANGUAGES, Note, Wording

__all__ = [
    "ExportPage",
    "Graph",
    "add_ontology",
    "defined_by",
    "export_page",
    "prefixes_of",
    "severity_of",
]

_T = TypeVar("_T", bound=Term)

_OTHERS = {
    "ceterms": "https://purl.org/ctdl/terms/",
    "cred": "https://www.w3.org/2018/credentials#",
    "elm": "http://data.europa.eu/snb/model/elm/",
    "ob": "https://purl.imsglobal.org/spec/vc/ob/vocab.html#",
    "owl": OWL,
    "schema": SCHEMA,
    "semapv": "https://w3id.org/semapv/vocab/",
    "vann": VANN,
}
"""Prefixes of the namespaces that frameworks and the vocabulary borrow from, beside `PREFIXES`."""

_KEPT = (
    DCTERMS.license,
    DCTERMS.creator,
    DCTERMS.publisher,
    DCTERMS.created,
    DCTERMS.issued,
    DCTERMS.modified,
)
"""What the header of a framework says of its encoding, and its ontology repeats."""


class ExportPage(Value):
    """A graph that others load.

    Attributes:
        graph: The triples, in the order in which they are to be written.
        prefixes: Namespaces by prefix; more than the graph needs.
    """

    graph: TripleIndex
    prefixes: Mapping[str, str]


class Graph:
    """Puts triples together; blank nodes are numbered in the order in which they come in.

    Attributes:
        triples: What was put in so far.
    """

    def __init__(self) -> None:
        """Start empty."""
        self.triples = TripleIndex()
        self._blanks: dict[tuple[str, Blank], Blank] = {}

    def add(self, subject: str, predicate: str, value: Term) -> None:
        """Add one triple of a named subject."""
        self.triples.add(Iri(subject), predicate, value)

    def add_text(self, subject: str, predicate: str, text: LangText | None) -> None:
        """Add a text in all its languages; none when there is none."""
        for value in literals_of(text):
            self.add(subject, predicate, value)

    def add_all(self, triples: Iterable[Triple], scope: str) -> None:
        """Add triples whose blank nodes are those of one scope."""
        for subject, predicate, value in triples:
            self.triples.add(self._own(subject, scope), predicate, self._own(value, scope))

    def _own(self, term: _T, scope: str) -> _T | Blank:
        if not isinstance(term, Blank):
            return term
        number = len(self._blanks) + 1
        return self._blanks.setdefault((scope, term), Blank(f"_:b{number}"))


def export_page(framework_ids: Iterable[str], library: Library, *, vocabulary: bool) -> ExportPage:
    """Make the graph of frameworks: everything that they say.

    Args:
        framework_ids: The frameworks.
        library: Where they come from.
        vocabulary: Whether the vocabulary is put in too.

    Raises:
        FrameworkError: If a framework is not known or cannot be used.
    """
    graph = Graph()
    if vocabulary:
        graph.add_all(library.vocabulary.triples, "")
    for framework_id in framework_ids:
        framework, triples = library.contents(framework_id).framework, library.triples(framework_id)
        ontology = add_ontology(graph, framework, triples, framework.sources)
        graph.add_all(triples, framework_id)
        for rule in framework.rules:
            graph.add(rule.iri, SH.severity, severity_of(rule))
        defined_by(graph, framework, triples.subjects(), ontology)
    return ExportPage(graph=graph.triples, prefixes=prefixes_of(library))


def prefixes_of(library: Library) -> dict[str, str]:
    """Give the prefixes of everything that can occur: ours, those borrowed, the frameworks'."""
    own = {framework_id: framework_namespace(framework_id) for framework_id in library.ids()}
    return {**own, **_OTHERS, **PREFIXES}


def severity_of(rule: Rule) -> Iri:
    """Give the severity of a rule by the shipped table, in the words of SHACL."""
    return Iri(SH.term(SeverityTable.shipped().severity(rule).value.capitalize()))


def add_ontology(
    graph: Graph,
    framework: Framework,
    triples: TripleIndex,
    sources: Iterable[Source],
    *,
    shapes: bool = False,
) -> Iri:
    """Write the header of an ontology.

    Args:
        graph: Where to write it.
        framework: The framework.
        triples: All that it says.
        sources: What the ontology is taken from.
        shapes: Whether the ontology holds its rules alone, as shapes.

    Returns:
        The IRI of the ontology.
    """
    whole = f"{FRAMEWORKS}{framework.id}"
    part = "/shapes" if shapes else ""
    ontology = Iri(whole + part)
    name = framework.label
    graph.add(ontology, RDF.type, Iri(OWL.Ontology))
    title = Note.of("export-title-shapes" if shapes else "export-title", framework=name)
    graph.add_text(ontology, DCTERMS.term("title"), _in_all_languages(title))
    graph.add_text(ontology, DCTERMS.description, framework.description)
    graph.add_text(ontology, RDFS.comment, _in_all_languages(Note.of("unofficial")))
    for word in _KEPT:
        for value in triples.values(framework.iri, word):
            graph.add(ontology, word, value)
    graph.add(ontology, OWL.versionIRI, Iri(f"{whole}/{framework.version}{part}"))
    graph.add(ontology, OWL.versionInfo, Lit(framework.version))
    graph.add(ontology, VANN.preferredNamespacePrefix, Lit(framework.id))
    graph.add(ontology, VANN.preferredNamespaceUri, Lit(str(framework_namespace(framework.id))))
    for tag, _ in name.items:
        if tag != "und":
            graph.add(ontology, DCTERMS.language, Lit(tag))
    graph.add(ontology, DCTERMS.subject, Iri(framework.iri))
    for source in sources:
        graph.add(ontology, DCTERMS.source, Iri(source.iri))
    if shapes:
        graph.add(ontology, RDFS.seeAlso, Iri(whole))
    graph.add(ontology, RDFS.seeAlso, Iri(MCP.removesuffix("#")))
    return ontology


def _in_all_languages(note: Note) -> LangText:
    return LangText.of((language, Wording(language).note(note)) for language in LANGUAGES)


def defined_by(graph: Graph, framework: Framework, subjects: Iterable[Node], ontology: Iri) -> None:
    """Lead everything that a framework names to its ontology."""
    namespace = framework_namespace(framework.id)
    for subject in subjects:
        if isinstance(subject, Iri) and subject.startswith(namespace):
            graph.add(subject, RDFS.isDefinedBy, ontology)
