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
