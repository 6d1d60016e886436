"""What catalogues of ontologies look for, as FOOPS! checks it, as far as it can be seen offline:
metadata, names, namespaces and documentation of the vocabulary and of every framework."""

from __future__ import annotations

import re
from functools import cache

import pytest

import mcpolicy
from command import output
from mcpolicy.library import Library
from mcpolicy.namespaces import DCTERMS, FRAMEWORKS, MCP, OWL, RDF, RDFS, SH, SKOS, VANN, shorten
from mcpolicy.turtle import Iri, Lit, TripleIndex, parse_turtle
from mcpolicy.wording import LANGUAGES

IDS = Library().ids()
VOCABULARY = MCP.removesuffix("#")
ONTOLOGIES = {
    VOCABULARY: (str(MCP), "mcp"),
    **{f"{FRAMEWORKS}{one}": (f"{FRAMEWORKS}{one}#", one) for one in IDS},
}
"""The IRI of each ontology, with its namespace and prefix."""
LICENCES = {"https://creativecommons.org/licenses/by/4.0/"}
UNOFFICIAL = {
    "en": "An unofficial encoding; only the sources are authoritative.",
    "fr": "Un encodage non officiel\u202f; seules les sources font foi.",
    "pt": "Uma codificação não oficial; só as fontes fazem fé.",
}

BORROWED = {
    RDFS.label,
    RDFS.comment,
    DCTERMS.description,
    SKOS.prefLabel,
    SKOS.definition,
    SH.message,
}
"""The words of others that the vocabulary lists among its texts."""


@cache
def everything() -> TripleIndex:
    return parse_turtle(output("export", "--all").encode())


@cache
def shapes() -> TripleIndex:
    return parse_turtle(output("export", "--all", "--shapes").encode())


GRAPHS = {"whole": everything, "shapes": shapes}


def texts(graph: TripleIndex, node: str, word: str) -> dict[str | None, str]:
    return {
        value.language: value.value
        for value in graph.values(node, word)
        if isinstance(value, Lit) and value.value.strip()
    }


def one(graph: TripleIndex, node: str, word: str) -> str:
    (value,) = graph.values(node, word)
    return value.value if isinstance(value, Lit) else str(value)


def check_header(graph: TripleIndex, ontology: str, namespace: str, prefix: str) -> None:
    assert graph.has_type(ontology, OWL.Ontology)
    for word in (DCTERMS.term("title"), DCTERMS.description):
        assert sorted(map(str, texts(graph, ontology, word))) == sorted(LANGUAGES)
    assert one(graph, ontology, DCTERMS.license) in LICENCES
    assert isinstance(graph.value(ontology, DCTERMS.license), Iri)
    for word in (DCTERMS.creator, DCTERMS.publisher, OWL.versionInfo):
        assert one(graph, ontology, word).strip()
    for word in (DCTERMS.created, DCTERMS.modified):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", one(graph, ontology, word))
    assert one(graph, ontology, VANN.preferredNamespacePrefix) == prefix
    assert one(graph, ontology, VANN.preferredNamespaceUri) == namespace
    languages = {
        value.value for value in graph.values(ontology, DCTERMS.language) if isinstance(value, Lit)
    }
    assert languages == set(LANGUAGES)


@pytest.mark.parametrize("ontology", ONTOLOGIES, ids=shorten)
def test_an_ontology_describes_itself(ontology: str) -> None:
    graph, version = everything(), one(everything(), ontology, OWL.versionInfo)
    check_header(graph, ontology, *ONTOLOGIES[ontology])
    assert one(graph, ontology, OWL.versionIRI) == f"{ontology}/{version}"


