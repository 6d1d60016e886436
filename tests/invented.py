"""The invented framework in folders and packages, as people keep frameworks of their own."""

from __future__ import annotations

import shutil
from pathlib import Path

from helpers import ROOT


def atlantis_in(folder: Path) -> Path:
    """Copy the invented framework into a folder, which has to be called `atlantis`."""
    shutil.copytree(ROOT / "tests" / "golden" / "atlantis", folder)
    return folder


def framework_package(folder: Path, value: str) -> None:
    """Write what an installer leaves of a package whose entry point names `value`."""
    info = folder / "atlantis_policy-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: atlantis-policy\nVersion: 1.0\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text(
        f"[mcpolicy.frameworks]\natlantis = {value}\n", encoding="utf-8"
    )


SPANISH = """@prefix atlantis: <https://w3id.org/mcpolicy/framework/atlantis#> .
@prefix mcp: <https://w3id.org/mcpolicy/vocab#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

atlantis:framework
    rdfs:label "Atlántida"@es .

atlantis:rule-size
    rdfs:label "Una microcredencial tiene menos de 20 perlas"@es ;
    sh:message "es demasiado grande"@es ;
    mcp:hint "bajar a menos de 20 perlas"@es .

atlantis:rule-learner
    rdfs:label "El alumno está identificado"@es .
"""
"""Texts of the invented framework in a language that the interface does not speak."""


def translated(folder: Path, text: str = SPANISH, name: str = "es.ttl") -> Path:
    """Add a file of texts to a framework."""
    (folder / "lang").mkdir(exist_ok=True)
    (folder / "lang" / name).write_text(text, encoding="utf-8")
    return folder


ARCHIVE = """
atlantis:clause-archive a mcp:Clause ;
    rdfs:label "Archive"@en ;
    mcp:notTestable mcp:NoRecordShowsIt ;
    mcp:modality mcp:May ;
    mcp:status mcp:PolicyInForce ;
    mcp:evidence mcp:Reported ;
    mcp:validFrom "2024-01-01"^^xsd:date ;
    mcp:dateBasis mcp:Publication ;
    dcterms:source atlantis:source-code ;
    mcp:locator "article 9" .
"""
"""A clause of the invented framework that no statement is made of, and that names no fact."""

OBSERVATIONS = """@prefix atlantis: <https://w3id.org/mcpolicy/framework/atlantis#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix mcp: <https://w3id.org/mcpolicy/vocab#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

atlantis:observation-divers a mcp:Observation ;
    rdfs:label "Divers"@en ;
    mcp:paraphrase "Three of four divers hold one."@en ;
    mcp:modality mcp:Descriptive ;
    mcp:status mcp:PolicyInForce ;
    mcp:evidence mcp:Secondary ;
    mcp:validFrom "2024-01-01"^^xsd:date ;
    mcp:dateBasis mcp:Publication ;
    dcterms:source atlantis:source-code ;
    mcp:locator "annex" .
"""
"""A statement of the invented framework that is made of no clause."""

OMISSIONS = """@prefix atlantis: <https://w3id.org/mcpolicy/framework/atlantis#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix mcp: <https://w3id.org/mcpolicy/vocab#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

atlantis:omission-at-2 a mcp:Omission ;
    mcp:fact "AT-2" ;
    mcp:summary "A size, and how it is measured" ;
    mcp:reason mcp:PartlyEncoded ;
    mcp:detail "how it is measured" .

atlantis:omission-at-3 a mcp:Omission ;
    mcp:fact "AT-3" ;
    mcp:summary "The archive is dry" ;
    dcterms:bibliographicCitation "Gazette; page 1" ;
    mcp:reason mcp:OutsideScope ;
    mcp:detail "of an archive, not of a credential" ;
    rdfs:seeAlso atlantis:clause-archive .
"""
"""What the invented framework leaves out: a part of a fact, and a fact."""


def with_facts(folder: Path) -> Path:
    """Let a framework answer for four facts: by a source, by a clause, in part, and not at all."""
    (folder / "omissions.ttl").write_text(OMISSIONS, encoding="utf-8")
    (folder / "observations.ttl").write_text(OBSERVATIONS, encoding="utf-8")
    clauses = (folder / "clauses.ttl").read_text(encoding="utf-8")
    size = 'mcp:locator "article 5" '
    assert clauses.count(size) == 1
    named = clauses.replace(size, f'{size};\n    mcp:fact "AT-2" , "AT-1" ')
    (folder / "clauses.ttl").write_text(named + ARCHIVE, encoding="utf-8")
    sources = (folder / "sources.ttl").read_text(encoding="utf-8")
    assert sources.count("a mcp:Source ;") == 1
    named = sources.replace("a mcp:Source ;", 'a mcp:Source ;\n    mcp:fact "AT-0" ;')
    (folder / "sources.ttl").write_text(named, encoding="utf-8")
    return folder
