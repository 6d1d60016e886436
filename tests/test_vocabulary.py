"""The vocabulary: complete, in three languages, and the code uses no other words."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

import mcpolicy
from helpers import ROOT
from mcpolicy.api import Checker, read_credential
from mcpolicy.library import Library
from mcpolicy.namespaces import DCTERMS, MCP, RDF, RDFS, SCHEMA, SKOS, framework_namespace, shorten
from mcpolicy.readers.own_json import own_json_schema
from mcpolicy.resources import shape_names
from mcpolicy.shipped import shipped_triples
from mcpolicy.text import LangText
from mcpolicy.turtle import Iri, Lit, Node, TripleIndex
from mcpolicy.vocabulary import Vocabulary
from mcpolicy.wording import LANGUAGES

OWL = "http://www.w3.org/2002/07/owl#"
VANN = "http://purl.org/vocab/vann/"
ONTOLOGY = Iri(MCP.removesuffix("#"))
INDEX = shipped_triples(*shape_names("vocabulary"))
TERMS = tuple(node for node in INDEX.subjects() if node.startswith(MCP))
VOCABULARY = Vocabulary.shipped()
LISTS = {
    "componentRole": {"Core", "Elective"},
    "credentialStatus": {"Revoked", "Suspended", "Valid"},
    "microCredentialType": {
        "IndustryLedType",
        "NanoType",
        "NonCreditBearingType",
        "StackableType",
        "StandAloneType",
    },
    "participation": {"Blended", "OnSite", "Online", "WorkBased"},
    "providerType": {
        "Employer",
        "HigherEducationInstitution",
        "OtherProvider",
        "University",
        "VocationalInstitution",
    },
    "purpose": {"DegreePurpose", "NonDegreePurpose"},
    "qualificationType": set(),
    "qualityAssuranceType": {"ExternalQualityAssurance", "InternalQualityAssurance"},
    "stackability": {"Stackable", "StandAlone"},
    "supervision": {"Supervised", "Unsupervised"},
}
"""The properties of listed values, and what the vocabulary lists for them."""


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


def test_what_a_record_cannot_state() -> None:
    """Whether a level applies is derived where a record is silent, and can be stated."""
    assert {shorten(iri) for iri in VOCABULARY.derived_properties} == {
        "mcp:ageInDays",
        "mcp:ageInMonths",
        "mcp:approvalInMonths",
        "mcp:creditsHere",
        "mcp:hoursHere",
        "mcp:levelHere",
        "mcp:reviewInMonths",
        "mcp:validityInMonths",
    }
    assert VOCABULARY.may_state(MCP.levelApplicable)
    assert not VOCABULARY.may_state(MCP.creditsHere)
    assert not VOCABULARY.may_state(MCP.label)


def test_the_properties_of_listed_values() -> None:
    """The kind of assessment is none of them: its lists are open."""
    assert VOCABULARY.listed_properties == {MCP.term(name) for name in LISTS}


@pytest.mark.parametrize("name", LISTS)
def test_a_value_is_listed_for_the_property_that_takes_its_list(name: str) -> None:
    every = {value for values in LISTS.values() for value in values}
    listed = {one for one in every if VOCABULARY.is_listed(MCP.term(one), MCP.term(name))}
    assert listed == LISTS[name]


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (MCP.Online, "assessmentType"),
        (MCP.Online, "title"),
        (MCP.title, "participation"),
        (MCP.ParticipationForm, "participation"),
        (MCP.term("Onlin"), "participation"),
        ("Online", "participation"),
        ("", "participation"),
    ],
)
def test_what_is_in_no_list_is_not_listed(value: str, name: str) -> None:
    assert not VOCABULARY.is_listed(value, MCP.term(name))


def test_a_value_that_a_framework_names_is_listed() -> None:
    """Frameworks keep lists of their own; which they are is not looked up."""
    library = Library()
    kind = framework_namespace("estonia").term("kind-micro-degree")
    assert library.is_listed(kind, MCP.microCredentialType)
    assert library.is_listed(MCP.Online, MCP.participation)
    assert not library.is_listed(MCP.Online, MCP.supervision)
    assert not library.is_listed("http://data.europa.eu/snb/x", MCP.participation)


def test_labels_and_definitions() -> None:
    assert VOCABULARY.label(MCP.Online).get("fr") == "en ligne"
    assert VOCABULARY.label(MCP.term("noWord")) == LangText.of("mcp:noWord")
    assert VOCABULARY.definition(MCP.Core, "en") == "A compulsory part."
    assert VOCABULARY.definition(MCP.Core, "pt-BR") == VOCABULARY.definition(MCP.Core, "pt")
    assert VOCABULARY.definition(MCP.Core, "de") == "A compulsory part."
    assert VOCABULARY.definition(MCP.term("noWord"), "en") is None


def test_lists_are_in_their_order() -> None:
    """By `mcp:order` where there is one, else as they stand."""
    assert [shorten(iri) for iri, _ in VOCABULARY.list(MCP.Evidence)] == [
        "mcp:Provisional",
        "mcp:Reported",
        "mcp:Secondary",
        "mcp:Verified",
    ]
    assert [str(label) for _, label in VOCABULARY.list(MCP.Supervision)] == [
        "supervised",
        "unsupervised",
    ]
    assert VOCABULARY.list(MCP.term("NoClass")) == ()


def test_classes_above_a_class() -> None:
    assert VOCABULARY.classes_above(MCP.Offer) == {MCP.Offer, MCP.MicroCredential}
    circle = TripleIndex(
        [
            (Iri("urn:a"), RDFS.subClassOf, Iri("urn:b")),
            (Iri("urn:b"), RDFS.subClassOf, Iri("urn:a")),
        ]
    )
    assert Vocabulary(circle).classes_above("urn:a") == {"urn:a", "urn:b"}


def test_on_what_a_property_stands_and_what_it_takes() -> None:
    assert VOCABULARY.stands_on(MCP.level) == (MCP.MicroCredential, MCP.Qualification)
    assert VOCABULARY.stands_on(MCP.group) == ()
    assert VOCABULARY.properties_of(MCP.Qualification) == (
        MCP.identifier,
        MCP.level,
        MCP.name,
        MCP.qualificationType,
        MCP.registered,
    )
    assert VOCABULARY.range(MCP.participation) == MCP.ParticipationForm
    assert VOCABULARY.range(MCP.jurisdiction) is None
    assert VOCABULARY.taking(MCP.Qualification) == (MCP.partOf, MCP.targetQualification)
    assert VOCABULARY.classes_below(MCP.MicroCredential) == (MCP.Credential, MCP.Offer)


def test_at_what_rules_may_look() -> None:
    assert {MCP.grade, MCP.levelHere, MCP.order, MCP.ladder} <= VOCABULARY.rule_properties
    assert VOCABULARY.rule_properties.isdisjoint({MCP.clause, MCP.group, MCP.Online})


def test_the_nearest_term() -> None:
    assert VOCABULARY.nearest(MCP.term("Onlin")) == "mcp:Online"
    assert VOCABULARY.nearest(MCP.term("zzzzzzzzzzzzzz")) is None


def test_many_calls_parse_the_vocabulary_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading, checking, the schema and several libraries ask the same object."""
    calls: list[tuple[str, ...]] = []

    def counted(*names: str) -> TripleIndex:
        calls.append(names)
        return shipped_triples(*names)

    monkeypatch.setattr("mcpolicy.vocabulary.shipped_triples", counted)
    Vocabulary.shipped.cache_clear()
    sample = ROOT / "examples" / "credential.json"
    (record,) = [read_credential(sample) for _ in range(5)][-1]
    for _ in range(2):
        Checker().check([record], ["eu", "mauritius"], as_of="today")
        own_json_schema()
        Library().label(MCP.Online)
    assert calls == [("vocabulary/lists.ttl", "vocabulary/record.ttl", "vocabulary/statement.ttl")]


def test_a_record_without_its_words_does_not_need_the_vocabulary(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("mcpolicy.vocabulary.shipped_triples", None)
    Vocabulary.shipped.cache_clear()
    (record,) = read_credential(b'{"format": "mcpolicy-credential/1", "kind": "offer"}')
    assert record.subject.title is None


def test_every_property_says_where_it_belongs() -> None:
    """Lint refuses it elsewhere. What groups the terms of the vocabulary stands on any of them."""
    properties = {node for node in TERMS if INDEX.values(node, MCP.group)}
    silent = {
        node
        for node in properties
        if not INDEX.values(node, RDFS.domain) and not INDEX.values(node, SCHEMA.domainIncludes)
    }
    assert silent == {MCP.group}
