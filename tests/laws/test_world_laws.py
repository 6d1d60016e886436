"""A range is judged as a brute force over its numbers would judge it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from strategies import intervals

from mcpolicy import (
    Checker,
    CreditClaim,
    InputRecord,
    Interval,
    LangText,
    Library,
    Offer,
    OutcomeKind,
)

DAY = date(2026, 1, 1)
_HEAD = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix mcp: <https://w3id.org/mcpolicy/vocab#> .
@prefix worlds: <https://w3id.org/mcpolicy/framework/worlds#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
_WORDS = """mcp:modality mcp:Must ; mcp:status mcp:Law ; mcp:evidence mcp:Verified ;
    mcp:validFrom "2000-01-01"^^xsd:date ; dcterms:source worlds:source ; mcp:locator "1" ."""
_RULES = {
    "band": """a mcp:Rule , sh:PropertyShape ; sh:path mcp:creditsHere ;
        sh:minInclusive 5.0 ; sh:maxExclusive 12.0""",
    "ceiling": "a mcp:Rule , sh:PropertyShape ; sh:path mcp:creditsHere ; sh:maxExclusive 12.0",
    "outside": """a mcp:Rule , sh:NodeShape ; sh:or (
        [ sh:path mcp:creditsHere ; sh:maxExclusive 5.0 ]
        [ sh:path mcp:creditsHere ; sh:minExclusive 12.0 ] )""",
    "one-of": "a mcp:Rule , sh:PropertyShape ; sh:path mcp:creditsHere ; sh:in ( 5.0 12.0 )",
    "hours": "a mcp:Rule , sh:PropertyShape ; sh:path mcp:hoursHere ; sh:minInclusive 50.0",
}
TRUTH: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "band": lambda credits, hours: 5 <= credits < 12,
    "ceiling": lambda credits, hours: credits < 12,
    "outside": lambda credits, hours: credits < 5 or credits > 12,
    "one-of": lambda credits, hours: credits in (5, 12),
    "hours": lambda credits, hours: hours >= 50,
}


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    folder = tmp_path_factory.mktemp("frameworks") / "worlds"
    folder.mkdir()
    rules = "\n".join(
        f"""worlds:rule-{name} {shape} ; rdfs:label "{name}"@en ; sh:targetClass mcp:Offer ;
        sh:message "no"@en ; {_WORDS}"""
        for name, shape in _RULES.items()
    )
    unit = f"""worlds:unit a mcp:CreditSystem ; rdfs:label "unit"@en ; skos:notation "world unit" ;
        mcp:workloadUnit mcp:NotionalHour ;
        mcp:hoursPerCreditMin 10.0 ; mcp:hoursPerCreditMax 10.0 ; {_WORDS}"""
    header = """worlds:framework a mcp:Framework ; rdfs:label "Worlds"@en ;
        mcp:frameworkId "worlds" ; mcp:version "1" ; mcp:usesCreditSystem worlds:unit .
        worlds:source a mcp:Source ; rdfs:label "S"@en ; dcterms:title "S" ."""
    (folder / "framework.ttl").write_text(_HEAD + header + unit + rules, encoding="utf-8")
    return Checker(library=Library([Path(folder)]))


@settings(max_examples=settings().max_examples * 3 // 5)  # each one is a whole check
@given(intervals(0, 20))
def test_the_interval_answer_agrees_with_brute_force(checker: Checker, amount: Interval) -> None:
    offer = Offer(
        title=LangText.of("x"), credits=(CreditClaim(amount=amount, system="world unit"),)
    )
    (result,) = checker.check(
        [InputRecord(subject=offer, path="-", format="python", index=0, digest="")],
        ["worlds"],
        as_of=DAY,
    ).results
    step = (amount.high - amount.low) / 400
    points = [amount.low + step * number for number in range(401)] if step else [amount.low]
    points += [Fraction(value) for value in (5, 12) if Fraction(value) in amount]
    for outcome in result.outcomes:
        truth = TRUTH[outcome.rule.id.removeprefix("worlds:rule-")]
        found = {truth(point, point * 10) for point in points}
        expected = (
            OutcomeKind.UNDETERMINED
            if len(found) == 2
            else OutcomeKind.SATISFIED
            if found == {True}
            else OutcomeKind.VIOLATED
        )
        assert outcome.kind is expected, (outcome.rule.id, str(amount))
