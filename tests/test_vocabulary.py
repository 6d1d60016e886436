"""The vocabulary: complete, in three languages, and the code uses no other words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

import mcpolicy
from helpers import ROOT
from mcpolicy.namespaces import DCTERMS, DERIVED, MCP, RDF, RDFS, SCHEMA, SKOS, shorten
from mcpolicy.turtle import Iri, Lit, Node, parse_turtle
from mcpolicy.view.graph import CONCEPT_PROPERTIES, SPELLING, SUBJECT_CLASSES
from mcpolicy.wording import LANGUAGES

OWL = "http://www.w3.org/2002/07/owl#"
VANN = "http://purl.org/vocab/vann/"
ONTOLOGY = Iri(MCP.removesuffix("#"))
INDEX = parse_turtle((ROOT / "shapes" / "vocabulary.ttl").read_bytes())
TERMS = tuple(node for node in INDEX.subjects() if node.startswith(MCP))


def words_in_code() -> Iterator[tuple[str, str]]:
    """Give every `MCP.name` and `MCP.term("name")` of the package, with its place."""
    for path in sorted((ROOT / "mcpolicy").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            place = f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"
            if (
                isinstance(node, ast.Attribute)
                and isinstance(node.value, ast.Name)
                and node.value.id == "MCP"
            ):
                if not hasattr(str, node.attr) and node.attr != "term":
                    yield place, node.attr
            elif isinstance(node, ast.Call) and ast.unparse(node.func) == "MCP.term":
                name = node.args[0]
                if isinstance(name, ast.Constant):
                    yield place, str(name.value)


def languages(node: Node, predicate: str) -> list[str | None]:
    return [
        value.language
        for value in INDEX.values(node, predicate)
        if isinstance(value, Lit) and value.value.strip()
    ]


def test_code_uses_only_terms_of_the_vocabulary() -> None:
    found = list(words_in_code())
    unknown = [f"{place}: mcp:{name}" for place, name in found if Iri(MCP.term(name)) not in INDEX]
    assert len(found) > 50
    assert not unknown, "\n".join(unknown)


def test_the_model_is_spelled_in_terms_of_the_vocabulary() -> None:
    classes = {*SUBJECT_CLASSES, *(MCP.term(model.__name__) for model in SPELLING)}
    properties = {spelled.property for fields in SPELLING.values() for spelled in fields}
    assert not [shorten(iri) for iri in sorted(classes | properties) if Iri(iri) not in INDEX]


@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition], ids=["label", "definition"])
def test_every_term_has_one_text_in_each_language(predicate: str) -> None:
    faulty = {
        shorten(node): found
        for node in TERMS
        if sorted(map(str, found := languages(node, predicate))) != sorted(LANGUAGES)
    }
    assert len(TERMS) > 100
    assert not faulty


def test_every_term_has_a_kind_and_leads_to_the_vocabulary() -> None:
    assert not [shorten(node) for node in TERMS if not INDEX.values(node, RDF.type)]
    assert not [
        shorten(node) for node in TERMS if INDEX.values(node, RDFS.isDefinedBy) != (ONTOLOGY,)
    ]


def test_every_term_that_is_named_is_described() -> None:
    named = {value for _, _, value in INDEX if isinstance(value, Iri) and value.startswith(MCP)} - {
        Iri(MCP)
    }
    assert not [shorten(term) for term in sorted(named) if term not in INDEX]


def test_the_ontology_describes_itself() -> None:
    version = mcpolicy.__version__
    assert INDEX.has_type(ONTOLOGY, OWL + "Ontology")
    assert INDEX.values(ONTOLOGY, OWL + "versionIRI") == (Iri(f"{ONTOLOGY}/{version}"),)
    assert INDEX.values(ONTOLOGY, OWL + "versionInfo") == (Lit(version),)
    assert INDEX.values(ONTOLOGY, DCTERMS.license) == (
        Iri("https://creativecommons.org/licenses/by/4.0/"),
    )
    assert INDEX.values(ONTOLOGY, VANN + "preferredNamespacePrefix") == (Lit("mcp"),)
    assert [
        str(getattr(one, "value", one))
        for one in INDEX.values(ONTOLOGY, VANN + "preferredNamespaceUri")
    ] == [str(MCP)]
    for name in ("title", "description"):
        assert sorted(map(str, languages(ONTOLOGY, DCTERMS.term(name)))) == sorted(LANGUAGES)
    for name in ("created", "issued", "modified"):
        (day,) = INDEX.values(ONTOLOGY, DCTERMS.term(name))
        assert isinstance(day, Lit)
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", day.value)
    for name in ("creator", "publisher", "bibliographicCitation"):
        assert INDEX.values(ONTOLOGY, DCTERMS.term(name))
    assert version in str(INDEX.value(ONTOLOGY, DCTERMS.bibliographicCitation))


def test_what_a_record_cannot_state_is_what_the_vocabulary_calls_derived() -> None:
    """Whether a level applies is derived where a record is silent, and can be stated."""
    derived = {node for node in TERMS if Iri(MCP.DerivedProperty) in INDEX.values(node, MCP.group)}
    assert derived - {MCP.levelApplicable} == DERIVED


def test_the_properties_of_listed_values_are_those_of_the_vocabulary() -> None:
    """The kind of assessment is left out: the lists of the sources are open, and no rule compares it."""
    ranges = {Iri(MCP.Concept), Iri(MCP.MicroCredentialType)}
    listed = {node for node in TERMS if ranges & set(INDEX.values(node, RDFS.range))}
    assert listed - {MCP.assessmentType} == CONCEPT_PROPERTIES


def test_every_property_says_where_it_belongs() -> None:
    """Lint refuses it elsewhere. What groups the terms of the vocabulary itself stands on any of them."""
    properties = {node for node in TERMS if INDEX.values(node, MCP.group)}
    silent = {
        node
        for node in properties
        if not INDEX.values(node, RDFS.domain) and not INDEX.values(node, SCHEMA.domainIncludes)
    }
    assert silent == {MCP.group}
