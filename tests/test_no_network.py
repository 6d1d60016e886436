"""Nothing is fetched, whatever a record or a framework names; `conftest.py` holds every other test
to the same."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from command import run

ELSEWHERE = "http://192.0.2.1:9/elsewhere"
PREFIXES = """
@prefix mcp: <https://w3id.org/mcpolicy/vocab#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
"""


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: socket.create_connection(("192.0.2.1", 9), timeout=0.1),
        lambda: socket.getaddrinfo("example.org", 443),
        lambda: socket.gethostbyname("example.org"),
        lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"?", ("192.0.2.1", 9)),
    ],
    ids=["connect", "getaddrinfo", "gethostbyname", "sendto"],
)
@pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
def test_the_guard_refuses_and_remembers(
    attempt: Callable[[], object], network_attempts: list[str]
) -> None:
    with pytest.raises(RuntimeError, match=r"socket\."):
        attempt()
    assert len(network_attempts) == 1
    network_attempts.clear()


def elm(context: object) -> str:
    return json.dumps(
        {"@context": context, "id": "urn:credential:1", "type": ["EuropeanDigitalCredential"]}
    )


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("remote-context.jsonld", elm(ELSEWHERE), 3),
        (
            "second-remote-context.jsonld",
            elm(["http://data.europa.eu/snb/model/context/edc-ap", ELSEWHERE]),
            3,
        ),
        ("file-context.jsonld", elm(Path(__file__).as_uri()), 3),
        ("relative-context.jsonld", elm("context.jsonld"), 3),
        ("imports.ttl", PREFIXES + f"<urn:x:1> a mcp:Credential ; owl:imports <{ELSEWHERE}> .", 1),
        (
            "service.ttl",
            PREFIXES
            + f"""<urn:x:1> a mcp:Credential .
            <urn:x:2> a sh:NodeShape ; sh:targetClass mcp:Credential ;
            sh:sparql [ sh:select "SELECT $this {{ SERVICE <{ELSEWHERE}> {{ ?s ?p ?o }} }}" ] .""",
            1,
        ),
        ("xml.rdf", f'<?xml version="1.0"?><!DOCTYPE r SYSTEM "{ELSEWHERE}"><r/>', 3),
    ],
)
def test_what_an_input_names_is_not_fetched(
    tmp_path: Path, name: str, text: str, code: int
) -> None:
    record = tmp_path / name
    record.write_text(text, encoding="utf-8")
    done = run(["check", str(record), "-f", "eu"])
    assert done.returncode == code, done.stderr


def test_a_service_in_a_framework_is_not_asked(tmp_path: Path) -> None:
    folder = tmp_path / "atlantis"
    folder.mkdir()
    (folder / "framework.ttl").write_text(
        f"""
        @prefix atlantis: <https://w3id.org/mcpolicy/framework/atlantis#> .
        @prefix dcterms: <http://purl.org/dc/terms/> .
        @prefix mcp: <https://w3id.org/mcpolicy/vocab#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        atlantis:framework a mcp:Framework ; mcp:frameworkId "atlantis" ; rdfs:label "Atlantis"@en .
        atlantis:source a mcp:Source ; rdfs:label "Act"@en ; dcterms:title "Act" .
        atlantis:rule-title a mcp:Rule , sh:PropertyShape ;
            rdfs:label "A title"@en ; sh:message "no title"@en ;
            sh:targetClass mcp:MicroCredential ; sh:path mcp:title ; sh:minCount 1 ;
            sh:sparql [ sh:select "SELECT $this {{ SERVICE <{ELSEWHERE}> {{ $this ?p ?o }} }}" ] ;
            mcp:modality mcp:Must ; mcp:status mcp:Law ; mcp:evidence mcp:Verified ;
            mcp:validFrom "2020-01-01"^^xsd:date ;
            dcterms:source atlantis:source ; mcp:locator "1" .
        """,
        encoding="utf-8",
    )
    record = tmp_path / "record.ttl"
    record.write_text(PREFIXES + '<urn:x:1> a mcp:Credential ; mcp:title "x" .', encoding="utf-8")
    done = run(["check", str(record), "-f", "atlantis", "--framework-path", str(tmp_path)])
    assert done.returncode == 4, done.stderr


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
        "SELECT * { SERVICE SILENT <%s> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o OPTIONAL { { SELECT * { service <%s> { ?s ?p ?o } } } } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE <%s> { ?s ?p ?o } } }",
        "SELECT * { ?s ?p ?o FILTER (1 = 1 && (! EXISTS { SERVICE <%s> { ?s ?p ?o } } || 1 = 2)) }",
        "SELECT * { BIND (<%s> AS ?there) SERVICE ?there { ?s ?p ?o } }",
        "SELECT * { { ?s ?p ?o } UNION { ?s ?p ?o MINUS { SERVICE <%s> { ?s ?p ?o } } } }",
        "SELECT (IF(EXISTS { SERVICE <%s> { ?s ?p ?o } }, 1, 2) AS ?x) { ?s ?p ?o }",
        "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (EXISTS { SERVICE <%s> { ?s ?p ?o } })",
        "SELECT ?s { ?s ?p ?o } ORDER BY (EXISTS { SERVICE <%s> { ?s ?p ?o } })",
        "ASK { SERVICE <%s> { ?s ?p ?o } }",
        "SELECT * FROM <%s> { ?s ?p ?o }",
        "SELECT * FROM NAMED <%s> { ?s ?p ?o }",
        "LOAD <%s>",
    ],
)
def test_a_query_that_reaches_outside_is_refused(query: str) -> None:
    """The engine behind queries is not Python, so the guard would not see it: the refusal itself is
    what counts."""
    done = run(["query", "-", "-f", "mauritius"], stdin=query.replace("%s", ELSEWHERE).encode())
    assert done.returncode == 2, done.stderr
    reasons = (b"SERVICE asks another server", b"FROM names another graph", b"not a SPARQL query")
    assert any(reason in done.stderr for reason in reasons), done.stderr
