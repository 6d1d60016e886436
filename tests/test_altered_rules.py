"""What is not known stays not known: rules of the invented framework, altered one at a time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from command import Done, run
from invented import atlantis_in

SHAPE = """sh:path mcp:title ;
    sh:minCount 1 ;"""
PEARLS = b"""@prefix mcp: <https://w3id.org/mcpolicy/vocab#> .
<urn:x:1> a mcp:Offer ; mcp:title "Sea"@en ;
    mcp:credit [ mcp:amount 18.5 ; mcp:creditSystem "pearl" ] ."""
ELEMENT = """
atlantis:element-a a mcp:FrameworkElement ;
    rdfs:label "An element"@en , "Un élément"@fr , "Um elemento"@pt ;
    mcp:paraphrase "It is asked for."@en , "Il est demandé."@fr , "É pedido."@pt ;
    mcp:modality mcp:Descriptive ; mcp:status mcp:Proposal ; mcp:evidence mcp:Reported ;
    mcp:validFrom "2024-01-01"^^xsd:date ; mcp:dateBasis mcp:Publication ;
    dcterms:source atlantis:source-code ; mcp:locator "article 9" .
atlantis:has-it a mcp:Condition , sh:PropertyShape ;
    rdfs:label "it has the element"@en , "il a l'élément"@fr , "tem o elemento"@pt ;
    sh:targetClass mcp:FrameworkRecord ; sh:path mcp:hasElement ; sh:hasValue atlantis:element-a .
"""


def altered(
    folder: Path, shape: str, *, target: str = "mcp:MicroCredential", more: str = ""
) -> Path:
    """Give a copy of the framework whose rule on titles is in force, with another shape."""
    path = atlantis_in(folder / "atlantis") / "rules.ttl"
    text = path.read_text(encoding="utf-8")
    head, mark, rule = text.partition("atlantis:rule-next a")
    assert rule.count(SHAPE) == rule.count("sh:targetClass mcp:MicroCredential") == 1
    rule = rule.replace(SHAPE, shape).replace("2027-01-01", "2024-01-01", 1)
    rule = rule.replace("sh:targetClass mcp:MicroCredential", f"sh:targetClass {target}")
    path.write_text(head + mark + rule + more, encoding="utf-8")
    return path.parent


def check(folder: Path, *arguments: str, stdin: bytes = PEARLS) -> Done:
    found = ("--framework-path", str(folder), "-f", "atlantis", "--as-of", "2026-01-15")
    return run(["check", *arguments, *found, "--format", "json"], stdin=stdin)


def outcome(done: Done) -> tuple[str, str | None]:
    (result,) = json.loads(done.stdout)["results"]
    (one,) = (one for one in result["outcomes"] if one["id"] == "atlantis:rule-next")
    return one["outcome"], one["message"]


@pytest.mark.parametrize("asked", ["sh:minCount 1", "sh:maxCount 0"])
def test_a_condition_that_is_not_known_leaves_the_rule_undetermined(
    tmp_path: Path, asked: str
) -> None:
    """Nothing shows whether a framework has the element, whatever the rule would say."""
    shape = f"sh:path mcp:identifier ; {asked} ; mcp:appliesWhen atlantis:has-it ;"
    folder = altered(tmp_path, shape, target="mcp:FrameworkRecord", more=ELEMENT)
    done = check(folder, "--framework-as-record", "eu")
    assert outcome(done) == (
        "undetermined",
        "nothing that is encoded of the framework can show whether it has this",
    )


@pytest.mark.parametrize("needed", ["mcp:hoursHere", "mcp:creditsHere"])
def test_a_size_that_is_needed_and_known_is_no_reason_to_doubt(tmp_path: Path, needed: str) -> None:
    """18.5 pearls are 185 to 222 hours: a range, which the shape itself does not look at."""
    folder = altered(tmp_path, f"{SHAPE} mcp:needs {needed} ;")
    assert outcome(check(folder, "-")) == ("satisfied", None)


def test_a_size_that_is_needed_and_not_stated_is_missing(tmp_path: Path) -> None:
    folder = altered(tmp_path, f"{SHAPE} mcp:needs mcp:hoursHere ;")
    bare = PEARLS.partition(b";\n")[0] + b" ."
    assert outcome(check(folder, "-", stdin=bare))[0] == "undetermined"


def test_what_an_engine_cannot_decide_names_the_rule(tmp_path: Path) -> None:
    folder = altered(tmp_path, "sh:path mcp:credit ; sh:lessThan mcp:title ;")
    done = check(folder, "-")
    assert done.returncode == 4
    assert b"atlantis:rule-next: " in done.stderr