@pytest.mark.parametrize("framework_id", IDS)
def test_the_ontology_of_a_framework_says_what_it_is_worth(framework_id: str) -> None:
    graph, ontology = everything(), f"{FRAMEWORKS}{framework_id}"
    assert texts(graph, ontology, RDFS.comment) == UNOFFICIAL
    header = f"{ontology}#framework"
    assert one(graph, ontology, OWL.versionInfo) == one(graph, header, MCP.version)
    for word in (DCTERMS.description, RDFS.label):
        assert texts(graph, header, word)
    assert texts(graph, ontology, DCTERMS.description) == texts(graph, header, DCTERMS.description)
    sources = {node for node in graph.of_type(MCP.Source) if node.startswith(f"{ontology}#")}
    assert sources
    assert set(graph.values(ontology, DCTERMS.source)) == sources
    assert Iri(VOCABULARY) in graph.values(ontology, RDFS.seeAlso)


@pytest.mark.parametrize("framework_id", IDS)
def test_the_shapes_of_a_framework_describe_themselves(framework_id: str) -> None:
    graph, whole = shapes(), f"{FRAMEWORKS}{framework_id}"
    ontology = f"{whole}/shapes"
    check_header(graph, ontology, f"{whole}#", framework_id)
    version = one(graph, ontology, OWL.versionInfo)
    assert one(graph, ontology, OWL.versionIRI) == f"{whole}/{version}/shapes"
    assert texts(graph, ontology, RDFS.comment) == UNOFFICIAL
    assert Iri(whole) in graph.values(ontology, RDFS.seeAlso)


def test_the_version_of_the_vocabulary_is_that_of_the_package() -> None:
    assert one(everything(), VOCABULARY, OWL.versionInfo) == mcpolicy.__version__


def test_every_term_of_the_vocabulary_is_documented() -> None:
    graph = everything()
    kinds = (OWL.Class, RDF.Property, OWL.ObjectProperty, OWL.DatatypeProperty)
    terms = {node for kind in kinds for node in graph.of_type(kind)}
    assert len(terms) > 150
    for node in terms:
        assert node.startswith(MCP)
        assert "en" in texts(graph, node, RDFS.label), node
        assert "en" in texts(graph, node, SKOS.definition), node


@pytest.mark.parametrize("name", GRAPHS)
def test_no_term_is_used_that_the_vocabulary_does_not_declare(name: str) -> None:
    declared = {node for node in everything().subjects() if node.startswith(MCP)}
    used = {
        term
        for _, predicate, value in GRAPHS[name]()
        for term in (predicate, value)
        if not isinstance(term, Lit) and term.startswith(MCP)
    }
    assert len(used) > 40
    assert sorted(used - declared) == []


@pytest.mark.parametrize("name", GRAPHS)
def test_everything_named_stands_in_the_namespace_of_its_ontology(name: str) -> None:
    """And leads to it; the w3id names are the only ones that are ours. Of a borrowed word nothing
    is said but that its values are texts for people."""
    graph = GRAPHS[name]()
    for node in graph.subjects():
        if not isinstance(node, Iri) or graph.has_type(node, OWL.Ontology):
            continue
        if node in BORROWED:
            assert graph.properties(node) == {RDF.type: {Iri(MCP.TranslatedText): None}}
            continue
        assert node.startswith("https://w3id.org/mcpolicy/"), node
        (ontology,) = graph.values(node, RDFS.isDefinedBy)
        namespace, _ = ONTOLOGIES[str(ontology)]
        assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", node.removeprefix(namespace)), node


@pytest.mark.parametrize("name", GRAPHS)
def test_no_name_belongs_to_one_machine(name: str) -> None:
    graph = GRAPHS[name]()
    for subject, predicate, value in graph:
        for term in (subject, predicate, value):
            if isinstance(term, Iri) or not isinstance(term, Lit):
                assert term.startswith(("http://", "https://", "_:")), term


@pytest.mark.parametrize("name", GRAPHS)
def test_the_preferred_prefixes_are_those_of_the_file(name: str) -> None:
    text = output("export", "--all", *(["--shapes"] if name == "shapes" else []))
    declared = dict(re.findall(r"^@prefix (\w+): <(\S+)> \.$", text, re.MULTILINE))
    for node in GRAPHS[name]().of_type(OWL.Ontology):
        prefix = one(GRAPHS[name](), node, VANN.preferredNamespacePrefix)
        namespace = one(GRAPHS[name](), node, VANN.preferredNamespaceUri)
        assert declared.get(prefix, namespace) == namespace
