"""Every engine of the table: each leaf on small records, the W3C suite, and a toy beside them."""

from __future__ import annotations

from datetime import date

import pytest
from toy import ToyEngine
from w3c import cases, shapes_of

from helpers import CORPORA, need
from mcpolicy import Checker, check_credential
from mcpolicy.check.judge import Judge, target_nodes
from mcpolicy.engine import ENGINES, Engine, make_engine
from mcpolicy.errors import FrameworkError
from mcpolicy.model import CreditClaim, Offer
from mcpolicy.shape.read import read_shapes
from mcpolicy.shape.truth import Truth
from mcpolicy.text import LangText
from mcpolicy.turtle import Iri, parse_turtle

SUITE = CORPORA / "w3c-shacl-core"
PREFIXES = """
@prefix : <http://example.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
RECORD = """
:one a :Thing ; :size 20.0 ; :name "Sand"@en , "Sable"@fr ; :code "AB12" ; :role :core ;
    :start "2025-01-01"^^xsd:date ; :end "2025-06-30"^^xsd:date ;
    :part [ :weight 3 ; :kind :small ] , [ :weight 9 ; :kind :large ] .
:core a :Role .
"""
LEAVES = {
    "sh:path :size ; sh:minCount 1": True,
    "sh:path :size ; sh:minCount 2": False,
    "sh:path :name ; sh:maxCount 2": True,
    "sh:path :name ; sh:maxCount 1": False,
    "sh:path :nothing ; sh:minCount 1": False,
    "sh:path :nothing ; sh:maxCount 0": True,
    "sh:path :size ; sh:minInclusive 20.0": True,
    "sh:path :size ; sh:minExclusive 20.0": False,
    "sh:path :size ; sh:maxInclusive 20.0": True,
    "sh:path :size ; sh:maxExclusive 20.0": False,
    "sh:path :nothing ; sh:maxExclusive 20.0": True,
    "sh:path ( :part :weight ) ; sh:maxInclusive 9": True,
    "sh:path ( :part :weight ) ; sh:maxExclusive 9": False,
    "sh:path :code ; sh:minLength 4": True,
    "sh:path :code ; sh:maxLength 3": False,
    'sh:path :code ; sh:pattern "^[A-Z]{2}[0-9]{2}$"': True,
    'sh:path :code ; sh:pattern "^[a-z]+$"': False,
    'sh:path :code ; sh:pattern "^ab12$" ; sh:flags "i"': True,
    'sh:path :name ; sh:languageIn ( "en" "fr" )': True,
    'sh:path :name ; sh:languageIn ( "en" )': False,
    "sh:path :name ; sh:uniqueLang true": True,
    "sh:path :role ; sh:class :Role": True,
    "sh:path :role ; sh:class :Thing": False,
    "sh:path :size ; sh:datatype xsd:decimal": True,
    "sh:path :size ; sh:datatype xsd:integer": False,
    "sh:path :role ; sh:nodeKind sh:IRI": True,
    "sh:path :role ; sh:nodeKind sh:Literal": False,
    "sh:path :role ; sh:hasValue :core": True,
    "sh:path :role ; sh:hasValue :elective": False,
    "sh:path :role ; sh:in ( :core :elective )": True,
    "sh:path ( :part :kind ) ; sh:in ( :small )": False,
    "sh:path :start ; sh:lessThan :end": True,
    "sh:path :end ; sh:lessThan :start": False,
    "sh:path :start ; sh:lessThanOrEquals :start": True,
    "sh:path :start ; sh:equals :end": False,
    "sh:path :start ; sh:disjoint :end": True,
    "sh:path [ sh:inversePath :role ] ; sh:minCount 1": False,
    "sh:path [ sh:alternativePath ( :nothing :code ) ] ; sh:minCount 1": True,
    "sh:path [ sh:zeroOrMorePath :role ] ; sh:minCount 2": True,
    "sh:path [ sh:oneOrMorePath :role ] ; sh:minCount 2": False,
    "sh:path [ sh:zeroOrOnePath :role ] ; sh:maxCount 2": True,
    "sh:not [ sh:path :role ; sh:hasValue :core ]": False,
    "sh:not [ sh:path :role ; sh:hasValue :elective ]": True,
    "sh:or ( [ sh:path :nothing ; sh:minCount 1 ] [ sh:path :code ; sh:minCount 1 ] )": True,
    "sh:and ( [ sh:path :nothing ; sh:minCount 1 ] [ sh:path :code ; sh:minCount 1 ] )": False,
    "sh:xone ( [ sh:path :size ; sh:minCount 1 ] [ sh:path :code ; sh:minCount 1 ] )": False,
    "sh:node [ sh:path :code ; sh:minCount 1 ]": True,
    "sh:property [ sh:path :nothing ; sh:minCount 1 ]": False,
    "sh:path :part ; sh:qualifiedValueShape [ sh:path :weight ; sh:maxInclusive 5 ] ; "
    "sh:qualifiedMinCount 1": True,
    "sh:path :part ; sh:qualifiedValueShape [ sh:path :weight ; sh:maxInclusive 5 ] ; "
    "sh:qualifiedMinCount 2": False,
    "sh:path :part ; sh:qualifiedValueShape [ sh:path :weight ; sh:maxInclusive 5 ] ; "
    "sh:qualifiedMaxCount 0": False,
    "sh:path :part ; sh:node [ sh:path :kind ; sh:in ( :small :large ) ]": True,
    "sh:path :part ; sh:node [ sh:closed true ; sh:property [ sh:path :kind ] ]": False,
    "sh:deactivated true ; sh:path :nothing ; sh:minCount 1": True,
}
"""Shapes on the record, each with whether the record conforms, by hand."""


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    return make_engine(request.param)


@pytest.mark.parametrize("text", LEAVES)
def test_a_shape_on_a_small_record(engine: Engine, text: str) -> None:
    values = parse_turtle((PREFIXES + RECORD).encode())
    (shape,) = read_shapes(
        parse_turtle(f"{PREFIXES} :shape sh:targetNode :one ; {text} .".encode())
    )
    judge = Judge(values, engine.prepare([shape]).on(values))
    node = Iri("http://example.org/one")
    assert judge.stand(shape, (node,)) == {node: Truth.of(LEAVES[text])}


@pytest.mark.filterwarnings("ignore:Parsing weird boolean")
def test_the_w3c_suite(engine: Engine) -> None:
    """All 98 verdicts of the suite: leaves by the engine, the rest by the judge."""
    wrong: list[str] = []
    count = 0
    for case in cases(need(SUITE)):
        shapes = shapes_of(case.shapes)
        judge = Judge(
            case.data,
            engine.prepare(shapes).on(case.data),
            named={shape.iri: shape for shape in shapes if shape.iri is not None},
        )
        truths = (judge.stand(shape, target_nodes(shape, case.data)) for shape in shapes)
        if all(truth is Truth.HOLDS for one in truths for truth in one.values()) != case.conforms:
            wrong.append(case.name)
        count += 1
    assert (wrong, count) == ([], 98)


def test_a_leaf_that_an_engine_cannot_use_is_refused(engine: Engine) -> None:
    """A pattern that is no regular expression: never passed over."""
    values = parse_turtle((PREFIXES + RECORD).encode())
    text = f'{PREFIXES} :shape sh:targetNode :one ; sh:path :code ; sh:pattern "(" .'
    (shape,) = read_shapes(parse_turtle(text.encode()))
    with pytest.raises(FrameworkError):
        Judge(values, engine.prepare([shape]).on(values)).stand(
            shape, (Iri("http://example.org/one"),)
        )


def test_a_name_that_leads_nowhere_or_in_a_circle_is_refused(engine: Engine) -> None:
    values = parse_turtle((PREFIXES + RECORD).encode())
    node = Iri("http://example.org/one")
    for text in (
        ":shape sh:targetNode :one ; sh:node :gone .",
        ":shape sh:targetNode :one ; sh:node :shape .",
    ):
        (shape,) = read_shapes(parse_turtle((PREFIXES + text).encode()))
        named = {shape.iri: shape} if shape.iri and ":gone" not in text else {}
        judge = Judge(values, engine.prepare([shape]).on(values), named=named)
        with pytest.raises(FrameworkError, match="no shape is called"):
            judge.stand(shape, (node,))


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> Engine:
    """The toy engine, in the table by one line."""
    monkeypatch.setitem(ENGINES, "toy", "toy:ToyEngine")
    return make_engine("toy")


def test_a_toy_engine_is_one_file_and_one_line(toy: Engine) -> None:
    """The rules of the ACQF only count and compare with listed values."""
    assert isinstance(toy, ToyEngine)
    offer = Offer(title=LangText.of("Harbour law"), credits=(CreditClaim(system="ECTS"),))
    report = check_credential(offer, "acqf", checker=Checker(engine=toy), as_of=date(2026, 1, 15))
    (result,) = report.results
    assert report.engine == "toy 1"
    assert {outcome.rule.id: outcome.kind for outcome in result.outcomes} == {
        "acqf:rule-definition-assessed": "undetermined",  # nothing is said of an assessment
        "acqf:rule-definition-quality-assured": "violated",
        "acqf:rule-import-title": "satisfied",
        "acqf:rule-import-learning-outcome": "violated",
        "acqf:rule-import-credit": "violated",  # it has a system, and no number
    }


def test_what_a_toy_engine_cannot_decide_is_refused(toy: Engine) -> None:
    """Mauritius has bounds."""
    with pytest.raises(FrameworkError, match="the toy engine knows no Bound"):
        check_credential(Offer(), "mauritius", checker=Checker(engine=toy))
